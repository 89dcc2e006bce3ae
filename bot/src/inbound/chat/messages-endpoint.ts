/**
 * `POST /api/messages`: gate, then the bot library's own check, then the turn. A refusal is 401 without a word;
 * what passes is answered 200 whatever happened inside, because Teams stops calling a bot that fails.
 */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity as LibraryActivity } from 'botbuilder'
import { z } from 'zod'
import { type Activity, activity } from './activity.ts'
import { createAnonymousGate } from './anonymous-gate.ts'
import { createGate, type GateSettings } from './gate.ts'
import type { InvokeBody } from './teams-bot.ts'

export interface MessagesSettings extends GateSettings {
  /** Takes activities without a token, from anybody on this machine: playground mode, and nothing else. */
  readonly anonymous?: boolean
  readonly tenantId: string
  readonly appType: string
  readonly bot: (activity: Activity) => Promise<InvokeBody | undefined>
  readonly onRefused: (reason: string) => void
  /** A verified activity of a shape we do not know; `fields` could not be read. */
  readonly onUnreadable: (fields: readonly string[]) => void
  /** The keys cannot be had or the library failed: nobody can be let in, and a person must look. */
  readonly onTrouble: (error: unknown) => void
}

export interface MessagesAnswer {
  readonly status: 200 | 401 | 503
  readonly body: object | null
}

const issuer = 'https://api.botframework.com'

/** The library reads the keys once more for itself; when it cannot, it throws one of these. */
const keyFault = z.union([z.object({ statusCode: z.literal(500) }), z.object({ name: z.literal('FetchError') })])

export function createMessagesEndpoint(settings: MessagesSettings) {
  const gate = settings.anonymous ? createAnonymousGate(settings) : createGate(settings)
  const adapter = new Receiver(libraryAuthentication(settings))

  return async (authorization: string | undefined, body: unknown): Promise<MessagesAnswer> => {
    try {
      const verdict = await gate(authorization, body)
      if (!verdict.pass) {
        settings.onRefused(verdict.reason)
        return { status: 401, body: null }
      }
    } catch (error) {
      settings.onTrouble(error)
      return { status: 503, body: null }
    }
    const read = activity.safeParse(body)
    if (!read.success) {
      settings.onUnreadable(read.error.issues.map(({ path }) => path.join('.')))
      return { status: 200, body: null }
    }

    let answer: InvokeBody | undefined
    let entered = false
    try {
      const turn = async () => {
        entered = true
        answer = await settings.bot(read.data)
      }
      // The library has no way in without a token.
      if (settings.anonymous) await turn()
      else await adapter.receive(authorization ?? '', withDefaults(body), turn)
    } catch (error) {
      if (!entered && !keyFault.safeParse(error).success) {
        settings.onRefused('refusedByLibrary')
        return { status: 401, body: null }
      }
      settings.onTrouble(error)
      if (!entered) return { status: 503, body: null }
    }
    return { status: 200, body: answer ?? null }
  }
}

/** The library's own way in takes a whole HTTP request and prints refusals to the console; this is the part behind it. */
class Receiver extends CloudAdapter {
  async receive(authorization: string, received: LibraryActivity, turn: () => Promise<void>): Promise<void> {
    await this.processActivity(authorization, received, turn)
  }
}

/** The library reads more of an activity than we do and stumbles over what is absent. */
function withDefaults(body: unknown): LibraryActivity {
  const known = typeof body === 'object' && body !== null ? body : {}
  return { conversation: { id: '' }, from: { id: '' }, recipient: { id: '' }, ...known } as LibraryActivity
}

/**
 * All addresses are given: with one of them overridden the library takes the others as they are, empty.
 * Credentials are only asked whether an app id is ours; everything is sent by our own client.
 */
function libraryAuthentication({ appId, tenantId, appType, openIdMetadataUrl }: MessagesSettings) {
  const credentials = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ signRequest: async <Resource>(resource: Resource) => resource }),
  }
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: appType,
      ChannelService: '',
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      CallerId: 'urn:botframework:azure',
    },
    credentials as never,
    {
      requiredEndorsements: ['msteams'],
      validateClaims: async (claims) => {
        const claim = (type: string) => claims.find((one) => one.type === type)?.value
        if (claim('iss') !== issuer || claim('aud') !== appId || typeof claim('serviceurl') !== 'string') {
          throw new Error('These claims are not of the Bot Connector')
        }
      },
    },
  )
}
