import { describe, expect, test } from '@jest/globals'
import { libraryCredentials } from '../../../../bot/src/outbound/teams/bot-token.ts'
import { botAppId, tenantId } from './fake-connector.ts'

describe('ボットのトークンの求め方', () => {
  test('合言葉のボットは、市のテナントの Entra に、Bot Connector 宛てのトークンを求める', async () => {
    const credentials = await libraryCredentials({
      appId: botAppId,
      tenantId,
      type: 'SingleTenant',
      password: 'sample',
    })
    expect(credentials).toMatchObject({
      appId: botAppId,
      oAuthEndpoint: `https://login.microsoftonline.com/${tenantId}`,
      oAuthScope: 'https://api.botframework.com',
      getToken: expect.any(Function),
    })
  })

  test('マネージド ID のボットは、合言葉なしで求める', async () => {
    const credentials = await libraryCredentials({ appId: botAppId, tenantId, type: 'UserAssignedMsi', password: null })
    expect(credentials).toMatchObject({
      appId: botAppId,
      oAuthScope: 'https://api.botframework.com',
      getToken: expect.any(Function),
    })
    expect(credentials).not.toHaveProperty('appPassword')
  })
})
