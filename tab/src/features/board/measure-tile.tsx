/** One measure: its weather at a glance, what was written in two lines, the rest on request in place. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo, useId, useState } from 'react'
import type { MeasureOnBoard } from '../../../../shared/src/contract/board.ts'
import type { TabWording } from '../../../../shared/src/wording/tab.ja.ts'
import { markColour } from '../../components/appearance.ts'
import { cityText } from '../../components/language.ts'
import { type Mark, MarkIcon } from '../../components/mark-icon.tsx'
import { MeasureLink } from '../../components/measure-link.tsx'
import { useWording } from '../../components/use-wording.ts'
import { ChangeNote } from './change-note.tsx'
import { MeasureDetails } from './measure-details.tsx'
import { MoreIcon } from './more-icon.tsx'
import { type Standing, skyOf, standingOf } from './standing.ts'
import { useSkyLabel } from './use-sky-label.ts'

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    gridTemplateColumns: '4.25rem minmax(0, 1fr)',
    boxSizing: 'border-box',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  open: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  sky: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalXXS}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'center',
    wordBreak: 'keep-all',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  top: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  title: {
    flex: 1,
    minWidth: 0,
    margin: `2px 0 0`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    wordBreak: 'auto-phrase',
  },
  id: { marginRight: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  link: { color: 'inherit', fontWeight: 'inherit' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalXXS} 0`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  strong: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  text: { margin: 0, whiteSpace: 'pre-line', lineHeight: '1.25rem' },
  twoLines: {
    minHeight: '2.5rem',
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { minWidth: '28px', width: '28px', height: '28px', padding: 0 },
})

export const MeasureTile = memo(function MeasureTile({ measure }: { readonly measure: MeasureOnBoard }) {
  const styles = useStyles()
  const wording = useWording()
  const skyLabel = useSkyLabel()
  const [open, setOpen] = useState(false)
  const id = useId()
  const standing = standingOf(measure)
  const mark = markOf(measure)
  const { current } = measure
  return (
    <article aria-labelledby={`${id}-title`} className={mergeClasses(styles.tile, isOpen(standing) && styles.open)}>
      <div
        className={styles.sky}
        title={skyLabel(mark).meaning}
        style={{ color: markColour(mark, 'ink'), backgroundColor: markColour(mark, 'surface') }}
      >
        <MarkIcon mark={mark} size={34} />
        <span>{skyLabel(mark).label}</span>
      </div>
      <div className={styles.body}>
        <div className={styles.top}>
          <h4 id={`${id}-title`} className={styles.title}>
            <span className={styles.id}>{measure.id}</span>
            <MeasureLink id={measure.id} className={styles.link}>
              <span {...cityText}>{measure.title}</span>
            </MeasureLink>
          </h4>
          <Button
            appearance="subtle"
            size="small"
            className={styles.more}
            aria-expanded={open}
            aria-controls={`${id}-more`}
            aria-label={wording.measure.more(measure.title)}
            icon={<MoreIcon open={open} />}
            onClick={() => setOpen(!open)}
          />
        </div>
        <div className={styles.facts}>
          <span className={styles.strong}>{standing ? wording.standing[standing] : wording.notInRound}</span>
          {isReviewed(measure.expectation) && <span>{wording.review[measure.expectation]}</span>}
          {current?.source === 'sample' && <span className={styles.strong}>{wording.history.sample}</span>}
          {current?.recorded && <span>{wording.measure.recorded}</span>}
          {current && <span>{wording.measure.direction(current.direction)}</span>}
          {measure.amendment && (
            <span className={styles.strong}>{amendedText(measure.amendment, current, wording)}</span>
          )}
          <ChangeNote measure={measure} />
        </div>
        <p
          className={mergeClasses(styles.text, !open && styles.twoLines, !current && styles.quiet)}
          {...(current ? cityText : {})}
        >
          {textOf(measure, open, wording)}
        </p>
        <div id={`${id}-more`} hidden={!open}>
          {open && <MeasureDetails measure={measure} />}
        </div>
      </div>
    </article>
  )
})

/** The answer stands as it was at the close; what was said after it stands beside it. */
function amendedText(
  { dated, weather }: NonNullable<MeasureOnBoard['amendment']>,
  current: MeasureOnBoard['current'],
  { measure: words, labels }: TabWording,
): string {
  return words.amended(dated, weather === current?.weather ? '' : labels.weather[weather].label)
}

/** Without an answer the last text helps more than a blank, as long as it says so; opened, it stands in the details. */
function textOf(measure: MeasureOnBoard, open: boolean, { measure: words }: TabWording): string {
  const { current, previous } = measure
  const standing = standingOf(measure)
  if (current) return current.progress || words.noProgress
  if (standing === 'excused' || standing === null) return words.notAsked
  if (standing === 'answered') return words.notShownYet
  return previous?.progress && !open ? words.previousText(previous.progress) : words.notAnswered
}

/** What the PMO made of the answer: counted as answered in any case. */
function isReviewed(expectation: MeasureOnBoard['expectation']): expectation is 'returned' | 'accepted' {
  return expectation === 'returned' || expectation === 'accepted'
}

function isOpen(standing: Standing | null): boolean {
  return standing === 'unanswered' || standing === 'unreachable'
}

function markOf(measure: MeasureOnBoard): Mark {
  const standing = standingOf(measure)
  if (standing === 'excused' || standing === null) return 'outOfScope'
  if (standing === 'published') return 'published'
  return skyOf(measure) ?? 'unanswered'
}
