/** The board of a city with ten years behind it: what reading it costs beyond reading the same rows plainly. */
import { sql } from 'drizzle-orm'
import { createBoardReader } from '../../bot/src/outbound/database/board-reader.ts'
import { openPglite } from '../../bot/src/outbound/database/open-pglite.ts'
import { openPostgres } from '../../bot/src/outbound/database/open-postgres.ts'
import type { BenchCase, Finding } from './bench-case.ts'
import { openBenchDatabase } from './open-database.ts'

const rounds = 40
const times = 7

export const boardCase: BenchCase = {
  name: 'board',
  title: `ボード：${rounds}回分の回答を持つ市の、いまの一枚`,
  run: async ({ short }) => {
    const measures = short ? 500 : 2000
    const place = await openBenchDatabase()
    // The throw-away server ends with the case; what it says to the last connections is of no matter.
    const database = place.env.DATABASE_URL
      ? await openPostgres(place.env.DATABASE_URL, () => undefined)
      : await openPglite(place.folder)
    try {
      await database.migrate()
      for (const statement of fill(measures)) await database.db.execute(sql.raw(statement))
      const reader = createBoardReader(database.db)
      const plain = () => Promise.all(plainly.map((statement) => database.db.execute(sql.raw(statement))))
      const board = await median(() => reader.read(null))
      const rows = await median(plain)
      const finding = (what: string, value: number, limit: number | null, unit: string): Finding => ({
        what,
        value,
        limit,
        unit,
      })
      return [
        finding(`${measures}施策×${rounds}回（${place.engine}）の一枚`, board.ms, null, 'ミリ秒'),
        finding('同じ行をそのまま読む時間に対して', board.ms / rows.ms, 15, '倍'),
        finding('同じ行の大きさに対して', board.bytes / rows.bytes, 2, '倍'),
      ]
    } finally {
      await database.close()
      await place.remove()
    }
  },
}

async function median(read: () => Promise<unknown>): Promise<{ readonly ms: number; readonly bytes: number }> {
  const taken: number[] = []
  let bytes = 0
  for (let n = 0; n < times; n += 1) {
    const began = performance.now()
    const text = JSON.stringify(await read())
    taken.push(performance.now() - began)
    bytes = text.length
  }
  return { ms: taken.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0, bytes }
}

/** What a board shows: the list, and the newest two rounds. */
const plainly = [
  'select * from measures order by "order"',
  "select * from expectations where round_id = '2025Q4'",
  "select * from revisions where round_id in ('2025Q3', '2025Q4')",
]

const roundOf = (n: string) => `(2016 + (${n} - 1) / 4) || 'Q' || ((${n} - 1) % 4 + 1)`

/** One person, and an answer of every measure in every round. */
function fill(measures: number): readonly string[] {
  const all = `from generate_series(1, ${measures}) as m, generate_series(1, ${rounds}) as r`
  return [
    "insert into people (id, post, duties) values ('p', '試験用 PL', '[]')",
    `insert into measures (id, "order", title, pillar_id, pillar_name, area_id, area_name, lead_department, lead_section, related_sections, detail)
     select 'T1-' || m, m, '試験用の施策 ' || m, 'T', '試験', 'T1', '試験の領域', '試験部', '試験課', '[]', '{}'
     from generate_series(1, ${measures}) as m`,
    `insert into rounds (id, state, opens_on, due_on, closes_on, as_of_day)
     select ${roundOf('r')}, case when r = ${rounds} then 'open' else 'closed' end, '2025-03-02', '2025-03-13', '2025-03-20', '2025-02-28'
     from generate_series(1, ${rounds}) as r`,
    `insert into expectations (round_id, measure_id, responsible, state) select ${roundOf('r')}, 'T1-' || m, 'p', 'answered' ${all}`,
    `insert into revisions (round_id, measure_id, revision, weather, progress, direction, direction_reason, direction_reason_text,
       figures, milestones, issue, next_action, next_year_needs, unchanged, sample, answered_by, answered_at, nonce)
     select ${roundOf('r')}, 'T1-' || m, 1, 'cloudy', repeat('進捗を進めています。', 12), 'continue', 'onPlan', '',
       '[]', '[]', '', '', '[]', false, false, 'p', '2025-03-10T00:00:00Z', 'n' ${all}`,
    'analyze',
  ]
}
