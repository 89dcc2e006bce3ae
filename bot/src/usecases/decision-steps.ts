/** The steps at which people hear of a hand-over and of a closed round, and what their names say. */
import type { MeasureId } from '../../../shared/src/domain/measure.ts'

/** `asked`: to the receiver; `accepted`, `declined`: to whoever offered; `successor`: what whoever leads now gets with it. */
export type HandOverStep = `handOver:${MeasureId}:${number}:${'asked' | 'accepted' | 'declined' | 'successor'}`

/** `toPmo` with the turn in it: the report may come back. `thanks`: to leaders and managers. */
export type ClosingStep = `closing:${'toPmo' | 'toProgrammeManager' | 'confirmed' | 'toOwner' | 'thanks'}:${number}`

/** Of a step that is named after a measure and a number in it: `consultation:B1-3:1:manager`. */
export function measureStepParts(step: string): {
  readonly measureId: MeasureId
  readonly number: number
  readonly last: string
} {
  const [, measureId = '', number, last = ''] = step.split(':')
  return { measureId, number: Number(number), last }
}
