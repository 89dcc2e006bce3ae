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

export class DataFolderNotWritable extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      [
        `データフォルダー ${folder} に書き込めません。`,
        'フォルダーの権限と空き容量を確認するか、DATA_DIR に別のフォルダーを指定してください。',
      ].join('\n'),
      { cause },
    )
    this.name = 'DataFolderNotWritable'
  }
}

/**
 * Returns the release function. Throws `DataFolderInUse` when another process holds the folder, and
 * `DataFolderNotWritable` when it cannot be made or written to.
 */
export function lockDataFolder(folder: string): () => void {
  let file: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true })
    const opened = new DatabaseSync(join(folder, 'in-use.lock'))
    file = opened
    opened.exec('pragma locking_mode = exclusive; begin exclusive')
    return () => opened.close()
  } catch (error) {
    file?.close()
    // SQLITE_BUSY (5): somebody holds it.
    if (isNativeError(error) && 'errcode' in error && error.errcode === 5) throw new DataFolderInUse(folder)
    throw new DataFolderNotWritable(folder, error)
  }
}
