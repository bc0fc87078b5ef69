/**
 * Sentences in the wording of news, invented for these tests, and what a careful reader makes of each, written by
 * hand. A field that isn't here isn't said.
 */
import type { ClaimField } from './claim'

type Fields = Partial<Record<ClaimField, string>>

export interface ReadSentence {
  /** Empty where the day of printing isn't given. */
  published: string
  text: string
  /** The main claim. */
  fields: Fields
  /** What must be asked about it. */
  asks: string[]
}

/** A sentence with its day of printing, the fields of its main claim and what must be asked about it. */
export const s = (published: string, text: string, fields: Fields, ...asks: string[]): ReadSentence => ({ published, text, fields: { kind: 'change', ...fields }, asks })

export const READ_SENTENCES: ReadSentence[] = [
  // percents, in figures and words
  s('2015-09-08', 'Gun deaths of officers are down 21% so far this year from the same period last year.', { cause: 'firearms', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Firearms-related fatalities dropped 21 percent in the first half of 2025, from 28 to 22.', { cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30' }, 'against'),
  s('2025-07-08', 'Traffic fatalities were cut in half, to 13 from 26 a year earlier, through June 30.', { cause: 'traffic', current: '13', prior: '26', percent: 'about -50', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2015-09-08', 'Shootings of officers fell by a fifth compared with this time last year.', { cause: 'firearms', percent: 'about -20', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2012-07-19', 'Line-of-duty deaths fell by nearly half, to 53 from 98, in the first six months of the year compared with the same months of 2011.', { cause: 'all', current: '53', prior: '98', percent: 'nearly -50', direction: 'down', asof: '2012-06-30', against: 'last-year' }),
  s('2013-12-30', 'Firearms-related deaths fell by a third, to 33 from 49 in 2012.', { cause: 'firearms', current: '33', prior: '49', percent: 'about -33.3', direction: 'down', asof: '2013-12-29', against: 'last-year' }, 'asof'),
  s('2024-07-10', 'Traffic-related fatalities more than doubled, to 26 from 11 in the first half of last year.', { cause: 'traffic', current: '26', prior: '11', percent: 'more than 100', direction: 'up', asof: '2024-06-30', against: 'last-year' }),
  s('2016-11-25', 'Officers killed by gunfire tripled in Texas compared with a year ago.', { cause: 'gunfire', percent: 'about 200', direction: 'up', asof: '2016-11-24', against: 'last-year', state: 'TX' }, 'asof'),
  s('2022-05-10', 'In 2021, 73 officers were feloniously killed, a 58.7% increase from 46 in 2020.', { cause: 'felonious', current: '73', prior: '46', percent: '58.7', direction: 'up', asof: '2021-12-31', against: 'last-year' }),
  s('2025-07-08', 'Law enforcement deaths have decreased by more than 50% over last year, as of June 30.', { cause: 'all', percent: 'more than -50', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2016-08-01', 'Half as many officers have died of heart attacks this year as last year.', { cause: 'heart-attack', percent: 'about -50', direction: 'down', asof: '2016-07-31', against: 'last-year' }, 'asof'),
  s('2016-08-01', 'Twice as many officers were shot to death this year as last year.', { cause: 'firearms', percent: 'about 100', direction: 'up', asof: '2016-07-31', against: 'last-year' }, 'asof'),
  s('2016-08-01', 'Gunfire killed three times more officers this year than last year.', { cause: 'gunfire', direction: 'up', asof: '2016-07-31', against: 'last-year' }, 'percent', 'asof'),
  s('2016-08-01', 'Gunfire deaths rose 78 percentage points from last year.', { cause: 'gunfire', percent: '78', direction: 'up', asof: '2016-07-31', against: 'last-year', points: 'yes' }, 'percent', 'asof'),
  s('2016-08-01', 'Gunfire deaths changed by 78 per cent from a year ago.', { cause: 'gunfire', percent: '78', asof: '2016-07-31', against: 'last-year' }, 'direction', 'asof'),
  s('2019-12-30', 'Firearms-related fatalities: 49 in 2019 vs. 52 in 2018 (−6%), through Dec. 29.', { cause: 'firearms', current: '49', prior: '52', percent: '-6', direction: 'down', asof: '2019-12-29', against: 'last-year' }),
  s('2015-09-08', 'Firearms deaths are down 21.0% this year, to 27 from 34 in the same period of 2014.', { cause: 'firearms', current: '27', prior: '34', percent: '-21.0', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  // counts
  s('2015-09-08', 'There have been 26 firearms-related deaths this year, and 33 in 2014 up to this point.', { cause: 'firearms', current: '26', prior: '33', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Twenty-two officers were shot and killed through June 30, down from 28 in the first half of 2024.', { cause: 'firearms', current: '22', prior: '28', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2016-07-27', 'As of July 20, 32 officers had been killed by gunfire, compared with 18 at the same point in 2015.', { cause: 'gunfire', current: '32', prior: '18', asof: '2016-07-20', against: 'last-year' }),
  s('2016-07-27', 'Firearms deaths through July 20: 32 v 18 a year ago.', { cause: 'firearms', current: '32', prior: '18', asof: '2016-07-20', against: 'last-year' }),
  s('2016-07-27', 'Firearms deaths through July 20: 32 versus 18 the previous year.', { cause: 'firearms', current: '32', prior: '18', asof: '2016-07-20', against: 'last-year' }),
  s('2014-07-22', 'A dozen officers died of job-related illness in the first half of 2014, three fewer than in the first half of 2013.', { cause: 'illness', current: '12', prior: '15', direction: 'down', asof: '2014-06-30', against: 'last-year' }),
  s('2014-07-22', 'Traffic deaths rose by seven to 26 in the first half of 2014 compared with the same period in 2013.', { cause: 'traffic', current: '26', prior: '19', direction: 'up', asof: '2014-06-30', against: 'last-year' }),
  s('2023-07-11', 'Fifty-two officers died in the line of duty in the first six months of 2023, down 66% from the 153 who died over the same period in 2022.', { cause: 'all', current: '52', prior: '153', percent: '-66', direction: 'down', asof: '2023-06-30', against: 'last-year' }),
  s('2015-09-08', 'He was the 26th officer killed by gunfire this year, compared with 33 at this point last year.', { cause: 'gunfire', current: '26', prior: '33', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2015-09-08', 'Firearms: 26 (2015), 33 (2014), −21%.', { cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2015-09-08', 'In 2014, 33 officers had been shot and killed by Sept. 7; in 2015, 26.', { cause: 'firearms', current: '26', prior: '33', asof: '2015-09-07', against: 'last-year' }),
  s('2015-09-08', 'Firearms deaths stood at 26 and 33.', { cause: 'firearms', current: '26', asof: '2015-09-07' }, 'counts', 'asof', 'against'),
  s('2016-07-27', 'Of the 67 officers who died through July 20, 32 were shot, up 78 percent from 18 a year earlier.', { cause: 'firearms', current: '32', prior: '18', percent: '78', direction: 'up', asof: '2016-07-20', against: 'last-year' }),
  s('2016-07-27', 'The group counted 32 gun deaths, including 14 in ambushes, through July 20, against 18 last year.', { cause: 'firearms', current: '32', prior: '18', asof: '2016-07-20', against: 'last-year' }),
  s('2016-07-27', 'Thirty-two officers, two of them from Dallas’s suburbs, were fatally shot through July 20, up from 18 in 2015.', { cause: 'firearms', current: '32', prior: '18', direction: 'up', asof: '2016-07-20', against: 'last-year' }),
  s('2017-12-28', 'As of Dec. 28, 128 officers have died in the line of duty this year, compared with 135 in all of 2016.', { cause: 'all', current: '128', prior: '135', asof: '2017-12-28', against: 'last-year', whole: 'yes' }),
  // numbers that are neither
  s('2015-09-08', 'Deputy Jane Roe, 41, was shot on Sept. 1 after 15 years on the force. Gun deaths of officers are down 21% this year from last year.', { cause: 'firearms', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2015-09-08', 'Gun deaths fell to 26 from 33 a year ago, the fewest in 20 years and among the 10 lowest since 1959.[3]', { cause: 'firearms', current: '26', prior: '33', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2021-10-01', 'Fifty-nine officers were feloniously killed through Sept. 30, 2021, up 51 percent over the same period last year, at a rate of 8.2 per 100,000.', { cause: 'felonious', current: '59', percent: '51', direction: 'up', asof: '2021-09-30', against: 'last-year' }),
  s('2016-07-27', 'COVID-19 aside, a 24-year-old officer with an AR-15 rifle on I-95 earned $52,000. Shooting deaths rose 78% to 32 from 18 a year earlier.', { cause: 'firearms', current: '32', prior: '18', percent: '78', direction: 'up', asof: '2016-07-26', against: 'last-year' }, 'asof'),
  s('2016-07-27', 'Shootings, 48 percent of all officer deaths, climbed 78 percent as of July 20 from a year ago.', { cause: 'firearms', percent: '78', direction: 'up', asof: '2016-07-20', against: 'last-year' }),
  // directions
  s('2015-09-08', 'Shootings of police did not rise this year compared with last year.', { cause: 'firearms', asof: '2015-09-07', against: 'last-year' }, 'direction', 'asof'),
  s('2024-03-01', 'The number of officers shot and killed through Feb. 29 was unchanged from last year, at eight.', { cause: 'firearms', current: '8', direction: 'unchanged', asof: '2024-02-29', against: 'last-year' }),
  s('2024-03-01', 'Firearms deaths remained flat at 8 through Feb. 29, the same number as a year ago.', { cause: 'firearms', current: '8', direction: 'unchanged', asof: '2024-02-29', against: 'last-year' }),
  s('2015-09-04', 'More officers have died in traffic crashes so far in 2015 than at this point last year.', { cause: 'traffic', direction: 'up', asof: '2015-09-03', against: 'last-year' }, 'counts', 'asof'),
  s('2015-09-04', 'Fewer than 30 officers were killed by gunfire this year, down from 33 last year.', { cause: 'gunfire', current: 'less than 30', prior: '33', direction: 'down', asof: '2015-09-03', against: 'last-year' }, 'asof'),
  s('2015-11-20', 'Last fall was deadly, but gun deaths plummeted 30% this year versus last year.', { cause: 'firearms', percent: '-30', direction: 'down', asof: '2015-11-19', against: 'last-year' }, 'asof'),
  // causes
  s('2022-07-14', 'COVID-19-related deaths fell 45 percent, to 54 from 98, in the first half of 2022 compared with the first half of 2021.', { cause: 'covid19', current: '54', prior: '98', percent: '-45', direction: 'down', asof: '2022-06-30', against: 'last-year' }),
  s('2023-01-11', 'Sixteen officers were struck and killed by vehicles in 2022, a 41% drop from 27 in 2021.', { cause: 'struck-by-vehicle', current: '16', prior: '27', percent: '-41', direction: 'down', asof: '2022-12-31', against: 'last-year' }),
  s('2025-07-09', 'Fatal crashes fell 59% to 7 from 17 in the first half of the year, compared with the same period of 2024.', { cause: 'automobile-crash', current: '7', prior: '17', percent: '-59', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2019-07-10', 'Deaths from other causes fell 64 percent to 12 in the first half of 2019 from 33 in the first half of 2018.', { cause: 'other', current: '12', prior: '33', percent: '-64', direction: 'down', asof: '2019-06-30', against: 'last-year' }),
  s('2016-11-25', 'Twenty officers were ambushed this year, up 150 percent from eight last year.', { current: '20', prior: '8', percent: '150', direction: 'up', asof: '2016-11-24', against: 'last-year' }, 'cause', 'asof'),
  s('2020-05-04', 'The FBI said 41 officers were killed accidentally in 2019, down from 50 in 2018.', { current: '41', prior: '50', direction: 'down', asof: '2019-12-31', against: 'last-year', counter: 'FBI' }, 'cause'),
  s('2015-09-08', 'Officer-involved shootings fell 10 percent this year from last year.', { percent: '-10', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'cause', 'asof'),
  s('2018-12-27', 'Officers killed rose to 144 as of Dec. 27 from 129 last year.', { cause: 'all', current: '144', prior: '129', direction: 'up', asof: '2018-12-27', against: 'last-year' }, 'cause'),
  s('2023-07-11', 'Excluding COVID-19, officer deaths were up 12% at mid-year from the same period last year.', { cause: 'all-but-covid', percent: '12', direction: 'up', asof: '2023-06-30', against: 'last-year' }),
  s('2023-07-11', 'Traffic-related and firearms-related deaths fell 10% through June 30 from a year ago.', { percent: '-10', direction: 'down', asof: '2023-06-30', against: 'last-year' }, 'cause'),
  s('2015-09-08', 'Federal officers killed by gunfire fell to two this year from five last year.', { cause: 'gunfire', current: '2', prior: '5', direction: 'down', asof: '2015-09-07', against: 'last-year', state: 'US' }, 'asof'),
  s('2015-09-08', 'In New York, shootings of officers are up 50%, from 2 to 3, compared with last year.', { cause: 'firearms', current: '3', prior: '2', percent: '50', direction: 'up', asof: '2015-09-07', against: 'last-year', state: 'NY' }, 'asof'),
  s('2015-09-08', 'WASHINGTON, D.C. — The New York Times said shootings of officers in the U.S. are up 50% from last year.', { cause: 'firearms', percent: '50', direction: 'up', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  // windows
  s('2016-03-02', 'Between Jan. 1 and Feb. 29, 11 officers were shot dead, up from one a year earlier.', { cause: 'firearms', current: '11', prior: '1', direction: 'up', asof: '2016-02-29', against: 'last-year' }),
  s('2026-01-06', 'Last year 44 officers were killed by firearms, a 15% decrease compared with 52 in 2024.', { cause: 'firearms', current: '44', prior: '52', percent: '-15', direction: 'down', asof: '2025-12-31', against: 'last-year' }),
  s('2020-01-02', 'In all of 2019, 128 officers died in the line of duty, an 18 percent drop from 157 the year before.', { cause: 'all', current: '128', prior: '157', percent: '-18', direction: 'down', asof: '2019-12-31', against: 'last-year' }),
  s('2021-11-02', 'Felonious killings rose to 59 in the first nine months of 2021 from 37 in 2020.', { cause: 'felonious', current: '59', prior: '37', direction: 'up', asof: '2021-09-30', against: 'last-year' }),
  s('2023-05-09', 'Sixty officers were feloniously killed in 2022, up 122 percent from 27 in 2013.', { cause: 'felonious', current: '60', prior: '27', percent: '122', direction: 'up', asof: '2022-12-31', against: '2013' }),
  s('2015-09-08', 'Gun deaths are 40% below the five-year average so far this year, down sharply.', { cause: 'firearms', percent: '-40', direction: 'down', asof: '2015-09-07', against: 'average-5' }, 'asof'),
  s('2015-09-08', 'Gun deaths through Sept. 7 are down 40% from the 10-year average.', { cause: 'firearms', percent: '-40', direction: 'down', asof: '2015-09-07' }, 'against'),
  s('2025-10-06', 'Sixty-eight officers have died through October 3 this year versus 117 last year, down more than 40 percent.', { cause: 'all', current: '68', prior: '117', percent: 'more than -40', direction: 'down', asof: '2025-10-03', against: 'last-year' }),
  s('2016-07-27', 'From 1 January to 20 July 2016, 32 officers died of gunfire, up from 18 in the same period of 2015, as known on 26 July 2016.', { cause: 'gunfire', current: '32', prior: '18', direction: 'up', asof: '2016-07-20', known: '2016-07-26', against: 'last-year' }),
  s('', 'Through June 30, 2025, firearms deaths were down 21%, to 22 from 28 in 2024.', { cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('', 'Firearms deaths are down 21% this year from last year.', { cause: 'firearms', percent: '-21', direction: 'down', against: 'last-year' }, 'asof'),
  s('', 'Through June 30, firearms deaths were down 21% from last year.', { cause: 'firearms', percent: '-21', direction: 'down', against: 'last-year' }, 'asof'),
  s('2015-09-08', 'Officer shooting deaths fell 21% in August from a year ago.', { cause: 'firearms', percent: '-21', direction: 'down', against: 'last-year' }, 'asof'),
  // leading causes and lone counts
  s('2015-09-08', 'Traffic accidents, followed by shootings, are the leading cause.', { kind: 'leading', cause: 'traffic', followedby: 'firearms', asof: '2015-09-07' }, 'asof'),
  s('2016-07-27', 'Through July 20, the leading cause of officer deaths was firearms-related incidents, followed by traffic.', { kind: 'leading', cause: 'firearms', followedby: 'traffic', asof: '2016-07-20' }),
  s('2021-07-14', 'COVID-19 was the No. 1 cause of death in the first half of 2021, with 71 fatalities.', { kind: 'leading', cause: 'covid19', current: '71', asof: '2021-06-30' }),
  s('2007-07-25', 'As of July 24, 40 officers have been killed by gunfire.', { kind: 'count', cause: 'gunfire', current: '40', asof: '2007-07-24' }),
  s('2021-07-14', 'The fund counted 155 line-of-duty deaths at mid-year.', { kind: 'count', cause: 'all', current: '155', asof: '2021-06-30' }),
  // headlines and paragraphs
  s('2010-07-15', 'Law Enforcement Fatalities Surge 43 Percent in First Half of 2010', { cause: 'all', percent: '43', direction: 'up', asof: '2010-06-30' }, 'against'),
  s('2009-12-15', 'Number of Officers Killed by Gunfire Spikes in 2009', { cause: 'gunfire', direction: 'up', asof: '2009-12-14' }, 'counts', 'asof', 'against'),
  s('2016-07-08', '26 officers killed so far in 2016, up 44% from 2015', { cause: 'all', current: '26', percent: '44', direction: 'up', asof: '2016-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2016-12-30', 'Of the 135 officers lost in 2016, 64 were shot and killed, a 56 percent spike over the 41 killed by gunfire in 2015.', { cause: 'firearms', current: '64', prior: '41', percent: '56', direction: 'up', asof: '2016-12-29', against: 'last-year' }, 'asof'),
  s('2015-12-29', 'Thirty officers died from other causes, including 24 from job-related illness, such as heart attacks, a 43 percent increase over the 21 in 2014.', { cause: 'other', current: '30', prior: '21', percent: '43', direction: 'up', asof: '2015-12-28', against: 'last-year' }, 'asof'),
  s('2017-10-16', 'In 2016, 118 officers died in the line of duty, the FBI said. That is a 37 percent increase from 2015, when 86 officers died.', { cause: 'all', current: '118', prior: '86', percent: '37', direction: 'up', asof: '2016-12-31', against: 'last-year', counter: 'FBI' }),
  s('2011-07-19', '98 officers died in the first six months of this year; last year at this time, 86 had died, making it a 14 percent rise.', { cause: 'all', current: '98', prior: '86', percent: '14', direction: 'up', asof: '2011-06-30', against: 'last-year' }),
  s('2016-07-27', '"We’ve seen shootings go up 78 percent," the chief said. "Thirty-two this year. Eighteen last year at this time."', { cause: 'firearms', current: '32', prior: '18', percent: '78', direction: 'up', asof: '2016-07-26', against: 'last-year' }, 'asof'),
  s('2022-07-20', 'Traffic fatalities this year are up 25% from 2021’s mid-year total of 28, with 35 killed.', { cause: 'traffic', current: '35', prior: '28', percent: '25', direction: 'up', asof: '2022-06-30', against: 'last-year' }),
  s('2015-09-08', 'So far this year, 26 police officers have been shot and killed. That’s seven fewer than at this point in 2014.', { cause: 'firearms', current: '26', prior: '33', direction: 'down', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2015-09-08', 'Thirty-three officers were killed by gunfire in the same period of 2014; the number now stands at 26.', { cause: 'gunfire', current: '26', prior: '33', asof: '2015-09-07', against: 'last-year' }, 'asof'),
  s('2022-01-11', 'COVID-19 was the leading cause, with 301 deaths in 2021, followed by firearms with 61.', { kind: 'leading', cause: 'covid19', current: '301', followedby: 'firearms', asof: '2021-12-31' }),
  s('2025-07-08', 'As of 6/30/2025, 22 officers were killed by firearms, compared to 28 on 6/30/2024.', { cause: 'firearms', current: '22', prior: '28', asof: '2025-06-30', against: 'last-year' }),
  s('2025-07-08', 'Killed in the line of duty: 42. Last year: 89.', { cause: 'all', current: '42', prior: '89', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Traffic fatalities, which rose 10% in 2024, have fallen 50% so far this year to 13 from a year ago.', { cause: 'traffic', current: '13', percent: '-50', direction: 'down', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'The leading cause of death through June 30 was not gunfire but traffic.', { kind: 'leading', cause: 'traffic', asof: '2025-06-30' }),
  s('2025-07-08', 'Deaths by gunfire remain level with last year, at 22.', { cause: 'gunfire', current: '22', direction: 'unchanged', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Zero officers were killed by gunfire in Vermont in the first half of the year, down from one a year ago.', { cause: 'gunfire', current: '0', prior: '1', direction: 'down', asof: '2025-06-30', against: 'last-year', state: 'VT' }),
  s('2025-07-08', 'In May, 14 officers died.', { kind: 'count', cause: 'all', current: '14' }, 'asof'),
  s('2016-08-01', 'Firearms deaths fell 21%, from 33 to 26, from 1 January to 7 September 2015, compared with the same dates of 2014, as known on 3 July 2016.', { cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', known: '2016-07-03', against: 'last-year' }),
  // what is easily misread
  s('2025-07-08', 'Officers shot and killed 600 people this year, up 10% from last year.', { percent: '10', direction: 'up', asof: '2025-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2025-07-08', 'Twenty-two firefighters died, up 10 percent from 20 last year.', { current: '22', prior: '20', percent: '10', direction: 'up', asof: '2025-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2025-07-08', 'Murders in the city fell 21 percent this year from last year.', { percent: '-21', direction: 'down', asof: '2025-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2025-07-08', 'K-9 deaths rose 50 percent to 12 from 8 last year.', { current: '12', prior: '8', percent: '50', direction: 'up', asof: '2025-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2025-07-08', 'Women officers killed by gunfire rose to 3 from 1 a year ago.', { current: '3', prior: '1', direction: 'up', asof: '2025-07-07', against: 'last-year' }, 'cause', 'asof'),
  s('2025-07-08', 'From 2023 to 2024, firearms deaths rose from 46 to 52, and this year they have fallen to 22.', { cause: 'firearms', current: '52', prior: '46', direction: 'up', asof: '2024-12-31', against: 'last-year' }),
  s('2025-07-08', 'Officers shot and killed: 2023 46, 2024 52, 2025 22', { cause: 'firearms', current: '22', prior: '52', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Assaults on officers rose 10 percent while deaths fell 21 percent from 2024.', { cause: 'all', percent: '-21', direction: 'down', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Nearly 30 officers were killed by gunfire, up from just over 20 last year.', { cause: 'gunfire', current: 'nearly 30', prior: 'more than 20', direction: 'up', asof: '2025-07-07', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Line-of-duty deaths of federal law enforcement officers rose to 5 from 3 a year ago.', { cause: 'all', current: '5', prior: '3', direction: 'up', asof: '2025-07-07', against: 'last-year', state: 'US' }, 'asof'),
  s('2025-07-08', 'In the past 12 months, officer deaths by gunfire fell 21 percent from a year earlier.', { cause: 'gunfire', percent: '-21', direction: 'down', against: 'last-year' }, 'asof'),
  s('2025-07-08', 'Firearms deaths are down 21 percent to 28 from 22 in the first half of 2024.', { cause: 'firearms', current: '28', prior: '22', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2025-07-08', 'Since 2020, firearms deaths have fallen 30%.', { cause: 'firearms', percent: '-30', direction: 'down', asof: '2025-07-07', against: '2020' }, 'asof'),
  // the paste itself
  s('2025-07-08', '<p>Firearms&#8209;related deaths&nbsp;fell <b>21&nbsp;percent</b>, to 22 from&nbsp;28 in the same period last&nbsp;year, through June&nbsp;30.</p>', { cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2025-07-08', 'Firearms-\u200Brelated deaths fell 21\u202F%,\nto 22 from 28 in the same\nperiod last year,\nthrough June 30.', { cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
  s('2025-07-08', '• Firearms: 22 officers shot and killed, down 21% from 28\n• Traffic: 13\n\n2025 Mid-Year Report, compared with the same period in 2024', { cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' }),
]

/** The same claim in several wordings, each of which must give the one reading. */
export const WORDINGS: { published: string; fields: Fields; texts: string[] }[] = [
  {
    published: '2025-07-08',
    fields: { kind: 'change', cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30', against: 'last-year' },
    texts: [
      'Firearms-related deaths fell 21% to 22 in the first half of 2025, from 28 in the same period last year.',
      'Twenty-two officers were shot and killed through June 30, down 21 percent from 28 in the first half of 2024.',
      'In the first six months of 2025, 22 officers died in firearms-related incidents, a 21 percent decrease compared to 28 in the first six months of 2024.',
      'Firearms fatalities at mid-year 2025: 22 v 28 a year earlier, −21%.',
      'There were 28 shooting deaths of officers in the first half of 2024. This year, as of June 30, there were 22, a decline of 21%.',
      'Down 21%: shooting deaths of officers dropped from 28 at this point last year to 22 as of June 30, 2025.',
    ],
  },
  {
    published: '2016-07-27',
    fields: { kind: 'change', cause: 'firearms', current: '32', prior: '18', percent: '78', direction: 'up', asof: '2016-07-20', against: 'last-year' },
    texts: [
      'Firearms-related deaths of officers were up 78 percent as of July 20, with 32 compared with 18 in the same period last year.',
      'Through July 20, 32 officers were fatally shot, a 78% increase over the 18 shot during the same period in 2015.',
      'The number of officers shot and killed spiked 78 per cent to 32 as of July 20, 2016, from 18 a year ago.',
      'As of July 20, gun deaths jumped from 18 last year to 32 this year, a rise of 78 percent.',
      'Shootings of officers have climbed by 78% this year (32 versus 18 in 2015), according to figures through July 20.',
    ],
  },
  {
    published: '2024-01-11',
    fields: { kind: 'change', cause: 'all', current: '136', prior: '224', percent: '-39', direction: 'down', asof: '2023-12-31', against: 'last-year' },
    texts: [
      'In 2023, 136 officers died in the line of duty, a 39% decrease from 224 in 2022.',
      'Line-of-duty deaths declined 39 percent last year, to 136 from 224 in 2022.',
      'Officer fatalities in 2023 were down 39 percent: 136, compared with 224 the year before.',
      'Law enforcement deaths fell from 224 in 2022 to 136 in 2023, a 39 percent drop.',
      'A total of 136 line-of-duty deaths were recorded in all of 2023, 39% fewer than the 224 in 2022.',
    ],
  },
  {
    published: '2017-07-13',
    fields: { kind: 'change', cause: 'traffic', current: '26', prior: '21', percent: '24', direction: 'up', asof: '2017-06-30', against: 'last-year' },
    texts: [
      'Traffic-related fatalities rose 24 percent, to 26 from 21, in the first half of 2017 compared with the first half of 2016.',
      'Twenty-six officers died in traffic-related incidents during the first six months of 2017, up 24 percent from the 21 officers killed during the first half of last year.',
      'Through June 30, 26 officers died in traffic crashes, 24% more than the 21 in the same period a year ago.',
      'At the midpoint of 2017, 26 officers were killed in traffic collisions versus 21 at the same time last year: an increase of 24%.',
      'Traffic deaths of officers increased 24%, from 21 to 26, by June 30 compared to last year.',
    ],
  },
  {
    published: '2022-07-14',
    fields: { kind: 'change', cause: 'covid19', current: '54', prior: '98', percent: '-45', direction: 'down', asof: '2022-06-30', against: 'last-year' },
    texts: [
      'COVID-19 deaths fell 45% to 54 in the first half of 2022, from 98 in the same period last year.',
      'Fifty-four officers died of Covid-related causes through June 30, down 45 percent from 98 in the first half of 2021.',
      'In the first six months of 2022, 54 officers died from COVID-19, a 45% drop versus 98 a year earlier.',
      'The coronavirus killed 54 officers by June 30, compared to 98 at this time last year, a decline of 45 percent.',
      'COVID deaths of officers as of June 30: 54 (2022) vs. 98 (2021), -45%.',
    ],
  },
  {
    published: '2022-05-10',
    fields: { kind: 'change', cause: 'felonious', current: '73', prior: '46', percent: '58.7', direction: 'up', asof: '2021-12-31', against: 'last-year' },
    texts: [
      'In 2021, 73 officers were feloniously killed, a 58.7% increase from 46 in 2020.',
      'Felonious deaths jumped 58.7 percent last year, to 73 from 46 in 2020.',
      'There were 73 felonious killings of officers in 2021 compared with 46 in 2020, up 58.7 percent.',
      'Felonious deaths rose from 46 in 2020 to 73 in 2021, a rise of 58.7%.',
      'Seventy-three officers were murdered in 2021, 58.7 percent more than the 46 murdered the year before.',
    ],
  },
  {
    published: '2015-09-08',
    fields: { kind: 'change', cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' },
    texts: [
      'Police shooting deaths are down 21% this year: 26, compared with 33 in the same period last year.',
      'As of Sept. 7, 26 officers have been fatally shot, 21 percent fewer than the 33 a year ago.',
      'Through September 7, 2015, firearms-related deaths dropped 21% from 33 to 26 compared with last year.',
      'Gun deaths of officers: 26 as of 7 September 2015 v 33 in 2014 (-21%).',
      'Officers killed with guns numbered 33 at this point in 2014 and 26 this year as of Sept. 7, a 21% decline.',
    ],
  },
]
