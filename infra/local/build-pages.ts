/** Builds the tab and the chat page beside the start of the database; skipped while their sources are unchanged. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  for (const page of pages) {
    const mark = join(root, '.build', `${page.name}.sources`)
    const sources = digest(page.sources)
    if (existsSync(join(root, page.result)) && existsSync(mark) && readFileSync(mark, 'utf8') === sources) continue
    await viteBuild(page.config)
    mkdirSync(join(root, '.build'), { recursive: true })
    writeFileSync(mark, sources)
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
