/** Fills an empty database from the record: a page of one list at a time, in the order of `recordLists`. */

import { readDutyCodes } from '../../../../../shared/src/domain/duty-code.ts'
import type { RecordCell, RecordCells, RecordList } from '../../../../../shared/src/domain/record.ts'
import type { RestoredItem } from '../../../usecases/record-ports.ts'
import { amendments, meetingOutcomes } from '../schema/closing.ts'
import { consultations } from '../schema/consultations.ts'
import { doubts, excuses } from '../schema/doubts.ts'
import { handOvers } from '../schema/hand-overs.ts'
import { assignments, people } from '../schema/people.ts'
import { recordItems } from '../schema/record.ts'
import { indicators, measures, plans, publishedAnswers } from '../schema/register.ts'
import { acceptances, followUps, reviews } from '../schema/reviews.ts'
import { expectations, revisions, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { rowOf } from './cells.ts'
import { planLines } from './register-items.ts'

type Restorer = (session: Session, cells: readonly RecordCells[]) => Promise<void>

export async function restoreItems(session: Session, items: readonly RestoredItem[], at: Date): Promise<void> {
  for (const [list, of] of Map.groupBy(items, (item) => item.list)) {
    await restorers[list](
      session,
      of.map(({ cells }) => cells),
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
}

const restorers: { readonly [list in RecordList]: Restorer } = {
  members: async (session, cells) => {
    await session
      .insert(people)
      .values(
        cells.map((one) => ({ ...rowOf(people, { ...one, duties: null }), duties: readDutyCodes(lines(one.duties)) })),
      )
  },
  measures: async (session, cells) => {
    await session.insert(measures).values(cells.map((one) => rowOf(measures, one, { lines: ['relatedSections'] })))
    const parts = cells.flatMap(({ id, leader, deputies }) => [
      ...lines(leader).map((personId) => ({ measureId: String(id), personId, part: 'leader' as const })),
      ...lines(deputies).map((personId) => ({ measureId: String(id), personId, part: 'deputy' as const })),
    ])
    if (parts.length > 0) await session.insert(assignments).values(parts)
  },
  plans: async (session, cells) => {
    await session.insert(plans).values(cells.map((one) => rowOf(plans, one, { lines: planLines })))
  },
  indicators: async (session, cells) => {
    await session.insert(indicators).values(cells.map((one) => rowOf(indicators, one)))
  },
  rounds: async (session, cells) => {
    await session.insert(rounds).values(cells.map((one) => rowOf(rounds, one, { exact: json(one.exact) })))
  },
  checkIns: async (session, cells) => {
    const expected = cells.filter(({ state }) => state !== null && state !== undefined)
    const answered = cells.filter(({ revision }) => typeof revision === 'number')
    const asked = cells.flatMap(({ followUp }) => (followUp ? [json(followUp)] : []))
    const published = cells.flatMap((one) => (one.published ? [json(one.published)] : []))
    if (expected.length > 0) {
      const rows = expected.map((one) => rowOf(expectations, one, { exact: part(one.exact, 'expectation') }))
      await session.insert(expectations).values(rows)
    }
    if (answered.length > 0) {
      await session
        .insert(revisions)
        .values(answered.map((one) => rowOf(revisions, withoutState(one), { exact: part(one.exact, 'revision') })))
    }
    if (asked.length > 0)
      await session.insert(followUps).values(asked.map((one) => rowOf(followUps, {}, { exact: one })))
    if (published.length > 0) {
      await session.insert(publishedAnswers).values(published.map((one) => rowOf(publishedAnswers, {}, { exact: one })))
    }
  },
  revisions: async (session, cells) => {
    await session
      .insert(revisions)
      .values(cells.map((one) => rowOf(revisions, one, { exact: json(one.exact) })))
      // Written here already, while the check-in of its successor was still on its way.
      .onConflictDoNothing()
  },
  decisions: async (session, cells) => {
    const of = (kind: string) => cells.flatMap((one) => (one.kind === kind ? [json(one.exact)] : []))
    const [asked, accepted, excused, doubted] = ['question', 'acceptance', 'excuse', 'doubt'].map(of)
    if (asked?.length) await session.insert(reviews).values(asked.map((exact) => rowOf(reviews, {}, { exact })))
    if (accepted?.length) {
      await session.insert(acceptances).values(accepted.map((exact) => rowOf(acceptances, {}, { exact })))
    }
    if (excused?.length) await session.insert(excuses).values(excused.map((exact) => rowOf(excuses, {}, { exact })))
    if (doubted?.length) await session.insert(doubts).values(doubted.map((exact) => rowOf(doubts, {}, { exact })))
    const [consulted, handedOver, met, amended] = ['consultation', 'handOver', 'outcome', 'amendment'].map(of)
    if (consulted?.length) {
      await session.insert(consultations).values(consulted.map((exact) => rowOf(consultations, {}, { exact })))
    }
    if (handedOver?.length) {
      await session.insert(handOvers).values(handedOver.map((exact) => rowOf(handOvers, {}, { exact })))
    }
    if (met?.length) {
      await session.insert(meetingOutcomes).values(met.map((exact) => rowOf(meetingOutcomes, {}, { exact })))
    }
    if (amended?.length) {
      await session.insert(amendments).values(amended.map((exact) => rowOf(amendments, {}, { exact })))
    }
  },
  // Nothing of their own: the figures stand in the answers.
  indicatorValues: async () => undefined,
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
