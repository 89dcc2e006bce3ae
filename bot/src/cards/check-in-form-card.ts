/** 施策の回答カード: the form of one measure. Served only as the answer to a press, never sent. */
import type { AnswerDraft } from '../../../shared/src/domain/check-in.ts'
import type { Figure } from '../../../shared/src/domain/figure.ts'
import { eraYear, parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Indicator, Measure, Plan } from '../../../shared/src/domain/measure.ts'
import type { OwnMeasure, PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { FieldProblem } from '../../../shared/src/domain/refusal.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { weatherText } from './answer-lines.ts'
import { figureFields, formFields } from './form-fields.ts'
import { plainText } from './plain-text.ts'
import { type LineFromSection, relatedLinesOn } from './related-card.ts'
import { type Card, cardTemplate, fitsInMessage } from './render-card.ts'
import type { SavedBanner } from './saved-banner.ts'
import layout from './templates/check-in-form.template.json' with { type: 'json' }

export interface FormFacts {
  readonly round: Round
  readonly measure: Measure
  readonly plan: Plan | null
  readonly indicators: readonly Indicator[]
  readonly previous: PreviousAnswer | null
  readonly previousFigures: readonly Figure[]
  /** The stored revision the form starts from; 0 for a first answer. */
  readonly basedOn: number
  readonly nonce: string
  readonly own: readonly OwnMeasure[]
  /** 代理入力; without a post where the measure has no leader. */
  readonly recordedFor: { readonly post: string | null } | null
  /** 関係課の一言 */
  readonly relatedLines?: readonly LineFromSection[]
}

export interface FormState {
  readonly draft: AnswerDraft
  /** Shown beside their fields; whatever was typed is in the fields again. */
  readonly problems?: readonly FieldProblem[]
  /** What was saved just before this form came up. */
  readonly banner?: SavedBanner | null
}

const draw = cardTemplate(layout)
const wording = chatJa.form
/** Code units of what 関係課 added. */
const roomForLines = 1_200
const noBanner: SavedBanner = { heading: '', answer: '', correctable: '', correct: '', measureId: '' }

export function checkInFormCard(facts: FormFacts, state: FormState): Card {
  const card = drawForm(facts, state)
  // What others added is no reason to keep the leader from answering.
  return facts.relatedLines?.length && !fitsInMessage(card) ? drawForm({ ...facts, relatedLines: [] }, state) : card
}

function drawForm(facts: FormFacts, { draft, problems = [], banner = null }: FormState): Card {
  const { round, measure, plan, indicators, previous, previousFigures, basedOn, nonce, own, recordedFor } = facts
  const typed = { draft, problems }
  const notice = problems.length > 0 ? refusalJa({ code: 'invalidAnswer', problems }) : ''
  const position = positionLine(own, measure, basedOn)
  const isLast = own.every((one) => one.revision > 0 || one.measure.id === measure.id)
  return draw({
    ...formFields(typed, round.asOfDay),
    figures: figureFields(typed, indicators, previousFigures),
    hasFigures: indicators.length > 0,
    figuresLater: wording.figuresLater,
    hasMilestones: indicators.length === 0,
    hasNextYear: parseRoundId(round.id)?.quarter === 2,
    hasBanner: banner !== null,
    banner: banner ?? noBanner,
    heading: wording.heading(measure.id, plainText(measure.title)),
    hasPosition: position !== '',
    position,
    hasRecordedFor: recordedFor !== null,
    recordedFor: recordedFor ? recordedForLine(recordedFor.post) : '',
    hasNotice: notice !== '',
    notice,
    target: targetLine(plan, round),
    previous: previousLine(previous),
    relatedLines: relatedLinesOn(facts.relatedLines ?? [], roomForLines).map((text) => ({ text })),
    hasUsePrevious:
      previous !== null && previous.progress !== '' && !(draft.progress ?? '').includes(previous.progress),
    usePrevious: wording.usePrevious,
    moreNotes: wording.moreNotes,
    consult: wording.consult,
    consultationNote: wording.consultationNote,
    showNotes: Boolean(draft.issue || draft.nextAction),
    showConsult: Boolean(draft.consultation || draft.consultationBy),
    publicRecordNote: wording.publicRecordNote,
    save: isLast ? wording.save : wording.saveAndNext,
    back: wording.back,
    roundId: round.id,
    measureId: measure.id,
    basedOn,
    nonce,
  })
}

function recordedForLine(post: string | null): string {
  return post === null ? wording.recordedWithoutLeader : wording.recordedFor(plainText(post))
}

function positionLine(own: readonly OwnMeasure[], measure: Measure, basedOn: number): string {
  const index = own.findIndex((one) => one.measure.id === measure.id)
  const parts = [
    index === -1 ? '' : wording.position(index + 1, own.length),
    basedOn === 0 ? '' : wording.saved(basedOn),
  ]
  return parts.filter((part) => part !== '').join('　')
}

function targetLine(plan: Plan | null, round: Round): string {
  const lines = plan?.target ?? []
  if (lines.length === 0) return wording.targetBlank
  const fiscalYear = parseRoundId(round.id)?.fiscalYear ?? plan?.fiscalYear ?? 0
  const { letter, year } = eraYear(fiscalYear)
  return wording.target(wording.targetWhen(`${letter}${year}`), lines.join('、'))
}

function previousLine(previous: PreviousAnswer | null): string {
  if (!previous) return chatJa.overview.noPrevious
  const mark = wording.sourceMark[previous.source]
  const text = previous.progress === '' ? wording.previousBlank : previous.progress
  return wording.previous(previous.roundId, `${weatherText(previous.weather)}${mark}`, text)
}
