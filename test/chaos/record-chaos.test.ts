/**
 * 一つの四半期を、ありとあらゆる障害の中で: the product's own client and use cases against the double of Microsoft Graph, with
 * fixed seeds. The strictest service and one seed here; all of them, longer, with `CHAOS=long`. `CHAOS_SEED` and `CHAOS_SEEDS`
 * choose the first seed and how many.
 */
import { afterAll, describe, expect, test } from '@jest/globals'
import { type VariantSet, variantSets } from '../../infra/local/graph/variants.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { liveThrough } from './a-quarter.ts'

const isLong = process.env.CHAOS === 'long'
const size = isLong
  ? { measures: 40, leaders: 8, answersInOutage: 500, minutes: 40, rate: 0.004 }
  : { measures: 8, leaders: 3, answersInOutage: 12, minutes: 4, rate: 0.01 }
const variants: readonly VariantSet[] = isLong ? variantSets : ['strict']
const firstSeed = Number(process.env.CHAOS_SEED ?? 1)
const seeds = Array.from({ length: Number(process.env.CHAOS_SEEDS ?? (isLong ? 4 : 1)) }, (_, n) => firstSeed + n)

const reports: string[] = []
afterAll(() => console.log(reports.join('\n')))

describe.each(variants)('障害の続く四半期（%s）', (variant) => {
  const current = officeForEachTest()
  test.each(seeds)(
    '回答も、リストでの編集も失われず、重ならず、リストは手元と同じになる（種 %i）',
    async (seed) => {
      const began = performance.now()
      const said = await liveThrough(current().store, {
        seed: seed + 100 * variantSets.indexOf(variant),
        variant,
        ...size,
      })
      const report = `${said.report}、${Math.round((performance.now() - began) / 1000)} 秒`
      reports.push(report)
      // On the way; what is logged shows only at the end of the file.
      if (isLong) process.stdout.write(`${report}\n`)
      expect(said.notHolding).toEqual([])
    },
    isLong ? 900_000 : 60_000,
  )
})
