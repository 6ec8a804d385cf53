import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // To start a browser or a rig takes its time on a busy machine.
    hookTimeout: 60_000,
  },
});
