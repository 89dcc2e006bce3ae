/** What the notices of ご相談, a darker sky, 引き継ぎ and the closing say. They speak of people's acts, also after a round. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { roundStates } from '../../../shared/src/domain/round.ts'
import { worseningToTell } from '../../../shared/src/domain/worsening.ts'
import { showConsultation } from './answer-consultation.ts'
import { measureStepParts } from './decision-steps.ts'
import { showHandOver } from './hand-over-measure.ts'
import type { NoticeKind } from './notice-kind.ts'
import { ownOutcomes } from './own-outcomes.ts'
import { closingPicture } from './read-closing.ts'
import { readSuccessorPack } from './read-successor-pack.ts'

const never = () => false
const always = { while: roundStates, isOverview: never }

const consultation: NoticeKind = {
  ...always,
  draw: async ({ cards, clock }, tx, round, { personId, step }) => {
    const { measureId, number, last } = measureStepParts(step)
    const found = (await tx.consultations.of(round.id, measureId)).find((one) => one.number === number)
    const place = await tx.register.find(measureId)
    if (!found || !place) return null
    const facts = { consultation: found, measure: place.measure, people: await tx.people.list() }
    const shown = showConsultation(facts, dayInTokyo(clock.now()))
    if (last === 'answered') return cards.consultationAnswered(shown)
    return cards.consultation(shown, found.rung === last && found.holders.includes(personId))
  },
}

const worsening: NoticeKind = {
  ...always,
  while: ['open'],
  draw: async ({ cards }, tx, round, { step }) => {
    const { measureId } = measureStepParts(step)
    const place = await tx.register.find(measureId)
    const answers = (await tx.answers.history(measureId)).filter(
      ({ roundId, source }) => roundId <= round.id && source !== 'published',
    )
    // Corrected since: there is nothing to share any more.
    const why = worseningToTell(answers, new Set())
    const [current, previous] = answers
    return place && why && current && previous ? cards.worsening(round, place.measure, why, previous, current) : null
  },
}

const handOver: NoticeKind = {
  ...always,
  draw: async ({ cards, clock }, tx, _round, { step }) => {
    const { measureId, number, last } = measureStepParts(step)
    const found = (await tx.handOvers.of(measureId)).find((one) => one.number === number)
    const shown = found && (await showHandOver(tx, found, await tx.people.list()))
    if (!shown) return null
    if (last === 'accepted' || last === 'declined') return cards.handOverSettled(shown)
    const pack = await readSuccessorPack(tx, measureId, dayInTokyo(clock.now()))
    return last === 'asked' ? cards.handOverAsked(shown, pack) : cards.successor(shown, pack)
  },
}

const closing: NoticeKind = {
  ...always,
  while: ['closed'],
  draw: async ({ cards, clock }, tx, round, { personId, step }) => {
    const { measureId: kind } = measureStepParts(step)
    if (kind === 'thanks') {
      const own = await ownOutcomes(tx, round.id, personId)
      return own.length > 0 ? cards.outcomes(round, own) : null
    }
    return kind === 'toPmo' || kind === 'toProgrammeManager' || kind === 'confirmed' || kind === 'toOwner'
      ? cards.closing(await closingPicture(tx, round, dayInTokyo(clock.now())), kind)
      : null
  },
}

export const decisionNotices = { consultation, worsening, handOver, closing }
