import { type ClosingMeasure, closingSummary } from '../../../shared/src/domain/closing-summary.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { Expectation, Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { EarlierAnswer } from '../../../shared/src/domain/successor-pack.ts'
import type { ClosingPicture } from './decision-views.ts'
import { findPermitted } from './find-permitted.ts'
import type { Deps, FollowUp, Transaction } from './ports.ts'
import { openConsultationsOf } from './read-round-status.ts'

/** Who looks at it decides what can be pressed. */
type ClosingReader = 'pmo' | 'programmeManager' | 'owner'

function readerOf({ duties }: Person): ClosingReader {
  if (duties.some(({ kind }) => kind === 'pmo')) return 'pmo'
  return duties.some(({ kind }) => kind === 'programmeManager') ? 'programmeManager' : 'owner'
}

/** Without a round the one that was closed last. */
export async function readClosing(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  roundId: RoundId | null = null,
): Promise<(ClosingPicture & { readonly reader: ClosingReader }) | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await findPermitted(tx, asker, 'readClosing')
    if (isRefusal(person)) return person
    const id = roundId ?? (await tx.closing.newestClosed())
    const round = id === null ? null : await tx.rounds.find(id)
    if (!round) return refuse(id === null ? { code: 'noOpenRound' } : { code: 'unknownRound', roundId: id })
    if (round.state !== 'closed') return refuse({ code: 'roundNotClosed', roundId: round.id })
    return { ...(await closingPicture(tx, round, dayInTokyo(clock.now()))), reader: readerOf(person) }
  })
}

export async function closingPicture(tx: Transaction, round: Round, today: Day): Promise<ClosingPicture> {
  const register = new Map((await tx.register.list()).map((measure) => [measure.id, measure]))
  const consultations = await tx.consultations.ofRound(round.id)
  const expectations = await tx.rounds.expectations(round.id)
  const said = await tx.answers.histories(expectations.map(({ measureId }) => measureId))
  const asked = new Map((await tx.answers.followUps(round.id)).map((one) => [one.measureId, one]))
  const facts = expectations.map((expectation) => {
    const { measureId } = expectation
    return {
      ...factsOf(round, expectation, said.get(measureId) ?? [], asked.get(measureId)),
      consultations: consultations.filter((one) => one.measureId === measureId),
    }
  })
  return {
    round,
    summary: closingSummary(round.id, facts),
    measures: facts.flatMap(({ measureId }) => register.get(measureId) ?? []),
    consultations: new Map(consultations.map(({ measureId, number, text }) => [`${measureId}:${number}`, text])),
    waiting: await openConsultationsOf(tx, register, today),
    outcomes: await tx.closing.outcomes(round.id),
    amendments: await tx.closing.amendments(round.id),
    report: await tx.closing.report(round.id),
  }
}

function factsOf(
  round: Round,
  { measureId, state }: Expectation,
  everSaid: readonly EarlierAnswer[],
  asked: FollowUp | undefined,
): Omit<ClosingMeasure, 'consultations'> {
  const said = everSaid.filter(({ source }) => source !== 'published')
  return {
    measureId,
    state,
    // The page counts answers; who opened which card is not for it.
    facts: { openedAt: null, look: { kind: 'notAsked' } },
    answer: said.find(({ roundId }) => roundId === round.id) ?? null,
    previous: said.find(({ roundId }) => roundId < round.id) ?? null,
    question: asked ? { question: asked.question, settled: asked.answeredAt !== null } : null,
  }
}
