/** What whoever takes over a measure gets in one card: its last four answers and what is still promised. */
import type { Answer, Consultation } from './check-in.ts'
import type { Day } from './day.ts'
import type { MeasureId } from './measure.ts'
import type { PreviousAnswer } from './own-measure.ts'
import { passedPlan } from './passed-plan.ts'
import type { ReviewQuestion } from './review.ts'
import type { RoundId } from './round.ts'

const answersHandedOn = 4

export type EarlierAnswer = PreviousAnswer & Pick<Answer, 'issue' | 'nextAction'>

export type OpenPromise =
  | { readonly kind: 'nextAction'; readonly roundId: RoundId; readonly text: string }
  | { readonly kind: 'issue'; readonly roundId: RoundId; readonly text: string }
  /** 予定 of the last text whose day has passed. */
  | { readonly kind: 'passedPlan'; readonly roundId: RoundId; readonly text: string; readonly day: Day }
  /** ご相談 that nobody has answered yet. */
  | { readonly kind: 'consultation'; readonly text: string; readonly by: Day | null }
  /** 確認のお願い that waits for a reply. */
  | { readonly kind: 'question'; readonly roundId: RoundId; readonly text: string }

export interface SuccessorPack {
  readonly measureId: MeasureId
  /** Newest first. */
  readonly answers: readonly EarlierAnswer[]
  readonly promises: readonly OpenPromise[]
  /** Of the round that is open or comes next; null when no round is planned. */
  readonly dueOn: Day | null
}

export interface ForSuccessor {
  readonly measureId: MeasureId
  /** Newest first, the one of the open round among them. */
  readonly answers: readonly EarlierAnswer[]
  readonly openConsultations: readonly Consultation[]
  readonly questions: readonly Pick<ReviewQuestion, 'roundId' | 'question' | 'reply'>[]
  readonly dueOn: Day | null
  readonly today: Day
}

export function successorPack(facts: ForSuccessor): SuccessorPack {
  const { measureId, answers, openConsultations, questions, dueOn, today } = facts
  const [last] = answers
  return {
    measureId,
    answers: answers.slice(0, answersHandedOn),
    promises: [
      ...questions.flatMap(({ roundId, question, reply }): OpenPromise[] =>
        reply === null ? [{ kind: 'question', roundId, text: question }] : [],
      ),
      ...openConsultations.map(({ text, by }): OpenPromise => ({ kind: 'consultation', text, by })),
      ...(last ? promisesOf(last, today) : []),
    ],
    dueOn,
  }
}

/** Of the last answer only: what an earlier one promised and the last one does not repeat counts as done. */
function promisesOf({ roundId, progress, issue, nextAction }: EarlierAnswer, today: Day): OpenPromise[] {
  const plan = passedPlan(progress, today)
  return [
    ...(plan ? [{ kind: 'passedPlan', roundId, text: plan.plan, day: plan.day } as const] : []),
    ...(nextAction === '' ? [] : [{ kind: 'nextAction', roundId, text: nextAction } as const]),
    ...(issue === '' ? [] : [{ kind: 'issue', roundId, text: issue } as const]),
  ]
}
