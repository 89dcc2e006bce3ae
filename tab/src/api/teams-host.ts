/** The Teams client around the page: who vouches for the person, and which theme to wear. Loaded only inside a frame. */
import { NotSignedInError } from './problem-error.ts'
import type { TokenSource } from './token-source.ts'

/** Milliseconds that a slow Teams client may take; a frame of somebody else never answers. */
const patience = 10_000

export interface TeamsHost {
  readonly tokens: TokenSource
  readonly theme: () => string
  /** The language of the Teams client, e.g. `ja-jp`. */
  readonly locale: string
  /** The page that a link into the tab names, e.g. `measures/B1-3`; empty without one. */
  readonly subPage: string
  /** Returns how to stop listening. */
  readonly onTheme: (listener: () => void) => () => void
}

/** The little of teams-js that the tab needs. */
export interface TeamsLibrary {
  readonly app: {
    initialize(): Promise<void>
    getContext(): Promise<{
      readonly app: { readonly theme: string; readonly locale: string }
      readonly page?: { readonly subPageId?: string }
    }>
    registerOnThemeChangeHandler(handler: (theme: string) => void): void
  }
  readonly authentication: { getAuthToken(): Promise<string> }
}

async function loadTeamsLibrary(): Promise<TeamsLibrary> {
  const { app, authentication } = await import('@microsoft/teams-js')
  return { app, authentication }
}

/** Undefined when the page around is not Teams. */
export async function connectToTeams(
  load: () => Promise<TeamsLibrary> = loadTeamsLibrary,
): Promise<TeamsHost | undefined> {
  const { app, authentication } = await load()
  if (!(await answers(app.initialize()))) return undefined
  const context = await app.getContext()
  let theme = context.app.theme
  const listeners = new Set<() => void>()
  app.registerOnThemeChangeHandler((changed) => {
    theme = changed
    for (const listener of listeners) listener()
  })
  // Teams keeps the token and renews it by itself, so each request may ask.
  const token = () =>
    authentication.getAuthToken().catch((cause: unknown) => {
      throw new NotSignedInError('getAuthToken', { cause })
    })
  return {
    tokens: { current: token, renew: token },
    theme: () => theme,
    locale: context.app.locale,
    subPage: context.page?.subPageId ?? '',
    onTheme: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function answers(initialized: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience)
    const settle = (answered: boolean) => {
      clearTimeout(timer)
      resolve(answered)
    }
    initialized.then(
      () => settle(true),
      () => settle(false),
    )
  })
}
