import { describe, expect, test } from '@jest/globals'
import { recordCauses } from '../../../shared/src/domain/record-cause.ts'
import { recordCauseSentence } from '../../../shared/src/wording/record.ja.ts'

describe('SharePoint に届かない理由の文', () => {
  test.each([...recordCauses])('%s には、回答が残っていることか、次にすることが書いてある', (cause) => {
    const sentence = recordCauseSentence[cause]
    expect(sentence).toMatch(/保存されて|ください/)
    expect(sentence).not.toMatch(/催促|督促|差戻し|未提出者|エラー|不正な値/)
  })

  test.each(['notSignedIn', 'noRight', 'listMissing', 'columnMissing'] as const)(
    '%s は、だれに頼めばよいかを言う',
    (cause) => expect(recordCauseSentence[cause]).toContain('情報システム担当'),
  )

  test('権限がないときは、足りない権限の名前と、それを付ける人を言う', () => {
    expect(recordCauseSentence.noRight).toContain('Sites.Selected')
    expect(recordCauseSentence.noRight).toContain('SharePoint 管理者')
  })
})
