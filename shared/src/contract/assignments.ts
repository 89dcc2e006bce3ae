/** The workbook of assignments (`/api/assignments/...`): taken out, looked at before it is applied, applied. */
import { z } from 'zod'

/** Bytes of a file as it is sent: base64 in JSON, which must fit into `workbookBodyLimit`. */
export const workbookFileLimit = 3 * 1024 * 1024
export const workbookBodyLimit = 4 * 1024 * 1024 + 1024

/** Not checked letter by letter: what is no file of ours gets a sentence of its own. */
const base64 = z.string().max(workbookBodyLimit)

export const workbookFile = z.object({
  /** Suggested; in Japanese, with the day. */
  name: z.string(),
  contentType: z.string(),
  content: base64,
})

export const workbookUpload = z.object({ content: base64 })

/** `mark` of the preview: what is applied is what was shown. Without it, whatever the file changes. */
export const workbookToApply = z.object({ content: base64, mark: z.string().max(100).optional() })

/** A place to be put right; `row` and `column` as the spreadsheet shows them. */
const sheetProblem = z.object({ row: z.int(), column: z.string(), message: z.string() })

/** `where`: the measure (number and title), the section or the department. Blank texts mean nobody or nothing. */
const assignmentChange = z.object({
  where: z.string(),
  column: z.string(),
  before: z.string(),
  after: z.string(),
})

export const workbookPreview = z.object({
  /** Nothing is applied while there is one. */
  problems: z.array(sheetProblem),
  changes: z.array(assignmentChange),
  mark: z.string(),
})

export const workbookApplied = z.object({ changes: z.array(assignmentChange) })

export type WorkbookPreview = z.infer<typeof workbookPreview>
export type WorkbookFile = z.infer<typeof workbookFile>
