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
export function createBotToken({ appId, tenantId, type, password }: BotCredentials): () => Promise<string> {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type,
    ...(password === null ? {} : { MicrosoftAppPassword: password }),
  })
  return async () => {
    const credentials = await factory.createCredentials(appId, audience, 'https://login.microsoftonline.com', true)
    if (!('getToken' in credentials) || typeof credentials.getToken !== 'function') {
      throw new Error('The bot library gave credentials without a token')
    }
    return credentials.getToken()
  }
}
