/**
 * A port of loopback for a server that starts a little later. It lies below those that the system hands out itself: there, any
 * connection of another test could take it in the meantime. Each worker has ports of its own.
 */
import { once } from 'node:events'
import { createServer } from 'node:net'

const FIRST = 12_000
const LAST = 31_999
const WORKERS = 20
const each = (LAST + 1 - FIRST) / WORKERS

/** Begins anywhere, so that two runs at a time seldom meet; goes on, so that none is given twice. */
let next = Math.floor(Math.random() * each)

export async function freePort(): Promise<number> {
  const first = FIRST + (Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS) * each
  for (let tried = 0; tried < each; tried += 1) {
    next = (next + 1) % each
    const port = first + next
    if (await isFree(port)) return port
  }
  throw new Error(`No port between ${first} and ${first + each - 1} is free`)
}

async function isFree(port: number): Promise<boolean> {
  // Whoever asks here by mistake must not keep it open.
  const probe = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return false
  }
  probe.close()
  await once(probe, 'close')
  return true
}
