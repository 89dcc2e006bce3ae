/** The few pieces of CAML that the views are made of. */

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const ref = (name: string) => `<FieldRef Name="${name}" />`

export const isText = (name: string, value: string) =>
  `<Eq>${ref(name)}<Value Type="Text">${escaped(value)}</Value></Eq>`
export const isEmpty = (name: string) => `<IsNull>${ref(name)}</IsNull>`

/** One value of several of the same column. */
export function isOneOf(name: string, values: readonly string[]): string {
  return `<In>${ref(name)}<Values>${values.map((one) => `<Value Type="Text">${escaped(one)}</Value>`).join('')}</Values></In>`
}

/** CAML knows only pairs. */
export const both = (first: string, second: string) => `<And>${first}${second}</And>`

export const where = (condition: string) => `<Where>${condition}</Where>`

/** A name with a minus before it comes in falling order. */
export const orderBy = (...names: readonly string[]) => `<OrderBy>${names.map(ordered).join('')}</OrderBy>`

export const groupBy = (...names: readonly string[]) =>
  `<GroupBy Collapse="FALSE" GroupLimit="100">${names.map(ordered).join('')}</GroupBy>`

function ordered(name: string): string {
  return name.startsWith('-') ? `<FieldRef Name="${name.slice(1)}" Ascending="FALSE" />` : ref(name)
}

/** The same query whoever wrote it: quotes, blanks and empty elements differ from client to client. */
export function sameQuery(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

const bare = (query: string) =>
  query
    .replaceAll("'", '"')
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/\s*\/>/g, '/>')
    .replaceAll(/<FieldRef ([^>]*[^/])><\/FieldRef>/g, '<FieldRef $1/>')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
