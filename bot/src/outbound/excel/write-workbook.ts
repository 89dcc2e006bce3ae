/** Writes the workbook of assignments: one row a measure, and beside it the people and sections to choose from. */
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Standing } from '../../../../shared/src/domain/assignment-sheet.ts'
import type { Duty } from '../../../../shared/src/domain/person.ts'
import { workbookJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'
import { columnNames, columns, linesOf } from './columns.ts'
import { nameChoices } from './name-choices.ts'

/** Everything is text: a cell that begins with 「=」 stays what was typed. */
const text = (value: string) => ({ value, type: String, wrap: true, alignVertical: 'top' as const })
const header = (value: string) => ({ ...text(value), fontWeight: 'bold' as const, backgroundColor: '#DCE6F1' })

export async function writeWorkbook(standing: Standing): Promise<Uint8Array> {
  const lines = linesOf(standing)
  const assignments: SheetData = [
    columnNames.map((name) => header(columns[name].header)),
    ...lines.map((line) => columnNames.map((name) => text(columns[name].write(line)))),
  ]
  const choices = nameChoices(lines.length, standing.people.length, standing.sections.length)
  const sheets = [
    {
      sheet: workbookJa.sheet,
      data: assignments,
      columns: columnNames.map((name) => ({ width: columns[name].width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
    },
    {
      sheet: workbookJa.peopleSheet,
      data: peopleSheet(standing),
      columns: [{ width: 24 }, { width: 40 }, { width: 36 }, { width: 4 }, { width: 20 }, { width: 4 }, { width: 60 }],
      stickyRowsCount: 1,
    },
  ]
  return writeXlsxFile(sheets, { features: [choices] }).toBuffer()
}

/** People, sections and how to fill the sheet in, side by side: to be looked at and copied from. */
function peopleSheet({ people, sections }: Standing): SheetData {
  const { post, id, duties, sections: names } = workbookJa.people
  const rows = Math.max(people.length, sections.length, workbookJa.howTo.length)
  return [
    [header(post), header(id), header(duties), null, header(names), null, header(workbookJa.howToHeader)],
    ...Array.from({ length: rows }, (_, index) => {
      const person = people[index]
      return [
        text(person?.post ?? ''),
        text(person?.id ?? ''),
        text((person?.duties ?? []).map(dutyJa).join('、')),
        null,
        text(sections[index] ?? ''),
        null,
        text(workbookJa.howTo[index] ?? ''),
      ]
    }),
  ]
}

function dutyJa(duty: Duty): string {
  switch (duty.kind) {
    case 'pmo':
      return workbookJa.duty.pmo
    case 'manager':
      return workbookJa.duty.manager(duty.section)
    case 'departmentHead':
      return workbookJa.duty.departmentHead(duty.department)
    case 'programmeManager':
      return workbookJa.duty.programmeManager
    case 'owner':
      return workbookJa.duty.owner
  }
}
