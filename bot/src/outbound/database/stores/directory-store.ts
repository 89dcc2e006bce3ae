import { and, asc, desc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { FoundLeaderGone } from '../../../../../shared/src/domain/directory-check.ts'
import type { DirectoryStore } from '../../../usecases/directory-ports.ts'
import { directoryChecks, leadersGone } from '../schema/directory.ts'
import type { Session } from '../session.ts'

export function directoryStore(session: Session): DirectoryStore {
  const { slot, askedAt, doneAt } = directoryChecks
  return {
    claim: async (wanted, at, againBefore) => {
      const claimed = await session
        .insert(directoryChecks)
        .values({ slot: wanted, askedAt: at })
        .onConflictDoUpdate({
          target: slot,
          set: { askedAt: at },
          setWhere: and(isNull(doneAt), lt(askedAt, againBefore)),
        })
        .returning({ slot })
      return claimed.length === 1
    },
    settle: async ({ trouble, at }) => {
      await session
        .update(directoryChecks)
        .set({ trouble, ...(at === null ? {} : { doneAt: at }) })
        .where(isNull(doneAt))
    },
    isAsking: async (asked, since) => {
      const [row] = await session.select().from(directoryChecks).where(eq(slot, asked))
      return row !== undefined && row.doneAt === null && row.trouble === null && row.askedAt >= since
    },
    trouble: async () => {
      const [last] = await session
        .select()
        .from(directoryChecks)
        .where(or(isNotNull(doneAt), isNotNull(directoryChecks.trouble)))
        .orderBy(desc(askedAt))
        .limit(1)
      return last?.trouble ?? null
    },
    gone: async () => {
      const rows = await session.select().from(leadersGone).orderBy(asc(leadersGone.measureId), asc(leadersGone.leader))
      return rows.map(
        ({ section, ...row }): FoundLeaderGone => ({
          ...row,
          asks: section === null ? null : { kind: 'manager', section },
        }),
      )
    },
    saveGone: async (found) => {
      await session.delete(leadersGone)
      if (found.length === 0) return
      await session
        .insert(leadersGone)
        .values(found.map(({ asks, ...one }) => ({ ...one, section: asks?.section ?? null })))
    },
  }
}
