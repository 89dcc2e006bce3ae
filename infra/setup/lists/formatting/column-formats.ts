/** How columns are shown: pictures, words and colours in place of bare values. Columns not named stay as they are. */
import { listFields } from '../../../../bot/src/outbound/sharepoint/list-fields.ts'
import { type Direction, directions } from '../../../../shared/src/domain/direction.ts'
import type { Indicator } from '../../../../shared/src/domain/measure.ts'
import type { RecordList } from '../../../../shared/src/domain/record.ts'
import type { ExpectationState, RoundState } from '../../../../shared/src/domain/round.ts'
import { type Weather, weathers } from '../../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../../shared/src/wording/labels.ja.ts'
import { assignJa } from '../../../../shared/src/wording/pmo-setup.ja.ts'
import { betterWhenJa, decisionKindsJa } from '../../../../shared/src/wording/record.ja.ts'
import { writtenAs } from '../written-as.ts'
import { type Chip, chips, type Tone } from './chip.ts'
import type { ColumnFormat } from './format-element.ts'
import { markWhenEmpty, markWhenFilled, roundLabel } from './marks.ts'

type Look = readonly [picture: string, tone: Tone]

const { checkIns } = listFields

const weatherTones: { readonly [code in Weather]: Tone } = {
  sunny: 'good',
  cloudy: 'quiet',
  rainy: 'notice',
  stormy: 'strong',
  outOfScope: 'none',
}
const weather = chips(
  weathers.map((code): Chip => {
    const { symbol, label, meaning } = labelsJa.weather[code]
    return {
      value: writtenAs(checkIns.cells.weather, code),
      picture: symbol,
      words: label,
      tone: weatherTones[code],
      meaning,
    }
  }),
)

/** Labels that are both what the cell reads and what is shown. */
function labelled<Code extends string>(
  labels: { readonly [code in Code]: string },
  looks: { readonly [code in Code]: Look },
): ColumnFormat {
  const codes = Object.keys(looks) as Code[]
  return chips(
    codes.map((code) => {
      const [picture, tone] = looks[code]
      return { value: labels[code], picture, words: labels[code], tone }
    }),
  )
}

const directionLooks: { readonly [code in Direction]: Look } = {
  continue: ['➡️', 'none'],
  expand: ['⤴️', 'good'],
  revise: ['🔄', 'notice'],
  reduce: ['⤵️', 'notice'],
  merge: ['🔗', 'notice'],
  suspend: ['⏸️', 'strong'],
  complete: ['🏁', 'good'],
  stop: ['⏹️', 'strong'],
}
const direction = chips(
  directions.map((code): Chip => {
    const [picture, tone] = directionLooks[code]
    return { value: writtenAs(checkIns.cells.direction, code), picture, words: labelsJa.direction[code], tone }
  }),
)

const state = labelled<ExpectationState>(labelsJa.expectation, {
  planned: ['🕓', 'none'],
  delivered: ['✉️', 'quiet'],
  answered: ['📝', 'good'],
  returned: ['💬', 'notice'],
  accepted: ['✅', 'good'],
  excused: ['－', 'none'],
  unreachable: ['☎️', 'notice'],
})

const yesMark = (field: Parameters<typeof writtenAs>[0], picture: string, words: string, tone: Tone) =>
  chips([
    { value: writtenAs(field, true), picture, words, tone },
    { value: writtenAs(field, false), picture: '', words: '', tone: 'none' },
  ])

const answer = {
  RoundKey: roundLabel,
  Weather: weather,
  Direction: direction,
  Sample: yesMark(checkIns.cells.sample, '🧪', '見本', 'notice'),
  Unchanged: yesMark(checkIns.cells.unchanged, '＝', '前回と同じ', 'none'),
  RecordedFor: markWhenFilled('代理入力'),
}

/** By list, then by the internal name of the column. */
export const columnFormats: { readonly [list in RecordList]: Readonly<Partial<Record<string, ColumnFormat>>> } = {
  checkIns: { ...answer, AnswerState: state },
  revisions: answer,
  measures: { LeaderPost: markWhenEmpty(assignJa.noLeader) },
  rounds: {
    RoundState: labelled<RoundState>(labelsJa.roundState, {
      planned: ['🕓', 'none'],
      open: ['📝', 'good'],
      closed: ['🔒', 'quiet'],
      withdrawn: ['↩️', 'none'],
    }),
  },
  decisions: {
    RoundKey: roundLabel,
    DecisionKind: labelled<keyof typeof decisionKindsJa>(decisionKindsJa, {
      question: ['💬', 'notice'],
      acceptance: ['✅', 'good'],
      excuse: ['－', 'none'],
      doubt: ['🔍', 'quiet'],
      consultation: ['🙋', 'notice'],
      handOver: ['🤝', 'none'],
      outcome: ['🏛️', 'good'],
      amendment: ['✏️', 'quiet'],
      relatedLine: ['📎', 'none'],
      extension: ['📅', 'none'],
      inHand: ['🛠️', 'none'],
      managerSeen: ['👀', 'quiet'],
      setting: ['⚙️', 'quiet'],
      roundPlan: ['🗓️', 'quiet'],
      closingReport: ['📄', 'quiet'],
    }),
  },
  indicatorValues: { RoundKey: roundLabel },
  indicators: {
    BetterWhen: labelled<Indicator['betterWhen']>(betterWhenJa, { higher: ['⬆️', 'none'], lower: ['⬇️', 'none'] }),
  },
  members: {},
  plans: {},
}
