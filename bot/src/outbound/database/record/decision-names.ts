/** What people read beside a decision: the measure's title or the round's name, and the post of whoever decided. */
import { inArray } from 'drizzle-orm'
import { longRoundLabel, parseRoundId } from '../../../../../shared/src/domain/fiscal-calendar.ts'
import type { RecordCell } from '../../../../../shared/src/domain/record.ts'
import { people } from '../schema/people.ts'
import { measures } from '../schema/register.ts'
import type { Session } from '../session.ts'
import type { FoundItem } from './item-reader.ts'

/** Where a decision is about neither a measure nor a round. */
const wholeProgramme = 'プログラム全体'

export async function withNames(session: Session, items: readonly FoundItem[]): Promise<readonly FoundItem[]> {
  const idsIn = (cell: string) => [...new Set(items.flatMap(({ cells }) => textIn(cells[cell])))]
  const [measureIds, personIds] = [idsIn('measureId'), idsIn('by')]
  const titled =
    measureIds.length === 0 ? [] : await session.select().from(measures).where(inArray(measures.id, measureIds))
  const known = personIds.length === 0 ? [] : await session.select().from(people).where(inArray(people.id, personIds))
  const titles = new Map(titled.map(({ id, title }) => [id, title]))
  const posts = new Map(known.map(({ id, post }) => [id, post]))
  return items.map((item) => {
    const [measureId = '', roundId = '', by = ''] = ['measureId', 'roundId', 'by'].map(
      (cell) => textIn(item.cells[cell])[0],
    )
    const round = parseRoundId(roundId) ? longRoundLabel(roundId) : wholeProgramme
    return { ...item, display: { title: titles.get(measureId) ?? round, byPost: posts.get(by) ?? null } }
  })
}

const textIn = (cell: RecordCell | undefined): readonly string[] =>
  typeof cell === 'string' && cell !== '' ? [cell] : []
