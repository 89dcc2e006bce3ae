import { expect, test } from '@jest/globals'
import { RecordTrouble } from '../../../../bot/src/usecases/record-ports.ts'
import { type RecordCells, type RecordList, recordCell, recordLists } from '../../../../shared/src/domain/record.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft, openTestOffice, roundId } from '../../../support/test-office.ts'

/** Steps of one run; a long form for whoever looks for more. */
const steps = Number(process.env.RECORD_STEPS ?? 40)
const seeds = (process.env.RECORD_SEEDS ?? '11').split(',').map(Number)

/** mulberry32: the same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const measures = ['B1-3', 'B1-4', 'A1-1'] as const

async function live(office: RecordOffice, seed: number): Promise<{ readonly typed: ReadonlySet<string> }> {
  const below = numbers(seed)
  const { lists } = office
  const typed = new Set<string>()
  let edits = 0
  const pick = <One>(some: readonly One[]) => some[below(some.length)] as One
  const trouble = (uncertain: boolean) =>
    ({ kind: 'tryLater', cause: 'unreachable', uncertain, afterSeconds: null }) as const
  const past: { readonly list: RecordList; readonly entry: ReturnType<typeof lists.entry> }[] = []
  const editThere = () => {
    const key = `${pick(measures)}|${roundId}`
    const row = lists.row('checkIns', key)
    // Nobody edits an answer that is not there yet.
    if (!row || recordCell(row.cells.progress) === null) return
    past.push({ list: 'checkIns', entry: lists.entry('checkIns', key) })
    // Whoever types over a text there has seen it.
    typed.delete(String(row.cells.issue))
    edits += 1
    const text = `リストの文${edits}`
    typed.add(text)
    lists.edit('checkIns', key, { issue: text }, who.leader)
  }
  for (let step = 0; step < steps; step += 1) {
    const act = below(10)
    if (act < 3) {
      const progress = `回答${step}`
      await office.answer(
        { ...goodDraft, weather: pick(weathers.filter((one) => one !== 'outOfScope')), progress },
        pick(measures),
      )
    } else if (act === 3) editThere()
    else if (act === 4) {
      lists.writeFaults.push(null, { outcome: trouble(true), commit: below(2) === 0 })
    } else if (act === 5) lists.writeFaults.push({ outcome: trouble(false), commit: false })
    else if (act === 6) lists.readFaults.push(new RecordTrouble('unreachable', null, false))
    else if (act === 7) {
      const old = past[below(Math.max(1, past.length))]
      if (old) lists.staged.set('checkIns', { changed: [old.entry] })
      await office.pull()
    } else if (act === 8) {
      lists.beforeWrite = () => {
        lists.beforeWrite = null
        editThere()
      }
    } else await office.pull()
    if (below(2) === 0) await Promise.all([office.publish(), office.publish(), office.pull()])
    office.passMinutes(below(20))
  }
  lists.writeFaults.length = 0
  lists.readFaults.length = 0
  lists.staged.clear()
  lists.beforeWrite = null
  for (let round = 0; round < 4; round += 1) {
    office.passMinutes(30)
    await office.pull()
    await office.publish()
  }
  return { typed }
}

describeOnBothEngines('リストの書き込みと読み取りに不調が続くとき', (store) => {
  test.each(seeds)(
    '何も失われず、二つにもならない（種 %i）',
    async (seed) => {
      await store().empty()
      const office = await openRecordOffice(openTestOffice(store()))
      const { typed } = await live(office, seed)
      const { lists, deps } = office
      expect(await deps.unitOfWork.run((tx) => tx.record.waiting())).toBe(0)
      for (const list of recordLists) {
        const keys = lists.rows(list).map(({ key }) => key ?? '')
        expect(new Set(keys).size).toBe(keys.length)
        const items = await deps.unitOfWork.run((tx) => tx.record.items(keys.map((key) => ({ list, key }))))
        expect(items).toHaveLength(keys.length)
        for (const { key, cells } of items)
          expect({ key, ...plain(lists.row(list, key)?.cells) }).toEqual({ key, ...plain(cells) })
      }
      // Whatever an officer typed stands in some revision, or waits as a difference.
      const told = await store().rows(
        `select issue as text from revisions union all select unnest(string_to_array(concat_ws(chr(10), earlier, theirs), chr(10))) from record_differences`,
      )
      const texts = new Set(told.map(({ text }) => text))
      expect([...typed].filter((text) => !texts.has(text))).toEqual([])
      expect(typed.size).toBeGreaterThan(0)
    },
    120_000,
  )
})

const plain = (cells: RecordCells | undefined) =>
  Object.fromEntries(Object.entries(cells ?? {}).map(([name, value]) => [name, recordCell(value)]))
