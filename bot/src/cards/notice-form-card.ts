/** A short form in answer to a press: people, days, choices and texts, in this order, and buttons that take them along. */
import type { CardButton } from './notice-list-card.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/notice-form.template.json' with { type: 'json' }

interface Choice {
  readonly title: string
  readonly value: string
}

export interface NoticeForm {
  readonly heading: string
  readonly lines: readonly string[]
  readonly notice?: string
  readonly pickers?: readonly {
    readonly id: string
    readonly label: string
    readonly hint: string
    readonly value: string
    readonly choices: readonly Choice[]
  }[]
  readonly days?: readonly { readonly id: string; readonly label: string; readonly value: string }[]
  readonly choices?: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly choices: readonly Choice[]
  }[]
  readonly texts?: readonly {
    readonly id: string
    readonly label: string
    readonly hint: string
    readonly value: string
  }[]
  readonly actions: readonly CardButton[]
}

const draw = cardTemplate(layout)

export function noticeFormCard(form: NoticeForm): Card {
  const { heading, lines, notice = '', pickers = [], days = [], choices = [], texts = [], actions } = form
  return draw({
    heading,
    lines: lines.map((text) => ({ text })),
    hasNotice: notice !== '',
    notice,
    pickers,
    days,
    choices,
    texts,
    actions,
  })
}
