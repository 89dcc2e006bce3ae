/** What the board asks for. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { BoardAnswer } from '../../../usecases/ports.ts'
import { readBoard, readChanges, readMe } from '../../../usecases/read-board.ts'
import type { Handlers } from '../route.ts'

export const boardRoutes: Pick<Handlers, 'readMe' | 'readBoard' | 'readChanges'> = {
  readMe: async ({ deps, person }) => {
    const found = await readMe(deps, person)
    return isRefusal(found) ? found : { ...found, duties: found.duties.map(({ kind }) => kind) }
  },
  readBoard: async ({ deps, person, query }) => {
    const picture = await readBoard(deps, person, query.round ?? null)
    if (isRefusal(picture)) return picture
    return {
      ...picture,
      rounds: [...picture.rounds],
      measures: picture.measures.map(({ amendment, ...measure }) => ({
        ...measure,
        ...(amendment && { amendment }),
        current: answerOut(measure.current),
        previous: answerOut(measure.previous),
      })),
    }
  },
  readChanges: async ({ deps, person }) => {
    const version = await readChanges(deps, person)
    return isRefusal(version) ? version : { version }
  },
}

function answerOut(answer: BoardAnswer | null) {
  return answer && { ...answer, answeredAt: answer.answeredAt?.toISOString() ?? null }
}
