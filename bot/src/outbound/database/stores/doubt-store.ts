import { and, asc, desc, eq } from 'drizzle-orm'
import type { Cell, Doubt, DoubtField } from '../../../../../shared/src/domain/doubt.ts'
import { doubtKey, planKey } from '../../../../../shared/src/domain/record.ts'
import type { DoubtStore } from '../../../usecases/ports.ts'
import type { Touch } from '../record/touch.ts'
import { doubts } from '../schema/doubts.ts'
import { measures, plans, publishedAnswers } from '../schema/register.ts'
import type { Session } from '../session.ts'

export function doubtStore(session: Session, changed: () => void, touch: Touch): DoubtStore {
  return {
    isEmpty: async () => (await session.select({ id: doubts.id }).from(doubts).limit(1)).length === 0,
    insert: async (rows) => {
      for (const { id } of rows) touch('decisions', doubtKey(id))
      if (rows.length > 0) await session.insert(doubts).values(rows.map(toRow))
    },
    list: async () => (await session.select().from(doubts).orderBy(asc(doubts.place))).map(toDoubt),
    lock: async (id) => {
      const [asked] = await session.select({ measureId: doubts.measureId }).from(doubts).where(eq(doubts.id, id))
      if (!asked) return null
      // All of the measure, for two of them may be about one cell.
      const together = asked.measureId === null ? eq(doubts.id, id) : eq(doubts.measureId, asked.measureId)
      const rows = await session.select().from(doubts).where(together).orderBy(asc(doubts.place)).for('update')
      const row = rows.find((one) => one.id === id)
      return row ? toDoubt(row) : null
    },
    lockGroup: async (group) => {
      const rows = await session
        .select()
        .from(doubts)
        .where(eq(doubts.group, group))
        .orderBy(asc(doubts.place))
        .for('update')
      return rows.map(toDoubt)
    },
    save: async (doubt) => {
      changed()
      const { id, ...row } = toRow(doubt)
      touch('decisions', doubtKey(id))
      await session.update(doubts).set(row).where(eq(doubts.id, id))
    },
    readCell: async (cell) => readers[cell.field](session, cell),
    saveCell: async ({ measureId, field, fiscalYear }, text) => {
      changed()
      const lines = text === '' ? [] : text.split('\n')
      if (fiscalYear === null) touch('measures', measureId)
      else touch('plans', planKey(measureId, fiscalYear))
      if (field === 'title') {
        await session.update(measures).set({ title: text }).where(eq(measures.id, measureId))
      } else if (field === 'purpose') {
        const detail = { ...(await detailOf(session, measureId)), purpose: lines }
        await session.update(measures).set({ detail }).where(eq(measures.id, measureId))
      } else if (isOfPlan(field) && fiscalYear !== null) {
        const blank = { milestone: [], actions: [], target: [] }
        await session
          .insert(plans)
          .values({ measureId, fiscalYear, ...blank, [field]: lines })
          .onConflictDoUpdate({ target: [plans.measureId, plans.fiscalYear], set: { [field]: lines } })
      } else {
        throw new Error('This cell is not of the register', { cause: field })
      }
    },
  }
}

type PlanField = 'milestone' | 'actions' | 'target'

function isOfPlan(field: DoubtField): field is PlanField {
  return field === 'milestone' || field === 'actions' || field === 'target'
}

type Reader = (session: Session, cell: Cell) => Promise<string>

const ofPlan =
  (field: PlanField): Reader =>
  async (session, { measureId, fiscalYear }) => {
    const [row] = await session
      .select()
      .from(plans)
      .where(and(eq(plans.measureId, measureId), eq(plans.fiscalYear, fiscalYear ?? 0)))
    return (row?.[field] ?? []).join('\n')
  }

/** The newest round of the printed list. */
const ofList =
  (field: 'weather' | 'progress'): Reader =>
  async (session, { measureId }) => {
    const [row] = await session
      .select()
      .from(publishedAnswers)
      .where(eq(publishedAnswers.measureId, measureId))
      .orderBy(desc(publishedAnswers.roundId))
      .limit(1)
    return row?.[field] ?? ''
  }

const readers: { readonly [field in DoubtField]: Reader } = {
  title: async (session, { measureId }) => {
    const [row] = await session.select({ title: measures.title }).from(measures).where(eq(measures.id, measureId))
    return row?.title ?? ''
  },
  purpose: async (session, { measureId }) => {
    const { purpose } = await detailOf(session, measureId)
    return Array.isArray(purpose) ? purpose.join('\n') : typeof purpose === 'string' ? purpose : ''
  },
  milestone: ofPlan('milestone'),
  actions: ofPlan('actions'),
  target: ofPlan('target'),
  progress: ofList('progress'),
  weather: ofList('weather'),
}

async function detailOf(session: Session, measureId: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await session.select({ detail: measures.detail }).from(measures).where(eq(measures.id, measureId))
  return typeof row?.detail === 'object' && row.detail !== null ? { ...row.detail } : {}
}

type Row = typeof doubts.$inferSelect

function toRow({ settled, ...doubt }: Doubt): Row {
  return {
    ...doubt,
    state: settled ? 'settled' : 'open',
    settledAs: settled?.as ?? null,
    settledText: settled?.text ?? null,
    textBefore: settled?.before ?? null,
    settledBy: settled?.by ?? null,
    settledAt: settled?.at ?? null,
  }
}

function toDoubt({ state: _, settledAs, settledText, textBefore, settledBy, settledAt, ...doubt }: Row): Doubt {
  const settled =
    settledAs && settledBy && settledAt
      ? { as: settledAs, text: settledText ?? '', before: textBefore, by: settledBy, at: settledAt }
      : null
  return { ...doubt, settled }
}
