/** The page of the workbook of assignments in English. What the city calls things stays Japanese. */
import type { AssignmentsWording } from './assignments.ja.ts'

export const assignmentsEn: AssignmentsWording = {
  heading: 'Assignments',
  subject:
    'Change lead sections, leaders, deputies, managers and heads in one workbook. For a single measure, send 「割当」 in the chat.',
  onlyPmo: 'This page is for the PMO (デジタル戦略室・行革推進係).',
  take: {
    heading: '1. Take the workbook',
    text: 'The assignments as they stand, one row per measure. The sheet 名簿 lists posts and sections to choose from.',
    button: 'Take the workbook',
    done: (name) => `“${name}” was handed over.`,
  },
  choose: {
    heading: '2. Choose the edited workbook',
    text: 'Edit and save the workbook, then choose it here. Nothing changes yet.',
    button: 'Choose a workbook',
    label: 'Edited workbook (.xlsx)',
    reading: 'Reading the workbook',
    tooLarge: 'The file is too large (3 MB at most). Please fill in only what is needed.',
  },
  check: {
    heading: '3. See what would change',
    none: 'Same as the present assignments. Nothing would change.',
    changes: (count) => (count === 1 ? '1 place changes.' : `${count} places change.`),
    problems: (count) =>
      `Please look at ${count === 1 ? 'one place' : `${count} places`}, mend the workbook and choose it again (nothing has changed yet).`,
    columns: {
      where: 'Measure, section or department',
      column: 'Column',
      before: 'Now',
      after: 'Then',
      row: 'Row',
      message: 'What to look at',
    },
    nobody: '(none)',
    apply: 'Apply',
    cancel: 'Cancel',
  },
  applied: (count) =>
    `${count === 1 ? '1 place was' : `${count} places were`} applied. New leaders are asked in the open round.`,
}
