/** With less than this even a container of an image that is here already may fail to start. Bytes. */
export const nearlyFull = 100 * 1024 ** 2;

/** In decimal units, as disks are sold. */
export const size = (bytes: number): string =>
  bytes >= 1000 ** 3 ? `${(bytes / 1000 ** 3).toFixed(1)} GB` : `${Math.floor(bytes / 1000 ** 2)} MB`;
