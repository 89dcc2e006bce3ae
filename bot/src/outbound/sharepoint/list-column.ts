/** A column of a SharePoint list as Microsoft Graph takes it. */

export type ColumnKind =
  | { readonly text: { readonly allowMultipleLines?: true; readonly textType?: 'plain'; readonly maxLength?: number } }
  | { readonly number: { readonly decimalPlaces: 'none' | 'automatic' } }
  | {
      readonly choice: {
        readonly allowTextEntry: false
        readonly choices: readonly string[]
        readonly displayAs: 'dropDownMenu'
      }
    }
  | { readonly dateTime: { readonly format: 'dateTime'; readonly displayAs: 'standard' } }
  | { readonly personOrGroup: { readonly allowMultipleSelection: false; readonly chooseFromType: 'peopleOnly' } }

export interface ListColumn {
  /** The internal name: ASCII, never changed, used by `fields` and filters. */
  readonly name: string
  readonly displayName: string
  readonly kind: ColumnKind
  readonly indexed: boolean
  readonly unique: boolean
}

export const titleColumnName = 'Title'

/** The body that makes the column. Title comes with the template: there only its display name is ours. */
export function columnDefinition({
  name,
  displayName,
  kind,
  indexed,
  unique,
}: ListColumn): Readonly<Record<string, unknown>> {
  if (name === titleColumnName) return { displayName }
  return { name, displayName, ...kind, indexed, enforceUniqueValues: unique }
}

/** Most characters (UTF-16 units, as SharePoint counts) of a single line, and of several. */
export const singleLineLimit = 255
export const multiLineLimit = 63_999

export const singleLine: ColumnKind = { text: { maxLength: singleLineLimit } }
export const multiLine: ColumnKind = { text: { allowMultipleLines: true, textType: 'plain' } }
export const wholeNumber: ColumnKind = { number: { decimalPlaces: 'none' } }
export const anyNumber: ColumnKind = { number: { decimalPlaces: 'automatic' } }
export const moment: ColumnKind = { dateTime: { format: 'dateTime', displayAs: 'standard' } }
/** For display only: who a person is stands in a text column, because a person column knows no Entra id. */
export const person: ColumnKind = { personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' } }
export const choiceOf = (choices: readonly string[]): ColumnKind => ({
  choice: { allowTextEntry: false, choices, displayAs: 'dropDownMenu' },
})
