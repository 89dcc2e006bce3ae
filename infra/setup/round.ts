/** `npm run round -- open 2025Q3`: opens a round as the PMO, through the running app or, where none runs, beside it. */
import { parseArgs } from 'node:util'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import { roundOnBoard } from '../../shared/src/contract/board.ts'
import { problem } from '../../shared/src/contract/problem.ts'
import { parseRoundId, shortDay, shortRoundLabel } from '../../shared/src/domain/fiscal-calendar.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import type { Round } from '../../shared/src/domain/round.ts'
import { refusalJa } from '../../shared/src/wording/refusals.ja.ts'
import { createLocalApp } from '../local/local-app.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [command, roundId = ''] = positionals

if (command !== 'open' || !parseRoundId(roundId)) {
  console.error('使い方: npm run round -- open 2025Q3（令和7年度 第3四半期の回を開きます）')
  process.exitCode = 1
} else {
  const answer = (await openInRunningApp(roundId)) ?? (await openBeside(roundId))
  if (typeof answer === 'string') {
    console.error(answer)
    process.exitCode = 1
  } else {
    console.log(
      `${shortRoundLabel(answer.id)} の回を開きました。期限は ${shortDay(answer.dueOn)}、締切は ${shortDay(answer.closesOn)} です。担当の方へ一覧カードをお届けします。`,
    )
  }
}

/** Null when no app runs here; a sentence when it says no. */
async function openInRunningApp(id: string): Promise<Round | string | null> {
  const origin = `http://127.0.0.1:${process.env.PORT || 3978}`
  try {
    await fetch(`${origin}/healthz`)
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED') return null
    throw error
  }
  const people = (await (await fetch(`${origin}/local/people`)).json()) as { id: string; post: string }[]
  const pmo = people.find(({ post }) => post.includes('PMO'))
  const headers = { 'content-type': 'application/json' }
  const signIn = await fetch(`${origin}/local/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ personId: pmo?.id }),
  })
  const { token } = (await signIn.json()) as { token: string }
  const response = await fetch(`${origin}/api/rounds/${id}/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  const body: unknown = await response.json()
  return response.ok ? roundOnBoard.parse(body) : problem.parse(body).message
}

async function openBeside(id: string): Promise<Round | string> {
  const app = await createLocalApp({ env: { LOG_LEVEL: 'warn', ...process.env }, openFirstRound: false })
  const opened = await openRound(app.deps, app.pmo, id)
  await app.close()
  return isRefusal(opened) ? refusalJa(opened.refusal) : opened
}
