/** What the notices of ご相談, a darker sky, 引き継ぎ and the closing say. They speak of people's acts, also after a round. */
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import { roundStates } from '../../../shared/src/domain/round.ts'
import { worseningToTell } from '../../../shared/src/domain/worsening.ts'
import { peopleOfConsultation, showConsultation, signInNameOf } from './answer-consultation.ts'
import { measureStepParts } from './decision-steps.ts'
import type { DarkerSky } from './decision-views.ts'
import { showHandOver } from './hand-over-measure.ts'
import { readLeadersToReplace } from './leaders-to-replace.ts'
import type { NoticeKind } from './notice-kind.ts'
import { ownOutcomes } from './own-outcomes.ts'
import { closingPicture } from './read-closing.ts'
import { readSuccessorPack } from './read-successor-pack.ts'

const never = () => false
const always = { while: roundStates, isOverview: never }

const consultation: NoticeKind = {
  ...always,
  draw: async ({ cards, clock }, tx, round, { personId, step, activityId }) => {
    const { measureId, number, last } = measureStepParts(step)
    const found = (await tx.consultations.of(round.id, measureId)).find((one) => one.number === number)
    const place = await tx.register.find(measureId)
    if (!found || !place) return null
    const talkTo = await signInNameOf(tx, place.assignment.leader ?? found.askedBy)
    const people = await peopleOfConsultation(tx, place.measure, found)
    const facts = { consultation: found, measure: place.measure, talkTo, people }
    const shown = showConsultation(facts, dayInTokyo(clock.now()))
    if (last === 'answered') return cards.consultationAnswered(shown)
    const isHolder = found.rung === last && found.holders.includes(personId)
    // Withdrawn, or passed on, before it went out: nobody is asked any more.
    if (activityId === null && (found.state !== 'open' || !isHolder)) return null
    return cards.consultation(shown, isHolder)
  },
}

const worsening: NoticeKind = {
  ...always,
  while: ['open'],
  draw: async ({ cards }, tx, round, { step, about }) => {
    const { measureId: named } = measureStepParts(step)
    const darker: DarkerSky[] = []
    for (const measureId of new Set([named, ...about.map((one) => one.measureId)])) {
      const place = await tx.register.find(measureId)
      const answers = (await tx.answers.history(measureId)).filter(
        ({ roundId, source }) => roundId <= round.id && source !== 'published',
      )
      // Corrected since: there is nothing to share any more.
      const why = worseningToTell(answers, new Set())
      const [current, previous] = answers
      if (place && why && current && previous) darker.push({ measure: place.measure, why, previous, current })
    }
    return darker.length > 0 ? cards.worsening(round, darker) : null
  },
}

const handOver: NoticeKind = {
  ...always,
  draw: async ({ cards, clock }, tx, _round, { step, activityId }) => {
    const { measureId, number, last } = measureStepParts(step)
    const found = (await tx.handOvers.of(measureId)).find((one) => one.number === number)
    const shown = found && (await showHandOver(tx, found, await tx.people.list()))
    if (!shown) return null
    if (last === 'accepted' || last === 'declined') return cards.handOverSettled(shown)
    if (last === 'asked' && activityId === null && found.state !== 'offered') return null
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

const leaders: NoticeKind = {
  ...always,
  draw: async ({ cards }, tx, _round, { personId }) => {
    const own = (await readLeadersToReplace(tx)).filter(({ asked }) => asked.includes(personId))
    return own.length > 0 ? cards.leadersGone(own) : null
  },
}

export const decisionNotices = { consultation, worsening, handOver, leaders, closing }
