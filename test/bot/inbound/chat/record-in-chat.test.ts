import { beforeEach, describe, expect, test } from '@jest/globals'
import { handleCardAction } from '../../../../bot/src/inbound/chat/card-actions.ts'
import { replyToMessage } from '../../../../bot/src/inbound/chat/handlers/reply-to-message.ts'
import { chatJa } from '../../../../shared/src/wording/chat.ja.ts'
import { recordDifferencesJa as wording } from '../../../../shared/src/wording/record-differences.ja.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'
import { officeForEachTest } from '../../../support/office-for-each-test.ts'
import { openRecordOffice, type RecordOffice } from '../../../support/record-office.ts'
import { who } from '../../../support/small-city.ts'
import { goodDraft } from '../../../support/test-office.ts'

interface Pressable {
  readonly title: string
  readonly verb: string
  readonly data: unknown
}

describe('チャットの「記録」', () => {
  const current = officeForEachTest()
  let office: RecordOffice
  beforeEach(async () => {
    office = await openRecordOffice(current())
    await office.answer()
    await office.publish()
  })
  const turn = (person: string = who.pmo) => ({ deps: office.deps, person })
  const cardOf = (reply: object) => {
    if (!('card' in reply)) throw new Error('There is no card', { cause: reply })
    const { actions } = reply.card as { readonly actions: readonly Pressable[] }
    return { text: JSON.stringify(reply.card), actions }
  }
  const press = async (card: { readonly actions: readonly Pressable[] }, title: string) => {
    const action = card.actions.find((one) => one.title === title)
    if (!action) throw new Error(`There is no 「${title}」`, { cause: card.actions.map((one) => one.title) })
    return handleCardAction(turn(), action.verb, action.data)
  }

  test('相違を一つずつ見て、書き戻すか取り込むかを2つのボタンで決められる', async () => {
    office.lists.edit('checkIns', office.checkIn, { progress: '他課の文', issue: '他課の課題' }, who.bystander)
    await office.pull()
    const standing = cardOf(await replyToMessage(turn(), '記録'))
    expect(standing.text).toContain(wording.standing(0, 2))
    const first = cardOf(await press(standing, wording.showDifferences(2)))
    expect(first.text).toContain('他課の課題')
    expect(first.text).toContain('会計課 主事')
    const second = cardOf(await press(first, wording.writeBack))
    expect(second.text).toContain(wording.done.ours)
    expect(second.text).toContain('他課の文')
    const done = cardOf(await press(second, wording.takeOver))
    expect(done.text).toContain(wording.done.theirs)
    await office.publish()
    expect(office.lists.row('checkIns', office.checkIn)?.cells).toMatchObject({ progress: '他課の文', issue: null })
    expect(cardOf(await replyToMessage(turn(), '記録')).text).toContain(wording.allWell)
    // The old card is pressed once more: nothing happens twice.
    expect(await press(second, wording.takeOver)).toEqual({ message: refusalJa({ code: 'differenceSettled' }) })
  })

  test('書き込めない理由とすることが書かれていて、もう一度書き込める', async () => {
    await office.answer({ ...goodDraft, progress: '直した文' })
    office.lists.writeFaults.push({ outcome: { kind: 'refused', cause: 'valueRefused' }, commit: false })
    await office.publish()
    const standing = cardOf(await replyToMessage(turn(), '記録'))
    expect(standing.text).toContain('進捗報告 1件')
    const again = cardOf(await press(standing, wording.tryAgain))
    expect(again.text).toContain(wording.triedAgain(1))
    await office.publish()
    expect(office.lists.row('checkIns', office.checkIn)?.cells.progress).toBe('直した文')
  })

  test('PMOのほかの方には、知らない言葉と同じ返事をする', async () => {
    expect(await replyToMessage(turn(who.leader), '記録')).toEqual({ text: chatJa.replies.notUnderstood })
    expect(await handleCardAction(turn(who.leader), 'record.tryAgain', {})).toEqual({
      message: refusalJa({ code: 'notAllowed' }),
    })
  })

  test('ないリストや欄を名指すカードの値は、受け付けない', async () => {
    for (const data of [
      { list: 'secrets', key: 'x', cell: '', at: 0 },
      { list: 'checkIns', key: 'x\u0000', cell: '', at: 0 },
      { list: 'checkIns', key: 'x', cell: 'a b', at: 0 },
    ]) {
      expect(await handleCardAction(turn(), 'record.ours', data)).toEqual({
        message: refusalJa({ code: 'malformedRequest' }),
      })
    }
    const unknown = { list: 'checkIns', key: 'x', cell: 'weather', at: 0 }
    expect(await handleCardAction(turn(), 'record.theirs', unknown)).toEqual({
      message: refusalJa({ code: 'differenceSettled' }),
    })
  })
})
