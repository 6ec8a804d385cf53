import { describe, expect, it } from 'vitest';
import { cdiDevices, isNewer, listedByEngine, newestReadBy } from '../../src/knowledge/cdi.ts';
import { cdiEngine, device, spec } from '../support/cdi.ts';

const of = (path: string, ...names: readonly string[]) =>
  spec({ path, devices: names.map((name) => device(name)) });
const dirs = ['/etc/cdi', '/var/run/cdi'];
const meaning = (specs: Parameters<typeof cdiDevices>[0], name: string) => {
  const found = cdiDevices(specs, dirs).get(`nvidia.com/gpu=${name}`);
  return found?.kind === 'device' ? found.spec.path : (found?.kind ?? null);
};

/** After pkg/cdi/cache.go: what a later directory says counts, what one says twice does not. */
describe('a name of a CDI device', () => {
  it('is unknown, or the one there is', () => {
    expect(meaning([], 'all')).toBeNull();
    expect(meaning([of('/etc/cdi/a.yaml', 'all')], 'all')).toBe('/etc/cdi/a.yaml');
    expect(meaning([of('/opt/cdi/a.yaml', 'all')], 'all')).toBeNull();
  });

  it('is what the later directory says, in whatever order they are listed', () => {
    const [first, second] = [of('/etc/cdi/a.yaml', '0', 'all'), of('/run/cdi/b.json', 'all')];
    expect(meaning([first, second], 'all')).toBe('/run/cdi/b.json');
    expect(meaning([second, first], 'all')).toBe('/run/cdi/b.json');
    expect(meaning([first, second], '0')).toBe('/etc/cdi/a.yaml');
  });

  it('is nothing if one directory says it twice, whatever another says', () => {
    const twice = [of('/etc/cdi/a.yaml', 'all', '0'), of('/etc/cdi/b.yaml', 'all')];
    expect(meaning(twice, 'all')).toBe('conflict');
    expect(meaning(twice, '0')).toBe('/etc/cdi/a.yaml');
    expect(meaning([...twice, of('/var/run/cdi/c.yaml', 'all')], 'all')).toBe('conflict');
  });

  it('holds the kind of its specification', () => {
    const management = spec({ path: '/etc/cdi/m.yaml', deviceKind: 'management.nvidia.com/gpu' });
    expect([...cdiDevices([management], dirs).keys()]).toContain('management.nvidia.com/gpu=all');
    expect(meaning([management], 'all')).toBeNull();
  });
});

describe('what engines read', () => {
  it.each([
    ['24.0.7', null],
    ['25.0.5', '0.6.0'],
    ['26.0.2', '0.6.0'],
    ['26.1.0', '0.7.0'],
    ['27.3.1', '0.7.0'],
    ['27.4.0', '0.8.0'],
    ['28.1.1', '0.8.0'],
    ['28.2.0', '1.0.0'],
    ['29.7.2', '1.0.0'],
  ])('Docker %s: %s', (version, reads) => expect(newestReadBy(version)?.reads ?? null).toBe(reads));

  it('compares versions by their numbers, and knows nothing of others', () => {
    expect(isNewer('0.10.0', '0.7.0')).toBe(true);
    expect(isNewer('0.7.0', '0.7.0')).toBe(false);
    expect(isNewer('next', '0.7.0')).toBe(false);
  });

  it('lists devices since API 1.50, and nothing where there are none', () => {
    const listed = (api: string, devices: readonly string[] | null) => {
      const { engine } = cdiEngine('28.0.0', api, devices);
      return engine.kind === 'running' ? listedByEngine(engine) : null;
    };
    expect(listed('1.49', null)).toBeNull();
    expect(listed('1.50', null)).toEqual(new Set());
    expect(listed('1.50', ['nvidia.com/gpu=all'])).toEqual(new Set(['nvidia.com/gpu=all']));
  });
});
