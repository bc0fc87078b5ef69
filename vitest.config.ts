import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{stats,ingest,store,charts,components,app,scripts}/**/*.test.ts?(x)'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
