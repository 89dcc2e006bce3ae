/** Hands activities to the bot as the Bot Connector does: with a signed token, and giving up after fifteen seconds. */
import type { City } from './city.ts'
import type { Activity } from './history.ts'
import type { Keys } from './keys.ts'

/** The connector's limit, which a bot cannot change. */
const PATIENCE_MS = 15_000

export interface BotAnswer {
  /** 0 when there was no answer at all */
  readonly status: number
  readonly body: unknown
}

export function createBotEndpoint(url: string, serviceUrl: string, city: City, keys: Keys, patienceMs = PATIENCE_MS) {
  return async function deliver(activity: Activity): Promise<BotAnswer> {
    const token = await keys.signConnectorToken({ botAppId: city.botAppId, serviceUrl })
    const conversation = activity.conversation as { id: string }
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-ms-tenant-id': city.tenantId,
      'x-ms-conversation-id': conversation.id,
    }
    try {
      const signal = AbortSignal.timeout(patienceMs)
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(activity), signal })
      return { status: response.status, body: readBody(await response.text()) }
    } catch (cause) {
      return { status: 0, body: String(cause) }
    }
  }
}

export type Deliver = ReturnType<typeof createBotEndpoint>

function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A bot may answer a message with plain text; Teams does not look at it either.
    return text
  }
}
