/** `$filter`, read into a tree: comparisons, `startswith`, `and`, `or`, `not`, brackets. Anything else is refused. */
import { problems } from '../message.ts'

export type Literal = string | number | boolean | null
export type Comparison = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith' | 'endswith'

export type Filter =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly property: string; readonly value: Literal }
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly Literal[] }
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter }

const token =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)|(-?\d+(?:\.\d+)?)|([A-Za-z_@][\w./]*)|([(),]))/y

export function parseFilter(text: string): Filter {
  const words = tokensIn(text)
  let at = 0
  const peek = () => words[at]?.toLowerCase()
  const take = (): string => {
    const word = words[at]
    if (word === undefined) throw invalid(text)
    at += 1
    return word
  }
  const expect = (word: string) => {
    if (take().toLowerCase() !== word) throw invalid(text)
  }
  const either = (): Filter => {
    let left = both()
    while (peek() === 'or') {
      at += 1
      left = { kind: 'or', left, right: both() }
    }
    return left
  }
  const both = (): Filter => {
    let left = single()
    while (peek() === 'and') {
      at += 1
      left = { kind: 'and', left, right: single() }
    }
    return left
  }
  const single = (): Filter => {
    if (peek() === 'not') {
      at += 1
      return { kind: 'not', inner: single() }
    }
    if (peek() === '(') {
      at += 1
      const inner = either()
      expect(')')
      return inner
    }
    const call = peek()
    if (call === 'startswith' || call === 'endswith') {
      at += 1
      expect('(')
      const property = propertyName(take())
      expect(',')
      const value = literal(take())
      expect(')')
      return { kind: 'compare', operator: call, property, value }
    }
    const property = propertyName(take())
    const operator = take().toLowerCase()
    if (operator === 'in') return { kind: 'in', property, values: several() }
    if (!['eq', 'ne', 'lt', 'gt', 'le', 'ge'].includes(operator)) throw invalid(text)
    return { kind: 'compare', operator: operator as Comparison, property, value: literal(take()) }
  }
  const several = (): Literal[] => {
    expect('(')
    const values = [literal(take())]
    while (peek() === ',') {
      at += 1
      values.push(literal(take()))
    }
    expect(')')
    return values
  }
  const propertyName = (word: string) => {
    if (!/^[A-Za-z_@][\w./]*$/.test(word)) throw invalid(text)
    return word
  }
  const literal = (word: string): Literal => {
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'")
    if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word)
    if (/^\d{4}-/.test(word)) return word
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    throw invalid(text)
  }
  const filter = either()
  if (at < words.length) throw invalid(text)
  return filter
}

function tokensIn(text: string): string[] {
  const words: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text)
    if (!match) throw invalid(text)
    words.push(match[0].trim())
  }
  return words
}

const invalid = (text: string) => problems.badRequest(`Invalid filter clause: ${text}`, 'BadRequest')

/** Whether a thing passes, given how its properties are read. Text compares by the given fold. */
export function passes(
  filter: Filter,
  read: (property: string) => unknown,
  fold: (text: string) => string = (text) => text.toLowerCase(),
): boolean {
  switch (filter.kind) {
    case 'and':
      return passes(filter.left, read, fold) && passes(filter.right, read, fold)
    case 'or':
      return passes(filter.left, read, fold) || passes(filter.right, read, fold)
    case 'not':
      return !passes(filter.inner, read, fold)
    case 'in':
      return filter.values.some((value) => compare(read(filter.property), value, 'eq', fold))
    case 'compare':
      return compare(read(filter.property), filter.value, filter.operator, fold)
  }
}

function compare(found: unknown, wanted: Literal, operator: Comparison, fold: (text: string) => string): boolean {
  const value = found ?? null
  if (operator === 'startswith') return fold(String(value ?? '')).startsWith(fold(String(wanted)))
  if (operator === 'endswith') return fold(String(value ?? '')).endsWith(fold(String(wanted)))
  if (value === null || wanted === null) {
    const same = value === wanted
    return operator === 'eq' ? same : operator === 'ne' ? !same : false
  }
  const [left, right] = comparable(value, wanted, fold)
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'lt':
      return left < right
    case 'gt':
      return left > right
    case 'le':
      return left <= right
    case 'ge':
      return left >= right
  }
}

type Comparable = readonly [string, string] | readonly [number, number]

function comparable(value: unknown, wanted: string | number | boolean, fold: (text: string) => string): Comparable {
  if (typeof value === 'boolean') return [Number(value), Number(wanted === true || wanted === 1 || wanted === 'true')]
  if (typeof value === 'number') return [value, Number(wanted)]
  const text = String(value)
  const moment = /^\d{4}-\d\d-\d\d(T|$)/
  if (moment.test(text) && typeof wanted === 'string' && moment.test(wanted))
    return [Date.parse(text), Date.parse(wanted)]
  return [fold(text), fold(String(wanted))]
}
