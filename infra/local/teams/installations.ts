/** Adding the app and taking it away, as a person does it in Teams, and what the bot is told of it. */
import { randomUUID } from 'node:crypto'
import type { Activities } from './activities.ts'
import type { Deliver } from './bot-endpoint.ts'
import type { City, Member } from './city.ts'
import type { Activity, History } from './history.ts'

export function createInstallations(city: City, history: History, activities: Activities, deliver: Deliver) {
  const running = new Map<string, Promise<boolean>>()

  /** Two at once are one; false when the bot has not taken it. */
  function once(who: string, tell: () => readonly Activity[]): Promise<boolean> {
    const already = running.get(who)
    if (already !== undefined) return already
    const attempt = Promise.all(tell().map(deliver)).then((answers) => {
      const arrived = answers.every(({ status }) => status >= 200 && status < 300)
      if (arrived) history.markInstalled(who)
      return arrived
    })
    const tidied = attempt.finally(() => running.delete(who))
    running.set(who, tidied)
    return tidied
  }

  function install(person: Member): Promise<boolean> {
    history.begin(person.conversationId, person.id)
    return once(person.id, () => [
      activities.installed(person, randomUUID()),
      activities.membersAdded(person, randomUUID()),
    ])
  }

  return {
    /** Tells the bot that the app was added, once a person; until the bot has taken it, each opening tries again. */
    async open(person: Member): Promise<boolean> {
      const state = history.installation(person.id)
      return state === undefined ? install(person) : state === 'installed'
    },

    /** Somebody opens a channel for the first time: the bot hears of its team. */
    async openTeam(person: Member): Promise<boolean> {
      if (history.installation(city.team.id) === 'installed') return true
      return once(city.team.id, () => [
        activities.installedInTeam(person, randomUUID()),
        activities.addedToTeam(person, randomUUID()),
      ])
    },

    /** From now on the connector refuses, whether or not the bot has heard of it. */
    async uninstall(person: Member): Promise<boolean> {
      if (history.installation(person.id) === 'uninstalled') return true
      history.begin(person.conversationId, person.id)
      history.markUninstalled(person.id)
      const { status } = await deliver(activities.uninstalled(person, randomUUID()))
      return status >= 200 && status < 300
    },

    /** The bot may write from before it hears of it: its first message often comes in answer to being told. */
    async reinstall(person: Member): Promise<boolean> {
      if (history.installation(person.id) === 'uninstalled') history.markReadded(person.id)
      return install(person)
    },
  }
}

export type Installations = ReturnType<typeof createInstallations>
