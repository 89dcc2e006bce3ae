/** Keeps the tenant's state in a folder: one line for each change, so that a laptop's lists outlive a restart and a kill. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Column } from './lists/column.ts'
import type { Change, Item } from './lists/item-store.ts'
import { type ListHead, SiteList } from './lists/list.ts'
import type { ListView } from './lists/list-view.ts'
import type { Grant, Site } from './lists/site.ts'
import type { Installation, World } from './world.ts'

type Entry =
  | {
      readonly kind: 'site'
      readonly site: string
      readonly grants: readonly Grant[]
      readonly members: readonly string[]
      readonly lists: readonly string[]
    }
  | {
      readonly kind: 'list'
      readonly site: string
      readonly head: ListHead
      readonly columns: readonly Column[]
      readonly views: readonly ListView[]
      readonly forgotten: number
    }
  | {
      readonly kind: 'item'
      readonly site: string
      readonly list: string
      readonly change: Change
      readonly item: Item | null
    }
  | { readonly kind: 'installed'; readonly person: string; readonly installations: readonly Installation[] }

export interface Journal {
  noteInstalled(person: string): void
  close(): void
}

const fileIn = (folder: string) => join(folder, 'graph-double.jsonl')

/** Takes up what the folder holds, and from then on writes down every change. */
export function openJournal(world: World, folder: string): Journal {
  mkdirSync(folder, { recursive: true })
  readState(world, folder)
  writeState(world, folder)
  const file = openSync(fileIn(folder), 'a')
  let open = true
  const append = (entry: Entry) => {
    if (open) writeSync(file, `${JSON.stringify(entry)}\n`)
  }
  const watchList = (site: Site, list: SiteList) => {
    list.onHead = () => append(listEntry(site, list))
    list.onItem = (id, at) => append(itemEntry(site, list, list.items.newestChange(id, at)))
  }
  for (const site of world.sites) {
    for (const list of site.lists.values()) watchList(site, list)
    site.onHead = () => append(siteEntry(site))
    site.onList = (list) => {
      watchList(site, list)
      append(listEntry(site, list))
      append(siteEntry(site))
    }
  }
  return {
    noteInstalled: (person) => append({ kind: 'installed', person, installations: world.installed.get(person) ?? [] }),
    close: () => {
      open = false
      closeSync(file)
    },
  }
}

/** A copy of the whole state, to begin another double with. */
export function writeState(world: World, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const lines: string[] = []
  const add = (entry: Entry) => lines.push(JSON.stringify(entry))
  for (const site of world.sites) {
    for (const list of site.lists.values()) {
      add(listEntry(site, list))
      for (const change of list.items.standing()) add(itemEntry(site, list, change))
    }
    add(siteEntry(site))
  }
  for (const [person, installations] of world.installed) add({ kind: 'installed', person, installations })
  const draft = `${fileIn(folder)}.new`
  writeFileSync(draft, lines.map((line) => `${line}\n`).join(''))
  renameSync(draft, fileIn(folder))
}

/** Nothing happens when the folder holds none. */
export function readState(world: World, folder: string): void {
  if (!existsSync(fileIn(folder))) return
  const lines = readFileSync(fileIn(folder), 'utf8').split('\n')
  // Behind the last line break stands what a kill cut off, if anything.
  for (const line of lines.slice(0, -1)) take(world, JSON.parse(line) as Entry)
  const idOf = new Map([...world.people.values()].map(({ id, userPrincipalName }) => [userPrincipalName, id]))
  for (const site of world.sites) site.readNumbers((name) => idOf.get(name))
}

function take(world: World, entry: Entry): void {
  if (entry.kind === 'installed') {
    world.installed.set(entry.person, [...entry.installations])
    return
  }
  const site = world.sites.find(({ path }) => path === entry.site)
  if (!site) return
  if (entry.kind === 'site') {
    site.grants = entry.grants
    site.members = new Set(entry.members)
    for (const id of site.lists.keys()) if (!entry.lists.includes(id)) site.lists.delete(id)
  } else if (entry.kind === 'list') {
    const list = site.lists.get(entry.head.id) ?? new SiteList(entry.head, entry.columns)
    Object.assign(list.head, entry.head)
    list.putAll(entry.columns, entry.views)
    list.items.restoreForgotten(entry.forgotten)
    site.lists.set(entry.head.id, list)
  } else {
    site.lists.get(entry.list)?.items.restore(entry.change, entry.item ?? undefined)
  }
}

function siteEntry({ path, grants, members, lists }: Site): Entry {
  return { kind: 'site', site: path, grants, members: [...members], lists: [...lists.keys()] }
}

function listEntry({ path }: Site, { head, columns, views, items }: SiteList): Entry {
  return { kind: 'list', site: path, head, columns, views, forgotten: items.oldestTold }
}

function itemEntry({ path }: Site, list: SiteList, change: Change): Entry {
  return { kind: 'item', site: path, list: list.head.id, change, item: list.items.get(change.id) ?? null }
}
