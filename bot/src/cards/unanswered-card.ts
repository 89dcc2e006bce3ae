/** 未回答の施策のお知らせ: to the manager, to the 部長 when the PMO presses, and to the PMO; and the form of the ways out. */
import type { Day } from '../../../shared/src/domain/day.ts'
import { excuseReasons } from '../../../shared/src/domain/excuse.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { HandAudience } from '../../../shared/src/domain/notice-by-hand.ts'
import type { PreviousAnswer } from '../../../shared/src/domain/own-measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { unansweredJa } from '../../../shared/src/wording/ladder.ja.ts'
import { excuseReasonsJa } from '../../../shared/src/wording/pmo-setup.ja.ts'
import { noticeFormCard } from './notice-form-card.ts'
import { type NoticeRow, noticeListCard } from './notice-list-card.ts'
import { plainText } from './plain-text.ts'
import { causeText } from './pmo-cards.ts'
import { type Card, fitsInMessage } from './render-card.ts'

export interface UnansweredRow {
  readonly measure: Measure
  /** What the reader is to this measure. */
  readonly as: HandAudience
  readonly dueOn: Day
  readonly previous: PreviousAnswer | null
  /** 課内で対応します was said. */
  readonly inHand: boolean
  /** Why the leader cannot be reached. */
  readonly cause: string | null
}

const rowsOnCard = 8
/** Names to choose from without searching. */
const namesOnCard = 80
const wording = unansweredJa

export function unansweredCard(round: Round, rows: readonly UnansweredRow[], today: Day): Card {
  const shown = rows.slice(0, rowsOnCard)
  const asManager = rows.some(({ as }) => as === 'manager' || as === 'departmentHead')
  const due = earliestDue(rows, round)
  const intro = today <= due ? wording.intro.ahead(due) : wording.intro[asManager ? 'manager' : 'pmo'](due)
  const [only, ...others] = rows
  const rest = rows.length - shown.length
  return noticeListCard({
    heading: wording.heading(rows.length),
    lines: asManager ? [intro, wording.until(round.closesOn)] : [intro],
    rows: shown.map((row) => toRow(round, row)),
    note: rest > 0 ? wording.more(rest) : '',
    actions:
      only && others.length === 0 && responds(only) && !only.inHand
        ? [
            {
              title: wording.seeToIt,
              verb: 'unanswered.decide',
              data: { roundId: round.id, measureId: only.measure.id, choice: 'seeToIt' },
            },
          ]
        : [],
  })
}

export function unansweredSummary(round: Round, rows: readonly UnansweredRow[]): string {
  const names = rows.map(({ measure }) => nameOf(measure))
  return wording.summary(round.id, names, earliestDue(rows, round))
}

/** The four ways out. What one of them does not need is not read. */
export function wayOutCard(round: Round, row: UnansweredRow, people: readonly Person[], notice = ''): Card {
  const { form } = wording
  const data = { roundId: round.id, measureId: row.measure.id }
  const button = (choice: keyof typeof wording.done, title: string) => ({
    title,
    verb: 'unanswered.decide',
    data: { ...data, choice },
  })
  const draw = (names: number) =>
    noticeFormCard({
      heading: form.heading(nameOf(row.measure)),
      lines: [form.intro],
      notice,
      pickers: [
        {
          id: 'leader',
          label: form.leader,
          hint: form.leaderHint,
          value: '',
          choices: people.slice(0, names).map(({ id, post }) => ({ title: post, value: id })),
        },
      ],
      days: [{ id: 'dueOn', label: form.dueOn, value: '' }],
      choices: [
        {
          id: 'reason',
          label: form.reason,
          value: '',
          choices: excuseReasons.map((value) => ({ value, title: excuseReasonsJa[value] })),
        },
      ],
      texts: [{ id: 'text', label: form.text, hint: '', value: '' }],
      actions: [
        button('seeToIt', wording.seeToIt),
        button('anotherLeader', form.anotherLeader),
        button('moreDays', form.moreDays),
        button('notThisQuarter', form.notThisQuarter),
      ],
    })
  let names = namesOnCard
  let card = draw(names)
  while (!fitsInMessage(card) && names > 1) {
    names = Math.floor(names / 2)
    card = draw(names)
  }
  return card
}

function toRow(round: Round, row: UnansweredRow): NoticeRow {
  const { measure, dueOn, previous, inHand, cause } = row
  const name = nameOf(measure)
  const data = { roundId: round.id, measureId: measure.id }
  const said = [
    previous ? wording.previous(labelsJa.weather[previous.weather].symbol) : wording.noPrevious,
    ...(dueOn === round.dueOn ? [] : [wording.due(dueOn)]),
    ...(inHand ? [wording.inHand] : []),
    ...(cause === null ? [] : [causeText(cause)]),
  ]
  return {
    title: name,
    text: said.join('　'),
    action: responds(row)
      ? { title: wording.respond, tooltip: wording.respondTo(name), verb: 'unanswered.form', data }
      : {
          title: row.as === 'pmo' ? wording.record : wording.answer,
          tooltip: wording.answerThis(name),
          verb: 'checkIn.form',
          data,
        },
  }
}

const responds = ({ as }: UnansweredRow) => as === 'manager' || as === 'departmentHead'

function earliestDue(rows: readonly UnansweredRow[], round: Round): Day {
  return rows.map(({ dueOn }) => dueOn).sort()[0] ?? round.dueOn
}

function nameOf({ id, title }: Measure): string {
  return `${id} ${plainText(title)}`
}
