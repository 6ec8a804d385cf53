const place = (pattern: string, flags = 'g'): RegExp => new RegExp(pattern, flags);
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const host = String.raw`[A-Za-z][\w.-]{0,253}`;

/** Where programs name machines: the first group. */
export const toolHosts: readonly RegExp[] = [
  // By the end of a domain. Those of countries and of networks at home are ends of other things as well.
  place(String.raw`(?<![\w.@-])((?:${label}\.){1,6}(?:com|net|org|edu|gov|mil))(?![\w-]|\.\w)`, 'gi'),
  place(
    String.raw`(?<![\w.@-])((?:${label}\.){2,6}(?:de|fr|uk|nl|ch|at|eu|jp|cn|kr|au|ca|es|se|fi|dk|cz|br|ru|tw|hk|sg|local|lan|corp|internal|intranet))(?![\w-]|\.\w)`,
    'g',
  ),
  // Slurm, license servers, Windows, torchrun, systemd.
  place(
    String.raw`\b(?:NodeName|NodeHostName|NodeAddr|NodeList|SlurmctldHost|BatchHost|AllocNode|(?:Backup)?ServerAddress|MASTER_ADDR|COMPUTERNAME|USERDOMAIN)=(${host})`,
  ),
  place(`--(?:rdzv[_-]endpoint|master[_-]addr)[ =](${host})`),
  place(`(?:Static |Transient |\\b)hostname: (${host})`),
  // NCCL's log.
  place(String.raw`^(${host}):\d+:\d+ \[\d+\] NCCL `, 'gm'),
  // Servers of files.
  place(String.raw`^(${host}):/\S* \S+ nfs`, 'gm'),
  place(String.raw`(?<![\w.-])([\w.-]{1,253})@(?:tcp|o2ib)\d{0,3}:/`),
  // Parts of a directory, and comments of keys.
  place(String.raw`\bDC ?= ?(?!(?:com|org|net|edu|gov|local|corp|lan|internal)\b)([A-Za-z][\w-]*)`),
  place(String.raw`\b(?:ssh-\w{2,10}|ecdsa-[\w-]{1,30}) AAAA[\w+/=]{20,3000} [\w.-]{1,64}@(${host})`),
];

/** Columns of tables below which machines are named: Slurm, Kubernetes, Docker. */
export const hostColumn = /(?<![\w@/])(?:NODELIST(?:\(REASON\))?|NODE|HOSTNAMES?)(?![\w/]| NAME)/g;
/** Those that `kubectl get nodes` lists. */
const nodes = /^NAME +STATUS +ROLES[^\n]*\n((?:[\w.-]+ [^\n]*(?:\n|$))+)/gm;
/** Hosts with slots, with commas between. */
const ofMpi = /\bmpi(?:run|exec)\b[^\n]{0,200}?[ \t](?:-H|--?host)[ =]([\w.:,-]+)/g;

export const listedHosts = (text: string): readonly string[] => [
  ...[...text.matchAll(nodes)].flatMap(([, rows = '']) =>
    rows.split('\n').map((row) => row.split(' ')[0] ?? ''),
  ),
  ...[...text.matchAll(ofMpi)].flatMap(([, list = '']) =>
    list.split(',').map((one) => one.replace(/:\d+$/, '')),
  ),
];

/** Accounts and what is rented, as clouds name them: what goes before, and the name. */
export const cloudNames: readonly RegExp[] = [
  /(\barn:aws[\w-]{0,20}:[\w-]{0,40}:[\w-]{0,40}:)(\d{12})(?=:)/g,
  /(\b)(\d{12})(?=\.dkr\.ecr\.)/g,
  /(\b(?:ami|vpc|eni|subnet|sg|vol|snap|igw|rtb|eipalloc)-)([0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/g,
  /(\bprojects\/)([a-z][\w-]{4,30})(?=\/(?:zones|regions|global|locations|serviceAccounts|instances)\b)/g,
  /(\bresourceGroups\/)([^/\s"']{1,90})/gi,
  /(\b)((?:[0-9a-f]\.){31}[0-9a-f])(?=\.ip6\.arpa)/gi,
];
