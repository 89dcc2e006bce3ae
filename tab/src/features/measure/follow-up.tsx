/** The one question after saving, and what the leader chose. Left alone, it waits; the answer is saved all the same. */
import type { FollowUpOfMeasure, IndicatorOfMeasure } from '../../../../shared/src/contract/measure.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'
import { Said, Thread } from './thread.tsx'

interface FollowUpProps {
  readonly followUp: FollowUpOfMeasure
  readonly indicators: readonly IndicatorOfMeasure[]
}

export function FollowUp({ followUp, indicators }: FollowUpProps) {
  const wording = useWording()
  const { detail: words, labels, instant } = wording
  const { question, askedAt, choice, text, answeredAt } = followUp
  const chosen = choice === null ? '' : (labels.followUpChoice[choice] ?? choice)
  return (
    <Thread heading={words.followUp}>
      <Said by="asker" who={instant(new Date(askedAt))}>
        {questionText(question, indicators, wording)}
      </Said>
      <Said by="replier" who={answeredAt ? words.followUpAnswer(instant(new Date(answeredAt))) : null}>
        {choice === null ? words.noReply : chosen}
        {text !== '' && (
          <>
            <br />
            <span {...cityText}>{text}</span>
          </>
        )}
      </Said>
    </Thread>
  )
}

function questionText(
  question: FollowUpOfMeasure['question'],
  indicators: readonly IndicatorOfMeasure[],
  { detail: words }: TabWording,
): string {
  const { followUpQuestion: questions } = words
  if (question.kind === 'passedPlan') return questions.passedPlan(question.plan)
  if (question.kind !== 'mismatch') return questions[question.kind]
  const indicator = indicators.find(({ id }) => id === question.indicatorId)
  const unit = indicator?.unit ?? ''
  const name = indicator?.name ?? question.indicatorId
  return questions.mismatch(`${name} ${words.figure(question.value, unit)}`, words.figure(question.target, unit))
}
