/** 開始前の確認, to the PMO only: what is missing, and how the cards will look. */
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import { type Finding, stopsOpening } from '../../../shared/src/domain/preflight.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { planJa, preflightJa } from '../../../shared/src/wording/ladder.ja.ts'
import { leadersGoneJa } from '../../../shared/src/wording/leaders-gone.ja.ts'
import { pmoJa } from '../../../shared/src/wording/pmo.ja.ts'
import { type CardButton, noticeListCard } from './notice-list-card.ts'
import { aheadFrame, overviewCard } from './overview-card.ts'
import { plainText } from './plain-text.ts'
import { causeText } from './pmo-cards.ts'
import type { Card } from './render-card.ts'

export interface PreflightFacts {
  readonly round: Round
  readonly findings: readonly Finding[]
  readonly measures: number
  readonly leaders: number
  readonly people: readonly Person[]
}

const findingsOnCard = 10
/** Ids of measures on one line; the rest is a number. */
const idsOnLine = 8
const wording = preflightJa

export function preflightCard(facts: PreflightFacts): Card {
  const { round, findings, measures, leaders } = facts
  return noticeListCard({
    heading: wording.heading(round.id),
    lines: [
      planJa.days(round.opensOn, round.dueOn, round.closesOn),
      wording.counts(measures, leaders),
      ...(findings.length === 0 ? [wording.ready] : []),
      ...(findings.some(stopsOpening) ? [] : [wording.opens(round.opensOn)]),
    ],
    rows: rowsOf(facts, findings),
    actions: [
      ...(leaders > 0 ? [{ title: wording.rehearse, verb: 'plan.rehearse', data: { roundId: round.id } }] : []),
      toDays(round),
      toHold(round),
    ],
  })
}

export function preflightSummary({ round }: PreflightFacts): string {
  return wording.summary(round.id, round.opensOn)
}

/** On the day of the opening: what the clock waits for. */
export function notOpenedCard(facts: PreflightFacts): Card {
  const stops = facts.findings.filter(stopsOpening)
  return noticeListCard({
    heading: wording.notOpened(facts.round.id),
    lines: [wording.notOpenedNote],
    rows: rowsOf(facts, stops),
    actions: [toDays(facts.round), toHold(facts.round)],
  })
}

export function notOpenedSummary({ round }: PreflightFacts): string {
  return wording.notOpened(round.id)
}

/** The card of a leader as the round will send it, without its buttons: it can be looked at and not pressed. */
export function rehearsalCard(
  round: Round,
  own: readonly OwnMeasure[],
  post: string,
  ahead: LeaderAhead | null = null,
): Card {
  const overview = overviewCard(round, own, 0, aheadFrame(round, ahead))
  const { body } = JSON.parse(JSON.stringify(overview)) as { readonly body: readonly unknown[] }
  return {
    ...overview,
    body: [textBlock(wording.rehearsal(plainText(post))), ...body.map(inert)],
    actions: [{ type: 'Action.Execute', ...toDays(round) }],
  } as Card
}

const toDays = ({ id: roundId }: Round): CardButton => ({ title: wording.days, verb: 'plan.form', data: { roundId } })

const toHold = ({ id: roundId }: Round): CardButton => ({ title: planJa.hold, verb: 'plan.hold', data: { roundId } })

const textBlock = (text: string) => ({ type: 'TextBlock', text, wrap: true, weight: 'Bolder' })

/** The same part of a card with its buttons taken out. */
function inert(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((one) => Object(one).type !== 'ActionSet').map(inert)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inert(value)]))
}

function rowsOf({ people }: PreflightFacts, findings: readonly Finding[]) {
  const rest = findings.length - findingsOnCard
  const rows = findings.slice(0, findingsOnCard).map((finding) => ({
    title: stopsOpening(finding) ? wording.stops : wording.weigh,
    text: sentenceOf(finding, people),
  }))
  return rest > 0 ? [...rows, { title: pmoJa.status.more(rest), text: '' }] : rows
}

function sentenceOf(finding: Finding, people: readonly Person[]): string {
  const sentences = wording.finding
  const post = (id: string) => people.find((one) => one.id === id)?.post ?? ''
  switch (finding.code) {
    case 'anotherRoundOpen':
      return sentences.anotherRoundOpen(finding.roundId)
    case 'noPmo':
      return sentences.noPmo
    case 'noLeader':
      return sentences.noLeader(idsOf(finding.measureIds))
    case 'unreachable':
      return sentences.unreachable(post(finding.personId), causeText(finding.cause), idsOf(finding.measureIds))
    case 'leaderGone':
      return leadersGoneJa.finding(post(finding.personId), finding.why, idsOf(finding.measureIds))
    case 'directory':
      return leadersGoneJa.trouble[finding.trouble]
    case 'cardTooLarge':
      return sentences.cardTooLarge(post(finding.personId))
    case 'holidaysUnknown':
      return sentences.holidaysUnknown(finding.knownTo)
    case 'noSection':
      return sentences.noSection(idsOf(finding.measureIds))
    case 'noManager':
      return sentences.noManager(finding.section, idsOf(finding.measureIds))
    case 'noBasis':
      return sentences.noBasis(idsOf(finding.measureIds))
    case 'closesAfterTransfers':
      return sentences.closesAfterTransfers(finding.closesOn)
    case 'meetingTooSoon':
      return sentences.meetingTooSoon(finding.meetingOn)
  }
}

function idsOf(ids: readonly string[]): string {
  const shown = ids.slice(0, idsOnLine).join('、')
  return ids.length > idsOnLine ? `${shown} ${pmoJa.status.more(ids.length - idsOnLine)}` : shown
}
