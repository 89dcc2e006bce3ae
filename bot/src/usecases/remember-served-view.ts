/** What a press was answered with: what a person was shown in a message decides how long nothing may replace it. */
import type { PersonId } from '../../../shared/src/domain/person.ts'
import type { Deps, ServedView } from './ports.ts'

/** `activityId`: the message in whose place it is shown; null when the client does not say. */
export async function rememberServedView(
  { unitOfWork, clock }: Deps,
  person: PersonId,
  activityId: string | null,
  view: ServedView,
): Promise<void> {
  const now = clock.now()
  await unitOfWork.run(async (tx) => {
    await tx.delivery.saveServedView(person, activityId, view, now)
    if (activityId !== null) await tx.delivery.noteOpened(person, activityId, now)
  })
}
