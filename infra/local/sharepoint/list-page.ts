/** One list as a page: its views, its columns by their display names, its rows. */
import type { ListView } from '../graph/lists/list-view.ts'
import { type Html, html } from './html.ts'
import { withPerson } from './page-frame.ts'
import type { RowGroup, ShownRows } from './shown-rows.ts'
import { drawCell, type Looking } from './shown-value.ts'

export interface ListPage {
  readonly looking: Looking
  readonly view: ListView | undefined
  readonly rows: ShownRows
  readonly as: string
  readonly mayEdit: boolean
}

export function listPage(page: ListPage): Html {
  const { looking, view, rows, as, mayEdit } = page
  const { list } = looking
  const path = `/sharepoint/lists/${list.head.id}`
  const link = (one: ListView) => withPerson(`${path}?view=${one.id}`, as)
  return html`<nav class="way"><a href="${withPerson('/sharepoint/', as)}">リストの一覧</a></nav>
<h1>${list.head.displayName}</h1>
<div class="bar">
${list.views.length > 1 ? html`<nav class="views" aria-label="ビュー">${list.views.map((one) => html`<a href="${link(one)}"${{ html: one.id === view?.id ? ' aria-current="page"' : '' }}>${one.title}</a>`)}</nav>` : null}
${mayEdit ? html`<button type="button" class="new" data-new>＋ 新しい行</button>` : html`<p class="quiet">この人は、このサイトでは見るだけです。</p>`}
</div>
<section id="rows" data-list="${list.head.id}" data-state="${stateOf(looking)}" aria-label="行">
<p class="count">${rows.found.toLocaleString('ja-JP')}件${rows.pages > 1 ? `（${rows.page}／${rows.pages}ページ）` : ''}</p>
${rows.found === 0 ? html`<p class="none">このビューに入る行はありません。</p>` : table(page)}
${pager(page, path)}
</section>`
}

/** Changes whenever anything on the page may look otherwise. */
export function stateOf({ list }: Pick<Looking, 'list'>): string {
  const shape =
    list.columns.length +
    list.views.length +
    list.columns.reduce((sum, { customFormatter }) => sum + (customFormatter?.length ?? 0), 0)
  return `${list.items.sequence}-${shape}`
}

function table(page: ListPage): Html {
  const { rows, mayEdit } = page
  const heads = rows.columns.map(({ displayName }) => html`<th scope="col">${displayName}</th>`)
  return html`<div class="wide" tabindex="0" role="region" aria-label="表"><table>
<thead><tr>${heads}${mayEdit ? html`<th scope="col"><span class="for-readers">操作</span></th>` : null}</tr></thead>
${rows.groups.map((group) => body(page, group))}
</table></div>`
}

function body({ looking, rows, mayEdit }: ListPage, { name, items }: RowGroup): Html {
  const width = rows.columns.length + (mayEdit ? 1 : 0)
  return html`<tbody>
${name === '' ? null : html`<tr class="group"><th scope="rowgroup" colspan="${width}">${name}（${items.length}）</th></tr>`}
${items.map(
  (item) => html`<tr data-item="${item.id}">${rows.columns.map(
    (column) =>
      html`<td class="${column.facet}" data-label="${column.displayName}" data-name="${column.name === 'LinkTitle' ? 'Title' : column.name}">${drawCell(looking, column, item)}</td>`,
  )}${mayEdit ? html`<td class="act"><button type="button" data-edit="${item.id}" aria-label="${String(item.fields.Title ?? item.id)} を編集">編集</button></td>` : null}</tr>
`,
)}
</tbody>`
}

function pager({ rows, view, as }: ListPage, path: string): Html | null {
  if (rows.pages < 2) return null
  const link = (page: number) => withPerson(`${path}?${view ? `view=${view.id}&` : ''}page=${page}`, as)
  return html`<nav class="pager" aria-label="ページ">
${rows.page > 1 ? html`<a href="${link(rows.page - 1)}">前のページ</a>` : null}
${rows.page < rows.pages ? html`<a href="${link(rows.page + 1)}">次のページ</a>` : null}
</nav>`
}
