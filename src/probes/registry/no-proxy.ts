/**
 * Whether a host is exempt from the proxy, as Go's httpproxy (which dockerd uses) reads NO_PROXY: names match
 * themselves and what is below them, `.name` and `*.name` only what is below, addresses and CIDR ranges match
 * addresses, `*` matches all; a port after a name must fit. The machine itself is always exempt.
 * Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function isExempt(hostname: string, port: number, noProxy: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (name === 'localhost' || name === '::1' || inRange(name, '127.0.0.0/8')) return true;
  const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry !== '' && matches(name, port, entry));
}

function matches(name: string, port: number, entry: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inRange(name, entry);
  const { bare, wanted } = partsOf(entry);
  if (wanted !== null && Number(wanted) !== port) return false;
  if (bare.startsWith('*.')) return name.endsWith(bare.slice(1));
  if (bare.startsWith('.')) return name.endsWith(bare);
  return name === bare || name.endsWith(`.${bare}`);
}

/** `name`, `name:443`, `[fd00::1]:443`, or an IPv6 address without brackets, which has no port. */
function partsOf(entry: string): { readonly bare: string; readonly wanted: string | null } {
  const match = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d*))?$/.exec(entry);
  if (match === null) return { bare: entry, wanted: null };
  return { bare: match[1] ?? match[2] ?? '', wanted: match[3] ?? null };
}

/** Whether an IPv4 address lies in a range such as `10.0.0.0/8`; of IPv6, only a range of one address is known. */
export function inRange(address: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  if (bits === '128') return address === network;
  const [a, b] = [numberOf(address), numberOf(network)];
  if (a === null || b === null || !/^\d{1,2}$/.test(bits) || Number(bits) > 32) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(a / size) === Math.floor(b / size);
}

function numberOf(address: string): number | null {
  const parts = address.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return valid ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : null;
}
