/**
 * What each kind of notice says: one table from the first word of a step to the maker of its card. A new kind takes
 * three lines: its step in `NoticeStep` (jobs.ts), its card in `CardMaker` (ports.ts, drawn in cards/card-maker.ts), and
 * its row here. To send one: `tx.delivery.addNotice(key, now)` and, where that says true, `tx.later` with `send-notice`.
 * Sending, retries, marks and giving up are the same for all kinds.
 */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { decisionNotices } from './decision-notices.ts'
import type { NoticeStep } from './jobs.ts'
import { ladderNotices } from './ladder-notices.ts'
import type { NoticeKind } from './notice-kind.ts'
import { type NoticeKindName, partsOf } from './notice-step.ts'
import { ownMeasures } from './own-measures.ts'

/** Cause of a notice that was not sent because meanwhile there was nothing left to say. */
export const nothingToSay = 'nothingToSay'

const never = () => false

export const noticeKinds: { readonly [kind in NoticeKindName]: NoticeKind } = {
  opened: {
    while: ['open'],
    isOverview: () => true,
    draw: async ({ cards, clock }, tx, round, { personId }) => {
      const now = clock.now()
      return cards.overview(round, await ownMeasures(tx, round.id, personId, dayInTokyo(now)), now)
    },
  },
  question: {
    while: ['open'],
    isOverview: never,
    draw: async ({ cards }, tx, round, { step }) => {
      const { measureId, number } = partsOf(step)
      const asked = measureId && (await tx.reviews.of(round.id, measureId)).find((one) => one.number === number)
      const found = measureId && (await tx.register.find(measureId))
      if (!asked || !found) throw new Error('A notice speaks of a question that is not there', { cause: step })
      return cards.question(round, found.measure, asked)
    },
  },
  ...ladderNotices,
  ...decisionNotices,
}

export function isNoticeStep(text: string): text is NoticeStep {
  return Object.hasOwn(noticeKinds, text.split(':', 1)[0] ?? '')
}
