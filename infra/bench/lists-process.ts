/**
 * The lists of a large city behind https, as a process of its own, so that only the one who reads them is measured. Prints a
 * line of JSON, `ListsProcess`, when it listens; then, for every line it is sent, what it was asked so far.
 */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { systemClock } from '../../bot/src/clock.ts'
import { fieldsOfNew } from '../../bot/src/outbound/sharepoint/item-fields.ts'
import { listFields } from '../../bot/src/outbound/sharepoint/list-fields.ts'
import type { RecordCells, RecordList } from '../../shared/src/domain/record.ts'
import { appId, openCitySite } from '../../test/bot/outbound/sharepoint/city-site.ts'
import { selfSignedCertificate } from '../local/graph/door/certificate.ts'

export interface ListsProcess {
  readonly port: number
  readonly certificate: string
  readonly token: string
  /** Requests that full pages would need. */
  readonly fullPages: number
}

const largestPage = 5000
const [measures = 2000, rounds = 40] = process.argv.slice(2).map(Number)

const { double } = await openCitySite({ variants: { pages: 'full' } })
const [site] = double.sites
if (!site) throw new Error('The tenant has no site')
const at = double.now().getTime()

function fill(list: RecordList, rows: Iterable<readonly [key: string, cells: RecordCells]>): number {
  const { items } = site?.list(listFields[list].displayName) ?? {}
  let id = 0
  for (const [key, cells] of rows) {
    const fields = fieldsOfNew({ list, key, cells, display: {} }, () => null)
    if (!fields) throw new Error(`A column cannot hold ${list} ${key}`)
    id += 1
    const filled = Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    )
    const by = `app:${appId}` as const
    items?.put({
      id,
      etagNumber: 1,
      version: 1,
      createdAt: at,
      createdBy: by,
      modifiedAt: at,
      modifiedBy: by,
      fields: filled,
    })
  }
  return Math.max(1, Math.ceil(id / largestPage))
}

const leaderOf = (n: number) => `00000000-0000-4000-9000-${String(n % 200).padStart(12, '0')}`
const measureId = (n: number) => `B${1 + (n % 3)}-${n}`
const roundIds = Array.from({ length: rounds }, (_, n) => `${2016 + Math.floor(n / 4)}Q${1 + (n % 4)}`)
const everyMeasure = Array.from({ length: measures }, (_, n) => n)

const pages = [
  fill(
    'members',
    everyMeasure.slice(0, 200).map((n) => [leaderOf(n), { id: leaderOf(n), post: `${n}係長` }]),
  ),
  fill(
    'measures',
    everyMeasure.map((n) => [measureId(n), measure(n)]),
  ),
  fill(
    'rounds',
    roundIds.map((id) => [id, round(id)]),
  ),
  fill('checkIns', everyCheckIn()),
]
// The lists that stay empty are asked for once.
const fullPages = pages.reduce((sum, count) => sum + count, Object.keys(listFields).length - pages.length)

function measure(n: number): RecordCells {
  return {
    id: measureId(n),
    order: n,
    title: `窓口と内部事務の見直し その${n}`,
    pillarId: 'B',
    pillarName: '行政の効率',
    areaId: 'B1',
    areaName: '事務の効率化',
    leadDepartment: '総務部',
    leadSection: '総務課',
    leader: leaderOf(n),
    detail: JSON.stringify({ purpose: '職員が市民と向き合う時間を増やすため' }),
  }
}

function round(id: string): RecordCells {
  const days = { opensOn: '2025-12-10', dueOn: '2025-12-26', closesOn: '2026-01-09', asOfDay: '2025-11-30' }
  const exact = { openedAt: '2025-12-10T00:00:00.000Z', closedAt: '2026-01-09T00:00:00.000Z' }
  return { id, state: 'closed', ...days, exact: JSON.stringify(exact) }
}

function* everyCheckIn(): Generator<readonly [string, RecordCells]> {
  for (const roundId of roundIds)
    for (const n of everyMeasure) yield [`${measureId(n)}|${roundId}`, checkIn(n, roundId)]
}

/** As long as leaders really write. */
function checkIn(n: number, roundId: string): RecordCells {
  return {
    roundId,
    measureId: measureId(n),
    responsible: leaderOf(n),
    state: 'accepted',
    revision: 1,
    weather: 'cloudy',
    progress: `${n}番の施策は、期の末現在で電子決裁率62.3％となり、庁内の研修を三回行った。支出伝票の電子化は会計課との協議を続けている。窓口の様式の見直しは、次の期に市民課と合わせて進める。`,
    direction: 'continue',
    directionReason: 'keepTrying',
    figures: '[]',
    issue: '様式の統一に時間がかかっている。',
    nextAction: '会計課との協議を来月までに終える。',
    answeredBy: leaderOf(n),
    answeredAt: '2025-12-20T01:23:45.678Z',
    unchanged: false,
    sample: false,
    exact: JSON.stringify({
      revision: { nonce: `${n}-${roundId}`, milestones: [], nextYearNeeds: [] },
      expectation: {},
    }),
  }
}

const { cert, key } = selfSignedCertificate(systemClock.now())
const server = createServer({ cert, key }, (req, res) => {
  const url = `https://graph.microsoft.com${req.url}`
  const headers = Object.entries(req.headers).map(([name, value]) => [name, String(value)] as [string, string])
  double
    .fetch(url, { method: req.method ?? 'GET', headers })
    .then(async (answer) => res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text()))
    .catch((error: Error) => res.destroy(error))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  const token = double.issueToken({ appId, roles: ['Sites.Selected'], expiresInSeconds: 36_000 })
  double.forgetRequests()
  console.log(JSON.stringify({ port, certificate: cert, token, fullPages } satisfies ListsProcess))
})
createInterface(process.stdin)
  .on('line', () => console.log(JSON.stringify(double.totals)))
  .on('close', () => process.exit())
