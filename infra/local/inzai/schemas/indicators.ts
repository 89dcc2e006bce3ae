/** `indicators.json` and `indicator-values.json`: the figures that the list sets, and those it reports. */
import { z } from 'zod'
import type { Indicator } from '../../../../shared/src/domain/measure.ts'
import { cell } from './cell.ts'
import { measureId } from './measure-id.ts'
import { bilingual, confidence, day, filled, roundId, sourceLine } from './text.ts'

const indicatorId = z
  .string()
  .regex(/^[A-C][1-9]-[1-9]\d?[A-Za-z]?-K\d+$/, '指標の番号は「B1-3-K1」の形で書いてください。')

const indicatorRow = z
  .strictObject({
    id: indicatorId,
    measureId,
    name: filled,
    unit: z.string(),
    target: z.number().nullable(),
    targetDay: day.nullable(),
    /** The wording of the list, e.g. 「R7年度Q4末」. */
    targetPeriod: filled.nullable(),
    betterWhen: z.enum(['higher', 'lower']),
    /** `pending`: the city has yet to set the target; `noTarget`: only a result is reported; `formula`: see `targetFormula`. */
    status: z.enum(['set', 'pending', 'noTarget', 'formula']),
    targetFormula: filled.nullable(),
    baseline: z.strictObject({ period: filled, value: z.number(), unit: filled, sourceText: filled }).nullable(),
    /** Running total of the year. */
    cumulative: z.boolean(),
    /** Indicators that share one cell or one series. */
    group: filled.nullable(),
    /** Filled by the editors because the list does not say. */
    notInSource: z.array(z.enum(['unit', 'betterWhen'])),
    confidence,
    source: z.strictObject({ ...cell, text: filled, line: sourceLine }),
    note: bilingual.nullable(),
  })
  .refine((row) => (row.status === 'set') === (row.target !== null), {
    path: ['target'],
    error: '目標値は status が set のときだけ、必ず入れてください。',
  })
  .refine((row) => (row.status === 'formula') === (row.targetFormula !== null), {
    path: ['targetFormula'],
    error: '目標の計算式は status が formula のときだけ、必ず入れてください。',
  }) satisfies z.ZodType<Indicator>

export const indicatorsFile = z.array(indicatorRow)

const valueRow = z.strictObject({
  indicatorId,
  /** Null where the list does not say when it was counted. */
  day: day.nullable(),
  dayText: filled,
  value: z.number(),
  valueText: filled.nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  confidence,
  sourceText: filled,
})

export const indicatorValuesFile = z.strictObject({ roundId, values: z.array(valueRow) })

export type IndicatorRow = z.infer<typeof indicatorRow>
export type ValueRow = z.infer<typeof valueRow>
