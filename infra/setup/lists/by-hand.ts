/** What a person does where views and formatting cannot be set by a program: files to paste, and the steps in order. */
import { columnFormats } from './formatting/column-formats.ts'
import { viewsOf } from './views/list-views.ts'
import { type WantedList, wantedLists } from './wanted-lists.ts'

export const stepsFile = '手順.md'

/** Name of the file -> its text. */
export function filesByHand(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([[stepsFile, steps()]])
  for (const { list, name, columns } of wantedLists) {
    for (const column of columns) {
      const format = columnFormats[list][column.name]
      if (format) files.set(fileName(name, column.name), `${JSON.stringify(format, null, 2)}\n`)
    }
  }
  return files
}

const fileName = (list: string, column: string) => `${list}.${column}.json`

function steps(): string {
  return [
    '# ビューと列の表示を手で設定する手順',
    '',
    'サイトの所有者の方が、SharePoint のサイトで行います。途中でやめて、あとで続けてもかまいません。',
    '',
    '- 列の表示：リストを開き、列の見出し →「列の設定」→「この列の書式設定」→「詳細モード」を押し、同じフォルダーのファイルの中身をすべて貼り付けて「保存」を押します。見出しが出ていない列は、先に「列の追加」→「列の表示/非表示」で出します。',
    '- ビュー：リストの右上の「ビュー」→「新しいビューの作成」で名前を付け（「パブリック ビュー」にします）、「現在のビューの編集」で、列・フィルター・並べ替え・グループ化を次のとおりにします。',
    ...wantedLists.flatMap(stepsOf),
    '',
  ].join('\n')
}

function stepsOf(wanted: WantedList): readonly string[] {
  const { list, name, displayName, columns } = wanted
  const label = (field: string) =>
    columns.find((column) => column.name === (field === 'LinkTitle' ? 'Title' : field))?.displayName ?? field
  const formatted = columns.filter((column) => columnFormats[list][column.name])
  return [
    '',
    `## ${displayName}（${name}）`,
    ...formatted.map((column) => `- 列「${column.displayName}」の表示：\`${fileName(name, column.name)}\``),
    ...viewsOf(list).map(
      ({ title, how, fields, isDefault }) =>
        `- ビュー「${title}」${isDefault ? '（「既定のビューとして設定」も押します）' : ''}：${how}。列は ${fields.map(label).join('、')}`,
    ),
  ]
}
