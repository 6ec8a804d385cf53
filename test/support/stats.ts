/** Answers to stat for tests. */
export const file = {
  type: 'file',
  sizeBytes: 1,
  mode: 0o755,
  uid: 0,
  gid: 0,
  ctimeMs: 1,
  birthMs: 1,
  major: null,
  minor: null,
} as const;

export const folder = { ...file, type: 'directory' } as const;

export const device = (major: number, minor: number) =>
  ({ ...file, type: 'character-device', mode: 0o666, major, minor }) as const;
