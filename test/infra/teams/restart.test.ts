import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { card, cardMessage, openChat, PL, type Running, runStandIn, temporaryFolder } from './running-stand-in.ts'

let folder: { path: string; remove: () => void }
let running: Running
const file = () => join(folder.path, 'stand-in-teams.jsonl')
const shown = async () => (await running.call('GET', `/chat/api/people/${PL.id}/messages`)).body

async function restart(overrides = {}) {
  await running.stop()
  running = await runStandIn(folder.path, overrides)
}

beforeEach(async () => {
  folder = temporaryFolder()
  running = await runStandIn(folder.path)
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

describe('再起動', () => {
  test('前と同じものが見え、前の番号のまま直せる', async () => {
    const activities = await openChat(running)
    const sent = await running.asBot('POST', activities, cardMessage('一覧'))
    running.answer = () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('入力欄') },
    })
    await running.call('POST', `/chat/api/people/${PL.id}/open`)
    await running.call('POST', `/chat/api/people/${PL.id}/actions`, { messageId: sent.body.id, verb: 'answer' })
    await running.call('POST', `/chat/api/people/${PL.id}/messages`, { text: '状況' })
    const before = await shown()
    expect(before.messages).toMatchObject([{ cards: [card('入力欄')] }, { text: '状況', from: 'person' }])

    await restart()

    expect(await shown()).toEqual(before)
    expect(await openChat(running)).toBe(activities)
    expect((await running.asBot('PUT', `${activities}/${sent.body.id}`, cardMessage('更新'))).status).toBe(200)
    expect((await shown()).messages[0].cards).toEqual([card('更新')])
    await running.call('POST', `/chat/api/people/${PL.id}/open`)
    expect(running.received).toEqual([])
  })

  test('見本の時計が前に戻っても、番号は増えていく', async () => {
    const activities = await openChat(running)
    const first = await running.asBot('POST', activities, { type: 'message', text: '一' })
    await restart({ now: () => new Date('2025-10-01T00:00:00.000Z') })
    const second = await running.asBot('POST', activities, { type: 'message', text: '二' })
    expect(Number(second.body.id)).toBeGreaterThan(Number(first.body.id))
    expect((await shown()).messages.map(({ text }: { text: string }) => text)).toEqual(['一', '二'])
  })

  test('書きかけの最後の行は捨て、その後に書いたものも次の起動で読める', async () => {
    const activities = await openChat(running)
    await running.asBot('POST', activities, { type: 'message', text: '残る' })
    appendFileSync(file(), '{"kind":"message","conversation":"a:')
    await restart()
    await running.asBot('POST', activities, { type: 'message', text: '次' })
    await restart()
    expect((await shown()).messages.map(({ text }: { text: string }) => text)).toEqual(['残る', '次'])
  })

  test('文字の途中で切れた行も捨てる', async () => {
    const activities = await openChat(running)
    await running.asBot('POST', activities, { type: 'message', text: '残る' })
    const whole = readFileSync(file())
    const torn = Buffer.from('{"kind":"message","activity":{"text":"施策').subarray(0, -1)
    writeFileSync(file(), Buffer.concat([whole, torn]))
    await restart()
    expect((await shown()).messages).toHaveLength(1)
    expect(readFileSync(file())).toEqual(whole)
  })

  test('途中の行が読めないときは、どの行かと直し方を示して起動しない', async () => {
    await openChat(running)
    const lines = readFileSync(file(), 'utf8')
    appendFileSync(file(), 'こわれた行\n')
    await expect(runStandIn(folder.path)).rejects.toThrow(/3 行目.*削除してから起動/)
    writeFileSync(file(), lines)
  })

  test('履歴を消して起動すると、別の履歴だと分かる', async () => {
    const before = (await shown()).journal
    await running.stop()
    writeFileSync(file(), '')
    running = await runStandIn(folder.path)
    expect((await shown()).journal).not.toBe(before)
  })
})
