/** What a piece of text names. */
export type Identifier = 'mail' | 'uuid' | 'mac' | 'ip';

/** What names a person, a machine or a place by its shape alone; in this order. */
export const identifiers: readonly (readonly [RegExp, Identifier])[] = [
  // What stands before a unit's @ is the name of its template.
  [
    /[\w.+-]{1,64}@(?!\d{1,3}\.\d)(?![\w.-]*\.(?:service|socket|slice|scope|target|timer|mount|device|path)\b)[\w-]{1,63}(?:\.[\w-]{1,63})+/g,
    'mail',
  ],
  [
    /(?<![0-9a-z])[0-9a-f]{8}(?:(?:[-_]|\\x2d)[0-9a-f]{4}){3}(?:[-_]|\\x2d)[0-9a-f]{12}(?![0-9a-z])/gi,
    'uuid',
  ],
  // Ethernet has six bytes, InfiniBand up to twenty; switches write three groups, of which letters tell that they are one.
  [/(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,19}(?![\w:-])/gi, 'mac'],
  [/(?<![\w.-])(?=[0-9.]{0,13}[a-f])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.-])/gi, 'mac'],
  // As some systems leave zeros out; and GUIDs of InfiniBand, which are not four numbers of PCI.
  [/(?<![\w:.-])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![\w:.-])/gi, 'mac'],
  [
    /(?<![\w:.-])(?!(?:[0-9a-f]{4}:){0,2}(?:10de|15b3|8086|1022|1af4):)[0-9a-f]{4}(?::[0-9a-f]{4}){3}(?![\w:.-])/gi,
    'mac',
  ],
  // A version may have four parts as well, and says so: before it, or by the revision after it.
  [
    /(?=\d{1,3}\.\d)(?<![\d.]|\bv|version["']?[=: ]{1,3}["']?v?|\b(?:cuda|cudnn|nccl|tensorrt|toolkit|driver|containerd|runc|vbios|firmware|ofed|hpcx)[ _-]|\b(?:lib|nvidia-)(?:cu|n[cpv])[\w+-]{1,40}[ \t=~<>_/-]{1,40})(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?!\.?\d|[+~]|-microsoft|-\d{1,3}(?![\d.])|-[a-z]+\d|_[a-z]|\.(?:el|fc)\d|\.(?:deb|rpm|run|whl|zip|tar|tgz)\b)/gi,
    'ip',
  ],
  [
    /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){2,7}:|::(?:[0-9a-f]{1,4}:){1,6}[0-9a-f]{1,4})(?![\w:])/gi,
    'ip',
  ],
];
