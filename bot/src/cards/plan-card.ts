/** 回の予定: the days of a round, those on which managers are left alone, and how managers are asked. Forms, shown in answer to a press or a word. */
import { type ManagerCheck, managerChecks } from '../../../shared/src/domain/manager-look.ts'
import { type MutePeriod, muteReasons } from '../../../shared/src/domain/mute-period.ts'
import type { RoundId, RoundState } from '../../../shared/src/domain/round.ts'
import type { RoundPlan } from '../../../shared/src/domain/round-plan.ts'
import { managerCheckJa, muteReasonJa, planJa } from '../../../shared/src/wording/ladder.ja.ts'
import { daysChangedJa, withdrawJa } from '../../../shared/src/wording/round-change.ja.ts'
import { noticeFormCard } from './notice-form-card.ts'
import { noticeListCard } from './notice-list-card.ts'
import type { Card } from './render-card.ts'

export interface PlanFacts {
  readonly roundId: RoundId
  readonly state: RoundState
  readonly plan: RoundPlan
  /** Nobody has settled them yet: they are the rule's. */
  readonly byRule: boolean
  readonly heldBack: boolean
  readonly opensItself: boolean
  /** Of an open round whose days have just moved: how many people will hear of it. */
  readonly told?: number
}

const wording = planJa
const periodsOnCard = 8

/** Sent in answer to 「予定」: without inputs, as every sent card. */
export function planCard(facts: PlanFacts, notice = ''): Card {
  const { roundId, state, plan, heldBack, opensItself, told } = facts
  return noticeListCard({
    heading: notice === '' ? wording.heading(roundId) : notice,
    lines: [
      wording.days(plan.opensOn, plan.dueOn, plan.closesOn),
      openingLine(facts),
      ...(told === undefined ? [] : [daysChangedJa.told(told)]),
    ],
    rows: [],
    actions: [
      { title: wording.change, verb: 'plan.form', data: { roundId } },
      ...(state !== 'open' && opensItself ? [{ title: wording.hold, verb: 'plan.hold', data: { roundId } }] : []),
      ...(heldBack && state === 'planned' ? [{ title: wording.release, verb: 'plan.save', data: { roundId } }] : []),
      ...(state === 'withdrawn' ? [{ title: withdrawJa.reopen, verb: 'round.reopenForm', data: { roundId } }] : []),
      { title: wording.mutes, verb: 'mute.form', data: {} },
      ...(state === 'open' ? [{ title: withdrawJa.open, verb: 'round.withdrawForm', data: { roundId } }] : []),
    ],
  })
}

function openingLine({ state, plan, byRule, heldBack, opensItself }: PlanFacts): string {
  if (state === 'open') return wording.opened
  if (state === 'withdrawn' && !opensItself) return withdrawJa.waits
  if (heldBack) return wording.heldBack
  const rule = byRule ? wording.byRule : ''
  return `${rule}${opensItself ? wording.planned(plan.opensOn) : wording.notByItself}`
}

/** `typed`: what was typed before a refusal. */
export function planFormCard(
  facts: PlanFacts,
  typed: { readonly [field in keyof RoundPlan]?: string | undefined } = {},
  notice = '',
): Card {
  const { roundId, state, plan } = facts
  const fields = ['opensOn', 'dueOn', 'closesOn', 'asOfDay', 'meetingOn'] as const
  return noticeFormCard({
    heading: wording.heading(roundId),
    lines: [openingLine(facts)],
    notice,
    days: fields
      .filter((field) => field !== 'opensOn' || state !== 'open')
      .map((id) => ({ id, label: wording[id], value: typed[id] ?? plan[id] ?? '' })),
    actions: [
      { title: wording.save, verb: 'plan.save', data: { roundId } },
      ...(state !== 'open' ? [{ title: wording.fromMeeting, verb: 'plan.fromMeeting', data: { roundId } }] : []),
      { title: wording.mutes, verb: 'mute.form', data: {} },
    ],
  })
}

export interface MuteFacts {
  readonly mutePeriods: readonly MutePeriod[]
  readonly managerCheck: ManagerCheck
}

export function muteFormCard({ mutePeriods, managerCheck }: MuteFacts, notice = ''): Card {
  const { mute } = wording
  const shown = mutePeriods.slice(-periodsOnCard)
  const named = shown.map((period) => ({ period, name: mute.period(period.from, period.to, period.reason) }))
  return noticeFormCard({
    heading: mute.heading,
    lines: [mute.intro, ...(named.length === 0 ? [mute.none] : named.map(({ name }) => name))],
    notice,
    days: [
      { id: 'from', label: mute.from, value: '' },
      { id: 'to', label: mute.to, value: '' },
    ],
    choices: [
      {
        id: 'reason',
        label: mute.reason,
        value: 'assembly',
        choices: muteReasons.map((value) => ({ value, title: muteReasonJa[value] })),
      },
      ...(named.length === 0
        ? []
        : [
            {
              id: 'period',
              label: mute.removeWhich,
              value: '',
              choices: named.map(({ period, name }) => ({ value: `${period.from}/${period.to}`, title: name })),
            },
          ]),
      {
        id: 'check',
        label: mute.check,
        value: managerCheck,
        choices: managerChecks.map((value) => ({ value, title: managerCheckJa[value] })),
      },
    ],
    actions: [
      { title: mute.add, verb: 'mute.add', data: {} },
      ...(named.length === 0 ? [] : [{ title: mute.remove, verb: 'mute.remove', data: {} }]),
      { title: mute.saveCheck, verb: 'mute.check', data: {} },
      { title: mute.back, verb: 'plan.form', data: {} },
    ],
  })
}
