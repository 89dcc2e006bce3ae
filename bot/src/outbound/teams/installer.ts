/**
 * Adds the app to a person's own scope through Microsoft Graph. Adding is harmless twice: where it is already, Graph says 409.
 * (Graph: "Install app for user", "Get chat between user and teamsApp".)
 */
import { z } from 'zod'
import type { AppInstaller, ConversationAddress, InstallOutcome } from '../../usecases/ports.ts'

/** One request to Graph with our rights; `path` begins behind the version. Rejects when there is no answer. */
export type GraphRequest = (path: string, init?: RequestInit) => Promise<Response>

export interface InstallerSettings {
  readonly graph: GraphRequest
  /** The app's id in the organisation's catalogue, which is not the id in its manifest. */
  readonly teamsAppId: string
  /** Where the chat that Graph names is reached. */
  readonly serviceUrl: string
}

const catalogue = 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps'

/** Seconds. Only an administrator can mend our rights, and nobody is unreachable because of them. */
const waitForRights = 900
const longestWait = 3600

const installations = z.object({ value: z.array(z.object({ id: z.string().min(1) })) })
const chat = z.object({ id: z.string().min(1) })

export function createInstaller({ graph, teamsAppId, serviceUrl }: InstallerSettings): AppInstaller {
  const read = async <T>(path: string, shape: z.ZodType<T>): Promise<T | null> => {
    const response = await graph(path)
    const body: unknown = await response.json().catch(() => null)
    return response.ok ? (shape.safeParse(body).data ?? null) : null
  }

  /** Null where Graph does not name it (yet): then the Connector opens the conversation. */
  async function chatOf(apps: string): Promise<ConversationAddress | null> {
    const filter = encodeURIComponent(`teamsApp/id eq '${teamsAppId}'`)
    const found = await read(`${apps}?$expand=teamsApp&$filter=${filter}`, installations)
    const [installation] = found?.value ?? []
    if (!installation) return null
    const own = await read(`${apps}/${encodeURIComponent(installation.id)}/chat`, chat)
    return own && { conversationId: own.id, serviceUrl }
  }

  return {
    install: async (person) => {
      const apps = `/users/${encodeURIComponent(person)}/teamwork/installedApps`
      const [answer] = await Promise.allSettled([
        graph(apps, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ 'teamsApp@odata.bind': `${catalogue}/${teamsAppId}` }),
        }),
      ])
      if (answer.status === 'rejected') return { kind: 'tryLater', cause: 'directoryDoesNotAnswer', afterSeconds: null }
      const { status, headers } = answer.value
      const there = answer.value.ok || status === 409
      if (!there) return failureOf(status, headers.get('retry-after'))
      const [address] = await Promise.allSettled([chatOf(apps)])
      return { kind: 'installed', address: address.status === 'fulfilled' ? address.value : null }
    },
  }
}

function failureOf(status: number, retryAfter: string | null): InstallOutcome {
  if (status === 401) return { kind: 'tryLater', cause: 'installNotSignedIn', afterSeconds: waitForRights }
  if (status === 403) return { kind: 'refused', cause: 'installForbidden' }
  if (status === 404) return { kind: 'refused', cause: 'personOrAppNotFound' }
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter ?? Number.NaN)
    const afterSeconds = Number.isFinite(seconds) ? Math.min(longestWait, Math.max(0, Math.ceil(seconds))) : null
    return { kind: 'tryLater', cause: 'directoryBusy', afterSeconds }
  }
  return { kind: 'refused', cause: 'installRefused' }
}
