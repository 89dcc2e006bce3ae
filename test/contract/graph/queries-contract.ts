/** Questions to a list: filters, pages, what changed since, and many requests in one. */

import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { behaves, tell } from './behaves.ts'
import { filter, type OwnList } from './own-list.ts'

const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' }

export function queriesContract(own: OwnList): void {
  const { admin, list } = own

  behaves('query.filter', async () => {
    const round = `it's ${randomUUID()} & #1`
    for (const Amount of [1, 2, 3]) await own.create({ Title: 'x', RoundId: round, Amount })
    const text = filter(`fields/RoundId eq '${round.replaceAll("'", "''")}'`)
    const found = await own.all(`${list()}/items?$expand=fields&${text}`)
    expect(found.map((one) => (one.fields as { Amount: number }).Amount)).toEqual([1, 2, 3])
    const upper = await own.all(
      `${list()}/items?${filter(`fields/RoundId eq '${round.toUpperCase().replaceAll("'", "''")}'`)}`,
    )
    tell('query.textEquality', upper.length > 0 ? '区別しない' : '区別する')
  })
  behaves('query.notIndexed', async () => {
    const refused = await admin('GET', `${list()}/items?${filter('fields/Amount eq 1')}`)
    expect(refused.status).toBe(400)
    expect(refused.body.error.message).toMatch(/HonorNonIndexedQueriesWarningMayFailRandomly/)
  })
  behaves('query.prefer', async () => {
    const amount = 40_000 + Math.floor(Math.random() * 9000)
    for (const Title of ['1', '2', '3']) await own.create({ Title, Amount: amount })
    const path = `${list()}/items?$top=1&${filter(`fields/Amount eq ${amount}`)}`
    expect((await own.all(path, prefer)).length).toBe(3)
    let first = await admin('GET', path, undefined, prefer)
    while (first.body.value.length === 0) first = await admin('GET', path, undefined, prefer)
    const next = await admin('GET', first.body['@odata.nextLink'])
    tell('query.preferOnNextPage', next.status === 200 ? '要らない' : `要る（${next.status}）`)
  })
  behaves('query.orderBy', async () => {
    const answer = await admin('GET', `${list()}/items?$orderby=fields/Amount%20desc`)
    expect([200, 400]).toContain(answer.status)
    tell('query.orderBy', answer.status === 200 ? '断られなかった' : '断られた')
  })
  behaves('query.count', async () => {
    expect((await admin('GET', `${list()}/items?$count=true`)).status).toBe(400)
  })
  behaves('query.broken', async () => {
    expect((await admin('GET', `${list()}/items?${filter("fields/Key eq 'A")}`)).status).toBe(400)
  })
  behaves('query.pages', async () => {
    const round = randomUUID()
    const made: string[] = []
    for (let Amount = 0; Amount < 9; Amount += 1)
      made.push((await own.create({ Title: 'x', RoundId: round, Amount })).id)
    const found = await own.all(`${list()}/items?$top=2&${filter(`fields/RoundId eq '${round}'`)}`)
    expect(found.map(({ id }) => id)).toEqual(made)
    const everything = await own.all(`${list()}/items?$top=4`)
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length)
    expect(everything.map(({ id }) => id)).toEqual(expect.arrayContaining(made))
  })
  behaves('query.unknownSelect', async () => {
    const answer = await admin('GET', `${list()}/items?$expand=${encodeURIComponent('fields($select=NoSuchColumn)')}`)
    expect([200, 400]).toContain(answer.status)
    tell('query.unknownSelect', String(answer.status))
  })

  behaves('batch.order', async () => {
    const requests = [1, 2, 3].map((n) => ({
      id: String(n),
      method: 'POST',
      url: `${list()}/items`,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { Title: `一括${n}`, Amount: n } },
    }))
    const { status, body } = await admin('POST', '/$batch', { requests })
    expect(status).toBe(200)
    const statuses = body.responses.map(({ id, status: one }: { id: string; status: number }) => `${id}:${one}`)
    expect(statuses.sort()).toEqual(['1:201', '2:201', '3:201'])
  })
  behaves('batch.twenty', async () => {
    const requests = Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: `${list()}` }))
    expect((await admin('POST', '/$batch', { requests })).status).toBe(400)
  })
  behaves('batch.badUrl', async () => {
    const answer = await admin('POST', '/$batch', { requests: [{ id: '1', method: 'GET', url: `/v1.0${list()}` }] })
    expect([answer.status, answer.body.responses?.[0]?.status]).not.toContain(200)
  })
  behaves('batch.dependsOn', async () => {
    const { body } = await admin('POST', '/$batch', {
      requests: [
        { id: '1', method: 'GET', url: `${list()}/items/999999999` },
        { id: '2', method: 'GET', url: list(), dependsOn: ['1'] },
      ],
    })
    const second = body.responses.find(({ id }: { id: string }) => id === '2')
    expect(second.status).toBe(424)
  })
  behaves('batch.noRollback', async () => {
    const key = randomUUID()
    const create = (id: string, fields: object) => ({
      id,
      method: 'POST',
      url: `${list()}/items`,
      headers: { 'Content-Type': 'application/json' },
      body: { fields },
    })
    await admin('POST', '/$batch', { requests: [create('1', { Title: 'x', Key: key }), create('2', { Nothing: 1 })] })
    expect((await own.all(`${list()}/items?${filter(`fields/Key eq '${key}'`)}`)).length).toBe(1)
  })
}

