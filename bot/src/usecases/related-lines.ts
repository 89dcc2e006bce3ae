/**
 * 関係課の一言: what a person may add for their section in the open round, the adding and taking back, and what others see
 * of it.
 */
import type { Direction } from '../../../shared/src/domain/direction.ts'
import { digestStep } from '../../../shared/src/domain/manager-look.ts'
import type { Measure, MeasureId } from '../../../shared/src/domain/measure.ts'
import type { PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import {
  type RelatedFacts,
  type RelatedLine,
  refuseToSpeak,
  sectionsLedBy,
  sectionsToWriteFor,
  writeRelatedLine,
} from '../../../shared/src/domain/related-line.ts'
import type { Round, RoundId } from '../../../shared/src/domain/round.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import type { Deps, Transaction } from './ports.ts'

/** With the post that wrote it. */
export interface ShownLine extends Pick<RelatedLine, 'measureId' | 'section' | 'line' | 'at'> {
  readonly post: string
}

export interface RelatedPlace {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly section: SectionName
}

export interface RelatedMeasure {
  readonly measure: Measure
  readonly section: SectionName
  readonly written: ShownLine | null
  /** What the leader has answered so far. */
  readonly answer: { readonly weather: Weather; readonly direction: Direction; readonly progress: string } | null
}

export interface RelatedMeasures {
  readonly round: Round
  /** In the list's order. */
  readonly rows: readonly RelatedMeasure[]
}

/** Empty where nothing in the round is for a section of this person. */
export async function listRelated(
  { unitOfWork }: Pick<Deps, 'unitOfWork'>,
  asker: PersonId,
): Promise<RelatedMeasures | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const round = await tx.rounds.open()
    if (!round) return refuse({ code: 'noOpenRound' })
    const { register, leadsIn } = await readRegister(tx, asker)
    const lines = await shownLines(tx, await tx.relatedLines.ofRound(round.id))
    const asked = new Set(
      (await tx.rounds.expectations(round.id)).flatMap(({ measureId, state }) =>
        state === 'excused' ? [] : measureId,
      ),
    )
    const rows = []
    for (const measure of register.filter(({ id }) => asked.has(id))) {
      for (const section of sectionsToWriteFor(person, measure, leadsIn)) {
        const own = lines.find((one) => one.measureId === measure.id && one.section === section)
        rows.push(await rowOf(tx, round, measure, section, own ?? null))
      }
    }
    return { round, rows }
  })
}

export async function readRelated(
  { unitOfWork }: Pick<Deps, 'unitOfWork'>,
  asker: PersonId,
  place: RelatedPlace,
): Promise<(RelatedMeasure & { readonly round: Round }) | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await find(tx, asker, place)
    if (isRefusal(found)) return found
    const { person, round, measure, leadsIn, earlier } = found
    if (!sectionsToWriteFor(person, measure, leadsIn).includes(place.section)) {
      return refuse({ code: 'notRelatedSection', measureId: measure.id })
    }
    const [written = null] = await shownLines(tx, earlier ? [earlier] : [])
    return { round, ...(await rowOf(tx, round, measure, place.section, written)) }
  })
}

export async function addRelatedLine(
  { unitOfWork, clock }: Deps,
  asker: PersonId,
  place: RelatedPlace,
  text: string,
): Promise<RelatedLine | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await find(tx, asker, place)
    if (isRefusal(found)) return found
    const said = { section: place.section, line: text, at: clock.now() }
    const written = writeRelatedLine(found, said)
    if (isRefusal(written)) return written
    const { earlier } = found
    // The same press twice is one line.
    if (earlier && earlier.line === written.line && earlier.by === written.by) return earlier
    await tx.relatedLines.save(written)
    await refreshDigest(tx, found.measure, place.roundId)
    return written
  })
}

/** Resolves with what the section had said; null where that is gone already. */
export async function takeBackRelatedLine(
  { unitOfWork }: Deps,
  asker: PersonId,
  place: RelatedPlace,
): Promise<RelatedLine | null | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const found = await find(tx, asker, place)
    if (isRefusal(found)) return found
    const no = refuseToSpeak(found, place.section)
    if (no) return no
    const { earlier = null, measure } = found
    if (!earlier) return null
    await tx.relatedLines.remove(place)
    await refreshDigest(tx, measure, place.roundId)
    return earlier
  })
}

/** What others see of a measure in a round. */
export async function linesOf(tx: Transaction, roundId: RoundId, measureId: MeasureId): Promise<readonly ShownLine[]> {
  return shownLines(tx, await tx.relatedLines.of(roundId, measureId))
}

export async function shownLines(tx: Transaction, lines: readonly RelatedLine[]): Promise<readonly ShownLine[]> {
  const writers = new Set(lines.map(({ by }) => by))
  const people = await tx.people.holding([], [...writers])
  return lines.map(({ measureId, section, line, by, at }) => ({
    measureId,
    section,
    line,
    at,
    post: people.find(({ id }) => id === by)?.post ?? '',
  }))
}

async function find(tx: Transaction, asker: PersonId, { roundId, measureId, section }: RelatedPlace) {
  const person = await tx.people.find(asker)
  if (!person) return refuse({ code: 'unknownPerson' })
  const { register, leadsIn } = await readRegister(tx, asker)
  const measure = register.find(({ id }) => id === measureId)
  if (!measure) return refuse({ code: 'unknownMeasure', measureId })
  // Whoever closes the round holds this lock, too.
  const expectation = await tx.rounds.lockExpectation(roundId, measureId)
  if (!expectation || expectation.state === 'excused') return refuse({ code: 'measureNotInRound', measureId, roundId })
  const round = await tx.rounds.find(roundId)
  if (!round) return refuse({ code: 'unknownRound', roundId })
  const earlier = (await tx.relatedLines.of(roundId, measureId)).find((one) => one.section === section)
  return { person, round, measure, leadsIn, earlier }
}

async function readRegister(tx: Transaction, asker: PersonId) {
  const assignments = new Map((await tx.register.assignments()).map((one) => [one.measureId, one]))
  const register = (await tx.register.list()).flatMap((measure): RelatedFacts[] => {
    const assignment = assignments.get(measure.id)
    return assignment ? [{ ...measure, ...assignment }] : []
  })
  return { register, leadsIn: sectionsLedBy(asker, register) }
}

async function rowOf(
  tx: Transaction,
  round: Round,
  measure: RelatedFacts,
  section: SectionName,
  written: ShownLine | null,
): Promise<RelatedMeasure> {
  const latest = await tx.answers.latest(round.id, measure.id)
  return { measure, section, written, answer: latest?.answer ?? null }
}

/** The manager's card shows it, if it is there already. */
async function refreshDigest(tx: Transaction, { leadSection }: Measure, roundId: RoundId): Promise<void> {
  if (leadSection === null) return
  for (const { id: personId } of await tx.people.holding([{ kind: 'manager', section: leadSection }])) {
    await tx.later({ name: 'refresh-notice', payload: { roundId, personId, step: digestStep(leadSection) } })
  }
}
