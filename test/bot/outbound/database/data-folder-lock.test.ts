import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  DataFolderInUse,
  DataFolderNotWritable,
  lockDataFolder,
} from '../../../../bot/src/outbound/database/data-folder-lock.ts'
import { openPglite } from '../../../../bot/src/outbound/database/open-pglite.ts'
import { moduleUrl, startProgram } from '../../../support/child-program.ts'
import { copyDatabaseTemplate } from '../../../support/database-template.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gyokaku-lock-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

/** Says `locked`, or the name of what went wrong; holds the folder until its input ends. */
const holder = (dataFolder: string) => `
  import { lockDataFolder } from ${moduleUrl('../../../../bot/src/outbound/database/data-folder-lock.ts', import.meta.url)}
  try {
    const release = lockDataFolder(${JSON.stringify(dataFolder)})
    console.log('locked')
    process.stdin.on('end', release).resume()
  } catch (error) {
    console.log(error.name + ': ' + error.message.replaceAll('\\n', ' '))
  }`

describe('データフォルダーの占有', () => {
  test('別のプロセスが使っている間は断られ、終わると使える', async () => {
    const first = startProgram(holder(folder))
    expect(await first.line()).toBe('locked')
    const second = startProgram(holder(folder))
    const refusal = await second.line()
    expect(refusal).toContain('DataFolderInUse')
    expect(refusal).toContain(folder)
    expect(refusal).toContain('DATA_DIR')
    await second.finish()
    expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
    expect(await first.finish()).toBe(0)
    lockDataFolder(folder)()
  }, 60_000)

  test('使っていたプロセスが kill -9 されると、すぐに使える', async () => {
    const first = startProgram(holder(folder))
    expect(await first.line()).toBe('locked')
    await first.kill()
    lockDataFolder(folder)()
  }, 60_000)

  test('データベースとして開いている間もほかのプロセスは断られ、閉じると使える', async () => {
    const dataFolder = copyDatabaseTemplate()
    const database = await openPglite(dataFolder)
    const second = startProgram(holder(dataFolder))
    expect(await second.line()).toContain('DataFolderInUse')
    await second.finish()
    await expect(openPglite(dataFolder)).rejects.toThrow(DataFolderInUse)
    await database.close()
    const third = startProgram(holder(dataFolder))
    expect(await third.line()).toBe('locked')
    await third.finish()
    rmSync(dataFolder, { recursive: true, force: true })
  }, 60_000)

  test('別のフォルダーなら、同時に使える', () => {
    const release = lockDataFolder(join(folder, 'one'))
    lockDataFolder(join(folder, 'two'))()
    release()
  })

  test('開けなかったときは、占有したままにしない', async () => {
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database', 'PG_VERSION'), 'not a database')
    await expect(openPglite(folder)).rejects.toThrow()
    lockDataFolder(folder)()
  }, 60_000)

  test('書き込めないフォルダーは「使用中」とは言わず、直し方を言う', async () => {
    chmodSync(folder, 0o555)
    // Root may write anywhere, so the program first becomes somebody else.
    const program = `if (process.getuid() === 0) { process.setegid(65534); process.seteuid(65534) }`
    const child = startProgram(`${holder(folder).replace('try {', `${program}\n  try {`)}`)
    const said = await child.line()
    expect(said).toContain('DataFolderNotWritable')
    expect(said).toContain(folder)
    expect(said).toContain('DATA_DIR')
    await child.finish()
  }, 60_000)

  test('フォルダーを作れない場所でも、直し方を言う', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => lockDataFolder(join(folder, 'file', 'data'))).toThrow(DataFolderNotWritable)
  })
})
