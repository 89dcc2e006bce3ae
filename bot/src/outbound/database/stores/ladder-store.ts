import { and, asc, eq, inArray, ne, not, notExists, sql } from 'drizzle-orm'
import { type Day, dayInTokyo } from '../../../../../shared/src/domain/day.ts'
import { defaultLadder } from '../../../../../shared/src/domain/ladder.ts'
import { digestStep } from '../../../../../shared/src/domain/manager-look.ts'
import {
  extensionKey,
  inHandKey,
  managerSeenKey,
  roundPlanKey,
  settingKey,
} from '../../../../../shared/src/domain/record.ts'
import { defaultSendingHours } from '../../../../../shared/src/domain/sending-hours.ts'
import type { ClockStep, LadderSettings, LadderStore } from '../../../usecases/ladder-ports.ts'
import { prepared, value } from '../prepared.ts'
import type { Touch } from '../record/touch.ts'
import { notices } from '../schema/delivery.ts'
import {
  channelThreads,
  extensions,
  inHand,
  managerSeen,
  roundPlans,
  roundStepsDone,
  sectionChannels,
  settings,
  snoozes,
} from '../schema/ladder.ts'
import { rounds } from '../schema/rounds.ts'
import type { Session } from '../session.ts'
import { readBoardVersion } from './board-version.ts'

const defaults: LadderSettings = {
  ladder: defaultLadder,
  sendingHours: defaultSendingHours,
  managerCheck: 'notice',
  mutePeriods: [],
}

const allSettings = prepared('settings', (session) =>
  session.select({ key: settings.key, value: settings.value }).from(settings),
)

const snoozesOf = prepared('snoozes', (session) =>
  session
    .select()
    .from(snoozes)
    .where(eq(snoozes.roundId, value('roundId'))),
)

const extensionsOf = prepared('extensions', (session) =>
  session
    .select()
    .from(extensions)
    .where(eq(extensions.roundId, value('roundId'))),
)

