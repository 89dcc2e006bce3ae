/** Headers of every answer. Only the tab may stand in a frame, and only in Teams' own. */
import type { Request, Response } from 'restify'

const teams = 'https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com'

/** Fluent writes its styles into the page at run time; nothing else comes from outside. */
const sources =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

export function securityHeaders(req: Request, res: Response): void {
  const framed = (req.url ?? '').startsWith('/tab/')
  res.header('content-security-policy', `${sources}; frame-ancestors ${framed ? teams : "'none'"}`)
  res.header('x-content-type-options', 'nosniff')
  res.header('referrer-policy', 'no-referrer')
  res.header('cache-control', 'no-store')
}
