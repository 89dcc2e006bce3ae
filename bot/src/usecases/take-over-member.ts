/** A person edited in the list of members: post, duties, sign-in name. The last one of the PMO stays one. */
import { keepsPmo, readDuties, readPost, signInNameLimit } from '../../../shared/src/domain/member-edit.ts'
import type { TakeOver } from './take-over.ts'

/** `rounds.lockAll` is held, as wherever duties change. */
export const takeOverMember: TakeOver = async (_deps, tx, { key }, changes) => {
  const people = await tx.people.list()
  const person = people.find(({ id }) => id === key)
  if (!person) return changes.map(({ cell }) => cell)
  const refused: string[] = []
  let changed = person
  for (const { cell, theirs } of changes) {
    const text = theirs === null ? null : String(theirs)
    if (cell === 'post') {
      const post = readPost(text)
      if (post === null) refused.push(cell)
      else changed = { ...changed, post }
    } else if (cell === 'duties') {
      const duties = readDuties(text)
      if (duties === null || !keepsPmo(people, { ...changed, duties })) refused.push(cell)
      else changed = { ...changed, duties }
    } else if (cell === 'upn' && (text ?? '').length <= signInNameLimit) {
      await tx.people.saveSignInName(key, text)
    } else refused.push(cell)
  }
  if (changed !== person) await tx.people.save([changed])
  return refused
}
