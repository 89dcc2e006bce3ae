/** The register and the people, as items of the record. */
import { and, asc, count, eq, inArray, or } from 'drizzle-orm'
import { dutyCode } from '../../../../../shared/src/domain/duty-code.ts'
import { longRoundLabel } from '../../../../../shared/src/domain/fiscal-calendar.ts'
import { planKey, recordCellNames } from '../../../../../shared/src/domain/record.ts'
import type { ExpectationState } from '../../../../../shared/src/domain/round.ts'
import { assignments, people } from '../schema/people.ts'
import { indicators, measures, plans } from '../schema/register.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import { cellsOf, restOf } from './cells.ts'
import { type ItemReader, keyParts } from './item-reader.ts'

export const planLines = ['milestone', 'actions', 'target']

export const membersItems: ItemReader = async (session, keys) => {
  const rows = await session
    .select()
    .from(people)
    .where(inArray(people.id, [...keys]))
  const led = await session
    .select()
    .from(assignments)
    .where(inArray(assignments.personId, [...keys]))
    .orderBy(asc(assignments.measureId))
  return rows.map((row) => ({
    key: row.id,
    cells: { ...cellsOf(row, recordCellNames.members), duties: row.duties.map(dutyCode).join('\n') },
    display: { measures: led.flatMap(({ personId, measureId }) => (personId === row.id ? [measureId] : [])).join(' ') },
  }))
}

export const measuresItems: ItemReader = async (session, keys) => {
  const rows = await session
    .select()
    .from(measures)
    .where(inArray(measures.id, [...keys]))
  const standing = await session
    .select({ measureId: assignments.measureId, part: assignments.part, id: people.id, post: people.post })
    .from(assignments)
    .innerJoin(people, eq(people.id, assignments.personId))
    .where(inArray(assignments.measureId, [...keys]))
    .orderBy(asc(people.id))
  return rows.map((row) => {
    const of = (part: string) => standing.filter((one) => one.measureId === row.id && one.part === part)
    return {
      key: row.id,
      cells: {
        ...cellsOf(row, recordCellNames.measures, ['relatedSections']),
        leader: of('leader')[0]?.id ?? null,
        deputies: of('deputy')
          .map(({ id }) => id)
          .join('\n'),
      },
      display: {
        leaderPost: of('leader')[0]?.post ?? null,
        deputyPosts: of('deputy')
          .map(({ post }) => post)
          .join('、'),
      },
    }
  })
}

export const plansItems: ItemReader = async (session, keys) => {
  const rows = await session
    .select({ plan: plans, title: measures.title })
    .from(plans)
    .innerJoin(measures, eq(measures.id, plans.measureId))
    .where(
      or(
        ...keys.map((key) => {
          const { measureId, roundId: year } = keyParts(key)
          return and(eq(plans.measureId, measureId), eq(plans.fiscalYear, Number(year)))
        }),
      ),
    )
  return rows.map(({ plan, title }) => ({
    key: planKey(plan.measureId, plan.fiscalYear),
    cells: cellsOf(plan, recordCellNames.plans, planLines),
    display: { title },
  }))
}

export const indicatorsItems: ItemReader = async (session, keys) => {
  const rows = await session
    .select({ indicator: indicators, title: measures.title })
    .from(indicators)
    .innerJoin(measures, eq(measures.id, indicators.measureId))
    .where(inArray(indicators.id, [...keys]))
  return rows.map(({ indicator, title }) => ({
    key: indicator.id,
    cells: cellsOf(indicator, recordCellNames.indicators),
    display: { title },
  }))
}

const answeredStates: readonly ExpectationState[] = ['answered', 'returned', 'accepted']

/** The counts stand with a closed round only: while it is open each answer would be one more write of the round's row. */
export const roundsItems: ItemReader = async (session, keys) => {
  const rows = await session
    .select()
    .from(rounds)
    .where(inArray(rounds.id, [...keys]))
  const counts = await session
    .select({ roundId: expectations.roundId, state: expectations.state, number: count() })
    .from(expectations)
    .where(inArray(expectations.roundId, [...keys]))
    .groupBy(expectations.roundId, expectations.state)
  return rows.map((row) => {
    const own = counts.filter(({ roundId }) => roundId === row.id && row.state === 'closed')
    const sum = (wanted: (state: ExpectationState) => boolean) =>
      own.length === 0 ? null : own.reduce((all, { state, number }) => (wanted(state) ? all + number : all), 0)
    return {
      key: row.id,
      cells: { ...cellsOf(row, recordCellNames.rounds), exact: JSON.stringify(restOf(row, recordCellNames.rounds)) },
      display: {
        label: longRoundLabel(row.id),
        answered: sum((state) => answeredStates.includes(state)),
        expected: sum((state) => state !== 'excused'),
      },
    }
  })
}
