/** Skies that darken, to the manager: what was said, and that nothing else is asked. One card for all measures of a day. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { EarlierAnswer } from '../../../shared/src/domain/successor-pack.ts'
import type { Worsening } from '../../../shared/src/domain/worsening.ts'
import { worseningJa } from '../../../shared/src/wording/decisions.ja.ts'
import { weatherText } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { drawMatter } from './matter-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'

export interface DarkerSkyFacts {
  readonly measure: Measure
  readonly why: Worsening
  readonly previous: EarlierAnswer
  readonly current: EarlierAnswer
}

/** Code units of the texts of all measures together. */
const roomForTexts = 6_000
const measuresOnCard = 8

export function worseningCard(darker: readonly DarkerSkyFacts[]): Card {
  const [only] = darker
  if (only && darker.length === 1) {
    return drawMatter({
      heading: worseningJa.heading(nameOf(only)),
      lines: linesOf(only, roomForTexts / 2),
      note: worseningJa.note,
    })
  }
  const shown = darker.slice(0, measuresOnCard)
  const rest = darker.length - shown.length
  return drawMatter({
    heading: worseningJa.headingOfSeveral(darker.length),
    sections: shown.map((one) => ({
      title: nameOf(one),
      lines: linesOf(one, Math.floor(roomForTexts / shown.length / 2)),
    })),
    note: `${rest > 0 ? worseningJa.more(rest) : ''}${worseningJa.note}`,
  })
}

export function worseningSummary(roundId: string, darker: readonly DarkerSkyFacts[]): string {
  return worseningJa.summary(
    roundId,
    darker.map(({ measure }) => measure.id),
  )
}

const nameOf = ({ measure }: DarkerSkyFacts) => `${measure.id} ${plainText(measure.title)}`

function linesOf({ why, previous, current }: DarkerSkyFacts, room: number): readonly string[] {
  return [
    worseningJa.change(weatherText(previous.weather), weatherText(current.weather)),
    worseningJa.why[why],
    worseningJa.progress(clipText(current.progress, room)),
    ...(current.issue === '' ? [] : [worseningJa.issue(clipText(current.issue, room))]),
  ]
}