export function deltaContract(own: OwnList): void {
  const { admin, list } = own

  /** Entries until the link for later, and that link. */
  const follow = async (from: string) => {
    const entries: Record<string, unknown>[] = []
    for (let link = from; ; ) {
      const { status, body } = await admin('GET', link)
      expect(status).toBe(200)
      entries.push(...body.value)
      if (body['@odata.deltaLink']) return { entries, link: body['@odata.deltaLink'] as string }
      link = body['@odata.nextLink']
    }
  }
  /** A real service is late. */
  const until = async (from: string, seen: (entries: readonly Record<string, unknown>[]) => boolean) => {
    const all: Record<string, unknown>[] = []
    let link = from
    for (let round = 0; round < 60; round += 1) {
      const { entries, link: next } = await follow(link)
      all.push(...entries)
      link = next
      if (seen(all)) return all
      await new Promise((resolve) => setTimeout(resolve, 5000))
    }
    throw new Error('The change did not appear within five minutes')
  }

  behaves('delta.latest', async () => {
    const { entries, link } = await follow(`${list()}/items/delta?token=latest`)
    expect(entries).toEqual([])
    expect(link).toMatch(/^https:/)
  })
  behaves('delta.all', async () => {
    const { id } = await own.create({ Title: '数えあげ' })
    const entries = await until(`${list()}/items/delta`, (all) => all.some((one) => one.id === id))
    const entry = entries.find((one) => one.id === id)
    expect(entry).not.toHaveProperty('deleted')
  })
  behaves('delta.changes', async () => {
    const [changed, gone] = [await own.create({ Title: '変わる' }), await own.create({ Title: '消える' })]
    const { link } = await follow(`${list()}/items/delta?$expand=fields`)
    await admin('PATCH', `${list()}/items/${changed.id}/fields`, { Amount: 7 })
    await admin('DELETE', `${list()}/items/${gone.id}`)
    const last = (all: readonly Record<string, unknown>[], id: string) => all.findLast((one) => one.id === id)
    const entries = await until(link, (all) => Boolean(last(all, gone.id)?.deleted) && Boolean(last(all, changed.id)))
    expect(last(entries, gone.id)).toMatchObject({ deleted: expect.anything() })
    expect(last(entries, gone.id)).not.toHaveProperty('fields')
    tell('delta.expand', last(entries, changed.id)?.fields ? '働いた' : '無視された')
  })
}
