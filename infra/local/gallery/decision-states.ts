import { amendFormCard, type ClosedAnswerFacts, outcomeFormCard } from '../../../bot/src/cards/after-close-card.ts'
import { toDraft } from '../../../bot/src/cards/answer-lines.ts'
import {
  type ClosingFacts,
  closingCard,
  closingQuestionCard,
  outcomesCard,
} from '../../../bot/src/cards/closing-card.ts'
import {
  type ConsultationFacts,
  consultationAnsweredCard,
  consultationCard,
  consultationFormCard,
} from '../../../bot/src/cards/consultation-card.ts'
import {
  type HandOverFacts,
  handOverAskedCard,
  handOverDeclineCard,
  handOverDoneCard,
  handOverFormCard,
  handOverSettledCard,
  successorCard,
} from '../../../bot/src/cards/hand-over-card.ts'
import { roundStatusCard } from '../../../bot/src/cards/pmo-cards.ts'
import { type DarkerSkyFacts, worseningCard } from '../../../bot/src/cards/worsening-card.ts'
import type { Amendment } from '../../../shared/src/domain/amendment.ts'
import type { MeetingOutcome } from '../../../shared/src/domain/closing-report.ts'
import { type ClosingMeasure, closingSummary } from '../../../shared/src/domain/closing-summary.ts'
import type { ConsultationCase } from '../../../shared/src/domain/consultation-chain.ts'
import { stageCountsOf } from '../../../shared/src/domain/expectation-life.ts'
import type { HandOver } from '../../../shared/src/domain/hand-over.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { type EarlierAnswer, successorPack } from '../../../shared/src/domain/successor-pack.ts'
import { closingJa, consultationJa } from '../../../shared/src/wording/decisions.ja.ts'
import { arrivalJa } from '../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import {
  answer,
  deputy,
  leader,
  longMeasure,
  longText,
  manyIndicators,
  measure,
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

/** As many code units as one character may have. */
const family = '👨🏻‍👩🏻‍👧🏻‍👦🏻'

const asked: ConsultationCase = {
  roundId: round.id,
  measureId: paperless.id,
  number: 1,
  text: '歳出伝票の電子決裁の運用について、会計課・財政課との調整をお願いしたい。',
  by: '2026-01-16',
  askedBy: leader.id,
  askedAt: moment,
  rung: 'manager',
  holders: ['m'],
  passed: [],
  state: 'open',
  reply: null,
}
const consultation: ConsultationFacts = {
  consultation: asked,
  measure: paperless,
  askedBy: leader.post,
  passedBy: [],
  heldBy: ['総務課長'],
  repliedBy: '',
  mayPassOn: true,
  overdue: false,
}
const replied: ConsultationFacts = {
  ...consultation,
  consultation: {
    ...asked,
    state: 'answered',
    reply: { text: '1月13日の課長会議後に調整します。', by: 'm', at: moment },
  },
  repliedBy: '総務課長',
}
const upstairs: ConsultationFacts = {
  ...consultation,
  consultation: { ...asked, rung: 'programmeManager', by: null },
  passedBy: ['総務課長', '総務部長'],
  heldBy: ['副市長'],
  mayPassOn: false,
}
const longConsultation: ConsultationFacts = {
  ...replied,
  measure: longMeasure,
  consultation: {
    ...asked,
    text: family.repeat(300),
    state: 'answered',
    reply: { text: family.repeat(300), by: 'm', at: moment },
  },
}

