/** 保存後の確認: what was saved and until when it can be changed, on top of whatever comes next. */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { answerLine, figureLines, momentText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'

export interface SavedBanner {
  readonly heading: string
  readonly answer: string
  readonly correctable: string
  /** The button that opens the saved answer again; empty where there is no single one. */
  readonly correct: string
  readonly measureId: string
}

export function savedBanner(
  round: Round,
  measure: Measure,
  { answer, revision, answeredAt }: Revision,
  indicators: readonly Indicator[],
): SavedBanner {
  const wording = chatJa.confirmation
  const figures = plainText(figureLines(answer.figures, indicators).replaceAll('\n', '／'))
  const said = answerLine(answer.weather, answer.direction)
  return {
    heading: `${wording.heading(measure.id, plainText(measure.title))}（${wording.savedAt(momentText(answeredAt), revision)}）`,
    answer: figures === '' ? said : `${said}／${figures}`,
    correctable: wording.correctable(round.dueOn, round.closesOn),
    correct: wording.correctThis(measure.id),
    measureId: measure.id,
  }
}
