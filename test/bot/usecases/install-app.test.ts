import { beforeEach, describe, expect, test } from '@jest/globals'
import type { SendOutcome } from '../../../bot/src/usecases/ports.ts'
import { sendNotice } from '../../../bot/src/usecases/send-notice.ts'
import { officeForEachTest } from '../../support/office-for-each-test.ts'
import { who } from '../../support/small-city.ts'
import { chatOfPerson, roundId } from '../../support/test-office.ts'

const office = officeForEachTest()

const key = { roundId, personId: who.leader, step: 'opened' } as const
const notInstalled: SendOutcome = { kind: 'notInstalled', cause: 'ForbiddenOperationException' }
const address = () => office().store.unitOfWork.run((tx) => tx.delivery.conversation(who.leader))
const notice = () => office().store.unitOfWork.run((tx) => tx.delivery.lockNotice(key))
const states = () =>
  office().store.rows(`select distinct state, cause from expectations where responsible = '${who.leader}'`)
const jobs = async () => (await office().store.jobs()).map(({ name, afterSeconds }) => [name, afterSeconds])

/** Runs what waits until nothing does, as the hours go by. */
async function runAll(): Promise<void> {
  while ((await office().store.jobs()).length > 0) {
    office().passMinutes(1)
    await office().runJobs()
  }
}

beforeEach(async () => {
  await office().openRound()
  await office().store.takeJobs()
  await office().store.unitOfWork.run((tx) =>
    tx.delivery.saveConversation(who.leader, chatOfPerson(who.leader), new Date(0)),
  )
})

describe('アプリが入っていなかったとき', () => {
  test('古い宛先を忘れ、アプリを追加し、新しい会話で届ける', async () => {
    office().sendOutcomes.push(notInstalled)
    expect(await sendNotice(office().deps, key)).toBe('notInstalled')
    expect(await address()).toBeNull()
    expect(await jobs()).toEqual([['install-app', 0]])
    await runAll()
    expect(office().installed).toEqual([who.leader])
    expect(office().sent.map((one) => one.address)).toEqual([chatOfPerson(who.leader), null])
    expect(await notice()).toMatchObject({ state: 'sent', maybeTwice: false, cause: null })
    expect(await states()).toEqual([{ state: 'delivered', cause: null }])
  })

  test('追加先がチャットの宛先を教えてくれれば、そこへ届ける', async () => {
    const named = { conversationId: '19:named', serviceUrl: 'https://smba.trafficmanager.net/teams/' }
    office().sendOutcomes.push(notInstalled)
    office().installOutcomes.push({ kind: 'installed', address: named })
    await sendNotice(office().deps, key)
    await runAll()
    expect(office().sent.at(-1)?.address).toEqual(named)
  })

  test('追加が許されていなければ、その原因とともに「連絡先の確認が必要」になる', async () => {
    office().sendOutcomes.push(notInstalled)
    office().installOutcomes.push({ kind: 'refused', cause: 'installForbidden' })
    await sendNotice(office().deps, key)
    await runAll()
    expect(office().sent).toHaveLength(1)
    expect(await notice()).toMatchObject({ state: 'failed', cause: 'installForbidden' })
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'installForbidden' }])
  })

  test('混んでいれば言われた秒数を待ち、いつまでも続けばやめる', async () => {
    office().sendOutcomes.push(notInstalled)
    office().installOutcomes.push(
      ...Array.from({ length: 20 }, () => ({ kind: 'tryLater', cause: 'directoryBusy', afterSeconds: 40 }) as const),
    )
    await sendNotice(office().deps, key)
    await office().runJobs()
    expect(await jobs()).toEqual([['install-app', 40]])
    await runAll()
    expect(office().installed.length).toBeLessThanOrEqual(10)
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'directoryBusy' }])
  })

  test('追加しても本人が外し続けるなら、一日に二度は追加しない', async () => {
    office().sendOutcomes.push(...Array.from({ length: 20 }, () => notInstalled))
    await sendNotice(office().deps, key)
    await runAll()
    expect(office().installed).toEqual([who.leader])
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'ForbiddenOperationException' }])
  })

  test('アプリを追加する手立てがなければ、すぐに「連絡先の確認が必要」になる', async () => {
    office().sendOutcomes.push(notInstalled)
    await sendNotice({ ...office().deps, installer: null }, key)
    expect(await states()).toEqual([{ state: 'unreachable', cause: 'ForbiddenOperationException' }])
    expect(await jobs()).toEqual([])
  })

  test('追加を待つ間に届いていれば、何もしない', async () => {
    office().sendOutcomes.push(notInstalled)
    await sendNotice(office().deps, key)
    const [job] = await office().store.takeJobs()
    await sendNotice(office().deps, key)
    expect(job?.name).toBe('install-app')
    expect(await office().runJobs()).toEqual([])
    expect(office().installed).toEqual([])
  })
})
