/** 番号を先に知りたいサーバーのためのポート：あとから待ち受けるまで、ほかの接続に取られない。 */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from '@jest/globals'
import { freePort } from './free-port.ts'

test('続けて尋ねても、同時に尋ねても、同じ番号は二度出ない', async () => {
  const ports = [await freePort(), await freePort(), ...(await Promise.all(Array.from({ length: 20 }, freePort)))]
  expect(new Set(ports).size).toBe(ports.length)
})

test('出ていく接続に割り当てられる範囲の番号は選ばない', async () => {
  // Where the system does not say its range, an address it has just given is as high as those of that range.
  const told = '/proc/sys/net/ipv4/ip_local_port_range'
  const given = createServer().listen(0, '127.0.0.1')
  await once(given, 'listening')
  const first = existsSync(told)
    ? Number(readFileSync(told, 'utf8').split(/\s+/)[0])
    : (given.address() as AddressInfo).port
  given.close()
  expect(await freePort()).toBeLessThan(first)
})

test('使用中の番号は飛ばす', async () => {
  const last = await freePort()
  const taken = createServer().listen(last + 1, '127.0.0.1')
  await once(taken, 'listening')
  try {
    expect(await freePort()).not.toBe(last + 1)
  } finally {
    taken.close()
  }
})
