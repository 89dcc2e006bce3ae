/** What the PMO does with rounds. */
import { openRound } from '../../../usecases/open-round.ts'
import type { Handlers } from '../route.ts'

export const roundRoutes: Pick<Handlers, 'openRound'> = {
  openRound: ({ deps, person, params }) => openRound(deps, person, params.round),
}
