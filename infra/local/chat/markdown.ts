/**
 * The part of Markdown that Teams shows in messages and cards: bold, italic, links, bullets, numbers, line breaks,
 * backslash escapes. Everything else, HTML above all, stays the text it is. Emphasis opens and closes as CommonMark says,
 * because that is where Japanese text surprises: in `**（水）**まで` the second `**` closes nothing, there as here.
 */
import { leadingMention } from './mention-marks.ts'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly name: string; readonly me: boolean }
  | { readonly kind: 'bold' | 'italic'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'numbers'; readonly start: number; readonly items: readonly (readonly Inline[])[] }

type OpenBlock =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'bullets'; items: Inline[][] }
  | { kind: 'numbers'; start: number; items: Inline[][] }

export function parseMarkdown(source: string): Block[] {
  const blocks: OpenBlock[] = []
  for (const line of source.split(/\r\n|\r|\n/)) {
    const last = blocks.at(-1)
    const bullet = /^ {0,3}[-*+] +(.*)$/.exec(line)
    const number = /^ {0,3}(\d{1,9})[.)] +(.*)$/.exec(line)
    if (bullet) {
      const item = parseInline(bullet[1] ?? '')
      if (last?.kind === 'bullets') last.items.push(item)
      else blocks.push({ kind: 'bullets', items: [item] })
    } else if (number) {
      const item = parseInline(number[2] ?? '')
      if (last?.kind === 'numbers') last.items.push(item)
      else blocks.push({ kind: 'numbers', start: Number(number[1]), items: [item] })
    } else if (last?.kind === 'lines') last.lines.push(parseInline(line))
    else blocks.push({ kind: 'lines', lines: [parseInline(line)] })
  }
  return blocks
}

interface Mark {
  readonly char: string
  readonly opens: boolean
  readonly closes: boolean
  count: number
}

type Piece = { readonly mark: Mark } | { readonly node: Inline }

function parseInline(source: string): Inline[] {
  return pairMarks(cut(source))
}

function cut(source: string): Piece[] {
  const pieces: Piece[] = []
  let text = ''
  const flush = () => {
    if (text) pieces.push({ node: { kind: 'text', text } })
    text = ''
  }
  let at = 0
  while (at < source.length) {
    const rest = source.slice(at)
    const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest)
    const link = /^\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s()<>"]+)\)/.exec(rest)
    const run = /^(\*+|_+)/.exec(rest)
    const mention = leadingMention.exec(rest)
    if (escaped) text += escaped[1]
    else if (mention) {
      flush()
      pieces.push({ node: { kind: 'mention', name: mention[2] ?? '', me: mention[1] === '1' } })
    } else if (link) {
      flush()
      pieces.push({ node: { kind: 'link', url: link[2] ?? '', children: parseInline(link[1] ?? '') } })
    } else if (run) {
      flush()
      pieces.push({ mark: markOf(run[0], source.slice(0, at), rest.slice(run[0].length)) })
    } else text += rest[0]
    at += (escaped ?? mention ?? link ?? run)?.[0].length ?? 1
  }
  flush()
  return pieces
}

/** CommonMark 6.2: which runs of `*` or `_` can open and which can close. */
function markOf(run: string, before: string, after: string): Mark {
  const char = run.charAt(0)
  const previous = [...before.slice(-2)].at(-1) ?? ' '
  const next = String.fromCodePoint(after.codePointAt(0) ?? 32)
  const isSpace = (one: string) => /\s/u.test(one)
  const isPunctuation = (one: string) => /[\p{P}\p{S}]/u.test(one)
  const leftFlanking = !isSpace(next) && (!isPunctuation(next) || isSpace(previous) || isPunctuation(previous))
  const rightFlanking = !isSpace(previous) && (!isPunctuation(previous) || isSpace(next) || isPunctuation(next))
  const insideWord = leftFlanking && rightFlanking
  const opens = leftFlanking && (char === '*' || !insideWord || isPunctuation(previous))
  const closes = rightFlanking && (char === '*' || !insideWord || isPunctuation(next))
  return { char, opens, closes, count: run.length }
}

function pairMarks(pieces: Piece[]): Inline[] {
  const done: Piece[] = []
  for (const piece of pieces) {
    if (!('mark' in piece)) {
      done.push(piece)
      continue
    }
    const { mark } = piece
    while (mark.closes && mark.count > 0) {
      const open = done.findLastIndex((one) => 'mark' in one && one.mark.opens && one.mark.char === mark.char)
      const opener = done[open]
      if (!opener || !('mark' in opener)) break
      const children = asText(done.splice(open + 1))
      const width = opener.mark.count > 1 && mark.count > 1 ? 2 : 1
      opener.mark.count -= width
      mark.count -= width
      if (opener.mark.count === 0) done.pop()
      done.push({ node: { kind: width === 2 ? 'bold' : 'italic', children } })
    }
    if (mark.count > 0) done.push(piece)
  }
  return asText(done)
}

/** Marks without a partner are the characters they are. */
function asText(pieces: Piece[]): Inline[] {
  return pieces.map((piece) =>
    'mark' in piece ? { kind: 'text', text: piece.mark.char.repeat(piece.mark.count) } : piece.node,
  )
}
