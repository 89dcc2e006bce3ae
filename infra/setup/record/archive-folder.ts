/**
 * The record in a folder: a file of JSON lines and a sheet of one workbook for each list, and a manifest with the hash of every
 * file. The JSON lines are written and read as a stream; the workbook is put together at the end.
 */
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { RecordKeeper } from '../../../bot/src/usecases/export-record.ts'
import type { RecordSource, SourceItem } from '../../../bot/src/usecases/rebuild-record.ts'
import { type RecordList, recordLists } from '../../../shared/src/domain/record.ts'
import { recordWorkbook } from './record-workbook.ts'

const manifestFile = 'manifest.json'
export const workbookFile = '業革ボード_記録.xlsx'
const fileOf = (list: RecordList) => `${list}.jsonl`

/** As many lines as are read into the database at once. */
const linesOfPage = 500

const manifest = z.object({
  format: z.literal('gyokaku-record-1'),
  takenAt: z.iso.datetime(),
  lists: z.record(z.enum(recordLists), z.number().int().min(0)),
  sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})
export type Manifest = z.infer<typeof manifest>

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const line = z.object({
  key: z.string().min(1),
  cells: z.record(z.string(), cell),
  /** Text of cells that could not be understood. */
  unreadable: z.array(z.object({ cell: z.string(), text: z.string() })).default([]),
})

/** What is wrong with a folder, and what to do. */
export class ArchiveProblem extends Error {}

/** A folder that holds nothing yet. `finish` writes the workbook and the manifest. Throws `ArchiveProblem`. */
export function newArchive(folder: string): RecordKeeper & { finish(takenAt: Date): Promise<Manifest> } {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ArchiveProblem(`${folder} は空ではありません。新しいフォルダーの名前をご指定ください。`)
  }
  mkdirSync(folder, { recursive: true })
  const workbook = recordWorkbook()
  const counts = new Map<RecordList, number>()
  let current: { readonly list: RecordList; readonly file: ReturnType<typeof createWriteStream> } | null = null
  return {
    begin: async (list) => {
      current = { list, file: createWriteStream(join(folder, fileOf(list))) }
      counts.set(list, 0)
      workbook.begin(list)
    },
    add: async (page) => {
      if (!current) throw new Error('No list was begun')
      const { list, file } = current
      counts.set(list, (counts.get(list) ?? 0) + page.length)
      for (const { key, cells, unreadable } of page) {
        const written = `${JSON.stringify({ key, cells, ...(unreadable.length > 0 && { unreadable }) })}\n`
        if (!file.write(written)) await new Promise<void>((resolve) => file.once('drain', () => resolve()))
        workbook.add(list, cells, unreadable)
      }
    },
    end: async () => {
      const file = current?.file
      current = null
      await new Promise<void>((resolve, reject) => {
        if (!file) return resolve()
        file.once('error', reject)
        file.end(() => resolve())
      })
    },
    finish: async (takenAt) => {
      writeFileSync(join(folder, workbookFile), await workbook.toBuffer())
      const files = [...[...counts.keys()].map(fileOf), workbookFile]
      const sha256: Record<string, string> = {}
      for (const file of files) sha256[file] = await hashOf(join(folder, file))
      const written: Manifest = {
        format: 'gyokaku-record-1',
        takenAt: takenAt.toISOString(),
        lists: Object.fromEntries(counts) as Manifest['lists'],
        sha256,
      }
      writeFileSync(join(folder, manifestFile), `${JSON.stringify(written, null, 2)}\n`)
      return written
    },
  }
}

/** Checks every hash first. Throws `ArchiveProblem`. */
export async function openArchive(folder: string): Promise<RecordSource> {
  const path = join(folder, manifestFile)
  if (!existsSync(path)) {
    throw new ArchiveProblem(
      `${folder} に ${manifestFile} がありません。書き出したフォルダーをそのままご指定ください。`,
    )
  }
  const { sha256 } = readManifest(path)
  for (const list of recordLists) {
    const file = fileOf(list)
    if (!existsSync(join(folder, file)))
      throw new ArchiveProblem(`${file} がありません。書き出したフォルダーをそのままご指定ください。`)
    if (sha256[file] !== (await hashOf(join(folder, file)))) {
      throw new ArchiveProblem(
        `${file} は、書き出した後に変わっています。変わっていない控えをご指定いただくか、もう一度書き出してください（取り込んでいません）。`,
      )
    }
  }
  return { pages: (list) => readLines(list, join(folder, fileOf(list))), published: false }
}

function readManifest(path: string): Manifest {
  const problem = new ArchiveProblem(`${manifestFile} を読み取れません。書き出したフォルダーをそのままご指定ください。`)
  try {
    const { data } = manifest.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (data) return data
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw problem
}

async function* readLines(list: RecordList, path: string): AsyncGenerator<readonly SourceItem[]> {
  let page: SourceItem[] = []
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    page.push({ list, itemId: '', eTag: '', ...line.parse(JSON.parse(text)) })
    if (page.length < linesOfPage) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
