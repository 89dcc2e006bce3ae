/** Every card in every state it can be in, made from given texts: the longest there can be, or the most hostile. */
import { allDoneCard } from '../../../bot/src/cards/all-done-card.ts'
import { emptyDraft, toDraft } from '../../../bot/src/cards/answer-lines.ts'
import { answerUnderReviewCard, type ReviewFacts } from '../../../bot/src/cards/answer-under-review-card.ts'
import { cardMaker } from '../../../bot/src/cards/card-maker.ts'
import { checkInFormCard, type FormFacts } from '../../../bot/src/cards/check-in-form-card.ts'
import { conflictCard } from '../../../bot/src/cards/conflict-card.ts'
import { followUpCard } from '../../../bot/src/cards/follow-up-card.ts'
import { noteCard } from '../../../bot/src/cards/note-card.ts'
import { aheadFrame, overviewCard, rowsOnCard } from '../../../bot/src/cards/overview-card.ts'
import { closeRoundCard, openRoundCard, pickMeasureCard, roundStatusCard } from '../../../bot/src/cards/pmo-cards.ts'
import { questionCard, questionFormCard } from '../../../bot/src/cards/question-card.ts'
import type { Card } from '../../../bot/src/cards/render-card.ts'
import { savedBanner } from '../../../bot/src/cards/saved-banner.ts'
import { unchangedFormCard } from '../../../bot/src/cards/unchanged-form-card.ts'
import { withdrawCard, withdrawDoneCard, withdrawnStatusCard } from '../../../bot/src/cards/withdraw-card.ts'
import type { Answer, Revision } from '../../../shared/src/domain/check-in.ts'
import type { Question } from '../../../shared/src/domain/consistency.ts'
import { stageCountsOf } from '../../../shared/src/domain/expectation-life.ts'
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { FieldProblem } from '../../../shared/src/domain/refusal.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import { expectationStates, type Round } from '../../../shared/src/domain/round.ts'
import { tallyOf } from '../../../shared/src/domain/round-tally.ts'
import { roundOfQ3 } from '../../support/round-of-q3.ts'
import { sampleAnswer, sampleRevision } from '../../support/sample-answer.ts'

export interface Texts {
  /** What the register calls a measure, an indicator and a post. */
  readonly title: string
  /** What people typed: 進捗状況, and every other field. */
  readonly progress: string
  readonly other: string
}

export interface NamedCard {
  readonly name: string
  readonly card: Card
}

export const round = roundOfQ3

const at = new Date('2025-12-16T01:42:00Z')
const nonce = '0a3c1f6e-3c57-4a53-9d52-5b1f1f1f1f1f'

export function measureOf(title: string, order = 0): Measure {
  return {
    id: `B1-${order + 1}`,
    order,
    title,
    pillar: { id: 'B', name: '柱' },
    area: { id: 'B1', name: '領域' },
    leadDepartment: '総務部',
    leadSection: '総務課',
  }
}

const indicatorsOf = ({ title }: Texts): readonly Indicator[] =>
  ['rate', 'sheets'].map((id) => ({
    id,
    measureId: 'B1-1',
    name: title,
    unit: '％',
    target: id === 'rate' ? 80.5 : null,
    targetDay: null,
    betterWhen: 'higher',
    cumulative: false,
  }))

export function ownOf(texts: Texts, count: number, answered: number): readonly OwnMeasure[] {
  const said = { weather: 'sunny', direction: 'continue', unchanged: false } as const
  const previous: readonly (PreviousAnswer | null)[] = [
    null,
    { roundId: '2025Q2', source: 'published', progress: texts.progress, ...said },
    { roundId: '2025Q2', source: 'answer', progress: '', ...said },
  ]
  return Array.from({ length: count }, (_, order) => ({
    measure: measureOf(texts.title, order),
    state: order >= answered ? 'delivered' : order % 2 === 0 ? 'answered' : 'returned',
    revision: order < answered ? order + 1 : 0,
    previous: previous[order % previous.length] ?? null,
    needsOwnAnswer: order % 2 === 0 ? null : 'figureDue',
  }))
}

