/** RSA keys of a test's own, and tokens that may be wrong in any way. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'

/** A condition that a signer may make and no verifier of ours knows. */
export const unknownCondition = 'urn:example:condition'
const crit = { [unknownCondition]: false }

export interface SigningKey {
  readonly kid: string
  readonly publicKey: KeyObject
  /** As a key set shows it. */
  readonly published: JWK
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>
}

/** `shown`: what the key set says beside the key itself, such as `endorsements`. */
export function makeSigningKey(kid: string, shown: Readonly<Record<string, unknown>> = {}): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    kid,
    publicKey,
    published: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256', ...shown } as JWK,
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header }).sign(privateKey, { crit }),
  }
}

/** Seconds since 1970, `minutes` from now. */
export const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60

/** The claims of time of a token that is good for an hour. */
export const goodHour = () => ({ iat: inMinutes(0), nbf: inMinutes(0), exp: inMinutes(60) })
