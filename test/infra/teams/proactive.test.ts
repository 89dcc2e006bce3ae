import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { cardMessage, MANAGER, openChat, PL, type Running, runStandIn, temporaryFolder } from './running-stand-in.ts'

let folder: { path: string; remove: () => void }
let running: Running

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path)
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

describe('誰も見ていないときに届いたもの', () => {
  test('一度もチャットを開いていない人にも届き、一覧に新着として残り、再起動のあとで開いても見える', async () => {
    const message = { ...cardMessage('一覧'), summary: '【業務改革】R7 Q3 進捗のご回答（9施策）' }
    expect((await running.asBot('POST', await openChat(running), message)).status).toBe(201)
    expect(running.received).toEqual([])
    await running.stop()
    running = await runStandIn(folder.path)
    expect((await running.call('GET', '/chat/api/people')).body).toMatchObject([
      { id: PL.id, unread: 1, preview: { text: '【業務改革】R7 Q3 進捗のご回答（9施策）' } },
      { id: MANAGER.id, unread: 0, preview: null },
    ])
    expect((await running.call('GET', `/chat/api/people/${PL.id}/messages`)).body.messages).toMatchObject([
      { cards: [{ body: [{ text: '一覧' }] }], summary: '【業務改革】R7 Q3 進捗のご回答（9施策）' },
    ])
  })

  test('どの人の画面でも、待っている一本の問い合わせで、誰に届いたかがすぐ分かる', async () => {
    const activities = await openChat(running, MANAGER.id)
    const { version } = (await running.call('GET', '/chat/api/changes')).body
    const waiting = running.call('GET', `/chat/api/changes?after=${version}&wait=20`)
    await running.asBot('POST', activities, { type: 'message', text: '届いた' })
    expect((await waiting).body.people).toMatchObject([{ unread: 0 }, { unread: 1, preview: { text: '届いた' } }])
  })
})
