/** A notice that the PMO presses for: shown before it goes, with who gets what when. The only way to tell a 部長. */
import { type Day, dayInTokyo } from './day.ts'
import type { Audience } from './ladder.ts'
import type { MeasureId } from './measure.ts'
import { type LadderFacts, takesTheDay } from './notices-due.ts'
import type { PersonId } from './person.ts'
import { type Expectation, isOwed, type RoundId } from './round.ts'
import { holdersOn, responsibilityDay } from './rung-recipients.ts'
import { nextFreeTime } from './sending-hours.ts'

export type HandAudience = Audience | 'departmentHead'

export interface NoticeByHand {
  readonly roundId: RoundId
  readonly personId: PersonId
  readonly as: HandAudience
  /** One a person and day, as for the notices of the clock. */
  readonly step: `byHand:${Day}`
  readonly measureIds: readonly MeasureId[]
  readonly sendAt: Date
}

export interface NoticesByHand {
  readonly notices: readonly NoticeByHand[]
  /** Of the wanted measures: nobody can be told about these. */
  readonly withoutRecipient: readonly MeasureId[]
  /** Of the wanted measures: answered by now, or not asked for. */
  readonly notAwaited: readonly MeasureId[]
}

type HandFacts = Pick<
  LadderFacts,
  'now' | 'round' | 'expectations' | 'people' | 'alreadySent' | 'muteDays' | 'hours' | 'holidays'
>

/** The preview and the sending ask the same; the preview is what is sent as long as nothing changes in between. */
export function noticesByHand(facts: HandFacts, as: HandAudience, measureIds: readonly MeasureId[]): NoticesByHand {
  const { round, expectations } = facts
  const wanted = expectations.filter(({ measureId }) => measureIds.includes(measureId))
  const awaited = round.state === 'open' ? wanted.filter(({ state }) => isOwed(state)) : []
  const told = awaited.flatMap((expectation) =>
    recipients(expectation, as, facts).map((personId) => ({ personId, measureId: expectation.measureId })),
  )
  const toldOf = new Set(told.map(({ measureId }) => measureId))
  const awaitedIds = awaited.map(({ measureId }) => measureId)
  return {
    notices: [...Map.groupBy(told, ({ personId }) => personId)].map(([personId, about]) => {
      const sendAt = freeTime(personId, as, facts)
      const step = `byHand:${dayInTokyo(sendAt)}` as const
      return { roundId: round.id, personId, as, step, measureIds: about.map(({ measureId }) => measureId), sendAt }
    }),
    withoutRecipient: awaitedIds.filter((id) => !toldOf.has(id)),
    notAwaited: measureIds.filter((id) => !awaitedIds.includes(id)),
  }
}

function recipients({ measureId, responsible }: Expectation, as: HandAudience, facts: HandFacts): readonly PersonId[] {
  const { people, round, now } = facts
  const held = people.byMeasure.get(measureId)
  const day = responsibilityDay(round.id, dayInTokyo(now))
  const holders: { readonly [audience in HandAudience]: readonly PersonId[] } = {
    leader: responsible === null ? [] : [responsible],
    deputy: holdersOn(held?.deputies ?? [], day),
    manager: holdersOn(held?.managers ?? [], day),
    departmentHead: holdersOn(held?.departmentHeads ?? [], day),
    pmo: people.pmo,
  }
  return holders[as].filter((personId) => !people.unreachable.has(personId))
}

/** Now, or the first opening of a day on which the person has not been told anything and may be. */
function freeTime(personId: PersonId, as: HandAudience, facts: HandFacts): Date {
  const { alreadySent, muteDays, hours, holidays } = facts
  const told = new Set(alreadySent.filter((one) => one.personId === personId && takesTheDay(one)).map(({ on }) => on))
  const muted = as === 'manager' || as === 'departmentHead' ? muteDays : new Set<Day>()
  return nextFreeTime(facts.now, hours, holidays, (day) => told.has(day) || muted.has(day))
}
