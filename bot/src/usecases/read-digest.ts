/** 回答一覧の確認 of a section: its answers as they are, and until when silence passes. */
import { addBusinessDays } from '../../../shared/src/domain/business-day.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { isOwed } from '../../../shared/src/domain/expectation-life.ts'
import { daysOfSilence } from '../../../shared/src/domain/manager-look.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import type { Digest } from './ladder-cards.ts'
import type { Deps, Transaction } from './ports.ts'
import { shownLines } from './related-lines.ts'

export async function readDigest(
  { clock, holidays }: Deps,
  tx: Transaction,
  round: Round,
  section: SectionName,
  reader: PersonId,
): Promise<Digest> {
  const { managerCheck, mutePeriods } = await tx.ladder.settings()
  const sentOn = (await tx.ladder.digestsSent(round.id)).get(section) ?? dayInTokyo(clock.now())
  const closed: ReadonlySet<Day> = new Set([...holidays, ...muteDaysOf(mutePeriods)])
  const expectations = new Map((await tx.rounds.expectations(round.id)).map((one) => [one.measureId, one]))
  const lines = await tx.relatedLines.ofRound(round.id)
  const people = await tx.people.list()
  const posts = shownLines(lines, people)
  const measures = (await tx.register.list()).filter(
    ({ id, leadSection }) => leadSection === section && (expectations.get(id)?.state ?? 'excused') !== 'excused',
  )
  const said = await tx.answers.histories(measures.map(({ id }) => id))
  const rows = measures.flatMap((measure) => {
    const words = said.get(measure.id) ?? []
    const answer = words.find(({ roundId, source }) => roundId === round.id && source !== 'published')
    const state = expectations.get(measure.id)?.state
    if (!answer || !state || isOwed(state)) return []
    const { revision, weather, direction } = answer
    return [
      {
        measure,
        revision,
        weather,
        direction,
        previousWeather: words.find(({ roundId }) => roundId < round.id)?.weather ?? null,
        relatedLines: posts.filter((one) => one.measureId === measure.id),
      },
    ]
  })
  return {
    roundId: round.id,
    section,
    rows,
    missing: measures.length - rows.length,
    leaders: await leadersOf(
      tx,
      rows.map(({ measure }) => expectations.get(measure.id)).filter((one) => one?.responsible !== reader),
      people,
    ),
    /** Measures of other sections in which this one has a part. */
    relatedTo: await countRelated(tx, expectations, section),
    silenceUntil: managerCheck === 'confirm' ? null : addBusinessDays(sentOn, daysOfSilence, closed),
  }
}

/** In the order of their measures. */
async function leadersOf(
  tx: Transaction,
  expectations: readonly (Expectation | undefined)[],
  people: readonly Person[],
): Promise<NonNullable<Digest['leaders']>> {
  const led = expectations.flatMap((one) =>
    one?.responsible ? [{ personId: one.responsible, measureId: one.measureId }] : [],
  )
  const byLeader = Map.groupBy(led, ({ personId }) => personId)
  const names = await tx.people.signInNames([...byLeader.keys()])
  return [...byLeader].map(([personId, of]) => ({
    post: people.find(({ id }) => id === personId)?.post ?? '',
    signInName: names.get(personId) ?? null,
    measureIds: of.map(({ measureId }) => measureId),
  }))
}

async function countRelated(
  tx: Transaction,
  expectations: ReadonlyMap<string, Expectation>,
  section: SectionName,
): Promise<number> {
  const leads = new Map((await tx.register.list()).map(({ id, leadSection }) => [id, leadSection]))
  return (await tx.register.assignments()).filter(({ measureId, relatedSections }) => {
    const state = expectations.get(measureId)?.state
    return (
      state !== undefined &&
      state !== 'excused' &&
      relatedSections.includes(section) &&
      leads.get(measureId) !== section
    )
  }).length
}
