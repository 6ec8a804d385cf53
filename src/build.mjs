#!/usr/bin/env node
// Builds dist/: the generated modules, the types (tsc) and the code (esbuild). `generate` stops after the first.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  builtApart,
  builtInModules,
  bundled,
  comparedLazily,
  dataApart,
  jsonAsText,
  licencesOf,
  requiredApart,
  withoutColourSearch,
} from './build-bundled.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

/** Texts that the program shows or sends are packed into modules, so that every form of it has them. */
async function generate() {
  mkdirSync(at('src/generated'), { recursive: true });
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  write('version.ts', `export const version = ${JSON.stringify(version)};\n`);
  const checks = pagesIn('checks');
  write('pages.json', json(checks));
  write(
    'sections.json',
    json({ checks: sectionsIn(checks), texts: sectionsIn(pagesIn('src/explain/pages')) }),
  );
  write(
    'launch-script.ts',
    `export const launchScript = ${json(readFileSync(at('src/launch/probe.py'), 'utf8'))};\n`,
  );
  write(
    'html-page.ts',
    `export const pageStyle = ${json(readFileSync(at('src/render/html/page.css'), 'utf8'))};\n\nexport const pageScript = ${json(readFileSync(at('src/render/html/page.js'), 'utf8'))};\n`,
  );
  write(
    'collector-shell.ts',
    `/** The parts of the collector, in their order. */\nexport const collectorShell: readonly string[] = ${json(textsIn('src/collector/shell'))};\n`,
  );
  write('signatures.json', json(await packedSignatures()));
}

/** The modules of the signatures are run once, here. */
async function packedSignatures() {
  const { build: bundle } = await import('esbuild');
  const contents =
    "import { pack } from './pack.ts';\nimport { pastedSignatures } from './pasted.ts';\nexport default pack(pastedSignatures);";
  const { outputFiles } = await bundle({
    stdin: { contents, resolveDir: at('src/signatures'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).default;
}

/** By name, without the ending. */
const pagesIn = (folder) =>
  Object.fromEntries(
    readdirSync(at(folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.replace(/\.md$/, ''), readFileSync(at(folder, name), 'utf8')]),
  );

/** In the order of their names. */
const textsIn = (folder) =>
  readdirSync(at(folder))
    .sort()
    .map((name) => readFileSync(at(folder, name), 'utf8'));

/** What pages say of each code, with its heading. */
const sectionsIn = (pages) =>
  Object.fromEntries(
    Object.values(pages)
      .flatMap((page) => page.split(/^(?=#{1,3} )/m))
      .flatMap((part) => {
        const code = /^### (\S+)\n/.exec(part)?.[1];
        return code === undefined ? [] : [[code, part.trim()]];
      }),
  );

const json = (value) => JSON.stringify(value, null, 2);

/** A module that is as it should be is left alone: somebody may be reading it. */
function write(name, text) {
  const file = at('src/generated', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** Builds beside dist/ and then puts it in its place, so that a build that fails leaves the old one. */
async function build() {
  const target = at('node_modules', `.ngc-doctor-build-${process.pid}`);
  try {
    await code(target);
    types(target);
    for (const name of [
      'report.schema.json',
      'images.schema.json',
      'explain.schema.json',
      'diff.schema.json',
      'config.schema.json',
      'recording.schema.json',
    ])
      copyFileSync(at('src', name), join(target, name));
    // Scripts call the bin by this name, too, which it had first.
    writeFileSync(join(target, 'src/bin.js'), "#!/usr/bin/env node\nimport './bin.cjs';\n");
    for (const name of ['bin.cjs', 'bin.js']) chmodSync(join(target, 'src', name), 0o755);
    rmSync(at('dist'), { recursive: true, force: true });
    renameSync(target, at('dist'));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

async function code(target) {
  const { build: bundle } = await import('esbuild');
  const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  const shared = {
    outdir: join(target, 'src'),
    outbase: at('src'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !bundled.includes(name)),
    logLevel: 'warning',
    metafile: true,
  };
  const { metafile } = await bundle({
    ...shared,
    entryPoints: entries(['index', 'cli/main', 'cli/explain-here', 'cli/explain-fixes', 'cli/plugin-thread']),
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [builtInModules, withoutColourSearch, jsonAsText],
  });
  // One file is found and read sooner than many, CommonJS sooner than a module, and a large text sooner than a program.
  await bundle({
    ...shared,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    minifySyntax: true,
    minifyWhitespace: true,
    entryPoints: entries(['bin', 'cli/plain-explain', 'explain/excerpt']),
    plugins: [
      requiredApart(/\/(?:plain-explain|excerpt)\.ts$/),
      builtApart(/\.ts$/),
      builtInModules,
      withoutColourSearch,
      comparedLazily,
      dataApart(join(target, 'src')),
      jsonAsText,
    ],
  });
  writeFileSync(join(target, 'THIRD-PARTY-LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
}

const entries = (names) => names.map((name) => at('src', `${name}.ts`));

function types(target) {
  const tsc = at('node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', at('src'), '--outDir', target], { stdio: 'inherit' });
}

await generate();
if (process.argv[2] !== 'generate') await build();
