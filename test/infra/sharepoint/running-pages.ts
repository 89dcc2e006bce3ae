/** The pages of the lists on a server of their own, with one list of a few rows. */
import type { AddressInfo } from 'node:net'
import { createServer, plugins } from 'restify'
import { createGraphDouble, type GraphDouble } from '../../../infra/local/graph/graph-double.ts'
import { mountSharePoint } from '../../../infra/local/sharepoint/mount-sharepoint.ts'

export const pmo = '00000000-0000-4000-a000-000000000001'
export const leader = '00000000-0000-4000-a000-000000000002'
export const visitor = '00000000-0000-4000-a000-000000000003'
export const listName = '進捗報告'

export interface RunningPages {
  readonly double: GraphDouble
  readonly origin: string
  readonly listId: string
  close(): Promise<void>
}

export async function runPages(): Promise<RunningPages> {
  const people = [
    { id: pmo, displayName: 'デジタル戦略室 PMO', userPrincipalName: 'pmo@city.example' },
    { id: leader, displayName: '総務課 PL', userPrincipalName: 'soumu-pl@city.example' },
    { id: visitor, displayName: '見学者', userPrincipalName: 'visitor@city.example' },
  ]
  const double = createGraphDouble({
    now: () => new Date('2025-12-12T01:00:00Z'),
    variant: 'kind',
    tenant: {
      id: '00000000-0000-4000-a000-0000000000ff',
      sharePointHost: 'city.sharepoint.com',
      people,
      sites: [{ path: '/sites/board', displayName: '業務改革', members: [pmo, leader] }],
    },
  })
  const listId = await makeList(double)
  const server = createServer()
  server.use(plugins.queryParser({ mapParams: false }))
  server.use(plugins.jsonBodyParser({ mapParams: false }))
  mountSharePoint(server, { double, people, firstPerson: pmo })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    double,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listId,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.server.closeAllConnections()
      }),
  }
}

async function makeList(double: GraphDouble): Promise<string> {
  const token = (audience?: string) =>
    double.issueToken({ appId: 'setup', roles: ['Sites.FullControl.All'], ...(audience ? { audience } : {}) })
  const [graph, rest] = [token(), token('https://city.sharepoint.com')]
  const ask = async (bearer: string, method: string, url: string, body?: object, headers = {}) => {
    const response = await double.fetch(url, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return text === '' ? null : JSON.parse(text)
  }
  const site = `https://graph.microsoft.com/v1.0/sites/city.sharepoint.com:/sites/board`
  const { id: siteId } = await ask(graph, 'GET', site)
  const { id } = await ask(graph, 'POST', `https://graph.microsoft.com/v1.0/sites/${siteId}/lists`, {
    displayName: listName,
    description: '各四半期の最新の回答',
    columns: [
      { name: 'Key', displayName: 'キー', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Weather', displayName: '天気', choice: { choices: ['晴れ', '雨'] } },
      { name: 'Progress', displayName: '進捗状況', text: { allowMultipleLines: true } },
      { name: 'Amount', displayName: '実績', number: {} },
      { name: 'DueOn', displayName: '期限', dateTime: { format: 'dateOnly' } },
      { name: 'Leader', displayName: 'PL', personOrGroup: {} },
      { name: 'Members', displayName: '関係者', personOrGroup: { allowMultipleSelection: true } },
      { name: 'Done', displayName: '確認済', boolean: {} },
    ],
    list: { template: 'genericList' },
  })
  const base = `https://city.sharepoint.com/sites/board/_api/web/lists(guid'${id}')`
  const formatter = {
    elmType: 'span',
    attributes: { class: 'sp-field-severity--good' },
    txtContent: "=if(@currentField=='晴れ','☀ 晴れ',@currentField)",
  }
  await ask(
    rest,
    'POST',
    `${base}/fields/getbyinternalnameortitle('Weather')`,
    { CustomFormatter: JSON.stringify(formatter) },
    { 'x-http-method': 'MERGE' },
  )
  await ask(rest, 'POST', `${base}/views`, {
    Title: '未回答',
    ViewQuery: '<Where><IsNull><FieldRef Name="Weather"/></IsNull></Where>',
  })
  const editor = double.asUser(pmo)
  editor.create(listName, {
    Title: '紙決裁の廃止',
    Key: 'B1-3|2025Q3',
    Weather: '晴れ',
    Amount: 61.2,
    DueOn: '2025-12-26',
  })
  editor.create(listName, { Title: '<b>ハンコ</b>レス', Key: 'B1-5a|2025Q3' })
  return id
}
