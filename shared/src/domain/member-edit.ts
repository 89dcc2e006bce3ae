/** What becomes of a person whose row in the list of members was edited. */
import { lengthOf, storable } from './check-in.ts'
import { readDutyCodes } from './duty-code.ts'
import { linesOf } from './lines.ts'
import type { Duty, Person } from './person.ts'

/** Characters of a post, and of a sign-in name. */
export const postLimit = 60
export const signInNameLimit = 113

/** Null for what no post can be. */
export function readPost(typed: string | null): string | null {
  const post = storable(typed ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return post === '' || lengthOf(post) > postLimit ? null : post
}

/** A line each, as `dutyCode` writes them; null when a line says no duty. */
export function readDuties(codes: string | null): readonly Duty[] | null {
  const lines = [...new Set(linesOf(codes))]
  const duties = readDutyCodes(lines)
  return duties.length === lines.length ? duties : null
}

/** Whether anybody of the PMO would be left: without one, nobody could put anything right again. */
export function keepsPmo(people: readonly Person[], changed: Person): boolean {
  const after = people.map((one) => (one.id === changed.id ? changed : one))
  const isPmo = ({ duties }: Person) => duties.some(({ kind }) => kind === 'pmo')
  return after.some(isPmo) || !people.some(isPmo)
}
