import { describe, expect, test } from '@jest/globals'
import { cityHolidays } from '../../../bot/src/holidays.ts'
import { readDataSet } from '../../../infra/local/inzai/read-data-set.ts'
import { toRegisterContent } from '../../../infra/local/inzai/register-content.ts'
import { choosePeople } from '../../../infra/local/playground/choose-people.ts'
import { playgroundConfig } from '../../../infra/local/playground/playground-config.ts'

const ids = {
  tenantId: '22222222-2222-4222-8222-222222222222',
  botAppId: '33333333-3333-4333-8333-333333333333',
}
const chosen = choosePeople(toRegisterContent(readDataSet(), cityHolidays()))
const config = JSON.parse(playgroundConfig({ ...ids, ...chosen }))

describe('Agents Playground の設定', () => {
  test('本人は9施策ほどを受け持つ PL で、ほかはちょうど5人、所属長・部長・PMO・副市長・市長がいる', () => {
    expect(config.currentUser.name).toBe('総務課 PL')
    expect(config.users).toHaveLength(5)
    expect(config.users.map(({ name }: { name: string }) => name)).toEqual([
      expect.stringMatching(/課長$/),
      expect.stringMatching(/部長$/),
      expect.stringContaining('PMO'),
      '副市長',
      '市長',
    ])
  })

  test('人の番号は Entra の番号と同じで、重ならず、七つの項目だけを持つ', () => {
    const people = [config.currentUser, ...config.users]
    for (const person of people) {
      expect(person.id).toBe(person.aadObjectId)
      expect(Object.keys(person).sort()).toEqual(
        ['aadObjectId', 'email', 'givenName', 'id', 'name', 'surname', 'userPrincipleName'].sort(),
      )
      for (const value of Object.values(person)) expect(value).not.toBe('')
    }
    expect(new Set(people.map(({ id }) => id)).size).toBe(6)
  })

  test('チームは一つ、全般のほかのチャネルは一つまで、知らない項目はない', () => {
    expect(Object.keys(config)).toEqual([
      'version',
      'tenantId',
      'bot',
      'currentUser',
      'users',
      'personalChat',
      'groupChat',
      'team',
    ])
    expect(config.team.channels).toHaveLength(1)
    expect(config.bot).toEqual({ id: ids.botAppId, name: '業革ボード' })
  })

  test('人数が違うときは、黙って終わらせずに断る', () => {
    const { me, others } = chosen
    expect(() => playgroundConfig({ ...ids, me, others: others.slice(1) })).toThrow('5 others, not 4')
  })
})
