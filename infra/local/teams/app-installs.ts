/** The part of Microsoft Graph that adds the app for people, as the stand-in Teams would answer it. */
import type { City } from './city.ts'
import type { History } from './history.ts'
import type { Installations } from './installations.ts'

export type GraphAnswer = (path: string, init?: RequestInit) => Promise<Response>

const pattern = /^\/users\/([^/?]+)\/teamwork\/installedApps(?:\/([^/?]+)\/chat)?(?:\?.*)?$/

/** Answers one request; whatever it does not know is not there. */
export function createAppInstalls(city: City, history: History, installations: Installations): GraphAnswer {
  return async (path, { method = 'GET' } = {}) => {
    const [, personId = '', installation] = pattern.exec(path) ?? []
    const person = city.member(decodeURIComponent(personId))
    if (!person) return problem(404, 'NotFound')
    const there = history.installation(person.id) !== 'uninstalled'
    if (method === 'POST') {
      if (there) return problem(409, 'Conflict')
      // As in Teams, Graph does not wait for the bot to hear of it.
      void installations.reinstall(person)
      return new Response(null, { status: 201 })
    }
    if (installation === undefined) return Response.json({ value: there ? [{ id: `app-${person.id}` }] : [] })
    return there ? Response.json({ id: person.conversationId, chatType: 'oneOnOne' }) : problem(404, 'NotFound')
  }
}

function problem(status: number, code: string): Response {
  return Response.json({ error: { code, message: code } }, { status })
}
