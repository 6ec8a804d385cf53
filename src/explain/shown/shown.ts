import {
  imageOfProcessor,
  noToolkitListed,
  rootOfDriver,
  runtimesListed,
  specificationOfDriver,
  toolkitBeforeGroups,
} from './containers.ts';
import { environmentShown, hostWithoutDriver, visibleDevices } from './environment.ts';
import { memoryOfNobody, outOfMemory } from './memory.ts';
import { metricsShown } from './metrics.ts';
import { halfInstalled, moduleThere, noDriverInUse, noDriverThere, noGpuListed } from './modules.ts';
import { pasteOf, type Reader, type Shown } from './paste.ts';
import { queryShown } from './query.ts';
import { fabricAndDriver, fewerLanes, releaseAndDriver, releaseAndGpu } from './releases.ts';
import { ruledOutBy } from './ruled-out.ts';

/** More is no paste of somebody's screen. Bytes. */
export const longestPaste = 32_768;

const readers: readonly Reader[] = [
  outOfMemory,
  queryShown,
  metricsShown,
  environmentShown,
  hostWithoutDriver,
  visibleDevices,
  releaseAndGpu,
  releaseAndDriver,
  fabricAndDriver,
  moduleThere,
  noDriverInUse,
  halfInstalled,
  noGpuListed,
  noDriverThere,
  fewerLanes,
  memoryOfNobody,
  noToolkitListed,
  runtimesListed,
  specificationOfDriver,
  imageOfProcessor,
  toolkitBeforeGroups,
  rootOfDriver,
];

/** What a paste tells by its form, in the order of its lines, and what it speaks against. */
export function shownBy(text: string): {
  readonly shown: readonly Shown[];
  readonly ruledOut: ReadonlySet<string>;
} {
  const paste = pasteOf(text);
  const shown = readers.flatMap((reader) => reader(paste));
  return { shown: shown.toSorted((one, two) => one.line - two.line), ruledOut: ruledOutBy(paste) };
}
