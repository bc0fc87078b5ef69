#!/usr/bin/env node
/**
 * `npx same-period …`: the commands of the product of the product. They are TypeScript, which `tsx`
 * runs as it is, so that a clone needs `npm ci` and no build.
 */
import { register } from 'tsx/esm/api'

// A reader of the output that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2))
register()
const { samePeriod } = await import('./commands.ts')
process.exitCode = await samePeriod(process.argv.slice(2))
