import { asked } from '../../src/knowledge/gpu-route.ts';
import { type CdiView, specsUsed } from './reader.ts';

/** Why it is not known whether the specifications that this launch uses fit this machine; null: all of it was seen. */
export function untold(view: CdiView): string | null {
  if (view.reader === null) return null;
  const nameless = view.devices.find((name) => view.known.get(name)?.kind !== 'device');
  if (nameless !== undefined) {
    const closed = view.cdi.specs.find(({ kind }) => kind === 'unread');
    return closed === undefined
      ? `the engine lists ${nameless}, and no specification that defines it was found`
      : `${closed.path} could not be read`;
  }
  for (const spec of specsUsed(view)) {
    const [silent] = [spec.common, ...asked(spec, view.devices)].flatMap(({ unread }) => unread ?? []);
    if (silent !== undefined) return `${silent}, which ${spec.path} names, could not be looked at`;
  }
  return null;
}
