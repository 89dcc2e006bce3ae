/** 施策の割当: the PMO takes the workbook out, and reads it back after having seen what it would change. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { assignmentsEn } from '../../../../shared/src/wording/assignments.en.ts'
import { assignmentsJa } from '../../../../shared/src/wording/assignments.ja.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { useMe } from '../../api/use-me.ts'
import { useLanguage } from '../../components/language.ts'
import { PageFrame, PageHeading } from '../../components/page-frame.tsx'
import { PageLoading, PageMessage } from '../../components/page-message.tsx'
import { QuietNotice } from '../../components/quiet-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { useWorkbook, type WorkbookStep } from './use-workbook.ts'
import { WorkbookPreviewTable } from './workbook-preview.tsx'

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalM}` },
})

export function AssignmentsPage() {
  const me = useMe()
  const wording = useWording()
  const words = useLanguage().language === 'en' ? assignmentsEn : assignmentsJa
  if (!me) return <PageLoading label={wording.loading} />
  return me.duties.includes('pmo') ? <Workbook words={words} /> : <PageMessage text={words.onlyPmo} />
}

function Workbook({ words }: { readonly words: typeof assignmentsJa }) {
  const styles = useStyles()
  const wording = useWording()
  const { step, take, choose, apply, cancel } = useWorkbook()
  const field = useRef<HTMLInputElement>(null)
  /** So that the same file, mended, can be chosen again. */
  const forget = () => {
    if (field.current) field.current.value = ''
  }
  const busy = step.kind === 'busy'
  const said = step.kind === 'failed' ? failureSentence(step.error, wording) : sentenceOf(step, words)
  return (
    <PageFrame busy={busy}>
      <PageHeading subject={words.subject} title={words.heading}>
        {words.heading}
      </PageHeading>
      <QuietNotice text={said} />
      <SectionCard heading={words.take.heading}>
        <p className={styles.text}>{words.take.text}</p>
        <Button disabled={busy} onClick={take}>
          {words.take.button}
        </Button>
      </SectionCard>
      <SectionCard heading={words.choose.heading}>
        <p className={styles.text}>{words.choose.text}</p>
        <Button disabled={busy} onClick={() => field.current?.click()}>
          {words.choose.button}
        </Button>
        {/* Its own button speaks the browser's language. */}
        <input
          ref={field}
          hidden
          type="file"
          aria-label={words.choose.label}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void choose(file).then(forget)
          }}
        />
        {busy && <Spinner size="tiny" label={words.choose.reading} />}
      </SectionCard>
      {step.kind === 'shown' && (
        <WorkbookPreviewTable
          words={words}
          preview={step.preview}
          onApply={() => apply(step.content, step.preview.mark)}
          onCancel={cancel}
        />
      )}
    </PageFrame>
  )
}

function sentenceOf(step: WorkbookStep, words: typeof assignmentsJa): string | undefined {
  switch (step.kind) {
    case 'taken':
      return words.take.done(step.name)
    case 'tooLarge':
      return words.choose.tooLarge
    case 'applied':
      return words.applied(step.count)
    default:
      return undefined
  }
}
