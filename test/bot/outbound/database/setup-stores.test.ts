/** The rows of the PMO's first job, on either engine. */
import { beforeEach, expect, test } from '@jest/globals'
import { importRegister } from '../../../../bot/src/usecases/import-register.ts'
import type { Transaction } from '../../../../bot/src/usecases/ports.ts'
import type { Doubt } from '../../../../shared/src/domain/doubt.ts'
import { describeOnBothEngines } from '../../../support/describe-on-both-engines.ts'
import { smallCity, who } from '../../../support/small-city.ts'
import { openTestOffice } from '../../../support/test-office.ts'

const at = new Date('2025-12-16T01:42:00.123Z')

const doubt = (id: string, place: number, more: Partial<Doubt> = {}): Doubt => ({
  id,
  measureId: 'B1-3',
  field: 'target',
  fiscalYear: 2025,
  group: 'reading',
  kind: 'doubtful',
  about: '',
  note: '注',
  suggestion: null,
  place,
  settled: null,
  ...more,
})
const doubts = [
  doubt('second', 1),
  doubt('first', 0, { measureId: null, field: null, fiscalYear: null, group: 'whole', about: '施策の数' }),
  doubt('third', 2, { measureId: 'B1-4', field: 'purpose', fiscalYear: null, group: 'blank', suggestion: '候補' }),
]

describeOnBothEngines('PMOの最初の仕事の記録', (store) => {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => store().unitOfWork.run(work)

  beforeEach(async () => {
    await store().empty()
    await importRegister(openTestOffice(store()).deps, { ...smallCity, doubts })
  })

  test('確認事項は、書いたとおりに、順番に戻る', async () => {
    expect((await run((tx) => tx.doubts.list())).map(({ id }) => id)).toEqual(['first', 'second', 'third'])
    expect(await run((tx) => tx.doubts.lock('third'))).toEqual(doubts[2])
    expect(await run((tx) => tx.doubts.lock('none'))).toBeNull()
    expect((await run((tx) => tx.doubts.lockGroup('whole'))).map(({ id }) => id)).toEqual(['first'])
  })

  test('確認した内容も、消した内容も、そのまま戻る', async () => {
    const settled = { as: 'corrected', text: '一行目\n二行目', before: '', by: who.pmo, at } as const
    await run((tx) => tx.doubts.save(doubt('second', 1, { settled })))
    expect((await run((tx) => tx.doubts.lock('second')))?.settled).toEqual(settled)
    await run((tx) => tx.doubts.save(doubt('second', 1)))
    expect((await run((tx) => tx.doubts.lock('second')))?.settled).toBeNull()
  })

  test.each([
    ['title', null],
    ['purpose', null],
    ['milestone', 2027],
    ['actions', 2025],
    ['target', 2025],
  ] as const)('台帳の %s を書くと、そのまま読める', async (field, fiscalYear) => {
    const cell = { measureId: 'B1-3', field, fiscalYear }
    const text = field === 'title' ? '名前' : '一行目\n二行目'
    await run((tx) => tx.doubts.saveCell(cell, text))
    expect(await run((tx) => tx.doubts.readCell(cell))).toBe(text)
    if (field !== 'title') {
      await run((tx) => tx.doubts.saveCell(cell, ''))
      expect(await run((tx) => tx.doubts.readCell(cell))).toBe('')
    }
  })

  test('公表資料の記載は、書けない', async () => {
    for (const field of ['progress', 'weather'] as const) {
      await expect(
        run((tx) => tx.doubts.saveCell({ measureId: 'B1-3', field, fiscalYear: null }, 'x')),
      ).rejects.toThrow('This cell is not of the register')
    }
  })

  test('割当は入れ替わり、PLは一人だけ', async () => {
    const assignment = { measureId: 'B1-3', leader: who.deputy, deputies: [who.leader], relatedSections: ['会計課'] }
    await run((tx) => tx.assignments.save({ leadSection: '財政課', assignment }))
    expect(await run((tx) => tx.register.find('B1-3'))).toMatchObject({
      measure: { leadSection: '財政課' },
      assignment,
    })
    const nobody = { ...assignment, leader: null, deputies: [], relatedSections: [] }
    await run((tx) => tx.assignments.save({ leadSection: null, assignment: nobody }))
    expect(await run((tx) => tx.register.find('B1-3'))).toMatchObject({
      measure: { leadSection: null },
      assignment: nobody,
    })
  })

  test('対象外は、回と施策に一つ。改められ、消せる', async () => {
    const excuse = { roundId: '2025Q3', measureId: 'B1-3', reason: 'budget', text: '', by: who.pmo, at } as const
    await run((tx) => tx.assignments.saveExcuse(excuse))
    await run((tx) => tx.assignments.saveExcuse({ ...excuse, reason: 'other', text: '補足' }))
    expect(await run((tx) => tx.assignments.excuses('2025Q3'))).toEqual([{ ...excuse, reason: 'other', text: '補足' }])
    expect(await run((tx) => tx.assignments.excuses('2025Q4'))).toEqual([])
    await run((tx) => tx.assignments.removeExcuse('2025Q3', 'B1-3'))
    expect(await run((tx) => tx.assignments.excuses('2025Q3'))).toEqual([])
  })

  test('回の番号は、すべて順に並ぶ', async () => {
    expect(await run((tx) => tx.assignments.roundIds())).toEqual(['2025Q2'])
  })
})
