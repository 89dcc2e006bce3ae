import { describe, expect, test } from '@jest/globals'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'

/** Every text that takes no values, as `path: text`. */
function fixedTexts(part: unknown, path = ''): { readonly path: string; readonly text: string }[] {
  if (typeof part === 'string') return [{ path, text: part }]
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, inner]) => fixedTexts(inner, path === '' ? name : `${path}.${name}`))
}

const texts = fixedTexts(chatJa)

describe('カードとチャットの文', () => {
  test('空の文や、組み立て忘れの記号がない', () => {
    expect(texts.length).toBeGreaterThan(30)
    // An answer of a person needs no mark of where it comes from.
    const blank = texts.filter(({ path, text }) => text.trim() === '' && !/source(Mark)?\.answer$/.test(path))
    expect(blank).toEqual([])
    expect(texts.filter(({ text }) => text.includes('${') || text.includes('undefined'))).toEqual([])
  })

  test('チャットの返事は、文として「。」で終わる', () => {
    const replies = texts.filter(({ path }) => path.startsWith('replies.'))
    expect(replies.length).toBeGreaterThan(4)
    expect(replies.filter(({ text }) => !text.endsWith('。'))).toEqual([])
  })

  test('通知の文には、四半期・件数・期限が入る', () => {
    expect(chatJa.overview.summary('2025Q3', 9, '2025-12-26')).toBe(
      '【業務改革】R7 Q3 進捗のご回答（9施策）12月26日（金）まで',
    )
  })

  test('残りがあるうちは目安の時間を言い、すべて済めば言わない', () => {
    expect(chatJa.overview.due('2025-12-26', 3, 9, 3)).toBe('期限 **12月26日（金）**　回答済 3／9　目安 3分')
    expect(chatJa.overview.due('2025-12-26', 9, 9, 1)).toBe('期限 **12月26日（金）**　回答済 9／9')
  })

  test('状況の返事は、残りがあれば期限を、なければお礼を言う', () => {
    expect(chatJa.replies.status('2025Q3', 3, 9, '2025-12-26')).toBe(
      'R7 Q3：回答済 3／9施策。期限は12月26日（金）です。',
    )
    expect(chatJa.replies.status('2025Q3', 9, 9, '2025-12-26')).toMatch(/ありがとうございます。$/)
  })
})
