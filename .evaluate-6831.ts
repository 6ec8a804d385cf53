
import { readFileSync } from 'node:fs';
import { collectorOf } from './src/explain/sightings.ts';
import { problemsIn } from './src/explain/problems.ts';
import { pastedSignatures } from './src/signatures/pasted.ts';
import * as packing from './src/signatures/pack.ts';
const ready:any = 'readable' in packing ? (packing as any).readable(pastedSignatures) : pastedSignatures;
const [file, ...flags] = process.argv.slice(2);
const cases = readFileSync(file,'utf8').trim().split('\n').map((l)=>JSON.parse(l)).filter((c)=>c.wording==='verbatim'||flags.includes('--all'));
export const answer=(text:string)=>{ const c=collectorOf(ready); c.read(Buffer.from(text)); const t=problemsIn(c.end()); 
 const tops=t.problems.map(p=>({code:p.code,confidence:p.confidence as string}));
 const others=t.problems.flatMap(p=>p.others.map(o=>({code:o.code,confidence:'possible'})));
 const list=[...tops,...t.harmless.map(h=>({code:h.code,confidence:'certain'})),...others].filter((x,i,l)=>l.findIndex(y=>y.code===x.code)===i);
 return {list, explains:t.problems.flatMap(p=>p.explains.map(e=>e.code))}; };
const S={n:0,top1:0,top3:0,none:0,falseCertain:0}; const out:string[]=[];
for(const c of cases){ S.n++; const {list,explains}=answer(c.error); const codes=list.map(x=>x.code);
 const at=codes.indexOf(c.rootCause);
 if(at===0) S.top1++; if(at>=0&&at<3) S.top3++; if(codes.length===0) S.none++;
 const fc=list.find(x=>x.confidence==='certain'&&x.code!==c.rootCause); if(at!==0&&fc) S.falseCertain++;
 if(at!==0) out.push(`${at<0?(codes.length?'WRONG':'NONE '):'#'+(at+1)+'   '} ${c.id} want ${c.rootCause} got ${list.slice(0,4).map(x=>x.code+'('+x.confidence[0]+')').join(' ')}${explains.length?' explains '+explains.join(','):''}${flags.includes('--misses')?'\n      ['+String(c.environment).slice(0,200)+']\n'+c.error.slice(0,700).replace(/^/gm,'      | '):''}`);
}
console.log(out.join('\n')); console.log(JSON.stringify(S), 'top1', (100*S.top1/S.n).toFixed(1)+'%','top3',(100*S.top3/S.n).toFixed(1)+'%');
