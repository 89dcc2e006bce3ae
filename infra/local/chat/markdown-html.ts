/** Markdown as HTML for the card renderer. No character of the source reaches it unescaped, so nothing in it can run. */
import { type Block, type Inline, parseMarkdown } from './markdown.ts'

export function markdownHtml(source: string): string {
  return parseMarkdown(source).map(blockHtml).join('')
}

function blockHtml(block: Block): string {
  const list = (items: readonly (readonly Inline[])[]) => items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')
  switch (block.kind) {
    case 'lines':
      return `<p>${block.lines.map(inlineHtml).join('<br>')}</p>`
    case 'bullets':
      return `<ul>${list(block.items)}</ul>`
    case 'numbers':
      return `<ol start="${block.start}">${list(block.items)}</ol>`
  }
}

function inlineHtml(nodes: readonly Inline[]): string {
  return nodes.map(nodeHtml).join('')
}

function nodeHtml(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text)
    case 'mention':
      return `<span class="${node.me ? 'mention me' : 'mention'}">${escapeHtml(node.name)}</span>`
    case 'bold':
      return `<strong>${inlineHtml(node.children)}</strong>`
    case 'italic':
      return `<em>${inlineHtml(node.children)}</em>`
    case 'link':
      return `<a href="${escapeHtml(node.url)}" rel="noreferrer noopener">${inlineHtml(node.children)}</a>`
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '')
}
