/** Pillars, their areas and the measures of each, in the order of the city's list. */
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'

export interface AreaGroup {
  readonly id: string
  readonly name: string
  readonly measures: readonly MeasureOnBoard[]
}

export interface PillarGroup {
  readonly id: string
  readonly name: string
  readonly areas: readonly AreaGroup[]
}

export function groupMeasures(measures: readonly MeasureOnBoard[]): readonly PillarGroup[] {
  const inOrder = measures.toSorted((a, b) => a.order - b.order)
  return groupBy(inOrder, (measure) => measure.pillar).map(({ key: pillar, members }) => ({
    ...pillar,
    areas: groupBy(members, (measure) => measure.area).map(({ key: area, members }) => ({
      ...area,
      measures: members,
    })),
  }))
}

interface Key {
  readonly id: string
  readonly name: string
}

function groupBy(measures: readonly MeasureOnBoard[], keyOf: (measure: MeasureOnBoard) => Key) {
  const groups = new Map<string, { readonly key: Key; readonly members: MeasureOnBoard[] }>()
  for (const measure of measures) {
    const key = keyOf(measure)
    const group = groups.get(key.id) ?? { key, members: [] }
    group.members.push(measure)
    groups.set(key.id, group)
  }
  return [...groups.values()]
}
