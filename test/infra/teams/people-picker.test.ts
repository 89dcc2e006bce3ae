import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { cardMessage, openChat, PL, type Running, runStandIn, temporaryFolder } from './running-stand-in.ts'

let folder: { path: string; remove: () => void }
let running: Running

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path, { botPatienceMs: 200 })
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

describe('職名で人をさがす', () => {
  const search = async (q: string) =>
    (await running.call('GET', `/chat/api/directory?q=${encodeURIComponent(q)}`)).body.map(
      ({ title }: { title: string }) => title,
    )

  test('職名の一部で見つかり、値は Entra の番号になる', async () => {
    expect((await running.call('GET', '/chat/api/directory?q=PL')).body).toEqual([{ title: PL.post, value: PL.id }])
  })

  test('全角・大文字・空白の違いは問わない', async () => {
    expect(await search('市民課ｐｌ')).toEqual(['市民課 PL'])
    expect(await search('会計')).toEqual([])
  })

  test('15人までを示す', async () => {
    await running.stop()
    const people = Array.from({ length: 40 }, (_, n) => ({ id: `p${n}`, post: `課長 ${n}` }))
    running = await runStandIn(folder.path, { people })
    expect(await search('課長')).toHaveLength(15)
    expect(await search('課長 39')).toEqual(['課長 39'])
  })
})

describe('カードの候補をボットにたずねる', () => {
  const ask = (body: object) => running.call('POST', `/chat/api/people/${PL.id}/search`, body)
  const results = (count: number) => ({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: Array.from({ length: count }, (_, n) => ({ title: `施策${n}`, value: `A1-${n}` })) },
    },
  })

  async function sendCard(): Promise<string> {
    return (await running.asBot('POST', await openChat(running), cardMessage('担当を選ぶ'))).body.id
  }

  test('Teams と同じ形で、カードの会話からたずねる。空の文字でもたずねる', async () => {
    const messageId = await sendCard()
    running.answer = () => results(2)
    expect(await ask({ messageId, dataset: 'measures', queryText: '' })).toEqual({
      status: 200,
      body: [
        { title: '施策0', value: 'A1-0' },
        { title: '施策1', value: 'A1-1' },
      ],
    })
    expect(running.received[0]?.activity).toMatchObject({
      type: 'invoke',
      name: 'application/search',
      replyToId: messageId,
      from: { aadObjectId: PL.id },
      conversation: { conversationType: 'personal' },
      value: { queryText: '', dataset: 'measures', queryOptions: { skip: 0, top: 15 } },
    })
  })

  test('ボットが多く返しても、15件までにする', async () => {
    running.answer = () => results(40)
    expect((await ask({ messageId: await sendCard(), dataset: 'measures', queryText: '施策' })).body).toHaveLength(15)
  })

  test.each([
    ['HTTP 400', { status: 400 }],
    ['空の答え', { status: 200 }],
    ['断り', { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: {} } }],
    ['形の違う候補', { status: 200, body: { ...results(0).body, value: { results: [{ title: 'x' }] } } }],
  ])('%s は、候補を受け取れなかったことになる', async (_, answer) => {
    running.answer = () => answer
    expect((await ask({ messageId: await sendCard(), dataset: 'measures', queryText: 'x' })).status).toBe(502)
  })

  test('15件より多い依頼、名前のない候補、ないカードは断る', async () => {
    const messageId = await sendCard()
    expect((await ask({ messageId, dataset: 'measures', queryText: 'x', top: 16 })).status).toBe(400)
    expect((await ask({ messageId, dataset: '', queryText: 'x' })).status).toBe(400)
    expect((await ask({ messageId: '1', dataset: 'measures', queryText: 'x' })).status).toBe(502)
    expect(running.received).toEqual([])
  })
})
