/** Reads the workbook of assignments: rows of text, and every cell that is no text. It decides nothing. */
import { readSheet, SheetNotFoundError } from 'read-excel-file/universal'
import { plain } from '../../../../shared/src/domain/assignment-change.ts'
import type { SheetRow } from '../../../../shared/src/domain/assignment-sheet.ts'
import { type Refusal, refuse } from '../../../../shared/src/domain/refusal.ts'
import type { AssignmentColumn, SheetProblem } from '../../../../shared/src/domain/sheet-problem.ts'
import { workbookJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'
import type { WorkbookContent } from '../../usecases/ports.ts'
import { brokenCells } from './broken-cells.ts'
import { columnNames, columns } from './columns.ts'
import { passGate } from './zip-gate.ts'

/** The header may stand below a title. */
const headerWithin = 10
const mostRows = 5000

type Cells = readonly (readonly unknown[])[]

export async function readWorkbook(file: Uint8Array): Promise<WorkbookContent | { readonly refusal: Refusal }> {
  const verdict = await passGate(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  if (!verdict.pass) return refuse({ code: 'unreadableWorkbook', cause: verdict.cause })
  const cells = await readCells(file)
  if (!cells) return refuse({ code: 'unreadableWorkbook', cause: 'damaged' })
  if (cells.length > mostRows) return refuse({ code: 'unreadableWorkbook', cause: 'tooLarge' })
  return contentOf(cells, brokenCells(verdict.sheets))
}

/**
 * Null when the reader cannot make sense of what the gate has let through. It is given bytes and nothing else, and says
 * what is wrong with them in a dozen ways (its own errors, its XML parser's, plain TypeErrors): all mean the same here.
 */
async function readCells(file: Uint8Array): Promise<Cells | null> {
  const bytes = new Uint8Array(file).buffer
  try {
    return await readSheet(bytes, workbookJa.sheet, { trim: false })
  } catch (error) {
    // Under another name, the first sheet is meant.
    return error instanceof SheetNotFoundError ? readSheet(bytes, { trim: false }).catch(() => null) : null
  }
}

function contentOf(cells: Cells, broken: ReadonlyMap<string, string>): WorkbookContent {
  const header = headerRow(cells)
  const places = new Map(columnNames.map((name) => [name, placesOf(cells[header] ?? [], columns[name].header)]))
  const problems: SheetProblem[] = columnNames.flatMap((column) => {
    const found = places.get(column)?.length ?? 0
    const code = found === 0 && !columns[column].optional ? 'missingColumn' : found > 1 ? 'columnTwice' : null
    return code ? [{ row: header + 1, column, code, detail: columns[column].header }] : []
  })
  if (problems.length > 0) return { rows: [], problems }
  const rows = cells.flatMap((line, index) => {
    if (index <= header || line.every(isBlank)) return []
    const read = (name: AssignmentColumn): string => {
      const place = places.get(name)?.[0]
      if (place === undefined) return ''
      const fault = broken.get(`${index} ${place}`)
      const text = fault === undefined ? columns[name].read(line[place]) : null
      if (text !== null) return text
      const detail = fault ?? shown(line[place])
      problems.push({ row: index + 1, column: name, code: fault === undefined ? 'notText' : 'brokenFormula', detail })
      return detail
    }
    const entries = columnNames.map((name) => [name, read(name)] as const)
    return [{ row: index + 1, cells: Object.fromEntries(entries) as SheetRow['cells'] }]
  })
  return { rows, problems }
}

/** The first row that names the column of the numbers; the first row of all where there is none. */
function headerRow(cells: Cells): number {
  const found = cells.slice(0, headerWithin).findIndex((line) => placesOf(line, columns.measureId.header).length > 0)
  return Math.max(0, found)
}

function placesOf(line: readonly unknown[], header: string): number[] {
  return line.flatMap((cell, place) => (typeof cell === 'string' && plain(cell) === plain(header) ? [place] : []))
}

function isBlank(cell: unknown): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

function shown(cell: unknown): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
