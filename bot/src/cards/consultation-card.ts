/** ご相談: the card of whoever holds it, the form for a few words, and the leader's card when the answer comes. */
import type { ConsultationCase } from '../../../shared/src/domain/consultation-chain.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { consultationJa } from '../../../shared/src/wording/decisions.ja.ts'
import { clipText } from './clip-text.ts'
import { drawMatter, drawMatterForm, type MatterAction } from './matter-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'
import { teamsChatLink } from './teams-chat-link.ts'

const wording = consultationJa
/** Code units of a typed text on a card. */
const roomForText = 3_000

export interface ConsultationFacts {
  readonly consultation: ConsultationCase
  readonly measure: Measure
  readonly askedBy: string
  readonly passedBy: readonly string[]
  readonly heldBy: readonly string[]
  readonly repliedBy: string
  /** The leader's sign-in name; null where it is not known. */
  readonly talkTo?: string | null
  readonly mayPassOn: boolean
  readonly overdue: boolean
}

/** `isHolder`: whether the reader may still answer it. */
export function consultationCard(facts: ConsultationFacts, isHolder: boolean): Card {
  const { consultation, measure, heldBy, overdue } = facts
  const name = [measure.id, plainText(measure.title)] as const
  if (consultation.state !== 'open' || !isHolder) {
    const word = consultation.state === 'withdrawn' ? wording.withdrawn : wording.elsewhere(postsText(heldBy))
    return drawMatter({
      heading: wording.settledHeading(...name),
      lines: [...askedLines(facts), ...replyLines(facts)],
      notice: consultation.state === 'answered' ? '' : word,
    })
  }
  return drawMatter({
    heading: wording.heading(...name),
    notice: overdue ? wording.overdue : '',
    lines: askedLines(facts),
    note: wording.note,
    actions: [
      { title: wording.accept, verb: 'consultation.reply', data: placeOf(facts, wording.acceptText), isMain: true },
      { title: wording.withWords, verb: 'consultation.form', data: placeOf(facts) },
      ...(facts.mayPassOn ? [passOnAction(facts)] : []),
    ],
    links: facts.talkTo ? [{ title: wording.talk, url: teamsChatLink(facts.talkTo) }] : [],
  })
}

/** To the leader; also what whoever answered sees in its place. */
export function consultationAnsweredCard(facts: ConsultationFacts, notice = ''): Card {
  const { measure } = facts
  return drawMatter({
    heading: wording.answeredHeading(measure.id, plainText(measure.title)),
    notice,
    lines: [...askedLines(facts), ...replyLines(facts)],
  })
}

export function consultationFormCard(facts: ConsultationFacts, typed = '', notice = ''): Card {
  const { measure } = facts
  return drawMatterForm({
    heading: wording.heading(measure.id, plainText(measure.title)),
    lines: askedLines(facts),
    label: wording.replyLabel,
    typed,
    notice,
    send: { title: wording.send, verb: 'consultation.reply', data: placeOf(facts) },
    back: { title: wording.back, verb: 'consultation.show', data: placeOf(facts) },
  })
}

function askedLines({ consultation, askedBy, passedBy }: ConsultationFacts): readonly string[] {
  const { text, by } = consultation
  return [
    ...(passedBy.length > 0 ? [wording.passedBy(postsText(passedBy))] : []),
    wording.asked(clipText(text, roomForText), askedBy),
    by === null ? wording.noDay : wording.by(by),
  ]
}

function replyLines({ consultation: { reply }, repliedBy }: ConsultationFacts): readonly string[] {
  return reply ? [wording.answered(repliedBy, clipText(reply.text, roomForText))] : []
}

function passOnAction({ consultation }: ConsultationFacts): MatterAction {
  const title = consultation.rung === 'manager' ? wording.passTo.departmentHead : wording.passTo.programmeManager
  const { roundId, measureId, number } = consultation
  return { title, verb: 'consultation.passOn', data: { roundId, measureId, number } }
}

function placeOf({ consultation: { roundId, measureId, number } }: ConsultationFacts, text?: string) {
  return { roundId, measureId, number, ...(text === undefined ? {} : { text }) }
}

/** Posts, not people: several may hold one. */
export function postsText(posts: readonly string[]): string {
  return posts.join('・')
}
