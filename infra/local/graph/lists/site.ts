/** One site: its lists, the people it knows under its own numbers, and who may do what there. */
import { problems } from '../message.ts'
import { guidFor } from '../random.ts'
import type { SiteRole, TenantPerson, TenantSite } from '../tenant.ts'
import { builtInColumns, userInformationColumns } from './built-in-columns.ts'
import type { Column } from './column.ts'
import type { Actor } from './item-store.ts'
import { SiteList } from './list.ts'

export interface Grant {
  readonly id: string
  readonly appId: string
  readonly appName: string
  readonly roles: readonly SiteRole[]
}

export const userInformationListName = 'ユーザー情報リスト'

export class Site {
  readonly host: string
  readonly path: string
  readonly displayName: string
  readonly siteGuid: string
  readonly webGuid: string
  readonly lists = new Map<string, SiteList>()
  readonly owners: ReadonlySet<string>
  members: ReadonlySet<string>
  grants: readonly Grant[]
  readonly userList: SiteList
  readonly createdAt: number
  onList: (list: SiteList) => void = () => undefined
  onHead: () => void = () => undefined
  private readonly numbers = new Map<Actor, number>()

  constructor(host: string, site: TenantSite, createdAt: number, systemListNames: readonly string[]) {
    this.host = host
    this.path = site.path
    this.displayName = site.displayName
    this.siteGuid = guidFor(`site ${host}${site.path}`)
    this.webGuid = guidFor(`web ${host}${site.path}`)
    this.owners = new Set(site.owners)
    this.members = new Set(site.members)
    this.createdAt = createdAt
    this.grants = Object.entries(site.grants ?? {}).map(([appId, role]) => ({
      id: guidFor(`grant ${site.path} ${appId}`),
      appId,
      appName: appId,
      roles: [role],
    }))
    const users = this.systemList('users', userInformationListName, 'userInformation', userInformationColumns())
    for (const name of systemListNames) this.systemList(name, name, 'genericList', builtInColumns())
    this.userList = users
  }

  get id(): string {
    return `${this.host},${this.siteGuid},${this.webGuid}`
  }

  get webUrl(): string {
    return `https://${this.host}${this.path}`
  }

  list(idOrName: string): SiteList {
    const found =
      this.lists.get(idOrName.toLowerCase()) ??
      [...this.lists.values()].find(({ head }) => head.displayName === idOrName)
    if (!found) throw problems.notFound('The specified list was not found')
    return found
  }

  addList(list: SiteList): void {
    this.lists.set(list.head.id, list)
    this.onList(list)
  }

  removeList(list: SiteList): void {
    this.lists.delete(list.head.id)
    this.onHead()
  }

  /** The site's own number of a person; a person who never came here gets one. */
  know(
    person: Pick<TenantPerson, 'id' | 'displayName' | 'userPrincipalName'> & Partial<TenantPerson>,
    at: number,
  ): number {
    return this.knowAs(`user:${person.id}`, at, {
      Title: person.displayName,
      Name: `i:0#.f|membership|${person.userPrincipalName.toLowerCase()}`,
      EMail: person.mail ?? person.userPrincipalName,
      UserName: person.userPrincipalName,
      ...(person.jobTitle ? { JobTitle: person.jobTitle } : {}),
      ...(person.department ? { Department: person.department } : {}),
    })
  }

  knowApp(appId: string, at: number): number {
    return this.knowAs(`app:${appId}`, at, { Title: 'SharePoint アプリ', Name: `i:0i.t|ms.sp.ext|${appId}` })
  }

  numberOf(actor: Actor): number | undefined {
    return this.numbers.get(actor)
  }

  /** Takes up the numbers again after the rows came back from a journal. */
  readNumbers(idOf: (userPrincipalName: string) => string | undefined): void {
    for (const { id, fields } of this.userList.items.after(0)) {
      const app = /^i:0i\.t\|ms\.sp\.ext\|(.+)$/.exec(String(fields.Name))?.[1]
      const person = idOf(String(fields.UserName))
      if (app) this.numbers.set(`app:${app}`, id)
      else if (person) this.numbers.set(`user:${person}`, id)
    }
  }

  /** An administrator takes a person off the site. */
  forget(personId: string, at: number): void {
    const number = this.numbers.get(`user:${personId}`)
    const row = number === undefined ? undefined : this.userList.items.get(number)
    if (row) this.userList.remove(row, at)
    this.numbers.delete(`user:${personId}`)
    this.members = new Set([...this.members].filter((id) => id !== personId))
  }

  private knowAs(actor: Actor, at: number, fields: Record<string, string>): number {
    const there = this.numbers.get(actor)
    if (there !== undefined) return there
    const row = this.userList.create(fields, { by: actor, at, etagStep: 1, duplicateKey: 'badRequest' })
    this.numbers.set(actor, row.id)
    return row.id
  }

  private systemList(name: string, displayName: string, template: string, columns: readonly Column[]): SiteList {
    const head = {
      id: guidFor(`list ${this.host}${this.path}/${name}`),
      name,
      displayName,
      description: '',
      template,
      hidden: true,
      system: true,
      createdAt: this.createdAt,
      createdBy: 'app:system' as const,
      modifiedAt: this.createdAt,
    }
    // Each site counts its people from elsewhere, so that numbers of one are wrong in another.
    const firstId = 6 + (Number.parseInt(this.siteGuid.slice(0, 2), 16) % 40)
    const list = new SiteList(head, columns, firstId)
    this.lists.set(head.id, list)
    return list
  }
}
