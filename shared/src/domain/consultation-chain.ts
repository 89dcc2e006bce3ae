/** ご相談: it goes 課長 → 部長 → 副市長, each answering or passing it on with one tap; the answer goes back to the leader. */
import type { Consultation } from './check-in.ts'
import type { Day } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { PersonId } from './person.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import type { RoundId } from './round.ts'
import { readTypedText } from './typed-text.ts'

export const chainRungs = ['manager', 'departmentHead', 'programmeManager'] as const
export type ChainRung = (typeof chainRungs)[number]

/** Who stands on each rung for the measure; several where a post has several holders. */
export type ChainPeople = { readonly [rung in ChainRung]: readonly PersonId[] }

export interface ConsultationCase {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  /** From 1, within the round and measure. */
  readonly number: number
  readonly text: string
  /** The day by which a decision is wanted. */
  readonly by: Day | null
  readonly askedBy: PersonId
  readonly askedAt: Date
  /** Where it is, or where it ended. */
  readonly rung: ChainRung
  /** Any one of them may answer it or pass it on. */
  readonly holders: readonly PersonId[]
  /** Oldest first. */
  readonly passed: readonly {
    readonly rung: ChainRung
    readonly holders: readonly PersonId[]
    readonly by: PersonId
    readonly at: Date
  }[]
  readonly state: 'open' | 'answered' | 'withdrawn'
  readonly reply: { readonly text: string; readonly by: PersonId; readonly at: Date } | null
}

export interface ForConsultation {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly askedBy: PersonId
  readonly at: Date
  readonly chain: ChainPeople
  /** Those of the round and measure, oldest first. */
  readonly earlier: readonly ConsultationCase[]
}

/**
 * What a saved answer does to the consultation of its measure: opens one, changes the words of the open one, withdraws it
 * where the words are gone. Null where nothing changes: the same words are not asked again, answered or not.
 */
export function consultationAfterAnswer(
  facts: ForConsultation,
  wish: Consultation | null,
): ConsultationCase | null | { readonly refusal: Refusal } {
  const last = facts.earlier.at(-1)
  const open = last?.state === 'open' ? last : null
  if (!wish) return open ? { ...open, state: 'withdrawn' } : null
  if (last && last.text === wish.text && last.by === wish.by && last.state !== 'withdrawn') return null
  return open ? { ...open, ...wish } : openConsultation(facts, wish)
}

/** The first rung that is held by somebody else than the leader who asks. */
export function openConsultation(
  { roundId, measureId, askedBy, at, chain, earlier }: ForConsultation,
  { text, by }: Consultation,
): ConsultationCase | { readonly refusal: Refusal } {
  const next = nextRung(chain, null, [askedBy])
  if (!next) return refuse({ code: 'nobodyToConsult', measureId })
  const number = earlier.length + 1
  const start = { passed: [], state: 'open', reply: null } as const
  return { roundId, measureId, number, text, by, askedBy, askedAt: at, ...next, ...start }
}

/** One tap; pressed twice it passes once. A rung that nobody else holds is skipped. */
export function passOn(
  found: ConsultationCase,
  by: PersonId,
  at: Date,
  chain: ChainPeople,
): ConsultationCase | { readonly refusal: Refusal } {
  const { measureId, rung, holders, passed } = found
  if (found.state === 'open' && passed.at(-1)?.by === by && !holders.includes(by)) return found
  const problem = heldBy(found, by)
  if (problem) return problem
  const next = nextRung(chain, rung, hadBy(found))
  if (!next) return refuse({ code: 'nobodyToConsult', measureId })
  return { ...found, ...next, passed: [...passed, { rung, holders, by, at }] }
}

/** Whether there is anybody further up: the card offers the button only then. */
export function canPassOn(found: ConsultationCase, chain: ChainPeople): boolean {
  return found.state === 'open' && nextRung(chain, found.rung, hadBy(found)) !== null
}

/** Whoever asked or was asked already: nobody gets the same consultation twice. */
function hadBy({ askedBy, holders, passed }: ConsultationCase): readonly PersonId[] {
  return [askedBy, ...holders, ...passed.flatMap((one) => one.holders)]
}

/** The same words from the same person twice are one answer. */
export function answerConsultation(
  found: ConsultationCase,
  said: { readonly text: string; readonly by: PersonId; readonly at: Date },
): ConsultationCase | { readonly refusal: Refusal } {
  const read = readTypedText(said.text)
  if (isRefusal(read)) return read
  const { reply } = found
  if (found.state === 'answered' && reply?.by === said.by && reply.text === read.text) return found
  return heldBy(found, said.by) ?? { ...found, state: 'answered', reply: { text: read.text, by: said.by, at: said.at } }
}

/** By the leader who asked, or by whoever leads the measure now. */
export function withdrawConsultation(
  found: ConsultationCase,
  by: PersonId,
  leader: PersonId | null,
): ConsultationCase | { readonly refusal: Refusal } {
  const { measureId } = found
  if (by !== found.askedBy && by !== leader) return refuse({ code: 'notYourMeasure', measureId })
  if (found.state === 'answered') return refuse({ code: 'consultationSettled', measureId })
  return { ...found, state: 'withdrawn' }
}

function heldBy({ state, holders, measureId }: ConsultationCase, by: PersonId): { readonly refusal: Refusal } | null {
  if (state !== 'open') return refuse({ code: 'consultationSettled', measureId })
  return holders.includes(by) ? null : refuse({ code: 'consultationElsewhere', measureId })
}

/** The next rung above with somebody who has not had it yet. */
function nextRung(
  chain: ChainPeople,
  above: ChainRung | null,
  had: readonly PersonId[],
): Pick<ConsultationCase, 'rung' | 'holders'> | null {
  for (const rung of chainRungs.slice(above === null ? 0 : chainRungs.indexOf(above) + 1)) {
    const holders = [...new Set(chain[rung])].filter((id) => !had.includes(id))
    if (holders.length > 0) return { rung, holders }
  }
  return null
}

/** The decision was wanted by a day that has passed. */
export function isConsultationOverdue({ state, by }: ConsultationCase, today: Day): boolean {
  return state === 'open' && by !== null && by < today
}

/** For the PMO: open ones, those wanted soonest first, without a day last. */
export function openConsultations(cases: readonly ConsultationCase[]): readonly ConsultationCase[] {
  const key = ({ by, askedAt }: ConsultationCase) => `${by ?? '9999'}|${askedAt.toISOString()}`
  return cases.filter(({ state }) => state === 'open').toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** A notice each time it reaches a rung, and one when the answer comes back. */
export type ConsultationStep = `consultation:${MeasureId}:${number}:${ChainRung | 'answered'}`

export function consultationStep({ measureId, number, state, rung }: ConsultationCase): ConsultationStep {
  return `consultation:${measureId}:${number}:${state === 'answered' ? 'answered' : rung}`
}
