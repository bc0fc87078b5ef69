/** `npx same-period withdraw RELEASE`: restores what was known before a release, by a new release. */
import { parseArgs } from 'node:util'
import { withdrawRelease } from '@/components/publish-client'
import { Misuse, onlyOne, parsed } from './misuse'
import { CONNECTION_HELP, DEFAULT_DATASET, connectionOf, connectionOptions, here, running, sayPublished } from './server-command'

const HELP = `same-period withdraw RELEASE --note WORDS [options]

Restores what was known before a release, by a new release.

${CONNECTION_HELP}
  --note WORDS             why, for the page of the withdrawal
  --json                   the server's answer as JSON
`

export const withdrawCommand = (words: string[], around = here): Promise<number> => running('withdraw', around, async () => {
  const { values, positionals } = parsed(() => parseArgs({ args: words, options: connectionOptions, allowPositionals: true }))
  if (values.help) {
    around.out(HELP)
    return 0
  }
  const release = onlyOne(positionals, 'release to withdraw')
  if (!values.note) throw new Misuse('--note: say why it is withdrawn')
  const to = await connectionOf(values, around)
  const done = await withdrawRelease(to, values.dataset ?? DEFAULT_DATASET, release, values.note)
  return sayPublished(done, to, values.json === true, around)
})