const consultationStates: readonly CardState[] = group('ご相談', [
  ['consultation', '所属長に届く', consultationCard(consultation, true)],
  ['consultation-talk', '担当と話せる', consultationCard({ ...consultation, talkTo: 'leader@city.example' }, true)],
  ['consultation-overdue', '期日を過ぎた', consultationCard({ ...consultation, overdue: true }, true)],
  ['consultation-upstairs', '副市長に届く', consultationCard(upstairs, true)],
  ['consultation-elsewhere', '別の方がお預かり', consultationCard({ ...upstairs, heldBy: ['総務部長'] }, false)],
  [
    'consultation-withdrawn',
    '取り下げ',
    consultationCard({ ...consultation, consultation: { ...asked, state: 'withdrawn' } }, false),
  ],
  [
    'consultation-status',
    'PMOの状況に並ぶ',
    roundStatusCard(
      {
        round,
        measures: [],
        tally: tallyOf([]),
        stages: stageCountsOf([]),
        consultations: Array.from({ length: 10 }, () => ({ ...upstairs, measure: longMeasure, overdue: true })),
      },
      moment,
    ),
  ],
  ['consultation-form', '一言添えて返事', consultationFormCard(consultation)],
  [
    'consultation-form-long',
    '長すぎる返事',
    consultationFormCard(consultation, longText(320), refusalJa({ code: 'textTooLong', limit: 300, length: 320 })),
  ],
  ['consultation-sent', '返事をした後', consultationAnsweredCard(replied, consultationJa.sent(paperless.id, ''))],
  [
    'consultation-sent-later',
    '時間外に返事をした後',
    consultationAnsweredCard(
      replied,
      consultationJa.sent(paperless.id, arrivalJa({ on: '2025-12-17', from: '08:30', today: '2025-12-16' })),
    ),
  ],
  ['consultation-answered', '担当者に届く返事', consultationAnsweredCard(replied)],
  ['consultation-longest', 'いちばん長い文', consultationAnsweredCard(longConsultation)],
  [
    'consultation-odd',
    '記号の多い文',
    consultationCard({ ...consultation, consultation: { ...asked, text: oddText } }, true),
  ],
])

const earlier = (differ: Partial<EarlierAnswer> = {}): EarlierAnswer => ({
  ...previous,
  issue: '',
  nextAction: '',
  ...differ,
})

const darker: DarkerSkyFacts = {
  measure: paperless,
  why: 'badTwiceRunning',
  previous: earlier({ weather: 'rainy' }),
  current: earlier({ weather: 'rainy', issue: '会計課との調整に時間を要しています。' }),
}
const darkest: DarkerSkyFacts = {
  measure: longMeasure,
  why: 'twoStepsWorse',
  previous: earlier(),
  current: earlier({ weather: 'rainy', progress: family.repeat(400), issue: family.repeat(300) }),
}

const worseningStates: readonly CardState[] = group('困りごとの共有', [
  ['worsening', '2回続けて雨', worseningCard([darker])],
  ['worsening-steps', '2段階の変化・いちばん長い文', worseningCard([darkest])],
  ['worsening-2', '2施策', worseningCard([darker, { ...darker, measure: longMeasure, why: 'twoStepsWorse' }])],
  ['worsening-12', '12施策・いちばん長い文', worseningCard(Array.from({ length: 12 }, () => darkest))],
])

const offered: HandOver = {
  measureId: paperless.id,
  number: 1,
  from: leader.id,
  to: deputy.id,
  kind: 'offer',
  by: leader.id,
  at: moment,
  effectiveOn: null,
  state: 'offered',
  settledAt: null,
  reply: '',
}
const handOver: HandOverFacts = { handOver: offered, measure: paperless, from: leader.post, to: '会計課 主事' }
const fourAnswers = ['2025Q3', '2025Q2', '2025Q1', '2024Q4'].map((roundId, index) =>
  earlier({
    roundId,
    source: index === 3 ? 'published' : 'answer',
    ...(index === 0 ? { issue: '歳出伝票の添付書類の扱い', nextAction: '1月に会計課と協議' } : {}),
  }),
)
const pack = successorPack({
  measureId: paperless.id,
  answers: fourAnswers,
  openConsultations: [{ text: asked.text, by: asked.by }],
  questions: [question(1, '枚数はプリントログと実績のどちらの集計でしょうか。')],
  dueOn: round.dueOn,
  today: '2025-12-16',
})
const longPack = successorPack({
  measureId: longMeasure.id,
  answers: fourAnswers.map((one) => ({
    ...one,
    progress: '"\\'.repeat(200),
    issue: family.repeat(300),
    nextAction: family.repeat(300),
  })),
  openConsultations: Array.from({ length: 12 }, () => ({ text: family.repeat(300), by: null })),
  questions: [],
  dueOn: null,
  today: '2025-12-16',
})
const emptyPack = successorPack({
  measureId: paperless.id,
  answers: [],
  openConsultations: [],
  questions: [],
  dueOn: null,
  today: '2025-12-16',
})
const choices = {
  measures: ownMeasures(9).map(({ measure: one }) => ({ measure: one, leader: leader.post })),
  people: [leader, deputy],
  pending: [],
}

