/** A new folder in memory where the machine has such a place with room, else on disk: copying a database takes a tenth of the time. */
import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'
/** Bytes: some twenty databases. Containers often have 64 MB there. */
const enough = 2 ** 30

export function fastFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), prefix))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize > enough
  } catch {
    // Not on this system.
    return false
  }
}
