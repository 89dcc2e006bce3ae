/** この係の通知先: a section hears in a channel from now on, said there by its manager or by the PMO. */
import { mayChooseChannel } from '../../../shared/src/domain/channel-notice.ts'
import type { PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import { type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import type { ConversationAddress, Deps } from './ports.ts'

export type ChannelChoice =
  | { readonly kind: 'chosen' | 'left'; readonly section: SectionName }
  /** Several could be meant. */
  | { readonly kind: 'whichSection'; readonly sections: readonly SectionName[] }
  /** Teams did not say who is in the channel. */
  | { readonly kind: 'notListed' }

/** `wanted`: the section as typed; empty where none was named. */
export async function chooseChannel(
  deps: Deps,
  asker: PersonId,
  channel: ConversationAddress,
  wanted: string,
): Promise<ChannelChoice | { readonly refusal: Refusal }> {
  const { unitOfWork, clock, messenger } = deps
  const found = await find(deps, asker, wanted)
  if ('refusal' in found || found.kind !== 'chosen') return found
  // Outside the transaction: Teams is asked.
  const roster = await messenger.members(channel)
  if (!roster) return { kind: 'notListed' }
  await unitOfWork.run(({ ladder }) =>
    ladder.saveChannel({ section: found.section, ...channel, setBy: asker, setAt: clock.now(), roster }),
  )
  return found
}

export async function leaveChannel(
  deps: Deps,
  asker: PersonId,
  wanted: string,
): Promise<ChannelChoice | { readonly refusal: Refusal }> {
  const found = await find(deps, asker, wanted)
  if ('refusal' in found || found.kind !== 'chosen') return found
  await deps.unitOfWork.run(({ ladder }) => ladder.removeChannel(found.section))
  return { kind: 'left', section: found.section }
}

async function find(
  { unitOfWork }: Deps,
  asker: PersonId,
  wanted: string,
): Promise<ChannelChoice | { readonly refusal: Refusal }> {
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    const known = new Set((await tx.register.list()).flatMap(({ leadSection }) => leadSection ?? []))
    const sections = [...known].filter((section) => mayChooseChannel(person, section))
    if (sections.length === 0) return refuse({ code: 'notAllowed' })
    const [only, ...others] = sections
    if (wanted === '' && only && others.length === 0) return { kind: 'chosen', section: only }
    const section = sections.find((one) => one.normalize('NFKC').toLowerCase() === wanted)
    if (section) return { kind: 'chosen', section }
    return known.has(wanted) ? refuse({ code: 'notAllowed' }) : { kind: 'whichSection', sections }
  })
}
