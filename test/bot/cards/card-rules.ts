/** What every card must keep, whatever it shows. `problemsOf` names each breach, so that a failing test says what to mend. */
import { AdaptiveCard, SerializationContext } from 'adaptivecards'
import { z } from 'zod'
import { type Card, cardLimit } from '../../../bot/src/cards/render-card.ts'
import { adaptiveCard } from './adaptive-card-shape.ts'

export type Json = Readonly<Record<string, unknown>>

/** Every object of a card, in reading order. */
export function partsOf(card: unknown): readonly Json[] {
  if (Array.isArray(card)) return card.flatMap(partsOf)
  if (typeof card !== 'object' || card === null) return []
  return [card as Json, ...Object.values(card).flatMap(partsOf)]
}

export const ofType = (card: Card, type: string): readonly Json[] => partsOf(card).filter((part) => part.type === type)

const textsIn = (card: Card, type: string, property: string) => ofType(card, type).map((part) => String(part[property]))

/** Where the renderer takes Markdown. */
export const markdownOf = (card: Card): readonly string[] => textsIn(card, 'TextBlock', 'text')

/** Where text stands as it is: what is read, and what is in the inputs. */
export const plainOf = (card: Card): readonly string[] => [
  ...textsIn(card, 'TextRun', 'text'),
  ...textsIn(card, 'Input.Text', 'value'),
]

export const actionsOf = (card: Card): readonly Json[] =>
  partsOf(card).filter((part) => String(part.type).startsWith('Action.'))

/** What the first button of a verb carries. */
export function dataOf(card: Card, verb: string): Json {
  const found = actionsOf(card).find((action) => action.verb === verb)
  if (!found) throw new Error(`No button of the card does ${verb}`)
  return found.data as Json
}

/** `typed`: texts of people, in which anything may stand. */
export function problemsOf(card: Card, typed: readonly string[] = []): readonly string[] {
  return [...shape(card), ...heading(card), ...size(card), ...inputs(card), ...actions(card), ...leftovers(card, typed)]
}

function shape(card: Card): string[] {
  const checked = adaptiveCard.safeParse(card)
  const read = new SerializationContext()
  new AdaptiveCard().parse(JSON.parse(JSON.stringify(card)), read)
  const complaints = Array.from({ length: read.eventCount }, (_, index) => read.getEventAt(index).message)
    // The library keeps its pattern's position from card to card and refuses every other "ja".
    .filter((message) => !message.includes('"lang"'))
  return checked.success ? complaints : [z.prettifyError(checked.error), ...complaints]
}

function heading(card: Card): string[] {
  const [first] = (card as unknown as { readonly body: readonly Json[] }).body
  const [text] = partsOf(first).filter((part) => part.type === 'TextBlock')
  return text?.style === 'heading' ? [] : ['The first text is not a heading']
}

function size(card: Card): string[] {
  const length = JSON.stringify(card).length
  return length <= cardLimit ? [] : [`${length} characters do not fit in a message`]
}

function inputs(card: Card): string[] {
  const all = partsOf(card).filter((part) => String(part.type).startsWith('Input.'))
  const unsaid = all.filter((part) => part.isRequired === true && part.errorMessage === undefined)
  return [
    ...unsaid.map(({ id }) => `The required input ${id} does not say what is missing`),
    ...repeated(all.map(({ id }) => String(id))).map((id) => `Two inputs are called ${id}`),
  ]
}

function actions(card: Card): string[] {
  const names = actionsOf(card).map(({ title, tooltip }) => String(tooltip ?? title))
  return repeated(names).map((name) => `Two buttons are called ${name}`)
}

/** What a template left behind, in all but the texts of people. */
function leftovers(card: Card, typed: readonly string[]): string[] {
  return partsOf(card)
    .flatMap((part) => Object.entries(part))
    .filter(
      ([, value]) => typeof value === 'string' && value.includes('${') && !typed.some((text) => value.includes(text)),
    )
    .map(([property, value]) => `${property} was not filled in: ${String(value)}`)
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
