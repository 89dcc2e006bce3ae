/** The site and the list that a path names, once the caller may go there. */
import type { SiteList } from '../lists/list.ts'
import type { Site } from '../lists/site.ts'
import { type Level, requireOnSite } from '../rights.ts'
import type { Call } from '../world.ts'
import { findSite } from './address.ts'

export function siteOf(call: Call, level: Level): Site {
  const site = findSite(call.world, call.param('site'))
  requireOnSite(call.token, site, level)
  return site
}

export function listOf(call: Call, level: Level): { readonly site: Site; readonly list: SiteList } {
  const site = siteOf(call, level)
  return { site, list: site.list(call.param('list')) }
}
