/** The query behind the question mark, read as the service reads it: after the URL is cut apart for real. */
import { problems } from '../message.ts'

export type QueryOptions = ReadonlyMap<string, string>

/** System options, and the token of a delta. */
export const optionNames = [
  'filter',
  'expand',
  'select',
  'top',
  'orderby',
  'count',
  'skip',
  'search',
  'skiptoken',
  'deltatoken',
  'format',
  'token',
]

/** System options without their `$`, others as they are. Throws 400 for what is written wrongly. */
export function readQuery(text: string): QueryOptions {
  const options = new Map<string, string>()
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const at = piece.indexOf('=')
    const [name, value] = at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)]
    const plain = decoded(name)
    const option = plain.replace(/^\$/, '').toLowerCase()
    if (plain.startsWith('$') && !optionNames.includes(option)) {
      throw problems.badRequest(`The query parameter '${plain}' is not supported.`)
    }
    options.set(optionNames.includes(option) ? option : plain, decoded(value))
  }
  return options
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw Object.assign(problems.badRequest('The query is not encoded properly.'), { cause })
  }
}

export function topOf(options: QueryOptions, usual: number, most: number): number {
  const top = options.get('top')
  if (top === undefined) return usual
  if (!/^\d+$/.test(top) || Number(top) < 1) throw problems.badRequest(`Invalid value '${top}' for $top`)
  return Math.min(Number(top), most)
}

export function selectOf(options: QueryOptions): readonly string[] | null {
  const select = options.get('select')
  return select === undefined ? null : namesIn(select)
}

export interface Expansion {
  readonly name: string
  readonly select: readonly string[] | null
}

/** `fields($select=A,B),columns` and the older `fields(select=A,B)`. */
export function expandOf(options: QueryOptions): readonly Expansion[] {
  const text = options.get('expand')
  if (text === undefined || text.trim() === '') return []
  return splitOutside(text).map((piece) => {
    const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/.exec(piece)
    if (!match) throw problems.badRequest(`Parsing $expand failed: ${piece}`)
    const inside = match[2]?.trim()
    if (!inside) return { name: match[1] ?? '', select: null }
    const select = /^\$?select\s*=(.*)$/i.exec(inside)
    if (!select) throw problems.badRequest(`The expansion '${inside}' is not supported.`)
    return { name: match[1] ?? '', select: namesIn(select[1] ?? '') }
  })
}

const namesIn = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

/** Commas inside brackets do not cut. */
function splitOutside(text: string): string[] {
  const pieces = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === ',' && depth === 0) pieces.push('')
    else pieces[pieces.length - 1] += character
  }
  return pieces
}
