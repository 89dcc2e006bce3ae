/** A heading, a few sentences, rows with at most one button each, and what can be done with all of them. Takes no input. */
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/notice-list.template.json' with { type: 'json' }

export interface NoticeRow {
  readonly title: string
  readonly text: string
  readonly action?: { readonly title: string; readonly tooltip: string; readonly verb: string; readonly data: object }
}

export interface CardButton {
  readonly title: string
  readonly verb: string
  readonly data: object
}

export interface NoticeList {
  readonly heading: string
  /** Markdown: names in it come through `plainText`. */
  readonly lines: readonly string[]
  readonly rows: readonly NoticeRow[]
  readonly note?: string
  readonly actions: readonly CardButton[]
  /** Buttons that lead out of the card. */
  readonly links?: readonly { readonly title: string; readonly url: string }[]
}

const draw = cardTemplate(layout)

export function noticeListCard({ heading, lines, rows, note = '', actions, links = [] }: NoticeList): Card {
  return draw({
    heading,
    lines: lines.map((text) => ({ text })),
    rows: rows.map(({ title, text, action }) => ({
      title,
      hasText: text !== '',
      text,
      hasAction: action !== undefined,
      action: action?.title ?? '',
      tooltip: action?.tooltip ?? '',
      verb: action?.verb ?? '',
      data: action?.data ?? {},
    })),
    hasNote: note !== '',
    note,
    actions,
    links,
  })
}
