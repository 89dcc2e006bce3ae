import { describe, expect, test } from '@jest/globals'
import { keepsPmo, readDuties, readPost } from '../../../shared/src/domain/member-edit.ts'
import type { Person } from '../../../shared/src/domain/person.ts'

const pmo: Person = { id: 'a', post: 'PMO', duties: [{ kind: 'pmo', unit: 'digitalStrategy' }] }
const other: Person = { id: 'b', post: '主事', duties: [] }

describe('メンバーの行の読み方', () => {
  test('職は空白をそろえて読み、空欄と長すぎるものは読まない', () => {
    expect(readPost(' 総務課　長 ')).toBe('総務課 長')
    expect(readPost('')).toBeNull()
    expect(readPost(null)).toBeNull()
    expect(readPost('長'.repeat(61))).toBeNull()
  })

  test('役割は一行に一つ。読めない行が一つでもあれば、どれも取り込まない', () => {
    expect(readDuties('manager:総務課\n\nowner\nowner')).toEqual([
      { kind: 'manager', section: '総務課' },
      { kind: 'owner' },
    ])
    expect(readDuties(null)).toEqual([])
    expect(readDuties('manager:総務課\n課長')).toBeNull()
  })

  test('最後のPMOはなくせない。ほかにいれば外せる', () => {
    expect(keepsPmo([pmo, other], { ...pmo, duties: [] })).toBe(false)
    expect(keepsPmo([pmo, { ...other, duties: pmo.duties }], { ...pmo, duties: [] })).toBe(true)
    expect(keepsPmo([other], { ...other, post: '主査' })).toBe(true)
  })
})
