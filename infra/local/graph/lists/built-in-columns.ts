/** The columns that every list has before anybody adds one, and those of the User Information List. */
import { guidFor } from '../random.ts'
import type { Column, Facet } from './column.ts'

export function builtInColumns(): Column[] {
  return [
    builtIn('Title', 'タイトル', 'text', { readOnly: false }),
    builtIn('ID', 'ID', 'number', { indexed: true }),
    builtIn('ContentType', 'コンテンツ タイプ', 'text'),
    builtIn('Modified', '更新日時', 'dateTime'),
    builtIn('Created', '登録日時', 'dateTime'),
    builtIn('Author', '登録者', 'personOrGroup'),
    builtIn('Editor', '更新者', 'personOrGroup'),
    builtIn('_UIVersionString', 'バージョン', 'text'),
    builtIn('Attachments', '添付ファイル', 'boolean'),
    builtIn('Edit', '編集', 'text'),
    builtIn('LinkTitleNoMenu', 'タイトル', 'text'),
    builtIn('LinkTitle', 'タイトル', 'text'),
    builtIn('ItemChildCount', 'アイテムの子の数', 'lookup'),
    builtIn('FolderChildCount', 'フォルダーの子の数', 'lookup'),
  ]
}

export function userInformationColumns(): Column[] {
  const own = (name: string, displayName: string) => builtIn(name, displayName, 'text')
  return [
    ...builtInColumns(),
    own('Name', 'アカウント'),
    own('EMail', '勤務先の電子メール'),
    own('UserName', 'ユーザー名'),
    own('JobTitle', '役職'),
    own('Department', '部署'),
  ]
}

function builtIn(name: string, displayName: string, facet: Facet, more: Partial<Column> = {}): Column {
  return {
    id: guidFor(`built-in column ${name}`),
    name,
    displayName,
    description: '',
    facet,
    settings: facet === 'dateTime' ? { format: 'dateTime' } : {},
    indexed: false,
    enforceUniqueValues: false,
    required: false,
    readOnly: true,
    hidden: false,
    builtIn: true,
    defaultValue: null,
    customFormatter: null,
    ...more,
  }
}
