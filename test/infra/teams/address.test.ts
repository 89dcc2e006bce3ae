import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAddress, writeAddress } from '../../../infra/local/chat/address.ts'

describe('並べる人のアドレス', () => {
  test.each([
    ['', []],
    ['#', []],
    ['#person=a', [{ person: 'a', channel: null }]],
    [
      '#person=a,b',
      [
        { person: 'a', channel: null },
        { person: 'b', channel: null },
      ],
    ],
    [
      '#person=a%2Cb&channel=,c',
      [
        { person: 'a', channel: null },
        { person: 'b', channel: 'c' },
      ],
    ],
    ['#person=,a,&channel=', [{ person: 'a', channel: null }]],
  ])('%j を読む', (hash, columns) => {
    expect(readAddress(hash)).toEqual(columns)
  })

  test('四人目からは並べない', () => {
    expect(readAddress('#person=a,b,c,d').map(({ person }) => person)).toEqual(['a', 'b', 'c'])
  })

  test('一人のチャットだけなら、短いままになる', () => {
    expect(writeAddress([{ person: 'a', channel: null }])).toBe('#person=a')
  })

  test('書いたものは、同じに読める', () => {
    const id = fc.stringMatching(/^[\w:.@;=-]+$/)
    const columns = fc.array(fc.record({ person: id, channel: fc.option(id) }), { minLength: 1, maxLength: 3 })
    fc.assert(fc.property(columns, (given) => expect(readAddress(writeAddress(given))).toEqual(given)))
  })
})
