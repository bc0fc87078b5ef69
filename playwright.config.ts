import { defineConfig } from '@playwright/test'

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  workers: 2,
  timeout: 120_000,
  forbidOnly: true,
  use: {
    timezoneId: 'America/Los_Angeles',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: FLAGS.split(' ') },
  },
})
