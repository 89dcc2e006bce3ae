/** A sky that darkens: the manager is told once, so that a trouble is shared early and nobody is told of it every quarter. */
import type { AnswerSource } from './answer-source.ts'
import type { MeasureId } from './measure.ts'
import type { RoundId } from './round.ts'
import type { Weather } from './weather.ts'

export type Worsening =
  /** 雨 or 雷 in this answer and in the one before. */
  | 'badTwiceRunning'
  /** 晴れ → 雨, くもり → 雷 or 晴れ → 雷. */
  | 'twoStepsWorse'

export interface WeatherOfRound {
  readonly roundId: RoundId
  readonly source: AnswerSource
  readonly weather: Weather
}

const severities: { readonly [weather in Weather]: number | null } = {
  sunny: 0,
  cloudy: 1,
  rainy: 2,
  stormy: 3,
  outOfScope: null,
}

/** Steps from the earlier to the later; positive is worse, null where they do not compare (今期は対象外). */
export function stepsWorse(earlier: Weather, later: Weather): number | null {
  const [from, to] = [severities[earlier], severities[later]]
  return from === null || to === null ? null : to - from
}

export function isBad(weather: Weather): boolean {
  return weather === 'rainy' || weather === 'stormy'
}

/**
 * `answers`: of one measure, newest first, the one just given among them. `toldIn`: rounds in which its manager was told.
 * Null where there is nothing to tell, or where it was told in this round or in the same spell of bad weather.
 * The marks of the printed list are guesses and count for nothing.
 */
export function worseningToTell(answers: readonly WeatherOfRound[], toldIn: ReadonlySet<RoundId>): Worsening | null {
  const given = answers.filter(({ source }) => source !== 'published')
  const [current, previous] = given
  if (!current || !previous || toldIn.has(current.roundId)) return null
  if ((stepsWorse(previous.weather, current.weather) ?? 0) >= 2) return 'twoStepsWorse'
  if (!isBad(current.weather) || !isBad(previous.weather)) return null
  const fair = given.findIndex(({ weather }) => !isBad(weather))
  const spell = fair === -1 ? given : given.slice(0, fair)
  return spell.some(({ roundId }) => toldIn.has(roundId)) ? null : 'badTwiceRunning'
}

/** One a (round, manager, measure). */
export function worseningStep(measureId: MeasureId): `worsening:${MeasureId}` {
  return `worsening:${measureId}`
}
