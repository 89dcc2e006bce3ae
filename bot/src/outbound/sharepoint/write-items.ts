/**
 * Writes up to a batch of items in one request, and says for each how it ended. A success costs nothing beside that request.
 *
 * What an answer means is decided by its status. Two are ambiguous and are looked into, at the cost of a request or two:
 * - a create answered 400 or 409: the key may be taken (the service's answer to that is not documented), or it did not like
 *   something else. Only an item that is found by its key makes it `exists`.
 * - 404: the item may be gone, or its whole list. Only a list that is still in its place makes it `gone`.
 */
import { type ListWrite, RecordTrouble, type WriteOutcome } from '../../usecases/record-ports.ts'
import { type BatchPart, sendBatch } from './batch.ts'
import { asTrouble, type GraphResult, type GraphTrouble, trouble } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { type Fields, fieldsOfChange, fieldsOfNew, isPersonField, type SiteNumberOf } from './item-fields.ts'
import { entriesOf } from './list-fields.ts'
import { readCreated, readSavedTag } from './list-item.ts'
import { lookUp } from './look-up.ts'
import type { Site } from './site.ts'
import type { SitePeople } from './site-people.ts'

interface Written {
  readonly write: ListWrite
  readonly part: BatchPart
}

/** One outcome for each, in their order. Never rejects for trouble of the service. */
export async function writeItems(
  client: GraphClient,
  site: Site,
  people: SitePeople,
  writes: readonly ListWrite[],
): Promise<readonly WriteOutcome[]> {
  const numberOf = await people.numbersOf(writes.flatMap(peopleOf))
  if (typeof numberOf !== 'function') return writes.map(() => outcomeOf({ ...numberOf, uncertain: false }))
  const prepared: (Written | GraphTrouble)[] = []
  for (const write of writes) prepared.push(await prepare(site, write, numberOf))
  const sent = prepared.filter((one) => 'part' in one)
  const results = [...(await sendWithoutRefusedPeople(client, people, sent))]
  const outcomes: WriteOutcome[] = []
  for (const one of prepared) {
    const result = 'part' in one ? results.shift() : one
    const write = 'part' in one ? one.write : null
    outcomes.push(
      !result || result.kind === 'trouble' || !write
        ? outcomeOf(result?.kind === 'trouble' ? result : trouble('oddAnswer', { uncertain: true }))
        : await settled(client, site, write, result.status, result.body),
    )
  }
  return outcomes
}

async function prepare(site: Site, write: ListWrite, numberOf: SiteNumberOf): Promise<Written | GraphTrouble> {
  const { list } = write.kind === 'remove' ? write.address : write.item
  const url = await site.listUrl(list).catch(recordTrouble)
  if (typeof url !== 'string') return url
  const itemUrl = (itemId: string) => `${url}/items/${encodeURIComponent(itemId)}`
  if (write.kind === 'remove') {
    return { write, part: { method: 'DELETE', url: itemUrl(write.itemId), eTag: write.eTag } }
  }
  const isNew = write.kind === 'create'
  const fields = isNew ? fieldsOfNew(write.item, numberOf) : fieldsOfChange(write.item, write.cells, numberOf)
  if (fields === null) return trouble('valueRefused', { needsPerson: true })
  if (isNew) return { write, part: { method: 'POST', url: `${url}/items`, body: { fields } } }
  // Only this address is documented for values.
  return { write, part: { method: 'PATCH', url: `${itemUrl(write.itemId)}/fields`, body: fields, eTag: write.eTag } }
}

/** A person the site forgot, or a person column that cannot be emptied, must not cost the item: once more without them. */
async function sendWithoutRefusedPeople(
  client: GraphClient,
  people: SitePeople,
  sent: readonly Written[],
): Promise<readonly GraphResult[]> {
  const results = await sendBatch(
    client,
    sent.map(({ part }) => part),
  )
  const again = new Map<number, BatchPart>()
  for (const [index, { part }] of sent.entries()) {
    const result = results[index]
    const plain = result?.kind === 'answer' && result.status === 400 ? withoutPeople(part) : null
    if (plain) again.set(index, plain)
  }
  if (again.size === 0) return results
  people.forget()
  const more = await sendBatch(client, [...again.values()])
  const at = [...again.keys()]
  return results.map((result, index) => (again.has(index) ? (more[at.indexOf(index)] ?? result) : result))
}

