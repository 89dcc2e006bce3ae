import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Running, runStandIn, temporaryFolder } from './running-stand-in.ts'

const folder = temporaryFolder()
const pages = join(folder.path, 'pages')
let running: Running

beforeAll(async () => {
  running = await runStandIn(folder.path, { chatPageDir: pages })
})
afterAll(async () => {
  await running.stop()
  folder.remove()
})

describe('チャットの画面', () => {
  test('できあがるまでは、自分で読み直す準備中の画面になり、できると切り替わる', async () => {
    const before = await running.call('GET', '/chat/')
    expect(before.status).toBe(503)
    expect(before.body).toContain('準備中')
    expect(before.body).toContain('http-equiv="refresh"')
    mkdirSync(join(pages, 'assets'), { recursive: true })
    writeFileSync(join(pages, 'index.html'), '<p>できました</p>')
    writeFileSync(join(pages, 'assets', 'main-1.js'), '1')
    expect(await running.call('GET', '/chat/')).toEqual({ status: 200, body: '<p>できました</p>' })
    expect((await running.call('GET', '/chat')).status).toBe(200)
  })

  test('画面の外の命令は動かず、部品は名前が変わるまで使い回される', async () => {
    const page = await fetch(`${running.origin}/chat/`)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const asset = await fetch(`${running.origin}/chat/assets/main-1.js`)
    expect(asset.headers.get('content-type')).toContain('text/javascript')
    expect(asset.headers.get('cache-control')).toContain('immutable')
  })

  test.each(['assets/none.js', 'assets', '..%2Fstand-in-teams.jsonl', '%2e%2e/stand-in-teams.jsonl', '%00'])(
    '%s は渡さない',
    async (name) => {
      const { status, body } = await running.call('GET', `/chat/${name}`)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toContain('journal')
    },
  )
})
