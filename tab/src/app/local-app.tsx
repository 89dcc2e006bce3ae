/** Local mode: choose a post once per browser tab (or come with `?person=<id>`), change it whenever wanted. */
import { useMemo, useState } from 'react'
import { type LocalPerson, localTokens, rememberedPersonId, rememberPersonId } from '../api/local-people.ts'
import { PersonChooser } from '../features/sign-in/person-chooser.tsx'
import { SignedIn } from './signed-in.tsx'

export function LocalApp({ people }: { readonly people: readonly LocalPerson[] }) {
  const [person, setPerson] = useState(() => {
    const wanted = takePersonFromAddress() ?? rememberedPersonId()
    return people.find(({ id }) => id === wanted)
  })
  const tokens = useMemo(() => (person ? localTokens(person.id) : undefined), [person])
  const choose = (chosen: LocalPerson | undefined) => {
    rememberPersonId(chosen?.id)
    setPerson(chosen)
  }
  if (!person || !tokens) return <PersonChooser people={people} onChoose={choose} />
  return <SignedIn key={person.id} tokens={tokens} onChangePerson={() => choose(undefined)} />
}

/** A link of the start page names the post. Taken out of the address at once, so that a reload keeps what was chosen later. */
function takePersonFromAddress(): string | null {
  const person = new URLSearchParams(location.search).get('person')
  if (person !== null) {
    rememberPersonId(person)
    history.replaceState(null, '', `${location.pathname}${location.hash}`)
  }
  return person
}
