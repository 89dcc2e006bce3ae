/** Runs the Agents Playground through npx, in a folder that holds its configuration, and without its telemetry. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

export const PLAYGROUND_PACKAGE = '@microsoft/m365agentsplayground@0.2.28'
export const PLAYGROUND_PORT = 56150

export interface RunningPlayground {
  readonly port: number
  /** Resolves when it has ended by itself or by `stop`. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Something that the person at the keyboard can mend. */
export class PlaygroundProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PlaygroundProblem'
  }
}

export interface PlaygroundRun {
  /** Holds `.m365agentsplayground.yml`; it writes its log there. */
  readonly folder: string
  readonly botUrl: string
  readonly port: number
  readonly env: Readonly<Record<string, string | undefined>>
  /** Ends it, also while it is still being fetched. */
  readonly stopped: AbortSignal
  readonly platform?: NodeJS.Platform
}

export async function runPlayground({
  folder,
  botUrl,
  port,
  env,
  stopped,
  platform = process.platform,
}: PlaygroundRun): Promise<RunningPlayground> {
  if (platform === 'linux' && !isOnPath('xdg-open', env.PATH)) throw new PlaygroundProblem(xdgOpenMissing)
  const wanted = ['start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  const child = spawn('npx', ['-y', PLAYGROUND_PACKAGE, ...wanted], {
    cwd: folder,
    // Without the second setting it still reports statistics, telemetry or not.
    env: { ...env, APPLICATION_INSIGHTS_NO_STATSBEAT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npx starts others in its turn: all of them are ended together.
    detached: true,
    shell: platform === 'win32',
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
    }
    await ended
  }
  const said: string[] = []
  const listening = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line)
        // Another port when ours is taken, without a word.
        const found = /Listening on (\d+)/.exec(line)?.[1]
        if (found) resolve(Number(found))
      })
    }
    void ended.then(() => reject(new PlaygroundProblem(whyItEnded(folder, said))))
  })
  stopped.addEventListener('abort', () => void stop(), { once: true })
  if (stopped.aborted) void stop()
  const actual = await listening
  // It says that it listens before it has read its configuration.
  while (!(await answersPing(actual))) {
    const over = await Promise.race([ended.then(() => true), pause()])
    if (over) throw new PlaygroundProblem(whyItEnded(folder, said))
  }
  return { port: actual, ended, stop }
}

function answersPing(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/_debug/ping`).then(
    ({ ok }) => ok,
    () => false,
  )
}

const pause = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 200))

function whyItEnded(folder: string, said: readonly string[]): string {
  const log = join(folder, 'devTools', 'm365agentsplayground.log')
  const written = readIfThere(log)
  return [
    'Agents Playground が終了しました。',
    ...said.slice(-10),
    ...written.slice(-10),
    `取り寄せられないときは、\`npx -y ${PLAYGROUND_PACKAGE} --help\` が動くことを確かめてください。`,
  ].join('\n')
}

/** It writes its log only once it has begun to read its configuration. */
const readIfThere = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []

const xdgOpenMissing = [
  '`xdg-open` が見つかりません。Agents Playground は起動時にブラウザーを開こうとし、これがないと終了します。',
  'Debian・Ubuntu では `sudo apt-get install xdg-utils` で入ります。',
].join('\n')

const isOnPath = (name: string, path = '') => path.split(delimiter).some((folder) => existsSync(join(folder, name)))
