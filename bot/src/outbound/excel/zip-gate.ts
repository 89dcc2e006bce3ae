/**
 * Looks at a file before any reader does, because no reader of workbooks survives a zip bomb alone: what kind of file it
 * is, how much it unpacks to, and how far its cells reach. Sizes are declared by the file, so they are counted as well.
 */
import { isNativeError } from 'node:util/types'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { WorkbookCause } from '../../../../shared/src/domain/refusal.ts'

const mostEntries = 500
const mostBytes = 50 * 1024 * 1024
/** What a reader turns into objects, at ten times the size in memory. Two thousand measures are a tenth of it. */
const mostXmlBytes = 16 * 1024 * 1024

const mostRows = 10_000
/** Four digits of rows and two letters of columns: a reader fills everything up to the farthest cell. */
const nearCell = /^(?:[A-Za-z]{1,2})?\d{1,4}$/

export type GateVerdict =
  | { readonly pass: true; readonly sheets: ReadonlyMap<string, string> }
  | { readonly pass: false; readonly cause: WorkbookCause }

/** `sheets`: the XML of every part that holds cells, by its path. */
export async function passGate(file: Buffer): Promise<GateVerdict> {
  if (file.length === 0) return { pass: false, cause: 'empty' }
  // Excel puts a password around the whole file in the older container format, in which .xls is written, too.
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0') return { pass: false, cause: 'protectedOrOld' }
  if (file.subarray(0, 2).toString('latin1') !== 'PK') return { pass: false, cause: 'notAWorkbook' }
  let zip: ZipFile | undefined
  try {
    zip = await fromBufferPromise(file, { lazyEntries: true })
    return await look(zip)
  } catch (error) {
    // What the library throws says that the zip is not as it should be; nothing else can fail here.
    if (isNativeError(error)) return { pass: false, cause: 'damaged' }
    throw error
  } finally {
    zip?.close()
  }
}

async function look(zip: ZipFile): Promise<GateVerdict> {
  if (zip.entryCount > mostEntries) return { pass: false, cause: 'tooLarge' }
  const sheets = new Map<string, string>()
  let [entries, declared, bytes, xmlBytes] = [0, 0, 0, 0]
  let isWorkbook = false
  for await (const entry of zip.eachEntry()) {
    entries++
    declared += entry.uncompressedSize
    if (entries > mostEntries || declared > mostBytes) return { pass: false, cause: 'tooLarge' }
    if (entry.isEncrypted()) return { pass: false, cause: 'protectedOrOld' }
    const isXml = entry.fileName.endsWith('.xml')
    const read = await unpack(zip, entry, isXml, isXml ? mostXmlBytes - xmlBytes : mostBytes - bytes)
    if (read === null) return { pass: false, cause: 'tooLarge' }
    bytes += read.bytes
    if (isXml) xmlBytes += read.bytes
    if (bytes > mostBytes) return { pass: false, cause: 'tooLarge' }
    if (entry.fileName === 'xl/workbook.xml') isWorkbook = true
    if (read.text.includes('sheetData')) sheets.set(entry.fileName, read.text)
  }
  if (!isWorkbook) return { pass: false, cause: 'notAWorkbook' }
  for (const xml of sheets.values()) {
    if (xml.split(/<(?:\w+:)?row\b/).length > mostRows) return { pass: false, cause: 'tooLarge' }
    for (const [, place = ''] of xml.matchAll(/(?<![:\w])r\s*=\s*(?:"([^"]*)"|'[^']*')/g)) {
      if (!nearCell.test(place)) return { pass: false, cause: 'tooLarge' }
    }
  }
  return { pass: true, sheets }
}

/** Null when there is more than `most`: nothing beyond it is kept. */
async function unpack(
  zip: ZipFile,
  entry: Entry,
  keep: boolean,
  most: number,
): Promise<{ readonly bytes: number; readonly text: string } | null> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > most) return null
    if (keep) chunks.push(chunk)
  }
  return { bytes, text: Buffer.concat(chunks).toString('utf8') }
}
