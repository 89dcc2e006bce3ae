/** The product on a laptop: the same app, with a stand-in for Teams and the city's printed list on its first start. */
import { fileURLToPath } from 'node:url'
import { type App, createApp } from '../../bot/src/app.ts'
import { readConfig } from '../../bot/src/config.ts'
import { cityHolidays } from '../../bot/src/holidays.ts'
import { createInstaller } from '../../bot/src/outbound/teams/installer.ts'
import { importRegister, type RegisterContent } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import type { PersonId } from '../../shared/src/domain/person.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { mountGallery } from './gallery/mount-gallery.ts'
import type { GraphDouble } from './graph/graph-double.ts'
import { readDataSet } from './inzai/read-data-set.ts'
import { toRegisterContent } from './inzai/register-content.ts'
import { mountReceive } from './receive/mount-receive.ts'
import { createPlayer } from './receive/play-activity.ts'
import { createLocalRecord } from './record/local-record.ts'
import { type SampleClock, startSampleClock } from './sample-clock.ts'
import { mountSamples } from './samples/mount-samples.ts'
import { localSettings } from './settings.ts'
import { mountSharePoint } from './sharepoint/mount-sharepoint.ts'
import { chooseFacts, mountStartPage } from './start-page.ts'
import { OPEN_ID_METADATA_PATH, USER_KEYS_PATH } from './teams/key-routes.ts'
import type { Keys } from './teams/keys.ts'
import { createStandInTeams, type StandInTeams } from './teams/stand-in-teams.ts'

export interface LocalOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** `YYYY-MM-DD`; otherwise the sample clock goes on where it stopped. */
  readonly today?: string
  /** Opens the first round at the first start, so that there is something to answer. */
  readonly openFirstRound: boolean
  /** `false`: as in a city that has not given its SharePoint site yet; answers stay in the database alone. */
  readonly keepsLists?: boolean
  /** Another city's list than the published one. */
  readonly content?: RegisterContent
  /** Teams' keys of an earlier start in this process, where the bot library still believes in them; made anew otherwise. */
  readonly keys?: Keys
}

export interface LocalApp extends App {
  readonly teams: StandInTeams
  readonly graph: GraphDouble
  readonly clock: SampleClock
  readonly origin: string
  readonly apiClientId: string
  /** Who opens rounds on a laptop. */
  readonly pmo: PersonId
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export async function createLocalApp(options: LocalOptions): Promise<LocalApp> {
  const { env, today, openFirstRound, keepsLists = true, content, keys } = options
  const settings = {
    GYOKAKU_MODE: 'local',
    MICROSOFT_APP_ID: localSettings.botAppId,
    MICROSOFT_APP_TENANT_ID: localSettings.tenantId,
    API_CLIENT_ID: localSettings.apiClientId,
  }
  const serviceHost = `127.0.0.1:${env.PORT || 3978}`
  const origin = `http://${serviceHost}`
  const config = readConfig(
    { ...env, ...settings },
    {
      openIdMetadataUrl: `${origin}${OPEN_ID_METADATA_PATH}`,
      keySetUrl: `${origin}${USER_KEYS_PATH}`,
      serviceHost,
    },
  )
  const register = content ?? toRegisterContent(readDataSet(), cityHolidays())
  const clock = startSampleClock(config.dataDir, localSettings.firstInstant, today)
  const teams = createStandInTeams({
    origin,
    dataDir: config.dataDir,
    now: clock.now,
    ...localSettings,
    people: register.people,
    chatPageDir: folder('../../.build/chat'),
    ...(keys ? { keys } : {}),
  })
  const pmo = register.people.find(({ duties }) => duties.some(({ kind }) => kind === 'pmo'))?.id ?? ''
  const record = createLocalRecord({
    dataDir: config.dataDir,
    now: clock.now,
    tenantId: localSettings.tenantId,
    clientId: localSettings.apiClientId,
    people: register.people,
    owner: pmo,
  })
  if (keepsLists) await record.setUp()
  const app = await createApp(config, {
    botToken: teams.botToken,
    defaultServiceUrl: teams.serviceUrl,
    installer: createInstaller({
      graph: teams.graph,
      teamsAppId: localSettings.botAppId,
      serviceUrl: teams.serviceUrl,
    }),
    tabFolder: folder('../../tab/dist'),
    version: { name: 'gyokaku-board', mode: 'local' },
    clock,
    ...(keepsLists ? { cityLists: record.cityLists } : {}),
    directory: record.directory,
  })
  teams.mount(app.server)
  mountSamples(app.server, app.deps)
  mountReceive(app.server, createPlayer({ teams, origin, now: clock.now }))
  mountGallery(app.server)
  const facts = chooseFacts(register)
  if (facts) mountStartPage(app.server, facts)
  mountSharePoint(app.server, { double: record.double, people: record.people, firstPerson: pmo })

  const first = await importRegister(app.deps, register)
  if (first && openFirstRound) {
    const opened = await openRound(app.deps, pmo, localSettings.firstRound)
    if (isRefusal(opened)) throw new Error('The first round could not be opened', { cause: opened.refusal.code })
  }
  clock.remember()
  return {
    ...app,
    teams,
    graph: record.double,
    clock,
    origin,
    apiClientId: localSettings.apiClientId,
    pmo,
    close: async () => {
      clock.remember()
      teams.close()
      await app.close()
      record.double.close()
    },
  }
}
