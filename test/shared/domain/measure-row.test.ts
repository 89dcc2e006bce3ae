import { describe, expect, test } from '@jest/globals'
import { readMeasureRow } from '../../../shared/src/domain/measure-row.ts'
import { measures } from '../../support/small-city.ts'

const row = { id: 'B1-9', title: '新しい施策', leadDepartment: '総務部' }

describe('リストに足された施策の読み方', () => {
  test('番号から柱と領域が分かり、並びは最後になる', () => {
    expect(readMeasureRow(row, measures)).toEqual({
      id: 'B1-9',
      order: 5,
      title: '新しい施策',
      pillar: { id: 'B', name: '行政の効率' },
      area: { id: 'B1', name: '領域' },
      leadDepartment: '総務部',
      leadSection: null,
    })
  })

  test('全角や形の似た字で書かれた番号も読む', () => {
    expect(readMeasureRow({ ...row, id: '　Ｂ１−９ ' }, measures)).toMatchObject({ id: 'B1-9' })
    expect(readMeasureRow({ ...row, id: 'В1-9' }, measures)).toMatchObject({ id: 'B1-9' })
  })

  test('知らない領域は、柱と領域の名前が書かれていれば加わる', () => {
    expect(readMeasureRow({ ...row, id: 'D1-1' }, measures)).toEqual({ cells: ['pillarName', 'areaName'] })
    const named = { ...row, id: 'D1-1', pillarName: '新しい柱', areaName: '新しい領域' }
    expect(readMeasureRow(named, measures)).toMatchObject({ pillar: { id: 'D', name: '新しい柱' }, area: { id: 'D1' } })
  })

  test('ある番号、形の違う番号、空欄は、どの列かを言う', () => {
    expect(readMeasureRow({ ...row, id: 'B1-3' }, measures)).toEqual({ cells: ['id'] })
    expect(readMeasureRow({ id: '施策1' }, [])).toEqual({
      cells: ['id', 'title', 'pillarName', 'areaName', 'leadDepartment'],
    })
  })
})
