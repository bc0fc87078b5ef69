/**
 * A second dataset for tests, made by hand: a police force of a country that doesn't exist, with regions whose
 * codes also stand on the map of the US, causes and groups of its own, and three releases of which the last one
 * corrects. Nobody in it ever lived.
 */
import { parseDatasetTerms } from '@/ingest/dataset-terms'
import { parseRelease } from '@/ingest/release-file'
import { isoDay } from '@/stats/calendar'
import type { State, Terms } from '@/stats/terms'
import type { Store } from '@/store/database'
import { type KeptDataset, createDataset } from '@/store/datasets'
import { publishRelease } from '@/store/publish'

export const NORLAND: KeptDataset = {
  id: 'norland-police',
  title: 'Deaths on duty of police officers in Norland',
  about: 'Counts of deaths on duty of Norland’s police by day, region and cause. Norland doesn’t exist.',
  source: 'Norland Police Memorial',
  licence: 'CC BY-SA 4.0',
  compiledBy: 'Statistics Norland',
  where: 'in Norland',
  officers: 'all officers of Norland',
  causes: `label,cause,group,felonious,aside
Shot,Shot,assault,yes,
Stabbed,Stabbed,assault,yes,
Road accident,Road accident,road,no,
Car accident,Road accident,road,no,
Avalanche,Avalanche,nature,no,
Heart attack,Heart attack,other,no,
`,
  definitions: `id,family,variant,name,noun,include,exclude,rule
all,all,yes,all causes,deaths from all causes,*,,Every death on duty that the source lists.
assault,assault,yes,assault,assault deaths,group:assault,,Shot or stabbed.
shot,assault,yes,shot only,shooting deaths,cause:shot,,Shot.
road,all,no,road,road deaths,group:road,,Accidents on the road.
nature,all,no,forces of nature,deaths from forces of nature,group:nature,,Avalanches.
other,all,no,other causes,deaths from other causes,group:other,,Every other cause.
`,
  states: `code,name,kind,where
AL,Alta,region,in Alta
NO,Nordmark,region,in Nordmark
WY,Wyr,region,in Wyr
`,
}

export interface NorlandRelease {
  name: string
  released: string
  from: string
  to: string
  csv: string
}

const rows = (text: string): string => `date,state,cause,deaths\n${text.trim()}\n`

export const NORLAND_RELEASES: NorlandRelease[] = [
  {
    name: '2024-01-15',
    released: '2024-01-15',
    from: '2018-01-01',
    to: '2023-12-31',
    csv: rows(`
2018-02-11,AL,Shot,1
2018-07-30,NO,Car accident,2
2018-11-05,WY,Heart attack,1
2019-03-02,NO,Road accident,1
2019-03-19,AL,Stabbed,1
2019-10-23,NO,Shot,1
2020-01-14,WY,Avalanche,4
2020-05-06,AL,Road accident,1
2020-08-17,NO,Shot,1
2021-02-28,NO,Heart attack,1
2021-06-01,WY,Road accident,1
2022-04-12,AL,Shot,2
2022-09-09,NO,Road accident,1
2022-12-31,NO,Heart attack,1
2023-01-01,AL,Shot,1
2023-03-15,NO,Road accident,2
2023-05-20,WY,Stabbed,1
2023-08-08,NO,Drone strike,1
2023-10-02,AL,Heart attack,1
`),
  },
  {
    name: '2025-01-10',
    released: '2025-01-10',
    from: '2024-01-01',
    to: '2024-12-31',
    csv: rows(`
2024-02-29,NO,Shot,2
2024-03-01,AL,Road accident,1
2024-06-18,WY,Avalanche,1
2024-09-30,NO,Road accident,1
2024-11-11,AL,Shot,1
`),
  },
  {
    name: '2025-06-01-corrected',
    released: '2025-06-01',
    from: '2023-01-01',
    to: '2025-05-31',
    csv: rows(`
2023-01-01,AL,Shot,1
2023-03-15,NO,Road accident,1
2023-05-20,WY,Stabbed,1
2023-08-08,NO,Drone strike,1
2023-10-02,AL,Heart attack,1
2023-12-24,NO,Road accident,1
2024-02-29,NO,Shot,1
2024-03-01,AL,Road accident,1
2024-06-18,WY,Avalanche,1
2024-09-30,NO,Road accident,1
2024-11-11,AL,Shot,1
2025-01-20,NO,Road accident,1
2025-03-03,WY,Shot,1
2025-04-04,AL,Avalanche,2
`),
  },
]

export function norlandTerms(shippedStates: State[] = []): Terms {
  const read = parseDatasetTerms(NORLAND, shippedStates)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.terms
}

/** Publishes one of its releases. */
export async function publishNorland(store: Store, { name, released, from, to, csv }: NorlandRelease, dataset = NORLAND): Promise<void> {
  const span = { from: isoDay(from), to: isoDay(to) }
  const { records } = parseRelease(csv, norlandTerms(), span)
  const { source, licence, compiledBy } = dataset
  await publishRelease(store, { dataset, name, released: isoDay(released), span, source, licence, compiledBy, file: { name: `${name}.csv`, bytes: Buffer.from(csv) }, records })
}

/** Makes the dataset and publishes its releases, all of them or the first ones. */
export async function makeNorland(store: Store, releases = NORLAND_RELEASES.length): Promise<void> {
  await createDataset(store, NORLAND, 'a test')
  for (const release of NORLAND_RELEASES.slice(0, releases)) await publishNorland(store, release)
}
