/** The person who asks (`GET /api/me`), known by the token alone. */
import { z } from 'zod'

export const me = z.object({
  id: z.string(),
  post: z.string(),
  /** Kinds of duties held, for what the page offers; the server decides again on each request. */
  duties: z.array(z.enum(['pmo', 'manager', 'departmentHead', 'programmeManager', 'owner'])),
})

export type Me = z.infer<typeof me>
