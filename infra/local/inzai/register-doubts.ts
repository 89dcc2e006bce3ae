/** The doubts about the city's list as the PMO is asked to settle them, each in the group it can be settled with. */
import { type Doubt, type DoubtGroup, doubtGroups } from '../../../shared/src/domain/doubt.ts'
import type { DataSet } from './data-set.ts'
import type { Doubt as CellDoubt, Finding } from './schemas/doubts.ts'

type Asked = Omit<Doubt, 'place' | 'settled'>

/** Cells that a question of their own is asked about. */
const questions: Readonly<Record<string, DoubtGroup>> = {
  'B1-5a-D1': 'fiftyOrHundred',
  'B1-7A-D1': 'threeOrNine',
  'B1-7B-D1': 'threeOrNine',
  'B1-7C-D1': 'threeOrNine',
}

/** Findings that only say in general what the rows of a group ask one by one. */
const saidByRows = ['D-01', 'D-02', 'D-09', 'D-20']

export function toDoubts(set: DataSet): Doubt[] {
  const cells = set.details.flatMap(({ doubts }) => doubts)
  const asked = [
    ...set.publishedAnswers.map((answer) => weatherDoubt(answer, cells)),
    ...cells.filter(({ field }) => field !== 'weather').map(toCellDoubt),
    ...set.findings.filter(({ id }) => !saidByRows.includes(id)).map(toFindingDoubt),
  ]
  return doubtGroups
    .flatMap((group) => asked.filter((doubt) => doubt.group === group))
    .map((doubt, place) => ({ ...doubt, place, settled: null }))
}

/** The mark of every measure is a guess; what else is known of it stands in the same row. */
function weatherDoubt(
  { measureId, weatherRaw }: DataSet['publishedAnswers'][number],
  cells: readonly CellDoubt[],
): Asked {
  const known = cells.filter((cell) => cell.measureId === measureId && cell.field === 'weather')
  return {
    id: `${measureId}-W`,
    measureId,
    field: 'weather',
    fiscalYear: null,
    group: 'weather',
    kind: 'guessed',
    about: '',
    note: [`原典の印は「${signOf(weatherRaw)}」と読み取っています。`, ...known.map(({ note }) => note.ja)].join(''),
    suggestion: null,
  }
}

/** The scan gives one of the marks as HTML. */
function signOf(scanned: string): string {
  return scanned.replaceAll(/<[^>]*>/g, '').replace('&amp;', '&')
}

function toCellDoubt({ id, measureId, field, fiscalYear, kind, note, suggestion }: CellDoubt): Asked {
  const group = questions[id] ?? (kind === 'emptyInScan' ? 'blank' : 'reading')
  return { id, measureId, field, fiscalYear, group, kind, about: '', note: note.ja, suggestion: suggestion?.ja ?? null }
}

function toFindingDoubt({ id, concerns, measureIds, about, note }: Finding): Asked {
  const place = { measureId: null, field: null, fiscalYear: null }
  const title = measureIds.length > 0 ? `${about.ja}（${measureIds.join('・')}）` : about.ja
  return { id, ...place, group: 'whole', kind: concerns, about: title, note: note.ja, suggestion: null }
}
