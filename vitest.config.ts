import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['{stats,ingest,store,charts,components,app,scripts}/**/*.test.ts?(x)'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
