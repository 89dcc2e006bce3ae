/** 終了カード: one page on a closed round. What changed, what disagrees, what wants a decision, how far the 30 % is. */
import type { Question } from './consistency.ts'
import type { ConsultationCase } from './consultation-chain.ts'
import { type Direction, isProposalToMeeting } from './direction.ts'
import { type ExpectationEnd, type ExpectationFacts, endOf, type StageTally, stageTallyOf } from './expectation-life.ts'
import type { MeasureId } from './measure.ts'
import type { ExpectationState, RoundId } from './round.ts'
import { type Weather, weathers } from './weather.ts'
import { stepsWorse } from './worsening.ts'

/** KGI: 業務量30%減. */
export const goalPercent = 30

export interface ClosingMeasure {
  readonly measureId: MeasureId
  readonly state: ExpectationState
  readonly facts: ExpectationFacts
  /** The last answer of the round; null where there is none. */
  readonly answer: { readonly weather: Weather; readonly direction: Direction } | null
  /** The newest answer of an earlier round; never the printed list, whose marks are guesses. */
  readonly previous: { readonly weather: Weather; readonly direction: Direction } | null
  /** 保存後の1問, with whether it was settled by a reply. */
  readonly question: { readonly question: Question; readonly settled: boolean } | null
  readonly consultations: readonly ConsultationCase[]
}

export interface WeatherChange {
  readonly measureId: MeasureId
  readonly from: Weather
  readonly to: Weather
}

/** One measure may want several. */
export type DecisionWanted =
  | { readonly kind: 'direction'; readonly measureId: MeasureId; readonly direction: Direction }
  /** 雷: stopped until somebody decides. */
  | { readonly kind: 'stormy'; readonly measureId: MeasureId }
  /** ご相談 that has come up to the 副市長 and is open. */
  | { readonly kind: 'consultation'; readonly measureId: MeasureId; readonly number: number }

/** No measure states the hours it saves, so that no percentage can be honest: the card says so instead. */
export interface GoalProgress {
  readonly kind: 'notComputable'
  readonly targetPercent: number
  readonly why: 'noHours'
  readonly measuresWithoutHours: number
}

export interface ClosingSummary {
  readonly roundId: RoundId
  readonly tally: StageTally
  /** Of the answered ones. */
  readonly weathers: { readonly [weather in Weather]: number }
  readonly better: readonly WeatherChange[]
  readonly worse: readonly WeatherChange[]
  readonly directionChanged: readonly {
    readonly measureId: MeasureId
    readonly from: Direction
    readonly to: Direction
  }[]
  /** What was asked after saving and never explained. */
  readonly disagreeing: readonly { readonly measureId: MeasureId; readonly question: Question }[]
  readonly decisions: readonly DecisionWanted[]
  readonly goal: GoalProgress
  readonly ends: readonly { readonly measureId: MeasureId; readonly end: ExpectationEnd }[]
}

/** Everything in the order of the measures given. */
export function closingSummary(roundId: RoundId, measures: readonly ClosingMeasure[]): ClosingSummary {
  const answered = measures.flatMap(({ answer }) => (answer ? [answer.weather] : []))
  const changes = measures.flatMap(weatherChange)
  return {
    roundId,
    tally: stageTallyOf(measures),
    weathers: countOf(answered),
    better: changes.filter(({ from, to }) => (stepsWorse(from, to) ?? 0) < 0),
    worse: changes.filter(({ from, to }) => (stepsWorse(from, to) ?? 0) > 0),
    directionChanged: measures.flatMap(({ measureId, answer, previous }) =>
      answer && previous && answer.direction !== previous.direction
        ? [{ measureId, from: previous.direction, to: answer.direction }]
        : [],
    ),
    disagreeing: measures.flatMap(({ measureId, question }) =>
      question && !question.settled && question.question.kind !== 'hours'
        ? [{ measureId, question: question.question }]
        : [],
    ),
    decisions: measures.flatMap(decisionsOn),
    goal: {
      kind: 'notComputable',
      targetPercent: goalPercent,
      why: 'noHours',
      measuresWithoutHours: measures.length,
    },
    ends: measures.map(({ measureId, state }) => ({ measureId, end: endOf(state) })),
  }
}

function weatherChange({ measureId, answer, previous }: ClosingMeasure): WeatherChange[] {
  return answer && previous ? [{ measureId, from: previous.weather, to: answer.weather }] : []
}

function decisionsOn({ measureId, answer, consultations }: ClosingMeasure): DecisionWanted[] {
  const upstairs = consultations.filter(({ state, rung }) => state === 'open' && rung === 'programmeManager')
  return [
    ...(answer && isProposalToMeeting(answer.direction)
      ? [{ kind: 'direction', measureId, direction: answer.direction } as const]
      : []),
    ...(answer?.weather === 'stormy' ? [{ kind: 'stormy', measureId } as const] : []),
    ...upstairs.map(({ number }) => ({ kind: 'consultation', measureId, number }) as const),
  ]
}

function countOf(given: readonly Weather[]): ClosingSummary['weathers'] {
  const counts = { sunny: 0, cloudy: 0, rainy: 0, stormy: 0, outOfScope: 0 }
  for (const weather of weathers) counts[weather] = given.filter((one) => one === weather).length
  return counts
}
