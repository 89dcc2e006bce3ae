/** 期限のお知らせ: the overview once more, with what happens next and when, and a way to put it off. */
import type { Day } from '../../../shared/src/domain/day.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { HandAudience } from '../../../shared/src/domain/notice-by-hand.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { SnoozeChoice } from '../../../shared/src/domain/snooze.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { reminderJa } from '../../../shared/src/wording/ladder.ja.ts'
import { overviewCard } from './overview-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'

export interface ReminderFacts {
  /** Measures it reminds of: all of them still wait for an answer. */
  readonly measureIds: readonly MeasureId[]
  /** Of the first of them. */
  readonly dueOn: Day
  readonly today: Day
  readonly isDeputy: boolean
  /** Who hears next and when; null where nobody does any more before the closing. */
  readonly next: { readonly on: Day; readonly to: readonly HandAudience[] } | null
  readonly offers: readonly { readonly choice: SnoozeChoice; readonly until: Day }[]
}

export function reminderCard(round: Round, own: readonly OwnMeasure[], facts: ReminderFacts): Card {
  const { measureIds, isDeputy, next, offers } = facts
  const count = measureIds.length
  const said = {
    before: reminderJa.before.text(count),
    onDay: reminderJa.onDay.text(),
    after: reminderJa.after.text(count, round.closesOn),
  }[phaseOf(facts)]
  const ahead = next ? reminderJa.next(next.on, next.to) : reminderJa.closing(round.closesOn)
  return overviewCard(round, own, 0, {
    text: isDeputy ? `${said}${reminderJa.deputy}` : said,
    note: `${ahead}${chatJa.overview.canCorrect(round.dueOn, round.closesOn)}`,
    later: offers.map(({ choice, until }) => ({ title: reminderJa.later(choice, until), choice })),
  })
}

export function reminderSummary(round: Round, own: readonly OwnMeasure[], facts: ReminderFacts): string {
  const { measureIds, dueOn } = facts
  const names = own
    .filter(({ measure }) => measureIds.includes(measure.id))
    .map(({ measure }) => `${measure.id} ${plainText(measure.title)}`)
  const phase = phaseOf(facts)
  return reminderJa[phase].summary(round.id, names, phase === 'after' ? round.closesOn : dueOn)
}

function phaseOf({ today, dueOn }: ReminderFacts): 'before' | 'onDay' | 'after' {
  if (today < dueOn) return 'before'
  return today === dueOn ? 'onDay' : 'after'
}
