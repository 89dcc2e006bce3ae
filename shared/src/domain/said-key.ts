/** The key that a row of a list would have by what its other cells say, whatever stands in its key column. */
import {
  checkInKey,
  indicatorValueKey,
  planKey,
  type RecordCells,
  type RecordList,
  recordCell,
  revisionKey,
} from './record.ts'

/** Null where the cells do not say it: a decision is told by its key alone. */
export function saidKey(list: RecordList, cells: RecordCells): string | null {
  const said = (name: string) => String(recordCell(cells[name]) ?? '')
  const [measureId, roundId] = [said('measureId'), said('roundId')]
  switch (list) {
    case 'members':
    case 'measures':
    case 'indicators':
    case 'rounds':
      return said('id') || null
    case 'plans':
      return measureId && said('fiscalYear') ? planKey(measureId, Number(said('fiscalYear'))) : null
    case 'checkIns':
      return measureId && roundId ? checkInKey(measureId, roundId) : null
    case 'revisions':
      return measureId && roundId && said('revision') ? revisionKey(measureId, roundId, Number(said('revision'))) : null
    case 'indicatorValues':
      return said('indicatorId') && roundId ? indicatorValueKey(said('indicatorId'), roundId) : null
    case 'decisions':
      return null
  }
}
