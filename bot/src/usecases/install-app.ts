/** Adds the app for somebody in whose Teams it is not, and lets the waiting notice go out again. */
import type { JobPayloads } from './jobs.ts'
import type { Deps, InstallOutcome } from './ports.ts'
import { backOffAfter, giveUp, waitOrGiveUp } from './settle-notice.ts'

export async function installApp(
  { unitOfWork, clock, installer }: Deps,
  key: JobPayloads['install-app'],
): Promise<InstallOutcome['kind'] | 'nothingToDo'> {
  const waiting = await unitOfWork.run((tx) => tx.delivery.lockNotice(key))
  if (waiting?.state !== 'due' || !installer) return 'nothingToDo'
  const outcome = await installer.install(key.personId)
  await unitOfWork.run(async (tx) => {
    const found = await tx.delivery.lockNotice(key)
    if (found?.state !== 'due') return
    const now = clock.now()
    const notice = { ...found, attempts: found.attempts + 1 }
    if (outcome.kind === 'refused') return giveUp(tx, notice, outcome.cause, now)
    const { kind } = outcome
    const address = kind === 'installed' ? outcome.address : null
    if (address) await tx.delivery.saveConversation(key.personId, address, now)
    await waitOrGiveUp(tx, notice, kind === 'tryLater' ? outcome.cause : (notice.cause ?? kind), now, () =>
      kind === 'installed'
        ? tx.later({ name: 'send-notice', payload: key })
        : tx.later({ name: 'install-app', payload: key }, outcome.afterSeconds ?? backOffAfter(notice.attempts)),
    )
  })
  return outcome.kind
}
