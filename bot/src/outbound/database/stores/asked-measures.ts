/** What people are asked in a round: for one as for hundreds, with the same few statements. */
import { and, asc, desc, eq, lte, ne, or, sql } from 'drizzle-orm'
import type { PreviousAnswer } from '../../../../../shared/src/domain/own-measure.ts'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../../../shared/src/domain/round.ts'
import type { AskedMeasure } from '../../../usecases/ports.ts'
import { isOneOf, prepared, value } from '../prepared.ts'
import { newestAnswers } from '../schema/board-view.ts'
import { assignments } from '../schema/people.ts'
import { indicators, measures } from '../schema/register.ts'
import { expectations } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { toIndicator, toMeasure } from './register-store.ts'

// By keys only, and without a join: right after a round has opened the database has not yet learnt how many rows there are,
// and with a list of unknown length it takes a join for a long one. It would read whole tables for each visit.
const expectedOf = prepared('expected of', (session) =>
  session
    .select({
      measureId: expectations.measureId,
      state: expectations.state,
      responsible: expectations.responsible,
      assigned: sql<readonly PersonId[]>`array(
        select held.person_id from ${assignments} as held
        where held.measure_id = ${expectations}.measure_id and ${isOneOf(sql`held.person_id`, 'people')})`,
    })
    .from(expectations)
    .where(
      and(
        eq(expectations.roundId, value('roundId')),
        ne(expectations.state, 'excused'),
        or(
          isOneOf(expectations.responsible, 'people'),
          sql`${expectations.measureId} = any(array(
            select ${assignments.measureId} from ${assignments} where ${isOneOf(assignments.personId, 'people')}))`,
        ),
      ),
    ),
)

const measuresOfAny = prepared('measures of any', (session) =>
  session.select().from(measures).where(isOneOf(measures.id, 'ids')).orderBy(asc(measures.order)),
)

const wordsUpTo = prepared('words up to', (session) =>
  session
    .select()
    .from(newestAnswers)
    .where(and(lte(newestAnswers.roundId, value('roundId')), isOneOf(newestAnswers.measureId, 'ids')))
    .orderBy(desc(newestAnswers.roundId)),
)

const indicatorsOfAny = prepared('indicators of any', (session) =>
  session.select().from(indicators).where(isOneOf(indicators.measureId, 'ids')),
)

/** Of each person, in the list's order. Nobody is missing, whoever is asked nothing has an empty list. */
export async function askedMeasures(
  session: Session,
  roundId: RoundId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly AskedMeasure[]>> {
  const expected = await expectedOf(session, { roundId, people: [...people] })
  const wanted = new Set(people)
  const known = await measuresWithWords(session, roundId, expected)
  const rows = known.measures.flatMap((measure) =>
    (known.expected.get(measure.id) ?? []).flatMap(({ state, responsible, assigned }) =>
      // One who leads a measure may also stand at it by assignment.
      [...new Set([responsible, ...assigned])].flatMap((person) =>
        person !== null && wanted.has(person) ? [{ measure, state, person, leads: person === responsible }] : [],
      ),
    ),
  )
  const words = Map.groupBy(known.words, ({ measureId }) => measureId)
  const counted = Map.groupBy(known.counted, ({ measureId }) => measureId)
  const ofPerson = Map.groupBy(rows, ({ person }) => person)
  return new Map(
    people.map((person) => [
      person,
      (ofPerson.get(person) ?? []).map(({ measure, state, leads }) => ({
        measure: toMeasure(measure),
        state,
        leads,
        ...saidIn(roundId, words.get(measure.id) ?? []),
        indicators: (counted.get(measure.id) ?? []).map(toIndicator),
      })),
    ]),
  )
}

async function measuresWithWords<Row extends { readonly measureId: string }>(
  session: Session,
  roundId: RoundId,
  expected: readonly Row[],
) {
  const ids = expected.map(({ measureId }) => measureId)
  if (ids.length === 0) return { expected: new Map<string, Row[]>(), measures: [], words: [], counted: [] }
  return {
    expected: Map.groupBy(expected, ({ measureId }) => measureId),
    measures: await measuresOfAny(session, { ids }),
    words: await wordsUpTo(session, { roundId, ids }),
    counted: await indicatorsOfAny(session, { ids }),
  }
}

/** `words`: newest round first. */
function saidIn(roundId: RoundId, words: readonly (typeof newestAnswers.$inferSelect)[]) {
  const now = words.find((word) => word.roundId === roundId && word.source !== 'published')
  return {
    revision: now?.revision ?? 0,
    answer: now ? { weather: now.weather, direction: now.direction } : null,
    earlier: words.filter((word) => word.roundId !== roundId).map(toPrevious),
  }
}

export function toPrevious(row: PreviousAnswer): PreviousAnswer {
  const { roundId, source, weather, direction, progress, unchanged } = row
  return { roundId, source, weather, direction, progress, unchanged }
}
