/** Where the CDI library looks if nobody says otherwise, and NVIDIA's runtime in mode cdi. A later one has precedence. */
export const usualCdiDirs: readonly string[] = ['/etc/cdi', '/var/run/cdi'];

/** One name for a directory: /run and /var/run are the same. */
export const cdiDir = (dir: string): string => dir.replace(/\/+$/, '').replace(/^\/run\//, '/var/run/');
