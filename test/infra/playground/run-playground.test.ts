import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { PlaygroundProblem, runPlayground } from '../../../infra/local/playground/run-playground.ts'
import { freePort } from '../../support/free-port.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'playground-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program in the place of `npx`: nothing is fetched here. */
function putProgram(name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', name), script, { mode: 0o755 })
}

const run = (port: number, stopped = new AbortController().signal, more = true) =>
  runPlayground({
    folder,
    botUrl: 'http://127.0.0.1:3978/api/messages',
    port,
    stopped,
    platform: 'linux',
    env: { PATH: [join(folder, 'bin'), ...(more ? ['/usr/bin', '/bin'] : [])].join(delimiter) },
  })

const server = (port: number) => `#!${process.execPath}
const { createServer } = require('node:http')
const { writeFileSync } = require('node:fs')
writeFileSync('asked.json', JSON.stringify({ args: process.argv.slice(2), statistics: process.env.APPLICATION_INSIGHTS_NO_STATSBEAT }))
createServer((req, res) => res.end(req.url === '/_debug/ping' ? 'pong' : '')).listen(${port}, '127.0.0.1', () => console.log('Listening on ${port}'))
`

describe('Agents Playground を動かす', () => {
  test('決まった版を、設定のある場所で、利用状況を送らずに動かし、止めると残らない', async () => {
    const port = await freePort()
    putProgram('xdg-open', '#!/bin/sh\n')
    putProgram('npx', server(port))
    const playground = await run(56150)
    // Ours was taken, so it has taken another one.
    expect(playground.port).toBe(port)
    expect(await import(join(folder, 'asked.json'), { with: { type: 'json' } })).toMatchObject({
      default: {
        args: [
          '-y',
          '@microsoft/m365agentsplayground@0.2.28',
          'start',
          '-e',
          'http://127.0.0.1:3978/api/messages',
          '-c',
          'msteams',
          '-p',
          '56150',
          '--disable-telemetry',
        ],
        statistics: '1',
      },
    })
    await playground.stop()
    await expect(fetch(`http://127.0.0.1:${port}/_debug/ping`)).rejects.toThrow('fetch failed')
  })

  test('xdg-open がないと、入れ方を示して始めない', async () => {
    putProgram('npx', server(1))
    await expect(run(1, undefined, false)).rejects.toThrow(/xdg-open.*\n.*apt-get install xdg-utils/)
  })

  test('黙って終わったときは、書き残した理由と確かめ方を示す', async () => {
    putProgram('xdg-open', '#!/bin/sh\n')
    putProgram(
      'npx',
      '#!/bin/sh\nmkdir devTools\necho "users must have exactly 5 items" > devTools/m365agentsplayground.log\nexit 1\n',
    )
    const failed = run(1)
    await expect(failed).rejects.toBeInstanceOf(PlaygroundProblem)
    await expect(failed).rejects.toThrow(/users must have exactly 5 items\n.*npx -y @microsoft/)
  })

  test('取り寄せている途中でも止められる', async () => {
    putProgram('xdg-open', '#!/bin/sh\n')
    putProgram('npx', '#!/bin/sh\necho begun > begun\nexec sleep 60\n')
    const stopping = new AbortController()
    const running = run(1, stopping.signal)
    stopping.abort()
    await expect(running).rejects.toBeInstanceOf(PlaygroundProblem)
  })
})
