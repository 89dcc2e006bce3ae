import type { AssignmentWorkbook } from '../../usecases/ports.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

export const assignmentWorkbook: AssignmentWorkbook = { write: writeWorkbook, read: readWorkbook }
