/** Answers and the figures in them, as items of the record. */
import { and, asc, desc, eq, exists, gt, inArray, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { checkInKey, recordCell, recordCellNames, revisionKey } from '../../../../../shared/src/domain/record.ts'
import { people } from '../schema/people.ts'
import { indicators, measures, publishedAnswers } from '../schema/register.ts'
import { relatedLines } from '../schema/related-lines.ts'
import { followUps } from '../schema/reviews.ts'
import { expectations, revisions } from '../schema/rounds.ts'
import { cellsOf, restOf } from './cells.ts'
import { type ItemReader, keyParts } from './item-reader.ts'
import { latestRoundId } from './latest-round.ts'

export const revisionCells: readonly string[] = recordCellNames.revisions.filter((name) => name !== 'exact')
export const expectationCells = ['roundId', 'measureId', 'responsible', 'state', 'cause']

export const checkInsItems: ItemReader = async (session, keys) => {
  const asked = keys.map(keyParts)
  const at = (
    table: typeof revisions | typeof expectations | typeof followUps | typeof publishedAnswers | typeof relatedLines,
  ) => or(...asked.map(({ roundId, measureId }) => and(eq(table.roundId, roundId), eq(table.measureId, measureId))))
  const expected = await session.select().from(expectations).where(at(expectations))
  const published = await session.select().from(publishedAnswers).where(at(publishedAnswers))
  const latest = await session
    .selectDistinctOn([revisions.roundId, revisions.measureId])
    .from(revisions)
    .where(at(revisions))
    .orderBy(revisions.roundId, revisions.measureId, desc(revisions.revision))
  const questions = await session.select().from(followUps).where(at(followUps))
  const lines = await session.select().from(relatedLines).where(at(relatedLines)).orderBy(asc(relatedLines.at))
  const latestRound = await latestRoundId(session)
  const titles = await session
    .select()
    .from(measures)
    .where(inArray(measures.id, [...new Set(asked.map(({ measureId }) => measureId))]))
  const posts = await session
    .select()
    .from(people)
    .where(inArray(people.id, [...new Set(expected.flatMap(({ responsible }) => responsible ?? []))]))
  return asked.flatMap(({ roundId, measureId }) => {
    const here = (row: { roundId: string; measureId: string }) => row.roundId === roundId && row.measureId === measureId
    const expectation = expected.find(here)
    const print = published.find(here)
    const revision = latest.find(here)
    const question = questions.find(here)
    if (!expectation && !print) return []
    const measure = titles.find(({ id }) => id === measureId)
    return {
      key: checkInKey(measureId, roundId),
      cells: {
        ...cellsOf(revision ?? {}, revisionCells),
        ...cellsOf(expectation ?? {}, expectationCells),
        roundId,
        measureId,
        exact: JSON.stringify({
          ...(revision && { revision: restOf(revision, revisionCells) }),
          ...(expectation && { expectation: restOf(expectation, expectationCells) }),
        }),
        followUp: question ? JSON.stringify(question) : null,
        published: print ? JSON.stringify(print) : null,
      },
      display: {
        title: measure?.title ?? null,
        pillarName: measure?.pillarName ?? null,
        leadSection: measure?.leadSection ?? null,
        responsiblePost: posts.find(({ id }) => id === expectation?.responsible)?.post ?? null,
        figuresText:
          revision?.figures.map(({ indicatorId, value, asOf }) => `${indicatorId}: ${value} (${asOf})`).join('\n') ??
          null,
        consultationText: revision?.consultation?.text ?? null,
        consultationBy: revision?.consultation?.by ?? null,
        latestRound: expectation && roundId === latestRound ? '○' : null,
        relatedText: recordCell(lines.filter(here).map(relatedText).join('\n')),
      },
    }
  })
}

const relatedText = ({ section, line }: typeof relatedLines.$inferSelect) => `${section}：${line}`

/** The superseded ones: the latest stands among the check-ins. */
export const revisionsItems: ItemReader = async (session, keys) => {
  const newer = alias(revisions, 'newer')
  const sameAnswer = and(eq(newer.roundId, revisions.roundId), eq(newer.measureId, revisions.measureId))
  const rows = await session
    .select({ revision: revisions, title: measures.title })
    .from(revisions)
    .innerJoin(measures, eq(measures.id, revisions.measureId))
    .where(
      and(
        exists(
          session
            .select({ revision: newer.revision })
            .from(newer)
            .where(and(sameAnswer, gt(newer.revision, revisions.revision))),
        ),
        or(
          ...keys
            .map(keyParts)
            .map(({ roundId, measureId, number }) =>
              and(eq(revisions.roundId, roundId), eq(revisions.measureId, measureId), eq(revisions.revision, number)),
            ),
        ),
      ),
    )
  return rows.map(({ revision, title }) => ({
    key: revisionKey(revision.measureId, revision.roundId, revision.revision),
    cells: { ...cellsOf(revision, revisionCells), exact: JSON.stringify(restOf(revision, revisionCells)) },
    display: { title },
  }))
}

export const indicatorValuesItems: ItemReader = async (session, keys) => {
  const asked = keys.map((key) => {
    const [indicatorId = '', roundId = ''] = key.split('|')
    return { key, indicatorId, roundId }
  })
  const known = await session
    .select({ indicator: indicators, title: measures.title })
    .from(indicators)
    .innerJoin(measures, eq(measures.id, indicators.measureId))
    .where(inArray(indicators.id, [...new Set(asked.map(({ indicatorId }) => indicatorId))]))
  const latest = await session
    .selectDistinctOn([revisions.roundId, revisions.measureId])
    .from(revisions)
    .where(
      and(
        inArray(revisions.roundId, [...new Set(asked.map(({ roundId }) => roundId))]),
        inArray(revisions.measureId, [...new Set(known.map(({ indicator }) => indicator.measureId))]),
      ),
    )
    .orderBy(revisions.roundId, revisions.measureId, desc(revisions.revision))
  return asked.flatMap(({ key, indicatorId, roundId }) => {
    const of = known.find(({ indicator }) => indicator.id === indicatorId)
    const revision = latest.find((row) => row.roundId === roundId && row.measureId === of?.indicator.measureId)
    const figure = revision?.figures.find((one) => one.indicatorId === indicatorId)
    if (!of || !figure) return []
    const { measureId, name, unit, target } = of.indicator
    return {
      key,
      cells: { indicatorId, measureId, roundId, value: figure.value, asOf: figure.asOf },
      display: { title: of.title, name, unit, target },
    }
  })
}
