import { answerUnderReviewCard, type ReviewFacts } from '../../../bot/src/cards/answer-under-review-card.ts'
import { noteCard } from '../../../bot/src/cards/note-card.ts'
import {
  closeRoundCard,
  openRoundCard,
  pickMeasureCard,
  type RoundStatusFacts,
  roundStatusCard,
} from '../../../bot/src/cards/pmo-cards.ts'
import { stageCountsOf } from '../../../shared/src/domain/expectation-life.ts'
import type { ExpectationState } from '../../../shared/src/domain/round.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { pmoJa } from '../../../shared/src/wording/pmo.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import {
  answer,
  deputy,
  fullAnswer,
  leader,
  longMeasure,
  longText,
  manyIndicators,
  moment,
  oddText,
  ownMeasures,
  paperless,
  previous,
  question,
  rate,
  revisionOf,
  round,
} from './facts.ts'

const seen = { kind: 'seen', how: 'seen' } as const
const notAsked = { kind: 'notAsked' } as const

/** A round of 32 measures in these states, the rest answered. */
function statusOf(
  states: readonly ExpectationState[],
  causes: readonly string[] = [],
  title?: string,
): RoundStatusFacts {
  const measures = ownMeasures(32).map(({ measure }, index) => {
    const state = states[index] ?? 'answered'
    const cause = state === 'unreachable' ? (causes[index] ?? 'noLeader') : null
    return {
      measure: title === undefined ? measure : { ...measure, title },
      expectation: { roundId: round.id, measureId: measure.id, responsible: leader.id, state, cause },
    }
  })
  // Every other one was opened, and every other answer looked at.
  const standing = measures.map(({ expectation: { state } }, index) => ({
    state,
    facts: { openedAt: index % 2 === 0 ? moment : null, look: index % 2 === 0 ? seen : notAsked },
  }))
  const tally = tallyOf(standing.map(({ state }) => state))
  return { round, measures, tally, stages: stageCountsOf(standing) }
}

const repeat = (state: ExpectationState, count: number) => Array.from({ length: count }, () => state)
const causes = ['noLeader', 'BotNotInConversationRoster', 'ConversationBlockedByUser', 'outcomeUnknown', 'SomethingNew']
const middle = [
  ...repeat('unreachable', 2),
  ...repeat('delivered', 5),
  ...repeat('returned', 3),
  ...repeat('accepted', 16),
  ...repeat('excused', 1),
]
const manyOpen = [...repeat('unreachable', 10), ...repeat('delivered', 11)]

const facts: ReviewFacts = {
  round,
  measure: paperless,
  expectation: { roundId: round.id, measureId: paperless.id, responsible: leader.id, state: 'answered', cause: null },
  indicators: [rate],
  latest: revisionOf(answer),
  previous,
  followUp: null,
  questions: [],
  answeredBy: leader,
  recordedFor: null,
  mayAccept: true,
}
const inState = (state: ExpectationState) => ({ ...facts.expectation, state })
const asked = question(1, '枚数はプリントログと実績のどちらの集計でしょうか。', 'プリントログの集計です。')

