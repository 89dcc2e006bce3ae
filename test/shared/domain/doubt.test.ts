import { describe, expect, test } from '@jest/globals'
import {
  cellLimit,
  type Doubt,
  type DoubtField,
  reopenDoubt,
  type Settling,
  settleDoubt,
  titleLimit,
} from '../../../shared/src/domain/doubt.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'

const at = new Date('2025-12-16T01:42:00Z')
const by = '10000000-0000-4000-8000-000000000005'

function doubtOf(field: DoubtField | null, fiscalYear: number | null = null): Doubt {
  return {
    id: 'B1-5a-D1',
    measureId: field ? 'B1-5a' : null,
    field,
    fiscalYear,
    group: 'reading',
    kind: 'doubtful',
    about: field ? '' : '施策の数',
    note: '読み取ったまま残しています。',
    suggestion: '候補',
    place: 0,
    settled: null,
  }
}

function settled(result: Settling | { readonly refusal: Refusal }): Settling {
  if (isRefusal(result)) throw new Error('It was refused', { cause: result.refusal })
  return result
}

const correct = (doubt: Doubt, text: string, current: string) =>
  settleDoubt(doubt, { as: 'corrected', text }, current, by, at)

describe('「この読みでよい」とすると', () => {
  test.each(['title', 'purpose', 'target', 'progress', 'weather', null] as const)(
    '%s の台帳は変わらず、そのときの読みが残る',
    (field) => {
      const { doubt, registerText } = settled(settleDoubt(doubtOf(field), { as: 'read' }, '今の読み', by, at))
      expect(registerText).toBeNull()
      expect(doubt.settled).toEqual({ as: 'read', text: '今の読み', before: null, by, at })
    },
  )

  test('候補が書いてあっても、取り入れない', () => {
    expect(settled(settleDoubt(doubtOf('title'), { as: 'read' }, '', by, at)).doubt.settled?.text).toBe('')
  })
})

describe('直すと', () => {
  test.each(['title', 'purpose', 'milestone', 'actions', 'target'] as const)(
    '%s は台帳に反映され、前の文が残る',
    (field) => {
      const { doubt, registerText } = settled(correct(doubtOf(field), 'ハンコレス:100%', 'ハンコレス:50%'))
      expect(registerText).toBe('ハンコレス:100%')
      expect(doubt.settled).toMatchObject({ as: 'corrected', text: 'ハンコレス:100%', before: 'ハンコレス:50%' })
    },
  )

  test.each(['progress', 'weather'] as const)('公表資料の %s は変えず、記録だけが残る', (field) => {
    const { doubt, registerText } = settled(correct(doubtOf(field), 'cloudy', 'sunny'))
    expect(registerText).toBeNull()
    expect(doubt.settled).toMatchObject({ as: 'corrected', text: 'cloudy', before: null })
  })

  test('欄のない事項には、確認した内容が残る', () => {
    const { doubt, registerText } = settled(correct(doubtOf(null), '32施策で確定', ''))
    expect(registerText).toBeNull()
    expect(doubt.settled?.text).toBe('32施策で確定')
  })

  test('いまの読みと同じ文なら、原典どおりの確認になる', () => {
    const { doubt, registerText } = settled(correct(doubtOf('purpose'), '　同じ文\n', '同じ文'))
    expect(registerText).toBeNull()
    expect(doubt.settled?.as).toBe('read')
  })

  test('行はそのまま行になり、空の行と前後の空白は残らない', () => {
    expect(settled(correct(doubtOf('target'), ' 一行目\r\n\r\n　二行目\v三行目\u0000 ', '')).registerText).toBe(
      '一行目\n二行目\n三行目',
    )
  })

  test('管理項目は1行になる', () => {
    expect(settled(correct(doubtOf('title'), '書かない\n窓口', '')).registerText).toBe('書かない 窓口')
  })

  test.each([
    ['空欄', 'target', ' \n　', { code: 'textMissing' }],
    ['長すぎる目的', 'purpose', '目'.repeat(cellLimit + 1), { code: 'textTooLong', limit: cellLimit, length: 601 }],
    ['長すぎる管理項目', 'title', '管'.repeat(titleLimit + 1), { code: 'textTooLong', limit: titleLimit, length: 101 }],
    ['選択肢にない天気', 'weather', '快晴', { code: 'malformedRequest' }],
  ] as const)('%sは断られる', (_, field, text, refusal) => {
    expect(correct(doubtOf(field), text, '今の読み')).toEqual({ refusal })
  })

  test('ちょうどの長さは受け付ける', () => {
    expect(isRefusal(correct(doubtOf('title'), '管'.repeat(titleLimit), ''))).toBe(false)
  })

  test('確認済みのものは、先に取り消すまで変えられない', () => {
    const { doubt } = settled(correct(doubtOf('title'), '直した名前', '前の名前'))
    expect(correct(doubt, 'もう一度', '直した名前')).toEqual({
      refusal: { code: 'doubtSettledAlready', doubtId: 'B1-5a-D1' },
    })
  })
})

describe('取り消すと', () => {
  test('直した欄は前の文に戻り、未確認になる', () => {
    const { doubt } = settled(correct(doubtOf('purpose'), '直した文', ''))
    expect(reopenDoubt(doubt, '直した文')).toEqual({ doubt: doubtOf('purpose'), registerText: '' })
  })

  test('原典どおりとしたものは、台帳に触れずに未確認に戻る', () => {
    const { doubt } = settled(settleDoubt(doubtOf('purpose'), { as: 'read' }, '読み', by, at))
    expect(reopenDoubt(doubt, '後で変わった文')).toEqual({ doubt: doubtOf('purpose'), registerText: null })
  })

  test('その後に別の内容へ直された欄は、戻さない', () => {
    const { doubt } = settled(correct(doubtOf('purpose'), '直した文', '前の文'))
    expect(reopenDoubt(doubt, 'さらに直した文')).toEqual({
      refusal: { code: 'doubtCellChanged', doubtId: 'B1-5a-D1' },
    })
  })

  test('確認前のものは取り消せない', () => {
    expect(reopenDoubt(doubtOf('title'), '')).toEqual({ refusal: { code: 'doubtNotSettled', doubtId: 'B1-5a-D1' } })
  })
})
