/**
 * 一覧カード: what a leader is asked, without inputs, so that it can be replaced at any time. Once the round is closed it
 * asks for nothing more and says what was answered.
 */
import { shortRoundLabel } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { LeaderAhead } from '../../../shared/src/domain/leader-ahead.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import { closedDay, type Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { reminderJa } from '../../../shared/src/wording/ladder.ja.ts'
import { relatedLineJa } from '../../../shared/src/wording/related-lines.ja.ts'
import { withdrawnJa } from '../../../shared/src/wording/round-change.ja.ts'
import { answerLine } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/overview.template.json' with { type: 'json' }
import { tickable } from './unchanged-form-card.ts'
import { withdrawnCard } from './withdrawn-card.ts'

/** As many as one screen of the narrow desktop pane takes. */
export const rowsOnCard = 8
/** Median of a first answer by form, for the leader's own planning. */
const secondsAMeasure = 30

const draw = cardTemplate(layout)

/** What goes with the overview: what happens next, how to put it off, and the words of a reminder in place of the greeting. */
export interface OverviewFrame {
  readonly text?: string
  readonly note: string
  /** あとで */
  readonly later: readonly { readonly title: string; readonly choice: string }[]
}

/** `page` counts from 0; a page beyond the end shows the first. */
export function overviewCard(
  round: Round,
  own: readonly OwnMeasure[],
  page = 0,
  frame?: OverviewFrame,
  /** 関係課: measures of others to which the reader may add a line. */
  relatedTo = 0,
): Card {
  if (round.state === 'withdrawn') return withdrawnCard(round, own.filter(({ revision }) => revision > 0).length)
  const pages = Math.max(1, Math.ceil(own.length / rowsOnCard))
  const shown = page < pages ? page : 0
  const inOrder = round.state === 'closed' ? own : inOrderOfNeed(own)
  const rows = inOrder.slice(shown * rowsOnCard, (shown + 1) * rowsOnCard)
  const answered = own.filter(({ revision }) => revision > 0).length
  const nextPage = (shown + 1) % pages
  return draw({
    heading: chatJa.overview.heading(round.id),
    ...(round.state === 'closed' ? closedFrame(round, own, answered) : openFrame(round, own, answered)),
    ...(frame?.text === undefined ? {} : { greeting: frame.text }),
    ...(frame && { note: frame.note }),
    later: (frame?.later ?? []).map(({ title, choice }) => ({ title, data: { roundId: round.id, choice } })),
    related: relatedTo > 0 && round.state === 'open' ? [{ title: relatedLineJa.open(relatedTo) }] : [],
    hasRows: rows.length > 0,
    rows: rows.map((row) => (round.state === 'closed' ? toClosedRow(round, row) : toRow(round, row))),
    bulk: chatJa.overview.bulk,
    roundId: round.id,
    hasMore: pages > 1,
    more: chatJa.overview.more(own.length - rows.length),
    nextPage,
  })
}

function openFrame(round: Round, own: readonly OwnMeasure[], answered: number) {
  const bulk = tickable(own).length
  return {
    greeting: greetingOf(round, own.length, answered),
    due: chatJa.overview.due(round.dueOn, answered, own.length, minutesFor(own.length - answered)),
    hasBulk: bulk > 1,
    bulkOffer: chatJa.overview.bulkOffer(bulk),
    note: chatJa.overview.canCorrect(round.dueOn, round.closesOn),
  }
}

function closedFrame(round: Round, own: readonly OwnMeasure[], answered: number) {
  const wording = chatJa.overview.closed
  return {
    greeting: wording.greeting(closedDay(round)),
    due: own.length === 0 ? chatJa.overview.nothingAsked : wording.count(answered, own.length),
    hasBulk: false,
    bulkOffer: '',
    note: wording.correct,
  }
}

/** Nothing is asked of somebody whose measures were handed over; the sent card stays and says so. */
function greetingOf({ asOfDay }: Round, all: number, answered: number): string {
  if (all === 0) return chatJa.overview.nothingAsked
  return answered === all ? chatJa.overview.allAnswered(all) : chatJa.overview.greeting(all, asOfDay)
}

