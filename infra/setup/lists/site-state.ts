/** What stands on the site, as far as the setup needs to know. */
import type { RecordList } from '../../../shared/src/domain/record.ts'

export interface FoundColumn {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly indexed: boolean
  readonly unique: boolean
  /** What kind of column it is, by the name of the kind. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface FoundView {
  readonly id: string
  readonly title: string
  /** The last piece of its address without `.aspx`; empty when the service did not say. */
  readonly page: string
  readonly query: string
}

/** How a list looks to people: what Microsoft Graph cannot tell. */
export interface FoundLooks {
  readonly views: readonly FoundView[]
  /** Internal name -> the text of its formatting, where it has one. */
  readonly formats: ReadonlyMap<string, string>
}

export interface SiteList {
  readonly id: string
  /** The last piece of its address. */
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly webUrl: string
}

export interface FoundList extends SiteList {
  readonly columns: readonly FoundColumn[]
  /** Null when SharePoint cannot be asked. */
  readonly looks: FoundLooks | null
}

export interface SiteState {
  readonly siteId: string
  readonly lists: ReadonlyMap<RecordList, FoundList>
  /** Lists that are not ours. */
  readonly others: readonly SiteList[]
  /** Why views and formatting cannot be reached, for people; null when they can. */
  readonly looksClosed: string | null
}
