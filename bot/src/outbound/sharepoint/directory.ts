/**
 * The city's directory over Microsoft Graph: whether an account is still enabled, and where its holder works. Asks for
 * users by their ids, twenty a request ("Get user"; User.Read.All, because `accountEnabled` and `department` are no basic
 * properties).
 */
import { z } from 'zod'
import type { Directory, PersonInDirectory } from '../../usecases/directory-ports.ts'
import { sendBatch } from './batch.ts'
import type { GraphResult, GraphTrouble } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'

const select = '?$select=id,userPrincipalName,accountEnabled,department'

const user = z.object({
  id: z.string(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  department: z.string().nullish(),
})

export function createDirectory(client: GraphClient): Directory {
  return {
    look: async (asked) => {
      const people = [...new Set(asked)]
      const parts = people.map((id) => ({ method: 'GET' as const, url: `/users/${encodeURIComponent(id)}${select}` }))
      const found = new Map<string, PersonInDirectory>()
      for (const [index, result] of (await sendBatch(client, parts)).entries()) {
        const one = readUser(result)
        if (one === 'unknown') continue
        if ('trouble' in one) return { kind: 'trouble', trouble: one.trouble }
        found.set(people[index] ?? '', one)
      }
      return { kind: 'said', people: found }
    },
  }
}

type Said = PersonInDirectory | 'unknown' | { readonly trouble: 'noRight' | 'notSignedIn' | 'noAnswer' }

/** Only a 404 says that there is no such person. */
function readUser(result: GraphResult): Said {
  if (result.kind === 'trouble') return { trouble: troubleOf(result) }
  if (result.status === 404) return 'unknown'
  const { data } = user.safeParse(result.body)
  if (result.status >= 300 || !data) return { trouble: 'noAnswer' }
  return {
    // What is not said is not held against anybody.
    active: data.accountEnabled !== false,
    place: data.department ?? null,
    signInName: data.userPrincipalName ?? null,
  }
}

function troubleOf({ cause }: GraphTrouble): 'noRight' | 'notSignedIn' | 'noAnswer' {
  return cause === 'noRight' || cause === 'notSignedIn' ? cause : 'noAnswer'
}
