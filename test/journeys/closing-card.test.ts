/** 終了カードが PMO、副市長、市長へ渡り、担当と所属長に結果が届くまで, by the buttons of the cards. */
import { expect, test } from '@jest/globals'
import type { ActionReply } from '../../bot/src/inbound/chat/turn.ts'
import { officeForEachTest } from '../support/office-for-each-test.ts'
import { pressIn } from '../support/press-in.ts'
import { who } from '../support/small-city.ts'
import { goodDraft, roundId } from '../support/test-office.ts'

const office = officeForEachTest()
const names = new Map(Object.entries(who).map(([name, id]) => [id as string, name]))

const press = (person: string, verb: string, data: object = {}) =>
  pressIn(office(), person, null, verb, { roundId, ...data })
const shown = (reply: ActionReply) => ('card' in reply ? JSON.stringify(reply.card) : reply.message)

async function heard(): Promise<readonly string[]> {
  office().sent.length = 0
  while ((await office().runJobs()).length > 0);
  return office()
    .sent.map(({ personId, shows }) => `${names.get(personId)} ${shows}`)
    .toSorted()
}

test('締め切ると PMO にまとめが届き、副市長の確認を経て市長に届き、会議の結果と訂正が日付とともに並ぶ', async () => {
  await office().openRound()
  await heard()
  const nonce = '0b0e7a52-6f5e-4c1e-9d7c-3f1f6f0c2a11'
  const draft = { ...goodDraft, weather: 'stormy', direction: 'expand' }
  await press(who.leader, 'checkIn.submit', { measureId: 'B1-3', basedOn: 0, nonce, ...draft })
  await press(who.pmo, 'round.close')
  expect(await heard()).toEqual(['pmo 【業務改革】R7 Q3 レビューのまとめ（案）'])

  const page = shown(await press(who.pmo, 'closing.show'))
  expect(page).toContain('ご判断をお願いしたいこと（2件）')
  expect(page).toContain('1. B1-3 紙決裁の廃止 ― 拡充とする案')
  expect(page).toContain('到達度は示せません（未算定 5施策）')
  expect(shown(await press(who.pmo, 'closing.send'))).toContain('副市長にお届けしました。')
  expect(await heard()).toHaveLength(1)
  expect(shown(await press(who.viceMayor, 'closing.ask', { text: '歳出伝票の時期を確認したい' }))).toContain(
    'PMOにお届けしました。',
  )
  expect(shown(await press(who.pmo, 'closing.show'))).toContain('副市長からの確認事項：「歳出伝票の時期を確認したい」')
  await press(who.pmo, 'closing.send')
  expect(shown(await press(who.viceMayor, 'closing.seen'))).toContain('ご確認ありがとうございました。')
  expect(shown(await press(who.pmo, 'closing.send'))).toContain('市長にご報告しました。')
  expect(await heard()).toContain('mayor 【業務改革】R7 Q3 レビューのご報告（ご判断2件）')
  expect(shown(await press(who.mayor, 'closing.show'))).toContain('令和7年度 第3四半期 業務改革レビューのご報告')

  const met = {
    measureId: 'B1-3',
    direction: 'expand',
    note: '令和8年度から',
    confirmedOn: '2026-01-20',
    draftNumber: '',
  }
  expect(shown(await press(who.pmo, 'closing.saveOutcome', met))).toContain('会議での確認：拡充（令和8年度から）')
  expect(shown(await press(who.pmo, 'closing.saveOutcome', { ...met, draftNumber: '7-123' }))).toContain(
    '決定：拡充（起案番号 7-123',
  )
  const correction = { measureId: 'B1-3', kind: 'finalFigure', reason: '12月末の確定値', 'figure:B1-3-rate': '63.1' }
  const amended = shown(await press(who.pmo, 'closing.amend', correction))
  expect(amended).toContain('令和7年12月16日（火）付けで保存しました。')
  expect(amended).toContain('四半期の確定値：12月末の確定値')
  expect(shown(await press(who.leader, 'closing.show'))).toContain('この操作は、担当の方だけが行えます。')
})
