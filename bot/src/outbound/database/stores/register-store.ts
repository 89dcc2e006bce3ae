import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Assignment, Indicator, Measure, MeasureId } from '../../../../../shared/src/domain/measure.ts'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import { checkInKey, planKey } from '../../../../../shared/src/domain/record.ts'
import type { AssignedMeasure, RegisterStore } from '../../../usecases/ports.ts'
import { isOneOf, prepared, value } from '../prepared.ts'
import { touchShowing } from '../record/showing-measure.ts'
import type { Touch } from '../record/touch.ts'
import { assignments } from '../schema/people.ts'
import { documents, indicators, measures, plans, publishedAnswers } from '../schema/register.ts'
import type { Session } from '../session.ts'

const withAssignments = (session: Session, which: SQL) => {
  const { measureId, personId, part } = assignments
  return session
    .select({ measure: measures, personId, part })
    .from(measures)
    .leftJoin(assignments, eq(measureId, measures.id))
    .where(which)
    .orderBy(asc(personId))
}
const assignedMeasures = prepared('measures with assignments', (session) =>
  withAssignments(session, isOneOf(measures.id, 'ids')),
)
/** On its own: how many rows a list finds the database has to guess, or to plan for each time. */
const assignedMeasure = prepared('measure with assignments', (session) =>
  withAssignments(session, eq(measures.id, value('id'))),
)

const indicatorsOf = prepared('indicators', (session) =>
  session
    .select()
    .from(indicators)
    .where(eq(indicators.measureId, value('measureId')))
    .orderBy(asc(indicators.id)),
)

