/** 開始前の確認: what would keep a round from reaching everybody, told to the PMO while it can still be mended. */

import { businessDaysBetween } from './business-day.ts'
import type { Day, Holidays } from './day.ts'
import type { DirectoryTrouble } from './directory-check.ts'
import { endOfFiscalYear, parseRoundId } from './fiscal-calendar.ts'
import type { LeaderGone } from './hand-over.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId, SectionName } from './person.ts'
import type { RoundId } from './round.ts'
import { daysBeforeMeeting, type RoundPlan } from './round-plan.ts'

export interface PreflightMeasure {
  readonly measureId: MeasureId
  readonly leadSection: SectionName | null
  readonly leader: PersonId | null
  /** The PMO has said that this round does not ask about it. */
  readonly excused: boolean
  /** Anything to answer against: a plan or target of the year, or an indicator. */
  readonly hasPlan: boolean
  readonly hasTarget: boolean
  readonly hasIndicator: boolean
}

export interface PreflightFacts {
  readonly roundId: RoundId
  readonly plan: RoundPlan
  readonly measures: readonly PreflightMeasure[]
  /** People whom nothing reaches, with the cause as Teams or the directory gives it. */
  readonly unreachable: ReadonlyMap<PersonId, string>
  /** Whom the city's directory no longer finds in their section; only what waits for a successor. */
  readonly gone: readonly Pick<LeaderGone, 'measureId' | 'leader' | 'why'>[]
  /** Why the directory could not say it; null where it did, or where there is none. */
  readonly directory: DirectoryTrouble | null
  /** Sections that have a manager. */
  readonly managedSections: ReadonlySet<SectionName>
  readonly pmo: readonly PersonId[]
  /** Characters of the first card of each leader, as rendered. */
  readonly cardSizes: readonly { readonly personId: PersonId; readonly characters: number }[]
  readonly cardLimit: number
  /** The last day of which it is known whether it is a holiday. */
  readonly holidaysKnownTo: Day
  readonly holidays: Holidays
  /** Another round that is still open. */
  readonly openRound: RoundId | null
}

export type Finding =
  | { readonly code: 'anotherRoundOpen'; readonly roundId: RoundId }
  | { readonly code: 'noPmo' }
  | { readonly code: 'noLeader'; readonly measureIds: readonly MeasureId[] }
  | {
      readonly code: 'unreachable'
      readonly personId: PersonId
      readonly cause: string
      readonly measureIds: readonly MeasureId[]
    }
  | {
      readonly code: 'leaderGone'
      readonly personId: PersonId
      readonly why: LeaderGone['why']
      readonly measureIds: readonly MeasureId[]
    }
  | { readonly code: 'directory'; readonly trouble: DirectoryTrouble }
  | { readonly code: 'cardTooLarge'; readonly personId: PersonId; readonly characters: number; readonly limit: number }
  | { readonly code: 'holidaysUnknown'; readonly knownTo: Day }
  /** 主担当課 is not assigned: no manager hears of these. */
  | { readonly code: 'noSection'; readonly measureIds: readonly MeasureId[] }
  | { readonly code: 'noManager'; readonly section: SectionName; readonly measureIds: readonly MeasureId[] }
  /** Neither plan nor target nor indicator. */
  | { readonly code: 'noBasis'; readonly measureIds: readonly MeasureId[] }
  | { readonly code: 'closesAfterTransfers'; readonly closesOn: Day }
  | { readonly code: 'meetingTooSoon'; readonly meetingOn: Day }

export type FindingCode = Finding['code']

/** With these a round cannot open, or its days cannot be counted; all others are for the PMO to weigh. */
const stopping: ReadonlySet<FindingCode> = new Set(['anotherRoundOpen', 'noPmo', 'noLeader', 'holidaysUnknown'])

export function stopsOpening({ code }: Finding): boolean {
  return stopping.has(code)
}

