import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import { columnFormats } from '../../../../infra/setup/lists/formatting/column-formats.ts'
import { quoted } from '../../../../infra/setup/lists/formatting/format-element.ts'
import { wantedLists } from '../../../../infra/setup/lists/wanted-lists.ts'
import { writtenAs } from '../../../../infra/setup/lists/written-as.ts'
import { directions } from '../../../../shared/src/domain/direction.ts'
import { weathers } from '../../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../../shared/src/wording/labels.ja.ts'

/** Only what Microsoft's page on the syntax of formatting names, and of that only what we use. */
const element: z.ZodType = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json').optional(),
  elmType: z.enum(['div', 'span']),
  txtContent: z.string().optional(),
  style: z
    .partialRecord(
      z.enum([
        'align-items',
        'border-radius',
        'box-sizing',
        'display',
        'flex-wrap',
        'font-size',
        'font-weight',
        'line-height',
        'margin-right',
        'padding',
        'white-space',
      ]),
      z.string(),
    )
    .optional(),
  attributes: z.strictObject({ class: z.string().optional(), title: z.string().optional() }).optional(),
  children: z.lazy(() => z.array(element)).optional(),
})

const formats = wantedLists.flatMap(({ list, columns }) =>
  Object.entries(columnFormats[list]).flatMap(([column, format]) =>
    format ? [{ list, column, format, columns }] : [],
  ),
)
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

/** What an expression comes to, by the rules of the page on the syntax: `if`, `==`, `+`, `-` and a few functions. */
function evaluate(text: string | undefined, currentField: string): string {
  if (text === undefined || !text.startsWith('=')) return (text ?? '').replaceAll('@currentField', currentField)
  const source = text
    .slice(1)
    .replaceAll('@currentField', 'field')
    .replaceAll(/\bif\(/g, 'choose(')
  const run = new Function('field', 'choose', 'indexOf', 'substring', 'toString', `return ${source}`)
  return String(
    run(
      currentField,
      (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
      (whole: string, part: string) => whole.indexOf(part),
      (whole: string, from: number, to: number) => whole.substring(from, to),
      String,
    ),
  )
}

interface Shown {
  readonly text: string
  readonly class: string
  readonly display: string
}
function show(format: unknown, value: string): Shown {
  const { txtContent, attributes, style, children } = format as {
    txtContent?: string
    attributes?: { class?: string }
    style?: { display?: string }
    children?: readonly unknown[]
  }
  return {
    text:
      txtContent === undefined
        ? (children ?? []).map((child) => show(child, value).text).join(' ')
        : evaluate(txtContent, value),
    class: evaluate(attributes?.class, value),
    display: evaluate(style?.display, value),
  }
}

describe('列の表示（JSON）', () => {
  test.each(formats)('$list の $column は、文書にある項目だけで書かれ、列がある', ({ column, format, columns }) => {
    expect(element.safeParse(format).error).toBeUndefined()
    expect(format.$schema).toBeDefined()
    expect(columns.map(({ name }) => name)).toContain(column)
  })

  test('式のかっこと引用符が閉じている', () => {
    for (const { format } of formats) {
      for (const text of textsIn(format).filter((one) => one.startsWith('='))) {
        const bare = text.replaceAll(/'[^']*'/g, '')
        expect(bare).not.toContain("'")
        expect(bare.split('(').length).toBe(bare.split(')').length)
      }
    }
    expect(() => quoted("it's")).toThrow()
  })

  test('色は、配色に合わせて変わる SharePoint のクラスだけで付け、決まった色を書かない', () => {
    for (const { format } of formats) {
      expect(JSON.stringify(format)).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|"color"|background/i)
      for (const text of textsIn(format)) {
        for (const name of text.match(/sp-[\w-]+/g) ?? [])
          expect(name).toMatch(/^sp-field-severity--(good|low|warning|severeWarning)$/)
      }
    }
  })

  test('天気は、印と言葉で表される', () => {
    const shown = weathers.map((code) =>
      show(columnFormats.checkIns.Weather, writtenAs(listFields.checkIns.cells.weather, code)),
    )
    expect(shown.map(({ text }) => text)).toEqual(['☀️ 晴れ', '☁️ くもり', '☂️ 雨', '⚡ 雷', '－ 対象外'])
    expect(shown.map((one) => one.class)).toEqual([
      'sp-field-severity--good',
      'sp-field-severity--low',
      'sp-field-severity--warning',
      'sp-field-severity--severeWarning',
      '',
    ])
  })

  test('方向性と状況は、どの値にも印があり、言葉が残る', () => {
    for (const code of directions) {
      const { text } = show(columnFormats.checkIns.Direction, labelsJa.direction[code])
      expect(text).toMatch(new RegExp(`^\\S+ ${labelsJa.direction[code]}$`))
    }
    for (const label of Object.values(labelsJa.expectation)) {
      const { text } = show(columnFormats.checkIns.AnswerState, label)
      expect(text.endsWith(` ${label}`) && text.length > label.length + 1).toBe(true)
    }
  })

  test('知らない値はそのまま、空のときは何も出さない', () => {
    expect(show(columnFormats.checkIns.Weather, '快晴').text.trim()).toBe('快晴')
    expect(show(columnFormats.checkIns.Weather, '').display).toBe('none')
    expect(show(columnFormats.checkIns.Weather, '☀️晴れ').display).toBe('flex')
  })

  test('見本と代理入力に印が付き、代理入力の本人の ID は出さない', () => {
    expect(show(columnFormats.checkIns.Sample, 'はい').text).toBe('🧪 見本')
    expect(show(columnFormats.checkIns.Sample, 'いいえ').text.trim()).toBe('')
    const mark = show(columnFormats.checkIns.RecordedFor, '00000000-0000-4000-8000-000000000001')
    expect([mark.text, mark.display]).toEqual(['代理入力', 'block'])
    expect(JSON.stringify(columnFormats.checkIns.RecordedFor)).not.toContain('"@currentField"')
    expect(show(columnFormats.checkIns.RecordedFor, '').display).toBe('none')
  })

  test('PL の決まっていない施策は「PL未定」、決まっていれば職が出る', () => {
    const { LeaderPost } = columnFormats.measures
    expect(show(LeaderPost, '')).toMatchObject({ text: 'PL未定', class: 'sp-field-severity--warning' })
    expect(show(LeaderPost, '総務課 主査')).toMatchObject({ text: '総務課 主査', class: '' })
  })

  test('回の番号は「R7 Q3」の形で出る', () => {
    expect(show(columnFormats.checkIns.RoundKey, '2025Q3').text).toBe('R7 Q3')
    expect(show(columnFormats.checkIns.RoundKey, '臨時').text).toBe('臨時')
  })
})
