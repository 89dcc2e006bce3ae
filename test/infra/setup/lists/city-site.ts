/** A made-up city's site for the setup of the lists, with what the setup said and whether two requests ever met. */
import { createGraphDouble, type GraphDouble } from '../../../../infra/local/graph/graph-double.ts'
import type { SiteRole } from '../../../../infra/local/graph/tenant.ts'
import type { Variants } from '../../../../infra/local/graph/variants.ts'
import type { Call, Reach } from '../../../../infra/setup/lists/http.ts'
import { listsCommand } from '../../../../infra/setup/lists/lists-command.ts'
import { microsoftCall } from '../../../../infra/setup/lists/microsoft-call.ts'

export const host = 'city.sharepoint.com'
export const siteAddress = `https://${host}/sites/gyokaku`
export const administrator = '00000000-0000-4000-8000-000000000001'
export const officer = '00000000-0000-4000-8000-000000000002'
const app = '00000000-0000-4000-8000-0000000000aa'

export interface CitySite {
  readonly double: GraphDouble
  /** What was said so far. */
  readonly said: string[]
  readonly waited: number[]
  run(words: string, options?: RunOptions): Promise<boolean>
  /** Methods and addresses of what was written since the last look. */
  writes(): readonly string[]
}

export interface RunOptions {
  readonly sharePoint?: boolean
  readonly as?: Reach['as']
  /** Delegated permissions, or the app's. */
  readonly roles?: readonly string[]
  /** The program is stopped before this write. */
  readonly stopBefore?: number
}

/** The program was stopped. */
export class Stopped extends Error {}

export function citySite({
  appRole = 'write',
  variants,
}: {
  appRole?: SiteRole
  variants?: Partial<Variants>
} = {}): CitySite {
  const double = createGraphDouble({
    now: () => new Date('2026-11-22T00:00:00Z'),
    sleep: async () => undefined,
    ...(variants ? { variants } : {}),
    tenant: {
      id: '00000000-0000-4000-8000-0000000000ff',
      sharePointHost: host,
      people: [
        {
          id: administrator,
          displayName: '情報 管理',
          userPrincipalName: 'admin@city.example',
          jobTitle: '情報管理係',
        },
        {
          id: officer,
          displayName: '行革 推進',
          userPrincipalName: 'gyokaku@city.example',
          jobTitle: '行革推進係 主査',
        },
        {
          id: '00000000-0000-4000-8000-000000000003',
          displayName: '退職者',
          userPrincipalName: 'left@city.example',
          accountEnabled: false,
        },
        {
          id: '00000000-0000-4000-8000-000000000004',
          displayName: '外の方',
          userPrincipalName: 'guest_example.com#EXT#@city.example',
        },
      ],
      sites: [{ path: '/sites/gyokaku', displayName: '業務改革', owners: [administrator], grants: { [app]: appRole } }],
    },
  })
  const said: string[] = []
  const waited: number[] = []
  return {
    double,
    said,
    waited,
    writes: () => {
      const list = double.requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path}`)
      double.forgetRequests()
      return list
    },
    run: (words, { sharePoint = true, as = 'person', roles, stopBefore = Number.POSITIVE_INFINITY } = {}) => {
      said.length = 0
      let writesLeft = stopBefore
      let inFlight = 0
      const oneByOne =
        (call: Call): Call =>
        async (method, ...rest) => {
          if (method !== 'GET' && writesLeft-- <= 0) throw new Stopped()
          inFlight += 1
          if (inFlight > 1) throw new Error('Two requests at once')
          try {
            return await call(method, ...rest)
          } finally {
            inFlight -= 1
          }
        }
      const issue = (audience: string, usual: readonly string[]) => async () =>
        double.issueToken({
          appId: app,
          audience,
          roles: roles ?? usual,
          ...(as === 'person' ? { userId: administrator } : {}),
        })
      const usual = as === 'person' ? ['Sites.Manage.All', 'User.ReadBasic.All'] : ['Sites.Selected', 'User.Read.All']
      return listsCommand(words.split(' '), {
        env: { SHAREPOINT_SITE: siteAddress },
        say: (line) => said.push(line),
        wait: async (seconds) => {
          waited.push(seconds)
          double.advance(seconds * 1000)
        },
        reachFor: async () => ({
          as,
          graph: oneByOne(microsoftCall('graph', issue('https://graph.microsoft.com', usual), double.fetch)),
          sharePoint: sharePoint
            ? oneByOne(microsoftCall('sharePoint', issue(`https://${host}`, usual), double.fetch))
            : null,
        }),
      })
    },
  }
}
