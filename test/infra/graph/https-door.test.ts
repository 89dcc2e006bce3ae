import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { HttpsDoor } from '../../../infra/local/graph/door/https-door.ts'
import { type SmallTenant, smallTenant } from './small-tenant.ts'

let small: SmallTenant
let door: HttpsDoor
beforeAll(async () => {
  small = await smallTenant()
  door = await small.double.listenHttps()
})
afterAll(() => door.close())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${door.origin}/v1.0${path}`, { headers: { authorization: `Bearer ${small.token}` }, ...init })

test('知らされていない証明書は、信じてもらえない', async () => {
  await expect(ask(small.list)).rejects.toThrow('fetch failed')
})

test('知らされれば、https で話せて、続きの宛先も同じ所になる', async () => {
  setDefaultCACertificates([...getCACertificates('default'), door.certificate])
  const made = await ask(`${small.list}/items/delta?token=latest`)
  const { '@odata.deltaLink': link } = (await made.json()) as { '@odata.deltaLink': string }
  expect(new URL(link).origin).toBe(door.origin)
  expect((await fetch(link, { headers: { authorization: `Bearer ${small.token}` } })).status).toBe(200)
})

test('ほかの番地から導かれた相手には、続きの宛先もその番地で言う', async () => {
  const led = await small.double.listenHttps({ behind: 'https://graph.microsoft.com' })
  setDefaultCACertificates([...getCACertificates('default'), led.certificate])
  const headers = { authorization: `Bearer ${small.token}` }
  const made = await fetch(`${led.origin}/v1.0${small.list}/items/delta?token=latest`, { headers })
  expect(await made.text()).toContain('"https://graph.microsoft.com/v1.0/')
  await led.close()
})

test('接続が切れることも、黙ることも、誰もいないこともある', async () => {
  small.double.faults.add({ effect: { kind: 'reset' } })
  await expect(ask(small.list)).rejects.toThrow('fetch failed')
  small.double.faults.add({ effect: { kind: 'hang' } })
  await expect(ask(small.list, { signal: AbortSignal.timeout(300) })).rejects.toThrow()
  small.double.outage(1000)
  await expect(ask(small.list)).rejects.toThrow('fetch failed')
  small.double.advance(1001)
})