const handOverStates: readonly CardState[] = group('引き継ぎ', [
  ['hand-over-form', '引き継ぎをお願いする', handOverFormCard(choices)],
  [
    'hand-over-form-pending',
    '返事待ちがある・大勢',
    handOverFormCard({
      measures: ownMeasures(40).map(({ measure: one }) => ({
        measure: { ...one, title: longMeasure.title },
        leader: null,
      })),
      people: Array.from({ length: 300 }, (_, index) => ({
        id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
        post: `市民部 市民課 窓口改善推進担当 主査 ${index + 1}`,
        duties: [],
      })),
      pending: Array.from({ length: 6 }, () => handOver),
    }),
  ],
  ['hand-over-asked', '相手に届く', handOverAskedCard(handOver, pack)],
  [
    'hand-over-over',
    '取り下げられた',
    handOverAskedCard({ ...handOver, handOver: { ...offered, state: 'withdrawn' } }, pack),
  ],
  ['hand-over-decline', '見送る・確認したい', handOverDeclineCard(handOver)],
  ['hand-over-done', 'お願いした後', handOverDoneCard(handOver, false)],
  [
    'hand-over-planned',
    '発令の日を指定した後',
    handOverDoneCard({ ...handOver, handOver: { ...offered, kind: 'appointment', effectiveOn: '2026-04-01' } }, false),
  ],
  [
    'hand-over-appointed',
    '後任を指定した後',
    handOverDoneCard({ ...handOver, handOver: { ...offered, kind: 'appointment' } }, true),
  ],
  [
    'hand-over-accepted',
    '引き受けの返事',
    handOverSettledCard({ ...handOver, handOver: { ...offered, state: 'accepted' } }),
  ],
  [
    'hand-over-declined',
    '見送りの返事',
    handOverSettledCard({ ...handOver, handOver: { ...offered, state: 'declined', reply: longText(300) } }),
  ],
  ['successor', '後任に届く', successorCard(handOver, pack)],
  ['successor-empty', '記録がない', successorCard(handOver, emptyPack)],
  ['successor-longest', 'いちばん長い記録', successorCard({ ...handOver, measure: longMeasure }, longPack)],
])

const closed = { ...round, state: 'closed', closedOn: '2026-01-09' } as const
const facts = { openedAt: null, look: { kind: 'notAsked' } } as const
const says = (weather: 'sunny' | 'cloudy' | 'rainy' | 'stormy', direction: 'continue' | 'expand' = 'continue') => ({
  weather,
  direction,
})

function closing(of: readonly Measure[], differ: (index: number) => Partial<ClosingMeasure>): ClosingFacts {
  const measures = of.map(
    ({ id }, index): ClosingMeasure => ({
      measureId: id,
      state: 'accepted',
      facts,
      answer: says('sunny'),
      previous: says('sunny'),
      question: null,
      consultations: [],
      ...differ(index),
    }),
  )
  return {
    round: closed,
    summary: closingSummary(closed.id, measures),
    measures: of,
    consultations: new Map(of.map(({ id }) => [`${id}:1`, asked.text])),
    waiting: [],
    outcomes: [],
    amendments: [],
    report: { stage: 'preview', note: '' },
  }
}

