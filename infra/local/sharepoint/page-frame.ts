/** What all pages of the lists share: head, the person one looks as, the way back. */
import { type Html, html } from './html.ts'
import type { PersonChoice } from './row-form.ts'

export interface Frame {
  readonly title: string
  readonly siteName: string
  readonly people: readonly PersonChoice[]
  /** Id of the person. */
  readonly as: string
  /** False where this person may only look. */
  readonly mayEdit: boolean
}

export const withPerson = (path: string, as: string) =>
  `${path}${path.includes('?') ? '&' : '?'}as=${encodeURIComponent(as)}`

export function pageFrame({ title, siteName, people, as, mayEdit }: Frame, content: Html): string {
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - ${siteName}</title>
<link rel="icon" href="/tab/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sharepoint/page.css">
<script src="/sharepoint/page.js" defer></script>
</head>
<body>
<header>
<a class="site" href="${withPerson('/sharepoint/', as)}">${siteName}</a>
<span class="what">SharePoint の見本</span>
<label>操作する人 <select id="as">${people.map(({ id, displayName }) => html`<option value="${id}"${{ html: id === as ? ' selected' : '' }}>${displayName}</option>`)}</select></label>
</header>
<main data-as="${as}" data-may-edit="${String(mayEdit)}">
${content}
</main>
<dialog id="row-dialog" aria-labelledby="row-title"><form method="dialog"></form></dialog>
<div id="told" role="status" aria-live="polite"></div>
</body>
</html>
`.html
}
