/** Builds the tab and the chat page beside the start of the database; skipped while their sources are unchanged. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Page {
  readonly name: string
  readonly config: string
  readonly sources: readonly string[]
  readonly result: string
}

const pages: readonly Page[] = [
  {
    name: 'chat',
    config: 'infra/local/chat/vite.config.ts',
    sources: ['infra/local/chat', 'shared/src', 'package-lock.json'],
    result: '.build/chat/index.html',
  },
  {
    name: 'tab',
    config: 'tab/vite.config.ts',
    sources: ['tab/src', 'tab/public', 'tab/index.html', 'tab/vite.config.ts', 'shared/src', 'package-lock.json'],
    result: 'tab/dist/index.html',
  },
]

/** Resolves when every page is there. Rejects with what the build said when one fails. */
export async function buildPages(): Promise<void> {
  if (pages.every(isFresh)) return
  const release = await takeTurn()
  try {
    for (const page of pages) {
      if (isFresh(page)) continue
      const sources = digest(page.sources)
      await viteBuild(page.config)
      writeFileSync(markOf(page), sources)
    }
  } finally {
    release()
  }
}

function isFresh(page: Page): boolean {
  const mark = markOf(page)
  return existsSync(join(root, page.result)) && existsSync(mark) && readFileSync(mark, 'utf8') === digest(page.sources)
}

function markOf({ name }: Page): string {
  return join(root, '.build', `${name}.sources`)
}

/** Two builds at once would take each other's files away: tests run side by side, and beside `npm start`. */
async function takeTurn(): Promise<() => void> {
  const turn = join(root, '.build', 'builder')
  mkdirSync(join(root, '.build'), { recursive: true })
  while (!claim(turn)) await setTimeout(100)
  return () => rmSync(turn, { force: true })
}

/** A builder that ended halfway has left its number behind. */
function claim(turn: string): boolean {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!isRunning(turn)) rmSync(turn, { force: true })
    return false
  }
}

function isRunning(turn: string): boolean {
  try {
    return process.kill(Number(readFileSync(turn, 'utf8')), 0)
  } catch {
    // Gone, or finished between two looks: then there is nobody to wait for.
    return false
  }
}

function viteBuild(config: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    // A test run would otherwise leave React's development build behind, a fifth larger and slower.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  child.stderr.on('data', (part: Buffer) => said.push(part))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`画面を組み立てられませんでした（${config}）。\n${Buffer.concat(said)}`)),
    )
  })
}

/** One value for the contents of files and folders. */
function digest(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesIn(join(root, path)))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
