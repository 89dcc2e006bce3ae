/** Reading from Microsoft Graph: what cannot be read rejects with `RecordTrouble`. */
import { z } from 'zod'
import { RecordTrouble } from '../../usecases/record-ports.ts'
import { asError, type GraphAnswer } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'

/** A 2xx, or a 4xx that means something to who asked. */
export async function readAnswer(client: GraphClient, url: string): Promise<GraphAnswer> {
  const result = await client.send({ method: 'GET', url })
  if (result.kind === 'trouble') throw asError(result)
  return result
}

export function shaped<Shape extends z.ZodType>(shape: Shape, body: unknown): z.infer<Shape> {
  const read = shape.safeParse(body)
  if (!read.success) throw new RecordTrouble('oddAnswer', null, false)
  return read.data
}

export const isFine = ({ status }: GraphAnswer) => status >= 200 && status < 300

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/** Every entry of a collection, whatever its pages. Null when there is no such collection. */
export async function readCollection(client: GraphClient, url: string): Promise<readonly unknown[] | null> {
  const entries: unknown[] = []
  let next: string | undefined = url
  while (next !== undefined) {
    const answer: GraphAnswer = await readAnswer(client, next)
    if (answer.status === 404) return null
    if (!isFine(answer)) throw new RecordTrouble('oddAnswer', null, false)
    const { value, '@odata.nextLink': link } = shaped(page, answer.body)
    entries.push(...value)
    next = link
  }
  return entries
}
