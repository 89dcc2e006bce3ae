import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { AdaptiveCard, SerializationContext } from 'adaptivecards'
import { cardLimit } from '../../../bot/src/cards/render-card.ts'
import { cardStates } from '../../../infra/local/gallery/states.ts'

type Json = Readonly<Record<string, unknown>>

/** Every object of a card, in reading order. */
function partsOf(card: unknown): readonly Json[] {
  if (Array.isArray(card)) return card.flatMap(partsOf)
  if (typeof card !== 'object' || card === null) return []
  return [card as Json, ...Object.values(card).flatMap(partsOf)]
}

const cards = new URL('../../../bot/src/cards/', import.meta.url)
const gallery = new URL('../../../infra/local/gallery/', import.meta.url)
const sources = (folder: URL) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))

describe.each(cardStates)('カードの一覧の $id（$group：$name）', ({ card }) => {
  const json = card as unknown as Json
  const text = JSON.stringify(card)

  test('は、1.5版のカードで、20,000字に収まり、差し込みの記号が残らない', () => {
    expect([json.type, json.version, json.lang]).toEqual(['AdaptiveCard', '1.5', 'ja'])
    expect(text.length).toBeLessThanOrEqual(cardLimit)
    expect(text).not.toContain('${')
    expect(text).not.toMatch(/undefined|NaN|\[object /)
  })

  test('のボタンは、ひとまとまりに6つまでで、どれにも名前がある', () => {
    for (const { actions } of partsOf(card)) {
      if (!Array.isArray(actions)) continue
      expect(actions.length).toBeLessThanOrEqual(6)
      expect(actions.filter((action: Json) => action.title === '' || typeof action.title !== 'string')).toEqual([])
    }
  })

  test('は、描く側に苦情なく読まれる', () => {
    const read = new SerializationContext()
    new AdaptiveCard().parse(JSON.parse(text), read)
    const complaints = Array.from({ length: read.eventCount }, (_, index) => read.getEventAt(index).message)
    // The library keeps its pattern's position from card to card and refuses every other "ja".
    expect(complaints.filter((message) => !message.includes('"lang"'))).toEqual([])
  })
})

describe('カードの一覧には', () => {
  test('打ったものを残して断るカードが、どれも理由を赤で示している', () => {
    const keeping = cardStates.filter(
      ({ id, card }) => /-refused$/.test(id) && /"type":"Input\./.test(JSON.stringify(card)),
    )
    expect(keeping.length).toBeGreaterThan(4)
    const inRed = keeping.filter(({ card }) => partsOf(card).some(({ color }) => color === 'Attention'))
    expect(inRed.map(({ id }) => id)).toEqual(keeping.map(({ id }) => id))
  })

  test('同じ名前の状態がない', () => {
    const ids = cardStates.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(ids.length).toBeGreaterThan(90)
  })

  test('カードを作る関数が、すべて出てくる', () => {
    const makers = sources(cards).flatMap((source) =>
      [...source.matchAll(/^export function (\w+Card)\(/gm)].map(([, name]) => name ?? ''),
    )
    const used = sources(gallery).join('\n')
    expect(makers.length).toBeGreaterThan(15)
    expect(makers.filter((name) => !used.includes(`${name}(`))).toEqual([])
  })
})
