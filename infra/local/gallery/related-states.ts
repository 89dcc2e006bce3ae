import { answerUnderReviewCard } from '../../../bot/src/cards/answer-under-review-card.ts'
import { checkInFormCard } from '../../../bot/src/cards/check-in-form-card.ts'
import { digestCard } from '../../../bot/src/cards/digest-card.ts'
import { leadersGoneCard } from '../../../bot/src/cards/leaders-gone-card.ts'
import { overviewCard } from '../../../bot/src/cards/overview-card.ts'
import {
  type RelatedRow,
  relatedFormCard,
  relatedListCard,
  relatedSavedCard,
  relatedTakenBackCard,
} from '../../../bot/src/cards/related-card.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import {
  answer,
  fullAnswer,
  leader,
  longMeasure,
  longPlan,
  longText,
  manyFigures,
  manyIndicators,
  nonce,
  oddText,
  ownMeasures,
  paperless,
  plan,
  previous,
  rate,
  revisionOf,
  round,
} from './facts.ts'

const section = '会計課'
const line = '会計課の研修は1月に終わります。伝票の様式は2月に決まる見込みです。'
const row: RelatedRow = { measure: paperless, section, written: null, answer }
const lines = [
  { section, line, post: '会計課長' },
  { section: '財政課', line: '予算は査定中です。', post: '財政課 PL' },
]
/** Quotation marks take two characters on the wire. */
const manyLines = ['会計課', '財政課', '市民課', '人事課', '契約課'].map((one) => ({
  section: one,
  line: '"'.repeat(300),
  post: `${one}長`,
}))
const form = {
  round,
  measure: paperless,
  plan,
  indicators: [rate],
  previous,
  previousFigures: [],
  basedOn: 0,
  nonce,
  own: ownMeasures(9),
  recordedFor: null,
}
const review = {
  round,
  measure: paperless,
  expectation: {
    roundId: round.id,
    measureId: paperless.id,
    responsible: leader.id,
    state: 'answered',
    cause: null,
  } as const,
  indicators: [rate],
  latest: revisionOf(answer),
  previous,
  followUp: null,
  questions: [],
  answeredBy: leader,
  recordedFor: null,
  mayAccept: true,
}
const digest = (count: number, relatedLines: typeof lines) =>
  digestCard({
    roundId: round.id,
    section: '総務課',
    rows: ownMeasures(count).map(({ measure }) => ({
      measure: count > 5 ? { ...longMeasure, id: measure.id } : measure,
      revision: 1,
      weather: 'sunny',
      direction: 'continue',
      previousWeather: 'sunny',
      relatedLines,
    })),
    missing: 0,
    relatedTo: 4,
    silenceUntil: '2026-01-08',
  })
const gone = ownMeasures(3).map(({ measure }) => ({ measure, post: leader.post, why: 'left' as const }))

export const relatedStates: readonly CardState[] = [
  ...group('関係課の一言', [
    [
      'related-list',
      '関係課になっている施策',
      relatedListCard(round, [
        row,
        { ...row, written: { line } },
        ...ownMeasures(3).map(({ measure }) => ({ ...row, measure, answer: null })),
      ]),
    ],
    [
      'related-list-long',
      '大勢・いちばん長い一言',
      relatedListCard(
        round,
        ownMeasures(40).map(({ measure }) => ({
          ...row,
          measure: { ...longMeasure, id: measure.id },
          written: { line: '"'.repeat(300) },
        })),
        1,
      ),
    ],
    ['related-form', '一言を添える', relatedFormCard(round, row)],
    ['related-form-again', '一言を直す', relatedFormCard(round, { ...row, written: { line }, answer: null })],
    [
      'related-form-long',
      '長すぎる一言',
      relatedFormCard(
        round,
        { ...row, measure: longMeasure, answer: { ...answer, progress: oddText } },
        longText(320),
        refusalJa({ code: 'textTooLong', limit: 300, length: 320 }),
      ),
    ],
    ['related-saved', '添えた後', relatedSavedCard('B1-3', section, line)],
    ['related-taken-back', '取り消した後', relatedTakenBackCard('B1-3', section, line)],
    ['related-nothing-there', 'すでに取り消されていたとき', relatedTakenBackCard('B1-3', section, null)],
    ['related-on-form', '回答の欄に', checkInFormCard({ ...form, relatedLines: lines }, { draft: {} })],
    [
      'related-on-longest-form',
      'いちばん長い回答の欄に',
      checkInFormCard(
        {
          ...form,
          measure: longMeasure,
          plan: longPlan,
          indicators: manyIndicators,
          previousFigures: manyFigures,
          relatedLines: manyLines,
        },
        { draft: { progress: longText(400), issue: longText(300), nextAction: longText(300) } },
      ),
    ],
    ['related-on-digest', '所属長の一覧に', digest(5, lines)],
    ['related-on-long-digest', 'いちばん長い一覧に', digest(30, manyLines)],
    ['related-on-review', 'PMOの確認に', answerUnderReviewCard({ ...review, relatedLines: lines })],
    [
      'related-on-longest-review',
      'いちばん長い回答の確認に',
      answerUnderReviewCard({
        ...review,
        measure: longMeasure,
        indicators: manyIndicators,
        latest: revisionOf(fullAnswer),
        relatedLines: manyLines,
      }),
    ],
    ['related-on-overview', '一覧から', overviewCard(round, ownMeasures(3), 0, undefined, 4)],
  ]),
  ...group('後任のお願い', [
    [
      'leaders-gone',
      '名簿に見当たらない担当',
      leadersGoneCard([...gone.slice(0, 2), ...gone.slice(2).map((one) => ({ ...one, why: 'moved' as const }))]),
    ],
    [
      'leaders-gone-many',
      '大勢',
      leadersGoneCard(
        ownMeasures(30).map(({ measure }) => ({
          measure: { ...longMeasure, id: measure.id },
          post: '市民部 市民課 窓口改善推進担当 主査',
          why: 'left',
        })),
      ),
    ],
  ]),
]
