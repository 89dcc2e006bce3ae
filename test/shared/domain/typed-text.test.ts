import { expect, test } from '@jest/globals'
import { readOptionalText, readTypedText } from '../../../shared/src/domain/typed-text.ts'

test('文は、前後の空白を除いて残る', () => {
  expect(readTypedText(' 1月の課長会議で\r\n調整します。 ')).toEqual({ text: '1月の課長会議で\n調整します。' })
  expect(readOptionalText('　')).toEqual({ text: '' })
})

test('空と300字を超えるものは断られる', () => {
  expect(readTypedText(' \n')).toEqual({ refusal: { code: 'textMissing' } })
  expect(readTypedText('あ'.repeat(300))).toEqual({ text: 'あ'.repeat(300) })
  for (const read of [readTypedText, readOptionalText]) {
    expect(read('あ'.repeat(301))).toEqual({ refusal: { code: 'textTooLong', limit: 300, length: 301 } })
  }
})
