/** ご相談: whoever holds it looks at it, answers it or passes it on; the answer goes back to the leader. */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import {
  answerConsultation,
  type ConsultationCase,
  canPassOn,
  consultationStep,
  isConsultationOverdue,
  passOn,
} from '../../../shared/src/domain/consultation-chain.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayWithMeasure } from '../../../shared/src/domain/roles.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { chainOf, readChainPeople } from './chain-people.ts'
import type { ShownConsultation } from './decision-views.ts'
import { refreshHolders, tellHolders } from './follow-answer.ts'
import type { Deps, Transaction } from './ports.ts'
import { type Arrival, arrivalIn, tell } from './tell-people.ts'

export interface ConsultationPlace {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly number: number
}

type Asked = ConsultationPlace & { readonly asker: PersonId }

export async function readConsultation(
  { unitOfWork, clock }: Deps,
  asked: Asked,
): Promise<ShownConsultation | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await findConsultation(tx, asked)
    return isRefusal(found) ? found : showConsultation(found, dayInTokyo(clock.now()))
  })
}

export async function replyToConsultation(
  deps: Deps,
  asked: Asked & { readonly reply: string },
): Promise<ShownConsultation | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findConsultation(tx, asked)
    if (isRefusal(found)) return found
    const at = clock.now()
    const answered = answerConsultation(found.consultation, { text: asked.reply, by: asked.asker, at })
    if (isRefusal(answered)) return answered
    if (answered !== found.consultation) {
      await tx.consultations.save(answered)
      // Whoever asked, and whoever leads the measure by now.
      for (const personId of new Set([answered.askedBy, found.leader])) {
        const { roundId } = answered
        if (personId !== null) await tell(deps, tx, { roundId, personId, step: consultationStep(answered) }, at)
      }
      await refreshHolders(tx, answered)
    }
    return showConsultation({ ...found, consultation: answered }, dayInTokyo(at))
  })
}

export async function passOnConsultation(
  deps: Deps,
  asked: Asked,
): Promise<ShownConsultation | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const found = await findConsultation(tx, asked)
    if (isRefusal(found)) return found
    const at = clock.now()
    const passed = passOn(found.consultation, asked.asker, at, chainOf(found.measure, found.people))
    if (isRefusal(passed)) return passed
    if (passed !== found.consultation) {
      await tx.consultations.save(passed)
      await tellHolders(deps, tx, passed, at)
      await refreshHolders(tx, passed)
    }
    return showConsultation({ ...found, consultation: passed }, dayInTokyo(at))
  })
}

interface FoundConsultation {
  readonly consultation: ConsultationCase
  readonly measure: Measure
  readonly leader: PersonId | null
  /** The leader's sign-in name, where it is known. */
  readonly talkTo: string | null
  readonly people: readonly Person[]
}

async function findConsultation(
  tx: Transaction,
  { asker, roundId, measureId, number }: Asked,
): Promise<FoundConsultation | { readonly refusal: Refusal }> {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  const place = await tx.register.find(measureId)
  if (!place) return refuse({ code: 'unknownMeasure', measureId })
  if (!mayWithMeasure(person, 'settleConsultation', { ...place.measure, ...place.assignment })) {
    return refuse({ code: 'notAllowed' })
  }
  const consultation = (await tx.consultations.of(roundId, measureId)).find((one) => one.number === number)
  if (!consultation) return refuse({ code: 'consultationElsewhere', measureId })
  const { leader } = place.assignment
  const talkTo = await signInNameOf(tx, leader ?? consultation.askedBy)
  const people = await peopleOfConsultation(tx, place.measure, consultation)
  return { consultation, measure: place.measure, leader, talkTo, people }
}

/** Where the consultation of a saved answer is; null where the answer asks for nothing, or has its reply. */
export async function consultedPosts(
  tx: Transaction,
  { roundId, measureId, answer }: Pick<Revision, 'roundId' | 'measureId' | 'answer'>,
): Promise<readonly string[] | null> {
  if (!answer.consultation) return null
  const last = (await tx.consultations.of(roundId, measureId)).at(-1)
  if (last && last.state !== 'open') return null
  const people = last ? await tx.people.holding([], last.holders) : []
  return last ? last.holders.map((id) => people.find((one) => one.id === id)?.post ?? '') : []
}

export async function signInNameOf(tx: Transaction, person: PersonId): Promise<string | null> {
  return (await tx.people.signInNames([person])).get(person) ?? null
}

/** When the consultation of a saved answer reaches whoever holds it; null where it has, or does so at once. */
export async function consultationArrival(
  deps: Deps,
  tx: Transaction,
  { roundId, measureId, answer }: Pick<Revision, 'roundId' | 'measureId' | 'answer'>,
): Promise<Arrival | null> {
  const arrival = answer.consultation ? await arrivalIn(deps, tx) : null
  const last = arrival && (await tx.consultations.of(roundId, measureId)).at(-1)
  if (!last) return null
  const step = consultationStep(last)
  const written = await tx.ladder.written(roundId, arrival.today, last.holders)
  return written.some((one) => one.step === step && one.on >= arrival.on) ? arrival : null
}

/** Whom its card names, and whoever may be asked next. */
export function peopleOfConsultation(
  tx: Transaction,
  measure: Measure,
  { askedBy, passed, holders, reply }: ConsultationCase,
): Promise<readonly Person[]> {
  const named = [askedBy, ...passed.map(({ by }) => by), ...holders, ...(reply ? [reply.by] : [])]
  return readChainPeople(tx, measure, named)
}

/** What a card of it says today. `people`: those of the consultation. */
export function showConsultation(
  {
    consultation,
    measure,
    people,
    talkTo = null,
  }: Omit<FoundConsultation, 'leader' | 'talkTo'> & {
    readonly talkTo?: string | null
  },
  today: Day,
): ShownConsultation {
  const post = (id: PersonId) => people.find((one) => one.id === id)?.post ?? ''
  return {
    consultation,
    measure,
    askedBy: post(consultation.askedBy),
    passedBy: consultation.passed.map(({ by }) => post(by)),
    heldBy: consultation.holders.map(post),
    repliedBy: consultation.reply ? post(consultation.reply.by) : '',
    talkTo,
    mayPassOn: canPassOn(consultation, chainOf(measure, people)),
    overdue: isConsultationOverdue(consultation, today),
  }
}
