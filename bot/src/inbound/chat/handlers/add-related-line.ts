/** 関係課の一言: the list of measures in which one's section has a part, the form, the saving and the taking back. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { relatedLineJa } from '../../../../../shared/src/wording/related-lines.ja.ts'
import {
  relatedFormCard,
  relatedListCard,
  relatedSavedCard,
  relatedSummary,
  relatedTakenBackCard,
} from '../../../cards/related-card.ts'
import {
  addRelatedLine,
  listRelated,
  type RelatedPlace,
  readRelated,
  takeBackRelatedLine,
} from '../../../usecases/related-lines.ts'
import type { ActionReply, ChatReply, Turn } from '../turn.ts'

/** 「関係課」 */
export async function tellRelated({ deps, person }: Turn): Promise<ChatReply> {
  const found = await listRelated(deps, person)
  if (isRefusal(found)) return { text: refusalJa(found.refusal) }
  const { round, rows } = found
  if (rows.length === 0) return { text: relatedLineJa.nothing }
  return { card: relatedListCard(round, rows), summary: relatedSummary(round, rows) }
}

export async function showRelated({ deps, person }: Turn, page = 0): Promise<ActionReply> {
  const found = await listRelated(deps, person)
  if (isRefusal(found)) return refused(found.refusal)
  return found.rows.length === 0
    ? { message: relatedLineJa.nothing }
    : { card: relatedListCard(found.round, found.rows, page) }
}

export async function showRelatedForm({ deps, person }: Turn, place: RelatedPlace): Promise<ActionReply> {
  const found = await readRelated(deps, person, place)
  return isRefusal(found) ? refused(found.refusal) : { card: relatedFormCard(found.round, found) }
}

/** What could not be taken stands in the form again. */
export async function saveRelatedLine(
  { deps, person }: Turn,
  { text, ...place }: RelatedPlace & { readonly text: string },
): Promise<ActionReply> {
  const saved = await addRelatedLine(deps, person, place, text)
  if (!isRefusal(saved)) return { card: relatedSavedCard(place.measureId, place.section, saved.line) }
  const { code } = saved.refusal
  const sentence = refusalJa(saved.refusal)
  if (code !== 'textMissing' && code !== 'textTooLong') return { message: sentence }
  const found = await readRelated(deps, person, place)
  return isRefusal(found) ? { message: sentence } : { card: relatedFormCard(found.round, found, text, sentence) }
}

export async function removeRelatedLine({ deps, person }: Turn, place: RelatedPlace): Promise<ActionReply> {
  const taken = await takeBackRelatedLine(deps, person, place)
  if (isRefusal(taken)) return refused(taken.refusal)
  return { card: relatedTakenBackCard(place.measureId, place.section, taken?.line ?? null) }
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
