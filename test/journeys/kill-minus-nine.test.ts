/** 受け付けた回答は、プロセスがいつ強制終了しても残る. One kill here; `npm run chaos` does twenty. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openPglite } from '../../bot/src/outbound/database/open-pglite.ts'
import { revisions } from '../../bot/src/outbound/database/schema/rounds.ts'
import { copyDatabaseTemplate } from '../support/database-template.ts'
import { manyMeasures, pmoId } from '../support/many-measures.ts'
import { startOutsideTeams } from '../support/outside-teams.ts'

const kills = Number(process.env.KILLS ?? 1)
const measures = 200
const roundId = '2025Q3'

interface Acknowledged {
  readonly measureId: string
  readonly nonce: string
  readonly progress: string
}

let dataDir: string
let outside: Awaited<ReturnType<typeof startOutsideTeams>>

beforeAll(async () => {
  dataDir = copyDatabaseTemplate()
  outside = await startOutsideTeams(dataDir, measures, 20)
})

afterAll(async () => {
  await outside.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test(
  `200件の保存の途中で${kills}回強制終了しても、受け付けた回答はすべて残る`,
  async () => {
    const acknowledged: Acknowledged[] = []
    for (let kill = 1; kill <= kills; kill += 1) {
      const latest = await storedRevisions()
      const bot = await outside.startBot()
      // The keys are fetched with the first request; two hundred at once are for the answers.
      await outside.press(bot, pmoId, 'measures.list', {})
      // Spread over the whole burst: the first kill comes early, the last one late.
      const enough = Math.round((measures * kill) / (kills + 1))
      let answered = 0
      const killed = Promise.withResolvers<void>()
      const submits = manyMeasures(measures, 20).assignments.map(async ({ measureId, leader }) => {
        const nonce = randomUUID()
        const progress = `強制終了の試験 ${kill}回目 ${measureId} ${nonce}`
        const data = {
          roundId,
          measureId,
          basedOn: latest.get(measureId) ?? 0,
          nonce,
          weather: 'cloudy',
          progress,
          direction: 'continue',
          directionReason: 'onPlan',
        }
        const reply = await outside.press(bot, leader ?? '', 'checkIn.submit', data)
        expect(reply).toContain('の回答を保存しました')
        acknowledged.push({ measureId, nonce, progress })
        answered += 1
        if (answered === enough) killed.resolve(bot.kill())
      })
      const outcomes = await Promise.allSettled([killed.promise, ...submits])
      // Whoever got no answer was cut off, not refused.
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'TypeError' })
      }
      expect(answered).toBeGreaterThanOrEqual(enough)
      expect(answered).toBeLessThan(measures)
    }
    const stored = await storedRows()
    for (const { measureId, nonce, progress } of acknowledged) {
      expect(stored.filter((row) => row.nonce === nonce)).toMatchObject([{ measureId, progress }])
    }
    const numbers = Map.groupBy(stored, ({ measureId }) => measureId)
    for (const rows of numbers.values()) {
      expect(rows.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1))
    }
    console.log(
      `kill -9 ${kills} 回：受け付けた回答 ${acknowledged.length} 件、保存 ${stored.length} 件、失われた回答 0 件`,
    )
  },
  60_000 + kills * 30_000,
)

/** Nobody else has the folder open now: the process was killed. */
async function storedRows() {
  const database = await openPglite(dataDir)
  try {
    return await database.db.select().from(revisions)
  } finally {
    await database.close()
  }
}

async function storedRevisions(): Promise<Map<string, number>> {
  const latest = new Map<string, number>()
  for (const { measureId, revision } of await storedRows()) {
    latest.set(measureId, Math.max(revision, latest.get(measureId) ?? 0))
  }
  return latest
}
