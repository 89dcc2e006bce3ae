/** The reading side of the pages beside the board: history, one measure, the texts of the programme. */
import { asc, eq, sql } from 'drizzle-orm'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import type { HistoryPicture, MeasureReader, PictureCell } from '../../usecases/ports.ts'
import { readAmendmentMarks } from './amendment-marks.ts'
import { readConfirmedWeathers } from './confirmed-weather.ts'
import { readMeasureRounds } from './measure-rounds-reader.ts'
import { newestAnswers } from './schema/board-view.ts'
import { doubts } from './schema/doubts.ts'
import { assignments, people } from './schema/people.ts'
import { documents, indicators, measures, plans, publishedAnswers } from './schema/register.ts'
import { expectations, rounds } from './schema/rounds.ts'
import type { Session } from './session.ts'
import { toMeasure } from './stores/register-store.ts'

export function createMeasureReader(session: Session): MeasureReader {
  const inOrder = async () => (await session.select().from(measures).orderBy(asc(measures.order))).map(toMeasure)
  return {
    measures: inOrder,
    indicatorsInHours: () => {
      const { id, measureId, name, target } = indicators
      return session
        .select({ id, measureId, name, target })
        .from(indicators)
        .where(eq(indicators.unit, '時間'))
        .orderBy(asc(id))
    },
    document: async (key) => {
      const [row] = await session.select().from(documents).where(eq(documents.key, key))
      return row?.content ?? null
    },
    history: async () => {
      const known = await readRounds(session)
      const cells = await readCells(session)
      const amended = await readAmendmentMarks(session, null)
      const listed = await inOrder()
      return {
        rounds: known,
        measures: listed.map((measure) => ({
          ...measure,
          cells: known.map(({ id }) => cells.get(measure.id)?.get(id) ?? notAsked),
          amendments: amended.get(measure.id) ?? [],
        })),
      }
    },
    measure: async (id) => {
      const [measure] = await session.select().from(measures).where(eq(measures.id, id))
      if (!measure) return null
      const { doubts: all, findings, ...detail } = isRecord(measure.detail) ? measure.detail : {}
      const settled = await readSettledDoubts(session)
      const posts = await session
        .select({ part: assignments.part, post: people.post })
        .from(assignments)
        .innerJoin(people, eq(people.id, assignments.personId))
        .where(eq(assignments.measureId, id))
        .orderBy(asc(people.id))
      return {
        measure: toMeasure(measure),
        relatedSections: measure.relatedSections,
        leader: posts.find(({ part }) => part === 'leader')?.post ?? null,
        deputies: posts.filter(({ part }) => part === 'deputy').map(({ post }) => post),
        detail,
        doubts: openOnes(all, settled),
        findings: openOnes(findings, settled),
        plans: await session.select().from(plans).where(eq(plans.measureId, id)).orderBy(asc(plans.fiscalYear)),
        indicators: await session
          .select()
          .from(indicators)
          .where(eq(indicators.measureId, id))
          .orderBy(asc(indicators.id)),
        rounds: await readMeasureRounds(session, id),
      }
    },
  }
}

async function readSettledDoubts(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.select({ id: doubts.id }).from(doubts).where(eq(doubts.state, 'settled'))
  return new Set(rows.map(({ id }) => id))
}

/** What the PMO has settled is no doubt any more. */
function openOnes(notes: unknown, settled: ReadonlySet<string>): readonly unknown[] {
  const all: readonly unknown[] = Array.isArray(notes) ? notes : []
  return all.filter((note) => !(isRecord(note) && typeof note.id === 'string' && settled.has(note.id)))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The printed list may speak of rounds that nobody ever opened. */
async function readRounds(session: Session): Promise<HistoryPicture['rounds']> {
  const opened = await session.select({ id: rounds.id, state: rounds.state }).from(rounds)
  const printed = await session
    .selectDistinctOn([publishedAnswers.roundId], { id: publishedAnswers.roundId })
    .from(publishedAnswers)
  const onlyPrinted = printed.filter(({ id }) => !opened.some((round) => round.id === id))
  return [...opened, ...onlyPrinted.map(({ id }) => ({ id, state: 'closed' as const }))].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}

const notAsked: PictureCell = { cell: null, sample: false, confirmed: false, accepted: false }

/**
 * By measure, then by round. One row a measure crosses the driver, its cells as one text of codes (which hold neither blank
 * nor comma): 2,000 measures through 40 rounds take a quarter of the time that 80,000 rows do.
 */
async function readCells(session: Session): Promise<Map<string, Map<string, PictureCell>>> {
  const asked = await session
    .select({
      measureId: expectations.measureId,
      codes: sql<string>`string_agg(${expectations.roundId} || ' ' || ${expectations.state}, ',')`,
    })
    .from(expectations)
    .groupBy(expectations.measureId)
  const said = await session
    .select({
      measureId: newestAnswers.measureId,
      codes: sql<string>`string_agg(${newestAnswers.roundId} || ' ' || ${newestAnswers.source} || ' ' || ${newestAnswers.weather}, ',')`,
    })
    .from(newestAnswers)
    .groupBy(newestAnswers.measureId)
  const cells = new Map<string, Map<string, PictureCell>>()
  for (const { measureId, codes } of asked) cells.set(measureId, new Map(codes.split(',').map(readAsked)))
  for (const { measureId, codes } of said) {
    const row = cells.get(measureId) ?? new Map<string, PictureCell>()
    for (const answer of codes.split(',')) {
      const [roundId, cell] = readSaid(answer)
      row.set(roundId, { ...cell, confirmed: false, accepted: row.get(roundId)?.accepted ?? false })
    }
    cells.set(measureId, row)
  }
  for (const [measureId, { roundId, weather }] of await readConfirmedWeathers(session)) {
    const row = cells.get(measureId)
    const printed = row?.get(roundId)
    if (printed?.cell === 'published') row?.set(roundId, { ...printed, cell: weather, confirmed: true })
  }
  return cells
}

function readAsked(code: string): [roundId: string, cell: PictureCell] {
  const [roundId = '', state] = code.split(' ')
  const cell = state === 'excused' || state === 'unreachable' ? state : 'unanswered'
  return [roundId, { cell, sample: false, confirmed: false, accepted: state === 'accepted' }]
}

function readSaid(code: string): [roundId: string, cell: Pick<PictureCell, 'cell' | 'sample'>] {
  const [roundId = '', source, said] = code.split(' ')
  const weather = weathers.find((known) => known === said) ?? null
  return [roundId, { cell: source === 'published' ? source : weather, sample: source === 'sample' }]
}
