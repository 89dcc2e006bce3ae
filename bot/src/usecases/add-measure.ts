/** A measure that the PMO added to the list; it is asked about from the next round on. */

import { linesOf } from '../../../shared/src/domain/lines.ts'
import { readMeasureRow } from '../../../shared/src/domain/measure-row.ts'
import { recordCell } from '../../../shared/src/domain/record.ts'
import type { AddRow } from './new-row.ts'
import { takeOverMeasure } from './take-over-measure.ts'

const assigned = ['leadSection', 'relatedSections', 'leader', 'deputies']

export const addMeasure: AddRow = async (deps, tx, row) => {
  const measure = readMeasureRow(row.cells, await tx.register.list())
  if ('cells' in measure) return { unreadable: measure.cells }
  await tx.register.saveMeasures([{ ...measure, detail: {} }])
  const changes = assigned
    .map((cell) => ({ cell, base: null, ours: null, theirs: recordCell(row.cells[cell]), both: false }))
    .filter(({ theirs }) => theirs !== null && linesOf(String(theirs)).length > 0)
  const address = { list: row.list, key: measure.id }
  if (changes.length === 0 || row.editor === null) return { key: measure.id }
  const refused = await takeOverMeasure(deps, tx, { ...address, cells: {}, display: {} }, changes, row.editor)
  for (const { cell, theirs } of changes.filter((one) => refused.includes(one.cell))) {
    const difference = { ...address, cell, kind: 'unreadable', ours: null, editor: row.editor } as const
    await tx.record.openDifference({ ...difference, theirs: String(theirs), seenAt: deps.clock.now() })
  }
  return { key: measure.id }
}
