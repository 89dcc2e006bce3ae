/** The register: measures, their plans by fiscal year, their indicators, and the city's printed list. */
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { directions } from '../../../../../shared/src/domain/direction.ts'
import { weathers } from '../../../../../shared/src/domain/weather.ts'

export const measures = pgTable('measures', {
  id: text().primaryKey(),
  order: integer().notNull(),
  title: text().notNull(),
  pillarId: text().notNull(),
  pillarName: text().notNull(),
  areaId: text().notNull(),
  areaName: text().notNull(),
  leadDepartment: text().notNull(),
  leadSection: text(),
  relatedSections: jsonb().$type<readonly string[]>().notNull(),
  /** What the list says beyond the columns above (purpose, approach, doubts of the source); only shown, never decided upon. */
  detail: jsonb().$type<unknown>().notNull(),
})

export const plans = pgTable(
  'plans',
  {
    measureId: text()
      .notNull()
      .references(() => measures.id),
    fiscalYear: integer().notNull(),
    milestone: jsonb().$type<readonly string[]>().notNull(),
    actions: jsonb().$type<readonly string[]>().notNull(),
    target: jsonb().$type<readonly string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.measureId, table.fiscalYear] })],
)

export const indicators = pgTable(
  'indicators',
  {
    id: text().primaryKey(),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    name: text().notNull(),
    unit: text().notNull(),
    target: doublePrecision(),
    targetDay: text(),
    betterWhen: text({ enum: ['higher', 'lower'] }).notNull(),
    cumulative: boolean().notNull(),
    /** Values and notes of the printed list. */
    detail: jsonb().$type<unknown>().notNull(),
  },
  (table) => [index('indicators_measure').on(table.measureId)],
)

/** What the printed list says of a round. Read by OCR: shown as 「原典・要確認」, never as an answer. */
export const publishedAnswers = pgTable(
  'published_answers',
  {
    roundId: text().notNull(),
    measureId: text()
      .notNull()
      .references(() => measures.id),
    weather: text({ enum: weathers }).notNull(),
    direction: text({ enum: directions }).notNull(),
    progress: text().notNull(),
    detail: jsonb().$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.measureId] }),
    index('published_answers_measure').on(table.measureId, table.roundId),
  ],
)

/** Texts of the programme that belong to no single measure (strategy, roadmap). */
export const documents = pgTable('documents', {
  key: text().primaryKey(),
  content: jsonb().$type<unknown>().notNull(),
})