export function answerOf(texts: Texts): Answer {
  return {
    ...sampleAnswer,
    progress: texts.progress,
    direction: 'expand',
    directionReason: 'other',
    directionReasonText: texts.other,
    figures: [
      { indicatorId: 'rate', value: 62.3, asOf: '2025-11-30' },
      { indicatorId: 'sheets', value: 1_852_821, asOf: '2025-11-30' },
    ],
    milestones: ['coordination', 'budget', 'ordinance', 'contract'],
    issue: texts.other,
    nextAction: texts.other,
    consultation: { text: texts.other, by: '2026-01-16' },
    nextYearNeeds: ['budget', 'staff', 'ordinance'],
  }
}

export const revisionOf = (texts: Texts, revision: number): Revision =>
  sampleRevision({ measureId: 'B1-1', revision, answeredBy: 'person', answer: answerOf(texts) })

/** 対象外, with nothing else said. */
const blankOf = (texts: Texts): Revision => ({
  ...revisionOf(texts, 1),
  answer: { ...sampleAnswer, weather: 'outOfScope', progress: '' },
})

export function everyCard(texts: Texts): readonly NamedCard[] {
  return [
    ...overviews(texts),
    ...forms(texts),
    ...afterSaving(texts),
    ...conflicts(texts),
    ...questions(texts),
    ...reviews(texts),
    ...ofTheRound(texts),
  ]
}

/** As many buttons as there are days to put it off to. */
export const ahead: LeaderAhead = {
  lastNotice: round.dueOn,
  days: ['2025-12-23', round.dueOn],
  afterwards: ['deputy', 'manager', 'pmo'],
  next: { on: '2026-01-05', to: ['leader', 'deputy'] },
  offers: [
    { choice: 'tomorrow', until: '2025-12-16' },
    { choice: 'dayBeforeDue', until: '2025-12-25' },
  ],
}

const closedRound: Round = { ...round, state: 'closed', closedOn: '2025-12-22' }

function overviews(texts: Texts): NamedCard[] {
  const closed = [0, 1, rowsOnCard, 40].map((count) => ({
    name: `一覧：締切後、${count}施策`,
    card: overviewCard(closedRound, ownOf(texts, count, Math.ceil(count / 2))),
  }))
  const open = [1, rowsOnCard, 9, 40].flatMap((count) =>
    [0, 1, count].flatMap((answered) =>
      [0, Math.ceil(count / rowsOnCard) - 1].map((page) => ({
        name: `一覧：${count}施策、回答済${answered}、${page + 1}枚目`,
        card: overviewCard(round, ownOf(texts, count, answered), page, aheadFrame(round, ahead)),
      })),
    ),
  )
  return [...open, ...closed]
}

const everyProblem: readonly FieldProblem[] = [
  { field: 'weather', code: 'notAChoice' },
  { field: 'progress', code: 'tooLong', limit: 400, length: 414 },
  { field: 'direction', code: 'missing' },
  { field: 'directionReason', code: 'missing' },
  { field: 'directionReasonText', code: 'tooLong', limit: 300, length: 301 },
  { field: 'figure:rate', code: 'notANumber' },
  { field: 'asOf', code: 'notADay' },
  { field: 'issue', code: 'tooLong', limit: 300, length: 301 },
  { field: 'nextAction', code: 'tooLong', limit: 300, length: 301 },
  { field: 'consultation', code: 'missing' },
  { field: 'consultationBy', code: 'notADay' },
]

export function formFacts(texts: Texts): FormFacts {
  const own = ownOf(texts, 40, 3)
  return {
    round,
    measure: measureOf(texts.title),
    plan: { measureId: 'B1-1', fiscalYear: 2025, milestone: [], actions: [], target: [texts.other] },
    indicators: indicatorsOf(texts),
    previous: own[1]?.previous ?? null,
    previousFigures: answerOf(texts).figures,
    basedOn: 0,
    nonce,
    own,
    recordedFor: null,
  }
}

