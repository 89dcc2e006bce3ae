/** 後任のお願い, to the manager of the section, or to the PMO where there is none. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { leadersGoneJa } from '../../../shared/src/wording/leaders-gone.ja.ts'
import { noticeListCard } from './notice-list-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'

const wording = leadersGoneJa
/** What the card shows is what a press speaks for. */
const rowsOnCard = 20

export interface GoneLeader {
  readonly measure: Measure
  readonly post: string
  readonly why: 'left' | 'moved'
}

export function leadersGoneCard(gone: readonly GoneLeader[]): Card {
  const shown = gone.slice(0, rowsOnCard)
  const rest = gone.length - shown.length
  return noticeListCard({
    heading: wording.heading(gone.length),
    lines: [wording.intro],
    rows: shown.map(({ measure, post, why }) => {
      const name = `${measure.id} ${plainText(measure.title)}`
      const data = { measureId: measure.id }
      return {
        title: name,
        text: wording.row(post, why),
        action: { title: wording.name, tooltip: wording.nameFor(name), verb: 'handOver.form', data },
      }
    }),
    note: rest > 0 ? wording.more(rest) : '',
    actions: [
      {
        title: wording.keep,
        verb: 'leaders.keep',
        data: { shown: shown.map(({ measure }) => measure.id).join(' ') },
      },
    ],
  })
}

export const leadersGoneSummary = (gone: readonly GoneLeader[]) => wording.summary(gone.length)
