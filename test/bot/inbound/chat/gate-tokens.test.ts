import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SignJWT, UnsecuredJWT } from 'jose'
import { startTestCity, type TestCity } from '../../../support/test-city.ts'
import { inMinutes, unknownCondition } from '../signing-key.ts'
import { type Channel, connectorIssuer, openChannel, type TokenWishes } from './channel.ts'

let city: TestCity
let channel: Channel

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
  channel = await openChannel(city)
}, 30_000)
afterAll(async () => {
  channel.close()
  await city.stop()
})

const otherTenant = '99999999-9999-4999-8999-999999999999'
const entra = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Whether the message arrived, told by the answer that the bot writes into the chat. */
async function deliver(authorization: string | string[] | undefined, body: unknown = channel.activity()) {
  const before = channel.written().length
  const { status, text } = await channel.deliver(authorization, body)
  return { status, text, arrived: channel.written().length > before }
}

const refused = { status: 401, text: '{}', arrived: false }
const taken = { status: 200, text: '{}', arrived: true }

describe('通してよいもの', () => {
  test.each<[string, () => TokenWishes]>([
    ['正しい署名', () => ({})],
    ['切れて4分の署名（時計のずれは5分まで）', () => ({ claims: { exp: inMinutes(-4) } })],
    ['4分後から有効な署名', () => ({ claims: { nbf: inMinutes(4) } })],
    ['nbf と iat のない署名', () => ({ claims: { nbf: undefined, iat: undefined } })],
  ])('%s', async (_, wishes) => {
    expect(await deliver(`Bearer ${await channel.token(wishes())}`)).toEqual(taken)
  })

  test('Teams の代わりの鍵による署名', async () => {
    const { botAppId, serviceUrl } = channel
    expect(await deliver(`Bearer ${await city.teams.keys.signConnectorToken({ botAppId, serviceUrl })}`)).toEqual(taken)
  })
})

describe('ヘッダーの形（規則1・2）', () => {
  test.each<[string, () => Promise<string | string[] | undefined>]>([
    ['なし', async () => undefined],
    ['空', async () => ''],
    ['言葉だけ', async () => 'Bearer'],
    ['小文字の bearer', async () => `bearer ${await channel.token()}`],
    ['別の方式', async () => `Basic ${await channel.token()}`],
    ['方式なし', () => channel.token()],
    ['空白が二つ', async () => `Bearer  ${await channel.token()}`],
    ['後ろに余り', async () => `Bearer ${await channel.token()} x`],
    ['二つをコンマでつないだもの', async () => `Bearer ${await channel.token()}, Bearer ${await channel.token()}`],
    ['二つ目のヘッダー', async () => [`Bearer ${await channel.token()}`, 'Bearer x.y.z']],
    ['同じヘッダーが二つ', async () => Array(2).fill(`Bearer ${await channel.token()}`)],
    ['トークンでない文字', async () => 'Bearer hello'],
    ['中身のない三つ組', async () => 'Bearer a.b.c'],
    ['五つ組（暗号化したもの）', async () => 'Bearer a.b.c.d.e'],
    ['頭も中身も null', async () => `Bearer ${encoded(null)}.${encoded(null)}.eA`],
    ['中身が並び', async () => `Bearer ${encoded({ alg: 'RS256', kid: 'endorsed' })}.${encoded([])}.eA`],
    ['方式が数', async () => `Bearer ${encoded({ alg: 256, kid: 'endorsed' })}.${encoded({})}.eA`],
    ['方式なし', async () => `Bearer ${encoded({ kid: 'endorsed' })}.${encoded({})}.eA`],
    ['番号が数', async () => `Bearer ${encoded({ alg: 'RS256', kid: 5 })}.${encoded({})}.eA`],
    ['一万文字', async () => `Bearer ${'a'.repeat(10_000)}.b.c`],
    ['署名を削ったもの', async () => `Bearer ${(await channel.token()).replace(/[^.]+$/, '')}`],
    ['署名の一部を変えたもの', async () => `Bearer ${(await channel.token()).replace(/\.(.)(.)([^.]+)$/, '.$2$1$3x')}`],
  ])('%s', async (_, header) => {
    expect(await deliver(await header())).toEqual(refused)
  })
})

describe('発行者・宛先・期限（規則3〜5）', () => {
  test.each<[string, () => TokenWishes['claims']]>([
    ['発行者なし', () => ({ iss: undefined })],
    ['別の発行者', () => ({ iss: 'https://api.botframework.us' })],
    ['末尾に斜線のある発行者', () => ({ iss: `${connectorIssuer}/` })],
    ['宛先なし', () => ({ aud: undefined })],
    ['別のボット宛て', () => ({ aud: '11111111-2222-4333-8444-555555555555' })],
    ['宛先の並び', () => ({ aud: [channel.botAppId, 'another'] })],
    ['空の宛先', () => ({ aud: '' })],
    ['大文字にした宛先', () => ({ aud: channel.botAppId.replace('0f5e', '0F5E') })],
    ['期限なし', () => ({ exp: undefined })],
    ['切れて6分', () => ({ exp: inMinutes(-6) })],
    ['6分後から有効', () => ({ nbf: inMinutes(6) })],
  ])('%s', async (_, claims) => {
    expect(await deliver(`Bearer ${await channel.token({ claims: claims() })}`)).toEqual(refused)
  })
})

