/** Opaque tokens in nextLink and deltaLink: what was asked for is baked in, and altering one voids it. */
import { problems } from '../message.ts'
import type { World } from '../world.ts'

export function makeLinkToken({ seal }: Pick<World, 'seal'>, content: object): string {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${text}.${seal(text)}`
}

/** Throws 400 when somebody altered it. */
export function readLinkToken<T>({ seal }: Pick<World, 'seal'>, token: string): T {
  const [text = '', signature] = token.split('.')
  if (signature !== seal(text)) throw problems.badRequest('The token is not valid.', 'invalidToken')
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as T
}

/** `?$expand=fields&$top=200`, encoded as the service does in its links. */
export function linkQuery(options: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(options).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
}
