/** What a leader would have answered in each quarter, made up from the course of the measure. */
import { addBusinessDays } from '../../../shared/src/domain/business-day.ts'
import type { Answer, Consultation } from '../../../shared/src/domain/check-in.ts'
import { type Holidays, partsOf } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import { type Figure, figureText } from '../../../shared/src/domain/figure.ts'
import { parseRoundId, quarterEnd } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Milestone, NextYearNeed } from '../../../shared/src/domain/milestone.ts'
import type { SectionName } from '../../../shared/src/domain/person.ts'
import type { RoundCalendar, RoundId } from '../../../shared/src/domain/round.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { asOfJa } from '../../../shared/src/wording/days.ja.ts'
import { type Chapter, courseUntil } from './course.ts'
import { type Dice, diceFor } from './dice.ts'
import { figuresOf } from './figures.ts'
import {
  announcements,
  consultations,
  type Delay,
  issues,
  nextActions,
  notBegun,
  openings,
  otherReasons,
  phases,
  recovered,
  standing,
  topics,
} from './phrases.ts'

export interface SampleMeasure {
  readonly measure: Pick<Measure, 'id' | 'title'>
  readonly relatedSections: readonly SectionName[]
  readonly indicators: readonly Indicator[]
}

export interface SampleAnswer {
  readonly answer: Answer
  /** What was said first, where it was corrected; otherwise null. */
  readonly first: Answer | null
}

/** The answer of one quarter; it builds on those of the quarters before. */
export function sampleAnswer(about: SampleMeasure, roundId: RoundId, holidays: Holidays): SampleAnswer {
  const answers: Answer[] = []
  const chapters = courseUntil(about.measure.id, roundId)
  for (const [index, chapter] of chapters.entries()) {
    const calendar = planRound(chapter.roundId, holidays)
    const said = write(about, chapter, index, calendar, holidays)
    answers.push(staysTheSame(about, chapters, answers, index) ? sameAgain(answers[index - 1] ?? said, said) : said)
  }
  const answer = answers.at(-1)
  if (!answer) throw new Error('A course without a chapter')
  return { answer, first: firstVersion(answer, diceFor(about.measure.id, roundId, 'first')) }
}

const weatherOf: { readonly [delay in Delay]: Weather } = { 0: 'sunny', 1: 'cloudy', 2: 'rainy', 3: 'stormy' }

function write(
  about: SampleMeasure,
  chapter: Chapter,
  index: number,
  calendar: RoundCalendar,
  holidays: Holidays,
): Answer {
  const { measure, indicators } = about
  const { roundId, begun, delay } = chapter
  const dice = diceFor(measure.id, roundId, 'answer')
  const fill = (text: string) =>
    text
      .replaceAll('{title}', measure.title)
      .replaceAll('{related}', about.relatedSections.length === 0 ? '関係課' : dice.pick(about.relatedSections))
  const figures = figuresOf(indicators, chapter, calendar.asOfDay)
  const nothing = { figures, issue: '', nextAction: '', directionReasonText: '', unchanged: false } as const
  if (!begun) {
    const waiting = { direction: 'continue', directionReason: 'awaitingDecision', milestones: [] } as const
    const asked = { consultation: null, nextYearNeeds: needsOf(chapter, dice) }
    return { ...nothing, ...waiting, ...asked, weather: 'outOfScope', progress: dice.pick(notBegun) }
  }
  const troubled = dice.chance(delay === 0 ? 0.1 : delay === 1 ? 0.45 : 0.9)
  const { direction, directionReason } = courseAhead(chapter, dice)
  return {
    ...nothing,
    weather: weatherOf[delay],
    progress: progressOf(about, chapter, index, figures, fill, dice),
    direction,
    directionReason,
    directionReasonText: directionReason === 'other' ? dice.pick(otherReasons) : '',
    milestones: indicators.length > 0 ? [] : milestonesOf(chapter),
    issue: troubled ? fill(dice.pick(issues[delay])) : '',
    nextAction: troubled ? fill(dice.pick(nextActions[delay])) : '',
    consultation:
      delay >= 2 && dice.chance(0.5) ? consultationOf(fill(dice.pick(consultations)), calendar, holidays) : null,
    nextYearNeeds: needsOf(chapter, dice),
  }
}

