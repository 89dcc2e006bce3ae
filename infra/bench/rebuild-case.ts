/** A database is filled from 80,000 check-ins: as few requests as full pages allow, and memory that does not grow with a list. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }
import type { RequestTotals } from '../local/graph/request-log.ts'
import type { BenchCase, Finding } from './bench-case.ts'
import type { ListsProcess } from './lists-process.ts'
import { openBenchDatabase } from './open-database.ts'
import type { RebuildAsked, RebuildProcess } from './rebuild-process.ts'

export const rebuildCase: BenchCase = {
  name: 'rebuild',
  title: 'リストからの復元：要求の数とメモリー',
  run: async ({ short }) => {
    const database = await openBenchDatabase()
    const [measures, rounds] = short ? [1000, 20] : [2000, 40]
    const lists = start('lists-process.ts', [], [String(measures), String(rounds)], {})
    try {
      const { DATABASE_URL: databaseUrl } = database.env
      if (databaseUrl === undefined) {
        return [told('PostgreSQL がないため、測っていません（PGlite は自分の記憶域を同じプロセスに持ちます）', 0, '件')]
      }
      const { port, certificate, token, fullPages } = JSON.parse(await lists.line()) as ListsProcess
      const asked: RebuildAsked = { port, token, databaseUrl }
      const { items, rest, peak, seconds } = await rebuild(asked, certificate)
      const { requests } = await askTotals(lists)
      return [
        told('復元した行', items, '件'),
        told('かかった時間', seconds, '秒'),
        told('満杯のページで要る要求', fullPages, '回'),
        bounded('要求÷満杯のページ（場所と列を確かめる分は別）', (requests - lookingRequests) / fullPages, 1.2, '倍'),
        told('場所と列を確かめる要求', lookingRequests, '回'),
        told('始める前のメモリー', rest, 'MB'),
        bounded('始める前より増えたメモリー（最大）', peak - rest, 100, 'MB'),
      ]
    } finally {
      await lists.end()
      await database.remove()
    }
  },
}

/** The site, its lists, and the columns of each: once, however long the lists are. */
const lookingRequests = 11

async function rebuild(asked: RebuildAsked, certificate: string): Promise<RebuildProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'gyokaku-bench-'))
  const trusted = join(folder, 'certificate.pem')
  writeFileSync(trusted, certificate)
  const child = start('rebuild-process.ts', flagsOfRebuild(), [], {
    REBUILD: JSON.stringify(asked),
    NODE_EXTRA_CA_CERTS: trusted,
  })
  try {
    return JSON.parse(await child.line()) as RebuildProcess
  } finally {
    await child.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Those that `npm run rebuild` gives to Node, so that what is measured is what people run. */
function flagsOfRebuild(): readonly string[] {
  return packageJson.scripts.rebuild.split(' ').filter((word) => /^--(max|optimize|expose)/.test(word))
}

async function askTotals(lists: ReturnType<typeof start>): Promise<RequestTotals> {
  lists.say('totals')
  return JSON.parse(await lists.line()) as RequestTotals
}

function start(
  program: string,
  flags: readonly string[],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [...flags, path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)
  const said: string[] = []
  let wake = () => {}
  lines.on('line', (line) => {
    said.push(line)
    wake()
  })
  const ended = once(child, 'exit').then(() => {
    wake()
  })
  return {
    say: (line: string) => void child.stdin.write(`${line}\n`),
    line: async (): Promise<string> => {
      for (;;) {
        const line = said.shift()
        if (line !== undefined) return line
        if (child.exitCode !== null) throw new Error(`${program} ended without a word`)
        await Promise.race([
          ended,
          new Promise<void>((resolve) => {
            wake = resolve
          }),
        ])
      }
    },
    end: async () => {
      child.stdin.end()
      await ended
    },
  }
}

const told = (what: string, value: number, unit: string): Finding => ({ what, value, limit: null, unit })
const bounded = (what: string, value: number, limit: number, unit: string): Finding => ({ what, value, limit, unit })
