import type { Finding } from '../../src/check.ts';
import {
  type Capabilities,
  capabilitiesOf,
  neededCapabilities,
} from '../../src/knowledge/driver-capabilities.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { askForCapabilities, offerCapabilities } from '../fixes/gpu-request.ts';

type Code = 'driver-capabilities-missing' | 'driver-capabilities-invalid';

/** The doctor's own command asks for what is needed, so that only what config.toml keeps back is an error. */
export function capabilities(
  env: Readonly<Record<string, string>>,
  toolkit: ToolkitFact,
): readonly Finding<Code>[] {
  const found = capabilitiesOf(env, toolkit);
  if (found.kind === 'fine') return [];
  return [found.kind === 'refused' ? refused(found, toolkit) : missing(found, toolkit)];
}

type Of<K extends Capabilities['kind']> = Extract<Capabilities, { kind: K }>;

const own = `The command shown here asks for ${neededCapabilities} itself; other ways to launch the image need that too.`;

function missing({ by, asked }: Of<'no-compute'>, toolkit: ToolkitFact): Finding<Code> {
  const seen = { asked, by, toolkit: toolkit.version };
  const head = { code: 'driver-capabilities-missing', seen } as const;
  if (by === 'config') {
    return {
      ...head,
      severity: 'error',
      message: `${toolkit.configPath} offers containers no driver capability compute (supported-driver-capabilities), so no libcuda.so.1 gets in and CUDA finds no GPU.`,
      fixes: [offerCapabilities(toolkit)],
    };
  }
  const why =
    by === 'image'
      ? `The image asks for the driver capabilities ${asked}, without compute`
      : `The image asks for no driver capabilities, and toolkit ${toolkit.version} then gives utility alone`;
  return {
    ...head,
    severity: 'warning',
    message: `${why}: nvidia-smi works in the container, and CUDA does not. ${own}`,
    fixes: [askForCapabilities],
  };
}

function refused({ by, words }: Of<'refused'>, toolkit: ToolkitFact): Finding<Code> {
  const list = words.join(', ');
  const why =
    by === 'image' ? 'which the toolkit does not know' : `which ${toolkit.configPath} does not offer`;
  return {
    code: 'driver-capabilities-invalid',
    severity: 'warning',
    message: `The image asks for the driver capability ${list}, ${why}, and its hook refuses such a launch. ${own}`,
    seen: { words, by, toolkit: toolkit.version },
    fixes: by === 'image' ? [askForCapabilities] : [askForCapabilities, offerCapabilities(toolkit)],
  };
}
