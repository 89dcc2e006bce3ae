/** Starts the connector's thread and asks it what it has delivered. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ConversationAddress } from '../../bot/src/usecases/ports.ts'
import type { LocalPerson } from '../local/teams/city.ts'
import type { TeamsLimits } from '../local/teams/rate-limits.ts'

export interface ConnectorOptions {
  readonly dataDir: string
  readonly people: readonly LocalPerson[]
  readonly limits: TeamsLimits
  /** Whether requests fail by chance. */
  readonly misfortunes: boolean
  /** The sample clock's beginning, in milliseconds since 1970. */
  readonly at: number
}

export interface ConnectorReady {
  readonly serviceUrl: string
  readonly openIdMetadataUrl: string
  readonly keySetUrl: string
  readonly botToken: string
  /** Where each person is reached. */
  readonly addresses: ReadonlyMap<string, ConversationAddress>
}

export interface ConnectorCounts {
  readonly asked: number
  readonly throttled: number
  /** Cards that came into a chat, whatever the bot was answered. */
  readonly sent: number
  readonly delivered: ReadonlyMap<string, number>
  /** From the first card to the last. */
  readonly seconds: number
  /** Whose card went out although the answer was a failure. */
  readonly committed: ReadonlySet<string>
}

export async function startConnector(options: ConnectorOptions) {
  const thread = new Worker(new URL('connector-thread.ts', import.meta.url), { workerData: options })
  const answer = async <T>(): Promise<T> => (await once(thread, 'message'))[0] as T
  return {
    ...(await answer<ConnectorReady>()),
    counts: (): Promise<ConnectorCounts> => {
      const counted = answer<ConnectorCounts>()
      thread.postMessage('counts')
      return counted
    },
    close: async (): Promise<void> => {
      await thread.terminate()
    },
  }
}
