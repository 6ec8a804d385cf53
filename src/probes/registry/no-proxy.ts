/**
 * Whether a host is exempt from the proxy, as Go's httpproxy (which dockerd uses) reads NO_PROXY: names match
 * themselves and what is below them, `.name` and `*.name` only what is below, addresses and CIDR ranges match
 * addresses, `*` matches all; a port after a name must fit. The machine itself is always exempt.
 * Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function isExempt(hostname: string, port: number, noProxy: string): boolean {
  const name = hostname.toLowerCase();
  if (name === 'localhost' || name.startsWith('127.') || name === '::1') return true;
  const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry !== '' && matches(name, port, entry));
}

function matches(name: string, port: number, entry: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inRange(name, entry);
  const [bare = '', wanted] = entry.split(':');
  if (wanted !== undefined && Number(wanted) !== port) return false;
  if (bare.startsWith('*.')) return name.endsWith(bare.slice(1));
  if (bare.startsWith('.')) return name.endsWith(bare);
  return name === bare || name.endsWith(`.${bare}`);
}

/** Whether an IPv4 address lies in a range such as `10.0.0.0/8`. */
export function inRange(address: string, range: string): boolean {
  const [network = '', bits = ''] = range.split('/');
  const [a, b] = [numberOf(address), numberOf(network)];
  const length = Number(bits);
  if (a === null || b === null || !Number.isInteger(length) || length < 0 || length > 32) return false;
  const size = 2 ** (32 - length);
  return Math.floor(a / size) === Math.floor(b / size);
}

function numberOf(address: string): number | null {
  const parts = address.split('.').map(Number);
  const valid =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255);
  return valid ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}
