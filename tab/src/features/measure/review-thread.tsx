/** The PMO's questions about an answer (確認のお願い) and the replies, in the order in which they were said. */
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReviewOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'

const useStyles = makeStyles({
  thread: { display: 'grid', gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  said: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    whiteSpace: 'pre-line',
  },
  question: { marginRight: '2rem', border: `1px solid ${tokens.colorNeutralStroke1}` },
  reply: {
    marginLeft: '2rem',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  who: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

export function ReviewThread({ reviews }: { readonly reviews: readonly ReviewOfMeasure[] }) {
  const styles = useStyles()
  const { detail: words, instant } = useWording()
  if (reviews.length === 0) return null
  return (
    <section className={styles.thread}>
      <h4 className={styles.heading}>{words.questions}</h4>
      {reviews.map(({ number, question, askedBy, askedAt, reply, repliedBy, repliedAt }) => (
        <div key={number} className={styles.thread}>
          <p className={`${styles.said} ${styles.question}`} {...cityText}>
            <span className={styles.who}>{words.question(askedBy, instant(new Date(askedAt)))}</span>
            {question}
          </p>
          <p className={`${styles.said} ${styles.reply}`} {...cityText}>
            {repliedBy && repliedAt && (
              <span className={styles.who}>{words.reply(repliedBy, instant(new Date(repliedAt)))}</span>
            )}
            {reply ?? words.noReply}
          </p>
        </div>
      ))}
    </section>
  )
}
