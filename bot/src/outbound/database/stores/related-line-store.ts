import { and, asc, eq } from 'drizzle-orm'
import { checkInKey, relatedLineKey } from '../../../../../shared/src/domain/record.ts'
import type { RelatedLine } from '../../../../../shared/src/domain/related-line.ts'
import type { RelatedLineStore } from '../../../usecases/decision-ports.ts'
import { prepared, value } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { relatedLines } from '../schema/related-lines.ts'
import type { Session } from '../session.ts'

const { roundId, measureId, section, at } = relatedLines

const linesOf = prepared('related lines', (session) =>
  session
    .select()
    .from(relatedLines)
    .where(and(eq(roundId, value('round')), eq(measureId, value('measure'))))
    .orderBy(asc(at), asc(section)),
)

export function relatedLineStore(session: Session, changed: () => void, touch: Touch): RelatedLineStore {
  function change(line: Pick<RelatedLine, 'roundId' | 'measureId' | 'section'>): void {
    changed()
    touch('decisions', relatedLineKey(line.measureId, line.roundId, line.section))
    touch('checkIns', checkInKey(line.measureId, line.roundId))
  }
  return {
    ofRound: (round) => session.select().from(relatedLines).where(eq(roundId, round)).orderBy(asc(at), asc(section)),
    of: (round, measure) => linesOf(session, { round, measure }),
    save: async (line) => {
      change(line)
      await session
        .insert(relatedLines)
        .values(line)
        .onConflictDoUpdate({ target: [roundId, measureId, section], set: line })
    },
    remove: async (line) => {
      change(line)
      await session
        .delete(relatedLines)
        .where(and(eq(roundId, line.roundId), eq(measureId, line.measureId), eq(section, line.section)))
    },
  }
}
