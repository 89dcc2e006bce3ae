/** What no schema of one file can see: ids that are twice, unknown or missing across the files. Sentences, empty when all is well. */
import type { Files } from './read-files.ts'

export function findBrokenLinks(files: Files): string[] {
  return [...inMeasures(files), ...toMeasures(files), ...toIndicators(files), ...toPeople(files)]
}

function inMeasures({ measures, strategy }: Files): string[] {
  const areas = new Map(strategy.areas.map((area) => [area.id, area]))
  return [
    ...twice(
      'measures.json',
      '施策',
      measures.map((measure) => measure.id),
    ),
    ...measures
      .filter((measure, place) => measure.order !== place)
      .map((measure) => `measures.json: 施策「${measure.id}」の order を、並び順どおり 0 からの連番にしてください。`),
    ...measures
      .filter((measure) => !areas.has(measure.areaId) || !measure.id.startsWith(`${measure.areaId}-`))
      .map((measure) => `measures.json: 施策「${measure.id}」の領域「${measure.areaId}」を確かめてください。`),
    ...strategy.areas
      .filter((area) => !strategy.pillars.items.some((pillar) => pillar.id === area.pillarId))
      .map((area) => `strategy.json: 領域「${area.id}」の柱「${area.pillarId}」がありません。`),
    ...strategy.areas
      .filter((area) => area.measureCount !== measures.filter((measure) => measure.areaId === area.id).length)
      .map((area) => `measures.json: 領域「${area.id}」の施策が ${area.measureCount} 件になりません。`),
  ]
}

function toMeasures(files: Files): string[] {
  const known = new Set(files.measures.map((measure) => measure.id))
  const planKeys = files.plans.map((plan) => `${plan.measureId}|${plan.fiscalYear}`)
  const published = files.published.answers.map((answer) => answer.measureId)
  const assigned = files.assignments.assignments.map((assignment) => assignment.measureId)
  const doubted = [
    ...files.doubts.cells.map((doubt) => doubt.measureId),
    ...files.doubts.findings.flatMap((finding) => finding.measureIds),
  ]
  const approached = files.strategy.approaches.items.flatMap((approach) =>
    approach.items.flatMap((item) => item.measureIds),
  )
  return [
    ...unknown(
      'plans.json',
      '施策',
      files.plans.map((plan) => plan.measureId),
      known,
    ),
    ...twice('plans.json', '施策と年度', planKeys),
    ...missingPlans(files),
    ...unknown(
      'indicators.json',
      '施策',
      files.indicators.map((indicator) => indicator.measureId),
      known,
    ),
    ...exactlyOnce('published-answers.json', published, known),
    ...exactlyOnce('sample-assignments.json', assigned, known),
    ...unknown('doubts.json', '施策', doubted, known),
    ...twice(
      'doubts.json',
      '要確認',
      [...files.doubts.cells, ...files.doubts.findings].map((doubt) => doubt.id),
    ),
    ...unknown('strategy.json', '施策', approached, known),
    ...unknown(
      'roadmap.json',
      '施策',
      files.roadmap.rows.flatMap((row) => row.links.map((link) => link.measureId)),
      known,
    ),
  ]
}

/** The years of the list are the same for every measure; a blank year is a row of empty cells. */
function missingPlans({ measures, plans }: Files): string[] {
  const years = [...new Set(plans.map((plan) => plan.fiscalYear))]
  return measures.flatMap(({ id }) =>
    years
      .filter((year) => !plans.some((plan) => plan.measureId === id && plan.fiscalYear === year))
      .map((year) => `plans.json: 施策「${id}」の ${year} 年度の行を加えてください。`),
  )
}

function toIndicators({ indicators, indicatorValues }: Files): string[] {
  const ids = indicators.map((indicator) => indicator.id)
  return [
    ...twice('indicators.json', '指標', ids),
    ...indicators
      .filter((indicator) => !indicator.id.startsWith(`${indicator.measureId}-K`))
      .map(
        (indicator) =>
          `indicators.json: 指標「${indicator.id}」の番号を、施策「${indicator.measureId}」に合わせてください。`,
      ),
    ...unknown(
      'indicator-values.json',
      '指標',
      indicatorValues.values.map((value) => value.indicatorId),
      new Set(ids),
    ),
  ]
}

function toPeople({ people: { people }, assignments: { assignments } }: Files): string[] {
  const ids = people.map((person) => person.id)
  const managed = people.flatMap((person) =>
    person.duties.flatMap((duty) => (duty.kind === 'manager' ? [duty.section] : [])),
  )
  const named = assignments.flatMap((assignment) => [assignment.leader, ...assignment.deputies])
  const sections = assignments.flatMap((assignment) => [assignment.leadSection, ...assignment.relatedSections])
  return [
    ...twice('sample-people.json', '職員', ids),
    ...twice(
      'sample-people.json',
      '職',
      people.map((person) => person.post),
    ),
    ...unknown('sample-assignments.json', '職員', named, new Set(ids)),
    ...unknown('sample-assignments.json', '課長のいる課', sections, new Set(managed)),
  ]
}

function exactlyOnce(file: string, ids: readonly string[], known: ReadonlySet<string>): string[] {
  const present = new Set(ids)
  return [
    ...unknown(file, '施策', ids, known),
    ...twice(file, '施策', ids),
    ...[...known].filter((id) => !present.has(id)).map((id) => `${file}: 施策「${id}」の行を加えてください。`),
  ]
}

function unknown(file: string, what: string, ids: readonly string[], known: ReadonlySet<string>): string[] {
  const strangers = new Set(ids.filter((id) => !known.has(id)))
  return [...strangers].map((id) => `${file}: ${what}「${id}」は登録されていません。番号や名称を確かめてください。`)
}

function twice(file: string, what: string, ids: readonly string[]): string[] {
  const repeated = new Set(ids.filter((id, place) => ids.indexOf(id) !== place))
  return [...repeated].map((id) => `${file}: ${what}「${id}」が2回あります。1つにしてください。`)
}
