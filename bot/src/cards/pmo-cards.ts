/** What the PMO sees of a round in chat: how it stands, which measure to pick, opening and closing. */
import type { ConsultationCase } from '../../../shared/src/domain/consultation-chain.ts'
import { expectationStages, type StageCounts } from '../../../shared/src/domain/expectation-life.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { Expectation, Round, RoundCalendar, RoundId } from '../../../shared/src/domain/round.ts'
import type { RoundTally } from '../../../shared/src/domain/round-tally.ts'
import { consultationJa } from '../../../shared/src/wording/decisions.ja.ts'
import { nudgeJa } from '../../../shared/src/wording/ladder.ja.ts'
import { pmoJa } from '../../../shared/src/wording/pmo.ja.ts'
import { momentText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import closeLayout from './templates/close-round.template.json' with { type: 'json' }
import openLayout from './templates/open-round.template.json' with { type: 'json' }
import pickLayout from './templates/pick-measure.template.json' with { type: 'json' }
import statusLayout from './templates/round-status.template.json' with { type: 'json' }

const drawStatus = cardTemplate(statusLayout)
const drawPick = cardTemplate(pickLayout)
const drawOpen = cardTemplate(openLayout)
const drawClose = cardTemplate(closeLayout)

/** Lines of a group on the status card; the rest is a number. */
const linesOnCard = 8
/** Choices that a drop-down of a card carries; more are found by number in the tab. */
const choicesOnCard = 100

export interface RoundStatusFacts {
  readonly round: Round
  readonly tally: RoundTally
  readonly stages: StageCounts
  readonly measures: readonly { readonly measure: Measure; readonly expectation: Expectation }[]
  /** ご相談 without an answer, those wanted soonest first. */
  readonly consultations?: readonly OpenConsultationFacts[]
}

export interface OpenConsultationFacts {
  readonly consultation: Pick<ConsultationCase, 'by'>
  readonly measure: Measure
  /** Posts. */
  readonly heldBy: readonly string[]
  readonly overdue: boolean
}

export function roundStatusCard(
  { round, tally, stages, measures, consultations = [] }: RoundStatusFacts,
  at: Date,
): Card {
  const wording = pmoJa.status
  const inState = (...states: Expectation['state'][]) =>
    measures.filter(({ expectation }) => states.includes(expectation.state))
  const name = ({ id, title }: Measure) => `${id} ${plainText(title)}`
  const groups = [
    {
      name: wording.unreachable,
      all: inState('unreachable').map((one) => `${name(one.measure)} ― ${causeText(one.expectation.cause)}`),
    },
    { name: wording.unanswered, all: inState('planned', 'delivered').map(({ measure }) => name(measure)) },
    {
      name: wording.returned,
      all: inState('returned').map(({ measure, expectation: { cause } }) =>
        cause === null ? name(measure) : `${name(measure)} ― ${causeText(cause)}`,
      ),
    },
    { name: wording.toReview, all: inState('answered').map(({ measure }) => name(measure)) },
    ...(consultations.length > 0
      ? [
          {
            name: consultationJa.open,
            all: consultations.map(consultationLine),
          },
        ]
      : []),
  ]
  return drawStatus({
    heading: wording.heading(round.id),
    at: wording.at(momentText(at)),
    tally: wording.tally(tally),
    stagesOf: wording.stagesOf(tally.all),
    stageRows: stageRows(stages),
    dates: wording.dates(round.dueOn, round.closesOn),
    groups: groups.map((group) => ({ name: `${group.name}　${group.all.length}`, lines: shortened(group.all) })),
    hasReview: tally.answered > 0,
    review: wording.review,
    hasRecord: tally.unanswered + tally.unreachable > 0,
    record: wording.record,
    nudge: nudgeJa.open,
    refresh: wording.refresh,
    close: wording.close,
    roundId: round.id,
  })
}

/** Three by three, in the order in which a measure goes through them. */
function stageRows(stages: StageCounts) {
  const cells = expectationStages.map((stage) => ({ label: pmoJa.status.stage[stage], count: String(stages[stage]) }))
  return [0, 3, 6].map((from) => ({ cells: cells.slice(from, from + 3) }))
}

/** A drop-down of measures; `verb` is what opening one does. */
export function pickMeasureCard(
  roundId: RoundId,
  heading: string,
  verb: 'review.look' | 'checkIn.form' | 'closing.outcomeForm' | 'closing.amendForm',
  measures: readonly Measure[],
  back: { readonly title: string; readonly verb: string } = { title: pmoJa.look.back, verb: 'round.status' },
): Card {
  const wording = pmoJa.pick
  return drawPick({
    heading,
    hasChoices: measures.length > 0,
    isEmpty: measures.length === 0,
    empty: wording.empty,
    measureId: {
      label: wording.label,
      missing: wording.missing,
      value: measures[0]?.id ?? '',
      choices: measures.slice(0, choicesOnCard).map(({ id, title }) => ({ value: id, title: `${id} ${title}` })),
    },
    open: wording.open,
    verb,
    back: back.title,
    backVerb: back.verb,
    roundId,
  })
}

/** `effect`: what opening it does; another one where it opens again. */
export function openRoundCard(roundId: RoundId, calendar: RoundCalendar, effect: string = pmoJa.open.effect): Card {
  const wording = pmoJa.open
  return drawOpen({
    heading: wording.heading(roundId),
    dates: wording.dates(calendar.dueOn, calendar.closesOn, calendar.asOfDay),
    effect,
    open: wording.open,
    cancel: wording.cancel,
    roundId,
  })
}

export function closeRoundCard({ round, tally }: RoundStatusFacts): Card {
  const wording = pmoJa.close
  return drawClose({
    heading: wording.heading(round.id),
    unanswered: wording.unanswered(tally.unanswered + tally.unreachable),
    close: wording.close,
    back: wording.back,
    roundId: round.id,
  })
}

/** 「B1-3 紙決裁の廃止 ― 総務課長（期日 1月16日（金））」 */
export function consultationLine({ consultation: { by }, measure, heldBy, overdue }: OpenConsultationFacts): string {
  const name = `${measure.id} ${plainText(measure.title)}`
  return consultationJa.line(name, heldBy.map(plainText).join('・'), by, overdue)
}

function shortened(lines: readonly string[]): { readonly text: string }[] {
  if (lines.length === 0) return [{ text: pmoJa.status.none }]
  const rest = lines.length - linesOnCard
  const shown = lines.slice(0, linesOnCard).map((text) => ({ text }))
  return rest > 0 ? [...shown, { text: pmoJa.status.more(rest) }] : shown
}

export function causeText(cause: string | null): string {
  const { other, ...known } = pmoJa.cause
  const code = cause ?? ''
  return Object.hasOwn(known, code) ? known[code as keyof typeof known] : other(code)
}
