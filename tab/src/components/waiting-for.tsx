/** In place of a page that has not arrived: that it loads, or why it does not come. */
import { PageLoading, PageMessage } from './page-message.tsx'
import { useWording } from './use-wording.ts'

interface WaitingForProps {
  /** What to say when it does not come. */
  readonly trouble: string | undefined
  readonly tryAgain: () => void
}

export function WaitingFor({ trouble, tryAgain }: WaitingForProps) {
  const wording = useWording()
  if (trouble === undefined) return <PageLoading label={wording.loading} />
  return <PageMessage text={trouble} action={{ label: wording.tryAgain, onClick: tryAgain }} />
}
