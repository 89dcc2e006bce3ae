/** A throw-away PostgreSQL server for tests: started on a free port of loopback, gone with the process that started it. */
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, chownSync, constants, readdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { fastFolder } from './fast-folder.ts'
import { freePort } from './free-port.ts'

export interface PostgresServer {
  /** Of the database `postgres`, as its superuser. */
  readonly url: string
  stop(): Promise<void>
}

/** Debian keeps the server's programs out of PATH. */
const debian = '/usr/lib/postgresql'

/** The folder that holds `initdb` and `postgres`: the first in PATH, else the newest of Debian. Null when there is none. */
export function findPostgres(path: string = process.env.PATH ?? '', versions: string = debian): string | null {
  const newestFirst = listFolder(versions).sort((one, other) => Number(other) - Number(one))
  const folders = [...path.split(delimiter), ...newestFirst.map((version) => join(versions, version, 'bin'))]
  return folders.find((folder) => isProgram(join(folder, 'initdb')) && isProgram(join(folder, 'postgres'))) ?? null
}

/** Ready to accept connections when the promise resolves. Nothing is synced to disk: it is thrown away. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const owner = otherThanRoot()
  const folder = fastFolder('gyokaku-postgres-')
  try {
    if (owner) chownSync(folder, owner.uid, owner.gid)
    const data = join(folder, 'data')
    const init = [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
    ]
    execFileSync(join(bin, 'initdb'), init, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner })
    return await launch(bin, folder, data, owner)
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL の使い捨てサーバーを起動できません（${bin}）`, { cause })
  }
}

/** A new database; `template` names one to copy, to which nobody may be connected. */
export async function createDatabase(serverUrl: string, name: string, template = 'template1'): Promise<string> {
  const database = `${name}_${randomBytes(4).toString('hex')}`
  await onServer(serverUrl, `create database ${quote(database)} template ${quote(template)}`)
  const url = new URL(serverUrl)
  url.pathname = database
  return url.href
}

/** Fails while anybody is still connected, so that a test cannot leave a connection behind. */
export async function dropDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  await onServer(serverUrl, `drop database ${quote(new URL(databaseUrl).pathname.slice(1))}`)
}

async function launch(bin: string, folder: string, data: string, owner: Owner | undefined): Promise<PostgresServer> {
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'lc_messages=C',
  ]
  const keeper = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('postgres-keeper.ts', import.meta.url)),
      folder,
      String(owner?.uid ?? ''),
      String(owner?.gid ?? ''),
      join(bin, 'postgres'),
      '-D',
      data,
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const closed = new Promise<void>((resolve) => keeper.once('close', () => resolve()))
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface(keeper.stderr).on('line', (line) => {
      said.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    keeper.once('error', reject)
    keeper.once('close', () => reject(new Error(said.join('\n'))))
  })
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      keeper.stdin.end()
      await closed
    },
  }
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root: then the system's `postgres` owns the server, else `nobody`. */
function otherThanRoot(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = ['postgres', 'nobody'].map(idsOf).find((owner) => owner !== null)
  if (!found) throw new Error('root のほかに PostgreSQL を動かせる利用者（postgres か nobody）が見つかりません')
  return found
}

function idsOf(user: string): Owner | null {
  try {
    const id = (kind: string) => Number(execFileSync('id', [kind, user], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
