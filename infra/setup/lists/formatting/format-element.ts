/** The part of SharePoint's column formatting (schema v2) that is used here, and how its expressions are put together. */

export const schemaUrl = 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json'

export interface FormatElement {
  readonly elmType: 'div' | 'span'
  readonly txtContent?: string
  readonly style?: Readonly<Record<string, string>>
  readonly attributes?: Readonly<Partial<Record<'class' | 'title', string>>>
  readonly children?: readonly FormatElement[]
}

export interface ColumnFormat extends FormatElement {
  readonly $schema: typeof schemaUrl
}

export const columnFormat = (element: FormatElement): ColumnFormat => ({ $schema: schemaUrl, ...element })

export const own = '@currentField'

/** A text inside an expression. There is no way to write a quote in one. */
export function quoted(text: string): string {
  if (text.includes("'")) throw new Error(`A quote cannot be written in a formatter: ${text}`)
  return `'${text}'`
}

export interface Case {
  /** As the cell reads. */
  readonly is: string
  readonly shows: string
}

/** The first case that fits, else `otherwise`, which is an expression itself. */
export function chosen(cases: readonly Case[], otherwise: string): string {
  return cases.reduceRight((rest, { is, shows }) => `if(${own} == ${quoted(is)}, ${quoted(shows)}, ${rest})`, otherwise)
}
