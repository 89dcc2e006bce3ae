/** Markdown of a bot's message, without HTML strings on the way. */
import { Children, type ReactNode } from 'react'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'
import { leadingMention } from './mention-marks.ts'

export function MarkdownText({ source }: { source: string }): ReactNode {
  return inOrder(parseMarkdown(source), (block) => <BlockView block={block} />)
}

function BlockView({ block }: { block: Block }): ReactNode {
  const items = (list: readonly (readonly Inline[])[]) =>
    inOrder(list, (item) => (
      <li>
        <Inlines nodes={item} />
      </li>
    ))
  if (block.kind === 'bullets') return <ul>{items(block.items)}</ul>
  if (block.kind === 'numbers') return <ol start={block.start}>{items(block.items)}</ol>
  return inOrder(block.lines, (line) => (
    <div className="line">
      <Inlines nodes={line} />
    </div>
  ))
}

function Inlines({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return inOrder(nodes, (node) => <InlineView node={node} />)
}

function InlineView({ node }: { node: Inline }): ReactNode {
  if (node.kind === 'text') return node.text
  if (node.kind === 'mention') return <MentionView name={node.name} me={node.me} />
  const children = <Inlines nodes={node.children} />
  if (node.kind === 'link') {
    return (
      <a href={node.url} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    )
  }
  return node.kind === 'bold' ? <strong>{children}</strong> : <em>{children}</em>
}

function MentionView({ name, me }: { name: string; me: boolean }): ReactNode {
  return <span className={me ? 'mention me' : 'mention'}>{name}</span>
}

/** A text in which only mentions are more than the characters they are. */
export function PlainText({ source }: { source: string }): ReactNode {
  const nodes: ReactNode[] = []
  let text = ''
  for (let at = 0; at < source.length; ) {
    const mention = leadingMention.exec(source.slice(at))
    if (mention) {
      nodes.push(text, <MentionView name={mention[2] ?? ''} me={mention[1] === '1'} />)
      text = ''
    } else text += source[at]
    at += mention?.[0].length ?? 1
  }
  return Children.toArray([...nodes, text])
}

/** The pieces of a text have no identity but their place. */
function inOrder<T>(list: readonly T[], render: (one: T) => ReactNode): ReactNode {
  return Children.toArray(list.map((one) => render(one)))
}
