/** Items that show a measure's title or section beside their own cells. Those of closed rounds keep what was true then. */
import { and, eq, ne } from 'drizzle-orm'
import { checkInKey, planKey } from '../../../../../shared/src/domain/record.ts'
import { indicators, plans } from '../schema/register.ts'
import { expectations, rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import type { Touch } from './touch.ts'

export async function touchShowing(session: Session, touch: Touch, measureId: string): Promise<void> {
  const years = await session.select({ fiscalYear: plans.fiscalYear }).from(plans).where(eq(plans.measureId, measureId))
  for (const { fiscalYear } of years) touch('plans', planKey(measureId, fiscalYear))
  const own = await session.select({ id: indicators.id }).from(indicators).where(eq(indicators.measureId, measureId))
  for (const { id } of own) touch('indicators', id)
  const asked = await session
    .select({ roundId: expectations.roundId })
    .from(expectations)
    .innerJoin(rounds, eq(rounds.id, expectations.roundId))
    .where(and(eq(expectations.measureId, measureId), ne(rounds.state, 'closed')))
  for (const { roundId } of asked) touch('checkIns', checkInKey(measureId, roundId))
}