function forms(texts: Texts): NamedCard[] {
  const facts = formFacts(texts)
  const bare: FormFacts = { ...facts, plan: null, previous: null, previousFigures: [], indicators: [] }
  const blank = facts.own[2]?.previous ?? null
  const post = { id: 'person', post: texts.title, duties: [] }
  const banner = savedBanner(round, facts.measure, revisionOf(texts, 12), facts.indicators)
  const typed = { ...toDraft(answerOf(texts)), weather: 'なぞの天気', direction: '', 'figure:rate': texts.other }
  const saved = toDraft(answerOf(texts))
  return [
    { name: '様式：計画も前回も数値もない', card: checkInFormCard(bare, { draft: emptyDraft }) },
    { name: '様式：計画と前回と数値がある', card: checkInFormCard(facts, { draft: emptyDraft }) },
    { name: '様式：前回の進捗が空欄', card: checkInFormCard({ ...facts, previous: blank }, { draft: emptyDraft }) },
    {
      name: '様式：第2四半期',
      card: checkInFormCard({ ...facts, round: { ...round, id: '2025Q2' } }, { draft: saved }),
    },
    { name: '様式：保存済みの回答を直す', card: checkInFormCard({ ...facts, basedOn: 12 }, { draft: saved }) },
    { name: '様式：保存したことを伝え、次を尋ねる', card: checkInFormCard(facts, { draft: emptyDraft, banner }) },
    {
      name: '様式：一覧にない人が代わって記録する',
      card: checkInFormCard({ ...facts, own: [], recordedFor: post }, { draft: emptyDraft }),
    },
    {
      name: '様式：すべての欄に知らせがある',
      card: checkInFormCard(facts, { draft: typed, problems: everyProblem, banner }),
    },
    { name: '変わりない施策', card: unchangedFormCard(round, ownOf(texts, 9, 0), nonce) },
    {
      name: '変わりない施策：40施策で、知らせがある',
      card: unchangedFormCard(
        round,
        ownOf(texts, 40, 0),
        nonce,
        { measures: 'B1-1,B1-3', reason: 'other', reasonText: texts.other },
        '変わりない施策にチェックし、理由をお選びください。',
      ),
    },
  ]
}

function afterSaving(texts: Texts): NamedCard[] {
  const measure = measureOf(texts.title)
  const indicators = indicatorsOf(texts)
  const banner = savedBanner(round, measure, revisionOf(texts, 12), indicators)
  const blank = savedBanner(round, measure, blankOf(texts), [])
  const asked: readonly Question[] = [
    { kind: 'mismatch', indicatorId: 'rate', value: 62.3, target: 80 },
    { kind: 'passedPlan', plan: texts.other, day: '2025-11-01' },
    { kind: 'copiedText' },
    { kind: 'hours' },
  ]
  return [
    { name: '完了：すべて済んだ', card: allDoneCard(round, ownOf(texts, 9, 9), banner) },
    { name: '完了：代わって記録した人', card: allDoneCard(round, [], blank) },
    ...asked.map((question) => ({
      name: `保存後の一問：${question.kind}`,
      card: followUpCard(round, measure, question, 'sunny', indicators, banner, nonce),
    })),
    { name: 'ひとこと', card: noteCard('ありがとうございました。') },
    {
      name: 'ひとこと：文と戻り先',
      card: noteCard('保存しました。', '次へ。', { title: '戻る', verb: 'round.status' }),
    },
  ]
}

function conflicts(texts: Texts): NamedCard[] {
  const measure = measureOf(texts.title)
  const indicators = indicatorsOf(texts)
  return [
    { name: '並べて表示', card: conflictCard(measure, indicators, revisionOf(texts, 2), answerOf(texts), nonce) },
    {
      name: '並べて表示：どちらも進捗がない',
      card: conflictCard(measure, [], blankOf(texts), blankOf(texts).answer, nonce),
    },
  ]
}

const questionOf = (texts: Texts, number: number): ReviewQuestion => ({
  roundId: round.id,
  measureId: 'B1-1',
  number,
  question: texts.other,
  askedBy: 'pmo',
  askedAt: at,
  reply: number % 3 === 0 ? null : texts.other,
  repliedBy: null,
  repliedAt: null,
})

function questions(texts: Texts): NamedCard[] {
  const measure = measureOf(texts.title)
  const question = questionOf(texts, 1)
  return [
    { name: '確認のお願い', card: questionCard(round, measure, question) },
    { name: '確認のお願い：返答', card: questionFormCard(round, measure, question) },
    {
      name: '確認のお願い：返答に知らせがある',
      card: questionFormCard(round, measure, question, texts.other, '内容をご入力ください。'),
    },
  ]
}

