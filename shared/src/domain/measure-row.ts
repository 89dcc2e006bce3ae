/** A measure that somebody added as a row of the list: read with what the register already knows of its place. */
import { sectionLimit } from './assignment-change.ts'
import { measureIdOf } from './assignment-sheet.ts'
import { lengthOf, storable } from './check-in.ts'
import { titleLimit } from './doubt.ts'
import type { Measure } from './measure.ts'
import { type RecordCells, recordCell } from './record.ts'

const idForm = /^[A-Z][1-9]-[1-9]\d?[A-Za-z]?$/

/** Cells that keep the row from being taken over. */
export interface UnreadableRow {
  readonly cells: readonly string[]
}

/** Pillar and area may stay blank where another measure of the same area says them. */
export function readMeasureRow(cells: RecordCells, measures: readonly Measure[]): Measure | UnreadableRow {
  const text = (name: string) => {
    const cell = recordCell(cells[name])
    return storable(cell === null ? '' : String(cell))
      .replaceAll(/\s+/g, ' ')
      .trim()
  }
  const id = measureIdOf(text('id'))
  const like = measures.find((one) => one.area.id === id.split('-')[0])
  const measure: Measure = {
    id,
    order: Math.max(-1, ...measures.map(({ order }) => order)) + 1,
    title: text('title'),
    pillar: like?.pillar ?? { id: text('pillarId') || id.slice(0, 1), name: text('pillarName') },
    area: like?.area ?? { id: text('areaId') || (id.split('-')[0] ?? ''), name: text('areaName') },
    leadDepartment: text('leadDepartment'),
    leadSection: null,
  }
  const bad: string[] = []
  if (!idForm.test(id) || measures.some((one) => one.id === id)) bad.push('id')
  if (measure.title === '' || lengthOf(measure.title) > titleLimit) bad.push('title')
  if (measure.pillar.name === '') bad.push('pillarName')
  if (measure.area.name === '') bad.push('areaName')
  if (measure.leadDepartment === '' || lengthOf(measure.leadDepartment) > sectionLimit) bad.push('leadDepartment')
  return bad.length > 0 ? { cells: bad } : measure
}
