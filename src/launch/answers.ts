import type { JsonObject } from '../check.ts';
import { booleanAt, numberAt, parseObject, stringAt } from '../json.ts';
import { mark, textAt, textsAt } from './answer-fields.ts';
import {
  allreduceOf,
  cudaOf,
  dataloaderOf,
  devicesSeen,
  librariesOf,
  limitsOf,
  matmulOf,
  refusedOf,
  torchOf,
} from './answer-steps.ts';
import type { LaunchMeasured } from './measured.ts';

type Lines = readonly JsonObject[];

/** Reads what the script said among whatever else was printed; lines of another run or half ones do not count. */
export function readAnswers(output: string, nonce: string): LaunchMeasured {
  const lines = output.split('\n').flatMap((line) => {
    const answer = line.startsWith(mark) ? parseObject(line.slice(mark.length)) : null;
    return answer !== null && stringAt(answer, 'nonce') === nonce ? [answer] : [];
  });
  const last = (step: string): JsonObject | null =>
    lines.findLast((line) => stringAt(line, 'step') === step) ?? null;
  const nodes = last('devices') ?? {};
  return {
    started: last('start') !== null,
    complete: last('end') !== null && nothingIsMissing(last, lines),
    stoppedBefore: textAt(last('out-of-time') ?? {}, 'before'),
    python: textAt(last('start') ?? {}, 'python'),
    torch: torchOf(last('torch')),
    libraries: librariesOf(last('libraries')),
    nodes: textsAt(nodes, 'nodes'),
    visibleDevices: textAt(nodes, 'visibleDevices'),
    cudaVisibleDevices: textAt(nodes, 'cudaVisibleDevices'),
    driverCapabilities: textAt(nodes, 'driverCapabilities'),
    cudaLibrary: textAt(last('cuda') ?? {}, 'library'),
    refusedNodes: refusedOf(last('refused')),
    cuda: cudaOf(last('cuda')),
    matmul: matmulOf(lines),
    dataloader: dataloaderOf(last('dataloader')),
    allreduce: allreduceOf(last('allreduce')),
    limits: limitsOf(last('limits')),
  };
}

/** Whether each step that has to follow from the others' answers gave one, too: silence must not pass for success. */
function nothingIsMissing(last: (step: string) => JsonObject | null, lines: Lines): boolean {
  const torch = last('torch');
  if (torch === null) return false;
  if (!booleanAt(torch, 'ok')) return true;
  const cuda = last('cuda');
  const workers = numberAt(last('start') ?? {}, 'workers') ?? 0;
  if (cuda === null || (workers > 0 && last('dataloader') === null)) return false;
  const products = matmulOf(lines);
  const count = devicesSeen(cuda);
  if (products.length < count) return false;
  return count < 2 || products.some(({ ok }) => !ok) || last('allreduce') !== null;
}
