/** Everything the setup can do to a site, as data: it is printed before it is done. */
import type { ListColumn } from '../../../bot/src/outbound/sharepoint/list-column.ts'
import { kindNameOf } from './column-difference.ts'
import type { ListViewPlan } from './views/list-views.ts'
import type { WantedList } from './wanted-lists.ts'

export const phases = ['lists', 'columns', 'indexes', 'views', 'formats'] as const
export type Phase = (typeof phases)[number]

export type Change = { readonly list: WantedList } & (
  | { readonly kind: 'makeList' }
  | { readonly kind: 'nameList' }
  | { readonly kind: 'markList' }
  | { readonly kind: 'makeColumn'; readonly column: ListColumn }
  | { readonly kind: 'nameColumn'; readonly column: ListColumn }
  | { readonly kind: 'addChoices'; readonly column: ListColumn; readonly choices: readonly string[] }
  | { readonly kind: 'indexColumn'; readonly column: ListColumn }
  | { readonly kind: 'makeView'; readonly view: ListViewPlan }
  | { readonly kind: 'restoreView'; readonly view: ListViewPlan }
  | { readonly kind: 'formatColumn'; readonly column: ListColumn; readonly format: string }
)

const phaseOf: { readonly [kind in Change['kind']]: Phase } = {
  makeList: 'lists',
  nameList: 'lists',
  markList: 'lists',
  makeColumn: 'columns',
  nameColumn: 'columns',
  addChoices: 'columns',
  indexColumn: 'indexes',
  makeView: 'views',
  restoreView: 'views',
  formatColumn: 'formats',
}

export const inPhase = (changes: readonly Change[], phase: Phase) =>
  changes.filter(({ kind }) => phaseOf[kind] === phase)

/** What Microsoft Graph cannot do. */
export const isLook = ({ kind }: Change) => phaseOf[kind] === 'views' || phaseOf[kind] === 'formats'

export const phaseNames: { readonly [phase in Phase]: string } = {
  lists: 'リスト',
  columns: '列',
  indexes: 'インデックス',
  views: 'ビュー',
  formats: '列の表示',
}

export function describeChange(change: Change): string {
  const { displayName: list } = change.list
  switch (change.kind) {
    case 'makeList':
      return `リスト「${list}」を、キーの列とともに作ります（アドレスの名前は ${change.list.name}）`
    case 'nameList':
      return `リスト ${change.list.name} の表示名を「${list}」にします`
    case 'markList':
      return `リスト「${list}」の説明に目印 ${change.list.mark} を書きます`
    case 'makeColumn':
      return `「${list}」に列「${change.column.displayName}」（${change.column.name}、${kindNameOf(change.column.kind)}${indexNote(change.column)}）を作ります`
    case 'nameColumn':
      return `「${list}」の列 ${change.column.name} の表示名を「${change.column.displayName}」にします`
    case 'addChoices':
      return `「${list}」の列「${change.column.displayName}」に選択肢 ${change.choices.join('、')} を加えます`
    case 'indexColumn':
      return `「${list}」の列「${change.column.displayName}」に${change.column.unique ? 'インデックスと重複の禁止' : 'インデックス'}を付けます`
    case 'makeView':
      return `「${list}」にビュー「${change.view.title}」を作ります${change.view.isDefault ? '（初めに開くビュー）' : ''}`
    case 'restoreView':
      return `「${list}」のビュー「${change.view.title}」を初めの形に戻します`
    case 'formatColumn':
      return `「${list}」の列「${change.column.displayName}」を印や色で表示します`
  }
}

const indexNote = ({ indexed, unique }: ListColumn) =>
  unique ? '、インデックス、重複の禁止' : indexed ? '、インデックス' : ''
