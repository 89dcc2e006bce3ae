/** 取り下げ, on the PMO's side: what it does to whom before it is done, and what can be done after it. */
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import { planJa } from '../../../shared/src/wording/ladder.ja.ts'
import { withdrawJa } from '../../../shared/src/wording/round-change.ja.ts'
import { noticeListCard } from './notice-list-card.ts'
import type { Card } from './render-card.ts'

export interface WithdrawalFacts {
  readonly round: Round
  readonly holders: readonly { readonly post: string; readonly messages: number }[]
  readonly messages: number
  readonly answers: number
  readonly unsent: number
}

const wording = withdrawJa
/** People named on the card; the rest is a number. */
const holdersOnCard = 12

export function withdrawCard({ round, holders, messages, answers, unsent }: WithdrawalFacts): Card {
  const rest = holders.length - holdersOnCard
  const named = holders.slice(0, holdersOnCard).map((one) => wording.holder(one.post, one.messages))
  return noticeListCard({
    heading: wording.heading(round.id),
    lines: [
      wording.messages(messages, holders.length),
      ...(unsent > 0 ? [wording.unsent(unsent)] : []),
      wording.answers(answers),
    ],
    rows:
      named.length === 0
        ? []
        : [{ title: wording.holders, text: [...named, ...(rest > 0 ? [wording.more(rest)] : [])].join('、') }],
    note: messages > 0 ? wording.writing : '',
    actions: [
      { title: wording.confirm, verb: 'round.withdraw', data: { roundId: round.id } },
      { title: wording.back, verb: 'plan.show', data: { roundId: round.id } },
    ],
  })
}

export function withdrawDoneCard({ round, messages, answers }: WithdrawalFacts): Card {
  return afterCard(round.id, wording.done(round.id), [
    ...(messages > 0 ? [wording.replaced(messages)] : []),
    ...(answers > 0 ? [wording.kept(answers)] : []),
  ])
}

/** In answer to 「状況」 while nothing else is open. */
export function withdrawnStatusCard({ id, withdrawnOn }: Round, answers: number): Card {
  return afterCard(id, wording.standing(id), [
    ...(withdrawnOn ? [wording.since(withdrawnOn)] : []),
    ...(answers > 0 ? [wording.kept(answers)] : []),
  ])
}

function afterCard(roundId: RoundId, heading: string, lines: readonly string[]): Card {
  return noticeListCard({
    heading,
    lines: [...lines, wording.next],
    rows: [],
    actions: [
      { title: wording.reopen, verb: 'round.reopenForm', data: { roundId } },
      { title: planJa.change, verb: 'plan.form', data: { roundId } },
    ],
  })
}
