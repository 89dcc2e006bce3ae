/** 終了カード: one page on a closed round, the same for PMO, 副市長 and 市長 but for what each may do; and what follows it. */
import type { Amendment } from '../../../shared/src/domain/amendment.ts'
import { type MeetingOutcome, outcomeStage, type ReportStage } from '../../../shared/src/domain/closing-report.ts'
import type { ClosingSummary, DecisionWanted } from '../../../shared/src/domain/closing-summary.ts'
import { isProposalToMeeting } from '../../../shared/src/domain/direction.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'
import { closingJa, consultationJa } from '../../../shared/src/wording/decisions.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { weatherText } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { drawMatter, drawMatterForm, type MatterAction, type MatterSection, someLines } from './matter-card.ts'
import { plainText } from './plain-text.ts'
import { consultationLine, type OpenConsultationFacts } from './pmo-cards.ts'
import type { Card } from './render-card.ts'

const wording = closingJa
/** Lines of a section: the whole is one page. */
const linesInSection = 6
/** Code units of what somebody typed. */
const roomForText = 200

/** Who reads it. */
export type ClosingReader = 'pmo' | 'programmeManager' | 'owner'

export interface ClosingFacts {
  readonly round: Round
  readonly summary: ClosingSummary
  readonly measures: readonly Measure[]
  readonly consultations: ReadonlyMap<string, string>
  /** ご相談 without an answer; for the PMO. */
  readonly waiting: readonly OpenConsultationFacts[]
  readonly outcomes: readonly MeetingOutcome[]
  readonly amendments: readonly Amendment[]
  readonly report: { readonly stage: ReportStage; readonly note: string } | null
}

export function closingCard(facts: ClosingFacts, reader: ClosingReader, notice = ''): Card {
  const { round, report, summary } = facts
  const stage = report?.stage ?? 'preview'
  const isDraft = stage !== 'reported'
  return drawMatter({
    heading: isDraft ? wording.draftHeading(round.id) : wording.reportHeading(round.id),
    notice: notice || noticeFor(facts, reader, stage),
    lines: [tallyLine(summary)],
    sections: [...sectionsOf(facts), ...(reader === 'pmo' ? waitingSection(facts) : [])],
    note: wording.goalNote,
    actions: actionsFor(round.id, reader, stage),
  })
}

/** What the programme manager writes to the PMO instead of confirming. */
export function closingQuestionCard(facts: ClosingFacts, typed = '', notice = ''): Card {
  const data = { roundId: facts.round.id }
  return drawMatterForm({
    heading: wording.draftHeading(facts.round.id),
    lines: [tallyLine(facts.summary)],
    label: wording.askLabel,
    typed,
    notice,
    send: { title: wording.askSend, verb: 'closing.ask', data },
    back: { title: wording.back, verb: 'closing.show', data },
  })
}

export interface OwnOutcomeFacts {
  readonly measure: Measure
  readonly outcome: MeetingOutcome | null
}

/** To leaders and managers. */
export function outcomesCard(round: Round, own: readonly OwnOutcomeFacts[]): Card {
  return drawMatter({
    heading: wording.thanks(round.id),
    lines: [wording.thanksIntro],
    sections: [{ title: wording.outcomes(countOf(own), own.length), lines: outcomeLines(own, 20) }],
  })
}

function outcomeLines(own: readonly OwnOutcomeFacts[], most: number): readonly string[] {
  const lines = own.map(({ measure, outcome }) => {
    const direction = outcome ? labelsJa.direction[outcome.direction] : ''
    const stage = outcomeStage(outcome)
    const draft = stage === 'decided' && outcome ? [wording.draft(clipText(outcome.draftNumber, 40))] : []
    const note = [...draft, ...(outcome?.note ? [clipText(outcome.note, roomForText)] : [])].join('、')
    return wording.outcomeLine(nameOf(measure), wording.outcomeStage[stage], direction, note)
  })
  return someLines(lines, most, wording.more)
}

const countOf = (own: readonly OwnOutcomeFacts[]) => own.filter(({ outcome }) => outcome !== null).length

function noticeFor({ report, summary }: ClosingFacts, reader: ClosingReader, stage: ReportStage): string {
  if (reader === 'owner') return ''
  if (reader === 'programmeManager') {
    return stage === 'withProgrammeManager'
      ? wording.toProgrammeManager(summary.decisions.length)
      : wording.stage[stage]
  }
  const asked = stage === 'preview' && report?.note ? wording.backWith(clipText(report.note, 1_000)) : ''
  return asked || wording.stage[stage]
}

