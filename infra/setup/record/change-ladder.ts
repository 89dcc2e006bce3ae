/** お知らせの段と送る時刻 as data from a file: all of it is right, or nothing changes. */
import { z } from 'zod'
import type { UnitOfWork } from '../../../bot/src/usecases/ports.ts'
import { type Ladder, readLadder } from '../../../shared/src/domain/ladder.ts'
import { isRefusal } from '../../../shared/src/domain/refusal.ts'
import { readSendingHours, type SendingHours } from '../../../shared/src/domain/sending-hours.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'

const content = z.strictObject({
  ladder: z.array(z.strictObject({ id: z.string(), offset: z.number(), to: z.array(z.string()) })).optional(),
  sendingHours: z.strictObject({ from: z.string(), noticesAt: z.string(), to: z.string() }).optional(),
})

export interface LadderInUse {
  readonly ladder: Ladder
  readonly sendingHours: SendingHours
}

export async function ladderInUse({ unitOfWork }: { readonly unitOfWork: UnitOfWork }): Promise<LadderInUse> {
  const { ladder, sendingHours } = await unitOfWork.run((tx) => tx.ladder.settings())
  return { ladder, sendingHours }
}

/** Resolves with what is in use from now on, or with the sentence that says what to mend. */
export async function changeLadder(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  file: string,
  now: Date,
): Promise<LadderInUse | { readonly problem: string }> {
  const { success, data } = content.safeParse(parsed(file))
  if (!success) return { problem: '「ladder」と「sendingHours」を、使い方の見本の形で書いてください。' }
  const ladder = data.ladder && readLadder(data.ladder)
  if (isRefusal(ladder)) return { problem: refusalJa(ladder.refusal) }
  const hours = data.sendingHours && readSendingHours(data.sendingHours)
  if (isRefusal(hours)) return { problem: refusalJa(hours.refusal) }
  await unitOfWork.run(async (tx) => {
    if (ladder) await tx.ladder.saveSetting('ladder', ladder, null, now)
    if (hours) await tx.ladder.saveSetting('sendingHours', hours, null, now)
  })
  return ladderInUse({ unitOfWork })
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file)
  } catch {
    return null
  }
}
