/** `strategy.json`: the text of the strategy: vision, principles, goal, pillars, areas, approaches, roles, long-term roadmap. */
import { z } from 'zod'
import { goal } from './goal.ts'
import { longTermRoadmap } from './long-term-roadmap.ts'
import { measureId } from './measure-id.ts'
import { bilingual, confidence, day, filled, fiscalYear, lines } from './text.ts'

const period = z.strictObject({
  fromText: filled,
  toText: filled,
  fromFiscalYear: fiscalYear,
  toFiscalYear: fiscalYear,
  fromDay: day,
  toDay: day,
  sourceText: filled,
  note: bilingual,
})

const vision = z.strictObject({
  heading: filled,
  text: filled,
  items: z.array(z.strictObject({ id: filled, name: filled, catchphrase: filled, text: filled })),
  foundation: filled,
  context: lines,
})

const principle = z.strictObject({ id: filled, no: z.int(), name: filled, subTitle: filled, text: filled })
const way = z.strictObject({ id: filled, no: z.int(), name: filled, text: filled })
const pillar = z.strictObject({ id: z.enum(['A', 'B', 'C']), name: filled, description: filled })

const area = z.strictObject({
  id: z.string().regex(/^[A-C][1-9]$/),
  pillarId: pillar.shape.id,
  name: filled,
  nameEn: filled,
  measureCount: z.int().positive(),
})

/** Items printed under an approach; the links to measures are the editors'. A measure in none is 未分類. */
const approach = z.strictObject({
  id: z.string().regex(/^AP\d$/),
  name: filled,
  type: filled.nullable(),
  items: z.array(z.strictObject({ text: filled, measureIds: z.array(measureId).min(1), confidence, basis: bilingual })),
  note: bilingual.nullable(),
})

const role = z.strictObject({
  id: z.enum(['owner', 'programmeManager', 'pmo', 'leader']),
  name: filled,
  abbreviation: filled.nullable(),
  holder: filled,
  responsibilities: lines,
  sourceText: filled,
})

export const strategyFile = z.strictObject({
  title: filled,
  subtitle: filled,
  day,
  dayText: filled,
  organisation: z.strictObject({ city: filled, issuer: filled }),
  period,
  positioning: z.strictObject({ integrates: lines, parentPlan: filled, text: lines }),
  review: z.strictObject({ cadence: z.literal('quarterly'), sourceText: lines }),
  vision,
  principles: z.strictObject({ intro: filled, items: z.array(principle) }),
  ways: z.strictObject({ intro: filled, items: z.array(way) }),
  goal,
  pillars: z.strictObject({ intro: filled, items: z.array(pillar) }),
  areas: z.array(area),
  approaches: z.strictObject({ intro: filled, items: z.array(approach) }),
  governance: z.strictObject({ text: filled, closing: filled, roles: z.array(role), note: bilingual }),
  longTermRoadmap,
  /** Headings of the two columns that together make a measure's id. */
  branchNumbers: z.strictObject({ area: filled, measure: filled }),
  source: z.strictObject({ title: filled, annex: filled }),
})

export type Strategy = z.infer<typeof strategyFile>
