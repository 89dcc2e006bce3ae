/** What was asked, accepted, excused and settled, as items of the record. */
import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import {
  acceptanceKey,
  amendmentKey,
  consultationKey,
  doubtKey,
  excuseKey,
  handOverKey,
  outcomeKey,
  relatedLineKey,
  reviewKey,
} from '../../../../../shared/src/domain/record.ts'
import { amendments, meetingOutcomes } from '../schema/closing.ts'
import { consultations } from '../schema/consultations.ts'
import { doubts, excuses } from '../schema/doubts.ts'
import { handOvers } from '../schema/hand-overs.ts'
import { relatedLines } from '../schema/related-lines.ts'
import { acceptances, reviews } from '../schema/reviews.ts'
import { decision } from './decision-item.ts'
import { withNames } from './decision-names.ts'
import { type FoundItem, type ItemReader, keyParts } from './item-reader.ts'
import { keptItems } from './kept-items.ts'

type OfMeasureAndRound =
  | typeof reviews
  | typeof acceptances
  | typeof excuses
  | typeof consultations
  | typeof meetingOutcomes
  | typeof amendments
  | typeof relatedLines

export const decisionsItems: ItemReader = async (session, keys) => {
  const found: FoundItem[] = [...(await keptItems(session, keys))]
  const asked = keys.map((key) => ({ key, ...keyParts(key) }))
  const of = (start: string) => asked.filter(({ key }) => (key.split('|').at(-1) ?? '').startsWith(start))
  const at = (table: OfMeasureAndRound, wanted: typeof asked) =>
    or(...wanted.map(({ roundId, measureId }) => and(eq(table.roundId, roundId), eq(table.measureId, measureId))))
  const questions = of('question')
  const accepted = of('accepted')
  const excused = of('excused')
  const settled = asked.filter(({ measureId }) => measureId === 'doubt')
  if (questions.length > 0) {
    for (const row of await session.select().from(reviews).where(at(reviews, questions))) {
      const { roundId, measureId, question: text, reply, askedBy: by, askedAt } = row
      found.push(
        decision('question', reviewKey(measureId, roundId, row.number), row, {
          roundId,
          measureId,
          text,
          reply,
          by,
          at: askedAt,
        }),
      )
    }
  }
  if (accepted.length > 0) {
    for (const row of await session.select().from(acceptances).where(at(acceptances, accepted))) {
      const { roundId, measureId, acceptedBy: by, acceptedAt } = row
      const key = acceptanceKey(measureId, roundId, row.revision)
      found.push(decision('acceptance', key, row, { roundId, measureId, by, at: acceptedAt }))
    }
  }
  if (excused.length > 0) {
    for (const row of await session.select().from(excuses).where(at(excuses, excused))) {
      const { roundId, measureId, text, by, at: when } = row
      found.push(decision('excuse', excuseKey(measureId, roundId), row, { roundId, measureId, text, by, at: when }))
    }
  }
  if (settled.length > 0) {
    const ids = settled.map(({ key }) => key.slice(doubtKey('').length))
    for (const row of await session.select().from(doubts).where(inArray(doubts.id, ids))) {
      const { measureId, note: text, settledText: reply, settledBy: by, settledAt } = row
      found.push(decision('doubt', doubtKey(row.id), row, { measureId, text, reply, by, at: settledAt }))
    }
  }
  const consulted = of('consultation')
  const metOn = of('outcome')
  const amended = of('amendment')
  const related = asked.filter(({ key }) => key.includes('|related:'))
  const handedOver = asked.filter(({ measureId }) => measureId === 'handOver')
  if (consulted.length > 0) {
    for (const row of await session.select().from(consultations).where(at(consultations, consulted))) {
      const { roundId, measureId, text, reply, askedBy: by, askedAt } = row
      const key = consultationKey(measureId, roundId, row.number)
      found.push(decision('consultation', key, row, { roundId, measureId, text, reply, by, at: askedAt }))
    }
  }
  if (metOn.length > 0) {
    for (const row of await session.select().from(meetingOutcomes).where(at(meetingOutcomes, metOn))) {
      const { roundId, measureId, note: text, draftNumber: reply, by, at: when } = row
      const key = outcomeKey(measureId, roundId)
      found.push(decision('outcome', key, row, { roundId, measureId, text, reply, by, at: when }))
    }
  }
  if (amended.length > 0) {
    for (const row of await session.select().from(amendments).where(at(amendments, amended))) {
      const { roundId, measureId, reason: text, by, at: when } = row
      const key = amendmentKey(measureId, roundId, row.number)
      found.push(decision('amendment', key, row, { roundId, measureId, text, by, at: when }))
    }
  }
  if (related.length > 0) {
    for (const row of await session.select().from(relatedLines).where(at(relatedLines, related))) {
      const { roundId, measureId, section, by, at: when } = row
      const key = relatedLineKey(measureId, roundId, section)
      const text = `${section}：${row.line}`
      found.push(decision('relatedLine', key, row, { roundId, measureId, text, by, at: when }))
    }
  }
  if (handedOver.length > 0) {
    const measureIds = handedOver.map(({ key }) => key.split('|')[1] ?? '')
    // Everybody at the city hall reads the lists: a transfer does not stand there before 発令.
    const isPublic = or(isNull(handOvers.effectiveOn), isNotNull(handOvers.shownAt))
    for (const row of await session
      .select()
      .from(handOvers)
      .where(and(inArray(handOvers.measureId, measureIds), isPublic))) {
      const { measureId, reply, by, at: when } = row
      found.push(decision('handOver', handOverKey(measureId, row.number), row, { measureId, reply, by, at: when }))
    }
  }
  const wanted = new Set(keys)
  return withNames(
    session,
    found.filter(({ key }) => wanted.has(key)),
  )
}
