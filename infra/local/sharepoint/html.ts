/** HTML put together from text: everything is text until it says otherwise. */

export interface Html {
  readonly html: string
}

/** What stands between the pieces is escaped unless it is HTML itself; lists are joined, nothing is left out. */
export function html(
  pieces: TemplateStringsArray,
  ...values: readonly (Html | string | number | null | readonly Html[])[]
): Html {
  return { html: pieces.map((piece, at) => piece + (at < values.length ? shown(values[at]) : '')).join('') }
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function shown(value: Html | string | number | null | undefined | readonly Html[]): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return 'html' in value ? value.html : value.map(({ html: one }) => one).join('')
}
