import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { board } from '../../../../shared/src/contract/board.ts'
import type { Refusal } from '../../../../shared/src/domain/refusal.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { goodAnswer } from '../../../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../../../support/test-city.ts'
import { type Channel, openChannel } from './channel.ts'

let city: TestCity
let channel: Channel

beforeAll(async () => {
  city = await startTestCity()
  channel = await openChannel(city)
}, 30_000)
afterAll(async () => {
  channel.close()
  await city.stop()
})

const answer = z.discriminatedUnion('type', [
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.looseObject({ type: z.literal('AdaptiveCard'), version: z.literal('1.5') }),
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
])

/** The line below the card, or the card itself. */
async function press(value: unknown): Promise<unknown> {
  const activity = channel.activity({ type: 'invoke', name: 'adaptiveCard/action', value })
  const { status, text } = await channel.deliverWell(activity)
  expect(status).toBe(200)
  return answer.parse(JSON.parse(text)).value
}

const pressVerb = (verb: unknown, data?: unknown) => press({ action: { type: 'Action.Execute', verb, data } })
const sentence = (code: 'malformedRequest' | 'unknownAction') => refusalJa({ code })
const aCard = expect.objectContaining({ type: 'AdaptiveCard' })

const form = { roundId: '2025Q3', measureId: 'A1-1' }
const submit = { ...form, basedOn: 0, nonce: randomUUID(), ...goodAnswer }

describe('読み取れないボタン', () => {
  test.each<[string, unknown]>([
    ['値がない', undefined],
    ['値が null', null],
    ['値が文字', 'checkIn.form'],
    ['値が並び', []],
    ['動作がない', {}],
    ['動作が null', { action: null }],
    ['動作が文字', { action: 'checkIn.form' }],
    ['動作が並び', { action: [{ verb: 'measures.list' }] }],
    ['名がない', { action: { data: form } }],
    ['名が null', { action: { verb: null } }],
    ['名が数', { action: { verb: 5 } }],
    ['名が並び', { action: { verb: ['measures.list'] } }],
  ])('%s', async (_, value) => {
    expect(await press(value)).toBe(sentence('malformedRequest'))
  })

  test.each(['', 'nothing', 'CHECKIN.FORM', 'checkIn.form ', '__proto__', 'constructor', 'toString', 'x'.repeat(5000)])(
    '知らない名 %p',
    async (verb) => {
      expect(await pressVerb(verb, form)).toBe(sentence('unknownAction'))
    },
  )
})

describe('一覧のボタン', () => {
  test.each([undefined, null, {}, { page: 0 }, { page: '0' }, { page: 7 }, { page: 2 ** 53 - 1 }, { other: 1 }])(
    '%p には一覧を返す',
    async (data) => {
      expect(await pressVerb('measures.list', data)).toEqual(aCard)
    },
  )

  test.each([
    [[]],
    ['0'],
    [5],
    [true],
    [{ page: -1 }],
    [{ page: 0.5 }],
    [{ page: 'x' }],
    [{ page: {} }],
    [{ page: 1e300 }],
  ])('%p は読み取れない', async (data) => {
    expect(await pressVerb('measures.list', data)).toBe(sentence('malformedRequest'))
  })
})

/** What makes the data of a button unreadable, for a form as for a submit. */
const unreadable: readonly [string, unknown][] = [
  ['値がない', undefined],
  ['値が null', null],
  ['値が並び', [form]],
  ['値が文字', JSON.stringify(form)],
  ['値が数', 5],
  ['空の値', {}],
  ['回がない', { ...submit, roundId: undefined }],
  ['回が数', { ...submit, roundId: 2025 }],
  ['回が空', { ...submit, roundId: '' }],
  ['回が41字', { ...submit, roundId: '2'.repeat(41) }],
  ['回に打てない文字', { ...submit, roundId: '2025Q3\u0000' }],
  ['施策がない', { ...submit, measureId: undefined }],
  ['施策が並び', { ...submit, measureId: ['A1-1'] }],
  ['施策に打てない文字', { ...submit, measureId: 'A1-1\u0000' }],
  ['施策に半端な文字', { ...submit, measureId: 'A1-1\ud800' }],
]