/** What stops the opening comes first; empty when everything is ready. */
export function preflight(facts: PreflightFacts): readonly Finding[] {
  const findings = [...ofRound(facts), ...ofMeasures(facts), ...ofPeople(facts), ...ofDays(facts)]
  return findings.toSorted((one, other) => Number(stopsOpening(other)) - Number(stopsOpening(one)))
}

function ofRound({ openRound, pmo }: PreflightFacts): Finding[] {
  return [
    ...(openRound === null ? [] : [{ code: 'anotherRoundOpen', roundId: openRound } as const]),
    ...(pmo.length > 0 ? [] : [{ code: 'noPmo' } as const]),
  ]
}

function ofMeasures({ measures, managedSections }: PreflightFacts): Finding[] {
  const asked = measures.filter(({ excused }) => !excused)
  const unmanaged = asked.filter(({ leadSection }) => leadSection !== null && !managedSections.has(leadSection))
  return [
    ...about(
      'noLeader',
      asked.filter(({ leader }) => leader === null),
    ),
    ...about(
      'noSection',
      asked.filter(({ leadSection }) => leadSection === null),
    ),
    ...[...Map.groupBy(unmanaged, ({ leadSection }) => leadSection ?? '')].map(
      ([section, some]): Finding => ({
        code: 'noManager',
        section,
        measureIds: some.map(({ measureId }) => measureId),
      }),
    ),
    ...about(
      'noBasis',
      asked.filter(({ hasPlan, hasTarget, hasIndicator }) => !hasPlan && !hasTarget && !hasIndicator),
    ),
  ]
}

function about(code: 'noLeader' | 'noSection' | 'noBasis', some: readonly PreflightMeasure[]): Finding[] {
  return some.length > 0 ? [{ code, measureIds: some.map(({ measureId }) => measureId) }] : []
}

function ofPeople(facts: PreflightFacts): Finding[] {
  const { measures, unreachable, cardSizes, cardLimit } = facts
  const asked = measures.filter(({ excused }) => !excused)
  const cut = [...unreachable].flatMap(([personId, cause]): Finding[] => {
    const measureIds = asked.filter(({ leader }) => leader === personId).map(({ measureId }) => measureId)
    return measureIds.length > 0 ? [{ code: 'unreachable', personId, cause, measureIds }] : []
  })
  const large = cardSizes
    .filter(({ characters }) => characters > cardLimit)
    .map((one): Finding => ({ code: 'cardTooLarge', ...one, limit: cardLimit }))
  return [...cut, ...ofDirectory(facts, asked), ...large]
}

function ofDirectory({ gone, directory }: PreflightFacts, asked: readonly PreflightMeasure[]): Finding[] {
  const ids = new Set(asked.map(({ measureId }) => measureId))
  const byLeader = Map.groupBy(
    gone.filter(({ measureId }) => ids.has(measureId)),
    ({ leader, why }) => `${leader} ${why}`,
  )
  const found = [...byLeader.values()].flatMap((some): Finding[] => {
    const [first] = some
    const measureIds = some.map(({ measureId }) => measureId)
    return first ? [{ code: 'leaderGone', personId: first.leader, why: first.why, measureIds }] : []
  })
  return [...found, ...(directory === null ? [] : [{ code: 'directory', trouble: directory } as const])]
}

function ofDays({ roundId, plan, holidaysKnownTo, holidays }: PreflightFacts): Finding[] {
  const { closesOn, meetingOn } = plan
  const lastDay = meetingOn !== null && meetingOn > closesOn ? meetingOn : closesOn
  const findings: Finding[] = lastDay > holidaysKnownTo ? [{ code: 'holidaysUnknown', knownTo: holidaysKnownTo }] : []
  if (parseRoundId(roundId)?.quarter === 4 && closesOn >= `${endOfFiscalYear(roundId).slice(0, 8)}25`) {
    findings.push({ code: 'closesAfterTransfers', closesOn })
  }
  if (meetingOn !== null && businessDaysBetween(closesOn, meetingOn, holidays) < daysBeforeMeeting) {
    findings.push({ code: 'meetingTooSoon', meetingOn })
  }
  return findings
}
