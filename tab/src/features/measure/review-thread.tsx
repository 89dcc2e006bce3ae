/** The PMO's questions about an answer (確認のお願い) and the replies, in the order in which they were said. */
import { Fragment } from 'react'
import type { ReviewOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'
import { Said, Thread } from './thread.tsx'

export function ReviewThread({ reviews }: { readonly reviews: readonly ReviewOfMeasure[] }) {
  const { detail: words, instant } = useWording()
  if (reviews.length === 0) return null
  return (
    <Thread heading={words.questions}>
      {reviews.map(({ number, question, askedBy, askedAt, reply, repliedBy, repliedAt }) => (
        <Fragment key={number}>
          <Said by="asker" who={words.question(askedBy, instant(new Date(askedAt)))}>
            <span {...cityText}>{question}</span>
          </Said>
          <Said by="replier" who={repliedBy && repliedAt ? words.reply(repliedBy, instant(new Date(repliedAt))) : null}>
            {reply === null ? words.noReply : <span {...cityText}>{reply}</span>}
          </Said>
        </Fragment>
      ))}
    </Thread>
  )
}
