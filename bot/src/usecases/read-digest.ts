/** 回答一覧の確認 of a section: its answers as they are, and until when silence passes. */
import { addBusinessDays } from '../../../shared/src/domain/business-day.ts'
import { type Day, dayInTokyo } from '../../../shared/src/domain/day.ts'
import { isOwed } from '../../../shared/src/domain/expectation-life.ts'
import { daysOfSilence } from '../../../shared/src/domain/manager-look.ts'
import { muteDaysOf } from '../../../shared/src/domain/mute-period.ts'
import type { SectionName } from '../../../shared/src/domain/person.ts'
import type { Expectation, Round } from '../../../shared/src/domain/round.ts'
import type { Deps, Transaction } from './ports.ts'
import { shownLines } from './related-lines.ts'

export async function readDigest({ clock, holidays }: Deps, tx: Transaction, round: Round, section: SectionName) {
  const { managerCheck, mutePeriods } = await tx.ladder.settings()
  const sentOn = (await tx.ladder.digestsSent(round.id)).get(section) ?? dayInTokyo(clock.now())
  const closed: ReadonlySet<Day> = new Set([...holidays, ...muteDaysOf(mutePeriods)])
  const expectations = new Map((await tx.rounds.expectations(round.id)).map((one) => [one.measureId, one]))
  const lines = await tx.relatedLines.ofRound(round.id)
  const posts = lines.length > 0 ? shownLines(lines, await tx.people.list()) : []
  const rows = []
  let missing = 0
  for (const measure of await tx.register.list()) {
    const expectation = measure.leadSection === section ? expectations.get(measure.id) : undefined
    if (!expectation || expectation.state === 'excused') continue
    const answer = isOwed(expectation.state) ? null : await tx.answers.latest(round.id, measure.id)
    if (!answer) {
      missing += 1
      continue
    }
    const previous = await tx.answers.previous(round.id, measure.id)
    rows.push({
      measure,
      revision: answer.revision,
      weather: answer.answer.weather,
      direction: answer.answer.direction,
      previousWeather: previous?.weather ?? null,
      relatedLines: posts.filter((one) => one.measureId === measure.id),
    })
  }
  return {
    roundId: round.id,
    section,
    rows,
    missing,
    /** Measures of other sections in which this one has a part. */
    relatedTo: await countRelated(tx, expectations, section),
    silenceUntil: managerCheck === 'confirm' ? null : addBusinessDays(sentOn, daysOfSilence, closed),
  }
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
