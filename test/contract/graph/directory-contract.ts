/** People, apps in their Teams, and SharePoint's own interface. Where a real site has no such token, it says so. */

import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { behaves, tell } from './behaves.ts'
import { filter, type OwnList } from './own-list.ts'

export function directoryContract(own: OwnList): void {
  const { admin } = own

  behaves('directory.user', async () => {
    const { user } = own.target()
    if (!user) return tell('directory.user', 'GRAPH_CONTRACT_USER がなく、確かめていない')
    const byName = await admin('GET', `/users/${user}?$select=id,displayName,userPrincipalName,accountEnabled`)
    expect(byName.status).toBe(200)
    expect((await admin('GET', `/users/${byName.body.id}`)).body.userPrincipalName).toBe(byName.body.userPrincipalName)
    expect((await admin('GET', `/users/${randomUUID()}`)).status).toBe(404)
  })
  behaves('directory.filter', async () => {
    const { user } = own.target()
    if (!user) return tell('directory.filter', 'GRAPH_CONTRACT_USER がなく、確かめていない')
    const { body } = await admin(
      'GET',
      `/users?${filter(`userPrincipalName eq '${user}'`)}&$select=id,userPrincipalName`,
    )
    expect(body.value.length).toBe(1)
  })
  behaves('directory.advanced', async () => {
    const text = filter("endsWith(userPrincipalName,'.example')")
    expect((await admin('GET', `/users?${text}`)).status).toBe(400)
    const allowed = await admin('GET', `/users?$count=true&${text}`, undefined, { consistencylevel: 'eventual' })
    expect(allowed.status).toBe(200)
  })
  behaves('directory.managerMissing', async () => {
    const { user, topUser } = own.target()
    if (!user || !topUser) return tell('directory.managerMissing', 'GRAPH_CONTRACT_TOP_USER がなく、確かめていない')
    expect((await admin('GET', `/users/${user}/manager`)).status).toBe(200)
    const missing = await admin('GET', `/users/${topUser}/manager`)
    tell('directory.managerMissing', String(missing.status))
    expect(missing.status).toBe(404)
  })
  behaves('teams.install', async () => {
    const { user, catalogueApp } = own.target()
    if (!user || !catalogueApp) return tell('teams.install', 'GRAPH_CONTRACT_APP がなく、確かめていない')
    const path = `/users/${user}/teamwork/installedApps`
    const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogueApp}` }
    const first = await admin('POST', path, body)
    expect([201, 409]).toContain(first.status)
    tell('teams.installTwice', String((await admin('POST', path, body)).status))
    const found = await admin('GET', `${path}?$expand=teamsApp&${filter(`teamsApp/id eq '${catalogueApp}'`)}`)
    expect(found.body.value.length).toBe(1)
    const [{ id, teamsApp }] = found.body.value
    expect(teamsApp.id).toBe(catalogueApp)
    expect((await admin('GET', `${path}/${encodeURIComponent(id)}/chat`)).body.id).toMatch(/^19:/)
  })
}

export function sharePointContract(own: OwnList): void {
  const lists = () => `/lists(guid'${own.listId()}')`

  behaves('auth.sharePointAudience', async () => {
    const { rest } = own.target()
    if (!rest) return tell('auth.sharePointAudience', 'GRAPH_CONTRACT_SHAREPOINT_TOKEN がなく、確かめていない')
    const refused = await rest('GET', `${lists()}/views`, undefined, { authorization: 'Bearer not.valid' })
    expect(refused.status).toBe(401)
  })
  behaves('rest.views', async () => {
    const { rest } = own.target()
    if (!rest) return tell('rest.views', 'GRAPH_CONTRACT_SHAREPOINT_TOKEN がなく、確かめていない')
    const accept = { accept: 'application/json;odata=nometadata' }
    const query = '<Where><Eq><FieldRef Name="RoundId"/><Value Type="Text">2025Q3</Value></Eq></Where>'
    const made = await rest('POST', `${lists()}/views`, { Title: '未回答', ViewQuery: query, RowLimit: 100 }, accept)
    expect(made.status).toBe(201)
    const view = `${lists()}/views(guid'${made.body.Id}')`
    expect([200, 204]).toContain(
      (await rest('POST', `${view}/viewfields/removeallviewfields`, undefined, accept)).status,
    )
    for (const name of ['Title', 'Weather']) {
      expect([200, 204]).toContain(
        (await rest('POST', `${view}/viewfields/addviewfield('${name}')`, undefined, accept)).status,
      )
    }
    expect((await rest('GET', `${view}/viewfields`, undefined, accept)).body.Items).toEqual(['Title', 'Weather'])
    const read = await rest('GET', view, undefined, accept)
    expect(read.body).toMatchObject({ Title: '未回答', RowLimit: 100 })
    const merge = { ...accept, 'x-http-method': 'MERGE', 'if-match': '*' }
    expect((await rest('POST', view, { RowLimit: 50 }, merge)).status).toBe(204)
    expect((await rest('GET', view, undefined, accept)).body.RowLimit).toBe(50)
    expect([200, 204]).toContain(
      (await rest('POST', view, undefined, { ...accept, 'x-http-method': 'DELETE', 'if-match': '*' })).status,
    )
  })
  behaves('rest.formatter', async () => {
    const { rest } = own.target()
    if (!rest) return tell('rest.formatter', 'GRAPH_CONTRACT_SHAREPOINT_TOKEN がなく、確かめていない')
    const accept = { accept: 'application/json;odata=nometadata' }
    const field = `${lists()}/fields/getbyinternalnameortitle('Weather')`
    const formatter = JSON.stringify({ elmType: 'div', txtContent: '@currentField' })
    const merge = { ...accept, 'x-http-method': 'MERGE', 'if-match': '*' }
    expect((await rest('POST', field, { CustomFormatter: formatter }, merge)).status).toBe(204)
    expect((await rest('GET', field, undefined, accept)).body.CustomFormatter).toBe(formatter)
  })
}
