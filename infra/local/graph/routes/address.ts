/** How a path names a site: by its id, by its host and path, or as the root; everything after that is the same. */
import type { Site } from '../lists/site.ts'
import { problems } from '../message.ts'
import type { World } from '../world.ts'

/** Pieces of the path, decoded, with the site's address replaced by one piece: its id or what was asked for. */
export function piecesOf(path: string): readonly string[] {
  const byPath = /^\/sites\/([^/:]+):\/(.*?)(?::(\/.*)?)?$/.exec(decodedPath(path))
  if (byPath) {
    const [, host = '', below = '', rest = ''] = byPath
    return ['sites', `${host}:/${below.replace(/\/+$/, '')}`, ...rest.split('/').filter(Boolean)]
  }
  return path.split('/').filter(Boolean).map(decodedPath)
}

/** Throws 404 as the service does. */
export function findSite({ sites }: World, named: string): Site {
  const wanted = named.toLowerCase()
  const found = sites.find(
    (site) =>
      site.id.toLowerCase() === wanted ||
      `${site.host}:${site.path}`.toLowerCase() === wanted ||
      `${site.siteGuid},${site.webGuid}` === wanted ||
      site.siteGuid === wanted,
  )
  if (!found) throw problems.notFound('Requested site could not be found')
  return found
}

function decodedPath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw Object.assign(problems.badRequest('The path is not encoded properly.'), { cause })
  }
}
