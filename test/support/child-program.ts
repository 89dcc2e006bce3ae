/** A small program in a process of its own, for what one process cannot show: other time zones, sudden ends, two at once. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ChildProgram {
  /** The next line it prints; rejects with what it complained of when it ends before that. */
  line(): Promise<string>
  kill(): Promise<void>
  /** Ends its standard input and waits for its end. */
  finish(): Promise<number | null>
}

/** `program` is an ES module; it may import TypeScript by URL. */
export function startProgram(program: string, env: Readonly<Record<string, string>> = {}): ChildProgram {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program],
    { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const complaints: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const closed = once(child, 'close')
  return {
    line: async () => {
      const { done, value } = await lines.next()
      if (done) throw new Error(`The program ended without a word: ${complaints.join('')}`)
      return value
    },
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
    finish: async () => {
      child.stdin.end()
      await closed
      return child.exitCode
    },
  }
}

/** The text of a module's address, to be put into a program. */
export function moduleUrl(path: string, from: string): string {
  return JSON.stringify(new URL(path, from).href)
}
