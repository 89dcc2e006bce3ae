import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const folder = new URL('../../../shared/src/wording/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))

/** What the city's letters do not say, each with what is said instead. */
const forbidden = {
  催促: 'お願い、期限のお知らせ',
  督促: 'お願い、期限のお知らせ',
  上申: '所属長へのお知らせ、ご相談',
  エスカレーション: '所属長へのお知らせ、ご相談',
  差戻: '確認のお願い',
  差し戻: '確認のお願い',
  却下: '確認のお願い',
  不備: '確認のお願い',
  未提出: '未回答の施策',
  遅延者: '未回答の施策',
  既読: '開いたことを確認',
  未読: '開いたことを確認',
  エラー: '○○を△△の形でご入力ください',
  不正な: '○○を△△の形でご入力ください',
  失敗: '連絡先の確認が必要な施策',
} as const

test('調べる文言のファイルがある', () => {
  expect(files).toContain('chat.ja.ts')
  expect(files).toContain('refusals.ja.ts')
})

test.each(Object.entries(forbidden))('「%s」は使わず、「%s」のように書く', (word) => {
  const found = files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.includes(word) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