function progressOf(
  { measure, indicators }: SampleMeasure,
  { roundId, phase, delay, recovered: again }: Chapter,
  index: number,
  figures: readonly Figure[],
  fill: (text: string) => string,
  dice: Dice,
): string {
  const course = topics.find(({ titles }) => titles.test(measure.title))?.course[phase] ?? []
  const { month } = partsOf(quarterEnd(roundId))
  // The variants take turns, so that nobody says the same twice running.
  const deed = course[index % course.length] ?? ''
  const opening = dice.pick(openings.filter((one) => !(one.includes('について') && deed.includes('について'))))
  const sentences = [
    figureSentence(figures, indicators),
    `${opening}${deed}`,
    again ? recovered : dice.pick(standing[delay]),
    delay <= 1 && dice.chance(0.12) ? dice.pick(announcements).replace('{month}', String((month % 12) + 1)) : '',
  ]
  return fill(sentences.join(''))
}

/** Of the first indicator that has a target, otherwise of the first. */
function figureSentence(figures: readonly Figure[], indicators: readonly Indicator[]): string {
  const wanted = indicators.find(({ target, unit }) => target !== null && unit !== '') ?? indicators[0]
  const figure = figures.find(({ indicatorId }) => indicatorId === wanted?.id)
  if (!wanted || !figure) return ''
  const name = wanted.name.replace(/[（(][^（()）]*(?:欠落|記載なし)[)）]/, '')
  return `${asOfJa(figure.asOf)}現在、${name} ${figureText(figure.value, wanted.unit)}。`
}

function courseAhead(
  { delay, lasting, gone }: Chapter,
  dice: Dice,
): { readonly direction: Direction; readonly directionReason: DirectionReason } {
  if (delay === 3 && dice.chance(0.25)) return { direction: 'suspend', directionReason: 'awaitingDecision' }
  if (delay >= 2 && (lasting >= 2 || delay === 3) && dice.chance(0.5)) {
    return { direction: 'revise', directionReason: dice.chance(0.5) ? 'other' : 'keepTrying' }
  }
  if (delay === 0 && gone > 0.6 && dice.chance(0.15)) return { direction: 'expand', directionReason: 'effective' }
  if (delay === 0)
    return { direction: 'continue', directionReason: gone > 0.5 && dice.chance(0.3) ? 'effective' : 'onPlan' }
  return { direction: 'continue', directionReason: delay >= 2 && dice.chance(0.5) ? 'awaitingDecision' : 'keepTrying' }
}

function milestonesOf({ phase }: Chapter): readonly Milestone[] {
  const done: readonly Milestone[] = ['coordination', 'budget', 'ordinance', 'contract']
  return done.slice(0, Math.max(0, phases.indexOf(phase) - 1))
}

/** Asked in the second quarter only. */
function needsOf({ roundId, phase }: Chapter, dice: Dice): readonly NextYearNeed[] {
  if (parseRoundId(roundId)?.quarter !== 2) return []
  if (phase === 'routine') return ['none']
  return dice.pick([['budget'], ['budget', 'staff'], ['none'], ['ordinance']] as const)
}

function consultationOf(text: string, { closesOn }: RoundCalendar, holidays: Holidays): Consultation {
  return { text, by: addBusinessDays(closesOn, 10, holidays) }
}

/** 「変わりない」 is offered where no number is asked for, and never a third time running. */
function staysTheSame(
  { measure, indicators }: SampleMeasure,
  chapters: readonly Chapter[],
  answers: readonly Answer[],
  index: number,
): boolean {
  const [now, before] = [chapters[index], chapters[index - 1]]
  if (!now?.begun || !before || now.delay !== before.delay) return false
  if (indicators.some(({ target }) => target !== null)) return false
  if (answers.slice(-2).filter(({ unchanged }) => unchanged).length === 2) return false
  if (answers[index - 1]?.progress.includes('予定')) return false
  return diceFor(measure.id, now.roundId, 'unchanged').chance(0.4)
}

function sameAgain({ weather, progress, direction }: Answer, { nextYearNeeds }: Answer): Answer {
  return {
    weather,
    progress,
    direction,
    directionReason: direction === 'continue' && weather === 'sunny' ? 'onPlan' : 'keepTrying',
    directionReasonText: '',
    figures: [],
    milestones: [],
    issue: '',
    nextAction: '',
    consultation: null,
    nextYearNeeds,
    unchanged: true,
  }
}

/** Two answers in five were corrected: the figure came later, or a sentence was added. */
function firstVersion(answer: Answer, dice: Dice): Answer | null {
  if (answer.unchanged || answer.weather === 'outOfScope' || !dice.chance(0.4)) return null
  const [figure, ...rest] = answer.progress.split(/(?<=。)/u)
  if (answer.figures.length > 0 && rest.length > 0) return { ...answer, figures: [], progress: rest.join('') }
  return rest.length > 0 ? { ...answer, progress: figure ?? '' } : null
}
