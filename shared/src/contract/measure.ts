/** One measure with everything known of it (`GET /api/measures/:id`). The only answer that names posts beside what they said. */
import { z } from 'zod'
import { amendmentKinds } from '../domain/amendment.ts'
import { directionReasons, directions } from '../domain/direction.ts'
import { milestones, nextYearNeeds } from '../domain/milestone.ts'
import { expectationStates, roundStates } from '../domain/round.ts'
import { weathers } from '../domain/weather.ts'
import { bilingual, roadmapRow } from './strategy.ts'

const lines = z.array(z.string())
const named = z.object({ id: z.string(), name: z.string() })
const instant = z.iso.datetime()

const plan = z.object({ fiscalYear: z.int(), milestone: lines, actions: lines, target: lines })

/** A figure as answered in a round, or as the printed list has it (to be confirmed). */
const indicatorValue = z.object({
  roundId: z.string(),
  source: z.enum(['answer', 'published', 'amendment']),
  value: z.number(),
  /** The day it speaks of, or the list's own words about it where there is no day. */
  asOf: z.string().nullable(),
  asOfText: z.string(),
})

const indicator = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  target: z.number().nullable(),
  targetDay: z.string().nullable(),
  /** What the list says in place of a number. */
  targetText: z.string(),
  betterWhen: z.enum(['higher', 'lower']),
  cumulative: z.boolean(),
  baseline: z.object({ period: z.string(), value: z.number(), unit: z.string() }).nullable(),
  /** Oldest first. */
  values: z.array(indicatorValue),
})

const said = z.object({
  weather: z.enum(weathers),
  progress: z.string(),
  direction: z.enum(directions),
  directionReason: z.enum(directionReasons),
  directionReasonText: z.string(),
  figures: z.array(z.object({ indicatorId: z.string(), value: z.number(), asOf: z.string() })),
  milestones: z.array(z.enum(milestones)),
  issue: z.string(),
  nextAction: z.string(),
  nextYearNeeds: z.array(z.enum(nextYearNeeds)),
  /** ご相談: what is asked for, and until when. */
  consultation: z.object({ text: z.string(), by: z.string().nullable() }).nullable(),
  unchanged: z.boolean(),
})

const revision = said.extend({
  revision: z.int(),
  /** Made up to try things out. */
  sample: z.boolean(),
  /** Posts. */
  answeredBy: z.string(),
  recordedFor: z.string().nullable(),
  /** 代理入力 for a measure that had no leader. */
  recordedWithoutLeader: z.boolean().optional(),
  answeredAt: instant,
  accepted: z.object({ by: z.string(), at: instant }).nullable(),
})

/** 締切後の訂正: beside the closed answer, never in its place. */
const amendment = said.extend({
  /** From 1, within the round. */
  number: z.int(),
  kind: z.enum(amendmentKinds),
  reason: z.string(),
  dated: z.string(),
  /** Post. */
  by: z.string(),
  at: instant,
})

/** 関係課の一言, with the post that wrote it. */
const relatedLine = z.object({ section: z.string(), line: z.string(), by: z.string(), at: instant })

/** The one question after saving, as `Question` of the domain, and the choice (a code) with what was typed beside it. */
const followUp = z.object({
  question: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mismatch'), indicatorId: z.string(), value: z.number(), target: z.number() }),
    z.object({ kind: z.literal('passedPlan'), plan: z.string() }),
    z.object({ kind: z.literal('copiedText') }),
    z.object({ kind: z.literal('hours') }),
  ]),
  askedAt: instant,
  /** Null until answered. */
  choice: z.string().nullable(),
  text: z.string(),
  answeredAt: instant.nullable(),
})

/** 確認のお願い and the reply to it. */
const review = z.object({
  number: z.int(),
  question: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  repliedAt: instant.nullable(),
})

const roundOfMeasure = z.object({
  id: z.string(),
  state: z.enum(roundStates),
  expectation: z.enum(expectationStates).nullable(),
  /** There is an answer that the asker does not see yet. */
  inConfirmation: z.boolean(),
  /** The printed list; its weather is a guess of the reading and stays out until the PMO has confirmed it. */
  published: z
    .object({ direction: z.enum(directions), progress: z.string(), weather: z.enum(weathers).nullable() })
    .nullable(),
  /** Every one there was, newest first. */
  revisions: z.array(revision),
  followUp: followUp.nullable(),
  /** Oldest first. */
  reviews: z.array(review),
  /** Oldest first. */
  relatedLines: z.array(relatedLine),
  /** Oldest first. */
  amendments: z.array(amendment),
})

const doubt = z.object({
  id: z.string(),
  field: z.string(),
  fiscalYear: z.int().nullable(),
  note: bilingual,
  suggestion: bilingual.nullable(),
})

const finding = z.object({
  id: z.string(),
  /** `everyMeasure`: of the list as a whole. */
  concerns: z.string(),
  about: bilingual,
  note: bilingual,
})

/** What the imported list says beyond its columns. A city whose list says less is shown with less. */
export const listDetail = z.object({
  purpose: lines.catch([]),
  approachIds: lines.catch([]),
})
export const listDoubts = z.array(doubt).catch([])
export const listFindings = z.array(finding).catch([])

export const listIndicator = z.object({
  targetPeriod: z.string().nullable().catch(null),
  targetFormula: z.string().nullable().catch(null),
  baseline: indicator.shape.baseline.catch(null),
  values: z
    .array(z.object({ roundId: z.string(), value: z.number(), day: z.string().nullable(), dayText: z.string() }))
    .catch([]),
})

export const measurePage = z.object({
  id: z.string(),
  title: z.string(),
  pillar: named,
  area: named,
  /** Empty: 未分類. */
  approaches: z.array(named),
  leadDepartment: z.string(),
  leadSection: z.string().nullable(),
  relatedSections: lines,
  /** Posts. */
  leader: z.string().nullable(),
  deputies: lines,
  purpose: lines,
  plans: z.array(plan),
  indicators: z.array(indicator),
  /** Rows of the mid-term roadmap that the measure serves; `link` says how surely. */
  roadmap: z.array(
    roadmapRow
      .pick({ no: true, item: true, milestones: true })
      .extend({ link: roadmapRow.shape.links.element.pick({ strength: true, reason: true }) }),
  ),
  /** 要確認: for the PMO; null for everybody else. */
  toConfirm: z.object({ doubts: z.array(doubt), findings: z.array(finding) }).nullable(),
  /** Rounds that know anything of the measure, newest first. */
  rounds: z.array(roundOfMeasure),
})

export type MeasurePage = z.infer<typeof measurePage>
export type RoundOfMeasure = z.infer<typeof roundOfMeasure>
export type RevisionOfMeasure = z.infer<typeof revision>
export type FollowUpOfMeasure = z.infer<typeof followUp>
export type ReviewOfMeasure = z.infer<typeof review>
export type IndicatorOfMeasure = z.infer<typeof indicator>
export type DoubtOfMeasure = z.infer<typeof doubt>
