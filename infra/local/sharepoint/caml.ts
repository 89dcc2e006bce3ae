/** A view's query in CAML: which rows, in which order, in which groups. What it does not know lets every row through. */

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
  readonly text: string
}

export interface ViewQuery {
  readonly passes: (read: (field: string) => unknown) => boolean
  readonly order: readonly { readonly field: string; readonly descending: boolean }[]
  readonly groupBy: string | null
}

export function readViewQuery(caml: string, today: string): ViewQuery {
  const nodes = parse(caml)
  const child = (name: string) => nodes.find((node) => node.name === name)
  const [where] = child('Where')?.children ?? []
  const refs = (node: Node | undefined) => node?.children.filter(({ name }) => name === 'FieldRef') ?? []
  return {
    passes: (read) => (where ? holds(where, read, today) : true),
    order: [...refs(child('GroupBy')), ...refs(child('OrderBy'))].map(({ attributes }) => ({
      field: attributes.Name ?? '',
      descending: /^false$/i.test(attributes.Ascending ?? 'true'),
    })),
    groupBy: refs(child('GroupBy'))[0]?.attributes.Name ?? null,
  }
}

function holds(node: Node, read: (field: string) => unknown, today: string): boolean {
  const inner = node.children
  if (node.name === 'And') return inner.every((one) => holds(one, read, today))
  if (node.name === 'Or') return inner.some((one) => holds(one, read, today))
  const value = read(inner.find(({ name }) => name === 'FieldRef')?.attributes.Name ?? '')
  const empty = value === undefined || value === null || value === ''
  if (node.name === 'IsNull') return empty
  if (node.name === 'IsNotNull') return !empty
  const literals = inner.flatMap((one) => (one.name === 'Values' ? one.children : one.name === 'Value' ? [one] : []))
  const wanted = literals.map((one) => (one.children.some(({ name }) => name === 'Today') ? today : one.text))
  const type = literals[0]?.attributes.Type ?? 'Text'
  const [left, right] = comparable(value, wanted[0] ?? '', type)
  switch (node.name) {
    case 'Eq':
      return left === right
    case 'Neq':
      return left !== right
    case 'Gt':
      return !empty && left > right
    case 'Geq':
      return !empty && left >= right
    case 'Lt':
      return !empty && left < right
    case 'Leq':
      return !empty && left <= right
    case 'Contains':
      return String(left).includes(String(right))
    case 'BeginsWith':
      return String(left).startsWith(String(right))
    case 'In':
      return wanted.some((one) => comparable(value, one, type)[0] === comparable(value, one, type)[1])
    default:
      return true
  }
}

type Pair = readonly [string, string] | readonly [number, number]

function comparable(value: unknown, wanted: string, type: string): Pair {
  if (/^(Number|Currency|Counter|Integer)$/.test(type)) return [Number(value ?? Number.NaN), Number(wanted)]
  if (type === 'Boolean') return [value === true ? 1 : 0, wanted === '1' || /^true$/i.test(wanted) ? 1 : 0]
  if (type === 'DateTime') return [String(value ?? '').slice(0, 10), wanted.slice(0, 10)]
  return [String(value ?? '').toLowerCase(), wanted.toLowerCase()]
}

const tag = /<(\/?)(\w+)((?:\s+\w+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g

/** Enough of XML for CAML: elements, attributes, text. */
function parse(xml: string): readonly Node[] {
  interface Open {
    name: string
    attributes: Record<string, string>
    children: Node[]
    text: string
  }
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  for (const [, closing, name, attributes = '', selfClosed, text] of xml.matchAll(tag)) {
    const inside = open.at(-1) ?? root
    if (text !== undefined) inside.text += unescaped(text.trim())
    else if (closing) {
      if (open.length > 1 && open.at(-1)?.name === name) open.pop()
    } else {
      const pairs = [...attributes.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
      const node: Open = {
        name: name ?? '',
        attributes: Object.fromEntries(
          pairs.map(([, key = '', double, single]) => [key, unescaped(double ?? single ?? '')]),
        ),
        children: [],
        text: '',
      }
      inside.children.push(node)
      if (!selfClosed) open.push(node)
    }
  }
  const [query] = root.children
  return query?.name === 'Query' ? query.children : root.children
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
