/** The workbook of assignments: bytes travel as base64, places and changes as sentences. */

import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { assignmentChangeJa, sheetProblemTextJa, workbookJa } from '../../../../../shared/src/wording/pmo-setup.ja.ts'
import { exportAssignments } from '../../../usecases/export-assignments.ts'
import { applyAssignments, previewAssignments } from '../../../usecases/import-assignments.ts'
import type { Handlers } from '../route.ts'

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const assignmentRoutes: Pick<Handlers, 'readWorkbook' | 'previewWorkbook' | 'applyWorkbook'> = {
  readWorkbook: async ({ deps, person }) => {
    const written = await exportAssignments(deps, person)
    if (isRefusal(written)) return written
    const content = Buffer.from(written.file).toString('base64')
    return { name: workbookJa.fileName(written.day), contentType, content }
  },
  previewWorkbook: async ({ deps, person, body }) => {
    const preview = await previewAssignments(deps, person, Buffer.from(body.content, 'base64'))
    if (isRefusal(preview)) return preview
    return {
      mark: preview.mark,
      changes: preview.changes.map(assignmentChangeJa),
      problems: preview.problems.map((problem) => ({
        row: problem.row,
        column: workbookJa.columns[problem.column],
        message: sheetProblemTextJa(problem),
      })),
    }
  },
  applyWorkbook: async ({ deps, person, body }) => {
    const applied = await applyAssignments(deps, person, Buffer.from(body.content, 'base64'), body.mark ?? null)
    return isRefusal(applied) ? applied : { changes: applied.map(assignmentChangeJa) }
  },
}
