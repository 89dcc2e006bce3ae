/** Every measure through every round, as the asking person may see it. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal } from '../../../shared/src/domain/refusal.ts'
import { type Weather, weathers } from '../../../shared/src/domain/weather.ts'
import { findReader, isSettled } from './find-reader.ts'
import type { Deps, HistoryCell, HistoryPicture, PictureCell } from './ports.ts'

export interface History extends Pick<HistoryPicture, 'rounds'> {
  readonly measures: readonly (Omit<HistoryPicture['measures'][number], 'cells'> & {
    readonly cells: readonly Pick<PictureCell, 'cell' | 'sample' | 'confirmed'>[]
  })[]
}

export async function readHistory(deps: Deps, asker: PersonId): Promise<History | { readonly refusal: Refusal }> {
  const reader = await findReader(deps, asker)
  if (isRefusal(reader)) return reader
  const { rounds, measures } = await deps.measureReader.history()
  const hidden = rounds.map((round) => !reader.liveAnswers && !isSettled(round, null))
  return {
    rounds,
    measures: measures.map((measure) => ({
      ...measure,
      cells: measure.cells.map(({ accepted, ...cell }, at) =>
        hidden[at] && !accepted && !cell.confirmed && isWeather(cell.cell)
          ? { cell: 'inConfirmation', sample: false, confirmed: false }
          : cell,
      ),
    })),
  }
}

function isWeather(cell: HistoryCell): cell is Weather {
  return weathers.some((weather) => weather === cell)
}
