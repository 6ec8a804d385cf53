/** The libraries that LD_PRELOAD or /etc/ld.so.preload names: parted by blanks or colons (ld.so(8)). */
export const librariesIn = (text: string): readonly string[] =>
  text.split(/[\s:]+/).filter((word) => word !== '');
