import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { shippedLedger } from '@/stats/shipped.fixture'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { contextOf, notesOf } from '@/stats/notes'
import { parseQuestion } from '@/stats/question'

const ledger = shippedLedger()
const ask = (query: string) => {
  const { question, problems } = parseQuestion(new URLSearchParams(query), ledger)
  expect(problems).toEqual([])
  return answer(ledger, question)
}
test('x', () => {
  for (const q of ['', 'asof=2015-09-07&known=2016-07-03', 'asof=2015-09-07','asof=2015-09-07&cause=all','cause=all&against=average-5', 'cause=traffic&state=VT', 'asof=2026-01-05', 'asof=2025-12-05', 'asof=1791-01-05', 'asof=2016-02-29&known=2016-07-03&align=days','asof=2024-12-31','asof=2025-09-28']) {
    const t=performance.now()
    const a = ask(q)
    const ms=performance.now()-t
    console.log(q, ms.toFixed(2)+'ms\n', sentenceOf(headlineOf(a)), a.flags.join(' '), '\n', [...notesOf(a), ...contextOf(a)].map((n) => n.id+': '+sentenceOf(n.segments)).join('\n '))
  }
  expect(1).toBe(1)
})