export const pmoStates: readonly CardState[] = [
  ...group('PMO：回を開く・締め切る', [
    ['open-round', '開く前', openRoundCard(round.id, round)],
    [
      'open-round-done',
      '開いた後',
      noteCard(pmoJa.open.done(round.id), pmoJa.open.dates(round.dueOn, round.closesOn, round.asOfDay), {
        title: pmoJa.look.back,
        verb: 'round.status',
      }),
    ],
    ['close-round', '締め切る前（未回答あり）', closeRoundCard(statusOf(middle, causes))],
    ['close-round-all', '締め切る前（すべて回答済）', closeRoundCard(statusOf([]))],
    ['close-round-done', '締め切った後', noteCard(pmoJa.close.done(round.id))],
  ]),
  ...group('PMO：回答状況', [
    [
      'status-begin',
      '始まったところ',
      roundStatusCard(statusOf([...repeat('unreachable', 1), ...repeat('delivered', 31)]), moment),
    ],
    ['status-middle', '途中', roundStatusCard(statusOf(middle, causes), moment)],
    [
      'status-many-unreachable',
      '連絡先の確認が多い',
      roundStatusCard(statusOf(manyOpen, [...causes, ...causes], longMeasure.title), moment),
    ],
    ['status-all-accepted', 'すべて確認済', roundStatusCard(statusOf(repeat('accepted', 32)), moment)],
  ]),
  ...group('PMO：施策を選ぶ', [
    [
      'pick-review',
      '確認する回答',
      pickMeasureCard(
        round.id,
        pmoJa.pick.reviewHeading,
        'review.look',
        ownMeasures(12).map((one) => one.measure),
      ),
    ],
    [
      'pick-record',
      '代わりに入力する施策',
      pickMeasureCard(round.id, pmoJa.pick.recordHeading, 'checkIn.form', [paperless, longMeasure]),
    ],
    [
      'pick-100',
      '100施策・いちばん長い施策名',
      pickMeasureCard(
        round.id,
        pmoJa.pick.reviewHeading,
        'review.look',
        ownMeasures(120).map((one) => ({ ...one.measure, title: longMeasure.title })),
      ),
    ],
    ['pick-empty', '該当なし', pickMeasureCard(round.id, pmoJa.pick.recordHeading, 'checkIn.form', [])],
  ]),
  ...group('PMO：回答を見る', [
    ['look', '確認を待つ回答', answerUnderReviewCard(facts, { next: 'B1-4' })],
    [
      'look-unanswered',
      'まだ回答がない',
      answerUnderReviewCard({ ...facts, latest: null, answeredBy: null, expectation: inState('delivered') }),
    ],
    [
      'look-asked',
      '確認のお願いを送った',
      answerUnderReviewCard(
        { ...facts, expectation: inState('returned'), questions: [question(1, asked.question)] },
        { notice: pmoJa.look.asked(''), next: 'B1-4' },
      ),
    ],
    [
      'look-replied',
      '返答があった',
      answerUnderReviewCard({ ...facts, questions: [asked, question(2, '時点は11月末でよろしいでしょうか。')] }),
    ],
    [
      'look-accepted',
      '確認済',
      answerUnderReviewCard({ ...facts, expectation: inState('accepted') }, { next: 'B1-4' }),
    ],
    ['look-own', 'ご自身の課の施策', answerUnderReviewCard({ ...facts, mayAccept: false })],
    [
      'look-recorded',
      '代理入力・1問への答えあり',
      answerUnderReviewCard({
        ...facts,
        answeredBy: deputy,
        recordedFor: leader,
        latest: revisionOf(answer, { revision: 2, recordedFor: leader.id }),
        followUp: { choice: 'willCatchUp', text: '' },
      }),
    ],
    [
      'look-unchanged',
      '変わりないと回答',
      answerUnderReviewCard({
        ...facts,
        latest: revisionOf({ ...answer, figures: [], unchanged: true, directionReason: 'onPlan' }),
        followUp: { choice: null, text: '' },
      }),
    ],
    [
      'look-refused',
      '確認のお願いが長い',
      answerUnderReviewCard(facts, {
        notice: refusalJa({ code: 'textTooLong', limit: 300, length: 310 }),
        draft: longText(310),
      }),
    ],
    [
      'look-longest',
      'すべての欄が上限の長さ',
      answerUnderReviewCard(
        {
          ...facts,
          measure: longMeasure,
          indicators: manyIndicators,
          latest: revisionOf(fullAnswer, { revision: 12, recordedFor: leader.id }),
          answeredBy: deputy,
          recordedFor: leader,
          previous: { ...previous, progress: longText(400) },
          followUp: { choice: 'other', text: longText(300) },
          questions: [1, 2, 3, 4].map((number) => question(number, longText(300), longText(300))),
        },
        { next: 'B1-7A' },
      ),
    ],
    [
      'look-odd',
      '記号・絵文字・HTMLを含む文',
      answerUnderReviewCard({
        ...facts,
        latest: revisionOf({ ...answer, progress: oddText }),
        questions: [question(1, oddText, oddText)],
      }),
    ],
  ]),
]
