/** A matter to decide on: what it is about in lines and sections, and what can be done. And a form that takes one text. */
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/matter.template.json' with { type: 'json' }
import formLayout from './templates/matter-form.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const drawForm = cardTemplate(formLayout)

export interface MatterAction {
  readonly title: string
  readonly verb: string
  readonly data: object
  readonly isMain?: boolean
}

export interface MatterSection {
  readonly title: string
  readonly lines: readonly string[]
}

export interface Matter {
  readonly heading: string
  readonly notice?: string
  readonly lines?: readonly string[]
  readonly sections?: readonly MatterSection[]
  /** Small, below everything. */
  readonly note?: string
  readonly actions?: readonly MatterAction[]
  /** Buttons that lead out of the card. */
  readonly links?: readonly { readonly title: string; readonly url: string }[]
}

const toLines = (lines: readonly string[]) => lines.map((text) => ({ text }))

export function drawMatter(matter: Matter): Card {
  const { heading, notice = '', lines = [], sections = [], note = '', actions = [], links = [] } = matter
  return draw({
    heading,
    hasNotice: notice !== '',
    notice,
    lines: toLines(lines),
    sections: sections.map(({ title, lines: of }) => ({ title, lines: toLines(of) })),
    hasNote: note !== '',
    note,
    actions: actions.map(({ title, verb, data, isMain = false }) => ({
      title,
      verb,
      data,
      style: isMain ? 'positive' : 'default',
    })),
    links,
  })
}

export interface MatterForm {
  readonly heading: string
  readonly lines: readonly string[]
  readonly label: string
  /** What was typed and could not be taken, with why. */
  readonly typed?: string
  readonly notice?: string
  readonly send: MatterAction
  /** What else can be done; the typed text does not come along. */
  readonly others?: readonly MatterAction[]
  readonly back: MatterAction
}

export function drawMatterForm(form: MatterForm): Card {
  const { heading, lines, label, typed = '', notice = '', send, others = [], back } = form
  return drawForm({
    heading,
    lines: toLines(lines),
    hasNotice: notice !== '',
    notice,
    label,
    missing: refusalJa({ code: 'textMissing' }),
    value: typed,
    send,
    others,
    back,
  })
}

/** A few lines, and how many more there are. */
export function someLines(lines: readonly string[], most: number, more: (rest: number) => string): readonly string[] {
  return lines.length > most ? [...lines.slice(0, most), more(lines.length - most)] : lines
}
