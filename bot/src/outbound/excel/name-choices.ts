/** Lists to choose from in the cells of the workbook. They only help: anything may be typed, and reading says what is wrong. */
import type { AssignmentColumn } from '../../../../shared/src/domain/sheet-problem.ts'
import { workbookJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'
import { columnNames } from './columns.ts'

const fromPeople: readonly AssignmentColumn[] = ['leader', 'deputies', 'manager', 'departmentHead']
const fromSections: readonly AssignmentColumn[] = ['leadSection', 'relatedSections']

/** Counts are rows below the header: of the table, of the people in column A and of the sections in column E beside it. */
export function nameChoices(measures: number, people: number, sections: number) {
  const lists = [
    ...fromPeople.map((column) => list(column, measures, 'A', people)),
    ...fromSections.map((column) => list(column, measures, 'E', sections)),
  ].filter((one) => one !== '')
  const markup = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: ({ sheet }: { readonly sheet?: string }) =>
            sheet === workbookJa.sheet && lists.length > 0 ? markup : undefined,
        },
      },
    },
  }
}

function list(column: AssignmentColumn, measures: number, source: string, names: number): string {
  if (measures === 0 || names === 0) return ''
  const letter = String.fromCharCode('A'.charCodeAt(0) + columnNames.indexOf(column))
  const range = `${workbookJa.peopleSheet}!$${source}$2:$${source}$${names + 1}`
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letter}2:${letter}${measures + 1}"><formula1>${range}</formula1></dataValidation>`
}
