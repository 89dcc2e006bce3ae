/** Markdown of a bot's message, without HTML strings on the way. */
import { Children, type ReactNode } from 'react'
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

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

/** The pieces of a text have no identity but their place. */
function inOrder<T>(list: readonly T[], render: (one: T) => ReactNode): ReactNode {
  return Children.toArray(list.map((one) => render(one)))
}
