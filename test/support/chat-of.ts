/** A person at the chat, for journeys: reads the cards on the screen and presses their buttons by name. */
import { randomUUID } from 'node:crypto'
import type { LocalApp } from '../../infra/local/local-app.ts'

type Json = Readonly<Record<string, unknown>>

export interface Shown {
  /** All the text of the card, in reading order. */
  readonly text: string
  readonly card: Json | null
  /** The line below the card when the answer was no card. */
  readonly notice: string | null
}

export function chatOf({ teams }: LocalApp, personId: string) {
  const person = memberOf(teams, personId)
  const lastCard = () => {
    const message = teams.personSide.messages(person).messages.findLast(({ cards }) => cards.length > 0)
    const [card] = message?.cards ?? []
    return message && card ? { id: message.id, card } : null
  }

  async function press(verb: string, data: object): Promise<Shown> {
    const target = lastCard()
    if (!target) throw new Error('There is no card in the chat')
    const reply = await teams.personSide.act(person, { messageId: target.id, verb, data })
    const outcome = reply?.outcome
    if (outcome?.kind === 'card') return shown(lastCard()?.card ?? null)
    if (outcome?.kind === 'notice') return { text: '', card: null, notice: outcome.text }
    throw new Error(`The bot answered ${JSON.stringify(reply)}`)
  }

  return {
    /** The newest card in the chat, once there is one. */
    async card(): Promise<Shown> {
      while (!lastCard()) await teams.personSide.updates(person, teams.personSide.messages(person).version, 5000)
      return shown(lastCard()?.card ?? null)
    },
    async say(text: string): Promise<string> {
      const before = teams.personSide.messages(person).version
      await teams.personSide.say(person, { text })
      const { messages } = await teams.personSide.updates(person, before, 0)
      const answer = messages.findLast(({ from }) => from === 'bot')
      const [card] = answer?.cards ?? []
      return card ? shown(card).text : (answer?.text ?? '')
    },
    press,
    /** Presses the button of this name on the card shown, with what was filled in. */
    async pressButton(title: string, inputs: Json = {}): Promise<Shown> {
      const action = actionsOf(lastCard()?.card ?? {}).find((one) => one.title === title || one.tooltip === title)
      if (!action) throw new Error(`The card has no button named ${title}`)
      return press(String(action.verb), { ...(action.data as Json), ...inputs })
    },
    openForm: (measureId: string) => press('checkIn.form', { roundId: '2025Q3', measureId }),
    submit: (measureId: string, fields: Json) =>
      press('checkIn.submit', {
        roundId: '2025Q3',
        measureId,
        basedOn: 0,
        nonce: randomUUID(),
        ...goodAnswer,
        ...fields,
      }),
  }
}

function memberOf({ city }: LocalApp['teams'], personId: string) {
  const person = city.member(personId)
  if (!person) throw new Error('No such person in the city')
  return person
}

export const goodAnswer = {
  weather: 'cloudy',
  progress: '11月末現在、電子決裁率62.3％。歳出伝票は会計課・財政課と運用を協議中。',
  direction: 'continue',
  directionReason: 'keepTrying',
}

function shown(card: Json | null): Shown {
  return { text: card ? textsOf(card).join('\n') : '', card, notice: null }
}

function textsOf(element: unknown): string[] {
  if (Array.isArray(element)) return element.flatMap(textsOf)
  if (typeof element !== 'object' || element === null) return []
  const { text, label, title, value, ...rest } = element as Json
  const own = [text, label, title, value].filter((one): one is string => typeof one === 'string' && one !== '')
  return [...own, ...Object.values(rest).flatMap(textsOf)]
}

function actionsOf(element: unknown): Json[] {
  if (Array.isArray(element)) return element.flatMap(actionsOf)
  if (typeof element !== 'object' || element === null) return []
  const own = (element as Json).type === 'Action.Execute' ? [element as Json] : []
  return [...own, ...Object.values(element).flatMap(actionsOf)]
}
