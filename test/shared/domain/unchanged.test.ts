import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { answerSources } from '../../../shared/src/domain/answer-source.ts'
import { type ForUnchanged, needsOwnAnswer } from '../../../shared/src/domain/unchanged.ts'

const oneTick: ForUnchanged = {
  hasFigures: false,
  previous: { progress: '要件を整理中。', source: 'answer' },
  unchangedInARow: 0,
  today: '2025-12-16',
}

const previous = (progress: string, source: 'answer' | 'published' | 'sample' = 'answer') => ({
  previous: { progress, source },
})

const cases: readonly (readonly [string, Partial<ForUnchanged>, ReturnType<typeof needsOwnAnswer>])[] = [
  ['前回の回答があり、数値も過ぎた予定もない', {}, null],
  ['1回続けて使った', { unchangedInARow: 1 }, null],
  ['2回続けて使った', { unchangedInARow: 2 }, 'twiceRunning'],
  ['8回続けて使った', { unchangedInARow: 8 }, 'twiceRunning'],
  ['今期の数値が要る', { hasFigures: true }, 'figureDue'],
  ['前回の進捗が空欄', previous(''), 'blankProgress'],
  ['前回の進捗が空白だけ', previous(' 　\n'), 'blankProgress'],
  ['予定の日が過ぎた', previous('6月24日公示予定'), 'passedPlan'],
  ['予定の日は今日', previous('12月16日公示予定'), null],
  ['予定の日は年明け', previous('2・3月に合計4回実施予定'), null],
  ['前の記録がない', { previous: null }, 'noPrevious'],
  ['前の記録が原典のまま', previous('要件を整理中。', 'published'), 'toBeConfirmed'],
  ['前の記録が原典の空欄', previous('', 'published'), 'blankProgress'],
  ['前の記録が見本', previous('要件を整理中。', 'sample'), null],
  ['前の記録がなく、数値も要る', { previous: null, hasFigures: true, unchangedInARow: 2 }, 'noPrevious'],
  ['原典のままで、数値も要る', { ...previous('6月公示予定', 'published'), hasFigures: true }, 'toBeConfirmed'],
  ['空欄で、数値も要る', { ...previous(''), hasFigures: true }, 'blankProgress'],
  ['数値が要り、予定も過ぎた', { ...previous('6月公示予定'), hasFigures: true, unchangedInARow: 2 }, 'figureDue'],
  ['予定が過ぎ、2回続けて使った', { ...previous('6月公示予定'), unchangedInARow: 2 }, 'passedPlan'],
]

describe('「変わりない」でまとめて回答できるか', () => {
  test.each(cases)('%s', (_, facts, expected) => {
    expect(needsOwnAnswer({ ...oneTick, ...facts })).toBe(expected)
  })

  test('まとめて回答できるのは、前の記録が文のある回答で、数値も要らず、続けて2回未満のときだけである', () => {
    const anyFacts: fc.Arbitrary<ForUnchanged> = fc.record({
      hasFigures: fc.boolean(),
      previous: fc.option(
        fc.record({
          progress: fc.oneof(fc.constantFrom('', ' ', '協議中', '6月公示予定'), fc.string({ unit: 'binary' })),
          source: fc.constantFrom(...answerSources),
        }),
      ),
      unchangedInARow: fc.nat(5),
      today: fc.constantFrom('2025-04-01', '2025-12-16', '2026-03-31'),
    })
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (needsOwnAnswer(facts) !== null) return
        expect(facts.previous?.progress.trim()).toMatch(/./s)
        expect(facts.previous?.source).not.toBe('published')
        expect(facts.hasFigures).toBe(false)
        expect(facts.unchangedInARow).toBeLessThan(2)
      }),
      { numRuns: 500 },
    )
  })
})
