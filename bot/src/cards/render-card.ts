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

/** Makes a function that draws one card; the layout is parsed once. */
export function cardTemplate<Data extends object>(layout: object): (data: Data) => Card {
  const template = new Template(layout)
  return (data) => template.expand({ $root: data }) as Card
}

/** What Teams counts is the text that is sent. */
export function fitsInMessage(card: Card): boolean {
  return JSON.stringify(card).length <= cardLimit
}
