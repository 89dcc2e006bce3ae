/** The whole app on a migrated database of its own, with the stand-in Teams as its outside, driven over HTTP as people do. */
import { rmSync } from 'node:fs'
import { createLocalApp, type LocalApp, type LocalOptions } from '../../infra/local/local-app.ts'
import { copyDatabaseTemplate } from './database-template.ts'
import { freePort } from './free-port.ts'

/** Posts of the sample city, by their fixed ids. */
export const posts = {
  citizensLeader: '00000000-0000-4000-8000-000000000001',
  generalAffairsLeader: '00000000-0000-4000-8000-000000000002',
  generalAffairsDeputy: '00000000-0000-4000-8000-000000000006',
  generalAffairsManager: '00000000-0000-4000-8000-000000000008',
  pmo: '00000000-0000-4000-8000-000000000013',
  viceMayor: '00000000-0000-4000-8000-000000000015',
  mayor: '00000000-0000-4000-8000-000000000016',
} as const

export interface TestCity extends LocalApp {
  readonly dataDir: string
  /** Asks the API as a person; `null`: without a token. A `body` is sent as JSON. */
  ask(person: string | null, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  stop(): Promise<void>
}

export async function startTestCity(
  options: Partial<LocalOptions> & { readonly dataDir?: string; readonly port?: number } = {},
): Promise<TestCity> {
  const dataDir = options.dataDir ?? copyDatabaseTemplate()
  const port = options.port ?? (await freePort())
  const app = await createLocalApp({
    openFirstRound: true,
    // Hundreds of list items at each start: only for those who look at the lists.
    keepsLists: false,
    ...options,
    env: { LOG_LEVEL: 'silent', ...options.env, DATA_DIR: dataDir, PORT: String(port) },
  })
  await app.listen()
  await app.startJobs()
  return {
    ...app,
    dataDir,
    ask: async (person, method, path, body) => {
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      if (person !== null) {
        const { token } = await app.teams.keys.signUserToken({
          tenantId: app.teams.city.tenantId,
          apiClientId: app.apiClientId,
          personId: person,
          post: '',
        })
        headers.authorization = `Bearer ${token}`
      }
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await fetch(`${app.origin}${path}`, { method, headers, ...sent })
      return { status: response.status, body: await response.json() }
    },
    stop: async () => {
      await app.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
