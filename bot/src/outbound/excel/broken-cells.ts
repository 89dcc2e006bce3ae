/**
 * Cells whose calculation came to nothing (#N/A and the like, or never calculated). The reader gives them as blank, and a
 * blank leader means that nobody leads: so they are looked for in the XML itself.
 */

/** Where Excel keeps the first sheet of a workbook, which is ours. */
const firstSheet = 'xl/worksheets/sheet1.xml'

/** What stands in the cell, by "row column", both from 0. Goes through the text once, whatever it is. */
export function brokenCells(sheets: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const broken = new Map<string, string>()
  // What comes after the last cell is none.
  for (const part of (sheets.get(firstSheet) ?? '').split('</c>').slice(0, -1)) {
    const cell = part.slice(part.lastIndexOf('<c '))
    const attributes = cell.slice(0, cell.indexOf('>'))
    const value = cell.split('<v>')[1]?.split('</v>')[0]
    const failed = attributes.includes(' t="e"')
    const neverCalculated = value === undefined && /<f[ />]/.test(cell)
    const [, letters = '', row = ''] = / r="([A-Z]+)(\d+)"/.exec(attributes) ?? []
    if ((failed || neverCalculated) && row !== '') {
      broken.set(`${Number(row) - 1} ${columnOf(letters)}`, value ?? '#N/A')
    }
  }
  return broken
}

/** `A` is 0, `AA` is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
