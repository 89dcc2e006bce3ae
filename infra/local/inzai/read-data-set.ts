/** Reads the city's list for the stand-in city. Throws with every place to put right when the files do not fit together. */
import { fileURLToPath } from 'node:url'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { DataSet, MeasureDetail } from './data-set.ts'
import { findBrokenLinks } from './find-broken-links.ts'
import { type Files, readFiles } from './read-files.ts'

const dataFolder = fileURLToPath(new URL('data', import.meta.url))

export function readDataSet(folder: string = dataFolder): DataSet {
  const files = readFiles(folder)
  const broken = findBrokenLinks(files)
  if (broken.length > 0) throw new Error(['施策一覧のデータを直してください。', ...broken].join('\n- '))
  const { plans, indicators, strategy, roadmap, indicatorValues, published, assignments } = files
  return {
    measures: toMeasures(files),
    details: toDetails(files),
    plans,
    indicators,
    indicatorValues: indicatorValues.values.map((value) => ({ ...value, roundId: indicatorValues.roundId })),
    publishedAnswers: published.answers.map((row) => ({ ...row, roundId: published.roundId, note: published.note })),
    assignments: assignments.assignments.map((row) => ({ ...row, sample: assignments.sample, note: assignments.note })),
    people: files.people.people,
    strategy,
    roadmap,
    findings: files.doubts.findings,
  }
}

function toMeasures({ measures, strategy, assignments }: Files): Measure[] {
  return measures.map(({ id, order, title, leadDepartment, areaId }) => {
    const area = the(strategy.areas, (row) => row.id === areaId)
    const pillar = the(strategy.pillars.items, (row) => row.id === area.pillarId)
    return {
      id,
      order,
      title,
      pillar: { id: pillar.id, name: pillar.name },
      area: { id: area.id, name: area.name },
      leadDepartment,
      leadSection: the(assignments.assignments, (row) => row.measureId === id).leadSection,
    }
  })
}

function toDetails({ measures, strategy, roadmap, doubts }: Files): MeasureDetail[] {
  return measures.map((measure) => ({
    measureId: measure.id,
    purpose: measure.purpose,
    titleStatus: measure.titleStatus,
    titleConfidence: measure.titleConfidence,
    titleBasis: measure.titleBasis,
    titleRaw: measure.titleRaw,
    sourceLine: measure.sourceLine,
    approachIds: strategy.approaches.items
      .filter((approach) => approach.items.some((item) => item.measureIds.includes(measure.id)))
      .map((approach) => approach.id),
    roadmapNos: roadmap.rows
      .filter((row) => row.links.some((link) => link.measureId === measure.id))
      .map((row) => row.no),
    doubts: doubts.cells.filter((doubt) => doubt.measureId === measure.id),
    findings: doubts.findings.filter(
      (finding) => finding.concerns === 'everyMeasure' || finding.measureIds.includes(measure.id),
    ),
  }))
}

/** The one row that the check of the links has promised. */
function the<T>(rows: readonly T[], isIt: (row: T) => boolean): T {
  const row = rows.find(isIt)
  if (row === undefined) throw new Error('A link of the data set was used before it was checked.')
  return row
}
