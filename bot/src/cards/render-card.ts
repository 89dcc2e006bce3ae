/**
 * Fills a card's layout with ready-made values. Templates only place things: every text, number and date arrives
 * finished, because the template language prints `${name}` for what is missing and formats days in UTC.
 */
import { GlobalSettings, Template } from 'adaptivecards-templating'

// Without this a missing value is printed as `${name}` for people to see.
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  throw new Error(`A card's template asks for ${path}, which it was not given`)
}

/** A card that fits the message size of any Teams client, whichever of its documented limits holds. */
export const cardLimit = 20_000

export type Card = { readonly type: 'AdaptiveCard' }

/**
 * Makes a function that draws one card; the layout is parsed once, when the first is drawn: nobody starts the product to
 * see them all. Drawing throws when a value is missing.
 */
export function cardTemplate<Data extends object>(layout: object): (data: Data) => Card {
  let parsed: Template | undefined
  return (data) => {
    requireConditions(layout, data)
    parsed ??= new Template(layout)
    const card: Card = parsed.expand({ $root: data })
    JSON.stringify(card, refuseNull)
    return card
  }
}

/** The template language takes a missing `$when` for false: the element would vanish without a word. */
function requireConditions(part: unknown, data: unknown): void {
  if (typeof part !== 'object' || part === null) return
  const { $data, $when, ...rest } = part as { readonly $data?: unknown; readonly $when?: unknown }
  const scope = $data === undefined ? data : valueAt(data, $data)
  for (const one of Array.isArray(scope) && $data !== undefined ? scope : [scope]) {
    if ($when !== undefined && typeof valueAt(one, $when) !== 'boolean') {
      throw new Error(`A card's template asks for ${$when}, which it was not given`)
    }
    for (const inner of Object.values(rest)) requireConditions(inner, one)
  }
}

/** `expression` is `${name}` or `${name.name}`. */
function valueAt(data: unknown, expression: unknown): unknown {
  const names = String(expression).slice(2, -1).split('.')
  return names.reduce((found: unknown, name) => Object(found)[name], data)
}

/** One `null` where a text should be blanks the whole card on a phone. */
function refuseNull(property: string, value: unknown): unknown {
  if (value === null) throw new Error(`A card's template was given null for ${property}`)
  return value
}

/** Whether somebody may be typing into it: then nothing may take it off the screen. */
export function takesInput(card: Card): boolean {
  let found = false
  JSON.stringify(card, (property, value) => {
    if (property === 'type' && String(value).startsWith('Input.')) found = true
    return value
  })
  return found
}

/** What Teams counts is the text that is sent. */
export function fitsInMessage(card: Card): boolean {
  return JSON.stringify(card).length <= cardLimit
}
