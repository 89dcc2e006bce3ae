/** A sky that darkens, to the manager: what was said, and that nothing else is asked. */
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { EarlierAnswer } from '../../../shared/src/domain/successor-pack.ts'
import type { Worsening } from '../../../shared/src/domain/worsening.ts'
import { worseningJa } from '../../../shared/src/wording/decisions.ja.ts'
import { weatherText } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { drawMatter } from './matter-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'

const roomForText = 3_000

export function worseningCard(measure: Measure, why: Worsening, previous: EarlierAnswer, current: EarlierAnswer): Card {
  return drawMatter({
    heading: worseningJa.heading(measure.id, plainText(measure.title)),
    lines: [
      worseningJa.change(weatherText(previous.weather), weatherText(current.weather)),
      worseningJa.why[why],
      worseningJa.progress(clipText(current.progress, roomForText)),
      ...(current.issue === '' ? [] : [worseningJa.issue(clipText(current.issue, roomForText))]),
    ],
    note: worseningJa.note,
  })
}
