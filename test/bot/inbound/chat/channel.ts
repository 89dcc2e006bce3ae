/** The Bot Connector's side of `/api/messages`, with every way to be somebody else: own keys beside the stand-in's. */
import type { JWTHeaderParameters, JWTPayload } from 'jose'
import type { Member } from '../../../../infra/local/teams/city.ts'
import { posts, type TestCity } from '../../../support/test-city.ts'
import { connections, type RawAnswer, rawRequest } from '../raw-request.ts'
import { goodHour, makeSigningKey, type SigningKey } from '../signing-key.ts'

export const connectorIssuer = 'https://api.botframework.com'

type Json = Readonly<Record<string, unknown>>

export interface TokenWishes {
  readonly claims?: JWTPayload
  readonly header?: Partial<JWTHeaderParameters>
  readonly key?: SigningKey
}

export async function openChannel(city: TestCity, personId: string = posts.citizensLeader) {
  const { keys, serviceUrl } = city.teams
  const { botAppId, tenantId } = city.teams.city
  const person = memberOf(city, personId)
  const agent = connections()

  /** Published beside the stand-in's own key; `impostor` only claims to be the first. */
  const ours = {
    endorsed: makeSigningKey('endorsed', { endorsements: ['msteams', 'webchat'] }),
    webchatOnly: makeSigningKey('webchat-only', { endorsements: ['webchat'] }),
    notEndorsed: makeSigningKey('not-endorsed'),
    badlyEndorsed: makeSigningKey('badly-endorsed', { endorsements: 'msteams' }),
  }
  const impostor = makeSigningKey('endorsed')
  const unpublished = makeSigningKey('unpublished')
  const standIns = await keys.connectorKeySet()
  const published = Object.values(ours).map((key) => key.published)
  keys.connectorKeySet = async () => ({ keys: [...standIns.keys, ...published] }) as typeof standIns

  const claims = (): JWTPayload => ({ iss: connectorIssuer, aud: botAppId, serviceurl: serviceUrl, ...goodHour() })
  /** A claim set to `undefined` is left out. */
  const token = (wishes: TokenWishes = {}) =>
    (wishes.key ?? ours.endorsed).sign({ ...claims(), ...wishes.claims }, wishes.header)

  const activity = (changes: Json = {}): Json => ({
    type: 'message',
    id: '1',
    text: 'ヘルプ',
    channelId: 'msteams',
    serviceUrl,
    from: { id: person.mri, aadObjectId: person.id },
    recipient: { id: city.teams.city.botMri },
    conversation: { id: person.conversationId, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...changes,
  })

  const post = (headers: readonly string[], body: string | Buffer): Promise<RawAnswer> =>
    rawRequest(city.origin, { method: 'POST', path: '/api/messages', headers, body, agent })

  /** Two values are two headers. */
  const deliver = (authorization: string | string[] | undefined, body: unknown): Promise<RawAnswer> => {
    const given = authorization === undefined ? [] : [authorization].flat()
    const headers = ['content-type', 'application/json', ...given.flatMap((one) => ['authorization', one])]
    return post(headers, JSON.stringify(body))
  }

  // A chat the bot can write to; its welcome is the first message.
  if (!(await city.teams.personSide.open(person))) throw new Error('The bot did not take its installation')

  return {
    person,
    botAppId,
    tenantId,
    serviceUrl,
    keys: { ...ours, impostor, unpublished, standIn: standIns.keys[0] },
    token,
    activity,
    post,
    deliver,
    /** With a good token. */
    deliverWell: async (body: unknown) => deliver(`Bearer ${await token()}`, body),
    /** What the bot has written into this person's chat. */
    written: () => city.teams.personSide.messages(person).messages.filter(({ from }) => from === 'bot'),
    close: () => agent.destroy(),
  }
}

export type Channel = Awaited<ReturnType<typeof openChannel>>

function memberOf({ teams }: TestCity, id: string): Member {
  const member = teams.city.member(id)
  if (!member) throw new Error('No such person in the city')
  return member
}