const thirtyTwo = ownMeasures(32).map(({ measure: one }) => one)
const mismatch = {
  question: { kind: 'mismatch', indicatorId: rate.id, value: 7, target: 50 },
  settled: false,
} as const
const ordinary = closing(thirtyTwo, (index) => {
  if (index === 0)
    return { answer: says('rainy'), consultations: [{ ...asked, measureId: 'B1-1', rung: 'programmeManager' }] }
  if (index === 1) return { answer: says('stormy', 'expand') }
  if (index === 2) return { previous: says('rainy') }
  if (index === 3) return { question: mismatch }
  return index === 4 ? { state: 'planned', answer: null } : {}
})
const outcome: MeetingOutcome = {
  roundId: closed.id,
  measureId: 'B1-3',
  direction: 'expand',
  note: '令和8年度から歳出伝票へ拡大',
  confirmedOn: '2026-01-20',
  draftNumber: '',
  by: 'p',
  at: moment,
}
const amendment: Amendment = {
  roundId: closed.id,
  measureId: 'B1-3',
  number: 1,
  kind: 'finalFigure',
  answer,
  reason: '12月末の確定値が出たため',
  by: 'p',
  at: moment,
  dated: '2026-01-23',
}
const longMeasures = ownMeasures(60).map(({ measure: one }) => ({ ...one, title: longMeasure.title }))
const fullest: ClosingFacts = {
  ...closing(longMeasures, (index) => ({
    answer: says('stormy', 'expand'),
    question: mismatch,
    consultations: [{ ...asked, measureId: longMeasures[index]?.id ?? '', rung: 'programmeManager' }],
  })),
  consultations: new Map(longMeasures.map(({ id }) => [`${id}:1`, '"'.repeat(300)])),
  waiting: longMeasures.map((one) => ({ ...upstairs, measure: one })),
  outcomes: longMeasures.map(({ id }) => ({
    ...outcome,
    measureId: id,
    note: '"'.repeat(300),
    draftNumber: '"'.repeat(300),
  })),
  amendments: longMeasures.map(({ id }) => ({ ...amendment, measureId: id, reason: '"'.repeat(300) })),
  report: { stage: 'preview', note: family.repeat(300) },
}
const at = (stage: 'preview' | 'withProgrammeManager' | 'confirmed' | 'reported', note = ''): ClosingFacts => ({
  ...ordinary,
  report: { stage, note },
})
const withLater: ClosingFacts = {
  ...at('reported'),
  waiting: [{ ...consultation, overdue: true }],
  outcomes: [outcome],
  amendments: [amendment],
}
const closedAnswer: ClosedAnswerFacts = {
  round: closed,
  measure: paperless,
  indicators: [rate],
  latest: revisionOf(answer),
  amendments: [],
  outcome: null,
}
const form = { draft: toDraft(answer), kind: 'correction', reason: '', notice: '' }

const closingStates: readonly CardState[] = group('終了カード', [
  ['closing-preview', 'PMOの確認', closingCard(ordinary, 'pmo')],
  ['closing-back', '副市長から戻った', closingCard(at('preview', '移動レスの数字をもう一度'), 'pmo')],
  ['closing-programme-manager', '副市長に届く', closingCard(at('withProgrammeManager'), 'programmeManager')],
  ['closing-seen', '副市長が確認した後', closingCard(at('confirmed'), 'programmeManager', closingJa.done.seen)],
  ['closing-question', 'PMOに確認する', closingQuestionCard(at('withProgrammeManager'))],
  ['closing-confirmed', 'PMOに戻る', closingCard(at('confirmed'), 'pmo')],
  ['closing-owner', '市長に届く', closingCard(at('reported'), 'owner')],
  ['closing-later', '会議の結果と訂正の後', closingCard(withLater, 'pmo')],
  ['closing-fullest', 'いちばん多い', closingCard(fullest, 'pmo')],
  [
    'closing-quiet',
    '変化も判断もない',
    closingCard(
      closing(thirtyTwo, () => ({})),
      'owner',
    ),
  ],
  [
    'outcomes',
    '担当・所属長に届く結果',
    outcomesCard(closed, [
      { measure: paperless, outcome },
      { measure: measure('B1-4', 'ペーパーレスの推進'), outcome: { ...outcome, draftNumber: '7-総-123' } },
      { measure: measure('B1-6', 'GISの活用'), outcome: null },
    ]),
  ],
  [
    'outcomes-longest',
    '結果がいちばん多い',
    outcomesCard(
      closed,
      longMeasures.map((one) => ({ measure: one, outcome: { ...outcome, note: '"'.repeat(300) } })),
    ),
  ],
  ['outcome-form', '会議の結果を入力する', outcomeFormCard(closedAnswer, '2026-01-20')],
  [
    'outcome-form-again',
    '起案番号を入れる・未回答',
    outcomeFormCard({ ...closedAnswer, latest: null, outcome }, '2026-01-20'),
  ],
  ['amend-form', '締切後の訂正を入力する', amendFormCard(closedAnswer, form)],
  [
    'amend-form-again',
    '二度目の訂正・断られた',
    amendFormCard(
      {
        ...closedAnswer,
        measure: longMeasure,
        indicators: manyIndicators,
        amendments: Array.from({ length: 6 }, () => ({ ...amendment, reason: longText(300) })),
      },
      { ...form, draft: { ...form.draft, progress: longText(420) }, reason: longText(300), notice: longText(60) },
    ),
  ],
])

export const decisionStates: readonly CardState[] = [
  ...consultationStates,
  ...worseningStates,
  ...handOverStates,
  ...closingStates,
]
