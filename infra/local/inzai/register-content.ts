/** The city's list as the product imports it. */
import type { RegisterContent } from '../../../bot/src/usecases/import-register.ts'
import type { Holidays } from '../../../shared/src/domain/day.ts'
import { planRound } from '../../../shared/src/domain/round-calendar.ts'
import type { DataSet } from './data-set.ts'
import { toDoubts } from './register-doubts.ts'

/** The printed list speaks of R7 Q2. */
const publishedRound = '2025Q2'

export function toRegisterContent(set: DataSet, holidays: Holidays): RegisterContent {
  const details = new Map(set.details.map((detail) => [detail.measureId, detail]))
  return {
    people: set.people,
    measures: set.measures.map((measure) => ({ ...measure, detail: details.get(measure.id) ?? null })),
    assignments: set.assignments,
    plans: set.plans,
    indicators: set.indicators.map(
      ({ id, measureId, name, unit, target, targetDay, betterWhen, cumulative, ...detail }) => ({
        id,
        measureId,
        name,
        unit,
        target,
        targetDay,
        betterWhen,
        cumulative,
        detail: { ...detail, values: set.indicatorValues.filter(({ indicatorId }) => indicatorId === id) },
      }),
    ),
    publishedRound: { id: publishedRound, state: 'closed', ...planRound(publishedRound, holidays) },
    publishedAnswers: set.publishedAnswers.map(({ roundId, measureId, weather, direction, progress, ...detail }) => ({
      roundId,
      measureId,
      weather,
      direction,
      progress: progress.join('\n'),
      detail,
    })),
    doubts: toDoubts(set),
    documents: { strategy: set.strategy, roadmap: set.roadmap, findings: set.findings },
  }
}