function reviews(texts: Texts): NamedCard[] {
  const measure = measureOf(texts.title)
  const facts: ReviewFacts = {
    round,
    measure,
    expectation: { roundId: round.id, measureId: measure.id, responsible: 'person', state: 'answered', cause: null },
    indicators: indicatorsOf(texts),
    latest: revisionOf(texts, 12),
    previous: ownOf(texts, 2, 0)[1]?.previous ?? null,
    followUp: { choice: 'other', text: texts.other },
    questions: [1, 2, 3, 4, 5, 6].map((number) => questionOf(texts, number)),
    answeredBy: { id: 'person', post: texts.title, duties: [] },
    recordedFor: { id: 'leader', post: texts.title, duties: [] },
    mayAccept: true,
  }
  const unanswered: ReviewFacts = {
    ...facts,
    latest: null,
    previous: null,
    followUp: null,
    questions: [],
    answeredBy: null,
    recordedFor: null,
  }
  return [
    { name: '回答の確認', card: answerUnderReviewCard(facts, { next: 'B1-2' }) },
    {
      name: '回答の確認：送れなかった確認のお願いがある',
      card: answerUnderReviewCard(facts, { notice: '内容をご入力ください。', draft: texts.other }),
    },
    { name: '回答の確認：自分の課の施策', card: answerUnderReviewCard({ ...facts, mayAccept: false }) },
    {
      name: '回答の確認：済み',
      card: answerUnderReviewCard({ ...facts, expectation: { ...facts.expectation, state: 'accepted' } }),
    },
    { name: '回答の確認：未回答', card: answerUnderReviewCard(unanswered) },
    { name: '回答の確認：対象外', card: answerUnderReviewCard({ ...facts, latest: blankOf(texts) }) },
  ]
}

function ofTheRound(texts: Texts): NamedCard[] {
  const status = (count: number) => {
    const measures = Array.from({ length: count }, (_, order) => ({
      measure: measureOf(texts.title, order),
      expectation: {
        roundId: round.id,
        measureId: `B1-${order + 1}`,
        responsible: null,
        state: expectationStates[order % expectationStates.length] ?? 'planned',
        cause: 'ConversationBlockedByUser',
      },
    }))
    const facts = { openedAt: at, look: { kind: 'notAsked' } } as const
    const standing = measures.map(({ expectation: { state } }) => ({ state, facts }))
    const tally = tallyOf(standing.map(({ state }) => state))
    return { round, measures, tally, stages: stageCountsOf(standing) }
  }
  const many = Array.from({ length: 40 }, (_, order) => measureOf(texts.title, order))
  return [
    { name: '状況：施策なし', card: roundStatusCard(status(0), at) },
    { name: '状況：40施策', card: roundStatusCard(status(40), at) },
    { name: '状況：200施策', card: roundStatusCard(status(200), at) },
    { name: '施策を選ぶ：40施策', card: pickMeasureCard(round.id, '回答の確認', 'review.look', many) },
    { name: '施策を選ぶ：なし', card: pickMeasureCard(round.id, '代わりに入力', 'checkIn.form', []) },
    { name: '回を開く', card: openRoundCard(round.id, round) },
    { name: '回を締め切る', card: closeRoundCard(status(40)) },
    ...roundChanges(texts),
  ]
}

const withdrawnRound: Round = { ...round, state: 'withdrawn', withdrawnOn: '2025-12-16' }

function roundChanges(texts: Texts): NamedCard[] {
  const holders = Array.from({ length: 40 }, (_, index) => ({ post: texts.title, messages: index + 1 }))
  const facts = { round, holders, messages: 820, answers: 12, unsent: 3 }
  const own = ownOf(texts, 9, 4)
  return [
    { name: '取り下げの前', card: withdrawCard(facts) },
    { name: '取り下げの前：何も届いていない', card: withdrawCard({ ...facts, holders: [], messages: 0 }) },
    { name: '取り下げの後', card: withdrawDoneCard(facts) },
    { name: '取り下げている回の状況', card: withdrawnStatusCard(withdrawnRound, 12) },
    { name: '取り下げた一覧', card: overviewCard(withdrawnRound, own) },
    { name: '取り下げたお知らせ', card: cardMaker.withdrawn(withdrawnRound).card },
    { name: '再開のお知らせ', card: cardMaker.reopened(round, own, null).card },
    { name: '日程の変更のお知らせ', card: cardMaker.daysChanged(round, own, null).card },
  ]
}
