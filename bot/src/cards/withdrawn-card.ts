/** What stands in a chat in place of whatever a withdrawn round had asked there: short, and nothing to press. */
import type { Round } from '../../../shared/src/domain/round.ts'
import { withdrawnJa } from '../../../shared/src/wording/round-change.ja.ts'
import { noticeListCard } from './notice-list-card.ts'
import type { Card } from './render-card.ts'

/** `answered`: measures the reader has answered. */
export function withdrawnCard({ id, withdrawnOn }: Round, answered = 0): Card {
  return noticeListCard({
    heading: withdrawnJa.heading(id),
    lines: [
      withdrawnJa.text(withdrawnOn),
      ...(answered > 0 ? [withdrawnJa.answersKept(answered)] : []),
      withdrawnJa.again,
    ],
    rows: [],
    actions: [],
  })
}
