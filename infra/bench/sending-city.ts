/** A city whose bot sends a card to each of many people, through the stand-in connector over loopback. */

import { createApp } from '../../bot/src/app.ts'
import { systemClock } from '../../bot/src/clock.ts'
import { readConfig } from '../../bot/src/config.ts'
import { importRegister } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { freePort } from '../../test/support/free-port.ts'
import { manyMeasures, pmoId } from '../../test/support/many-measures.ts'
import { localSettings } from '../local/settings.ts'
import type { BenchDatabase } from './open-database.ts'
import { type ConnectorCounts, startConnector } from './start-connector.ts'

export interface SendingCity {
  /** Runs until every notice has come to its end. Resolves with the seconds that took. */
  send(): Promise<number>
  readonly people: readonly string[]
  counts(): Promise<ConnectorCounts>
  /** Ids of those whose notice is marked: an earlier attempt may have arrived as well. */
  marked(): Promise<ReadonlySet<string>>
  /** Those whom the PMO sees as not reached, with the cause. */
  unreachable(): Promise<ReadonlySet<string>>
  close(): Promise<void>
}

export interface SendingLimits {
  readonly cards: number
  readonly perSecond: number
  /** Milliseconds, and seconds: both scaled with the limit. */
  readonly timeout: number
  readonly retryUnknownAfterSeconds: number
}

const roundId = '2025Q3'
const at = Date.parse('2025-12-15T10:00:00+09:00')
const perSecondInConversation = 7

export async function openSendingCity(
  database: BenchDatabase,
  limits: SendingLimits,
  misfortunes: boolean,
): Promise<SendingCity> {
  const { cards, perSecond, timeout, retryUnknownAfterSeconds } = limits
  const content = manyMeasures(cards, cards)
  const startedAt = systemClock.now().getTime()
  const now = () => new Date(at + systemClock.now().getTime() - startedAt)
  const connector = await startConnector({
    dataDir: database.folder,
    people: content.people,
    limits: { perSecond, perSecondInConversation },
    misfortunes,
    at,
  })
  const env = {
    ...database.env,
    GYOKAKU_MODE: 'local',
    // The throw-away server ends with the case, and the app would say so.
    LOG_LEVEL: 'silent',
    PORT: String(await freePort()),
    MICROSOFT_APP_ID: localSettings.botAppId,
    MICROSOFT_APP_TENANT_ID: localSettings.tenantId,
    API_CLIENT_ID: localSettings.apiClientId,
  }
  const { openIdMetadataUrl, keySetUrl, serviceUrl, botToken } = connector
  const config = readConfig(env, { openIdMetadataUrl, keySetUrl, serviceHost: new URL(serviceUrl).host })
  const sending = { perSecond, perSecondInConversation, timeout, retryUnknownAfterSeconds }
  const app = await createApp(
    { ...config, sending },
    {
      botToken: async () => botToken,
      defaultServiceUrl: serviceUrl,
      tabFolder: '/nowhere',
      version: {},
      clock: { now },
    },
  )
  const { unitOfWork } = app.deps
  const people = content.people.map(({ id }) => id).filter((id) => id !== pmoId)
  await importRegister(app.deps, content)
  await unitOfWork.run(async (tx) => {
    for (const [id, address] of connector.addresses) await tx.delivery.saveConversation(id, address, now())
  })
  const opened = await openRound(app.deps, pmoId, roundId)
  if (isRefusal(opened)) throw new Error('The round did not open', { cause: opened.refusal.code })

  return {
    people,
    counts: connector.counts,
    send: async () => {
      const start = performance.now()
      await app.startJobs()
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 250))
        const { sent = 0, failed = 0 } = (await unitOfWork.run((tx) => tx.health.round()))?.notices ?? {}
        if (sent + failed >= people.length) return (performance.now() - start) / 1000
      }
    },
    marked: async () => {
      const keys = people.map((personId) => ({ roundId, personId, step: 'opened' }) as const)
      const notices = await unitOfWork.run((tx) => tx.sending.lockNotices(keys))
      return new Set(notices.filter(({ maybeTwice }) => maybeTwice).map(({ personId }) => personId))
    },
    unreachable: async () => {
      const expectations = await unitOfWork.run((tx) => tx.rounds.expectations(roundId))
      return new Set(
        expectations.flatMap(({ state, cause, responsible }) =>
          state === 'unreachable' && cause !== null && responsible !== null ? [responsible] : [],
        ),
      )
    },
    close: async () => {
      await app.close()
      await connector.close()
    },
  }
}
