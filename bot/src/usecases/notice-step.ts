/** What the name of a step says. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'
import type { NoticeStep } from './jobs.ts'

type KindOf<Step> = Step extends `${infer Kind}:${string}` ? Kind : Step
/** The first word of a step. */
export type NoticeKindName = KindOf<NoticeStep>

export function kindOf(step: NoticeStep): NoticeKindName {
  return step.split(':', 1)[0] as NoticeKindName
}

/** Of a question: `question:B1-3:2`; null for every other kind. */
export function partsOf(step: NoticeStep): { readonly measureId: MeasureId | null; readonly number: number } {
  const [kind, measureId = null, number] = step.split(':')
  return { measureId: kind === 'question' ? measureId : null, number: Number(number) }
}
