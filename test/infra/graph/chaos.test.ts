import { describe, expect, test } from '@jest/globals'
import { chaosFaults } from '../../../infra/local/graph/chaos.ts'
import { variantSets } from '../../../infra/local/graph/variants.ts'
import { type Answer, create, listName, type SmallTenant, smallTenant } from './small-tenant.ts'

/** A client that is careful in the simplest way: it looks by key before it writes again. */
async function writeOnce(small: SmallTenant, key: string): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if ((await found(small, key)) === true) return
    await attemptOf(() => small.ask('POST', '/$batch', { requests: [create(small.list, { Key: key, Title: key })] }))
    small.double.advance(2000)
  }
  throw new Error(`${key} could not be written`)
}

async function found(small: SmallTenant, key: string): Promise<boolean | null> {
  let link: string | undefined = `${small.list}/items?$filter=${encodeURIComponent(`fields/Key eq '${key}'`)}`
  while (link) {
    const answer: Answer | null = await attemptOf(() => small.ask('GET', link ?? ''))
    const value = answer?.status === 200 ? answer.body?.value : undefined
    if (!Array.isArray(value)) return null
    if (value.some((one: object) => 'id' in one)) return true
    link = answer?.body['@odata.nextLink']
  }
  return false
}

/** Null when the connection is lost. A call that hangs is given up at once. */
async function attemptOf(call: () => Promise<Answer>): Promise<Answer | null> {
  const given = await Promise.race([
    call().catch(() => null),
    new Promise<null>((resolve) => setTimeout(resolve, 200, null)),
  ])
  return given
}

describe.each(variantSets)('すべての障害が低い割合で起こる中で（%s）', (variant) => {
  test.each([1, 2])('鍵を確かめてから書く相手は、失わず、重ねない（種 %i）', async (seed) => {
    const small = await smallTenant({ variant, seed, allowance: null })
    for (const fault of chaosFaults(0.01)) small.double.faults.add(fault)
    // The token dies on some days; the client gets a new one each time.
    const fresh = { ...small, ask: renewing(small) }
    const keys = Array.from({ length: 25 }, (_, n) => `B1-${n}|2025Q3`)
    for (const key of keys) await writeOnce(fresh, key)
    const rows = [...(small.double.sites[0]?.list(listName).items.after(0) ?? [])]
    expect(rows.map(({ fields }) => fields.Key).sort()).toEqual(keys.toSorted())
    expect(small.double.faults.list().reduce((sum, { used }) => sum + used, 0)).toBeGreaterThan(5)
  })
})

function renewing({ double, ask }: SmallTenant): SmallTenant['ask'] {
  let serial = 3600
  return (method, path, body) => {
    serial += 1
    const token = double.issueToken({ appId: 'product', roles: ['Sites.Selected'], expiresInSeconds: serial })
    return ask(method, path, body, { authorization: `Bearer ${token}` })
  }
}
