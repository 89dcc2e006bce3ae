/** One item as the service shows it, with or without its fields. */
import type { Item } from '../lists/item-store.ts'
import type { SiteList } from '../lists/list.ts'
import { etagOf, fieldReader, toSeconds } from '../lists/read-fields.ts'
import type { Site } from '../lists/site.ts'
import { problems } from '../message.ts'
import { expandOf, type QueryOptions, selectOf } from '../query/options.ts'
import { guidFor } from '../random.ts'
import type { World } from '../world.ts'
import { identityOf } from './actor.ts'

/** Made once a query, used for each item. */
export function itemReader(
  world: World,
  site: Site,
  list: SiteList,
  query: QueryOptions,
): (item: Item) => Record<string, unknown> {
  const expands = expandOf(query)
  const other = expands.find(({ name }) => !['fields', 'driveItem', 'versions', 'analytics'].includes(name))
  if (other) throw problems.badRequest(`The property '${other.name}' cannot be expanded`)
  const expanded = expands.find(({ name }) => name === 'fields')
  const fields = expanded ? fieldReader(site, list, { select: expanded.select, variants: world.variants }) : null
  const select = selectOf(query)
  const writers = new Map<string, Record<string, unknown>>()
  const writer = (actor: Item['createdBy']) => {
    const known = writers.get(actor) ?? identityOf(world, actor)
    writers.set(actor, known)
    return known
  }
  const parentReference = { id: guidFor(`folder ${list.head.id}`), siteId: site.id }
  return (item) => {
    const etag = etagOf(list, item)
    const body: Record<string, unknown> = {
      '@odata.etag': etag,
      createdDateTime: toSeconds(item.createdAt),
      eTag: etag,
      id: String(item.id),
      lastModifiedDateTime: toSeconds(item.modifiedAt),
      webUrl: `${site.webUrl}/Lists/${list.head.name}/${item.id}_.000`,
      createdBy: writer(item.createdBy),
      lastModifiedBy: writer(item.modifiedBy),
      parentReference,
      contentType: itemType,
    }
    const shown = select
      ? Object.fromEntries(Object.entries(body).filter(([key]) => key.startsWith('@') || select.includes(key)))
      : body
    if (fields) shown.fields = fields(item)
    return shown
  }
}

export const itemType = { id: '0x0100C1A0E8B1C2D34E4F8A9B0C1D2E3F4A5B', name: 'アイテム' }
