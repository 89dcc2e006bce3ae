import { describe, expect, test } from '@jest/globals'
import { type DifferenceKind, judgeEdit, judgeNewRow } from '../../../shared/src/domain/outside-edit.ts'
import { recordLists } from '../../../shared/src/domain/record.ts'
import type { RoundState } from '../../../shared/src/domain/round.ts'

const change = (cell: string, both = false) => ({ cell, base: null, ours: null, theirs: 'x', both })

const cases: readonly (readonly [
  cell: string,
  both: boolean,
  round: RoundState | null,
  editorMay: boolean,
  judged: 'accept' | DifferenceKind,
])[] = [
  ['progress', false, 'open', true, 'accept'],
  ['weather', false, 'open', true, 'accept'],
  ['progress', true, 'open', true, 'answerNewerHere'],
  ['progress', false, 'open', false, 'notPermitted'],
  ['progress', false, 'closed', true, 'roundClosed'],
  ['progress', true, 'closed', false, 'roundClosed'],
  ['progress', false, 'withdrawn', true, 'roundWithdrawn'],
  ['state', false, 'open', true, 'notEditable'],
  ['answeredAt', true, 'closed', false, 'notEditable'],
]

describe('リストでの変更を取り込むか', () => {
  test.each(cases)('進捗報告の %s（両方で変更：%s、回：%s、権限：%s）は %s', (cell, both, round, editorMay, judged) => {
    expect(judgeEdit('checkIns', change(cell, both), { round, editorMay })).toBe(judged)
  })

  test('台帳とメンバーは権限のある方なら取り込み、履歴・決定・回・指標値は取り込まない', () => {
    const facts = { round: null, editorMay: true }
    expect(judgeEdit('measures', change('leader'), facts)).toBe('accept')
    expect(judgeEdit('members', change('duties'), facts)).toBe('accept')
    expect(judgeEdit('members', change('id'), facts)).toBe('notEditable')
    for (const list of ['revisions', 'decisions', 'rounds', 'indicatorValues'] as const) {
      expect(judgeEdit(list, change('text'), facts)).toBe('notEditable')
    }
  })

  test('行を足せるのは、メンバーと施策だけ', () => {
    const open = recordLists.filter((list) => judgeNewRow(list, { editorMay: true, hasOwnRow: false }) === 'accept')
    expect(open).toEqual(['members', 'measures'])
    expect(judgeNewRow('members', { editorMay: false, hasOwnRow: false })).toBe('notPermitted')
    expect(judgeNewRow('measures', { editorMay: true, hasOwnRow: true })).toBe('strayRow')
  })
})
