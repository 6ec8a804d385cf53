/**
 * GPUs of one machine by model that compute: of the systems with NVSwitches as NVIDIA's Fabric Manager guide counts them,
 * of the others as their user guides do. A DGX Station A100 has one more for its display.
 * https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html, https://docs.nvidia.com/dgx/
 */
const models: readonly (readonly [RegExp, number])[] = [
  [/\bStation A100\b/i, 4],
  [/\bDGX[- ]?1\b/i, 8],
  [/\bDGX[- ]?2H?\b/i, 16],
  [/\bDGX[- ]?(?:A100|A800|H100|H800|H200|B200|B300)\b/i, 8],
  [/\bDGX Spark\b/i, 1],
];

/** How many GPUs a DGX of this name computes with; null where that is not known. */
export function dgxGpus(name: string | null): number | null {
  if (name === null) return null;
  if (/station/i.test(name) && !/A100/i.test(name)) return null;
  return models.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
