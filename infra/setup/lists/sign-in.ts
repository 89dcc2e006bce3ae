/** Tokens for the setup: an administrator who signs in with a code on any device, or the app with its certificate. */
import { createPrivateKey } from 'node:crypto'
import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  PublicClientApplication,
} from '@azure/msal-node'
import { SetupProblem } from './setup-problem.ts'

export interface SignInSettings {
  readonly tenantId: string
  readonly clientId: string
  /** Reaches Entra; the library's own unless given. */
  readonly network?: INetworkModule
}

export interface SignedIn {
  readonly as: 'person' | 'app'
  /** Throws `SetupProblem`. */
  readonly graph: () => Promise<string>
  /** Null when no token is to be had for SharePoint's own interface. */
  readonly sharePoint: (host: string) => Promise<string | null>
}

const graphScopes = ['https://graph.microsoft.com/Sites.Manage.All', 'https://graph.microsoft.com/User.ReadBasic.All']

/** Shows an address and a code, and waits until somebody has entered it. Throws `SetupProblem`. */
export async function signInByCode(settings: SignInSettings, say: (line: string) => void): Promise<SignedIn> {
  const client = new PublicClientApplication(msalSettings(settings, {}))
  const deviceCodeCallback = ({
    verificationUri,
    userCode,
    expiresIn,
  }: {
    verificationUri: string
    userCode: string
    expiresIn: number
  }) => {
    say(
      `サイトの所有者の方が、次のアドレスをブラウザーで開き、コードを入れてサインインしてください（${Math.floor(expiresIn / 60)}分以内）。`,
    )
    say(`  アドレス  ${verificationUri}`)
    say(`  コード    ${userCode}`)
  }
  const first = await client.acquireTokenByDeviceCode({ scopes: graphScopes, deviceCodeCallback }).catch(notSignedIn)
  const account = first?.account
  if (!account) throw new SetupProblem('サインインが終わりませんでした。もう一度実行してください。')
  const silently = async (scopes: string[]) => (await client.acquireTokenSilent({ account, scopes })).accessToken
  return {
    as: 'person',
    graph: () => silently(graphScopes).catch(notSignedIn),
    sharePoint: (host) => silently([`https://${host}/AllSites.Manage`]).catch(noneWhenRefused),
  }
}

export interface AppCertificate {
  /** Private key in PEM, without a password. */
  readonly key: string
  /** SHA-256 of the certificate, in hex. */
  readonly thumbprint: string
}

/** Throws `SetupProblem`. */
export function signInByCertificate(settings: SignInSettings, { key, thumbprint }: AppCertificate): SignedIn {
  const clientCertificate = { thumbprintSha256: thumbprint.replaceAll(':', ''), privateKey: readKey(key) }
  const client = new ConfidentialClientApplication(msalSettings(settings, { clientCertificate }))
  const token = async (host: string) => {
    const result = await client.acquireTokenByClientCredential({ scopes: [`https://${host}/.default`] })
    if (!result) throw new SetupProblem('サインインが終わりませんでした。もう一度実行してください。')
    return result.accessToken
  }
  return {
    as: 'app',
    graph: () => token('graph.microsoft.com').catch(notSignedIn),
    sharePoint: (host) => token(host).catch(noneWhenRefused),
  }
}

function msalSettings<Auth extends object>({ tenantId, clientId, network }: SignInSettings, auth: Auth) {
  return {
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenantId}`, ...auth },
    ...(network ? { system: { networkClient: network } } : {}),
  }
}

function readKey(pem: string): string {
  try {
    return createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch (cause) {
    throw Object.assign(
      new SetupProblem(
        'GRAPH_CERTIFICATE_KEY のファイルから秘密鍵を読み取れませんでした。合言葉の付いていない PEM の形で書き出してください。',
      ),
      { cause },
    )
  }
}

function notSignedIn(cause: unknown): never {
  if (!(cause instanceof AuthError)) throw cause
  throw Object.assign(
    new SetupProblem(
      `Microsoft 365 へのサインインができませんでした（${cause.errorCode}）。Microsoft Entra の管理者へ、アプリの登録について次の3つを確かめるようご依頼ください：テナント ID とクライアント ID が正しいこと、サインインして実行するときは「パブリック クライアント フローを許可する」が「はい」であること、必要なアクセス許可に管理者の同意があること（infra/docs/ja/sharepoint-lists.md）。`,
    ),
    { cause },
  )
}

/** Views are left to be made by hand: no reason to stop. */
function noneWhenRefused(cause: unknown): null {
  if (cause instanceof AuthError) return null
  throw cause
}
