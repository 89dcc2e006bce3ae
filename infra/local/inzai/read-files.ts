/** Every file of the data folder, each checked against its own schema; links between them are checked elsewhere. */
import { readJson } from './read-json.ts'
import { doubtsFile } from './schemas/doubts.ts'
import { indicatorsFile, indicatorValuesFile } from './schemas/indicators.ts'
import { measuresFile } from './schemas/measures.ts'
import { plansFile } from './schemas/plans.ts'
import { publishedAnswersFile } from './schemas/published-answers.ts'
import { roadmapFile } from './schemas/roadmap.ts'
import { sampleAssignmentsFile } from './schemas/sample-assignments.ts'
import { samplePeopleFile } from './schemas/sample-people.ts'
import { strategyFile } from './schemas/strategy.ts'

export type Files = ReturnType<typeof readFiles>

export function readFiles(folder: string) {
  return {
    measures: readJson(folder, 'measures.json', measuresFile),
    plans: readJson(folder, 'plans.json', plansFile),
    indicators: readJson(folder, 'indicators.json', indicatorsFile),
    indicatorValues: readJson(folder, 'indicator-values.json', indicatorValuesFile),
    published: readJson(folder, 'published-answers.json', publishedAnswersFile),
    doubts: readJson(folder, 'doubts.json', doubtsFile),
    strategy: readJson(folder, 'strategy.json', strategyFile),
    roadmap: readJson(folder, 'roadmap.json', roadmapFile),
    people: readJson(folder, 'sample-people.json', samplePeopleFile),
    assignments: readJson(folder, 'sample-assignments.json', sampleAssignmentsFile),
  }
}
