/** Sites, lists and columns. */

import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { behaves, tell } from './behaves.ts'
import type { OwnList } from './own-list.ts'

export function listsContract(own: OwnList): void {
  const { admin, site, list } = own

  behaves('auth.noToken', async () => {
    const refused = await own.target().nobody('GET', site())
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toMatch(/Bearer/)
  })
  behaves('auth.writeCannotProvision', async () => {
    const { writer } = own.target()
    if (!writer) return tell('auth.writeCannotProvision', '書き込みだけのトークンがなく、確かめていない')
    expect((await writer('POST', `${site()}/lists`, { displayName: `断られる ${randomUUID()}` })).status).toBe(403)
    expect((await writer('POST', `${list()}/columns`, { name: 'Refused', text: {} })).status).toBe(403)
    expect((await writer('GET', `${list()}/items?$top=1`)).status).toBe(200)
  })
  behaves('site.byPath', async () => {
    const found = await admin('GET', `/sites/${own.target().site}`)
    expect(found.status).toBe(200)
    expect(found.body.id).toMatch(/^[\w.-]+,[0-9a-f-]{36},[0-9a-f-]{36}$/)
    expect((await admin('GET', `/sites/${found.body.id}`)).body.webUrl).toBe(found.body.webUrl)
  })
  behaves('site.missing', async () => {
    const [host] = own.target().site.split(':')
    expect((await admin('GET', `/sites/${host}:/sites/${randomUUID()}`)).status).toBe(404)
  })
  behaves('list.nameRefused', async () => {
    const refused = await admin('POST', `${site()}/lists`, {
      name: 'x',
      displayName: 'x',
      list: { template: 'genericList' },
    })
    expect(refused.status).toBe(400)
  })
  behaves('list.sameName', async () => {
    const { body } = await admin('GET', list())
    const refused = await admin('POST', `${site()}/lists`, {
      displayName: body.displayName,
      list: { template: 'genericList' },
    })
    expect([400, 409]).toContain(refused.status)
    tell('list.sameName', `${refused.status} ${refused.body.error.code}`)
  })
  behaves('list.systemHidden', async () => {
    const usual = await own.all(`${site()}/lists`)
    const all = await own.all(`${site()}/lists?$select=id,displayName,name,list,system`)
    expect(usual.every((one) => !('system' in one))).toBe(true)
    expect(all.filter((one) => 'system' in one).length).toBeGreaterThan(0)
    const ids = new Set(usual.map(({ id }) => id))
    expect(all.filter((one) => 'system' in one && ids.has(one.id))).toEqual([])
  })
  behaves('list.userInformation', async () => {
    const all = await own.all(`${site()}/lists?$select=id,displayName,name,webUrl,list,system`)
    const users = all.find(({ webUrl }) => /\/_catalogs\/users/i.test(String(webUrl)))
    expect(users).toMatchObject({ system: {} })
    tell('list.userInformation', `${users?.displayName}（name ${users?.name}）`)
    tell('list.userInformationTemplate', String((users?.list as { template?: string } | undefined)?.template))
  })
  behaves('list.missing', async () => {
    const refused = await admin('GET', `${site()}/lists/${randomUUID()}`)
    expect([refused.status, refused.body.error.code]).toEqual([404, 'itemNotFound'])
    expect(Object.keys(refused.body.error)).toContain('message')
  })
  behaves('wire.innerError', async () => {
    const { error } = (await admin('GET', `${site()}/lists/${randomUUID()}`)).body
    expect((error.innerError ?? error.innererror)['request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
  behaves('list.create', async () => {
    const names = (await own.all(`${list()}/columns`)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Title', 'Key', 'RoundId', 'Weather', 'Progress', 'Leader']))
  })
  behaves('column.create', async () => {
    const made = await admin('POST', `${list()}/columns`, {
      name: 'Added',
      displayName: '足した列',
      text: {},
      indexed: true,
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Added', displayName: '足した列', indexed: true })
  })
  behaves('column.change', async () => {
    const { id } = (await admin('POST', `${list()}/columns`, { name: 'Renamed', displayName: '前の名', text: {} })).body
    const changed = await admin('PATCH', `${list()}/columns/${id}`, { displayName: '後の名' })
    expect(changed.status).toBe(200)
    expect((await admin('GET', `${list()}/columns/${id}`)).body).toMatchObject({
      name: 'Renamed',
      displayName: '後の名',
    })
  })
  behaves('column.delete', async () => {
    const { id } = (await admin('POST', `${list()}/columns`, { name: 'Gone', text: {} })).body
    expect((await admin('DELETE', `${list()}/columns/${id}`)).status).toBe(204)
    expect((await admin('GET', `${list()}/columns/${id}`)).status).toBe(404)
  })
  behaves('column.uniqueNeedsIndex', async () => {
    const refused = await admin('POST', `${list()}/columns`, { name: 'Unique', text: {}, enforceUniqueValues: true })
    expect(refused.status).toBeGreaterThanOrEqual(400)
  })
  behaves('column.notIndexable', async () => {
    const refused = await admin('POST', `${list()}/columns`, {
      name: 'Long',
      text: { allowMultipleLines: true },
      indexed: true,
    })
    expect(refused.status).toBeGreaterThanOrEqual(400)
  })
}
