/** One answer as the PMO looks at it: everything that was said, what was asked, and what can be done. */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { ManagerLook } from '../../../shared/src/domain/manager-look.ts'
import type { Indicator, Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { ReviewQuestion } from '../../../shared/src/domain/review.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { managerLookJa } from '../../../shared/src/wording/ladder.ja.ts'
import { pmoJa } from '../../../shared/src/wording/pmo.ja.ts'
import { answerLine, figureLines, momentText, reasonLine, weatherText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type LineFromSection, relatedLinesOn } from './related-card.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/answer-under-review.template.json' with { type: 'json' }

/** The newest; the tab shows them all. */
const questionsOnCard = 6
/** Code units of what 関係課 added. */
const roomForLines = 1_200

const draw = cardTemplate(layout)
const wording = pmoJa.look

export interface ReviewFacts {
  readonly round: Round
  readonly measure: Measure
  readonly expectation: Expectation
  readonly indicators: readonly Indicator[]
  readonly latest: Revision | null
  readonly previous: PreviousAnswer | null
  readonly followUp: { readonly choice: string | null; readonly text: string } | null
  readonly questions: readonly ReviewQuestion[]
  readonly answeredBy: Person | null
  readonly recordedFor: Person | null
  readonly relatedLines?: readonly LineFromSection[]
  readonly managerView?: { readonly look: ManagerLook; readonly line: string } | null
  readonly mayAccept: boolean
}

export interface ReviewState {
  /** What has just happened, or why it did not. */
  readonly notice?: string
  /** A question that was typed and could not be sent. */
  readonly draft?: string
  readonly next?: MeasureId | null
}

export function answerUnderReviewCard(
  facts: ReviewFacts,
  { notice = '', draft: typed, next = null }: ReviewState = {},
): Card {
  const draft = typed ?? ''
  const { round, measure, expectation, latest, previous, questions, mayAccept } = facts
  const accepted = expectation.state === 'accepted'
  const open = round.state === 'open' && latest !== null
  const note = accepted ? wording.accepted : latest && !mayAccept ? wording.ownMeasure : ''
  return draw({
    heading: wording.heading(measure.id, plainText(measure.title)),
    hasNotice: notice !== '',
    notice,
    /** What was typed and refused is to be put right: red, as in every form. */
    noticeColor: typed === undefined ? 'Accent' : 'Attention',
    by: latest ? byLine(facts, latest) : wording.unanswered,
    hasAnswer: latest !== null,
    answer: latest ? answerLine(latest.answer.weather, latest.answer.direction) : '',
    lines: latest ? [...linesOf(facts, latest), ...sectionLines(facts), ...managerLines(facts)] : [],
    hasPrevious: previous !== null,
    previous: previous
      ? wording.previous(
          previous.roundId,
          `${weatherText(previous.weather)}${chatJa.form.sourceMark[previous.source]}`,
          previous.progress,
        )
      : '',
    questions: questions.slice(-questionsOnCard).map(({ question, reply }) => ({
      question: `${wording.question('PMO')}${question}`,
      reply: `${wording.reply}${reply ?? wording.notYet}`,
    })),
    hasNote: note !== '',
    note,
    mayAsk: open,
    askToggle: wording.ask,
    askLabel: wording.askLabel,
    askHint: wording.askHint,
    askSend: wording.askSend,
    /** What was typed and not sent is not folded away. */
    showAsk: draft !== '',
    draft,
    mayAccept: open && mayAccept && !accepted,
    accept: wording.accept,
    revision: latest?.revision ?? 0,
    hasNext: next !== null,
    next: next === null ? '' : wording.next(next),
    nextMeasureId: next ?? '',
    back: wording.back,
    roundId: round.id,
    measureId: measure.id,
  })
}

const sectionLines = ({ relatedLines = [] }: ReviewFacts) =>
  relatedLinesOn(relatedLines, roomForLines).map((text) => ({ text }))

function managerLines({ managerView }: ReviewFacts): { readonly text: string }[] {
  if (!managerView) return []
  const { look, line } = managerView
  const said = look.kind === 'waiting' ? managerLookJa.waiting(look.until) : managerLookJa[look.kind]
  return [said, line === '' ? '' : managerLookJa.line(line)].filter((text) => text !== '').map((text) => ({ text }))
}

function byLine(facts: ReviewFacts, { answeredAt, revision, recordedWithoutLeader = false }: Revision): string {
  const post = facts.answeredBy?.post ?? ''
  const alone = recordedWithoutLeader ? wording.recordedWithoutLeader(post) : post
  const who = facts.recordedFor ? wording.recorded(post, facts.recordedFor.post) : alone
  return wording.by(plainText(who), momentText(answeredAt), revision)
}

function linesOf({ indicators, followUp }: ReviewFacts, { answer }: Revision): { readonly text: string }[] {
  const { milestone, nextYearNeed } = chatJa.form
  const { consultation } = answer
  const until = consultation?.by ? wording.consultationBy(consultation.by) : ''
  const lines = [
    figureLines(answer.figures, indicators),
    answer.progress,
    reasonLine(answer.directionReason, answer.directionReasonText),
    answer.unchanged ? wording.unchanged : '',
    labelled(wording.milestones, answer.milestones.map((one) => milestone[one]).join('、')),
    labelled(wording.issue, answer.issue),
    labelled(wording.nextAction, answer.nextAction),
    labelled(wording.consultation, consultation ? `${consultation.text}${until}` : ''),
    labelled(wording.nextYear, answer.nextYearNeeds.map((one) => nextYearNeed[one]).join('、')),
    labelled(wording.followUp, followUp ? followUpText(followUp) : ''),
  ]
  return lines.filter((text) => text !== '').map((text) => ({ text }))
}

const labelled = (label: string, text: string) => (text === '' ? '' : `${label}${text}`)

function followUpText({ choice, text }: NonNullable<ReviewFacts['followUp']>): string {
  const known = chatJa.followUp.choice
  if (choice === null) return wording.notYet
  const chosen = Object.hasOwn(known, choice) ? known[choice as keyof typeof known] : choice
  return text === '' ? chosen : `${chosen} ${text}`
}
