/** Fills an empty register with a city's list, in one transaction. A register that is there stays as it is. */
import type { Doubt } from '../../../shared/src/domain/doubt.ts'
import type { Assignment, Indicator, Measure, Plan } from '../../../shared/src/domain/measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { Deps, PublishedAnswer } from './ports.ts'

export interface RegisterContent {
  readonly people: readonly Person[]
  readonly measures: readonly (Measure & { readonly detail: unknown })[]
  readonly assignments: readonly Assignment[]
  readonly plans: readonly Plan[]
  readonly indicators: readonly (Indicator & { readonly detail: unknown })[]
  /** The round the printed list speaks of; closed, for history only. */
  readonly publishedRound: Round
  readonly publishedAnswers: readonly PublishedAnswer[]
  /** What could not be read for sure; the PMO settles it. */
  readonly doubts?: readonly Doubt[]
  readonly documents: Readonly<Record<string, unknown>>
}

export async function importRegister({ unitOfWork, clock }: Deps, content: RegisterContent): Promise<boolean> {
  return unitOfWork.run(async (tx) => {
    // Two instances that start together take turns.
    await tx.rounds.lockAll()
    if (!(await tx.register.isEmpty())) {
      // A register from before there were doubts.
      if (await tx.doubts.isEmpty()) await tx.doubts.insert(content.doubts ?? [])
      return false
    }
    await tx.people.save(content.people)
    await tx.register.saveMeasures(content.measures)
    await tx.register.saveAssignments(content.assignments)
    await tx.register.savePlans(content.plans)
    await tx.register.saveIndicators(content.indicators)
    await tx.rounds.insert(content.publishedRound, clock.now())
    await tx.register.savePublishedAnswers(content.publishedAnswers)
    await tx.doubts.insert(content.doubts ?? [])
    for (const [key, document] of Object.entries(content.documents)) await tx.register.saveDocument(key, document)
    return true
  })
}
