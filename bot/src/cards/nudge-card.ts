/** 未回答の施策にお知らせ, by the PMO's press: whom, and who would get what when before anything goes. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { HandAudience } from '../../../shared/src/domain/notice-by-hand.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { audienceJa, nudgeJa } from '../../../shared/src/wording/ladder.ja.ts'
import { pmoJa } from '../../../shared/src/wording/pmo.ja.ts'
import { momentText } from './answer-lines.ts'
import { noticeFormCard } from './notice-form-card.ts'
import { noticeListCard } from './notice-list-card.ts'
import type { Card } from './render-card.ts'

const wording = nudgeJa
const rowsOnCard = 8
const idsOnLine = 8
const offered = ['leader', 'deputy', 'manager', 'departmentHead'] as const

export function nudgeFormCard(roundId: RoundId): Card {
  return noticeFormCard({
    heading: wording.heading(roundId),
    lines: [wording.toHint],
    choices: [
      {
        id: 'as',
        label: wording.to,
        value: 'leader',
        choices: offered.map((value) => ({ value, title: audienceJa[value] })),
      },
    ],
    actions: [
      { title: wording.preview, verb: 'nudge.preview', data: { roundId } },
      { title: wording.cancel, verb: 'round.status', data: {} },
    ],
  })
}

export interface NudgeFacts {
  readonly roundId: RoundId
  readonly as: HandAudience
  readonly rows: readonly { readonly post: string; readonly measureIds: readonly MeasureId[]; readonly sendAt: Date }[]
  readonly measures: number
  readonly withoutRecipient: readonly MeasureId[]
  /** Of what is shown: a press sends this, or asks to look again. */
  readonly mark: string
}

export function nudgePreviewCard({ roundId, as, rows, measures, withoutRecipient, mark }: NudgeFacts): Card {
  const rest = rows.length - rowsOnCard
  const without = withoutRecipient.slice(0, idsOnLine).join('、')
  return noticeListCard({
    heading: wording.heading(roundId),
    lines: [
      rows.length === 0 ? wording.nobody : wording.count(measures, rows.length),
      ...(without === '' ? [] : [wording.without(without)]),
    ],
    rows: rows.slice(0, rowsOnCard).map(({ post, measureIds, sendAt }) => ({
      title: wording.line(post, measureIds.length),
      text: `${wording.at(momentText(sendAt))}　${idsOf(measureIds)}`,
    })),
    note: rest > 0 ? wording.more(rest) : '',
    actions: [
      ...(rows.length === 0 ? [] : [{ title: wording.send, verb: 'nudge.send', data: { roundId, as, mark } }]),
      { title: wording.cancel, verb: 'round.status', data: {} },
    ],
  })
}

function idsOf(ids: readonly MeasureId[]): string {
  const shown = ids.slice(0, idsOnLine).join('、')
  return ids.length > idsOnLine ? `${shown} ${pmoJa.status.more(ids.length - idsOnLine)}` : shown
}
