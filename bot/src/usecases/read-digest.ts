/** 回答一覧の確認 of a section: its answers as they are, and until when silence passes. */
import { addBusinessDays } from '../../../shared/src/domain/business-day.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { daysOfSilence } from '../../../shared/src/domain/manager-look.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { type Expectation, isOwed, type Round } from '../../../shared/src/domain/round.ts'
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
  const sentOn = (await tx.ladder.digestsSent(round.id, section)).get(section) ?? dayInTokyo(clock.now())
  const closed: ReadonlySet<Day> = new Set([...holidays, ...muteDaysOf(mutePeriods)])
  const led = await tx.register.ofSection(section)
  const others = await tx.register.withPartOf(section)
  const expectations = await tx.rounds.expectationsOf(round.id, [...led.map(({ id }) => id), ...others])
  const isAsked = (id: MeasureId) => (expectations.get(id)?.state ?? 'excused') !== 'excused'
  const measures = led.filter(({ id }) => isAsked(id))
  const posts = await shownLines(tx, await tx.relatedLines.ofRound(round.id))
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
    ),
    /** Measures of other sections in which this one has a part. */
    relatedTo: others.filter(isAsked).length,
    silenceUntil: managerCheck === 'confirm' ? null : addBusinessDays(sentOn, daysOfSilence, closed),
  }
}

/** In the order of their measures. */
async function leadersOf(
  tx: Transaction,
  expectations: readonly (Expectation | undefined)[],
): Promise<NonNullable<Digest['leaders']>> {
  const led = expectations.flatMap((one) =>
    one?.responsible ? [{ personId: one.responsible, measureId: one.measureId }] : [],
  )
  const byLeader = Map.groupBy(led, ({ personId }) => personId)
  const people = await tx.people.holding([], [...byLeader.keys()])
  const names = await tx.people.signInNames([...byLeader.keys()])
  return [...byLeader].map(([personId, of]) => ({
    post: people.find(({ id }) => id === personId)?.post ?? '',
    signInName: names.get(personId) ?? null,
    measureIds: of.map(({ measureId }) => measureId),
  }))
}
