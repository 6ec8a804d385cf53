/**
 * GPUs of one machine by model, as NVIDIA's Fabric Manager guide counts them for the systems with NVSwitches.
 * Source: https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html
 */
const models: readonly (readonly [RegExp, number])[] = [
  [/\bDGX[- ]?2H?\b/i, 16],
  [/\bDGX[- ]?(?:A100|H100|H200|B200)\b/i, 8],
];

/** How many GPUs a DGX of this name has; null where that is not known. A DGX Station has fewer. */
export function dgxGpus(name: string | null): number | null {
  if (name === null || /station/i.test(name)) return null;
  return models.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
