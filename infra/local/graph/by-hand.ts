/** People who edit the lists in SharePoint, and administrators who change what the product stands on. */
import { mergeFields } from './lists/field-values.ts'
import type { Actor } from './lists/item-store.ts'
import type { SaveTerms, SiteList } from './lists/list.ts'
import type { Site } from './lists/site.ts'
import { problems } from './message.ts'
import { defaultsOf, stepOf, writingTerms } from './routes/item-routes.ts'
import { putGrants } from './routes/site-routes.ts'
import type { SiteRole, TenantPerson } from './tenant.ts'
import type { World } from './world.ts'

export interface Editor {
  /** `list`: its display name or id. `fields` as the service takes them. Gives back the new row's id. */
  create(list: string, fields: Readonly<Record<string, unknown>>): number
  edit(list: string, itemId: number | string, fields: Readonly<Record<string, unknown>>): void
  remove(list: string, itemId: number | string): void
}

/** Throws the service's own refusals (`GraphProblem`) when a value does not fit. */
export function editorFor(world: World, site: Site, personId: string): Editor {
  const person = world.people.get(personId)
  if (!person) throw new Error(`Nobody in the tenant has the id ${personId}`)
  const terms = (): SaveTerms => {
    site.know(person, world.now())
    const by: Actor = `user:${personId}`
    return { by, at: world.now(), etagStep: stepOf(world), duplicateKey: world.variants.duplicateKey }
  }
  const itemIn = (list: SiteList, id: number | string) => {
    const item = list.items.get(Number(id))
    if (!item) throw problems.notFound('The specified item was not found')
    return item
  }
  return {
    create(name, fields) {
      const list = site.list(name)
      return list.create(mergeFields(list, defaultsOf(list), fields, writingTerms(world, site)), terms()).id
    },
    edit(name, itemId, fields) {
      const list = site.list(name)
      const item = itemIn(list, itemId)
      list.save(item, mergeFields(list, item.fields, fields, writingTerms(world, site)), terms())
    },
    remove(name, itemId) {
      const list = site.list(name)
      list.remove(itemIn(list, itemId), world.now())
    },
  }
}

export interface Administrator {
  deleteList(list: string): void
  /** Columns by their internal name. */
  deleteColumn(list: string, column: string): void
  /** Changes what people see; the internal name stays. */
  renameColumn(list: string, column: string, displayName: string): void
  dropIndex(list: string, column: string): void
  grant(appId: string, role: SiteRole): void
  revoke(appId: string): void
  /** Takes a person off the site: their number means nobody from then on. */
  removePerson(personId: string): void
  /** The site's number of a person, who becomes known if they were not. */
  numberOf(personId: string): number
  /** Whoever holds a delta link must read everything again. */
  voidDeltaTokens(list: string): void
  /** Somebody joins the tenant, moves, gets another manager, or leaves (`null`). */
  changePerson(id: string, person: TenantPerson | null): void
}

export function administratorOf(world: World, site: Site): Administrator {
  return {
    deleteList: (name) => site.removeList(site.list(name)),
    deleteColumn: (name, column) => site.list(name).removeColumn(column),
    renameColumn: (name, column, displayName) => {
      const list = site.list(name)
      list.putColumn({ ...list.columnById(column), displayName })
    },
    dropIndex: (name, column) => {
      const list = site.list(name)
      list.putColumn({ ...list.columnById(column), indexed: false, enforceUniqueValues: false })
    },
    grant: (appId, role) =>
      putGrants(site, [...site.grants, { id: world.random.guid(), appId, appName: appId, roles: [role] }]),
    revoke: (appId) =>
      putGrants(
        site,
        site.grants.filter((one) => one.appId !== appId),
      ),
    removePerson: (personId) => site.forget(personId, world.now()),
    numberOf: (personId) => {
      const person = world.people.get(personId)
      if (!person) throw new Error(`Nobody in the tenant has the id ${personId}`)
      return site.know(person, world.now())
    },
    voidDeltaTokens: (name) => {
      const list = site.list(name)
      list.items.forgetChanges()
      list.onHead()
    },
    changePerson: (id, person) => {
      if (person) world.people.set(id.toLowerCase(), person)
      else world.people.delete(id.toLowerCase())
    },
  }
}
