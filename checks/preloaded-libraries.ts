import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import type { PreloadFact } from '../src/probes/preload.ts';
import { byHand } from './fixes/steps.ts';

/** What the CLI says when the process that it forks to ask the driver dies, or answers nothing. */
const died = /driver (?:rpc )?error: failed to process request/;

export default defineCheck({
  id: 'preloaded-libraries',
  title: "No preloaded library gets into the toolkit's way",
  needs: ['preload', 'launch'],
  codes: ['ld-preload-conflict'],
  applies: ({ launch }) =>
    (launch.kind === 'refused' && died.test(launch.text)) ||
    'no launch was refused in a way that would point there',
  examine({ preload }): readonly Finding<'ld-preload-conflict'>[] {
    const { libraries, citrix } = preload;
    const daemon = preload.daemon ?? [];
    if (libraries.length + daemon.length === 0 && !citrix) return [];
    const what = [
      ...libraries,
      ...daemon.map((path) => `${path} (LD_PRELOAD of dockerd)`),
      ...(citrix ? ['Citrix Workspace (icaclient)'] : []),
    ];
    return [
      {
        code: 'ld-preload-conflict',
        severity: 'warning',
        message: `The toolkit's process that asks the driver failed, and this machine puts a library of somebody else's into it: ${what.join(', ')}. Others have mended such a failure by taking it out.`,
        seen: { libraries, daemon, citrix },
        fixes: [takeOut(preload)],
      },
    ];
  },
});

function takeOut({ libraries, citrix }: PreloadFact): Fix {
  const common = {
    id: 'take-out-preload',
    title: 'Take the preloaded library out and launch again',
    risk: 'manual',
    source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/556',
  } as const;
  if (citrix) return { ...common, steps: [byHand(withoutCitrix)] };
  if (libraries.length > 0) return { ...common, steps: [byHand(withoutFile)] };
  return { ...common, then: 'restart-engine', steps: [byHand(withoutVariable)] };
}

const withoutCitrix =
  'Remove Citrix Workspace (the package icaclient) for a try; its add-ons put themselves into every program.';
const withoutFile =
  'Take the lines out of /etc/ld.so.preload for a try, and keep a copy: whoever put them there may depend on them.';
const withoutVariable =
  'Take LD_PRELOAD out of what sets it for dockerd (systemctl cat docker shows the unit, its drop-ins and the files of variables that they name), then systemctl daemon-reload. Running containers may lose their GPUs by that.';
