/** 待ち受けを始められないとき：直し方を言い、閉じれば何も残らない。 */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createApp } from '../../bot/src/app.ts'
import { ConfigurationProblem, readConfig } from '../../bot/src/config.ts'
import { copyDatabaseTemplate } from '../support/database-template.ts'
import { freePort } from '../support/free-port.ts'

const ids = {
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000b1',
  MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-0000000000b2',
  API_CLIENT_ID: '00000000-0000-4000-8000-0000000000b3',
}

let dataDir = ''
beforeEach(() => {
  dataDir = copyDatabaseTemplate()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('ポートが使用中なら、番号と直し方を言って断り、閉じてやり直せる', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const config = readConfig({ GYOKAKU_MODE: 'tenant', ...ids, MICROSOFT_APP_PASSWORD: 'x' })
  const start = () =>
    createApp(
      { ...config, host: '127.0.0.1', port, dataDir, logLevel: 'silent' },
      { botToken: async () => 'x', defaultServiceUrl: 'http://127.0.0.1:1/', tabFolder: dataDir, version: {} },
    )
  const refused = await start()
  try {
    const problem = await refused.listen().catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ConfigurationProblem)
    expect(String(problem)).toContain(`PORT（${port}）は、ほかのプログラムが使用中です。`)
  } finally {
    await refused.close()
    other.close()
    await once(other, 'close')
  }

  const again = await start()
  try {
    expect(await again.listen()).toBe(`http://127.0.0.1:${port}`)
  } finally {
    await again.close()
  }
}, 30_000)
