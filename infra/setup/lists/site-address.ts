/** The address of a site as people copy it from the browser, and where it is found through Microsoft Graph and SharePoint. */
import { SetupProblem } from './setup-problem.ts'

export interface SiteAddress {
  /** E.g. `city.sharepoint.com` */
  readonly host: string
  /** Without a slash at its end. */
  readonly url: string
  /** For Microsoft Graph, up to the site. */
  readonly graphUrl: string
}

export const graphOrigin = 'https://graph.microsoft.com/v1.0'

/** Throws `SetupProblem`. Pages and views behind the site are cut off. */
export function readSiteAddress(text: string | undefined): SiteAddress {
  const url = URL.parse(text?.trim() ?? '')
  const path = /^\/(sites|teams)\/[^/]+/.exec(url?.pathname ?? '')?.[0]
  if (!url || !path || url.protocol !== 'https:' || url.username !== '' || url.port !== '') {
    throw new SetupProblem(
      `SharePoint のサイトのアドレスを指定してください。\`.env\` の SHAREPOINT_SITE に書くか、--site を付けます（例：--site https://市の名前.sharepoint.com/sites/gyokaku）。${text ? `いまの指定：${text}` : ''}`,
    )
  }
  return { host: url.host, url: `https://${url.host}${path}`, graphUrl: `${graphOrigin}/sites/${url.host}:${path}` }
}
