/** The record as a workbook: a sheet a list, headed and filled as the list shows it. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { entriesOf, listFields } from '../../../bot/src/outbound/sharepoint/list-fields.ts'
import type { ReadItem } from '../../../bot/src/usecases/record-ports.ts'
import { type RecordCells, type RecordList, recordCell } from '../../../shared/src/domain/record.ts'

/** A cell of a workbook holds no more. */
const longestText = 32_767
const cut = '…（続きは JSON をご覧ください）'

type Row = SheetData[number]

export function recordWorkbook() {
  const sheets = new Map<RecordList, Row[]>()
  return {
    begin: (list: RecordList) => {
      const headers = [...entriesOf(list).cells.map(({ column }) => column.displayName)]
      sheets.set(list, [headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))])
    },
    add: (list: RecordList, cells: RecordCells, unreadable: ReadItem['unreadable']) => {
      const row = entriesOf(list).cells.map(({ cell, codec }) => {
        const text = unreadable.find((one) => one.cell === cell)?.text
        const value = recordCell(cells[cell])
        if (text !== undefined) return textCell(text)
        if (value === null) return null
        const shown = codec.write(value) ?? value
        return typeof shown === 'number' ? { value: shown, type: Number } : textCell(String(shown))
      })
      sheets.get(list)?.push(row)
    },
    toBuffer: (): Promise<Uint8Array> =>
      writeXlsxFile(
        [...sheets].map(([list, data]) => ({
          sheet: listFields[list].displayName,
          data,
          stickyRowsCount: 1,
        })),
      ).toBuffer(),
  }
}

/** Everything is text: a cell that begins with 「=」 stays what was typed. */
function textCell(text: string) {
  const value = text.length > longestText ? `${text.slice(0, longestText - cut.length).toWellFormed()}${cut}` : text
  return { value, type: String }
}
