/** What came of playing an activity, as lines for a terminal. */
import { cardLines } from './card-lines.ts'
import type { Played } from './play-activity.ts'

export function told({ status, body, messages }: Played): readonly string[] {
  return [
    status === 0 ? `返事がありません：${String(body)}` : `HTTP ${status}`,
    ...answerLines(body),
    ...messages.flatMap(({ text, cards }) => [
      'チャットに届いたもの',
      ...indented([...(text === '' ? [] : text.split('\n')), ...cards.flatMap(cardLines)]),
    ]),
  ]
}

/** The body of an invoke's answer; every other activity is answered without one. */
function answerLines(body: unknown): readonly string[] {
  const { type, value, statusCode } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  if (typeof type !== 'string') return []
  const card = typeof value === 'object' && value !== null && 'body' in value
  const lines = card ? cardLines(value) : [typeof value === 'string' ? value : JSON.stringify(value)]
  return [`${type}（${String(statusCode)}）`, ...indented(lines)]
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`)
