/** How the machine is, in numbers: what the tick leaves behind, and what whoever watches over it reads. */
import type { Deps, RoundHealth } from './ports.ts'
import type { Heartbeat } from './sending-ports.ts'

/** Minutes. The clock strikes once a minute, and an instance may just be starting anew. */
const lateAfter = 5

export async function recordHeartbeat(
  { unitOfWork, clock }: Deps,
  { instance, restingJobs }: Pick<Heartbeat, 'instance' | 'restingJobs'>,
): Promise<void> {
  await unitOfWork.run(async (tx) => {
    const oldestDueAt = await tx.health.oldestDueAt()
    await tx.health.saveHeartbeat({ tickedAt: clock.now(), instance, restingJobs, oldestDueAt })
  })
}

export interface Health {
  /** Null before the first minute. */
  readonly heartbeat: Heartbeat | null
  /** The clock has not struck for longer than a new start takes. */
  readonly clockIsLate: boolean
  readonly round: RoundHealth | null
  /** The lists hold a record that this database has lost. */
  readonly rebuildFirst: boolean
}

export async function readHealth({ unitOfWork, clock }: Deps): Promise<Health> {
  return unitOfWork.run(async (tx) => {
    const heartbeat = await tx.health.heartbeat()
    const silentFor = heartbeat ? clock.now().getTime() - heartbeat.tickedAt.getTime() : 0
    return {
      heartbeat,
      clockIsLate: silentFor > lateAfter * 60_000,
      round: await tx.health.round(),
      rebuildFirst: (await tx.record.unread()).some(({ cause }) => cause === 'rebuildFirst'),
    }
  })
}
