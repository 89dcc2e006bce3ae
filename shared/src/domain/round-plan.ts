/** The days of a round as the PMO settles them: by the city's rule, back from the 本部会議, or changed by hand. */
import { addBusinessDays, isBusinessDay, lastBusinessDayOnOrBefore } from './business-day.ts'
import { addDays, type Day, dayInTokyo, type Holidays, isDay } from './day.ts'
import { parseRoundId, quarterEnd, quarterStart } from './fiscal-calendar.ts'
import { type DateField, type Refusal, refuse } from './refusal.ts'
import type { Round, RoundCalendar, RoundId, RoundState } from './round.ts'
import { daysOfGrace, daysToAnswer, openByHand, planRound } from './round-calendar.ts'
import { isNoticeTime, type SendingHours } from './sending-hours.ts'

export interface RoundPlan extends RoundCalendar {
  /** 本部会議 where the round is reported; null where its day is not known. */
  readonly meetingOn: Day | null
}

/** Business days from the closing to the 本部会議: the PMO accepts, the programme manager reads the summary first. */
export const daysBeforeMeeting = 5
/** Business days before the opening at which the PMO is told what is missing. */
const daysOfPreflight = 3

/** By the rule where the day of the meeting is not known. Throws RangeError for an id that `parseRoundId` does not read. */
export function planForMeeting(
  roundId: RoundId,
  meetingOn: Day | null,
  holidays: Holidays,
): RoundPlan | { readonly refusal: Refusal } {
  const byRule = planRound(roundId, holidays)
  if (meetingOn === null) return { ...byRule, meetingOn }
  if (!isBusinessDay(meetingOn, holidays))
    return refuse({ code: 'notABusinessDay', field: 'meetingOn', day: meetingOn })
  const start = addBusinessDays(quarterStart(roundId), 1, holidays)
  const earliest = addBusinessDays(start, daysToAnswer + daysOfGrace + daysBeforeMeeting, holidays)
  if (meetingOn < earliest) return refuse({ code: 'dateTooEarly', field: 'meetingOn', earliest })
  const back = addBusinessDays(meetingOn, -daysBeforeMeeting, holidays)
  const closesOn = parseRoundId(roundId)?.quarter === 4 && byRule.closesOn < back ? byRule.closesOn : back
  const dueOn = addBusinessDays(closesOn, -daysOfGrace, holidays)
  const opensOn = addBusinessDays(dueOn, -daysToAnswer, holidays)
  return { opensOn, dueOn, closesOn, asOfDay: asOfDayBefore(opensOn, byRule, roundId), meetingOn }
}

/** Figures are asked for a day that has passed when the round opens: a month's end, as far as the quarter has one by then. */
function asOfDayBefore(opensOn: Day, { asOfDay }: RoundCalendar, roundId: RoundId): Day {
  if (asOfDay < opensOn) return asOfDay
  const endOfMonth = addDays(`${opensOn.slice(0, 8)}01`, -1)
  return endOfMonth >= quarterStart(roundId) ? endOfMonth : addDays(opensOn, -1)
}

/** As typed or picked; what is absent stays as it is. An empty `meetingOn`: not known any more. */
export type PlanChange = { readonly [field in keyof RoundPlan]?: string | undefined }

/** The state of the round decides what may still move: an opened one has opened, and no new day may lie in the past. */
export function changePlan(
  roundId: RoundId,
  state: RoundState,
  plan: RoundPlan,
  change: PlanChange,
  today: Day,
  holidays: Holidays,
): RoundPlan | { readonly refusal: Refusal } {
  if (state === 'closed') return refuse({ code: 'roundClosed', roundId, closedOn: plan.closesOn })
  const wanted = readChange(plan, change)
  if ('refusal' in wanted) return wanted
  if (state === 'open' && wanted.opensOn !== plan.opensOn) return refuse({ code: 'roundAlreadyOpened', roundId })
  return (
    closedDay(wanted, plan, holidays) ??
    passedDay(wanted, plan, today) ??
    openedBefore(state, wanted, today) ??
    disorder(wanted) ??
    asOfOutside(wanted, roundId) ??
    wanted
  )
}

const planFields = ['opensOn', 'dueOn', 'closesOn', 'asOfDay'] as const
const appointments = ['opensOn', 'dueOn', 'closesOn', 'meetingOn'] as const

function readChange(plan: RoundPlan, change: PlanChange): RoundPlan | { readonly refusal: Refusal } {
  const typed = { ...plan }
  for (const field of planFields) {
    const day = change[field]?.trim()
    if (day === undefined) continue
    if (!isDay(day)) return refuse({ code: 'notADay', field })
    typed[field] = day
  }
  const meetingOn = change.meetingOn?.trim()
  if (meetingOn === undefined) return typed
  if (meetingOn !== '' && !isDay(meetingOn)) return refuse({ code: 'notADay', field: 'meetingOn' })
  return { ...typed, meetingOn: meetingOn === '' ? null : meetingOn }
}

type No = { readonly refusal: Refusal }

