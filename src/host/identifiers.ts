/** What a piece of text names. */
export type Identifier = 'mail' | 'uuid' | 'mac' | 'ip';

/** What names a person, a machine or a place by its shape alone; in this order. */
export const identifiers: readonly (readonly [RegExp, Identifier])[] = [
  // What stands before a unit's @ is the name of its template.
  [
    /[\w.+-]{1,64}@(?!\d{1,3}\.\d)(?![\w.-]*\.(?:service|socket|slice|scope|target|timer|mount|device|path)\b)[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
    'mail',
  ],
  [/\b[0-9a-f]{8}(?:(?:-|\\x2d)[0-9a-f]{4}){3}(?:-|\\x2d)[0-9a-f]{12}\b/gi, 'uuid'],
  // Ethernet has six bytes, InfiniBand up to twenty; switches write three groups, of which letters tell that they are one.
  [/(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,19}(?![\w:-])/gi, 'mac'],
  [/(?<![\w.-])(?=[0-9.]{0,13}[a-f])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.-])/gi, 'mac'],
  // A version may have four parts as well, and says so: before it, or by the revision after it.
  [
    /(?<![\d.]|\bv|version["']?[=: ]{1,3}["']?v?|\b(?:cuda|cudnn|nccl|tensorrt|toolkit|driver|containerd|runc)[ _-])(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?!\.?\d|[+~]|-microsoft|-\d{1,3}(?![\d.])|-[a-z]+\d)/gi,
    'ip',
  ],
  [
    /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){2,7}:|::(?:[0-9a-f]{1,4}:){1,6}[0-9a-f]{1,4})(?![\w:])/gi,
    'ip',
  ],
];
