/** Takes a workbook apart and puts it together again, as somebody else's program might have written it. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

type Parts = Record<string, Uint8Array>

const sheet = 'xl/worksheets/sheet1.xml'

export function editParts(file: Uint8Array, edit: (parts: Parts) => Zippable): Uint8Array {
  return zipSync(edit(unzipSync(file)))
}

/** Edits the XML of the first sheet. */
export function editSheet(file: Uint8Array, edit: (xml: string) => string): Uint8Array {
  return editParts(file, (parts) => {
    const xml = parts[sheet]
    if (!xml) throw new Error('There is no first sheet')
    return { ...parts, [sheet]: strToU8(edit(strFromU8(xml))) }
  })
}

/** Replaces one cell; `inside` is its XML, `type` the attribute `t`. */
export function withCell(file: Uint8Array, place: string, type: string, inside: string): Uint8Array {
  return editSheet(file, (xml) => {
    const cell = new RegExp(`<c r="${place}"[^>]*?(?:/>|>.*?</c>)`)
    if (!cell.test(xml)) throw new Error(`There is no cell ${place}`)
    return xml.replace(cell, `<c r="${place}"${type === '' ? '' : ` t="${type}"`}>${inside}</c>`)
  })
}

export const inline = (text: string) => `<is><t>${text}</t></is>`
