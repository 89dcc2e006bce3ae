/** An append-only file of one JSON value a line. A line is there for good once `append` has returned, even after kill -9. */
import { appendFileSync, mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Journal<Line> {
  /** What was there at the start. */
  readonly lines: readonly Line[]
  append(line: Line): void
}

export function openJournal<Line>(file: string): Journal<Line> {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, '')
  const bytes = readFileSync(file)
  // A kill in the middle of a write leaves a last line without its end. It was never acknowledged: take it away,
  // or the next line would be glued to it.
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) truncateSync(file, end)
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  return {
    lines: lines.map((line, index) => parseLine<Line>(line, index + 1, file)),
    append(line) {
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    },
  }
}

function parseLine<Line>(line: string, number: number, file: string): Line {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Error(
      `${file} の ${number} 行目を読み取れません。ローカルのチャットの履歴なので、不要であればこのファイルを削除してから起動してください。`,
      { cause },
    )
  }
}
