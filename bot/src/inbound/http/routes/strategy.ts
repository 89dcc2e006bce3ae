/** What the page of the strategy asks for. */
import { roadmapDocument, strategyDocument } from '../../../../../shared/src/contract/strategy.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { readStrategy } from '../../../usecases/read-strategy.ts'
import type { Handlers } from '../route.ts'

export const strategyRoutes: Pick<Handlers, 'readStrategy'> = {
  readStrategy: async ({ deps, person }) => {
    const seen = await readStrategy(deps, person)
    if (isRefusal(seen)) return seen
    return {
      strategy: strategyDocument.nullable().parse(seen.strategy),
      roadmap: roadmapDocument.nullable().parse(seen.roadmap),
      measures: seen.measures.map(({ id, title, area }) => ({ id, title, areaId: area.id })),
      hours: seen.indicatorsInHours.map(({ measureId, name, target }) => ({ measureId, name, target })),
    }
  },
}
