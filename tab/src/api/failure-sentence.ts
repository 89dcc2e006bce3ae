/** What to tell people when something between page and server went wrong. */
import type { TabWording } from '../../../shared/src/wording/tab.ja.ts'
import { NotSignedInError, NotUnderstoodError, ProblemError } from './problem-error.ts'

export function failureSentence(error: Error, wording: TabWording): string {
  if (error instanceof ProblemError) return wording.refused(error.code, error.message)
  if (error instanceof NotUnderstoodError) return wording.notUnderstood
  if (error instanceof NotSignedInError) return wording.notSignedIn
  return wording.unreachable
}

/** True when waiting is enough: the page keeps asking by itself. */
export function passesByItself(error: Error): boolean {
  return !(error instanceof ProblemError || error instanceof NotUnderstoodError || error instanceof NotSignedInError)
}
