/** Waits until the newest card in a person's chat says something: what jobs send and update comes in its own time. */
import type { LocalApp } from '../../infra/local/local-app.ts'
import { chatOf, type Shown } from './chat-of.ts'

/** Longer than any job takes, and an end for what never comes. */
const patienceMs = 20_000

/** Rejects with what the card says instead. */
export async function cardSaying(app: LocalApp, personId: string, sentence: string): Promise<Shown> {
  const until = performance.now() + patienceMs
  const { city, personSide } = app.teams
  const person = city.member(personId)
  if (!person) throw new Error('No such person in the city')
  for (;;) {
    const { version } = personSide.messages(person)
    const shown = await chatOf(app, personId).card()
    if (shown.text.includes(sentence)) return shown
    if (performance.now() > until) throw new Error(`No card says 「${sentence}」 but`, { cause: shown.text })
    await personSide.updates(person, version, 2000)
  }
}
