/** A card as lines of text, for a terminal: what is read, what can be filled in, what can be pressed. */

type Json = Readonly<Record<string, unknown>>

export function cardLines(card: unknown): readonly string[] {
  const { body, actions } = asJson(card)
  return [...list(body).flatMap(elementLines), ...actionLine(actions)]
}

function elementLines(element: unknown): readonly string[] {
  const part = asJson(element)
  const lines = linesOf(part)
  return part.isVisible === false ? lines.map((line) => `（たたまれた欄）${line}`) : lines
}

function linesOf(part: Json): readonly string[] {
  switch (part.type) {
    case 'TextBlock':
      return said(part.text)
    case 'RichTextBlock':
      return said(
        list(part.inlines)
          .map((run) => (typeof run === 'string' ? run : words(asJson(run).text)))
          .join(''),
      )
    case 'Input.ChoiceSet':
      return [`［${words(part.label)}］`, ...choiceLines(part)]
    case 'ActionSet':
      return actionLine(part.actions)
    case 'Container':
    case 'Column':
      return list(part.items).flatMap(elementLines)
    case 'ColumnSet':
      return list(part.columns).flatMap(elementLines)
    default:
      return String(part.type).startsWith('Input.') ? inputLines(part) : []
  }
}

function inputLines({ label, value, placeholder }: Json): readonly string[] {
  const hint = words(placeholder)
  return [`［${words(label)}］${words(value) || (hint === '' ? '' : `（${hint}）`)}`]
}

function choiceLines({ choices, value, isMultiSelect }: Json): readonly string[] {
  const chosen = words(value).split(',')
  const [on, off] = isMultiSelect === true ? ['☑', '☐'] : ['●', '○']
  return list(choices).map((choice) => {
    const { title, value: code } = asJson(choice)
    return `  ${chosen.includes(words(code)) ? on : off} ${words(title)}`
  })
}

function actionLine(actions: unknown): readonly string[] {
  const buttons = list(actions).map((action) => {
    const { title, verb } = asJson(action)
    return `〔${words(title)}${verb === undefined ? '' : `：${words(verb)}`}〕`
  })
  return buttons.length === 0 ? [] : [buttons.join(' ')]
}

const said = (text: unknown) => words(text).split('\n')
const words = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const asJson = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
