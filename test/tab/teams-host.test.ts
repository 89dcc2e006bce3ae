/** Teams の中のタブ：Teams の保証する本人で入り、Teams の配色に従う。 */
import { describe, expect, test } from '@jest/globals'
import { NotSignedInError } from '../../tab/src/api/problem-error.ts'
import { connectToTeams, type TeamsLibrary } from '../../tab/src/api/teams-host.ts'

interface TeamsClient {
  readonly load: () => Promise<TeamsLibrary>
  changeTheme(theme: string): void
}

function teamsClient(
  part: { initialize?: () => Promise<void>; getAuthToken?: () => Promise<string>; page?: { subPageId?: string } } = {},
): TeamsClient {
  let handler: (theme: string) => void = () => {}
  return {
    load: async () => ({
      app: {
        initialize: part.initialize ?? (async () => {}),
        getContext: async () => ({
          app: { theme: 'dark', locale: 'en-us' },
          ...(part.page ? { page: part.page } : {}),
        }),
        registerOnThemeChangeHandler: (given) => {
          handler = given
        },
      },
      authentication: { getAuthToken: part.getAuthToken ?? (async () => 'teams-token') },
    }),
    changeTheme: (theme) => handler(theme),
  }
}

describe('Teams の中のタブ', () => {
  test('Teams からトークンを受け取る', async () => {
    const host = await connectToTeams(teamsClient().load)
    expect(await host?.tokens.current()).toBe('teams-token')
    expect(await host?.tokens.renew()).toBe('teams-token')
  })

  test('配色の変更を知り、聞くのをやめれば知らされない', async () => {
    const client = teamsClient()
    const host = await connectToTeams(client.load)
    let told = 0
    const stop = host?.onTheme(() => {
      told += 1
    })
    expect(host?.theme()).toBe('dark')
    client.changeTheme('contrast')
    expect(host?.theme()).toBe('contrast')
    stop?.()
    client.changeTheme('default')
    expect(told).toBe(1)
  })

  test('Teams の言語と、リンクの指すページを受け取る', async () => {
    expect(await connectToTeams(teamsClient().load)).toMatchObject({ locale: 'en-us', subPage: '' })
    const linked = teamsClient({ page: { subPageId: 'measures/B1-3' } })
    expect(await connectToTeams(linked.load)).toMatchObject({ subPage: 'measures/B1-3' })
    expect(await connectToTeams(teamsClient({ page: {} }).load)).toMatchObject({ subPage: '' })
  })

  test('Teams でない枠の中では、Teams とみなさない', async () => {
    const client = teamsClient({ initialize: () => Promise.reject(new Error('No Parent window found.')) })
    expect(await connectToTeams(client.load)).toBeUndefined()
  })

  test('サインインできなければ、そのことがわかる失敗になる', async () => {
    const client = teamsClient({ getAuthToken: () => Promise.reject(new Error('resourceRequiresConsent')) })
    const host = await connectToTeams(client.load)
    await expect(host?.tokens.current()).rejects.toBeInstanceOf(NotSignedInError)
  })
})