/** What is readable but answered no. */
const refusals: readonly [string, object, Refusal][] = [
  ['知らない回', { roundId: '2031Q1' }, { code: 'unknownRound', roundId: '2031Q1' }],
  ['回の形でない回', { roundId: '../../etc' }, { code: 'unknownRound', roundId: '../../etc' }],
  ['知らない施策', { measureId: 'Z9' }, { code: 'measureNotInRound', measureId: 'Z9', roundId: '2025Q3' }],
  ['ほかの人の施策', { measureId: 'B1-3' }, { code: 'notYourMeasure', measureId: 'B1-3' }],
  [
    'ほかの人の施策に、その人の番号を添えたもの',
    { measureId: 'B1-3', person: posts.generalAffairsLeader, aadObjectId: posts.generalAffairsLeader },
    { code: 'notYourMeasure', measureId: 'B1-3' },
  ],
]

describe('様式のボタン', () => {
  test.each(unreadable)('%s', async (_, data) => {
    expect(await pressVerb('checkIn.form', data)).toBe(sentence('malformedRequest'))
  })

  test.each(refusals)('%s', async (_, changes, refusal) => {
    expect(await pressVerb('checkIn.form', { ...form, ...changes })).toBe(refusalJa(refusal))
  })

  test('余分な項目は見ない', async () => {
    expect(await pressVerb('checkIn.form', { ...form, surprise: { deep: true } })).toEqual(aCard)
  })
})

describe('保存のボタン', () => {
  test.each<[string, unknown]>([
    ...unreadable,
    ['版がない', { ...submit, basedOn: undefined }],
    ['版が負', { ...submit, basedOn: -1 }],
    ['版が小数', { ...submit, basedOn: 0.5 }],
    ['版が文字', { ...submit, basedOn: 'first' }],
    ['版が大きすぎる', { ...submit, basedOn: 1e300 }],
    ['番号札がない', { ...submit, nonce: undefined }],
    ['番号札の形でない', { ...submit, nonce: 'again' }],
    ['番号札が数', { ...submit, nonce: 5 }],
    ['天気が数', { ...submit, weather: 1 }],
    ['天気が並び', { ...submit, weather: ['sunny'] }],
    ['進捗が null', { ...submit, progress: null }],
    ['進捗が組', { ...submit, progress: { text: 'x' } }],
    ['理由が真偽', { ...submit, directionReasonText: true }],
  ])('%s', async (_, data) => {
    expect(await pressVerb('checkIn.submit', data)).toBe(sentence('malformedRequest'))
  })

  test.each(refusals)('%s', async (_, changes, refusal) => {
    expect(await pressVerb('checkIn.submit', { ...submit, ...changes })).toBe(refusalJa(refusal))
  })

  test.each<[string, object]>([
    ['何も入れていない', { weather: undefined, progress: undefined, direction: undefined, directionReason: undefined }],
    ['選択肢にない天気', { weather: 'snow' }],
    ['型の部品と同じ名の天気', { weather: 'constructor' }],
    ['二つ選んだ方向性', { direction: 'continue,expand' }],
    ['401字の進捗', { progress: '進'.repeat(401) }],
    ['空白だけの進捗', { progress: ' \u3000\n ' }],
  ])('%s は、様式のまま戻る', async (_, changes) => {
    const card = await pressVerb('checkIn.submit', { ...submit, ...changes })
    expect(card).toEqual(aCard)
    expect(JSON.stringify(card)).toContain('checkIn.submit')
  })

  test('カードに載らない長さの文は、文で断る', async () => {
    expect(await pressVerb('checkIn.submit', { ...submit, progress: '進'.repeat(30_000) })).toEqual(expect.any(String))
  })

  test('ここまでの依頼では、何も保存されていない', async () => {
    const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
    expect(board.parse(body).measures.filter(({ current }) => current !== null)).toEqual([])
  })
})
