import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const takesLong = ({ moduleId }: TestSpecification): boolean =>
  /\/e2e\/|\/(?:robustness|recording\/fixtures|signatures\/signatures)\./.test(moduleId);

/** A worker that is left with one of these at the end works alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(takesLong), ...sorted.filter((file) => !takesLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Vitest leaves one of two processors idle; end-to-end tests mostly wait, and more than two at a time wait for one another.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // To start a browser or a rig takes its time on a busy machine.
    hookTimeout: 60_000,
  },
});
