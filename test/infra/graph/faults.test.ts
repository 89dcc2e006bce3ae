import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultEffect } from '../../../infra/local/graph/faults.ts'
import { create, leader, listName, type SmallTenant, smallTenant, start } from './small-tenant.ts'

let small: SmallTenant
beforeEach(async () => {
  small = await smallTenant()
})

const stored = (key: string) => small.double.sites[0]?.list(listName).items.idsWith('Key', key) ?? []
const post = (key: string, init: RequestInit = {}) =>
  small.double.fetch(`https://graph.microsoft.com/v1.0${small.list}/items`, {
    method: 'POST',
    headers: { authorization: `Bearer ${small.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { Key: key } }),
    ...init,
  })

describe('保存したのに、返事が届かない', () => {
  test('保存してから 504 になる', async () => {
    small.double.faults.add({
      match: { operation: 'createItem' },
      when: 'after',
      effect: { kind: 'status', status: 504 },
    })
    expect((await post('A')).status).toBe(504)
    expect(stored('A').length).toBe(1)
  })
  test('保存してから接続が切れる', async () => {
    small.double.faults.add({ match: { operation: 'createItem' }, when: 'after', effect: { kind: 'reset' } })
    await expect(post('A')).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } })
    expect(stored('A').length).toBe(1)
  })
  test('保存してから、待つ人があきらめるまで黙る', async () => {
    small.double.faults.add({ match: { operation: 'createItem' }, when: 'after', effect: { kind: 'hang' } })
    const patience = new AbortController()
    const answer = post('A', { signal: patience.signal })
    while (stored('A').length === 0) await setImmediate()
    patience.abort(new Error('待ちきれない'))
    await expect(answer).rejects.toThrow('待ちきれない')
  })
  test('一括の一つが接続を切ると、ほかの要求は行われたあとで、全体の返事がなくなる', async () => {
    small.double.faults.add({
      match: { operation: 'createItem', body: /"B"/ },
      when: 'after',
      effect: { kind: 'reset' },
    })
    const requests = ['A', 'B', 'C'].map((Key) => create(small.list, { Key }, Key))
    await expect(small.ask('POST', '/$batch', { requests })).rejects.toThrow('fetch failed')
    expect(['A', 'B', 'C'].map((key) => stored(key).length)).toEqual([1, 1, 1])
  })
  test('一括の一つが断られても、つながってはいたので、断られたのではなく切れたと見える', async () => {
    small.double.faults.add({ match: { operation: 'createItem', body: /"B"/ }, effect: { kind: 'refused' } })
    const requests = ['A', 'B'].map((Key) => create(small.list, { Key }, Key))
    const answer = small.ask('POST', '/$batch', { requests })
    await expect(answer).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(['A', 'B'].map((key) => stored(key).length)).toEqual([1, 0])
  })
  test('行う前に切れることもある', async () => {
    small.double.faults.add({ effect: { kind: 'reset' } })
    await expect(post('A')).rejects.toThrow('fetch failed')
    expect(stored('A')).toEqual([])
  })
})

describe('待つようにという返事', () => {
  const forms: readonly [string, string | undefined | ((now: Date) => string)][] = [
    ['秒', '7'],
    ['小数', '2.5'],
    ['零', '0'],
    ['日付', (now) => new Date(now.getTime() + 5000).toUTCString()],
    ['なし', undefined],
  ]
  test.each(forms)('429 と 503 の Retry-After：%s', async (_name, retryAfter) => {
    for (const status of [429, 503]) {
      small.double.faults.add({ effect: { kind: 'status', status, ...(retryAfter ? { retryAfter } : {}) } })
      const answer = await small.ask('GET', small.list)
      expect(answer.status).toBe(status)
      const expected = typeof retryAfter === 'function' ? retryAfter(start) : (retryAfter ?? null)
      expect(answer.headers.get('retry-after')).toBe(expected)
    }
  })
  test('一括では、要求ごとに断られる', async () => {
    small.double.faults.add({
      match: { part: true, body: /"B"/ },
      effect: { kind: 'status', status: 429, retryAfter: '3' },
    })
    const requests = ['A', 'B'].map((Key) => create(small.list, { Key }, Key))
    const { body } = await small.ask('POST', '/$batch', { requests })
    const part = (id: string) => body.responses.find((one: { id: string }) => one.id === id)
    expect([part('A').status, part('B').status]).toEqual([201, 429])
    expect(part('B').headers['Retry-After']).toBe('3')
  })
})

describe('断りと食い違い', () => {
  test.each([
    ['resourceModified', 'resourceModified'],
    ['notAllowed', 'notAllowed'],
    ['empty', null],
  ] as const)('412 の本文：%s', async (body, code) => {
    await post('A')
    small.double.faults.add({ match: { operation: 'changeFields' }, effect: { kind: 'precondition', body } })
    const answer = await small.ask('PATCH', `${small.list}/items/1/fields`, { Amount: 1 })
    expect([answer.status, answer.body?.error?.code ?? null]).toEqual([412, code])
  })
  test('409 と、しきい値の断りも起こせる', async () => {
    small.double.faults.add({ match: { operation: 'createItem' }, effect: { kind: 'saveConflict' } })
    expect((await post('A')).status).toBe(409)
    small.double.faults.add({ match: { operation: 'getItems' }, effect: { kind: 'threshold' } })
    expect((await small.ask('GET', `${small.list}/items`)).status).toBe(400)
  })
  test('一括の途中でトークンが切れると、残りの要求も次の要求も 401 になる', async () => {
    small.double.faults.add({ match: { part: true, body: /"C"/ }, effect: { kind: 'tokenExpires' } })
    const requests = ['A', 'B', 'C'].map((Key) => create(small.list, { Key }, Key))
    const { body } = await small.ask('POST', '/$batch', { requests })
    expect(body.responses.find((one: { id: string }) => one.id === 'C').status).toBe(401)
    expect((await small.ask('GET', small.list)).status).toBe(401)
  })
})

describe('読めない返事', () => {
  const spoiled: readonly [string, FaultEffect, (answer: { text: string; headers: Headers }) => void][] = [
    ['JSON の代わりに HTML', { kind: 'html' }, ({ text }) => expect(text).toMatch(/^<!DOCTYPE html>/)],
    ['途中で切れた JSON', { kind: 'truncated' }, ({ text }) => expect(() => JSON.parse(text)).toThrow()],
    ['本文のない JSON', { kind: 'emptyJson' }, ({ text }) => expect(text).toBe('')],
    ['別の種類の名', { kind: 'wrongType' }, ({ headers }) => expect(headers.get('content-type')).toBe('text/plain')],
  ]
  test.each(spoiled)('%s', async (_name, effect, look) => {
    small.double.faults.add({ effect, when: 'after' })
    const answer = await small.ask('GET', small.list)
    expect(answer.status).toBe(200)
    look(answer)
  })
  test('200 の中に、問題を告げる行が混じる', async () => {
    await post('A')
    small.double.faults.add({ match: { operation: 'getDelta' }, when: 'after', effect: { kind: 'errorEntry' } })
    const { status, body } = await small.ask('GET', `${small.list}/items/delta`)
    expect(status).toBe(200)
    expect(body.value.filter((one: object) => 'error' in one && !('id' in one)).length).toBe(1)
  })
})

describe('足もとが変わる', () => {
  test('要求の最中に、管理者が列を消す', async () => {
    const { double } = small
    double.faults.add({
      match: { operation: 'createItem' },
      effect: { kind: 'do', act: () => double.administrator().deleteColumn(listName, 'Weather') },
    })
    const answer = await small.ask('POST', `${small.list}/items`, { fields: { Weather: '晴れ' } })
    expect([answer.status, answer.body.error.message]).toEqual([400, "Field 'Weather' is not recognized"])
  })
  test('索引がなくなると、絞り込めない', async () => {
    small.double.administrator().dropIndex(listName, 'RoundId')
    expect((await small.ask('GET', `${small.list}/items?$filter=fields/RoundId%20eq%20'x'`)).status).toBe(400)
  })
  test('リストがなくなり、権利がなくなる', async () => {
    small.double.administrator().deleteList(listName)
    expect((await small.ask('GET', small.list)).status).toBe(404)
    small.double.administrator().revoke('product')
    expect((await small.ask('GET', small.site)).status).toBe(403)
  })
  test('人がサイトから外れると、その番号には誰もいない', async () => {
    const admin = small.double.administrator()
    const number = admin.numberOf(leader)
    expect((await small.ask('POST', `${small.list}/items`, { fields: { LeaderLookupId: number } })).status).toBe(201)
    admin.removePerson(leader)
    expect((await small.ask('POST', `${small.list}/items`, { fields: { LeaderLookupId: number } })).status).toBe(400)
  })
  test('一時間、誰もいない', async () => {
    small.double.outage(3_600_000)
    await expect(post('A')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
    small.double.advance(3_600_001)
    expect((await post('A')).status).toBe(401)
    expect(small.double.requests.map(({ status }) => status)).toEqual(['refused', 401])
  })
})

describe('頼んだ通りに起きる', () => {
  test('何度目か、何回か、どの割合か', async () => {
    small.double.faults.add({ match: { method: 'GET', skip: 1 }, times: 2, effect: { kind: 'status', status: 500 } })
    const statuses: number[] = []
    for (let n = 0; n < 4; n += 1) statuses.push((await small.ask('GET', small.list)).status)
    expect(statuses).toEqual([200, 500, 500, 200])
    small.double.faults.add({ rate: 0.5, effect: { kind: 'status', status: 502 } })
    let refused = 0
    for (let n = 0; n < 200; n += 1) refused += (await small.ask('GET', small.list)).status === 502 ? 1 : 0
    expect(refused).toBeGreaterThan(60)
    expect(refused).toBeLessThan(140)
  })
  test('起きなかった障害は、あとで分かる', () => {
    small.double.faults.add({ match: { operation: 'createItem' }, effect: { kind: 'reset' } })
    expect(() => small.double.assertClean()).toThrow(/never happened/)
  })
})
