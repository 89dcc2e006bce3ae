/** The body of every answer that is not 2xx: a code for programs, a Japanese sentence for people. */
import { z } from 'zod'

export const problem = z.object({ code: z.string(), message: z.string() })

export type Problem = z.infer<typeof problem>
