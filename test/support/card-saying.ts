/** Waits until the newest card in a person's chat says something: what jobs send and update comes in its own time. */
import type { LocalApp } from '../../infra/local/local-app.ts'
import { chatOf, type Shown } from './chat-of.ts'

export async function cardSaying(app: LocalApp, personId: string, sentence: string): Promise<Shown> {
  const { city, personSide } = app.teams
  const person = city.member(personId)
  if (!person) throw new Error('No such person in the city')
  for (;;) {
    const { version } = personSide.messages(person)
    const shown = await chatOf(app, personId).card()
    if (shown.text.includes(sentence)) return shown
    await personSide.updates(person, version, 5000)
  }
}
