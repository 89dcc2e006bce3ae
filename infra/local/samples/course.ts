/** How one measure went, quarter by quarter: the same course whichever quarters are asked for. */
import { type FiscalQuarter, parseRoundId } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { type Dice, diceFor } from './dice.ts'
import { type Delay, type Phase, phases } from './phrases.ts'

export interface Chapter {
  readonly roundId: RoundId
  readonly begun: boolean
  readonly phase: Phase
  readonly delay: Delay
  /** Quarters that this delay has lasted, from 1. */
  readonly lasting: number
  /** The delay of the quarter before was greater. */
  readonly recovered: boolean
  /** How much of the way is gone, from 0 to 1. */
  readonly gone: number
}

/** The programme of the sample city begins in R5; a measure joins within a year. */
const programmeBegins = numberOf({ fiscalYear: 2023, quarter: 1 })

/** Every chapter from the measure's beginning to the round, oldest first; a single one when it has not begun. */
export function courseUntil(measureId: MeasureId, roundId: RoundId): readonly Chapter[] {
  const until = parseRoundId(roundId)
  if (!until) throw new RangeError(`not a round id (like 2025Q3): ${roundId}`)
  const dice = diceFor(measureId, 'course')
  const begins = programmeBegins + dice.whole(0, 3)
  const quarters = dice.whole(9, 13)
  const last = numberOf(until)
  if (last < begins) {
    return [{ roundId, begun: false, phase: 'survey', delay: 0, lasting: 1, recovered: false, gone: 0 }]
  }
  const chapters: Chapter[] = []
  for (let number = begins; number <= last; number += 1) {
    const before = chapters.at(-1)
    const delay = before ? nextDelay(before.delay, diceFor(measureId, number, 'delay')) : 0
    const gone = Math.min(1, (before?.gone ?? 0) + (1 - 0.28 * delay) / quarters)
    chapters.push({
      roundId: idOf(number),
      begun: true,
      phase: phases[Math.min(phases.length - 1, Math.floor(gone * phases.length))] ?? 'survey',
      delay,
      lasting: before?.delay === delay ? before.lasting + 1 : 1,
      recovered: before !== undefined && delay < before.delay && before.delay >= 2,
      gone,
    })
  }
  return chapters
}

/** One step at a time: no storm out of a blue sky. */
function nextDelay(delay: Delay, dice: Dice): Delay {
  const better = dice.chance(0.4)
  const worse = dice.chance(delay === 0 ? 0.28 : delay === 1 ? 0.3 : 0.12)
  if (delay === 0) return worse ? 1 : 0
  if (delay === 1) return better ? 0 : worse ? 2 : 1
  if (delay === 2) return better ? 1 : worse ? 3 : 2
  return better ? 2 : 3
}

function numberOf({ fiscalYear, quarter }: FiscalQuarter): number {
  return fiscalYear * 4 + quarter - 1
}

function idOf(number: number): RoundId {
  return `${Math.floor(number / 4)}Q${(number % 4) + 1}`
}
