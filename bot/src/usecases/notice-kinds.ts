/**
 * What each kind of notice says: one table from the first word of a step to the maker of its card. A new kind takes
 * three lines: its step in `NoticeStep` (jobs.ts), its card in `CardMaker` (ports.ts, drawn in cards/card-maker.ts), and
 * its row here. To send one: `tell` (tell-people.ts), which keeps to the sending hours.
 * Sending, retries, marks and giving up are the same for all kinds.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { decisionNotices } from './decision-notices.ts'
import type { NoticeStep } from './jobs.ts'
import { ladderNotices } from './ladder-notices.ts'
import type { NoticeKind } from './notice-kind.ts'
import { type NoticeKindName, partsOf } from './notice-step.ts'
import { overviewAhead } from './overview-ahead.ts'
import { ownMeasures } from './own-measures.ts'

/** Cause of a notice that was not sent because meanwhile there was nothing left to say. */
export const nothingToSay = 'nothingToSay'

const never = () => false

export const noticeKinds: { readonly [kind in NoticeKindName]: NoticeKind } = {
  opened: {
    while: ['open'],
    isOverview: () => true,
    isOwed: true,
    draw: async (deps, tx, round, { personId }) => {
      const now = deps.clock.now()
      const own = await ownMeasures(tx, round.id, personId, dayInTokyo(now))
      return deps.cards.overview(round, own, now, await overviewAhead(deps, tx, round, personId, own))
    },
  },
  reopened: {
    while: ['open'],
    isOverview: () => true,
    draw: async (deps, tx, round, { personId }) => {
      const own = await ownMeasures(tx, round.id, personId, dayInTokyo(deps.clock.now()))
      return deps.cards.reopened(round, own, await overviewAhead(deps, tx, round, personId, own))
    },
  },
  daysChanged: {
    while: ['open'],
    isOverview: () => true,
    draw: async (deps, tx, round, { personId }) => {
      const own = await ownMeasures(tx, round.id, personId, dayInTokyo(deps.clock.now()))
      return deps.cards.daysChanged(round, own, await overviewAhead(deps, tx, round, personId, own))
    },
  },
  question: {
    while: ['open'],
    isOverview: never,
    isOwed: true,
    draw: async ({ cards }, tx, round, { step }) => {
      const { measureId, number } = partsOf(step)
      const asked = measureId && (await tx.reviews.of(round.id, measureId)).find((one) => one.number === number)
      const found = measureId && (await tx.register.find(measureId))
      if (!asked || !found) throw new Error('A notice speaks of a question that is not there', { cause: step })
      if (asked.reply !== null) return null
      return cards.question(round, found.measure, asked)
    },
  },
  ...ladderNotices,
  ...decisionNotices,
}

export function isNoticeStep(text: string): text is NoticeStep {
  return Object.hasOwn(noticeKinds, text.split(':', 1)[0] ?? '')
}
