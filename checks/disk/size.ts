export const size = (bytes: number): string =>
  bytes >= 1000 ** 3 ? `${(bytes / 1000 ** 3).toFixed(1)} GB` : `${Math.floor(bytes / 1000 ** 2)} MB`;
