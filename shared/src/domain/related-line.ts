/** 関係課の一言: one line that a section with a part in the measure adds to its check-in. It is never asked for, late or counted. */
import type { Assignment, Measure, MeasureId } from './measure.ts'
import type { Person, PersonId, SectionName } from './person.ts'
import { type Refusal, refuse } from './refusal.ts'
import { mayWithMeasure } from './roles.ts'
import type { Round, RoundId } from './round.ts'
import { refuseUnlessOpen } from './round-refusal.ts'
import { readTypedText } from './typed-text.ts'

/** One a section; the newest stands. */
export interface RelatedLine {
  readonly roundId: RoundId
  readonly measureId: MeasureId
  readonly section: SectionName
  readonly line: string
  readonly by: PersonId
  readonly at: Date
}

export type RelatedFacts = Measure & Pick<Assignment, 'leader' | 'deputies' | 'relatedSections'>

/** Sections whose measures the person leads: they speak for them beside the manager. */
export function sectionsLedBy(
  person: PersonId,
  measures: readonly Pick<RelatedFacts, 'leader' | 'leadSection'>[],
): readonly SectionName[] {
  const led = measures.flatMap(({ leader, leadSection }) =>
    leader === person && leadSection !== null ? [leadSection] : [],
  )
  return [...new Set(led)]
}

/** For which 関係課 of the measure the person may write, in the measure's order. */
export function sectionsToWriteFor(
  person: Person,
  measure: RelatedFacts,
  leadsIn: readonly SectionName[],
): readonly SectionName[] {
  return measure.relatedSections.filter((section) =>
    mayWithMeasure(person, 'addLine', { ...measure, relatedSections: [section] }, leadsIn),
  )
}

export function writeRelatedLine(
  { person, round, measure, leadsIn }: ForRelatedLine,
  said: Pick<RelatedLine, 'section' | 'line' | 'at'>,
): RelatedLine | { readonly refusal: Refusal } {
  const no = refuseToSpeak({ person, round, measure, leadsIn }, said.section)
  if (no) return no
  const read = readTypedText(said.line)
  if ('refusal' in read) return read
  return { ...said, roundId: round.id, measureId: measure.id, line: read.text, by: person.id }
}

/** To write a line or to take it back: null where the person may do so now. */
export function refuseToSpeak(
  { person, round, measure, leadsIn }: ForRelatedLine,
  section: SectionName,
): { readonly refusal: Refusal } | null {
  return sectionsToWriteFor(person, measure, leadsIn).includes(section)
    ? refuseUnlessOpen(round)
    : refuse({ code: 'notRelatedSection', measureId: measure.id })
}

interface ForRelatedLine {
  readonly person: Person
  readonly round: Round
  readonly measure: RelatedFacts
  readonly leadsIn: readonly SectionName[]
}
