import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../../../shared/src/domain/refusal.ts'

/** One of each; a code that joins or leaves the union is a type error here. */
const everyRefusal: { readonly [code in RefusalCode]: Extract<Refusal, { code: code }> } = {
  invalidAnswer: { code: 'invalidAnswer', problems: [{ field: 'weather', code: 'missing' }] },
  notYourMeasure: { code: 'notYourMeasure', measureId: 'B1-3' },
  notAllowed: { code: 'notAllowed' },
  unknownPerson: { code: 'unknownPerson' },
  measureNotInRound: { code: 'measureNotInRound', measureId: 'B1-3', roundId: '2025Q3' },
  noOpenRound: { code: 'noOpenRound' },
  unknownRound: { code: 'unknownRound', roundId: '2025Q3' },
  unknownMeasure: { code: 'unknownMeasure', measureId: 'B1-3' },
  roundClosed: { code: 'roundClosed', roundId: '2025Q3', closedOn: '2026-01-09' },
  roundAlreadyOpened: { code: 'roundAlreadyOpened', roundId: '2025Q3' },
  anotherRoundOpen: { code: 'anotherRoundOpen', roundId: '2025Q2' },
  staleVersion: { code: 'staleVersion', savedRevision: 2 },
  ownMeasure: { code: 'ownMeasure', measureId: 'B1-3' },
  notAnswered: { code: 'notAnswered', measureId: 'B1-3' },
  noOpenQuestion: { code: 'noOpenQuestion', measureId: 'B1-3' },
  textMissing: { code: 'textMissing' },
  textTooLong: { code: 'textTooLong', limit: 300, length: 301 },
  nothingTicked: { code: 'nothingTicked' },
  measuresWithoutLeader: { code: 'measuresWithoutLeader', roundId: '2025Q3', measureIds: ['B2-1', 'B2-2'] },
  reasonMissing: { code: 'reasonMissing' },
  invalidAssignment: { code: 'invalidAssignment', problems: [{ field: 'leader', code: 'unknownPerson' }] },
  assignmentChanged: { code: 'assignmentChanged', measureId: 'B1-3' },
  unknownDoubt: { code: 'unknownDoubt' },
  doubtSettledAlready: { code: 'doubtSettledAlready', doubtId: 'D-01' },
  doubtNotSettled: { code: 'doubtNotSettled', doubtId: 'D-01' },
  doubtCellChanged: { code: 'doubtCellChanged', doubtId: 'D-01' },
  unreadableWorkbook: { code: 'unreadableWorkbook', cause: 'damaged' },
  invalidWorkbook: {
    code: 'invalidWorkbook',
    problems: [{ row: 2, column: 'leader', code: 'unknownPost', detail: '市民課 PL' }],
  },
  previewOutdated: { code: 'previewOutdated' },
  tooLargeForCard: { code: 'tooLargeForCard' },
  unknownAction: { code: 'unknownAction' },
  malformedRequest: { code: 'malformedRequest' },
}

describe('お断りの理由', () => {
  test.each(Object.values(everyRefusal))('$code は、値として返り、見分けられる', (refusal) => {
    const answer: unknown = refuse(refusal)
    expect(answer).toEqual({ refusal })
    expect(isRefusal(answer)).toBe(true)
  })

  test.each([[undefined], [null], [{}], [{ revision: 1 }], [['refusal']], ['refusal'], [Object.create(null)]])(
    '%p はお断りではない',
    (value) => {
      expect(isRefusal(value)).toBe(false)
    },
  )

  test('どんな値を渡しても、例外なく見分ける', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(isRefusal(value)).toBe(typeof value === 'object' && value !== null && 'refusal' in value)
      }),
    )
  })
})
