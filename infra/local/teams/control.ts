/** The stand-in's control panel: bad days of the connector, taking the app away, and counting what the bot asked. */
import type { City } from './city.ts'
import type { ControlState, Counters, Trouble, TroubleOrder } from './control-view.ts'
import type { History } from './history.ts'
import type { Installations } from './installations.ts'
import type { RequestCounters } from './request-counters.ts'
import type { Troubles } from './troubles.ts'

export function createControl(
  city: City,
  history: History,
  installations: Installations,
  troubles: Troubles,
  counters: RequestCounters,
) {
  return {
    state: (target: string | null = null): ControlState => ({
      troubles: troubles.list(),
      uninstalled: city.members.flatMap(({ id }) => (history.installation(id) === 'uninstalled' ? [id] : [])),
      channels: city.team.channels.map(({ id, name }) => ({ id, name })),
      counters: counters.read(target),
    }),
    /** For everything, for good, unless the order says otherwise. */
    begin: (order: Pick<TroubleOrder, 'kind'> & Partial<TroubleOrder>): Trouble =>
      troubles.add({ target: null, requests: [], count: null, retryAfterSeconds: null, ...order }),
    end: troubles.remove,
    endAll: troubles.clear,
    uninstall: installations.uninstall,
    reinstall: installations.reinstall,
    counters: (target: string | null = null): Counters => counters.read(target),
    countAnew: counters.reset,
  }
}

export type Control = ReturnType<typeof createControl>
