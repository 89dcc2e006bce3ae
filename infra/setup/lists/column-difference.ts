/** How a column on the site differs from the one that is wanted: what can be put right, and what a person has to settle. */
import type { ColumnKind, ListColumn } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import { titleColumnName } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import type { FoundColumn } from './site-state.ts'

export interface ColumnDifference {
  /** It holds something else: never changed, because values would be lost. */
  readonly wrongKind: string | null
  readonly name: boolean
  /** Choices that are wanted and missing. */
  readonly choices: readonly string[]
  readonly index: boolean
}

export function columnDifference(wanted: ListColumn, found: FoundColumn): ColumnDifference {
  const wrongKind = wanted.name === titleColumnName ? null : wrongKindOf(wanted.kind, found.facets)
  const usable = wrongKind === null
  return {
    wrongKind,
    name: usable && found.displayName !== wanted.displayName,
    choices: usable && 'choice' in wanted.kind ? missing(wanted.kind.choice.choices, found.facets.choice?.choices) : [],
    index: usable && ((wanted.indexed && !found.indexed) || (wanted.unique && !found.unique)),
  }
}

/** Null when the kind is right; else what stands there, for people. The service leaves out settings at their default. */
function wrongKindOf(kind: ColumnKind, facets: FoundColumn['facets']): string | null {
  const [facet = ''] = Object.keys(kind)
  const there = facets[facet]
  if (!there) return kindName(Object.keys(facets).find((name) => name in kindNames) ?? '')
  if ('text' in kind) {
    const several = there.allowMultipleLines === true
    if (several !== (kind.text.allowMultipleLines === true)) return several ? '複数行のテキスト' : '1行テキスト'
    if (there.textType === 'richText') return '書式付きの複数行のテキスト'
  }
  if ('choice' in kind && there.displayAs === 'checkBoxes') return '複数選べる選択肢'
  if ('dateTime' in kind && there.format === 'dateOnly') return '日付だけの列'
  if ('personOrGroup' in kind && there.allowMultipleSelection === true) return '複数のユーザー'
  return null
}

export const kindNames: Readonly<Record<string, string>> = {
  text: '1行テキスト',
  number: '数値',
  choice: '選択肢',
  dateTime: '日付と時刻',
  personOrGroup: 'ユーザー',
  boolean: 'はい/いいえ',
  currency: '通貨',
  calculated: '集計値',
  lookup: '参照',
}
const kindName = (facet: string) => kindNames[facet] ?? '別の種類の列'

export function kindNameOf(kind: ColumnKind): string {
  if ('text' in kind && kind.text.allowMultipleLines) return '複数行のテキスト'
  return kindName(Object.keys(kind)[0] ?? '')
}

const missing = (wanted: readonly string[], there: unknown) =>
  wanted.filter((one) => !(Array.isArray(there) && there.includes(one)))