function tallyLine({ tally, weathers: counts }: ClosingSummary): string {
  const sky = weathers.map((weather) => `${labelsJa.weather[weather].symbol}${counts[weather]}`).join('　')
  return wording.tally(tally.all, sky, tally.unanswered + tally.unreachable)
}

function sectionsOf(facts: ClosingFacts): readonly MatterSection[] {
  const { summary, measures, outcomes, amendments } = facts
  const { better, worse, directionChanged, decisions, disagreeing, goal } = summary
  const titles = new Map(measures.map((measure) => [measure.id, nameOf(measure)]))
  const name = (id: MeasureId) => titles.get(id) ?? id
  const some = (lines: readonly string[]) =>
    lines.length === 0 ? [wording.none] : someLines(lines, linesInSection, wording.more)
  const changes = [
    ...[...worse, ...better].map(({ measureId, from, to }) =>
      wording.change(name(measureId), weatherText(from), weatherText(to)),
    ),
    ...directionChanged.map(({ measureId, from, to }) =>
      wording.directionChange(
        name(measureId),
        labelsJa.direction[from],
        labelsJa.direction[to],
        isProposalToMeeting(to),
      ),
    ),
  ]
  const met = new Map(outcomes.map((one) => [one.measureId, one]))
  const own = measures.flatMap((measure) =>
    met.has(measure.id) ? [{ measure, outcome: met.get(measure.id) ?? null }] : [],
  )
  return [
    { title: wording.changes(better.length, worse.length), lines: some(changes) },
    {
      title: wording.decisions(decisions.length),
      lines: some(decisions.map((one, index) => `${index + 1}. ${decisionLine(one, name, facts)}`)),
    },
    {
      title: wording.disagreeing(disagreeing.length),
      lines: some(
        disagreeing.map(({ measureId, question }) =>
          wording.disagreement(name(measureId), wording.question[question.kind]),
        ),
      ),
    },
    { title: wording.goal(goal.targetPercent), lines: [wording.goalUnknown(goal.measuresWithoutHours)] },
    ...(own.length > 0
      ? [{ title: wording.outcomes(own.length, measures.length), lines: outcomeLines(own, linesInSection) }]
      : []),
    ...(amendments.length > 0
      ? [
          {
            title: wording.amendments(amendments.length),
            lines: some(
              amendments.map(({ dated, measureId, kind, reason }) =>
                wording.amendment(dated, name(measureId), wording.amendForm.kind[kind], clipText(reason, roomForText)),
              ),
            ),
          },
        ]
      : []),
  ]
}

function waitingSection({ waiting }: ClosingFacts): readonly MatterSection[] {
  if (waiting.length === 0) return []
  return [
    {
      title: `${consultationJa.open}　${waiting.length}`,
      lines: someLines(waiting.map(consultationLine), linesInSection, wording.more),
    },
  ]
}

function decisionLine(
  decision: DecisionWanted,
  name: (id: MeasureId) => string,
  { consultations }: ClosingFacts,
): string {
  const { measureId } = decision
  switch (decision.kind) {
    case 'direction':
      return wording.decision.direction(name(measureId), labelsJa.direction[decision.direction])
    case 'stormy':
      return wording.decision.stormy(name(measureId))
    case 'consultation': {
      const text = consultations.get(`${measureId}:${decision.number}`) ?? ''
      return wording.decision.consultation(name(measureId), clipText(text, roomForText))
    }
  }
}

function actionsFor(roundId: RoundId, reader: ClosingReader, stage: ReportStage): readonly MatterAction[] {
  const data = { roundId }
  if (reader === 'owner') return []
  if (reader === 'programmeManager') {
    const ask = { title: wording.askPmo, verb: 'closing.askForm', data }
    if (stage === 'withProgrammeManager') {
      return [{ title: wording.seen, verb: 'closing.seen', data, isMain: true }, ask]
    }
    return stage === 'confirmed' ? [ask] : []
  }
  const send = {
    preview: [{ title: wording.sendToProgrammeManager, verb: 'closing.send', data, isMain: true }],
    withProgrammeManager: [],
    confirmed: [{ title: wording.report, verb: 'closing.send', data, isMain: true }],
    reported: [],
  }[stage]
  return [
    ...send,
    { title: wording.enterOutcome, verb: 'closing.pickOutcome', data },
    { title: wording.enterAmendment, verb: 'closing.pickAmendment', data },
  ]
}

const nameOf = ({ id, title }: Measure) => `${id} ${plainText(title)}`
