/** The bot's own token for the Bot Connector, from the bot library's credentials: its only use outside receiving. */
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'

const audience = 'https://api.botframework.com'

export interface BotCredentials {
  readonly appId: string
  readonly tenantId: string
  readonly type: 'SingleTenant' | 'UserAssignedMsi'
  readonly password: string | null
}

/** The library keeps the token and renews it before it ends. Rejects when Entra refuses the credentials. */
export function createBotToken(bot: BotCredentials): () => Promise<string> {
  return async () => {
    const credentials = await libraryCredentials(bot)
    if (!('getToken' in credentials) || typeof credentials.getToken !== 'function') {
      throw new Error('The bot library gave credentials without a token')
    }
    return credentials.getToken()
  }
}

export function libraryCredentials({ appId, tenantId, type, password }: BotCredentials) {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type,
    ...(password === null ? {} : { MicrosoftAppPassword: password }),
  })
  // With the tenant: without one the library takes the address for another cloud's and asks it as it stands.
  return factory.createCredentials(appId, audience, `https://login.microsoftonline.com/${tenantId}`, true)
}
