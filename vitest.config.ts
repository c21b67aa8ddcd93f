import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['src/testing/propertySeed.ts'],
    allowOnly: false,
    // Modules are evaluated once for all files of a worker: starting anew for each took a sixth of the time.
    isolate: false,
    // Every core: one is left idle otherwise, and small machines have two.
    maxWorkers: '100%',
    // The summary of `npm test` tells unit from property tests by where they stand in their file.
    includeTaskLocation: true,
    // Engine tests prove, sign and seal for real, and the machine may be small.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
