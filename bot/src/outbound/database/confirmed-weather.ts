/** The weather of the printed list as the PMO has confirmed it, by measure. The list itself stays as it was read. */
import { and, desc, eq } from 'drizzle-orm'
import { type Weather, weathers } from '../../../../shared/src/domain/weather.ts'
import { doubts } from './schema/doubts.ts'
import { publishedAnswers } from './schema/register.ts'
import type { Session } from './session.ts'

export interface ConfirmedWeather {
  readonly roundId: string
  readonly weather: Weather
}

/** A doubt about the weather speaks of the newest round of the list. */
export async function readConfirmedWeathers(session: Session): Promise<ReadonlyMap<string, ConfirmedWeather>> {
  const rows = await session
    .selectDistinctOn([publishedAnswers.measureId], {
      measureId: publishedAnswers.measureId,
      roundId: publishedAnswers.roundId,
      text: doubts.settledText,
    })
    .from(publishedAnswers)
    .innerJoin(
      doubts,
      and(eq(doubts.measureId, publishedAnswers.measureId), eq(doubts.field, 'weather'), eq(doubts.state, 'settled')),
    )
    .orderBy(publishedAnswers.measureId, desc(publishedAnswers.roundId), doubts.place)
  return new Map(
    rows.flatMap(({ measureId, roundId, text }) => {
      const weather = weathers.find((known) => known === text)
      return weather ? [[measureId, { roundId, weather }] as const] : []
    }),
  )
}
