/** What a step of the ladder says when it goes out: to the leader a reminder, to everybody above a list of what is unanswered. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { type NoticesAhead, nextNotice, noticesAhead } from '../../../shared/src/domain/notices-ahead.ts'
import type { LadderFacts } from '../../../shared/src/domain/notices-due.ts'
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isOwed, type Round } from '../../../shared/src/domain/round.ts'
import { snoozeOffers } from '../../../shared/src/domain/snooze.ts'
import { channelNotice } from './channel-place.ts'
import { readLadderFacts } from './ladder-facts.ts'
import type { NoticeAbout } from './ladder-ports.ts'
import { onceATransaction } from './once-a-transaction.ts'
import { ownMeasures } from './own-measures.ts'
import type { Deps, Notice, OutgoingMessage, Transaction } from './ports.ts'

/** Whether it goes to those who answer: their card is the overview with a frame. */
export function isReminder({ about }: Pick<Notice, 'about'>): boolean {
  return about.length > 0 && about.every(({ as }) => as === 'leader' || as === 'deputy')
}

/** Null where everything it speaks of has been answered meanwhile, or is asked of somebody else. */
export async function ladderNotice(
  deps: Deps,
  tx: Transaction,
  round: Round,
  notice: Notice,
): Promise<OutgoingMessage | null> {
  const { facts, ahead } = await lookAhead(tx, round.id, deps, round)
  const about = stillWanted(facts, notice)
  if (about.length === 0) return null
  if (isReminder(notice)) return reminder(deps, tx, facts, ahead, notice.personId, about)
  const inChannel = await channelNotice(deps, tx, round, notice.personId, about)
  return inChannel ?? deps.cards.unanswered(round, await unansweredRows(tx, facts, about), dayInTokyo(facts.now))
}

const lookAhead = onceATransaction(async (tx, _roundId, deps: Deps, round: Round) => {
  const facts = await readLadderFacts(deps, tx, round)
  return { facts, ahead: noticesAhead(facts) }
})

function stillWanted(
  { round, expectations, extensions }: LadderFacts,
  { about, personId }: Notice,
): readonly NoticeAbout[] {
  const owed = new Map(expectations.filter(({ state }) => isOwed(state)).map((one) => [one.measureId, one]))
  const extended = new Map(extensions.map((one) => [one.measureId, one.dueOn]))
  return about.flatMap(({ measureId, as }) => {
    const expectation = owed.get(measureId)
    if (!expectation || (as === 'leader' && expectation.responsible !== personId)) return []
    // Days may have moved since it was written down.
    const [dueOn = round.dueOn] = [extended.get(measureId), round.dueOn]
      .filter((day) => day !== undefined)
      .sort()
      .reverse()
    return [{ measureId, as, dueOn }]
  })
}

async function reminder(
  { cards }: Deps,
  tx: Transaction,
  facts: LadderFacts,
  ahead: NoticesAhead,
  personId: PersonId,
  about: readonly NoticeAbout[],
): Promise<OutgoingMessage | null> {
  const { round, now, holidays } = facts
  const today = dayInTokyo(now)
  const [dueOn = round.dueOn] = about.map((one) => one.dueOn).sort()
  const [next] = about
    .flatMap(({ measureId }) => {
      const found = nextNotice(facts, measureId, ahead)
      return found?.kind === 'notice' ? [found] : []
    })
    .sort((one, other) => (one.on < other.on ? -1 : 1))
  return cards.reminder(round, await ownMeasures(tx, round.id, personId, today), {
    measureIds: about.map(({ measureId }) => measureId),
    dueOn,
    today,
    isDeputy: about.every(({ as }) => as === 'deputy'),
    next: next ? { on: next.on, to: [...new Set(next.to.map(({ as }) => as))] } : null,
    offers: about.some(({ as }) => as === 'leader') ? snoozeOffers({ now, dueOn, holidays }) : [],
  })
}

export async function unansweredRows(tx: Transaction, facts: LadderFacts, about: readonly NoticeAbout[]) {
  const { round, expectations } = facts
  const inHand = new Set((await tx.ladder.inHand(round.id)).map(({ measureId }) => measureId))
  const said = await tx.answers.histories(about.map(({ measureId }) => measureId))
  const rows = []
  const register = await tx.register.some(about.map(({ measureId }) => measureId))
  for (const { measureId, as, dueOn } of about) {
    const measure = register.get(measureId)
    const expectation = expectations.find((one) => one.measureId === measureId)
    if (!measure || !expectation) continue
    rows.push({
      measure,
      as,
      dueOn,
      previous: said.get(measureId)?.find(({ roundId }) => roundId < round.id) ?? null,
      inHand: inHand.has(measureId),
      cause: expectation.state === 'unreachable' ? expectation.cause : null,
    })
  }
  return rows
}
