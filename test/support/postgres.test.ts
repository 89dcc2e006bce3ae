import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { describeOnPostgres } from './describe-on-postgres.ts'
import { dropDatabase, findPostgres, startPostgres } from './postgres.ts'

const bin = findPostgres()

describe('PostgreSQL のプログラム探し', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gyokaku-find-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function place(...path: string[]): string {
    const at = join(folder, ...path)
    mkdirSync(at, { recursive: true })
    for (const name of ['initdb', 'postgres']) {
      writeFileSync(join(at, name), '')
      chmodSync(join(at, name), 0o755)
    }
    return at
  }

  test('PATH にあればそれを、なければ Debian の最も新しい版を使う', () => {
    const old = place('9', 'bin')
    const newest = place('17', 'bin')
    const inPath = place('path')
    expect(findPostgres(inPath, folder)).toBe(inPath)
    expect(findPostgres('/nowhere', folder)).toBe(newest)
    rmSync(newest, { recursive: true })
    expect(findPostgres('/nowhere', folder)).toBe(old)
  })

  test('どちらにもなければ null を返す', () => {
    expect(findPostgres('/nowhere', join(folder, 'lost'))).toBeNull()
    rmSync(join(place('17', 'bin'), 'initdb'))
    expect(findPostgres('/nowhere', folder)).toBeNull()
  })
})

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function refusesConnections(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })
}

describeOnPostgres('PostgreSQL の試験用データベース', (postgres) => {
  test('作ったデータベースは互いに別のもので、ひな形からも作れる', async () => {
    const first = await postgres.createDatabase('first')
    await query(first, 'create table rounds (id text); ')
    await query(first, "insert into rounds values ('2025Q3')")
    const empty = await postgres.createDatabase('first')
    const copy = await postgres.createDatabase('copy', first)
    expect(await query(copy, 'select id from rounds')).toEqual([{ id: '2025Q3' }])
    expect(await query(empty, "select to_regclass('rounds') as found")).toEqual([{ found: null }])
  })

  test('loopback だけで待ち受ける', async () => {
    const url = await postgres.createDatabase('loopback')
    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await query(url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
  })

  test('接続が残っている間は片付けられず、切り忘れが失敗になる', async () => {
    const server = process.env.TEST_POSTGRES_URL ?? ''
    const url = await postgres.createDatabase('left_open')
    const left = new Client({ connectionString: url })
    await left.connect()
    await expect(dropDatabase(server, url)).rejects.toMatchObject({ code: '55006' })
    await left.end()
  }, 20_000)
})

const describeWithBinaries = bin === null ? describe.skip : describe

describeWithBinaries(bin === null ? '使い捨てのサーバー（PostgreSQL がないため省略）' : '使い捨てのサーバー', () => {
  test('止めると、サーバーもフォルダーも残らない', async () => {
    const server = await startPostgres(bin ?? '')
    const [row] = await query(server.url, 'show data_directory')
    const folder = String(row?.data_directory)
    expect(existsSync(folder)).toBe(true)
    await server.stop()
    expect(existsSync(folder)).toBe(false)
    expect(await refusesConnections(server.url)).toBe(true)
  }, 30_000)

  test('使っていた側が強制終了しても、サーバーもフォルダーも残らない', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '-e', startAndWait(bin ?? '')])
    const [started] = await once(createInterface(owner.stdout), 'line')
    const url = String(started)
    const [row] = await query(url, 'show data_directory')
    const folder = dirname(String(row?.data_directory))
    const removed = untilRemoved(folder)
    owner.kill('SIGKILL')
    await removed
    expect(await refusesConnections(url)).toBe(true)
  }, 30_000)
})

/** A program that starts a server, prints its URL and never ends by itself. */
function startAndWait(binaries: string): string {
  const module = JSON.stringify(new URL('postgres.ts', import.meta.url).href)
  return `import { startPostgres } from ${module}
    console.log((await startPostgres(${JSON.stringify(binaries)})).url)`
}

function untilRemoved(folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(folder), () => {
      if (existsSync(folder)) return
      watcher.close()
      resolve()
    })
  })
}
