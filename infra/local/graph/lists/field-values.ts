/** What may be written into a row, and what a row gives back: the service's encodings of `fields`. */
import { problems } from '../message.ts'
import type { Variants } from '../variants.ts'
import { type Column, isLookup, isMulti, isMultiLine } from './column.ts'
import type { Fields, Value } from './item-store.ts'
import type { SiteList } from './list.ts'

export interface WritingTerms {
  readonly variants: Variants
  readonly hoursAhead: number
  /** Whether the row exists that a person or lookup column is to point at. */
  readonly hasTarget: (column: Column, id: number) => boolean
}

const longestLine = 255
const longestText = 63_999
const [earliest, latest] = [Date.UTC(1900, 0, 1), Date.UTC(9000, 0, 1)]
const hour = 3_600_000

/** The fields after a merge of the given map: keys that are not named stay as they are. Throws the service's refusals. */
export function mergeFields(list: SiteList, before: Fields, body: unknown, terms: WritingTerms): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw problems.badRequest('Invalid request')
  const given = body as Readonly<Record<string, unknown>>
  const merged: Record<string, Value> = { ...before }
  for (const [key, value] of Object.entries(given)) {
    if (key.includes('@odata.')) continue
    const column = writable(list, key)
    const type = given[`${key}@odata.type`]
    if (value === null) {
      if (isLookup(column) && terms.variants.clearPerson === 'refused') throw problems.badRequest('Invalid request')
      delete merged[column.name]
      continue
    }
    merged[column.name] = isMulti(column) ? manyValues(column, value, type, terms) : oneValue(column, value, terms)
  }
  return merged
}

function writable(list: SiteList, key: string): Column {
  const direct = list.column(key)
  const person = key.endsWith('LookupId') ? list.column(key.slice(0, -'LookupId'.length)) : undefined
  if (person && isLookup(person) && !person.builtIn) {
    // A second column of this name is known to catch the value.
    if (list.column(`${person.name}Id`)) throw problems.general()
    return person
  }
  if (!direct) throw problems.badRequest(`Field '${key}' is not recognized`)
  if (direct.readOnly || direct.facet === 'calculated') throw problems.badRequest(`Field '${key}' is read-only`)
  if (isLookup(direct) || direct.facet === 'hyperlinkOrPicture') throw problems.badRequest('Invalid request')
  return direct
}

function manyValues(column: Column, value: unknown, type: unknown, terms: WritingTerms): Value {
  const wanted = isLookup(column) ? 'Collection(Edm.Int32)' : 'Collection(Edm.String)'
  if (type !== wanted || !Array.isArray(value)) {
    throw problems.badRequest(
      'A value without a type name was found and no expected type is available. When the model is specified, each value in the payload must have a type which can be either specified in the payload, explicitly by the caller or implicitly inferred from the parent value.',
    )
  }
  return value.map((one) => oneValue({ ...column, settings: { ...column.settings, displayAs: '' } }, one, terms)) as
    | string[]
    | number[]
}

function oneValue(column: Column, value: unknown, terms: WritingTerms): Value {
  const wrong = () => problems.badRequest(`The value for '${column.name}' does not fit its column`)
  switch (column.facet) {
    case 'text': {
      if (typeof value !== 'string') throw wrong()
      const most = isMultiLine(column) ? longestText : Number(column.settings.maxLength ?? longestLine)
      if (value.length > most) throw problems.badRequest(`The value for '${column.name}' is too long`)
      return isMultiLine(column) ? value.replaceAll('\r\n', '\n') : value
    }
    case 'number':
    case 'currency': {
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong()
      const { minimum = -Infinity, maximum = Infinity } = column.settings as { minimum?: number; maximum?: number }
      if (value < minimum || value > maximum) throw wrong()
      return value
    }
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong()
      return value
    case 'dateTime':
      return instant(column, value, terms)
    case 'choice': {
      if (typeof value !== 'string') throw wrong()
      const { choices = [], allowTextEntry } = column.settings as { choices?: string[]; allowTextEntry?: boolean }
      if (terms.variants.foreignChoice === 'refused' && !allowTextEntry && !choices.includes(value)) throw wrong()
      return value
    }
    case 'personOrGroup':
    case 'lookup': {
      const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
      if (typeof id !== 'number' || !Number.isInteger(id) || !terms.hasTarget(column, id)) throw wrong()
      return id
    }
    case 'calculated':
    case 'hyperlinkOrPicture':
      throw wrong()
  }
}

/** Seconds and `Z`, as they are read back. */
function instant(column: Column, value: unknown, { variants, hoursAhead }: WritingTerms): string {
  const wrong = () => problems.badRequest(`The value for '${column.name}' is not a date`)
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(value)) throw wrong()
  const dayOnly = column.settings.format !== 'dateTime'
  const read = Date.parse(/T/.test(value) && !/(Z|[+-]\d\d:\d\d)$/.test(value) ? `${value}Z` : value)
  if (Number.isNaN(read) || read < earliest || read >= latest) throw wrong()
  const day = Math.floor(read / (24 * hour)) * 24 * hour
  const at = dayOnly ? day - (variants.dateOnly === 'shifted' ? hoursAhead * hour : 0) : read
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
