/** Who asks at `/api`: only the verified token says so (`oid` and `tid`), never a query, a body or a display name. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import type { PersonId } from '../../../../shared/src/domain/person.ts'

export interface UserTokenSettings {
  readonly tenantId: string
  readonly clientId: string
  readonly keySetUrl: string
}

/** Clients that may ask on a person's behalf: Teams on desktop and phone, Teams on the web. */
const teamsClients = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346']

const claims = z.object({
  oid: z.string().min(1),
  tid: z.string().min(1),
  azp: z.enum(teamsClients),
  scp: z.string().refine((scopes) => scopes.split(' ').includes('access_as_user')),
  // `app` in a token of an application that acts for nobody.
  idtyp: z.literal('user').optional(),
})

/** Answers the person, or null when the token is not one of ours. Rejects when the keys cannot be had. */
export function createRequireUser({ tenantId, clientId, keySetUrl }: UserTokenSettings) {
  const keys = createRemoteJWKSet(new URL(keySetUrl))
  return async (authorization: string | undefined): Promise<PersonId | null> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
    if (!token) return null
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        audience: clientId,
        algorithms: ['RS256'],
        clockTolerance: 300,
        requiredClaims: ['exp'],
      })
      const read = claims.safeParse(payload)
      return read.success && read.data.tid.toLowerCase() === tenantId ? read.data.oid.toLowerCase() : null
    } catch (error) {
      if (isAboutTheToken(error)) return null
      throw error
    }
  }
}

/** What jose says of keys that it could not fetch or read; these are not the asker's fault. */
const faultsOfKeys = ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !faultsOfKeys.includes(error.code)
}
