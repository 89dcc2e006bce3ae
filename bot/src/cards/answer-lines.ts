/** The lines in which every card tells an answer, so that an answer reads the same wherever it is shown. */
import type { AnswerDraft } from '../../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Direction, DirectionReason } from '../../../shared/src/domain/direction.ts'
import { shortDay } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
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
  return `${chatJa.form.reason}：${reason === 'other' ? text : labelsJa.directionReason[reason]}`
}

/** What a form starts from when an answer is corrected. */
export type Draft = Required<{ readonly [field in keyof AnswerDraft]: string }>

export const emptyDraft: Draft = {
  weather: '',
  progress: '',
  direction: 'continue',
  directionReason: '',
  directionReasonText: '',
}

const tokyoAheadOfUtc = 9 * 60 * 60_000

/** 「12月16日（火） 10:42」 in Asia/Tokyo, whatever the server's zone. */
export function momentText(at: Date): string {
  const time = new Date(at.getTime() + tokyoAheadOfUtc).toISOString().slice(11, 16)
  return `${shortDay(dayInTokyo(at))} ${time}`
}
