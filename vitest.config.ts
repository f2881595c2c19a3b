import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // By itself it leaves a processor free, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'unit', include: ['src/domain/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/web/**/*.test.ts', 'src/server/adapters/**/*.test.ts', 'src/server/i18n/*.test.ts', 'tools/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'features', include: ['src/server/{features,db,http,jobs}/**/*.test.ts', 'src/server/*.test.ts'], globalSetup: ['test/support/template.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'journeys', include: ['test/e2e/**/*.e2e.ts'], testTimeout: 300_000, hookTimeout: 180_000, fileParallelism: false } },
      { test: { name: 'peers', include: ['test/peers/**/*.test.ts'], testTimeout: 400_000, hookTimeout: 60_000, fileParallelism: false } },
    ],
  },
})
