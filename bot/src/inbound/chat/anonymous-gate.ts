/**
 * The gate of playground mode, whose client sends no tokens: whoever reaches this machine's own address may speak as
 * anybody. What remains to be refused are bodies that are no activities and answers to anywhere but the playground.
 */
import { z } from 'zod'
import type { GateSettings, GateVerdict } from './gate.ts'

const envelope = z.object({ type: z.string().min(1), channelId: z.literal('msteams'), serviceUrl: z.string() })

export function createAnonymousGate({ serviceHosts }: Pick<GateSettings, 'serviceHosts'>) {
  return async (_authorization: string | undefined, body: unknown): Promise<GateVerdict> => {
    const head = envelope.safeParse(body)
    if (!head.success) return { pass: false, reason: 'notAnActivityOfTeams' }
    const url = URL.parse(head.data.serviceUrl)
    const named = url !== null && url.username === '' && url.password === '' && serviceHosts.has(url.host)
    const here = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost'
    return named && here ? { pass: true } : { pass: false, reason: 'serviceHostNotAllowed' }
  }
}
