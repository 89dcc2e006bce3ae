/** Sites and what administrators granted apps on them. */
import { z } from 'zod'
import type { Grant, Site } from '../lists/site.ts'
import { problems } from '../message.ts'
import { requireOneOf, requireOnSite } from '../rights.ts'
import { type Call, context, type Route } from '../world.ts'
import { findSite } from './address.ts'

const roles = z.array(z.enum(['read', 'write', 'owner', 'fullcontrol'])).min(1)
const identity = z.strictObject({ application: z.strictObject({ id: z.string(), displayName: z.string().optional() }) })
const newGrant = z.strictObject({
  roles,
  grantedToIdentities: z.array(identity).optional(),
  grantedToV2: identity.optional(),
})

export const siteRoutes: readonly Route[] = [
  {
    operation: 'getSite',
    method: 'GET',
    pattern: '/sites/:site',
    units: 1,
    run: (call) => {
      const site = findSite(call.world, call.param('site'))
      requireOnSite(call.token, site, 'read')
      return {
        status: 200,
        body: { '@odata.context': context(call.request.origin, 'sites/$entity'), ...siteBody(site) },
      }
    },
  },
  {
    operation: 'listGrants',
    method: 'GET',
    pattern: '/sites/:site/permissions',
    units: 5,
    run: (call) => {
      const site = ruled(call)
      return { status: 200, body: { value: site.grants.map(grantBody) } }
    },
  },
  {
    operation: 'createGrant',
    method: 'POST',
    pattern: '/sites/:site/permissions',
    units: 5,
    run: (call) => {
      const site = ruled(call)
      const given = newGrant.safeParse(call.request.body)
      const to = given.data?.grantedToV2 ?? given.data?.grantedToIdentities?.[0]
      if (!given.success || !to) throw problems.badRequest('Invalid request')
      const { id, displayName } = to.application
      const grant: Grant = {
        id: call.world.random.guid(),
        appId: id,
        appName: displayName ?? id,
        roles: given.data.roles,
      }
      putGrants(site, [...site.grants, grant])
      return { status: 201, body: grantBody(grant) }
    },
  },
  {
    operation: 'getGrant',
    method: 'GET',
    pattern: '/sites/:site/permissions/:grant',
    units: 5,
    run: (call) => ({ status: 200, body: grantBody(grantOf(ruled(call), call)) }),
  },
  {
    operation: 'changeGrant',
    method: 'PATCH',
    pattern: '/sites/:site/permissions/:grant',
    units: 5,
    run: (call) => {
      const site = ruled(call)
      const given = z.strictObject({ roles }).safeParse(call.request.body)
      if (!given.success) throw problems.badRequest('Invalid request')
      const changed = { ...grantOf(site, call), roles: given.data.roles }
      putGrants(
        site,
        site.grants.map((one) => (one.id === changed.id ? changed : one)),
      )
      return { status: 200, body: grantBody(changed) }
    },
  },
  {
    operation: 'deleteGrant',
    method: 'DELETE',
    pattern: '/sites/:site/permissions/:grant',
    units: 5,
    run: (call) => {
      const site = ruled(call)
      const gone = grantOf(site, call)
      putGrants(
        site,
        site.grants.filter((one) => one !== gone),
      )
      return { status: 204 }
    },
  },
]

export function putGrants(site: Site, grants: readonly Grant[]): void {
  site.grants = grants
  site.onHead()
}

function ruled(call: Call): Site {
  const site = findSite(call.world, call.param('site'))
  requireOneOf(call.token, ['Sites.FullControl.All'])
  requireOnSite(call.token, site, 'full')
  return site
}

function grantOf(site: Site, call: Call): Grant {
  const found = site.grants.find(({ id }) => id === call.param('grant'))
  if (!found) throw problems.notFound()
  return found
}

function grantBody({ id, roles, appId, appName }: Grant) {
  const application = { id: appId, displayName: appName }
  return {
    id,
    roles,
    grantedToV2: { application },
    grantedToIdentitiesV2: [{ application }],
    grantedToIdentities: [{ application }],
  }
}

function siteBody(site: Site) {
  return {
    id: site.id,
    name: site.path.split('/').at(-1) ?? '',
    displayName: site.displayName,
    webUrl: site.webUrl,
    createdDateTime: new Date(site.createdAt).toISOString(),
    lastModifiedDateTime: new Date(site.createdAt).toISOString(),
    siteCollection: { hostname: site.host },
    root: {},
  }
}
