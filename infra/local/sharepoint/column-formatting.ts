/** Draws SharePoint's JSON column formatting: elements, text, styles, classes, icons. Only what SharePoint itself lets through. */
import { evaluateFormatting, type FormattingScope, textOf } from './formatting-expression.ts'
import { escaped, type Html } from './html.ts'

const elements = ['div', 'span', 'a', 'img', 'button', 'svg', 'path']
const styles =
  /^(?:--[\w-]+|(?:background|border|font|margin|padding|text|flex|align|justify|line|overflow|min|max|white|word|box|letter)(?:-[a-z-]+)?|color|width|height|display|opacity|gap|top|left|right|bottom|position|float|order|fill|stroke|cursor)$/
const safeValue = /^[\w\s#%.,()+/'"-]*$/

interface Element {
  readonly elmType?: string
  readonly txtContent?: unknown
  readonly style?: Readonly<Record<string, unknown>>
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly children?: readonly Element[]
}

/** Null when the JSON cannot be read: the plain value is shown then, as SharePoint does. */
export function drawFormatting(json: string, scope: FormattingScope): Html | null {
  const root = read(json)
  return root && { html: draw(root, scope) }
}

function read(json: string): Element | null {
  try {
    const root: unknown = JSON.parse(json)
    return typeof root === 'object' && root !== null && 'elmType' in root ? (root as Element) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function draw(element: Element, scope: FormattingScope): string {
  const tag = elements.includes(element.elmType ?? '') ? String(element.elmType) : 'span'
  // Buttons would act in SharePoint; here they only show.
  const shownTag = tag === 'a' || tag === 'span' || tag === 'div' ? tag : 'span'
  const inside =
    element.txtContent === undefined
      ? (element.children ?? []).map((child) => draw(child, scope)).join('')
      : escaped(textOf(evaluateFormatting(element.txtContent, scope)))
  const attributes = attributesOf(element, scope)
  return `<${shownTag}${attributes}>${iconOf(element, scope)}${inside}</${shownTag}>`
}

function attributesOf({ style = {}, attributes = {} }: Element, scope: FormattingScope): string {
  const of = (name: string) => (name in attributes ? textOf(evaluateFormatting(attributes[name], scope)) : '')
  const css = Object.entries(style)
    .map(([name, value]) => [name, textOf(evaluateFormatting(value, scope))] as const)
    .filter(
      ([name, value]) => styles.test(name) && value !== '' && safeValue.test(value) && !/url|expression/i.test(value),
    )
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
  const classes = of('class')
    .split(/\s+/)
    .filter((one) => /^[\w-]+$/.test(one))
    .join(' ')
  const link = of('href')
  const pairs: readonly (readonly [string, string])[] = [
    ['style', css],
    ['class', classes],
    ['title', of('title')],
    ['aria-label', of('aria-label')],
    ['href', /^(https:\/\/|\/)/.test(link) ? link : ''],
  ]
  return pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
}

/** Pictures of SharePoint's icon font, as signs that every machine has. */
const icons: Readonly<Record<string, string>> = {
  Sunny: '☀',
  PartlyCloudyDay: '⛅',
  Cloudy: '☁',
  CloudWeather: '☁',
  Rain: '☂',
  RainShowersDay: '☂',
  Thunderstorms: '⚡',
  Warning: '⚠',
  Error: '⛔',
  Completed: '✔',
  CheckMark: '✔',
  SkypeCircleCheck: '✔',
  Forward: '→',
  Up: '↑',
  Down: '↓',
  Remove: '－',
  Blocked: '⊘',
  Stop: '■',
  Pause: '‖',
}

function iconOf({ attributes = {} }: Element, scope: FormattingScope): string {
  if (!('iconName' in attributes)) return ''
  const name = textOf(evaluateFormatting(attributes.iconName, scope))
  return name === '' ? '' : `<span class="icon" aria-hidden="true">${icons[name] ?? '◆'}</span>`
}
