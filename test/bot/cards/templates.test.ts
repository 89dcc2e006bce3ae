import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { cardTemplate } from '../../../bot/src/cards/render-card.ts'

const folder = new URL('../../../bot/src/cards/templates/', import.meta.url)
const templates = readdirSync(folder).map((file) => ({
  file,
  layout: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object,
}))

interface Place {
  /** Of the value in the data: `weather.label`, or `rows[].title` for a value of each row. */
  readonly path: string
  readonly property: string
  readonly text: string
}

/** Every text of a layout that holds an expression, with the list it is repeated for. */
function placesOf(part: unknown, property = '', list = ''): Place[] {
  if (typeof part === 'string')
    return part.includes('${') ? [{ path: `${list}${part.slice(2, -1)}`, property, text: part }] : []
  if (Array.isArray(part)) return part.flatMap((one) => placesOf(one, property, list))
  if (typeof part !== 'object' || part === null) return []
  const { $data, ...rest } = part as Readonly<Record<string, unknown>>
  const inner = typeof $data === 'string' ? `${list}${$data.slice(2, -1)}[].` : list
  const own = typeof $data === 'string' ? placesOf($data, '$data', list) : []
  return [...own, ...Object.entries(rest).flatMap(([name, value]) => placesOf(value, name, inner))]
}

/** Data with a value for every place but one. */
function dataFor(places: readonly Place[], without?: Place): object {
  const data: Record<string, unknown> = {}
  for (const place of places) {
    if (place.path === without?.path) {
      // The row is there, only its value is not.
      const row = place.path.split('.').slice(0, -1)
      if (row.at(-1)?.endsWith('[]')) put(data, row, undefined)
      continue
    }
    const value = place.property === '$data' ? [] : place.property === '$when' ? true : '値'
    put(data, place.path.split('.'), value)
  }
  return data
}

function put(data: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (first.endsWith('[]')) {
    const name = first.slice(0, -2)
    const found = data[name]
    const [row] = Array.isArray(found) && found.length > 0 ? found : [{}]
    data[name] = [row]
    if (rest.length > 0) put(row, rest, value)
    return
  }
  if (rest.length === 0) {
    if (!(Array.isArray(data[first]) && Array.isArray(value))) data[first] = value
    return
  }
  data[first] ??= {}
  put(data[first] as Record<string, unknown>, rest, value)
}

describe.each(templates)('$file', ({ layout }) => {
  const places = placesOf(layout)

  test('値を置くだけで、文を組み立てたり計算したりしない', () => {
    expect(places.length).toBeGreaterThan(3)
    expect(places.filter(({ text }) => !/^\$\{[A-Za-z]+(\.[A-Za-z]+)?\}$/.test(text))).toEqual([])
  })

  test('すべての値がそろえば、記号を残さずに描く', () => {
    expect(JSON.stringify(cardTemplate(layout)(dataFor(places)))).not.toContain('${')
  })

  test.each(places.filter(({ property }) => property !== '$data'))(
    '$property の $path が欠けていれば、描かずに知らせる',
    (place) => {
      expect(() => cardTemplate(layout)(dataFor(places, place))).toThrow()
    },
  )

  test('空の値（null）でも、描かずに知らせる', () => {
    const [first] = places.filter(({ path, property }) => !path.includes('.') && !property.startsWith('$'))
    const data = { ...dataFor(places), [first?.path ?? '']: null }
    expect(() => cardTemplate(layout)(data)).toThrow()
  })
})

describe('値の中の記号は', () => {
  test.each([`\${other}`, `\${$root.other}`, `\${$data}`, `\${1 + 1}`, `\\\${other}`])('%s のまま出る', (value) => {
    const draw = cardTemplate({
      type: 'AdaptiveCard',
      text: `\${value}`,
      list: [{ $data: `\${rows}`, text: `\${value}` }],
    })
    expect(draw({ value, other: '別の値', rows: [{ value }] })).toEqual({
      type: 'AdaptiveCard',
      text: value,
      list: [{ text: value }],
    })
  })
})