export function registerStore(session: Session, changed: () => void, touch: Touch): RegisterStore {
  const inOrder = () => session.select().from(measures).orderBy(asc(measures.order)).$dynamic()
  const inOrderOfPerson = () => session.select().from(assignments).orderBy(asc(assignments.personId)).$dynamic()

  return {
    isEmpty: async () => (await session.select({ id: measures.id }).from(measures).limit(1)).length === 0,
    list: async () => (await inOrder()).map(toMeasure),
    some: async (ids) => {
      const rows = await session
        .select()
        .from(measures)
        .where(inArray(measures.id, [...ids]))
      return new Map(rows.map((row) => [row.id, toMeasure(row)]))
    },
    ofSection: async (section) => (await inOrder().where(eq(measures.leadSection, section))).map(toMeasure),
    withPartOf: async (section) => {
      const rows = await session
        .select({ id: measures.id, leadSection: measures.leadSection })
        .from(measures)
        .where(sql`${measures.relatedSections} @> ${JSON.stringify([section])}::jsonb`)
      return rows.filter(({ leadSection }) => leadSection !== section).map(({ id }) => id)
    },
    find: async (id) => toAssigned(await assignedMeasure(session, { id })).get(id) ?? null,
    assigned: async (ids) => toAssigned(await assignedMeasures(session, { ids: [...ids] })),
    deputies: async () => {
      const parts = await inOrderOfPerson().where(eq(assignments.part, 'deputy'))
      const ofMeasure = Map.groupBy(parts, ({ measureId }) => measureId)
      return new Map([...ofMeasure].map(([id, held]) => [id, held.map(({ personId }) => personId)]))
    },
    assignments: async () => {
      const parts = Map.groupBy(await inOrderOfPerson(), (part) => part.measureId)
      const { id, relatedSections } = measures
      const rows = await session.select({ id, relatedSections }).from(measures).orderBy(asc(measures.order))
      return rows.map((row) => toAssignment(row, parts.get(row.id) ?? []))
    },
    leadsSomething: async (person) => {
      const rows = await session
        .select({ id: assignments.measureId })
        .from(assignments)
        .where(eq(assignments.personId, person))
        .limit(1)
      return rows.length > 0
    },
    plan: async (measureId, fiscalYear) => {
      const [row] = await session
        .select()
        .from(plans)
        .where(and(eq(plans.measureId, measureId), eq(plans.fiscalYear, fiscalYear)))
      return row ?? null
    },
    plans: async (fiscalYear) => session.select().from(plans).where(eq(plans.fiscalYear, fiscalYear)),
    counted: async () => {
      const { measureId } = indicators
      return new Set(
        (await session.selectDistinctOn([measureId], { measureId }).from(indicators)).map((row) => row.measureId),
      )
    },
    indicators: async (measureId) => {
      return (await indicatorsOf(session, { measureId })).map(toIndicator)
    },
    saveMeasures: async (rows) => {
      if (rows.length === 0) return
      changed()
      for (const { id } of rows) touch('measures', id)
      await session.insert(measures).values(
        rows.map(({ pillar, area, ...row }) => ({
          ...row,
          pillarId: pillar.id,
          pillarName: pillar.name,
          areaId: area.id,
          areaName: area.name,
          relatedSections: [],
        })),
      )
    },
    saveAssignments: async (rows) => {
      if (rows.length === 0) return
      changed()
      const parts = rows.flatMap(({ measureId, leader, deputies }) => [
        ...(leader ? [{ measureId, personId: leader, part: 'leader' as const }] : []),
        ...deputies.map((personId) => ({ measureId, personId, part: 'deputy' as const })),
      ])
      if (parts.length > 0) await session.insert(assignments).values(parts)
      for (const { personId } of parts) touch('members', personId)
      for (const { measureId, relatedSections } of rows) {
        touch('measures', measureId)
        await session.update(measures).set({ relatedSections }).where(eq(measures.id, measureId))
      }
    },
    savePlans: async (rows) => {
      for (const { measureId, fiscalYear } of rows) touch('plans', planKey(measureId, fiscalYear))
      if (rows.length > 0) await session.insert(plans).values([...rows])
    },
    saveIndicators: async (rows) => {
      for (const { id } of rows) touch('indicators', id)
      if (rows.length > 0) await session.insert(indicators).values([...rows])
    },
    savePublishedAnswers: async (rows) => {
      if (rows.length === 0) return
      changed()
      for (const { measureId, roundId } of rows) touch('checkIns', checkInKey(measureId, roundId))
      await session.insert(publishedAnswers).values([...rows])
    },
    changeMeasure: async (id, change) => {
      changed()
      touch('measures', id)
      await session.update(measures).set(change).where(eq(measures.id, id))
      await touchShowing(session, touch, id)
    },
    changePlan: async ({ measureId, fiscalYear, ...lines }) => {
      changed()
      touch('plans', planKey(measureId, fiscalYear))
      await session
        .update(plans)
        .set(lines)
        .where(and(eq(plans.measureId, measureId), eq(plans.fiscalYear, fiscalYear)))
    },
    changeIndicator: async ({ id, ...change }) => {
      changed()
      touch('indicators', id)
      await session.update(indicators).set(change).where(eq(indicators.id, id))
    },
    saveDocument: async (key, content) => {
      await session.insert(documents).values({ key, content })
    },
  }
}

type MeasureRow = typeof measures.$inferSelect

function toAssigned(rows: Awaited<ReturnType<typeof assignedMeasures>>): ReadonlyMap<MeasureId, AssignedMeasure> {
  return new Map(
    [...Map.groupBy(rows, ({ measure }) => measure.id)].flatMap(([id, parts]) => {
      const row = parts[0]?.measure
      return row ? [[id, { measure: toMeasure(row), assignment: toAssignment(row, parts) }]] : []
    }),
  )
}

function toAssignment(
  row: Pick<MeasureRow, 'id' | 'relatedSections'>,
  parts: readonly { readonly personId: PersonId | null; readonly part: 'leader' | 'deputy' | null }[],
): Assignment {
  return {
    measureId: row.id,
    leader: parts.find(({ part }) => part === 'leader')?.personId ?? null,
    deputies: parts.flatMap(({ part, personId }) => (part === 'deputy' && personId !== null ? [personId] : [])),
    relatedSections: row.relatedSections,
  }
}

/** A row as the domain knows it. */
export function toMeasure(row: MeasureRow): Measure {
  return {
    id: row.id,
    order: row.order,
    title: row.title,
    pillar: { id: row.pillarId, name: row.pillarName },
    area: { id: row.areaId, name: row.areaName },
    leadDepartment: row.leadDepartment,
    leadSection: row.leadSection,
  }
}

export function toIndicator({ detail: _, ...indicator }: typeof indicators.$inferSelect): Indicator {
  return indicator
}
