/** A city behind the tab, faked at its HTTP edge: people of local mode, tokens, what the pages show, and whatever goes wrong. */
import type { AnswerOnBoard, Board, MeasureOnBoard, RoundOnBoard } from '../../shared/src/contract/board.ts'
import type { History } from '../../shared/src/contract/history.ts'
import type { MeasurePage } from '../../shared/src/contract/measure.ts'
import type { StrategyPage } from '../../shared/src/contract/strategy.ts'

export interface FakeCity {
  board: Board
  history: History
  /** By id; any other is unknown. */
  readonly measures: Map<string, MeasurePage>
  strategy: StrategyPage
  /** Null where there is no local mode. */
  people: readonly { readonly id: string; readonly post: string }[] | null
  /** Answers of one path, e.g. `/api/board`, in place of the usual ones. */
  readonly refusals: Map<string, { readonly status: number; readonly body: unknown }>
  gone: boolean
  readonly requests: {
    readonly method: string
    readonly url: string
    readonly token: string | undefined
    readonly body: unknown
  }[]
  /** How many tokens were signed; the newest is `token-<n>`. */
  tokens: number
  /** Oldest token still accepted. */
  oldestToken: number
  /** Changes the board as a command would, so that the version grows. */
  change(next: (board: Board) => Board): void
}

export function startFakeCity(board: Board): FakeCity {
  const city: FakeCity = {
    board,
    history: { rounds: [], pillars: [], areas: [], measures: [] },
    measures: new Map(),
    strategy: { strategy: null, roadmap: null, measures: [], hours: [] },
    people: [
      { id: 'id-leader', post: '市民課 PL' },
      { id: 'id-manager', post: '総務課長' },
    ],
    refusals: new Map(),
    gone: false,
    requests: [],
    tokens: 0,
    oldestToken: 1,
    change(next) {
      city.board = { ...next(city.board), version: city.board.version + 1 }
    },
  }
  globalThis.fetch = (input, init) => answer(city, String(input), init ?? {})
  return city
}

async function answer(city: FakeCity, address: string, init: RequestInit): Promise<Response> {
  const url = new URL(address, 'http://board.test')
  const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '')
  const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
  if (city.gone) throw new TypeError('fetch failed')
  city.requests.push({ method: init.method ?? 'GET', url: url.pathname + url.search, token, body })
  const refusal = city.refusals.get(url.pathname)
  if (refusal) return reply(refusal.status, refusal.body)
  if (url.pathname === '/local/people') return city.people ? reply(200, city.people) : reply(404, {})
  if (url.pathname === '/local/tokens') {
    city.tokens += 1
    return reply(200, { token: `token-${city.tokens}`, expiresAt: '2025-12-16T01:00:00.000Z' })
  }
  if (!token || Number(token.replace('token-', '')) < city.oldestToken) {
    return reply(401, { code: 'unauthorized', message: 'サインインの有効期間が過ぎました。' })
  }
  if (url.pathname === '/api/me') return reply(200, { id: 'id-manager', post: '総務課長', duties: ['manager'] })
  if (url.pathname === '/api/changes') return reply(200, { version: city.board.version })
  if (url.pathname === '/api/board') {
    const wanted = url.searchParams.get('round')
    const round = wanted ? city.board.rounds.find(({ id }) => id === wanted) : city.board.round
    return reply(200, { ...city.board, round })
  }
  if (url.pathname === '/api/history') return reply(200, city.history)
  if (url.pathname === '/api/strategy') return reply(200, city.strategy)
  const measure = city.measures.get(url.pathname.replace('/api/measures/', ''))
  if (measure) return reply(200, measure)
  return reply(404, { code: 'unknownMeasure', message: 'お尋ねの施策は見つかりませんでした。' })
}

/** jsdom has no Response; the tab uses no more of it than this. */
function reply(status: number, body: unknown): Response {
  const text = JSON.stringify(body)
  return { status, ok: status >= 200 && status < 300, json: async () => JSON.parse(text) } as Response
}

const thisRound: RoundOnBoard = {
  id: '2025Q3',
  state: 'open',
  opensOn: '2025-12-12',
  dueOn: '2025-12-26',
  closesOn: '2026-01-09',
  asOfDay: '2025-11-30',
}

const lastRound: RoundOnBoard = {
  id: '2025Q2',
  state: 'closed',
  opensOn: '2025-09-12',
  dueOn: '2025-09-30',
  closesOn: '2025-10-07',
  asOfDay: '2025-08-31',
}

export function answerOf(part: Partial<AnswerOnBoard> = {}): AnswerOnBoard {
  return {
    roundId: '2025Q3',
    source: 'answer',
    confirmed: false,
    revision: 1,
    weather: 'sunny',
    direction: 'continue',
    directionReason: 'onPlan',
    directionReasonText: '',
    progress: '11月末現在、電子決裁率62.3％。',
    answeredAt: '2025-12-16T01:42:00.000Z',
    ...part,
  }
}

export const published = answerOf({
  roundId: '2025Q2',
  source: 'published',
  directionReason: null,
  answeredAt: null,
  progress: '各課等ヒアリング実施中',
})

const pillars: Record<string, string> = {
  A: '市民サービスの改善・向上',
  B: '庁内効率化と働き方改革',
  C: '人材育成による職員力向上',
}
const areas: Record<string, string> = {
  A1: '窓口サービスの改革',
  A2: 'オンライン手続きの拡充',
  B1: 'バックオフィス効率化',
  C1: '職員の業務改革マインド醸成',
}

/** Pillar and area follow from the id, as in the city's list. */
export function measureOf(
  id: string,
  order: number,
  title: string,
  part: Partial<MeasureOnBoard> = {},
): MeasureOnBoard {
  const [pillar, area] = [id.slice(0, 1), id.slice(0, 2)]
  return {
    id,
    order,
    title,
    pillar: { id: pillar, name: pillars[pillar] ?? pillar },
    area: { id: area, name: areas[area] ?? area },
    leadDepartment: '総務部',
    leadSection: '総務課',
    expectation: 'delivered',
    current: null,
    previous: null,
    ...part,
  }
}

export function boardOf(measures: readonly MeasureOnBoard[]): Board {
  return { version: 1, round: thisRound, rounds: [thisRound, lastRound], measures: [...measures] }
}
