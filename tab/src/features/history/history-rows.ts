/** The answer of the server as rows under their areas, numbered from 1 (row 0 is the heads). */
import {
  type History,
  type MarkedCell,
  type MeasureInHistory,
  readCells,
} from '../../../../shared/src/contract/history.ts'

export interface HistoryMeasure extends Omit<MeasureInHistory, 'cells'> {
  readonly cells: readonly MarkedCell[]
}

export interface HistoryArea {
  readonly id: string
  readonly name: string
  readonly pillarName: string
  readonly measures: readonly (HistoryMeasure & { readonly row: number })[]
}

export function readMeasures({ measures }: History): readonly HistoryMeasure[] {
  return measures.map((measure) => ({ ...measure, cells: readCells(measure.cells) }))
}

export function rowsByArea({ areas, pillars }: History, measures: readonly HistoryMeasure[]): readonly HistoryArea[] {
  const members = Map.groupBy(measures, ({ areaId }) => areaId)
  let row = 0
  return areas.flatMap(({ id, name, pillarId }) => {
    const found = members.get(id) ?? []
    if (found.length === 0) return []
    const pillarName = pillars.find((pillar) => pillar.id === pillarId)?.name ?? ''
    return [{ id, name, pillarName, measures: found.map((measure) => ({ ...measure, row: ++row })) }]
  })
}
