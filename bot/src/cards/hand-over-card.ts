/** 引き継ぎ: the form that asks, the receiver's card, the answer to whoever asked, and what the successor gets. */
import type { HandOver } from '../../../shared/src/domain/hand-over.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import type { OpenPromise, SuccessorPack } from '../../../shared/src/domain/successor-pack.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { handOverJa } from '../../../shared/src/wording/decisions.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { weatherText } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { drawMatter, drawMatterForm, type MatterSection, someLines } from './matter-card.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import formLayout from './templates/hand-over-form.template.json' with { type: 'json' }

const drawForm = cardTemplate(formLayout)
const wording = handOverJa

/** Names to choose from without searching; beyond them the directory is searched by name. */
const namesOnCard = 60
const measuresOnCard = 60
const pendingOnCard = 4
const promisesOnCard = 8
/** Code units of one text; four answers and eight promises share a card. */
const roomForText = 700

export interface HandOverFacts {
  readonly handOver: HandOver
  readonly measure: Measure
  readonly from: string
  readonly to: string
}

export interface HandOverChoiceFacts {
  readonly measures: readonly { readonly measure: Measure; readonly leader: string | null }[]
  readonly people: readonly Person[]
  readonly pending: readonly HandOverFacts[]
}

/** `first`: the measure that is chosen already. */
export function handOverFormCard(
  { measures, people, pending }: HandOverChoiceFacts,
  first: MeasureId | null = null,
): Card {
  const inOrder = measures.toSorted(
    (one, other) => Number(other.measure.id === first) - Number(one.measure.id === first),
  )
  return drawForm({
    heading: wording.heading,
    intro: `${wording.intro}${wording.introAppoint}`,
    measure: {
      label: wording.measure,
      value: inOrder[0]?.measure.id ?? '',
      choices: inOrder.slice(0, measuresOnCard).map(({ measure, leader }) => ({
        value: measure.id,
        title: wording.option(nameOf(measure), leader),
      })),
    },
    to: {
      label: wording.to,
      missing: wording.missing,
      hint: wording.toHint,
      choices: people.slice(0, namesOnCard).map(({ id, post }) => ({ value: id, title: post })),
    },
    effectiveOn: wording.effectiveOn,
    hasPending: pending.length > 0,
    pendingTitle: wording.pending,
    pending: pending.slice(0, pendingOnCard).map(({ measure, to }) => ({
      text: wording.pendingLine(nameOf(measure), to),
    })),
    takeBack: pending.slice(0, pendingOnCard).map(({ handOver: { measureId, number } }) => ({
      title: wording.takeBack(measureId),
      data: { measureId, number },
    })),
    send: wording.send,
  })
}

/** To the receiver. */
export function handOverAskedCard({ handOver, measure, from }: HandOverFacts, pack: SuccessorPack): Card {
  const { measureId, number, state } = handOver
  const open = state === 'offered'
  return drawMatter({
    heading: wording.askedHeading(measure.id, plainText(measure.title)),
    notice: open ? '' : wording.over,
    lines: open ? [wording.asked(from), dueLine(pack)] : [],
    sections: open ? packSections(pack) : [],
    actions: open
      ? [
          { title: wording.accept, verb: 'handOver.accept', data: { measureId, number }, isMain: true },
          { title: wording.askFirst, verb: 'handOver.declineForm', data: { measureId, number } },
        ]
      : [],
  })
}

export function handOverDeclineCard({ handOver, measure, from }: HandOverFacts, typed = '', notice = ''): Card {
  const { measureId, number } = handOver
  return drawMatterForm({
    heading: wording.askedHeading(measure.id, plainText(measure.title)),
    lines: [wording.asked(from)],
    label: wording.declineLabel,
    typed,
    notice,
    send: { title: wording.decline, verb: 'handOver.decline', data: { measureId, number } },
    back: { title: wording.accept, verb: 'handOver.accept', data: { measureId, number } },
  })
}

/** To whoever asked. */
export function handOverSettledCard({ handOver, measure, to }: HandOverFacts): Card {
  const declined = handOver.state === 'declined'
  return drawMatter({
    heading: nameOf(measure),
    lines: [
      declined ? wording.declinedBy(to) : wording.acceptedBy(to),
      ...(handOver.reply === '' ? [] : [wording.reply(clipText(handOver.reply, 3_000))]),
    ],
    actions: declined ? [{ title: wording.again, verb: 'handOver.form', data: {} }] : [],
  })
}

/** What has become of it, for whoever has just asked. */
/** `later`: when the receiver hears of it, where that is not at once. */
export function handOverDoneCard({ handOver, measure, to }: HandOverFacts, isFollowed: boolean, later = ''): Card {
  const { done } = wording
  const name = nameOf(measure)
  if (handOver.kind === 'offer')
    return drawMatter({ heading: done.offered(name, to), lines: [`${later}${done.offeredNote}`] })
  return isFollowed || handOver.effectiveOn === null
    ? drawMatter({ heading: done.appointed(name, to), lines: [`${done.appointedNote}${later}`] })
    : drawMatter({ heading: done.planned(name, to), lines: [done.plannedNote(handOver.effectiveOn)] })
}

export function successorCard({ measure }: HandOverFacts, pack: SuccessorPack): Card {
  return drawMatter({
    heading: wording.successorHeading(measure.id, plainText(measure.title)),
    lines: [wording.successor, dueLine(pack)],
    sections: packSections(pack),
    actions: [{ title: wording.list, verb: 'measures.list', data: {}, isMain: true }],
  })
}

function packSections({ answers, promises }: SuccessorPack): readonly MatterSection[] {
  const said = answers.map(({ roundId, source, weather, direction, progress }) =>
    wording.answer(
      roundId,
      `${weatherText(weather)}${chatJa.form.sourceMark[source]}`,
      labelsJa.direction[direction],
      clipText(progress, roomForText),
    ),
  )
  const open = someLines(promises.map(promiseLine), promisesOnCard, wording.more)
  return [
    { title: wording.answers(answers.length), lines: said.length > 0 ? said : [wording.noAnswers] },
    { title: wording.promises, lines: open.length > 0 ? open : [wording.noPromises] },
  ]
}

const promiseLine = ({ kind, text }: OpenPromise) => `${wording.promise[kind]}${clipText(text, roomForText)}`
const dueLine = ({ dueOn }: SuccessorPack) => (dueOn === null ? wording.noDue : wording.due(dueOn))
const nameOf = ({ id, title }: Measure) => `${id} ${plainText(title)}`
