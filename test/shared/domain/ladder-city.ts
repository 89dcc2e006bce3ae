/** R7 Q3 in a small city, for the tests of the ladder: due 12/26, closed 1/9; the facts of a day at 10:00. */
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { defaultLadder } from '../../../shared/src/domain/ladder.ts'
import { type LadderFacts, noticesDue, type SentNotice } from '../../../shared/src/domain/notices-due.ts'
import type { Expectation } from '../../../shared/src/domain/round.ts'
import type { Held, LadderPeople, MeasurePeople } from '../../../shared/src/domain/rung-recipients.ts'
import { defaultSendingHours, instantAt } from '../../../shared/src/domain/sending-hours.ts'
import { roundOfQ3 } from '../../support/round-of-q3.ts'

export const holidays = cityHolidays()

export const round = roundOfQ3

export const held = (...ids: string[]): Held[] => ids.map((personId) => ({ personId, from: null, until: null }))

export function owed(measureId: string, responsible: string | null, more: Partial<Expectation> = {}): Expectation {
  return { roundId: round.id, measureId, responsible, state: 'delivered', cause: null, ...more }
}

export function peopleOf(
  byMeasure: Readonly<Record<string, { deputies?: Held[]; managers?: Held[]; departmentHeads?: Held[] }>>,
  more: Partial<LadderPeople> = {},
): LadderPeople {
  const entries = Object.entries(byMeasure).map(([id, { deputies = [], managers = [], departmentHeads = [] }]) => {
    const people: MeasurePeople = { deputies, managers, departmentHeads }
    return [id, people] as const
  })
  return { byMeasure: new Map(entries), pmo: ['pmo'], unreachable: new Set(), ...more }
}

/** One measure of 総務課 that nobody has answered, unless said otherwise. */
export function factsOn(day: string, more: Partial<LadderFacts> = {}, time = '10:00'): LadderFacts {
  return {
    now: instantAt(day, time),
    round,
    expectations: [owed('B1-3', 'leader')],
    people: peopleOf({ 'B1-3': { deputies: held('deputy'), managers: held('manager') } }),
    ladder: defaultLadder,
    alreadySent: [],
    snoozes: [],
    extensions: [],
    muteDays: new Set(),
    hours: defaultSendingHours,
    holidays,
    ...more,
  }
}

/** What goes out on these days, as the clock would write it down. */
export function sentOver(days: readonly string[], more: Partial<LadderFacts> = {}): readonly SentNotice[] {
  let alreadySent: readonly SentNotice[] = more.alreadySent ?? []
  for (const on of days) {
    const due = noticesDue(factsOn(on, { ...more, alreadySent }))
    const written = due.flatMap(({ personId, covers }) => covers.map((step) => ({ personId, step, on })))
    alreadySent = [...alreadySent, ...written]
  }
  return alreadySent
}