describe('署名（規則6）', () => {
  test.each<[string, () => Promise<string>]>([
    ['同じ番号を名乗る別の鍵', () => channel.token({ key: channel.keys.impostor })],
    ['公開されていない鍵', () => channel.token({ key: channel.keys.unpublished })],
    ['知らない番号', () => channel.token({ header: { kid: 'nobody' } })],
    ['番号なし', () => channel.token({ header: { kid: undefined } })],
    ['別の鍵の番号', () => channel.token({ header: { kid: channel.keys.webchatOnly.kid } })],
    ['RS384', () => channel.token({ header: { alg: 'RS384' } })],
    ['RS512', () => channel.token({ header: { alg: 'RS512' } })],
    ['PS256', () => channel.token({ header: { alg: 'PS256' } })],
    ['知らない条件（crit）', () => channel.token({ header: { crit: [unknownCondition], [unknownCondition]: 1 } })],
    [
      '自分の鍵を添えたもの（jwk）',
      () => {
        const { impostor } = channel.keys
        return channel.token({ key: impostor, header: { kid: undefined, jwk: impostor.published } })
      },
    ],
    [
      '鍵のありかを添えたもの（jku）',
      () => channel.token({ key: channel.keys.unpublished, header: { jku: 'http://127.0.0.1:9/keys' } }),
    ],
    [
      '署名なし（alg none）',
      async () =>
        new UnsecuredJWT({ iss: connectorIssuer, aud: channel.botAppId, serviceurl: channel.serviceUrl })
          .setExpirationTime('1h')
          .encode(),
    ],
    [
      '公開鍵を合言葉にした HS256',
      () => {
        const { kid, publicKey } = channel.keys.endorsed
        return new SignJWT({ iss: connectorIssuer, aud: channel.botAppId, serviceurl: channel.serviceUrl })
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
          .setExpirationTime('1h')
          .sign(Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })))
      },
    ],
  ])('%s', async (_, token) => {
    expect(await deliver(`Bearer ${await token()}`)).toEqual(refused)
  })
})

describe('鍵の裏書き', () => {
  test.each<[string, () => Channel['keys']['endorsed']]>([
    ['裏書きのない鍵', () => channel.keys.notEndorsed],
    ['別のチャネルだけの鍵', () => channel.keys.webchatOnly],
    ['裏書きが並びでない鍵', () => channel.keys.badlyEndorsed],
  ])('%s', async (_, key) => {
    expect(await deliver(`Bearer ${await channel.token({ key: key() })}`)).toEqual(refused)
  })
})

describe('接続先の一致（規則7）', () => {
  test.each<[string, () => TokenWishes['claims']]>([
    ['署名に接続先がない', () => ({ serviceurl: undefined })],
    ['別の接続先の署名', () => ({ serviceurl: 'https://smba.trafficmanager.net/teams/' })],
    ['末尾の斜線の違い', () => ({ serviceurl: channel.serviceUrl.replace(/\/$/, '') })],
    ['接続先の並び', () => ({ serviceurl: [channel.serviceUrl] })],
    ['名前違い（serviceUrl）', () => ({ serviceurl: undefined, serviceUrl: channel.serviceUrl })],
  ])('%s', async (_, claims) => {
    expect(await deliver(`Bearer ${await channel.token({ claims: claims() })}`)).toEqual(refused)
  })
})

describe('ボットの部品（botbuilder）だけなら通してしまうもの', () => {
  const asEntra = (tenant: string, more: TokenWishes['claims'] = {}) => ({
    iss: entra(tenant),
    tid: tenant,
    azp: channel.botAppId,
    appid: channel.botAppId,
    ver: '2.0',
    serviceurl: undefined,
    ...more,
  })

  test.each<[string, () => TokenWishes['claims'], (() => object)?]>([
    ['市のテナントの Entra のトークンで、宛先も発行先もボットのもの', () => asEntra(channel.tenantId)],
    ['よそのテナントの同じもの', () => asEntra(otherTenant)],
    [
      '古い形の発行者',
      () => asEntra(channel.tenantId, { iss: `https://sts.windows.net/${channel.tenantId}/`, ver: '1.0' }),
    ],
    ['接続先を書き足したもの', () => asEntra(channel.tenantId, { serviceurl: channel.serviceUrl })],
    ['別のボットからのもの（スキル）', () => asEntra(channel.tenantId, { azp: otherTenant, appid: otherTenant })],
    ['AseChannel を名乗るもの', () => asEntra(channel.tenantId), () => channel.activity({ channelId: 'AseChannel' })],
    [
      '接続先のない依頼と接続先のない署名',
      () => ({ serviceurl: undefined }),
      () => channel.activity({ serviceUrl: '' }),
    ],
  ])('%s', async (_, claims, body = () => channel.activity()) => {
    expect(await deliver(`Bearer ${await channel.token({ claims: claims() })}`, body())).toEqual(refused)
  })

  test('人のトークン', async () => {
    const { tenantId } = channel
    for (const apiClientId of [city.apiClientId, channel.botAppId]) {
      const { token } = await city.teams.keys.signUserToken({
        tenantId,
        apiClientId,
        personId: channel.person.id,
        post: '',
      })
      expect(await deliver(`Bearer ${token}`)).toEqual(refused)
    }
  })

  test('ボット自身のトークン', async () => {
    expect(await deliver(`Bearer ${await city.teams.botToken()}`)).toEqual(refused)
  })
})
