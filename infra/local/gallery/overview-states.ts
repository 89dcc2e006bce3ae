import { aheadFrame, overviewCard } from '../../../bot/src/cards/overview-card.ts'
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import { type CardState, group } from './card-state.ts'
import { answer, answered, longMeasure, longText, ownMeasures, previous, published, round } from './facts.ts'

const reasons = [
  'figureDue',
  'blankProgress',
  'passedPlan',
  'twiceRunning',
  'noPrevious',
  'toBeConfirmed',
  null,
  null,
] as const

const ahead: LeaderAhead = {
  lastNotice: '2025-12-26',
  days: ['2025-12-23', '2025-12-26'],
  afterwards: ['deputy', 'manager', 'pmo'],
  next: { on: '2026-01-05', to: ['leader', 'deputy'] },
  offers: [
    { choice: 'tomorrow', until: '2025-12-16' },
    { choice: 'dayBeforeDue', until: '2025-12-25' },
  ],
}

export const overviewStates: readonly CardState[] = group('一覧カード', [
  ['overview-0', '担当が移り、施策がない', overviewCard(round, [])],
  ['overview-1', '1施策', overviewCard(round, ownMeasures(1))],
  ['overview-9', '9施策・まとめて回答できる', overviewCard(round, ownMeasures(9))],
  [
    'overview-ahead',
    '9施策・次に何が起きるかと、あとで',
    overviewCard(round, ownMeasures(9), 0, aheadFrame(round, ahead)),
  ],
  [
    'overview-ahead-friday',
    '金曜日・当日の前の日',
    overviewCard(
      round,
      ownMeasures(3),
      0,
      aheadFrame(round, {
        ...ahead,
        days: ['2025-12-26'],
        offers: [{ choice: 'nextBusinessDay', until: '2025-12-22' }],
      }),
    ),
  ],
  [
    'overview-ahead-late',
    '期限の後',
    overviewCard(round, ownMeasures(3), 0, aheadFrame(round, { ...ahead, days: [], offers: [] })),
  ],
  [
    'overview-ahead-last',
    'だれにも知らせる段が残っていない',
    overviewCard(round, ownMeasures(3), 0, aheadFrame(round, { ...ahead, days: [], next: null, offers: [] })),
  ],
  [
    'overview-9-published',
    '9施策・前回は公表資料だけ（まとめて回答できない）',
    overviewCard(
      round,
      ownMeasures(9, () => ({ previous: published, needsOwnAnswer: 'toBeConfirmed' })),
    ),
  ],
  [
    'overview-reasons',
    '個別の回答が必要な理由の一覧',
    overviewCard(
      round,
      ownMeasures(8, (index) => {
        const needsOwnAnswer = reasons[index] ?? null
        if (needsOwnAnswer === 'noPrevious') return { needsOwnAnswer, previous: null }
        if (needsOwnAnswer === 'toBeConfirmed') return { needsOwnAnswer, previous: published }
        return { needsOwnAnswer }
      }),
    ),
  ],
  [
    'overview-sample',
    '前回が見本',
    overviewCard(
      round,
      ownMeasures(3, () => ({ previous: { ...previous, source: 'sample' } })),
    ),
  ],
  [
    'overview-half',
    '9施策のうち4施策に回答済',
    overviewCard(
      round,
      ownMeasures(9, (index) => (index < 4 ? answered : {})),
    ),
  ],
  [
    'overview-returned',
    '確認のお願いあり',
    overviewCard(
      round,
      ownMeasures(3, (index) => (index === 1 ? { ...answered, state: 'returned' } : answered)),
    ),
  ],
  [
    'overview-all-answered',
    'すべて回答済',
    overviewCard(
      round,
      ownMeasures(9, () => answered),
    ),
  ],
  [
    'overview-closed',
    '締切後・8施策のうち6施策に回答済',
    overviewCard(
      { ...round, state: 'closed', closedOn: '2025-12-22' },
      ownMeasures(8, (index) => (index < 6 ? { ...answered, answer } : {})),
    ),
  ],
  ['overview-closed-0', '締切後・担当が移り、施策がない', overviewCard({ ...round, state: 'closed' }, [])],
  ['overview-40', '40施策・1枚目', overviewCard(round, ownMeasures(40))],
  ['overview-40-last', '40施策・最後の1枚', overviewCard(round, ownMeasures(40), 4)],
  [
    'overview-long',
    'いちばん長い施策名',
    overviewCard(
      round,
      ownMeasures(8, (index) => ({
        measure: { ...longMeasure, id: `B1-7${'ABCDEFGH'[index]}` },
        previous: { ...previous, progress: longText(400) },
        needsOwnAnswer: index < 6 ? 'figureDue' : null,
      })),
    ),
  ],
])
