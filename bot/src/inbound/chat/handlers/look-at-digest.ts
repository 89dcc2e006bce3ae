/** 回答一覧の確認: what the manager presses on the digest of a section. */
import { isRefusal, type Refusal } from '../../../../../shared/src/domain/refusal.ts'
import { digestJa } from '../../../../../shared/src/wording/ladder.ja.ts'
import { refusalJa } from '../../../../../shared/src/wording/refusals.ja.ts'
import { type DigestPlace, digestCard, digestLineForm } from '../../../cards/digest-card.ts'
import { noteCard } from '../../../cards/note-card.ts'
import { seeDigest, showDigest } from '../../../usecases/look-at-digest.ts'
import type { ActionReply, Turn } from '../turn.ts'
import { arrivalLine } from './arrival-line.ts'

export async function backToDigest(
  { deps, person }: Turn,
  { roundId, section }: Pick<DigestPlace, 'roundId' | 'section'>,
): Promise<ActionReply> {
  const digest = await showDigest(deps, person, roundId, section)
  return isRefusal(digest) ? refused(digest.refusal) : { card: digestCard(digest) }
}

export async function showLineForm(_: Turn, place: DigestPlace): Promise<ActionReply> {
  return { card: digestLineForm(place) }
}

export async function see(
  { deps, person }: Turn,
  { how, line, ...place }: DigestPlace & { readonly how: 'seen' | 'line' | 'talk'; readonly line: string },
): Promise<ActionReply> {
  const { roundId, section } = place
  const count = await seeDigest(deps, person, { roundId, section, shown: shownOf(place), how, line })
  if (isRefusal(count)) {
    return how === 'line' ? { card: digestLineForm(place, line, refusalJa(count.refusal)) } : refused(count.refusal)
  }
  const back = { title: digestJa.back, verb: 'unanswered.list' }
  const done =
    how === 'seen' ? digestJa.done.seen(section, count) : digestJa.done[how](count, await arrivalLine({ deps }))
  return { card: noteCard(done, how === 'line' ? line.trim() : '', back) }
}

/** `B1-3:2 B1-4:1`; what cannot be read names no measure and is refused by the use case. */
function shownOf({ shown }: DigestPlace) {
  return shown.split(' ').map((one) => {
    const [measureId = '', revision] = one.split(':')
    return { measureId, revision: Number(revision) }
  })
}

const refused = (refusal: Refusal): ActionReply => ({ message: refusalJa(refusal) })
