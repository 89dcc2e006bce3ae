/** Columns of a list: what a definition may say, how internal names come about, and the columns every list has. */
import { z } from 'zod'
import { GraphProblem, problems } from '../message.ts'

export interface Column {
  readonly id: string
  /** The internal name: what `fields` and filters use. */
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly facet: Facet
  readonly settings: Readonly<Record<string, unknown>>
  readonly indexed: boolean
  readonly enforceUniqueValues: boolean
  readonly required: boolean
  readonly readOnly: boolean
  readonly hidden: boolean
  readonly builtIn: boolean
  readonly defaultValue: string | null
  /** JSON of its column formatting, as the SharePoint REST interface stores it. */
  readonly customFormatter: string | null
}

const facets = {
  text: z.strictObject({
    allowMultipleLines: z.boolean().optional(),
    appendChangesToExistingText: z.boolean().optional(),
    linesForEditing: z.int().optional(),
    maxLength: z.int().optional(),
    textType: z.enum(['plain', 'richText']).optional(),
  }),
  number: z.strictObject({
    decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).optional(),
    displayAs: z.enum(['number', 'percentage']).optional(),
    maximum: z.number().optional(),
    minimum: z.number().optional(),
  }),
  boolean: z.strictObject({}),
  dateTime: z.strictObject({
    displayAs: z.enum(['default', 'friendly', 'standard']).optional(),
    format: z.enum(['dateOnly', 'dateTime']).optional(),
  }),
  choice: z.strictObject({
    allowTextEntry: z.boolean().optional(),
    choices: z.array(z.string()),
    displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).optional(),
  }),
  personOrGroup: z.strictObject({
    allowMultipleSelection: z.boolean().optional(),
    chooseFromType: z.enum(['peopleAndGroups', 'peopleOnly']).optional(),
    displayAs: z.string().optional(),
  }),
  lookup: z.strictObject({
    listId: z.string(),
    columnName: z.string(),
    allowMultipleValues: z.boolean().optional(),
    allowUnlimitedLength: z.boolean().optional(),
    primaryLookupColumnId: z.string().optional(),
  }),
  currency: z.strictObject({ locale: z.string().optional() }),
  calculated: z.strictObject({
    format: z.string().optional(),
    formula: z.string().optional(),
    outputType: z.string().optional(),
  }),
  hyperlinkOrPicture: z.strictObject({ isPicture: z.boolean().optional() }),
} as const

export type Facet = keyof typeof facets

const facetNames = Object.keys(facets) as readonly Facet[]

const plain = {
  displayName: z.string().optional(),
  description: z.string().optional(),
  columnGroup: z.string().optional(),
  indexed: z.boolean().optional(),
  enforceUniqueValues: z.boolean().optional(),
  required: z.boolean().optional(),
  hidden: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  // A null here is known to break the creation, so it is let through to the answer below.
  defaultValue: z.strictObject({ value: z.string().optional(), formula: z.string().optional() }).nullable().optional(),
  validation: z.looseObject({}).nullable().optional(),
  ...Object.fromEntries(facetNames.map((name) => [name, facets[name].optional()])),
}
const definition = z.strictObject({ name: z.string().optional(), ...plain })
const change = z.strictObject({ name: z.string().optional(), ...plain })

type Definition = Omit<Partial<Column>, 'defaultValue'> & {
  readonly defaultValue?: { readonly value?: string } | null
  readonly validation?: unknown
}

/** The definition of a new column as its store holds it. Throws the service's refusals. */
export function newColumn(body: unknown, id: string): Column {
  const given = read(definition, body)
  if (given.defaultValue === null || given.validation === null) throw problems.general()
  const named = facetNames.filter((name) => name in given)
  const [facet = 'text'] = named
  if (named.length > 1) throw problems.badRequest('A column can be of one type only')
  if (!given.name && !given.displayName) throw problems.badRequest("The column needs a 'name'")
  const name = internalName(given.name ?? given.displayName ?? '')
  return checked({
    id,
    name,
    displayName: given.displayName ?? given.name ?? name,
    description: given.description ?? '',
    facet,
    settings: { ...(given as Record<string, Record<string, unknown>>)[facet] },
    indexed: given.indexed ?? false,
    enforceUniqueValues: given.enforceUniqueValues ?? false,
    required: given.required ?? false,
    readOnly: given.readOnly ?? false,
    hidden: given.hidden ?? false,
    builtIn: false,
    defaultValue: given.defaultValue?.value ?? null,
    customFormatter: null,
  })
}

export function changedColumn(column: Column, body: unknown): Column {
  const given = read(change, body)
  const { name, validation, defaultValue, ...rest } = given
  if (name !== undefined && name !== column.name) throw problems.badRequest('The name of a column cannot change')
  const settings = (given as Record<string, Record<string, unknown>>)[column.facet]
  const others = facetNames.filter((facet) => facet in given && facet !== column.facet)
  if (others.length > 0) throw problems.badRequest('The type of a column cannot change')
  return checked({
    ...column,
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key in column && !facetNames.includes(key as Facet))),
    settings: { ...column.settings, ...settings },
    defaultValue: defaultValue === undefined ? column.defaultValue : (defaultValue?.value ?? null),
  })
}

export const isMultiLine = ({ facet, settings }: Column) => facet === 'text' && settings.allowMultipleLines === true

/** Columns that hold several values. */
export const isMulti = ({ facet, settings }: Column) =>
  (facet === 'choice' && settings.displayAs === 'checkBoxes') ||
  (facet === 'personOrGroup' && settings.allowMultipleSelection === true) ||
  (facet === 'lookup' && settings.allowMultipleValues === true)

/** Columns whose value is the id of a row elsewhere. */
export const isLookup = ({ facet }: Column) => facet === 'personOrGroup' || facet === 'lookup'

function checked(column: Column): Column {
  const indexable =
    !isMulti(column) && !isMultiLine(column) && !['calculated', 'hyperlinkOrPicture'].includes(column.facet)
  if (column.indexed && !indexable) throw problems.badRequest(`The column '${column.name}' cannot be indexed`)
  if (column.enforceUniqueValues && !column.indexed) {
    throw problems.badRequest(`The column '${column.name}' must be indexed to enforce unique values`)
  }
  return column
}

function read(shape: z.ZodType, body: unknown): Definition {
  const given = shape.safeParse(body)
  if (given.success) return given.data as Definition
  const [issue] = given.error.issues
  throw new GraphProblem(400, 'invalidRequest', `Invalid request: ${issue?.path.join('.')} ${issue?.message}`)
}

/** Anything but ASCII letters, digits and the underscore is written as its code. */
export function internalName(name: string): string {
  return [...name]
    .map((one) => (/\w/.test(one) ? one : `_x${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}_`))
    .join('')
}

export const mostIndexes = 20
