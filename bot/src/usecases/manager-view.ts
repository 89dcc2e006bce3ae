/** 所属長の確認 as the PMO sees it beside an answer: whether the manager has looked at it, or silence has passed. */

import type { Revision } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { type ManagerLook, managerLetsAccept, managerLookOf } from '../../../shared/src/domain/manager-look.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { Deps, Transaction } from './ports.ts'

export interface ManagerView {
  readonly look: ManagerLook
  /** What the manager added, if anything. */
  readonly line: string
  readonly letsAccept: boolean
}

export async function managerViewOf(
  { clock, holidays }: Pick<Deps, 'clock' | 'holidays'>,
  tx: Transaction,
  { id, leadSection }: Pick<Measure, 'id' | 'leadSection'>,
  { roundId, revision, answeredBy, answeredAt }: Pick<Revision, 'roundId' | 'revision' | 'answeredBy' | 'answeredAt'>,
): Promise<ManagerView> {
  const { managerCheck: check, mutePeriods } = await tx.ladder.settings()
  const managers = leadSection === null ? [] : await tx.people.holding([{ kind: 'manager', section: leadSection }])
  const seen = await tx.ladder.seen(roundId, id)
  const look = managerLookOf({
    check,
    managers: managers.map((person) => person.id),
    answer: { revision, answeredBy, answeredAt },
    seen,
    digestSentOn:
      leadSection === null ? null : ((await tx.ladder.digestsSent(roundId, leadSection)).get(leadSection) ?? null),
    today: dayInTokyo(clock.now()),
    muteDays: muteDaysOf(mutePeriods),
    holidays,
  })
  const line = seen.findLast((one) => one.revision === revision && one.line !== '')?.line ?? ''
  return { look, line, letsAccept: managerLetsAccept(check, look) }
}
