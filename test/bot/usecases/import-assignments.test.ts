/** 割当の表: shown before it is applied, applied as a whole or not at all. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { assignmentWorkbook } from '../../../bot/src/outbound/excel/assignment-workbook.ts'
import { exportAssignments } from '../../../bot/src/usecases/export-assignments.ts'
import { applyAssignments, previewAssignments } from '../../../bot/src/usecases/import-assignments.ts'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import type { Deps } from '../../../bot/src/usecases/ports.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { codeOf } from '../../support/test-office.ts'
import { inline, withCell } from '../outbound/excel/edit-workbook.ts'

const office = officeForEachTest()
const deps = (): Deps => ({ ...office().deps, assignmentWorkbook })
const rows = (statement: string) => office().store.rows(statement)

function done<T>(result: T | { readonly refusal: Refusal }): T {
  if (isRefusal(result)) throw new Error('It was refused', { cause: result.refusal })
  return result as T
}

const written = async () => done(await exportAssignments(deps(), who.pmo)).file
const typed = (file: Uint8Array, place: string, text: string) => withCell(file, place, 'inlineStr', inline(text))
const preview = (file: Uint8Array) => previewAssignments(deps(), who.pmo, file)
const apply = (file: Uint8Array, mark: string | null = null) => applyAssignments(deps(), who.pmo, file, mark)

const state = async () => [
  await rows('select id, lead_section, related_sections from measures order by id'),
  await rows('select * from assignments order by measure_id, person_id'),
  await rows('select id, duties from people order by id'),
]

beforeEach(() => importRegister(office().deps, smallCity))

test('書き出して、そのまま読み込めば、何も変わらない', async () => {
  const before = await state()
  const file = await written()
  expect(done(await preview(file))).toMatchObject({ problems: [], changes: [] })
  expect(done(await apply(file))).toEqual([])
  expect(await state()).toEqual(before)
})

describe('直した表は', () => {
  /** 会計課 主事 leads B1-3, and B2-1 gets a section with a manager. */
  const edited = async () => {
    const led = typed(await written(), 'E2', '会計課 主事')
    return typed(typed(led, 'D6', '財政課'), 'G6', '会計課 主事')
  }

  test('先に、変わるところだけを見せる', async () => {
    const before = await state()
    const { changes } = done(await preview(await edited()))
    expect(
      changes.map(({ measureId, name, column, before: from, after }) => [measureId ?? name, column, from, after]),
    ).toEqual([
      ['B1-3', 'leader', '総務課 PL', '会計課 主事'],
      ['B2-1', 'leadSection', '', '財政課'],
      ['財政課', 'manager', '', '会計課 主事'],
    ])
    expect(await state()).toEqual(before)
  })

  test('見せたとおりに、まとめて反映する', async () => {
    const file = await edited()
    const { mark, changes } = done(await preview(file))
    expect(done(await apply(file, mark))).toEqual(changes)
    expect(await rows("select person_id from assignments where measure_id = 'B1-3' and part = 'leader'")).toEqual([
      { person_id: who.bystander },
    ])
    expect(await rows(`select duties from people where id = '${who.bystander}'`)).toEqual([
      { duties: [{ kind: 'manager', section: '財政課' }] },
    ])
    expect(done(await preview(file)).changes).toEqual([])
  })

  test('見せた後に割当が変わっていれば、反映しない', async () => {
    const file = await edited()
    const { mark } = done(await preview(file))
    await rows(`update assignments set person_id = '${who.bystander}' where measure_id = 'B1-3' and part = 'leader'`)
    const before = await state()
    expect(codeOf(await apply(file, mark))).toBe('previewOutdated')
    expect(await state()).toEqual(before)
  })

  test('受付中の回では、新しいPLにお願いし、前のPLのカードを直す', async () => {
    await office().openRound()
    await office().runJobs()
    await apply(await edited())
    expect(await rows("select responsible, state from expectations where measure_id = 'B1-3'")).toEqual([
      { responsible: who.bystander, state: 'planned' },
    ])
    const jobs = (await office().store.jobs()).map(({ name }) => name)
    expect(jobs.sort()).toEqual(['refresh-sent-card', 'refresh-sent-card', 'send-notice'])
  })
})

describe('困ったところのある表は', () => {
  test('すべてが行と列で分かり、一つでもあれば何も変わらない', async () => {
    const before = await state()
    const file = withCell(typed(typed(await written(), 'E2', '会計課 主事'), 'E3', 'いない人'), 'D4', 'n', '<v>7</v>')
    const { problems, changes } = done(await preview(file))
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'leader', 'unknownPost'],
      [4, 'leadSection', 'notText'],
    ])
    expect(changes).toEqual([])
    expect(await apply(file)).toEqual({ refusal: { code: 'invalidWorkbook', problems } })
    expect(await state()).toEqual(before)
  })

  test('読めない欄は、一度だけ知らされる', async () => {
    const { problems } = done(await preview(withCell(await written(), 'B2', 'n', '<v>1</v>')))
    expect(problems.map(({ column, code }) => [column, code])).toEqual([['title', 'notText']])
  })

  test('表でないものは、理由とともに断られる', async () => {
    expect(await preview(new TextEncoder().encode('番号,施策名'))).toEqual({
      refusal: { code: 'unreadableWorkbook', cause: 'notAWorkbook' },
    })
    expect(codeOf(await apply(new Uint8Array()))).toBe('unreadableWorkbook')
  })
})

test.each([who.leader, who.manager, who.mayor])('PMO でなければ、表は読まれもしない（%s）', async (asker) => {
  const unread: Deps = {
    ...office().deps,
    assignmentWorkbook: {
      write: () => Promise.reject(new Error('It was written')),
      read: () => Promise.reject(new Error('It was read')),
    },
  }
  expect(codeOf(await exportAssignments(unread, asker))).toBe('notAllowed')
  expect(codeOf(await previewAssignments(unread, asker, new Uint8Array()))).toBe('notAllowed')
  expect(codeOf(await applyAssignments(unread, asker, new Uint8Array(), null))).toBe('notAllowed')
})
