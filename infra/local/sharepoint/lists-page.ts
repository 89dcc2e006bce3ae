/** The site's contents: which lists there are and how many rows they hold. */
import type { Site } from '../graph/lists/site.ts'
import { type Html, html } from './html.ts'
import { withPerson } from './page-frame.ts'

export function listsPage(site: Site, as: string): Html {
  const lists = [...site.lists.values()].filter(({ head }) => !head.system && !head.hidden)
  return html`<h1>リスト</h1>
<p class="quiet">市の記録が入るリストです。ここで直した内容は、1分ほどでボードとチャットに伝わります。</p>
${
  lists.length === 0
    ? html`<p class="none">まだリストがありません。</p>`
    : html`<ul class="lists">${lists.map(
        ({ head, items }) =>
          html`<li><a href="${withPerson(`/sharepoint/lists/${head.id}`, as)}"><strong>${head.displayName}</strong><span>${items.count.toLocaleString('ja-JP')}件</span>${head.description ? html`<small>${head.description}</small>` : null}</a></li>
`,
      )}</ul>`
}`
}
