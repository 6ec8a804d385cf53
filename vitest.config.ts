import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Vitest leaves one of two processors idle; end-to-end tests mostly wait, and more than two at a time wait for one another.
    maxWorkers: 2,
    // To start a browser or a rig takes its time on a busy machine.
    hookTimeout: 60_000,
  },
});
