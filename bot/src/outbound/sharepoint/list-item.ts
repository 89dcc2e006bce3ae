/** An item as Microsoft Graph gives it, read into cells. */
import { z } from 'zod'
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import type { ReadItem } from '../../usecases/record-ports.ts'
import { cellsOf } from './item-fields.ts'

const text = z.string().min(1)
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

const listItem = z.object({
  id: text,
  eTag: text.nullish(),
  '@odata.etag': text.nullish(),
  // Not copied: there may be thousands in one answer.
  fields: z.custom<Readonly<Record<string, unknown>>>(isObject).nullish(),
  lastModifiedBy: z.object({ user: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
})

/** A row that may lack the key: somebody added it there. */
export type KeyedOrNot = Omit<ReadItem, 'key'> & { readonly key: string | null }

/** Null when it is no item, or one without its fields. */
export function readListItem(list: RecordList, body: unknown): KeyedOrNot | null {
  const { data } = listItem.safeParse(body)
  const eTag = data?.eTag ?? data?.['@odata.etag']
  if (!data?.fields || !eTag) return null
  // An app that wrote has a name there but no id.
  const editor = data.lastModifiedBy?.user?.id?.toLowerCase() || null
  return { list, itemId: data.id, eTag, editor, ...cellsOf(list, data.fields) }
}

const saved = z.object({ id: text, eTag: text.nullish(), '@odata.etag': text.nullish() })
const savedFields = z.object({ '@odata.etag': text.nullish() })

/** What the answer to a create tells; null when it does not even tell the id. */
export function readCreated(body: unknown): { readonly itemId: string; readonly eTag: string | null } | null {
  const { data } = saved.safeParse(body)
  return data ? { itemId: data.id, eTag: data.eTag ?? data['@odata.etag'] ?? null } : null
}

/** The answer to a change may tell the new eTag. */
export const readSavedTag = (body: unknown): string | null => savedFields.safeParse(body).data?.['@odata.etag'] ?? null
