/** 引き続き担当です: what the manager knows better than the directory. */
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import { leadersGoneJa } from '../../../../../shared/src/wording/leaders-gone.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { keepLeaders } from '../../../usecases/leaders-to-replace.ts'
import type { ActionReply, Turn } from '../turn.ts'

/** `shown`: the measures of the card. */
export async function keepShownLeaders({ deps, person }: Turn, shown: string): Promise<ActionReply> {
  const kept = await keepLeaders(deps, person, shown.split(' '))
  if (isRefusal(kept)) return { message: refusalJa(kept.refusal) }
  return { card: noteCard(leadersGoneJa.kept(kept), leadersGoneJa.keptNote) }
}