export function ladderStore(session: Session, changed: () => void, touch: Touch): LadderStore {
  return {
    settings: async () => {
      const rows = await allSettings(session)
      return { ...defaults, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
    },
    saveSetting: async (key, value, changedBy, changedAt) => {
      touch('decisions', settingKey(key))
      await session
        .insert(settings)
        .values({ key, value, changedBy, changedAt })
        .onConflictDoUpdate({ target: settings.key, set: { value, changedBy, changedAt } })
    },
    plan: async (roundId) => {
      const [row] = await session.select().from(roundPlans).where(eq(roundPlans.roundId, roundId))
      return row ? toPlan(row) : null
    },
    plansAhead: async () => {
      const opened = session
        .select({ one: sql`1` })
        .from(rounds)
        .where(and(eq(rounds.id, roundPlans.roundId), ne(rounds.state, 'withdrawn')))
      const held = session
        .select({ one: sql`1` })
        .from(roundStepsDone)
        .where(and(eq(roundStepsDone.roundId, roundPlans.roundId), isHeld))
      const rows = await session
        .select()
        .from(roundPlans)
        .where(and(notExists(opened), notExists(held)))
        .orderBy(asc(roundPlans.roundId))
      return rows.map(toPlan)
    },
    heldBack: async () => {
      const rows = await session.select({ roundId: roundStepsDone.roundId }).from(roundStepsDone).where(isHeld)
      return new Set(rows.map(({ roundId }) => roundId))
    },
    setHeldBack: async (roundId, held, doneAt) => {
      if (held)
        await session
          .insert(roundStepsDone)
          .values({ roundId, ...heldRow, doneAt })
          .onConflictDoNothing()
      else await session.delete(roundStepsDone).where(and(eq(roundStepsDone.roundId, roundId), isHeld))
    },
    savePlan: async (plan, changedAt) => {
      const { roundId, ...days } = plan
      touch('decisions', roundPlanKey(roundId))
      await session
        .insert(roundPlans)
        .values({ roundId, ...days, changedAt })
        .onConflictDoUpdate({ target: roundPlans.roundId, set: { ...days, changedAt } })
    },
    changeDays: async ({ roundId, opensOn, dueOn, closesOn, asOfDay }) => {
      changed()
      touch('rounds', roundId)
      await session.update(rounds).set({ opensOn, dueOn, closesOn, asOfDay }).where(eq(rounds.id, roundId))
    },
    stepsDone: async (roundId) => {
      const rows = await session
        .select()
        .from(roundStepsDone)
        .where(and(eq(roundStepsDone.roundId, roundId), not(isHeld)))
      return rows.map(({ step, day }) => ({ step: step as ClockStep, day }))
    },
    forgetSteps: async (roundId) => {
      await session.delete(roundStepsDone).where(and(eq(roundStepsDone.roundId, roundId), not(isHeld)))
    },
    addStepDone: async (roundId, { step, day }, doneAt) => {
      const added = await session
        .insert(roundStepsDone)
        .values({ roundId, step, day, doneAt })
        .onConflictDoNothing()
        .returning({ step: roundStepsDone.step })
      return added.length === 1
    },
    written: async (roundId, today, people) => {
      const rows = await session
        .select({
          personId: notices.personId,
          step: notices.step,
          state: notices.state,
          attempts: notices.attempts,
          tellOn: notices.tellOn,
          updatedAt: notices.updatedAt,
        })
        .from(notices)
        .where(and(eq(notices.roundId, roundId), people && inArray(notices.personId, [...people])))
      return rows.map(({ personId, step, state, attempts, tellOn, updatedAt }) => {
        const planned = tellOn ?? dayInTokyo(updatedAt)
        // After days on which nothing ran, what still waits goes out today; and what went out late was told on that day.
        const waits = state === 'due' && attempts === 0
        const really = waits ? today : state === 'sent' ? dayInTokyo(updatedAt) : planned
        return { personId, step, on: really > planned ? really : planned }
      })
    },
    cover: async (roundId, personId, steps, updatedAt) => {
      if (steps.length === 0) return
      const row = { roundId, personId, state: 'covered' as const, attempts: 0, maybeTwice: false, updatedAt }
      await session
        .insert(notices)
        .values(steps.map((step) => ({ ...row, step, tellOn: dayInTokyo(updatedAt) })))
        .onConflictDoNothing()
    },
    lockTelling: async (roundId) => {
      await session.execute(sql`select pg_advisory_xact_lock(hashtext(${`telling ${roundId}`}))`)
    },
    mark: async (roundId) => {
      const ofRound = [notices, snoozes, extensions].map((table) => sql`${table} where round_id = ${roundId}`)
      // A row's xmin grows when it changes: with as many rows as before, the sum is the same only where none did.
      const sums = [...ofRound, sql`${settings}`].map(
        (rows) => sql`(select concat(count(*), ':', sum(xmin::text::bigint)) from ${rows})`,
      )
      const changes = await session.execute(sql`select concat_ws(' ', ${sql.join(sums, sql`, `)}) as mark`)
      return `${await readBoardVersion(session)} ${Object(changes.rows[0]).mark}`
    },
    unreachable: async (roundId) => {
      const rows = await session.execute(sql`
        select distinct on (failed.person_id) failed.person_id, failed.cause from notices failed
        where ${roundId === null ? sql`true` : sql`failed.round_id = ${roundId}`} and failed.state = 'failed'
          and failed.cause not in ('roundNotOpen', 'nothingToAnswer', 'nothingToSay')
          and not exists (select 1 from notices later where later.person_id = failed.person_id
            and later.state in ('sent', 'due', 'sending') and later.updated_at >= failed.updated_at)
          and not exists (select 1 from conversations known where known.person_id = failed.person_id
            and known.updated_at > failed.updated_at)
        order by failed.person_id, failed.updated_at desc`)
      return new Map(rows.rows.map((row) => Object(row)).map(({ person_id, cause }) => [person_id, cause]))
    },
    snoozes: (roundId) => snoozesOf(session, { roundId }),
    saveSnooze: async ({ roundId, personId, until, at }) => {
      await session
        .insert(snoozes)
        .values({ roundId, personId, until, at })
        .onConflictDoUpdate({ target: [snoozes.roundId, snoozes.personId], set: { until, at } })
    },
    extensions: (roundId) => extensionsOf(session, { roundId }),
    saveExtension: async ({ roundId, measureId, ...rest }) => {
      touch('decisions', extensionKey(measureId, roundId))
      await session
        .insert(extensions)
        .values({ roundId, measureId, ...rest })
        .onConflictDoUpdate({ target: [extensions.roundId, extensions.measureId], set: rest })
    },
    inHand: (roundId) => session.select().from(inHand).where(eq(inHand.roundId, roundId)),
    saveInHand: async ({ roundId, measureId, by, at }) => {
      touch('decisions', inHandKey(measureId, roundId))
      await session
        .insert(inHand)
        .values({ roundId, measureId, by, at })
        .onConflictDoUpdate({ target: [inHand.roundId, inHand.measureId], set: { by, at } })
    },
    seen: (roundId, measureId) => {
      const ofMeasure = measureId === undefined ? undefined : eq(managerSeen.measureId, measureId)
      const ofRound = eq(managerSeen.roundId, roundId)
      return session.select().from(managerSeen).where(and(ofRound, ofMeasure)).orderBy(asc(managerSeen.at))
    },
    saveSeen: async (rows) => {
      if (rows.length === 0) return
      for (const { roundId, measureId, revision, by } of rows) {
        touch('decisions', managerSeenKey(measureId, roundId, revision, by))
      }
      await session
        .insert(managerSeen)
        .values(
          rows.map(({ roundId, measureId, revision, by, at, how, line }) => ({
            roundId,
            measureId,
            revision,
            by,
            at,
            how,
            line,
          })),
        )
        .onConflictDoUpdate({
          target: [managerSeen.roundId, managerSeen.measureId, managerSeen.revision, managerSeen.by],
          set: { at: sql`excluded.at`, how: sql`excluded.how`, line: sql`excluded.line` },
        })
    },
    digestsSent: async (roundId, ofSection) => {
      const kind = digestStep('')
      const wanted =
        ofSection === undefined ? sql`starts_with(${notices.step}, ${kind})` : eq(notices.step, digestStep(ofSection))
      const rows = await session
        .select({ step: notices.step, updatedAt: notices.updatedAt })
        .from(notices)
        .where(and(eq(notices.roundId, roundId), eq(notices.state, 'sent'), wanted))
        .orderBy(asc(notices.updatedAt))
      const days = new Map<string, Day>()
      for (const { step, updatedAt } of rows) {
        const section = step.slice(kind.length)
        if (!days.has(section)) days.set(section, dayInTokyo(updatedAt))
      }
      return days
    },
    channel: async (section) => {
      const [row] = await session.select().from(sectionChannels).where(eq(sectionChannels.section, section))
      return row ?? null
    },
    saveChannel: async ({ section, ...rest }) => {
      await session
        .insert(sectionChannels)
        .values({ section, ...rest })
        .onConflictDoUpdate({ target: sectionChannels.section, set: rest })
    },
    removeChannel: async (section) => {
      await session.delete(sectionChannels).where(eq(sectionChannels.section, section))
    },
    thread: async ({ conversationId, section }, roundId) => {
      const [row] = await session
        .select()
        .from(channelThreads)
        .where(
          and(
            eq(channelThreads.conversationId, conversationId),
            eq(channelThreads.section, section),
            eq(channelThreads.roundId, roundId),
          ),
        )
      return row?.activityId ?? null
    },
    saveThread: async ({ conversationId, section }, roundId, activityId) => {
      await session
        .insert(channelThreads)
        .values({ conversationId, section, roundId, activityId })
        .onConflictDoNothing()
    },
  }
}

/** A row that belongs to no day: it stands until the PMO settles the days anew. */
const heldRow = { step: 'held', day: '' }
const isHeld = eq(roundStepsDone.step, heldRow.step)

function toPlan({ changedAt: _, ...plan }: typeof roundPlans.$inferSelect) {
  return plan
}
