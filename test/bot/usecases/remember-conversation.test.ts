import { beforeEach, expect, test } from '@jest/globals'
import { importRegister } from '../../../bot/src/usecases/import-register.ts'
import { rememberConversation } from '../../../bot/src/usecases/remember-conversation.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { smallCity, who } from '../../support/small-city.ts'
import { chatOfPerson } from '../../support/test-office.ts'

const office = officeForEachTest()

beforeEach(async () => {
  await importRegister(office().deps, smallCity)
})

const stored = () =>
  office().store.rows('select person_id, conversation_id, service_url, updated_at from conversations')

test('知っている人の宛先は残り、次の活動で上書きされる', async () => {
  expect(await rememberConversation(office().deps, who.leader, chatOfPerson(who.leader))).toBe(true)
  const moved = { conversationId: 'a:moved', serviceUrl: 'https://smba.trafficmanager.net/emea/' }
  expect(await rememberConversation(office().deps, who.leader, moved)).toBe(true)
  expect(await stored()).toMatchObject([
    { person_id: who.leader, conversation_id: moved.conversationId, service_url: moved.serviceUrl },
  ])
})

test('知らない人の宛先は残らない', async () => {
  expect(await rememberConversation(office().deps, who.stranger, chatOfPerson(who.stranger))).toBe(false)
  expect(await stored()).toEqual([])
})

test('同時に何度届いても、宛先は一つ', async () => {
  const known = await Promise.all(
    [1, 2, 3, 4, 5].map(() => rememberConversation(office().deps, who.leader, chatOfPerson(who.leader))),
  )
  expect(known).toEqual([true, true, true, true, true])
  expect(await stored()).toHaveLength(1)
})
