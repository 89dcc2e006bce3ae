/** 所属長の確認: one press speaks for every answer the card showed; a line or the wish to talk goes to the leaders. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { lookAtDigest, type ManagerSeen } from '../../../shared/src/domain/manager-look.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { refuseUnlessOpen } from '../../../shared/src/domain/round-refusal.ts'
import type { Digest } from './ladder-cards.ts'
import type { AssignedMeasure, Deps, Notice, OutgoingMessage, Transaction } from './ports.ts'
import { readDigest } from './read-digest.ts'
import { tell } from './tell-people.ts'

export interface DigestPress {
  readonly roundId: RoundId
  readonly section: SectionName
  readonly shown: readonly { readonly measureId: MeasureId; readonly revision: number }[]
  readonly how: string
  readonly line: string
}

/** Resolves with how many answers were looked at. */
export async function seeDigest(
  deps: Deps,
  asker: PersonId,
  { roundId, section, shown, how, line }: DigestPress,
): Promise<number | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  const now = clock.now()
  return unitOfWork.run(async (tx) => {
    const round = await tx.rounds.find(roundId)
    if (!round) return refuse({ code: 'unknownRound', roundId })
    const notOpen = refuseUnlessOpen(round)
    if (notOpen) return notOpen
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const ids = shown.map(({ measureId }) => measureId)
    if (new Set(ids).size < ids.length) return refuse({ code: 'malformedRequest' })
    const measures = await tx.register.assigned(ids)
    const answers = await tx.answers.newestOf(roundId, ids)
    const looked = []
    for (const { measureId, revision } of shown) {
      const no = refuseUnlessPermitted(person, measures.get(measureId), measureId, section)
      if (no) return no
      const latest = answers.get(measureId)
      const isThere = latest && Number.isInteger(revision) && revision >= 1 && revision <= latest.revision
      if (!isThere) return refuse({ code: 'malformedRequest' })
      looked.push({ roundId, measureId, revision })
    }
    const seen = lookAtDigest(looked, { how, line, by: asker, at: now })
    if (isRefusal(seen)) return seen
    await tx.ladder.saveSeen(seen)
    if (how !== 'seen') await tellLeaders(deps, tx, round, seen, now)
    return seen.length
  })
}

/** The digest as it is now, for a manager who comes back to it. */
export async function showDigest(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
  section: SectionName,
): Promise<Digest | { readonly refusal: Refusal }> {
  return deps.unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person?.duties.some((duty) => duty.kind === 'manager' && duty.section === section)) {
      return refuse({ code: 'notAllowed' })
    }
    const round = await tx.rounds.find(roundId)
    return round ? readDigest(deps, tx, round, section, asker) : refuse({ code: 'unknownRound', roundId })
  })
}

/** The notice to a leader: what the manager said at that instant of the leader's measures. */
export async function managerWord(
  { cards }: Deps,
  tx: Transaction,
  round: Round,
  { step, about }: Notice,
): Promise<OutgoingMessage | null> {
  const at = Number(step.slice('word:'.length))
  const ids = new Set(about.map(({ measureId }) => measureId))
  const said = (await tx.ladder.seen(round.id)).filter((one) => one.at.getTime() === at && ids.has(one.measureId))
  const [first] = said
  const manager = first && (await tx.people.find(first.by))
  if (!manager) return null
  const named = new Set(said.map(({ measureId }) => measureId))
  return cards.managerWord({
    roundId: round.id,
    post: manager.post,
    measures: (await tx.register.list()).filter(({ id }) => named.has(id)),
    line: first.line,
  })
}

function refuseUnlessPermitted(
  person: Person,
  found: AssignedMeasure | undefined,
  measureId: MeasureId,
  section: SectionName,
): { readonly refusal: Refusal } | null {
  if (!found) return refuse({ code: 'unknownMeasure', measureId })
  const { measure, assignment } = found
  const may = mayWithMeasure(person, 'confirmAnswers', { ...measure, ...assignment })
  return may && measure.leadSection === section ? null : refuse({ code: 'notAllowed' })
}

async function tellLeaders(
  deps: Deps,
  tx: Transaction,
  round: Round,
  seen: readonly ManagerSeen[],
  now: Date,
): Promise<void> {
  const expectations = await tx.rounds.expectationsOf(
    round.id,
    seen.map(({ measureId }) => measureId),
  )
  const byLeader = Map.groupBy(seen, ({ measureId }) => expectations.get(measureId)?.responsible ?? null)
  for (const [personId, of] of byLeader) {
    // Who leads and manages has said it to themselves.
    if (personId === null || personId === seen[0]?.by) continue
    const about = of.map(({ measureId }) => ({ measureId, as: 'leader', dueOn: dayInTokyo(now) }) as const)
    await tell(deps, tx, { roundId: round.id, personId, step: `word:${now.getTime()}`, about }, now)
  }
}
