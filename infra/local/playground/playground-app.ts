/** The product for the Agents Playground: the same app, without the gate, for nobody but this machine. */
import { fileURLToPath } from 'node:url'
import { type App, createApp } from '../../../bot/src/app.ts'
import { readConfig } from '../../../bot/src/config.ts'
import { importRegister, type RegisterContent } from '../../../bot/src/usecases/import-register.ts'
import { openRound } from '../../../bot/src/usecases/open-round.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { startSampleClock } from '../sample-clock.ts'
import { localSettings } from '../settings.ts'
import { createCity } from '../teams/city.ts'
import { mountKeys, OPEN_ID_METADATA_PATH, USER_KEYS_PATH } from '../teams/key-routes.ts'
import { createKeys } from '../teams/keys.ts'
import { mountSignIn } from '../teams/sign-in-routes.ts'

export interface PlaygroundOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where the playground listens */
  readonly playgroundPort: number
  readonly content: RegisterContent
}

export interface PlaygroundApp extends App {
  readonly origin: string
}

export async function createPlaygroundApp({ env, playgroundPort, content }: PlaygroundOptions): Promise<PlaygroundApp> {
  const settings = {
    GYOKAKU_MODE: 'playground',
    MICROSOFT_APP_ID: localSettings.botAppId,
    MICROSOFT_APP_TENANT_ID: localSettings.tenantId,
    API_CLIENT_ID: localSettings.apiClientId,
  }
  const origin = `http://127.0.0.1:${env.PORT || 3978}`
  const serviceHost = `localhost:${playgroundPort}`
  const config = readConfig(
    { ...env, ...settings },
    {
      openIdMetadataUrl: `${origin}${OPEN_ID_METADATA_PATH}`,
      keySetUrl: `${origin}${USER_KEYS_PATH}`,
      serviceHost,
    },
  )
  const clock = startSampleClock(config.dataDir, localSettings.firstInstant)
  const app = await createApp(config, {
    // The playground looks at no token.
    botToken: async () => 'playground',
    defaultServiceUrl: `http://${serviceHost}/_connector`,
    tabFolder: fileURLToPath(new URL('../../../tab/dist', import.meta.url)),
    version: { name: 'gyokaku-board', mode: 'playground' },
    clock,
  })
  // For the board, whose sign-in is checked here as everywhere.
  const keys = createKeys()
  mountKeys(app.server, origin, keys)
  mountSignIn(app.server, createCity({ ...localSettings, people: content.people }), localSettings.apiClientId, keys)

  if (await importRegister(app.deps, content)) {
    const pmo = content.people.find(({ duties }) => duties.some(({ kind }) => kind === 'pmo'))?.id ?? ''
    const opened = await openRound(app.deps, pmo, localSettings.firstRound)
    if (isRefusal(opened)) throw new Error('The first round could not be opened', { cause: opened.refusal.code })
  }
  return { ...app, origin }
}
