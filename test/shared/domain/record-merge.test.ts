import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RecordCells } from '../../../shared/src/domain/record.ts'
import { changedCells, outsideChanges, sameCells } from '../../../shared/src/domain/record-merge.ts'

const base = { weather: 'sunny', progress: '前の文', issue: null }

describe('リストの内容との比べ方', () => {
  test('こちらで変わった欄だけを書き、空欄と空の文は同じに扱う', () => {
    expect(changedCells({ weather: 'rainy', progress: '前の文', issue: '' }, base)).toEqual({ weather: 'rainy' })
    expect(changedCells({ progress: '' }, base)).toEqual({ progress: null })
  })

  test('リストで変わった欄が分かり、こちらでも変わっていたかが分かる', () => {
    const ours = { ...base, weather: 'cloudy' }
    expect(outsideChanges(base, ours, { ...base, weather: 'rainy', issue: '課題' })).toEqual([
      { cell: 'weather', base: 'sunny', ours: 'cloudy', theirs: 'rainy', both: true },
      { cell: 'issue', base: null, ours: null, theirs: '課題', both: false },
    ])
  })

  test('両方が同じ内容になった欄は、変更ではない', () => {
    const ours = { ...base, weather: 'rainy' }
    expect(outsideChanges(base, ours, { ...base, weather: 'rainy' })).toEqual([])
  })

  test('返事のなかった書き込みで自分が書いた内容は、ほかの人の変更ではない', () => {
    const there = { ...base, weather: 'rainy' }
    expect(outsideChanges(base, base, there, [{ weather: 'rainy' }])).toEqual([])
    expect(outsideChanges(base, base, there, [{ weather: 'stormy' }, { progress: 'rainy' }])).toHaveLength(1)
  })

  test('こちらの知らない欄は、比べない', () => {
    expect(outsideChanges(base, base, { ...base, note: '列を足した' })).toEqual([])
    expect(changedCells(base, { ...base, note: '列を足した' })).toEqual({})
  })

  const cells = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('x', 'y', '', null),
  ) as fc.Arbitrary<RecordCells>

  test('書けばそのとおりになり、もう一度書くものは残らない', () => {
    fc.assert(
      fc.property(cells, cells, (ours, there) => {
        const after = { ...there, ...changedCells(ours, there) }
        return sameCells(ours, after) && Object.keys(changedCells(ours, after)).length === 0
      }),
    )
  })

  test('誰も触れていなければ、どう書いていても変更は見つからない', () => {
    fc.assert(fc.property(cells, cells, (before, ours) => outsideChanges(before, ours, before).length === 0))
  })
})
