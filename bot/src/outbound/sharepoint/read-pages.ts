/** Everything in a list, in large pages; handed on in slices, so that memory stays. */
import { z } from 'zod'
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import { type ReadItem, RecordTrouble } from '../../usecases/record-ports.ts'
import { asError, type GraphAnswer } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { expansionOf } from './item-fields.ts'
import { readListItem } from './list-item.ts'
import { isFine, shaped } from './read-graph.ts'
import type { Site } from './site.ts'

/** The service gives up to 5,000: a fifth less keeps a page of long texts small, for a sixth more requests. */
const pageSize = 4000
const sliceSize = 200
/** Times one page is asked for. */
const attempts = 6
/** Seconds between two of them where the service does not say; it doubles. */
const firstWait = 2

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/**
 * `wait`: resolves after that many seconds. Rows without a key are left out, and nobody is named as their editor. Rejects
 * with `RecordTrouble`.
 */
export async function* readPages(
  client: GraphClient,
  site: Site,
  list: RecordList,
  wait: (seconds: number) => Promise<void>,
): AsyncGenerator<readonly ReadItem[]> {
  await site.requireColumns(list)
  // Who wrote what, and where it can be opened, would be half of what comes.
  let next: string | undefined =
    `${await site.listUrl(list)}/items?$select=id,eTag&$expand=${expansionOf(list)}&$top=${pageSize}`
  while (next !== undefined) {
    const read: z.infer<typeof page> = shaped(page, await answered(client, next, wait))
    next = read['@odata.nextLink']
    // Taken out of the page, so that what was handed on can be forgotten.
    for (let rows = read.value.splice(0, sliceSize); rows.length > 0; rows = read.value.splice(0, sliceSize)) {
      yield rows.flatMap((row) => {
        const item = readListItem(list, row)
        if (!item) throw new RecordTrouble('oddAnswer', null, false)
        return item.key === null ? [] : [{ ...item, key: item.key }]
      })
    }
  }
}

async function answered(client: GraphClient, url: string, wait: (seconds: number) => Promise<void>): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await client.send({ method: 'GET', url })
    if (result.kind === 'answer') return bodyOf(result)
    if (result.needsPerson || attempt === attempts) throw asError(result)
    await wait(result.afterSeconds ?? firstWait * 2 ** (attempt - 1))
  }
}

function bodyOf(answer: GraphAnswer): unknown {
  if (answer.status === 404) throw new RecordTrouble('listMissing', null, true)
  if (answer.status === 400) throw new RecordTrouble('columnMissing', null, true)
  if (!isFine(answer)) throw new RecordTrouble('oddAnswer', null, false)
  return answer.body
}
