/** Whoever edits a list names people by their sign-in names; the product knows them by their Entra object ids. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import { type RecordCells, type RecordList, recordCell } from '../../../shared/src/domain/record.ts'
import type { CityLists, KnownItem, ReadItem } from './record-ports.ts'

/** By the sign-in name in lower case. */
export type Names = ReadonlyMap<string, PersonId>

/** Cells that name people, a line each. */
const namingCells: { readonly [list in RecordList]?: readonly string[] } = {
  members: ['id', 'upn'],
  measures: ['leader', 'deputies'],
}

/** Asks the directory once for each sign-in name; names it does not know are missing. Rejects with `RecordTrouble`. */
export async function personsNamed(
  lists: Pick<CityLists, 'personByName'>,
  items: readonly (Pick<ReadItem, 'list' | 'cells'> | null)[],
): Promise<Names> {
  const typed = items.flatMap((item) => (item ? namesIn(item) : []))
  const found = new Map<string, PersonId>()
  for (const name of new Set(typed)) {
    const id = await lists.personByName(name)
    if (id !== null) found.set(name, id.toLowerCase())
  }
  return found
}

/** A name that was typed there, is taken over here, and is not written back yet. */
export const asKnownThere = ({ list, base }: Pick<KnownItem, 'list' | 'base'>) => base && { list, cells: base }

function namesIn({ list, cells }: Pick<ReadItem, 'list' | 'cells'>): readonly string[] {
  return (namingCells[list] ?? []).flatMap((cell) => {
    // A member's own sign-in name is asked for only where the row does not say who it is.
    if (list === 'members' && cell === 'upn' && recordCell(cells.id) !== null) return []
    return linesOf(cells[cell]).filter(isSignInName)
  })
}

/** The same cells with the ids of the people that are named in them; whoever is not known stays as typed. */
export function withIds(list: RecordList, cells: RecordCells, names: Names): RecordCells {
  const resolved = (namingCells[list] ?? [])
    .filter((cell) => cell !== 'upn' && cell in cells)
    .map(
      (cell) =>
        [
          cell,
          recordCell(
            linesOf(cells[cell])
              .map((one) => names.get(one) ?? one)
              .join('\n'),
          ),
        ] as const,
    )
  const own = list === 'members' && recordCell(cells.id) === null ? linesOf(cells.upn).map((one) => names.get(one)) : []
  return { ...cells, ...Object.fromEntries(resolved), ...(own[0] !== undefined && { id: own[0] }) }
}

const isSignInName = (text: string) => /^[^\s@|]+@[^\s@|]+$/.test(text)

/** Lines of a cell, in lower case, blank ones left out. */
function linesOf(cell: RecordCells[string] | undefined): readonly string[] {
  if (typeof cell !== 'string') return []
  return cell
    .split(/[\n;,]/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
}
