/**
 * Refuses a second process on one data folder: PGlite itself opens it twice and silently loses rows.
 * The lock is an exclusive SQLite transaction on a file, which the kernel frees however the process ends.
 */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isNativeError } from 'node:util/types'

export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(
      [
        `データフォルダー ${folder} は、動作中の別の業革ボードが使っています。`,
        '先に動いているほうを止めるか、DATA_DIR に別のフォルダーを指定してください。',
      ].join('\n'),
    )
    this.name = 'DataFolderInUse'
  }
}

/** Returns the release function. Throws `DataFolderInUse` when another process holds the folder. */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = new DatabaseSync(join(folder, 'in-use.lock'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    // SQLITE_BUSY (5): somebody holds it. Anything else (no rights, no space) is another trouble and says so itself.
    if (isNativeError(error) && 'errcode' in error && error.errcode === 5) throw new DataFolderInUse(folder)
    throw error
  }
  return () => file.close()
}
