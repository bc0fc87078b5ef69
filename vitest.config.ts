import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['{stats,ingest,claims,store,charts,components,app,scripts}/**/*.test.ts?(x)'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
