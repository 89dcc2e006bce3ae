/** 保存後の確認: what was saved and until when it can be changed, on top of whatever comes next. */
import type { Revision } from '../../../shared/src/domain/check-in.ts'
import type { Indicator, Measure } from '../../../shared/src/domain/measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { consultationJa } from '../../../shared/src/wording/decisions.ja.ts'
import { answerLine, figureLines, momentText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'

export interface SavedBanner {
  readonly heading: string
  /** What was said, and that it was recorded for somebody. */
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
  /** 代理入力; without a post where the measure has no leader. */
  recordedFor: { readonly post: string | null } | null = null,
  /** ご相談: posts it goes to; null where nothing is asked. */
  consulted: readonly string[] | null = null,
  /** When they get it, where that is not at once. */
  later = '',
): SavedBanner {
  const wording = chatJa.confirmation
  const figures = plainText(figureLines(answer.figures, indicators).replaceAll('\n', '／'))
  const said = [answerLine(answer.weather, answer.direction), figures].filter((part) => part !== '').join('／')
  return {
    heading: `${wording.heading(measure.id, plainText(measure.title))}（${wording.savedAt(momentText(answeredAt), revision)}）`,
    answer: [said, recordedFor ? recordedLine(recordedFor.post) : ''].filter((part) => part !== '').join('　'),
    correctable: `${consultedLine(measure.id, consulted, later)}${wording.correctable(round.dueOn, round.closesOn)}`,
    correct: wording.correctThis(measure.id),
    measureId: measure.id,
  }
}

function consultedLine(measureId: string, consulted: readonly string[] | null, later: string): string {
  if (consulted === null) return ''
  return consulted.length === 0
    ? consultationJa.nobody(measureId)
    : consultationJa.goesTo(consulted.map(plainText).join('・'), later)
}

function recordedLine(post: string | null): string {
  const wording = chatJa.confirmation
  return post === null ? wording.recordedWithoutLeader : wording.recordedFor(plainText(post))
}