/** Of the overview itself; a reminder has its own. Undefined where nothing is owed any more. */
export function aheadFrame(round: Round, ahead: LeaderAhead | null): OverviewFrame | undefined {
  if (ahead === null) return undefined
  const { lastNotice, days, afterwards, next, offers } = ahead
  const after = next ? reminderJa.next(next.on, next.to) : reminderJa.closing(round.closesOn)
  const said = days.length > 0 ? reminderJa.ahead(days, lastNotice, afterwards) : after
  return {
    note: `${said}${chatJa.overview.canCorrect(round.dueOn, round.closesOn)}`,
    later: offers.map(({ choice, until }) => ({ title: reminderJa.later(choice, until), choice })),
  }
}

export function overviewSummary(round: Round, own: readonly OwnMeasure[]): string {
  const wording = chatJa.overview
  if (round.state === 'withdrawn') return withdrawnJa.summary(round.id)
  return round.state === 'closed'
    ? wording.closed.summary(round.id)
    : wording.summary(round.id, own.length, round.dueOn)
}

/** The next thing to do is on top: a question of the PMO, then what is unanswered; each group in the list's order. */
function inOrderOfNeed(own: readonly OwnMeasure[]): readonly OwnMeasure[] {
  const need = ({ state, revision }: OwnMeasure) => (state === 'returned' ? 0 : revision === 0 ? 1 : 2)
  return own.toSorted((one, other) => need(one) - need(other))
}

function toRow(round: Round, { measure, state, revision, previous, needsOwnAnswer }: OwnMeasure) {
  const name = `${measure.id} ${measure.title}`
  const done = revision > 0
  const returned = state === 'returned'
  const marks = previous ? [shortRoundLabel(previous.roundId), chatJa.overview.source[previous.source]] : []
  const last = previous
    ? `${chatJa.overview.previous(labelsJa.weather[previous.weather].symbol)}（${marks.filter(Boolean).join('・')}）`
    : chatJa.overview.noPrevious
  return {
    title: `${measure.id} ${plainText(measure.title)}`,
    state: stateLine(done, returned, last, needsOwnAnswer),
    hasAction: true,
    ...buttonOf(name, done, returned),
    roundId: round.id,
    measureId: measure.id,
  }
}

/** 「✓ 回答済　☁ くもり・継続」; nothing is to be pressed any more. */
function toClosedRow(round: Round, { measure, revision, answer }: OwnMeasure) {
  const wording = chatJa.overview
  const said = answer ? answerLine(answer.weather, answer.direction) : ''
  return {
    title: `${measure.id} ${plainText(measure.title)}`,
    state: revision > 0 ? `✓ ${wording.answered}　${said}` : wording.closed.unanswered,
    hasAction: false,
    action: '',
    tooltip: '',
    verb: '',
    roundId: round.id,
    measureId: measure.id,
  }
}

function buttonOf(name: string, done: boolean, returned: boolean) {
  const wording = chatJa.overview
  if (returned) return { action: chatJa.question.reply, tooltip: wording.replyTo(name), verb: 'question.form' }
  if (done) return { action: wording.correct, tooltip: wording.correctThis(name), verb: 'checkIn.form' }
  return { action: wording.answer, tooltip: wording.answerThis(name), verb: 'checkIn.form' }
}

/** 「未回答　前回 ☀️（R7 Q2）― 今期の数値が必要」 */
function stateLine(done: boolean, returned: boolean, last: string, why: OwnMeasure['needsOwnAnswer']): string {
  const wording = chatJa.overview
  if (returned) return `✓ ${wording.answered}　― ${wording.returned}`
  if (done) return `✓ ${wording.answered}　${last}`
  const reason =
    why === null || why === 'noPrevious' || why === 'toBeConfirmed' ? '' : `　― ${wording.needsOwnAnswer[why]}`
  return `${wording.unanswered}　${last}${reason}`
}

function minutesFor(measures: number): number {
  return Math.max(1, Math.ceil((measures * secondsAMeasure) / 60))
}
