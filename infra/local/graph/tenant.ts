/** What the made-up tenant holds at its beginning. */

export interface TenantPerson {
  /** Entra object id. */
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly mail?: string | null
  readonly jobTitle?: string | null
  readonly department?: string | null
  readonly accountEnabled?: boolean
  readonly managerId?: string | null
}

export type SiteRole = 'read' | 'write' | 'owner' | 'fullcontrol'

export interface TenantSite {
  /** E.g. `/sites/gyokaku` */
  readonly path: string
  readonly displayName: string
  /** People who may do everything there. */
  readonly owners?: readonly string[]
  /** People who may edit items. */
  readonly members?: readonly string[]
  /** App id -> what an administrator granted it on this site. */
  readonly grants?: Readonly<Record<string, SiteRole>>
}

/** An app in the tenant's catalogue. */
export interface TenantApp {
  /** Id in the catalogue. */
  readonly id: string
  /** Id in the app's manifest. */
  readonly externalId: string
  readonly displayName: string
  /** The Entra application that the manifest names. */
  readonly entraAppId: string
}

export interface Tenant {
  readonly id: string
  /** Where SharePoint lives, e.g. `city.sharepoint.com` */
  readonly sharePointHost: string
  readonly people: readonly TenantPerson[]
  readonly sites: readonly TenantSite[]
  readonly apps?: readonly TenantApp[]
  /** Fixed number of hours that the sites are ahead of UTC; Japan's nine unless given. */
  readonly hoursAhead?: number
}
