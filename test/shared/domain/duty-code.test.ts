import { describe, expect, test } from '@jest/globals'
import { dutyCode, readDutyCode, readDutyCodes } from '../../../shared/src/domain/duty-code.ts'
import type { Duty } from '../../../shared/src/domain/person.ts'
import { dutyJa, readDutyJa } from '../../../shared/src/wording/record.ja.ts'

const duties: readonly Duty[] = [
  { kind: 'pmo', unit: 'digitalStrategy' },
  { kind: 'pmo', unit: 'administrativeReform' },
  { kind: 'manager', section: '総務課' },
  { kind: 'manager', section: '名前に:コロンと：全角コロンのある課' },
  { kind: 'departmentHead', department: '総務部' },
  { kind: 'programmeManager' },
  { kind: 'owner' },
]

describe('役割の書き方', () => {
  test.each(duties)('どの役割も、符号に書いて読み戻せる %j', (duty) => {
    expect(readDutyCode(dutyCode(duty))).toEqual(duty)
  })

  test.each(duties)('どの役割も、日本語に書いて読み戻せる %j', (duty) => {
    expect(readDutyJa(dutyJa(duty))).toEqual(duty)
  })

  test.each(['', 'pmo', 'pmo:', 'pmo:総務課', 'manager', 'manager:', 'owner:市長', 'mayor', 'departmentHead'])(
    '役割でない符号は読まない「%s」',
    (code) => expect(readDutyCode(code)).toBeNull(),
  )

  test.each(['', '課長', '課長：', 'PMO：総務課', 'プロジェクトオーナー：市長', '係長：総務課'])(
    '役割でない日本語は読まない「%s」',
    (text) => expect(readDutyJa(text)).toBeNull(),
  )

  test('人が打つ書き方（半角のコロン、前後の空白、小文字）でも読む', () => {
    expect(readDutyJa(' 課長 : 総務課 ')).toEqual({ kind: 'manager', section: '総務課' })
    expect(readDutyJa('pmo:デジタル戦略室')).toEqual({ kind: 'pmo', unit: 'digitalStrategy' })
  })

  test('役割でない行は飛ばす', () => {
    expect(readDutyCodes(['owner', '？', 'manager:総務課'])).toEqual([
      { kind: 'owner' },
      { kind: 'manager', section: '総務課' },
    ])
  })
})
