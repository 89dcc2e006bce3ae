/** A person whom the PMO added to the list of members, known by an Entra object id or a sign-in name the directory knows. */
import { readDuties, readPost } from '../../../shared/src/domain/member-edit.ts'
import { recordCell } from '../../../shared/src/domain/record.ts'
import type { AddRow } from './new-row.ts'

const objectId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

export const addMember: AddRow = async ({ cityLists }, tx, { cells, unreadable }) => {
  const text = (name: string) => {
    const cell = recordCell(cells[name])
    return cell === null ? null : String(cell).trim()
  }
  const upn = text('upn')
  const id = text('id')?.toLowerCase() ?? null
  const post = readPost(text('post'))
  const duties = unreadable.some(({ cell }) => cell === 'duties') ? null : readDuties(text('duties'))
  const bad: string[] = []
  // A person known already has a row of their own.
  if (id === null || !objectId.test(id) || !cityLists || (await tx.people.find(id)))
    bad.push(upn === null ? 'id' : 'upn')
  if (post === null) bad.push('post')
  if (duties === null) bad.push('duties')
  if (id === null || post === null || duties === null || bad.length > 0) return { unreadable: bad }
  await tx.people.save([{ id, post, duties }])
  if (upn !== null) await tx.people.saveSignInName(id, upn)
  return { key: id }
}
