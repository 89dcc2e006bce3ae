import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { problem } from '../../../../shared/src/contract/problem.ts'
import { routes } from '../../../../shared/src/contract/routes.ts'
import { posts, startTestCity, type TestCity } from '../../../support/test-city.ts'
import { rawRequest } from '../raw-request.ts'
import { goodHour, inMinutes, makeSigningKey, unknownCondition } from '../signing-key.ts'

const teamsOnTheWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const teamsOnDesktopAndPhone = '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
const somebodyElse = '99999999-9999-4999-8999-999999999999'

const ours = makeSigningKey('ours')
const impostor = makeSigningKey('ours')
const unpublished = makeSigningKey('unpublished')

let city: TestCity
let tenantId: string

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
  tenantId = city.teams.city.tenantId
  const { keys } = city.teams
  const standIns = await keys.userKeySet()
  keys.userKeySet = async () => ({ keys: [...standIns.keys, ours.published] })
}, 30_000)
afterAll(() => city.stop())

const issuerOf = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`
const goodClaims = (): JWTPayload => ({
  iss: issuerOf(tenantId),
  aud: city.apiClientId,
  tid: tenantId,
  oid: posts.citizensLeader,
  scp: 'access_as_user',
  azp: teamsOnTheWeb,
  ver: '2.0',
  ...goodHour(),
})
/** A claim set to `undefined` is left out. */
const token = (claims: JWTPayload = {}, header = {}, key = ours) => key.sign({ ...goodClaims(), ...claims }, header)

/** A path of the contract with something in each place. */
const filled = (path: string) => path.replace(':round', '2025Q3').replaceAll(/:\w+/g, 'A1-1')

async function ask(authorization: string | string[] | undefined, method = 'GET', path = '/api/me') {
  const headers = [authorization ?? []].flat().flatMap((one) => ['authorization', one])
  // Whatever a route takes: who asks is decided before what is asked.
  const sent =
    method === 'POST'
      ? { headers: [...headers, 'content-type', 'application/json'], body: '{"content":""}' }
      : { headers }
  const { status, text } = await rawRequest(city.origin, { method, path, ...sent })
  return { status, body: JSON.parse(text) as unknown }
}

const notSignedIn = {
  status: 401,
  body: { code: 'notSignedIn', message: 'サインインを確認できませんでした。画面を開き直してください。' },
}

describe('通してよいトークン', () => {
  test.each<[string, () => JWTPayload]>([
    ['そのまま', () => ({})],
    ['デスクトップ・スマートフォンの Teams から', () => ({ azp: teamsOnDesktopAndPhone })],
    ['ほかの権限もあるもの', () => ({ scp: 'User.Read access_as_user openid' })],
    ['人のものと書いてあるもの', () => ({ idtyp: 'user' })],
    ['大文字の番号', () => ({ oid: posts.citizensLeader.toUpperCase() })],
    ['切れて4分', () => ({ exp: inMinutes(-4) })],
    ['4分後から有効', () => ({ nbf: inMinutes(4) })],
    ['名前やメールがほかの人のもの', () => ({ name: '市長', upn: 'mayor@example.com', email: 'mayor@example.com' })],
  ])('%s：番号（oid）の人として通る', async (_, claims) => {
    const { status, body } = await ask(`Bearer ${await token(claims())}`)
    expect([status, body]).toEqual([200, { id: posts.citizensLeader, post: '市民課 PL', duties: [] }])
  })
})

describe('通さないトークン', () => {
  test.each<[string, () => JWTPayload]>([
    ['発行者なし', () => ({ iss: undefined })],
    ['よその市の発行者', () => ({ iss: issuerOf(somebodyElse) })],
    ['よその市の発行者と番号', () => ({ iss: issuerOf(somebodyElse), tid: somebodyElse })],
    ['市を決めない発行者', () => ({ iss: issuerOf('common') })],
    ['古い形の発行者', () => ({ iss: `https://sts.windows.net/${tenantId}/` })],
    ['余りのある発行者', () => ({ iss: `${issuerOf(tenantId)}/` })],
    ['コネクタを名乗る発行者', () => ({ iss: 'https://api.botframework.com' })],
    ['市の番号が違う', () => ({ tid: somebodyElse })],
    ['市の番号なし', () => ({ tid: undefined })],
    ['宛先なし', () => ({ aud: undefined })],
    ['宛先がボット', () => ({ aud: city.teams.city.botAppId })],
    ['宛先が Graph', () => ({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['宛先が別の書き方', () => ({ aud: `api://${city.apiClientId}` })],
    ['権限なし', () => ({ scp: undefined })],
    ['別の権限', () => ({ scp: 'User.Read' })],
    ['名の似た権限', () => ({ scp: 'access_as_user_readonly' })],
    ['権限が並び', () => ({ scp: ['access_as_user'] })],
    ['アプリの権限だけ', () => ({ scp: undefined, roles: ['access_as_user'] })],
    ['アプリだけのもの', () => ({ idtyp: 'app' })],
    ['アプリだけのもので権限なし', () => ({ idtyp: 'app', scp: undefined })],
    ['発行先なし', () => ({ azp: undefined })],
    ['知らない発行先', () => ({ azp: somebodyElse })],
    ['発行先がタブ自身', () => ({ azp: city.apiClientId })],
    ['古い形の発行先だけ', () => ({ azp: undefined, appid: teamsOnTheWeb })],
    ['人の番号なし', () => ({ oid: undefined, sub: posts.citizensLeader, upn: 'someone@example.com' })],
    ['人の番号が空', () => ({ oid: '' })],
    ['人の番号が数', () => ({ oid: 1 })],
    ['期限なし', () => ({ exp: undefined })],
    ['切れて6分', () => ({ exp: inMinutes(-6) })],
    ['6分後から有効', () => ({ nbf: inMinutes(6) })],
  ])('%s', async (_, claims) => {
    expect(await ask(`Bearer ${await token(claims())}`)).toEqual(notSignedIn)
  })

  test.each<[string, () => Promise<string>]>([
    ['同じ番号を名乗る別の鍵', () => token({}, {}, impostor)],
    ['公開されていない鍵', () => token({}, {}, unpublished)],
    ['知らない番号の鍵', () => token({}, { kid: 'nobody' })],
    ['RS512', () => token({}, { alg: 'RS512' })],
    ['PS256', () => token({}, { alg: 'PS256' })],
    ['知らない条件', () => token({}, { crit: [unknownCondition], [unknownCondition]: 1 })],
    ['添えた鍵', () => token({}, { kid: undefined, jwk: impostor.published }, impostor)],
    ['署名なし', async () => new UnsecuredJWT(goodClaims()).encode()],
    [
      '公開鍵を合言葉にした HS256',
      () =>
        new SignJWT(goodClaims())
          .setProtectedHeader({ alg: 'HS256', kid: ours.kid })
          .sign(Buffer.from(ours.publicKey.export({ type: 'spki', format: 'pem' }))),
    ],
    [
      'コネクタのもの',
      () => city.teams.keys.signConnectorToken({ botAppId: city.apiClientId, serviceUrl: city.origin }),
    ],
    ['ボット自身のもの', () => city.teams.botToken()],
  ])('署名：%s', async (_, make) => {
    expect(await ask(`Bearer ${await make()}`)).toEqual(notSignedIn)
  })

  test.each<[string, () => Promise<string | string[] | undefined>]>([
    ['なし', async () => undefined],
    ['空', async () => ''],
    ['小文字の bearer', async () => `bearer ${await token()}`],
    ['方式なし', () => token()],
    ['二つのヘッダー', async () => [`Bearer ${await token()}`, `Bearer ${await token()}`]],
    ['トークンでない文字', async () => 'Bearer hello'],
  ])('ヘッダー：%s', async (_, header) => {
    expect(await ask(await header())).toEqual(notSignedIn)
  })

  test('番号をアドレスや中身に書いても通らない', async () => {
    expect(await ask(undefined, 'GET', `/api/me?oid=${posts.citizensLeader}&access_token=${await token()}`)).toEqual(
      notSignedIn,
    )
  })

  test.each(Object.values(routes))('どの入口でも同じ：$method $path', async ({ method, path }) => {
    expect(await ask(undefined, method, filled(path))).toEqual(notSignedIn)
  })
})

describe('登録のない人', () => {
  test.each<[string, JWTPayload]>([
    ['知らない番号', {}],
    [
      '名前とメールだけが登録のある人',
      { upn: 'pl@example.com', preferred_username: 'pl@example.com', name: '市民課 PL' },
    ],
    ['別の項目に登録のある人の番号', { sub: posts.citizensLeader, puid: posts.citizensLeader }],
  ])('%s：登録がない旨を日本語で返す', async (_, claims) => {
    for (const { method, path } of Object.values(routes)) {
      const authorization = `Bearer ${await token({ ...claims, oid: somebodyElse })}`
      const { status, body } = await ask(authorization, method, filled(path))
      expect([status, problem.parse(body).code]).toEqual([403, 'unknownPerson'])
      expect(problem.parse(body).message).toContain('業革ボードの利用者として登録されていません')
    }
  })
})
