import { defineCheck, type Finding } from '../src/check.ts';
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
  examine({ preload: { libraries, citrix } }): readonly Finding<'ld-preload-conflict'>[] {
    if (libraries.length === 0 && !citrix) return [];
    const what = [...libraries, ...(citrix ? ['Citrix Workspace (icaclient)'] : [])].join(', ');
    return [
      {
        code: 'ld-preload-conflict',
        severity: 'warning',
        message: `The toolkit's process that asks the driver failed, and this machine puts a library of somebody else's into every program: ${what}. Others have mended such a failure by taking it out.`,
        seen: { libraries, citrix },
        fixes: [
          {
            id: 'take-out-preload',
            title: 'Take the preloaded library out and launch again',
            risk: 'manual',
            steps: [
              byHand(
                citrix
                  ? 'Remove Citrix Workspace (the package icaclient) for a try; its add-ons put themselves into every program.'
                  : 'Take the lines out of /etc/ld.so.preload for a try, and keep a copy: whoever put them there may depend on them.',
              ),
            ],
            source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/556',
          },
        ],
      },
    ];
  },
});
