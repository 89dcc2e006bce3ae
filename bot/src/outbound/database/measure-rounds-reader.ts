/** What was said of one measure, round by round: revisions, the PMO's questions, the printed list. */
import { and, asc, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { MeasureRound } from '../../usecases/ports.ts'
import { readConfirmedWeathers } from './confirmed-weather.ts'
import { amendments } from './schema/closing.ts'
import { people } from './schema/people.ts'
import { publishedAnswers } from './schema/register.ts'
import { relatedLines } from './schema/related-lines.ts'
import { acceptances, followUps, reviews } from './schema/reviews.ts'
import { expectations, revisions, rounds } from './schema/rounds.ts'
import type { Session } from './session.ts'

export async function readMeasureRounds(session: Session, measureId: string): Promise<readonly MeasureRound[]> {
  const known = await session.select({ id: rounds.id, state: rounds.state }).from(rounds)
  const states = new Map(known.map(({ id, state }) => [id, state]))
  const asked = byRound(await session.select().from(expectations).where(eq(expectations.measureId, measureId)))
  const printed = byRound(
    await session.select().from(publishedAnswers).where(eq(publishedAnswers.measureId, measureId)),
  )
  const answered = Map.groupBy(await readRevisions(session, measureId), ({ roundId }) => roundId)
  const followed = byRound(await session.select().from(followUps).where(eq(followUps.measureId, measureId)))
  const confirmed = (await readConfirmedWeathers(session)).get(measureId)
  const questions = Map.groupBy(await readReviews(session, measureId), ({ roundId }) => roundId)
  const lines = Map.groupBy(await readRelatedLines(session, measureId), ({ roundId }) => roundId)
  const amended = Map.groupBy(await readAmendments(session, measureId), ({ roundId }) => roundId)
  return [...new Set([...asked.keys(), ...printed.keys()])]
    .sort()
    .reverse()
    .map((id) => {
      const list = printed.get(id)
      const weather = confirmed?.roundId === id ? confirmed.weather : null
      return {
        id,
        state: states.get(id) ?? 'closed',
        expectation: asked.get(id)?.state ?? null,
        published: list ? { direction: list.direction, progress: list.progress, weather } : null,
        followUp: withoutKey(followed.get(id)),
        revisions: (answered.get(id) ?? []).map(({ roundId: _, ...revision }) => revision),
        reviews: (questions.get(id) ?? []).map(({ roundId: _, ...review }) => review),
        relatedLines: (lines.get(id) ?? []).map(({ roundId: _, ...line }) => line),
        amendments: (amended.get(id) ?? []).map(({ roundId: _, ...amendment }) => amendment),
      }
    })
}

function byRound<T extends { readonly roundId: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.roundId, row]))
}

function withoutKey(row: typeof followUps.$inferSelect | undefined): MeasureRound['followUp'] {
  if (!row) return null
  const { roundId: _, measureId: _measure, ...followUp } = row
  return followUp
}

/** Newest first. */
async function readRevisions(session: Session, measureId: string) {
  const [author, leader, acceptor] = [alias(people, 'author'), alias(people, 'leader'), alias(people, 'acceptor')]
  const rows = await session
    .select({
      row: revisions,
      answeredBy: author.post,
      recordedFor: leader.post,
      acceptedBy: acceptor.post,
      acceptedAt: acceptances.acceptedAt,
    })
    .from(revisions)
    .innerJoin(author, eq(author.id, revisions.answeredBy))
    .leftJoin(leader, eq(leader.id, revisions.recordedFor))
    .leftJoin(
      acceptances,
      and(
        eq(acceptances.roundId, revisions.roundId),
        eq(acceptances.measureId, revisions.measureId),
        eq(acceptances.revision, revisions.revision),
      ),
    )
    .leftJoin(acceptor, eq(acceptor.id, acceptances.acceptedBy))
    .where(eq(revisions.measureId, measureId))
    .orderBy(desc(revisions.roundId), desc(revisions.revision))
  return rows.map(({ row, acceptedBy, acceptedAt, ...posts }) => {
    const { roundId, measureId: _, nonce: _nonce, answeredBy: _author, recordedFor: _leader, ...said } = row
    const { revision, answeredAt, sample, recordedWithoutLeader, ...answer } = said
    const accepted = acceptedBy !== null && acceptedAt !== null ? { by: acceptedBy, at: acceptedAt } : null
    return { roundId, revision, answer, answeredAt, sample, recordedWithoutLeader, ...posts, accepted }
  })
}

/** Oldest first. */
async function readReviews(session: Session, measureId: string) {
  const [asker, replier] = [alias(people, 'asker'), alias(people, 'replier')]
  return session
    .select({
      roundId: reviews.roundId,
      number: reviews.number,
      question: reviews.question,
      askedBy: asker.post,
      askedAt: reviews.askedAt,
      reply: reviews.reply,
      repliedBy: replier.post,
      repliedAt: reviews.repliedAt,
    })
    .from(reviews)
    .innerJoin(asker, eq(asker.id, reviews.askedBy))
    .leftJoin(replier, eq(replier.id, reviews.repliedBy))
    .where(eq(reviews.measureId, measureId))
    .orderBy(asc(reviews.roundId), asc(reviews.number))
}

/** Oldest first. */
async function readRelatedLines(session: Session, measureId: string) {
  const { roundId, section, line, at } = relatedLines
  return session
    .select({ roundId, section, line, at, by: people.post })
    .from(relatedLines)
    .innerJoin(people, eq(people.id, relatedLines.by))
    .where(eq(relatedLines.measureId, measureId))
    .orderBy(asc(at), asc(section))
}

/** Oldest first. */
async function readAmendments(session: Session, measureId: string) {
  const { roundId, number, kind, answer, reason, at, dated } = amendments
  return session
    .select({ roundId, number, kind, answer, reason, at, dated, by: people.post })
    .from(amendments)
    .innerJoin(people, eq(people.id, amendments.by))
    .where(eq(amendments.measureId, measureId))
    .orderBy(asc(roundId), asc(number))
}
