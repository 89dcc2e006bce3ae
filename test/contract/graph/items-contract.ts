/** Rows: what may be written, what is read back, and what happens when two save at once. */

import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { behaves, tell } from './behaves.ts'
import type { OwnList } from './own-list.ts'

export function itemsContract(own: OwnList): void {
  const { admin, list } = own
  const patch = (id: string, fields: object, headers?: Record<string, string>) =>
    admin('PATCH', `${list()}/items/${id}/fields`, fields, headers)

  behaves('item.create', async () => {
    const made = await admin('POST', `${list()}/items`, { fields: { Title: '紙決裁の廃止', Key: randomUUID() } })
    expect(made.status).toBe(201)
    expect(made.body.id).toMatch(/^\d+$/)
    tell('item.createReply', made.body.fields ? 'fields が付いた' : 'fields は付かなかった')
  })
  behaves('item.createTime', async () => {
    const made = await admin('POST', `${list()}/items`, { fields: { Title: '作成日時' } })
    const read = await admin('GET', `${list()}/items/${made.body.id}`)
    tell('item.createTime', made.body.createdDateTime === read.body.createdDateTime ? '同じだった' : '違った')
    expect(read.body.createdDateTime).toMatch(/^\d{4}-\d\d-\d\dT/)
  })
  behaves('item.fieldsOnlyExpanded', async () => {
    const { id } = await own.create({ Title: '展開' })
    expect((await admin('GET', `${list()}/items/${id}`)).body.fields).toBeUndefined()
    expect((await own.read(id)).Title).toBe('展開')
  })
  behaves('item.nullOmitted', async () => {
    const { id } = await own.create({ Title: '空の列', Amount: 3 })
    const fields = await own.read(id)
    expect(fields.Amount).toBe(3)
    expect(fields).not.toHaveProperty('RoundId')
  })
  behaves('item.unknownField', async () => {
    const refused = await admin('POST', `${list()}/items`, { fields: { Title: 'x', NoSuchColumn: 1 } })
    expect(refused.status).toBe(400)
    expect(refused.body.error.message).toMatch(/NoSuchColumn/)
  })
  behaves('item.wrongType', async () => {
    expect((await admin('POST', `${list()}/items`, { fields: { Title: 'x', Amount: '三' } })).status).toBe(400)
  })
  behaves('item.longText', async () => {
    expect((await admin('POST', `${list()}/items`, { fields: { Title: 'あ'.repeat(256) } })).status).toBe(400)
    const { id } = await own.create({ Title: 'い'.repeat(255), Progress: '一行目\n二行目' })
    expect(await own.read(id)).toMatchObject({ Title: 'い'.repeat(255), Progress: '一行目\n二行目' })
  })
  behaves('item.veryLongText', async () => {
    const refused = await admin('POST', `${list()}/items`, { fields: { Title: 'x', Progress: 'あ'.repeat(64_000) } })
    tell('item.veryLongText', String(refused.status))
    expect([201, 400, 413]).toContain(refused.status)
  })
  behaves('item.multiNeedsType', async () => {
    expect((await admin('POST', `${list()}/items`, { fields: { Title: 'x', Tags: ['a', 'b'] } })).status).toBe(400)
    const { id } = await own.create({ Title: 'x', 'Tags@odata.type': 'Collection(Edm.String)', Tags: ['a', 'b'] })
    expect((await own.read(id)).Tags).toEqual(['a', 'b'])
  })
  behaves('item.foreignChoice', async () => {
    const made = await admin('POST', `${list()}/items`, { fields: { Title: 'x', Weather: '霧' } })
    expect([201, 400]).toContain(made.status)
    tell('item.foreignChoice', made.status === 201 ? '入った' : '断られた')
  })
  behaves('item.dateOnly', async () => {
    const { id } = await own.create({ Title: 'x', DueOn: '2025-12-26' })
    const read = String((await own.read(id)).DueOn)
    expect(read).toMatch(/^2025-12-2[56]T\d\d:00:00Z$/)
    tell('item.dateOnly', read)
  })
  behaves('item.clear', async () => {
    const { id } = await own.create({ Title: 'x', Amount: 1, Progress: '文' })
    const cleared = await patch(id, { Amount: null, Progress: null })
    tell('item.clear', String(cleared.status))
    expect(cleared.status).toBe(200)
    expect(await own.read(id)).not.toHaveProperty('Amount')
  })
  behaves('item.personLookup', async () => {
    const { rest, user } = own.target()
    if (!rest || !user) return tell('item.personLookup', 'SharePoint のトークンか人がなく、確かめていない')
    const { Id } = (await rest('POST', '/ensureuser', { logonName: `i:0#.f|membership|${user}` })).body
    const { id } = await own.create({ Title: 'x', LeaderLookupId: Id })
    expect((await own.read(id)).LeaderLookupId).toBe(String(Id))
    expect((await own.read(id, 'Leader')).Leader).toEqual(expect.any(String))
    const cleared = await patch(id, { LeaderLookupId: null })
    tell('item.clearPerson', cleared.status === 200 ? '空になった' : `断られた（${cleared.status}）`)
    const missing = await admin('POST', `${list()}/items`, { fields: { Title: 'x', LeaderLookupId: 999_999 } })
    expect(missing.status).toBeGreaterThanOrEqual(400)
  })
  behaves('item.merge', async () => {
    const { id } = await own.create({ Title: '前', Amount: 1, Done: true })
    const changed = await patch(id, { Amount: 2 })
    expect(changed.status).toBe(200)
    expect(changed.body.Amount).toBe(2)
    tell('item.patchReplyEtag', changed.body['@odata.etag'] ? '付いた' : '付かなかった')
    expect(await own.read(id)).toMatchObject({ Title: '前', Amount: 2, Done: true })
  })
  behaves('item.etagGrows', async () => {
    const { id, eTag } = await own.create({ Title: 'x' })
    await patch(id, { Amount: 2 })
    const { body } = await admin('GET', `${list()}/items/${id}`)
    expect(body.eTag).toMatch(/^".+,\d+"$/)
    expect(body.eTag).not.toBe(eTag)
    tell('item.etagStep', `${eTag.replace(/.*,/, '')} → ${body.eTag.replace(/.*,/, '')}`)
  })
  behaves('item.ifMatch', async () => {
    const { id, eTag } = await own.create({ Title: 'x', Amount: 1 })
    expect((await patch(id, { Amount: 2 }, { 'if-match': eTag })).status).toBe(200)
    const refused = await patch(id, { Amount: 3 }, { 'if-match': eTag })
    expect(refused.status).toBe(412)
    tell('item.preconditionBody', refused.body ? refused.body.error.code : '本文なし')
    expect((await own.read(id)).Amount).toBe(2)
    expect((await admin('DELETE', `${list()}/items/${id}`, undefined, { 'if-match': eTag })).status).toBe(412)
  })
  behaves('item.unquotedEtag', async () => {
    const { id } = await own.create({ Title: 'x' })
    expect((await patch(id, { Amount: 1 }, { 'if-match': 'abc,1' })).status).toBe(400)
  })
  behaves('item.delete', async () => {
    const { id } = await own.create({ Title: 'x' })
    expect((await admin('DELETE', `${list()}/items/${id}`)).status).toBe(204)
    expect((await admin('DELETE', `${list()}/items/${id}`)).status).toBe(404)
    expect((await admin('GET', `${list()}/items/${id}`)).status).toBe(404)
  })
  behaves('item.versions', async () => {
    const { id } = await own.create({ Title: 'x', Amount: 1 })
    await patch(id, { Amount: 2 })
    const { value } = (await admin('GET', `${list()}/items/${id}/versions`)).body
    expect(value.map((one: { id: string }) => one.id)).toEqual(['2.0', '1.0'])
    expect((await admin('GET', `${list()}/items/${id}/versions/1.0/fields`)).body.Amount).toBe(1)
  })
  behaves('item.uniqueKey', async () => {
    const key = `B1-5a|${randomUUID()}`
    const { id } = await own.create({ Title: 'x', Key: key })
    const refused = await admin('POST', `${list()}/items`, { fields: { Title: 'y', Key: key.toUpperCase() } })
    expect([400, 409]).toContain(refused.status)
    tell('item.duplicateStatus', `${refused.status} ${refused.body.error.code}`)
    expect((await patch(id, { Key: key, Amount: 1 })).status).toBe(200)
  })
}
