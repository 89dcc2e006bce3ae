/** How many columns an area takes, so that a long one stands beside the short ones instead of below them. */
import type { AreaGroup, PillarGroup } from './group-measures.ts'

/** Measures that one column holds on a wide screen. */
const columnHeight = 7

export function columnsOfArea(area: AreaGroup): number {
  return Math.ceil(area.measures.length / columnHeight)
}

/** Long areas side by side, short ones stacked in one column more. */
export function columnsOfPillar(pillar: PillarGroup): number {
  const long = pillar.areas.filter((area) => columnsOfArea(area) > 1)
  const short = pillar.areas.filter((area) => columnsOfArea(area) === 1)
  const shortMeasures = short.reduce((sum, area) => sum + area.measures.length, 0)
  return long.reduce((sum, area) => sum + columnsOfArea(area), 0) + Math.ceil(shortMeasures / columnHeight)
}
