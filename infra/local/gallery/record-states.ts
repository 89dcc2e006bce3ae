import { differenceCard, recordStandingCard, type ShownDifference } from '../../../bot/src/cards/record-card.ts'
import { recordLists } from '../../../shared/src/domain/record.ts'
import { recordCauses } from '../../../shared/src/domain/record-cause.ts'
import { recordDifferencesJa } from '../../../shared/src/wording/record-differences.ja.ts'
import { type CardState, group } from './card-state.ts'
import { longText, moment } from './facts.ts'

const difference: ShownDifference = {
  list: 'checkIns',
  key: 'B1-4|2025Q3',
  cell: 'progress',
  kind: 'notPermitted',
  ours: '11月末現在、枚数は前年比7％減。',
  theirs: '11月末現在、枚数は前年比7.4％減。会計課で確認済み。',
  earlier: null,
  about: 'ペーパーレスの推進',
  editor: '会計課長',
  takes: true,
  seenAt: moment,
  index: 0,
  all: 3,
}

export const recordStates: readonly CardState[] = group('PMO：記録', [
  ['record-well', 'すべて書き込み済み', recordStandingCard({ waiting: 0, troubles: [], differences: 0 })],
  ['record-waiting', '書き込みの途中', recordStandingCard({ waiting: 12, troubles: [], differences: 0 })],
  [
    'record-stuck',
    '書き込めないものと相違',
    recordStandingCard(
      {
        waiting: 14,
        troubles: [
          { cause: 'noRight', list: 'checkIns', items: 12 },
          { cause: 'noRight', list: 'revisions', items: 1 },
          { cause: 'valueRefused', list: 'decisions', items: 1 },
        ],
        differences: 3,
      },
      recordDifferencesJa.triedAgain(14),
    ),
  ],
  [
    'record-every-cause',
    'すべての原因',
    recordStandingCard({
      waiting: 999,
      troubles: recordCauses.flatMap((cause) => recordLists.map((list) => ({ cause, list, items: 111 }))),
      differences: 999,
    }),
  ],
  ['difference-permission', '権限のない方の変更', differenceCard(difference)],
  [
    'difference-weather',
    '同時に直された天気',
    differenceCard(
      {
        ...difference,
        cell: 'weather',
        kind: 'answerNewerHere',
        ours: 'rainy',
        theirs: 'sunny',
        earlier: 'cloudy',
        editor: '総務課 PL',
        index: 1,
      },
      recordDifferencesJa.done.ours,
    ),
  ],
  [
    'difference-closed',
    '締め切った回・いちばん長い文',
    differenceCard({
      ...difference,
      kind: 'roundClosed',
      ours: longText(400),
      theirs: longText(2000),
      about: longText(100),
      takes: false,
      all: 1,
    }),
  ],
  [
    'difference-deleted',
    '削除された行',
    differenceCard({
      ...difference,
      cell: '',
      kind: 'deletedThere',
      ours: null,
      theirs: null,
      editor: null,
      takes: false,
    }),
  ],
  [
    'difference-row',
    '追加された行',
    differenceCard({
      ...difference,
      list: 'members',
      key: '+12',
      cell: 'upn',
      kind: 'unreadable',
      ours: null,
      theirs: 'unknown@city.example',
      about: null,
      editor: 'デジタル戦略室 PMO',
      takes: false,
    }),
  ],
  [
    'difference-duties',
    'メンバーの役割',
    differenceCard({
      ...difference,
      list: 'members',
      key: '10000000-0000-4000-8000-000000000003',
      cell: 'duties',
      ours: 'manager:総務課',
      theirs: 'manager:総務課\npmo:administrativeReform',
      about: '総務課長',
      editor: null,
    }),
  ],
])