/** Only what is changed: a round opened by hand may have opened on a day off. */
function closedDay(wanted: RoundPlan, plan: RoundPlan, holidays: Holidays): No | null {
  for (const field of appointments) {
    const day = wanted[field]
    if (day === null || day === plan[field] || isBusinessDay(day, holidays)) continue
    return refuse({ code: 'notABusinessDay', field, day })
  }
  return null
}

function passedDay(wanted: RoundPlan, plan: RoundPlan, today: Day): No | null {
  for (const field of appointments) {
    const day = wanted[field]
    if (day === null || day === plan[field] || day >= today) continue
    return refuse({ code: 'dateTooEarly', field, earliest: today })
  }
  return null
}

/** A withdrawn round opens again on a day that is still to come. */
function openedBefore(state: RoundState, { opensOn }: RoundPlan, today: Day): No | null {
  return state === 'withdrawn' && opensOn < today
    ? refuse({ code: 'dateTooEarly', field: 'opensOn', earliest: today })
    : null
}

/** The due day may be the closing day, where no grace is left. */
function disorder({ opensOn, dueOn, closesOn, meetingOn }: RoundPlan): No | null {
  const wrong = (earlier: DateField, later: DateField) => refuse({ code: 'datesOutOfOrder', earlier, later })
  if (opensOn >= dueOn) return wrong('opensOn', 'dueOn')
  if (dueOn > closesOn) return refuse({ code: 'dateTooEarly', field: 'closesOn', earliest: dueOn })
  return meetingOn !== null && closesOn >= meetingOn ? wrong('closesOn', 'meetingOn') : null
}

/** A figure speaks of a day of its quarter that has come by the due day. */
function asOfOutside({ asOfDay, dueOn }: RoundPlan, roundId: RoundId): No | null {
  const earliest = quarterStart(roundId)
  if (asOfDay < earliest) return refuse({ code: 'dateTooEarly', field: 'asOfDay', earliest })
  const end = quarterEnd(roundId)
  const latest = dueOn < end ? dueOn : end
  return asOfDay > latest ? refuse({ code: 'dateTooLate', field: 'asOfDay', latest }) : null
}

/** The plan of a round that the PMO opens today, before or after its day: ten business days to answer in any case. */
export function openToday(plan: RoundPlan, today: Day, holidays: Holidays): RoundPlan {
  return { ...plan, ...openByHand(plan, today, holidays) }
}

/** Business days before the opening by the rule from which a round nobody planned counts as planned. */
const daysAhead = 10

/** Its day has not come: a round that was missed, or a product that starts late, opens nothing by itself. */
export function isRuleDue({ opensOn }: RoundCalendar, today: Day, holidays: Holidays): boolean {
  return addBusinessDays(opensOn, -daysAhead, holidays) <= today && today < opensOn
}

/** Opening as many days from today as the PMO is told ahead. Where the due day is too near by then, it gives way. */
export function forewarned(planned: RoundCalendar, today: Day, holidays: Holidays): RoundCalendar {
  const opensOn = addBusinessDays(today, daysOfPreflight, holidays)
  const { dueOn, closesOn, asOfDay } = planned
  return opensOn < dueOn ? { opensOn, dueOn, closesOn, asOfDay } : openByHand(planned, opensOn, holidays)
}

/** `grace`: due, and answers still come in; `toClose`: the closing day has passed and the PMO has yet to close. */
export type RoundPhase = 'planned' | 'open' | 'grace' | 'toClose' | 'closed' | 'withdrawn'

export function phaseOf({ state, dueOn, closesOn }: Round, today: Day): RoundPhase {
  if (state !== 'open') return state
  if (today <= dueOn) return 'open'
  return today <= closesOn ? 'grace' : 'toClose'
}

/** What the clock does for a round, in this order. The closing itself is the PMO's press. */
export const roundSteps = ['preflight', 'open', 'askToClose'] as const
export type RoundStep = (typeof roundSteps)[number]

/** 開始前の確認 comes on this day. */
export function preflightOn({ opensOn }: RoundCalendar, holidays: Holidays): Day {
  return addBusinessDays(opensOn, -daysOfPreflight, holidays)
}

/**
 * Steps that are due and not done, in order; after days down several at once. They keep to the sending hours, because each
 * of them writes to people. PMO presses may come first: an open round needs no preflight.
 */
export function roundStepsDue({
  now,
  round,
  done,
  hours,
  holidays,
}: {
  readonly now: Date
  readonly round: Round
  readonly done: ReadonlySet<RoundStep>
  readonly hours: SendingHours
  readonly holidays: Holidays
}): readonly RoundStep[] {
  if (!isNoticeTime(now, hours, holidays)) return []
  const today = dayInTokyo(now)
  const due: { readonly [step in RoundStep]: boolean } = {
    preflight: round.state === 'planned' && preflightOn(round, holidays) <= today,
    open: round.state === 'planned' && round.opensOn <= today,
    askToClose: round.state === 'open' && lastBusinessDayOnOrBefore(round.closesOn, holidays) <= today,
  }
  return roundSteps.filter((step) => due[step] && !done.has(step))
}
