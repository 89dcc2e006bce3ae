/** What a board reads: the newest word on each measure and round, answer before printed list. */
import { sql } from 'drizzle-orm'
import { boolean, integer, pgView, text, timestamp } from 'drizzle-orm/pg-core'
import { answerSources } from '../../../../../shared/src/domain/answer-source.ts'
import { directionReasons, directions } from '../../../../../shared/src/domain/direction.ts'
import { weathers } from '../../../../../shared/src/domain/weather.ts'

export const newestAnswers = pgView('newest_answers', {
  roundId: text().notNull(),
  measureId: text().notNull(),
  source: text({ enum: answerSources }).notNull(),
  revision: integer().notNull(),
  weather: text({ enum: weathers }).notNull(),
  direction: text({ enum: directions }).notNull(),
  directionReason: text({ enum: directionReasons }),
  directionReasonText: text().notNull(),
  progress: text().notNull(),
  answeredAt: timestamp({ withTimezone: true }),
  unchanged: boolean().notNull(),
  /** 代理入力. */
  recorded: boolean().notNull(),
}).as(sql`
  select distinct on (round_id, measure_id)
    round_id, measure_id, source, revision, weather, direction, direction_reason, direction_reason_text, progress, answered_at, unchanged,
    recorded
  from (
    select round_id, measure_id, case when sample then 'sample' else 'answer' end as source, revision, weather, direction, direction_reason,
      direction_reason_text, progress, answered_at, unchanged, recorded_for is not null or recorded_without_leader as recorded
    from revisions
    union all
    select round_id, measure_id, 'published', 0, weather, direction, null, '', progress, null, false, false
    from published_answers
  ) as every_word
  order by round_id, measure_id, revision desc
`)
