/** The lines in which every card tells an answer, so that an answer reads the same wherever it is shown. */
import type { Answer, AnswerDraft } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import { figureText } from '../../../shared/src/domain/figure.ts'
import type { Indicator } from '../../../shared/src/domain/measure.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { asOfJa, momentJa } from '../../../shared/src/wording/days.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'

export function weatherText(weather: Weather): string {
  const { symbol, label } = labelsJa.weather[weather]
  return `${symbol} ${label}`
}

/** 「☁ くもり・継続」 */
export function answerLine(weather: Weather, direction: Direction): string {
  return chatJa.confirmation.answer(weatherText(weather), labelsJa.direction[direction])
}

/** 「理由：計画どおり進んでいるため」 */
export function reasonLine(reason: DirectionReason, text: string): string {
  return `${chatJa.confirmation.reason}：${reason === 'other' ? text : labelsJa.directionReason[reason]}`
}

/** What a form starts from: 継続 is at hand, the weather is never. */
export const emptyDraft: AnswerDraft = { direction: 'continue' }

/** A stored answer as a form shows it again. */
export function toDraft(answer: Answer): AnswerDraft {
  const { figures, milestones, nextYearNeeds, consultation, unchanged: _, ...texts } = answer
  return {
    ...texts,
    ...Object.fromEntries(figures.map(({ indicatorId, value }) => [`figure:${indicatorId}`, String(value)])),
    ...(figures[0] ? { asOf: figures[0].asOf } : {}),
    milestones: milestones.join(','),
    nextYearNeeds: nextYearNeeds.join(','),
    consultation: consultation?.text ?? '',
    consultationBy: consultation?.by ?? '',
  }
}

/** 「文書の電子決裁率 62.3%（11月末）」, one line a figure. */
export function figureLines(figures: Answer['figures'], indicators: readonly Indicator[]): string {
  return figures
    .map(({ indicatorId, value, asOf }) => {
      const indicator = indicators.find(({ id }) => id === indicatorId)
      return `${indicator?.name ?? indicatorId} ${figureText(value, indicator?.unit ?? '')}（${asOfJa(asOf)}）`
    })
    .join('\n')
}

const tokyoAheadOfUtc = 9 * 60 * 60_000

/** 「12月16日 10:42」 in Asia/Tokyo, whatever the server's zone. */
export function momentText(at: Date): string {
  const time = new Date(at.getTime() + tokyoAheadOfUtc).toISOString().slice(11, 16)
  return momentJa(dayInTokyo(at), time)
}
