/** Answers that are not 2xx, in the shape every page of the product reads. */
import type { Response } from 'restify'
import type { Problem } from '../../../shared/src/contract/problem.ts'

export function sendProblem(res: Response, status: number, code: string, message: string): void {
  const problem: Problem = { code, message }
  res.send(status, problem)
}
