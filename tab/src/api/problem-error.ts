/** What can go wrong between tab and server, told apart so that the page can say what to do. */
import type { Problem } from '../../../shared/src/contract/problem.ts'

/** The server said no; `message` is its sentence for people. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.status = status
    this.code = problem.code
  }
}

/** No answer, or one that did not come from the program (a proxy's page, a server going down). */
export class UnreachableError extends Error {}

/** An answer in a shape that this page does not know: page and server are of different versions. */
export class NotUnderstoodError extends Error {}

/** Nobody vouches for the person: the sign-in of Teams failed. */
export class NotSignedInError extends Error {}
