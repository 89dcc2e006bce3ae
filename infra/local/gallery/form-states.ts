import { emptyDraft, toDraft } from '../../../bot/src/cards/answer-lines.ts'
import { checkInFormCard, type FormFacts } from '../../../bot/src/cards/check-in-form-card.ts'
import { savedBanner } from '../../../bot/src/cards/saved-banner.ts'
import { unchangedFormCard } from '../../../bot/src/cards/unchanged-form-card.ts'
import { type AnswerDraft, readAnswer } from '../../../shared/src/domain/check-in.ts'
import type { FieldProblem } from '../../../shared/src/domain/refusal.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import {
  answer,
  answered,
  fullAnswer,
  leader,
  longMeasure,
  longPlan,
  longText,
  manyFigures,
  manyIndicators,
  measure,
  nonce,
  oddText,
  ownMeasures,
  paperless,
  plan,
  previous,
  published,
  rate,
  revisionOf,
  round,
  secondQuarter,
} from './facts.ts'

const nine = ownMeasures(9, (index) => ({ measure: index === 2 ? paperless : measure(`B1-9${index}`, '') }))

const first: FormFacts = {
  round,
  measure: paperless,
  plan,
  indicators: [rate],
  previous,
  previousFigures: [{ indicatorId: rate.id, value: 55.8, asOf: '2025-08-31' }],
  basedOn: 0,
  nonce,
  own: nine,
  recordedFor: null,
}

const without: FormFacts = { ...first, indicators: [], previousFigures: [] }

const longest: FormFacts = {
  ...first,
  measure: longMeasure,
  plan: longPlan,
  indicators: manyIndicators,
  previous: { ...previous, progress: longText(400) },
  previousFigures: manyFigures,
  basedOn: 12,
}

const fullDraft: AnswerDraft = { ...toDraft(fullAnswer), progress: longText(400) }

/** Something wrong in every field that can be wrong. */
const wrongDraft: AnswerDraft = {
  weather: 'foggy',
  progress: longText(414),
  direction: '',
  directionReason: '',
  directionReasonText: longText(320),
  asOf: '11月末',
  milestones: 'somethingElse',
  nextYearNeeds: 'somethingElse',
  issue: longText(310),
  nextAction: longText(310),
  consultation: longText(310),
  consultationBy: '来月中',
  ...Object.fromEntries(manyIndicators.map(({ id }) => [`figure:${id}`, '28/60件（約半分）'])),
}

function problemsOf(draft: AnswerDraft, indicatorIds: readonly string[] = []): readonly FieldProblem[] {
  const read = readAnswer(draft, { indicatorIds, asOfDay: round.asOfDay })
  if ('refusal' in read && read.refusal.code === 'invalidAnswer') return read.refusal.problems
  throw new Error('A draft of the gallery that should be refused was taken')
}

const banner = savedBanner(round, measure('B1-2', '庁内向け電子申請の拡充'), revisionOf(answer), [rate])
const longBanner = savedBanner(round, longMeasure, revisionOf(fullAnswer, { revision: 12 }), manyIndicators)

export const formStates: readonly CardState[] = group('施策の回答カード', [
  ['form-first', '初めての回答（数値あり）', checkInFormCard(first, { draft: emptyDraft })],
  ['form-milestones', '節目で管理する施策', checkInFormCard(without, { draft: emptyDraft })],
  ['form-four-figures', '数値が4つ', checkInFormCard(longest, { draft: emptyDraft })],
  [
    'form-published',
    '前回が公表資料・目標の記載なし',
    checkInFormCard({ ...without, plan: null, previous: published }, { draft: emptyDraft }),
  ],
  [
    'form-previous-blank',
    '前回の進捗が空欄（見本）',
    checkInFormCard({ ...without, previous: { ...previous, source: 'sample', progress: '' } }, { draft: emptyDraft }),
  ],
  ['form-no-previous', '前回の記録なし', checkInFormCard({ ...without, previous: null }, { draft: emptyDraft })],
  [
    'form-correcting',
    '保存済みの回答を直す',
    checkInFormCard(
      { ...first, basedOn: 2, own: ownMeasures(1, () => ({ ...answered, measure: paperless })) },
      { draft: toDraft(answer) },
    ),
  ],
  ['form-banner', '保存して次の施策へ', checkInFormCard(first, { draft: emptyDraft, banner })],
  ['form-recorded-for', '代理入力', checkInFormCard({ ...first, own: [], recordedFor: leader }, { draft: emptyDraft })],
  [
    'form-second-quarter',
    '第2四半期（来年度に向けて必要なもの）',
    checkInFormCard({ ...without, round: secondQuarter }, { draft: emptyDraft }),
  ],
  [
    'form-folded-open',
    '課題・次のアクション、相談を開いたところ',
    checkInFormCard(first, {
      draft: {
        ...emptyDraft,
        issue: '歳出伝票の添付書類の扱いが決まっていません。',
        nextAction: '会計課・財政課との協議の場を1月中に設けます。',
        consultation: '両課長との協議の場の設定をお願いしたい。',
        consultationBy: '2026-01-16',
      },
    }),
  ],
  [
    'form-one-problem',
    '入力の確認（進捗が長い）',
    checkInFormCard(first, {
      draft: { ...toDraft(answer), progress: longText(414) },
      problems: problemsOf({ ...toDraft(answer), progress: longText(414) }, [rate.id]),
    }),
  ],
  [
    'form-problems',
    '入力の確認（すべての欄）',
    checkInFormCard(
      { ...longest, round: secondQuarter },
      {
        draft: wrongDraft,
        problems: problemsOf(
          wrongDraft,
          manyIndicators.map(({ id }) => id),
        ),
      },
    ),
  ],
  [
    'form-longest',
    'すべての欄が上限の長さ',
    checkInFormCard(
      { ...longest, round: secondQuarter, recordedFor: leader },
      { draft: fullDraft, banner: longBanner },
    ),
  ],
  [
    'form-odd-text',
    '記号・絵文字・HTMLを含む文',
    checkInFormCard(
      {
        ...without,
        measure: measure('B1-3', '紙決裁の廃止 *重点* <b>A&B</b>'),
        previous: { ...previous, progress: oddText },
        plan: { ...plan, target: [oddText] },
      },
      { draft: { ...emptyDraft, progress: oddText } },
    ),
  ],
])

const bulk = ownMeasures(9, (index) => (index < 3 ? { needsOwnAnswer: 'figureDue' } : {}))
const longBulk = ownMeasures(40, (index) => ({ measure: { ...longMeasure, id: `B1-${index}` } }))
const ticked = bulk.slice(3).map((one) => one.measure.id)

export const unchangedStates: readonly CardState[] = group('変わりない施策をまとめて回答', [
  ['unchanged', '6施策から選ぶ', unchangedFormCard(round, bulk, nonce)],
  [
    'unchanged-refused',
    '理由が選ばれていない',
    unchangedFormCard(
      round,
      bulk,
      nonce,
      { measures: ticked.join(','), reason: '', reasonText: '' },
      refusalJa({ code: 'nothingTicked' }),
    ),
  ],
  [
    'unchanged-40',
    '40施策・いちばん長い施策名',
    unchangedFormCard(
      round,
      longBulk,
      nonce,
      { measures: longBulk.map((one) => one.measure.id).join(','), reason: 'other', reasonText: longText(310) },
      refusalJa({ code: 'textTooLong', limit: 300, length: 310 }),
    ),
  ],
])
