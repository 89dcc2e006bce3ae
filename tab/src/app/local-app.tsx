/** Local mode: choose a post once per browser tab, change it whenever wanted. */
import { useMemo, useState } from 'react'
import { type LocalPerson, localTokens, rememberedPersonId, rememberPerson } from '../api/local-people.ts'
import { PersonChooser } from '../features/sign-in/person-chooser.tsx'
import { SignedIn } from './signed-in.tsx'

export function LocalApp({ people }: { readonly people: readonly LocalPerson[] }) {
  const [person, setPerson] = useState(() => people.find(({ id }) => id === rememberedPersonId()))
  const tokens = useMemo(() => (person ? localTokens(person.id) : undefined), [person])
  const choose = (chosen: LocalPerson | undefined) => {
    rememberPerson(chosen)
    setPerson(chosen)
  }
  if (!person || !tokens) return <PersonChooser people={people} onChoose={choose} />
  return <SignedIn key={person.id} tokens={tokens} onChangePerson={() => choose(undefined)} />
}
