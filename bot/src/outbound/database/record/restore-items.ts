/** Fills an empty database from the record: a page of one list at a time, in the order of `recordLists`. */

import { and, eq, or } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { readDutyCodes } from '../../../../../shared/src/domain/duty-code.ts'
import type { PersonId } from '../../../../../shared/src/domain/person.ts'
import {
  type RecordCell,
  type RecordCells,
  type RecordList,
  revisionKey,
} from '../../../../../shared/src/domain/record.ts'
import type { RestoredItem } from '../../../usecases/record-ports.ts'
import { amendments, closingReports, meetingOutcomes } from '../schema/closing.ts'
import { consultations } from '../schema/consultations.ts'
import { doubts, excuses } from '../schema/doubts.ts'
import { handOvers } from '../schema/hand-overs.ts'
import { extensions, inHand, managerSeen, roundPlans, settings } from '../schema/ladder.ts'
import { assignments, people } from '../schema/people.ts'
import { recordItems } from '../schema/record.ts'
import { indicators, measures, plans, publishedAnswers } from '../schema/register.ts'
import { relatedLines } from '../schema/related-lines.ts'
import { acceptances, followUps, reviews } from '../schema/reviews.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { rowOf } from './cells.ts'
import { addPeopleNamed } from './insert-naming.ts'
import { planLines } from './register-items.ts'

/** Rows into a table, with the people they name. */
type Insert = <Table extends PgTable>(table: Table, rows: readonly Table['$inferInsert'][]) => Promise<void>
type Restorer = (insert: Insert, cells: readonly RecordCells[], session: Session) => Promise<void>

/** Resolves with the people whom the list of members does not name. */
export async function restoreItems(
  session: Session,
  items: readonly RestoredItem[],
  at: Date,
): Promise<readonly PersonId[]> {
  const added: PersonId[] = []
  const insert: Insert = async (table, rows) => {
    if (rows.length === 0) return
    added.push(...(await addPeopleNamed(session, table, rows, at)))
    await session.insert(table).values([...rows])
  }
  for (const [list, of] of Map.groupBy(items, (item) => item.list)) {
    await restorers[list](
      insert,
      of.map(({ cells }) => cells),
      session,
    )
    await session.insert(recordItems).values(
      of.map(({ key, itemId, eTag, base }) => ({
        list,
        key,
        version: 1,
        publishedVersion: itemId === null ? 0 : 1,
        itemId,
        eTag,
        base,
        attempts: 0,
        resting: false,
        changedAt: at,
      })),
    )
  }
  return added
}

/** What of the decisions goes where, by their kind. */
const decisionTables: readonly (readonly [kind: string, table: PgTable])[] = [
  ['question', reviews],
  ['acceptance', acceptances],
  ['excuse', excuses],
  ['doubt', doubts],
  ['consultation', consultations],
  ['handOver', handOvers],
  ['outcome', meetingOutcomes],
  ['amendment', amendments],
  ['relatedLine', relatedLines],
  ['extension', extensions],
  ['inHand', inHand],
  ['managerSeen', managerSeen],
  ['setting', settings],
  ['roundPlan', roundPlans],
  ['closingReport', closingReports],
]

const restorers: { readonly [list in RecordList]: Restorer } = {
  members: (insert, cells) =>
    insert(
      people,
      cells.map((one) => ({ ...rowOf(people, { ...one, duties: null }), duties: readDutyCodes(lines(one.duties)) })),
    ),
  measures: async (insert, cells) => {
    await insert(
      measures,
      cells.map((one) => rowOf(measures, one, { lines: ['relatedSections'] })),
    )
    await insert(
      assignments,
      cells.flatMap(({ id, leader, deputies }) => [
        ...lines(leader).map((personId) => ({ measureId: String(id), personId, part: 'leader' as const })),
        ...lines(deputies).map((personId) => ({ measureId: String(id), personId, part: 'deputy' as const })),
      ]),
    )
  },
  plans: (insert, cells) =>
    insert(
      plans,
      cells.map((one) => rowOf(plans, one, { lines: planLines })),
    ),
  indicators: (insert, cells) =>
    insert(
      indicators,
      cells.map((one) => rowOf(indicators, one)),
    ),
  rounds: (insert, cells) =>
    insert(
      rounds,
      cells.map((one) => rowOf(rounds, one, { exact: json(one.exact) })),
    ),
  checkIns: async (insert, cells) => {
    const expected = cells.filter(({ state }) => state !== null && state !== undefined)
    const answered = cells.filter(({ revision }) => typeof revision === 'number')
    const asked = cells.flatMap(({ followUp }) => (followUp ? [json(followUp)] : []))
    const published = cells.flatMap((one) => (one.published ? [json(one.published)] : []))
    await insert(
      expectations,
      expected.map((one) => rowOf(expectations, one, { exact: part(one.exact, 'expectation') })),
    )
    await insert(
      revisions,
      answered.map((one) => rowOf(revisions, withoutState(one), { exact: part(one.exact, 'revision') })),
    )
    await insert(
      followUps,
      asked.map((exact) => rowOf(followUps, {}, { exact })),
    )
    await insert(
      publishedAnswers,
      published.map((exact) => rowOf(publishedAnswers, {}, { exact })),
    )
  },
  revisions: async (insert, cells, session) => {
    const rows = cells.map((one) => rowOf(revisions, one, { exact: json(one.exact) }))
    // Written here already, while the check-in of its successor was still on its way.
    const known = await knownRevisions(session, rows)
    await insert(
      revisions,
      rows.filter((one) => !known.has(revisionKey(one.measureId, one.roundId, one.revision))),
    )
  },
  decisions: async (insert, cells) => {
    for (const [kind, table] of decisionTables) {
      const own = cells.filter((one) => one.kind === kind)
      await insert(
        table,
        own.map((one) => rowOf(table, {}, { exact: json(one.exact) })),
      )
    }
  },
  // Nothing of their own: the figures stand in the answers.
  indicatorValues: async () => undefined,
}

async function knownRevisions(
  session: Session,
  rows: readonly (typeof revisions.$inferInsert)[],
): Promise<ReadonlySet<string>> {
  const { roundId, measureId, revision } = revisions
  const found = await session
    .select({ roundId, measureId, revision })
    .from(revisions)
    .where(or(...rows.map((one) => and(eq(roundId, one.roundId), eq(measureId, one.measureId)))))
  return new Set(found.map((one) => revisionKey(one.measureId, one.roundId, one.revision)))
}

/** The state of an expectation is no column of an answer; `cause` neither. */
const withoutState = ({ state: _, cause: __, ...cells }: RecordCells): RecordCells => cells

const lines = (cell: RecordCell | undefined) => (typeof cell === 'string' && cell !== '' ? cell.split('\n') : [])

function json(cell: RecordCell | undefined): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(typeof cell === 'string' ? cell : '{}')
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function part(cell: RecordCell | undefined, name: string): Readonly<Record<string, unknown>> {
  const value = json(cell)[name]
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