/** Null when there were none. */
function withoutPeople(part: BatchPart): BatchPart | null {
  const isNew = part.method === 'POST'
  const body = part.body as { readonly fields?: Fields } | undefined
  const fields: Fields = (isNew ? body?.fields : (part.body as Fields | undefined)) ?? {}
  const plain = Object.fromEntries(Object.entries(fields).filter(([name]) => !isPersonField(name)))
  if (Object.keys(plain).length === Object.keys(fields).length) return null
  return { ...part, body: isNew ? { fields: plain } : plain }
}

async function settled(
  client: GraphClient,
  site: Site,
  write: ListWrite,
  status: number,
  body: unknown,
): Promise<WriteOutcome> {
  if (status >= 200 && status < 300) return written(write, body)
  if (status === 412) return { kind: 'conflict' }
  if (status === 404 || status === 410) return afterMissing(site, write)
  if (status === 413) return { kind: 'refused', cause: 'valueRefused' }
  // A part that waited for another one that failed: nothing was done.
  if (status === 424) return outcomeOf(trouble('unreachable'))
  if (write.kind === 'create' && (status === 400 || status === 409))
    return afterRefusedCreate(client, site, write, status)
  // Two saves at the same moment, without a word about eTags.
  if (status === 409) return { kind: 'conflict' }
  if (status === 400) return afterBadRequest(site, write)
  return outcomeOf(trouble('oddAnswer'))
}

function written(write: ListWrite, body: unknown): WriteOutcome {
  if (write.kind === 'remove') return { kind: 'removed' }
  if (write.kind === 'update') return { kind: 'written', itemId: write.itemId, eTag: readSavedTag(body) }
  const made = readCreated(body)
  return made ? { kind: 'written', ...made } : outcomeOf(trouble('oddAnswer', { uncertain: true }))
}

async function afterMissing(site: Site, write: ListWrite): Promise<WriteOutcome> {
  const { list } = write.kind === 'remove' ? write.address : write.item
  const there = await site.isStillThere(list).catch(recordTrouble)
  if (typeof there === 'object') return outcomeOf(there)
  // A list that was made anew holds none of the items we knew; a create only has to go to the new place.
  if (write.kind === 'create') return outcomeOf(trouble('listMissing', { afterSeconds: 0 }))
  return write.kind === 'remove' ? { kind: 'removed' } : { kind: 'gone' }
}

async function afterRefusedCreate(
  client: GraphClient,
  site: Site,
  write: Extract<ListWrite, { kind: 'create' }>,
  status: number,
): Promise<WriteOutcome> {
  const { list, key } = write.item
  const found = await lookUp(client, site, [{ list, key, itemId: null }]).catch(recordTrouble)
  // As long as nobody could look, it may be there.
  if ('cause' in found) return outcomeOf({ ...found, uncertain: !found.needsPerson })
  if (found[0]) return { kind: 'exists' }
  return status === 409 ? outcomeOf(trouble('keepsChanging', { uncertain: true })) : afterBadRequest(site, write)
}

/** Either a column is missing or the value is not liked: the columns can be counted. */
async function afterBadRequest(site: Site, write: ListWrite): Promise<WriteOutcome> {
  const { list } = write.kind === 'remove' ? write.address : write.item
  const problem = await site.requireColumns(list).catch(recordTrouble)
  return problem ? outcomeOf(problem) : { kind: 'refused', cause: 'valueRefused' }
}

function outcomeOf({ cause, uncertain, afterSeconds, needsPerson }: GraphTrouble): WriteOutcome {
  return needsPerson ? { kind: 'refused', cause } : { kind: 'tryLater', cause, uncertain, afterSeconds }
}

function recordTrouble(error: unknown): GraphTrouble {
  if (error instanceof RecordTrouble) return asTrouble(error)
  throw error
}

/** Who stands in person columns of what is written. */
function peopleOf(write: ListWrite): readonly string[] {
  if (write.kind === 'remove') return []
  const cells = write.kind === 'create' ? write.item.cells : write.cells
  return entriesOf(write.item.list).cells.flatMap(({ cell, shown }) => {
    const value = cells[cell]
    return shown && 'personOrGroup' in shown.kind && typeof value === 'string' ? [value] : []
  })
}
