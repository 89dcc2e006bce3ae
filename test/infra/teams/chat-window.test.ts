/** 手元の Teams の画面: a real browser on the stand-in, beside a bot that answers as told. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { buildPages } from '../../../infra/local/build-pages.ts'
import { axeProblems } from '../../support/axe-problems.ts'
import { describeInBrowser } from '../../support/describe-in-browser.ts'
import {
  card,
  cardMessage,
  conversations,
  MANAGER,
  openChat,
  PL,
  type Running,
  runStandIn,
  TENANT,
  temporaryFolder,
} from './running-stand-in.ts'

const DEPUTY = { id: '11111111-1111-4111-8111-000000000003', post: '市民課 PL 代理' }
const chatPageDir = fileURLToPath(new URL('../../../.build/chat', import.meta.url))
const wide = { viewport: { width: 1280, height: 860 } }

describeInBrowser('手元のチャットの画面', (browser) => {
  let folder: { path: string; remove: () => void }
  let running: Running

  beforeAll(() => buildPages(), 60_000)
  beforeEach(async () => {
    folder = temporaryFolder()
    running = await runStandIn(folder.path, { people: [PL, MANAGER, DEPUTY], chatPageDir })
  })
  afterEach(async () => {
    await running.stop()
    folder.remove()
  })

  /** What does not show up in eight seconds is told by its name, not by the end of the test's time. */
  async function open(options: Parameters<typeof browser.open>[0]): Promise<Page> {
    const page = await browser.open(options)
    page.setDefaultTimeout(8000)
    return page
  }
  const columnOf = (page: Page, person: { post: string }) =>
    page.getByRole('region', { name: person.post, exact: true })
  const channelId = () => running.teams.city.team.channels[1]?.id ?? ''
  const address = (people: readonly { id: string }[], channels: readonly string[] = []) =>
    `${running.origin}/chat/#person=${people.map(({ id }) => id).join(',')}${
      channels.length > 0 ? `&channel=${channels.map(encodeURIComponent).join(',')}` : ''
    }`
  const send = async (activity: object, person = PL) =>
    running.asBot('POST', await openChat(running, person.id), { type: 'message', ...activity })
  const post = (activity: object) =>
    running.asBot('POST', conversations, {
      tenantId: TENANT,
      channelData: { channel: { id: channelId() } },
      activity: { type: 'message', ...activity },
    })
  const mentionOfManager = { type: 'mention', text: '<at>総務課長</at>', mentioned: { id: MANAGER.id } }
  const attached = (content: object) => [{ contentType: 'application/vnd.microsoft.card.adaptive', content }]

  test('二人を並べると、それぞれが自分の画面になり、選んだ人はアドレスに残る', async () => {
    await send({ text: 'PL へのお知らせ' })
    await send({ text: '課長へのお知らせ' }, MANAGER)
    const page = await open(wide)
    await page.goto(address([PL]))
    await columnOf(page, PL).getByText('PL へのお知らせ').waitFor()
    await page.getByRole('button', { name: '横に並べる' }).click()
    await columnOf(page, MANAGER).getByText('課長へのお知らせ').waitFor()
    expect(await columnOf(page, PL).getByText('課長へのお知らせ').count()).toBe(0)

    await columnOf(page, MANAGER).getByRole('textbox', { name: 'メッセージ' }).fill('状況')
    await page.keyboard.press('Enter')
    await columnOf(page, MANAGER).getByRole('log').getByText('状況').waitFor()
    expect(running.received.at(-1)?.activity).toMatchObject({ text: '状況', from: { aadObjectId: MANAGER.id } })

    await columnOf(page, PL).getByLabel('役職').selectOption(DEPUTY.id)
    await columnOf(page, DEPUTY).waitFor()
    expect(page.url()).toBe(address([DEPUTY, MANAGER]))
    await page.reload()
    await columnOf(page, DEPUTY).waitFor()
    await columnOf(page, MANAGER).waitFor()
    await page.getByRole('button', { name: '市民課 PL 代理 の列を閉じる' }).click()
    await columnOf(page, DEPUTY).waitFor({ state: 'detached' })
    expect(page.url()).toBe(address([MANAGER]))
  }, 30_000)

  test('狭い画面では一人だけになり、はみ出さない', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } })
    await page.goto(address([PL, MANAGER]))
    await columnOf(page, PL).waitFor()
    expect(await columnOf(page, MANAGER).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }, 30_000)

  test('チャネルの投稿にはスレッドがあり、呼びかけは本人にだけ強く見え、数えられる', async () => {
    await post({ text: '<at>総務課長</at> 未回答が **2件** あります。', entities: [mentionOfManager] })
    const page = await open(wide)
    await page.goto(address([PL, MANAGER], [channelId(), '']))
    const pl = columnOf(page, PL)
    const manager = columnOf(page, MANAGER)
    await pl.locator('.mention', { hasText: '総務課長' }).waitFor()
    expect(await pl.locator('.mention.me').count()).toBe(0)
    await manager.getByRole('button', { name: /総務課.*1\s*件の呼びかけ/ }).click()
    await manager.locator('.mention.me', { hasText: '総務課長' }).waitFor()
    await page.getByText('件の呼びかけ').first().waitFor({ state: 'detached' })

    running.answer = async ({ conversation }) => {
      const { id } = conversation as { id: string }
      await running.asBot('POST', `${conversations}/${encodeURIComponent(id)}/activities`, cardMessage('内訳'))
      return { status: 200 }
    }
    await pl.getByRole('button', { name: '返信' }).click()
    const reply = pl.getByLabel('返信', { exact: true })
    await reply.pressSequentially('ありがとうございます。@業')
    await page.keyboard.press('Enter')
    await reply.pressSequentially('内訳を教えてください')
    await page.keyboard.press('Enter')
    await manager.getByText('内訳', { exact: true }).waitFor()
    expect(running.received.at(-1)?.activity).toMatchObject({
      text: 'ありがとうございます。<at>業革ボード</at> 内訳を教えてください',
      conversation: { conversationType: 'channel', id: expect.stringContaining(';messageid=') },
    })
    expect(await manager.locator('.thread').count()).toBe(1)
    expect(await manager.locator('.thread article').count()).toBe(3)
  }, 30_000)

  test('カードの中の呼びかけは本文と事実で強く見え、手で書いた <at> や HTML は書いたままになる', async () => {
    await send({
      summary: 'お知らせ',
      attachments: attached({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [
          { type: 'TextBlock', text: '<at>総務課長</at> と <at>市長</at> と <b>太字</b>', wrap: true },
          { type: 'FactSet', facts: [{ title: '宛先', value: '<at>総務課長</at>' }] },
        ],
        msteams: { entities: [mentionOfManager] },
      }),
    })
    const page = await open(wide)
    await page.goto(address([PL]))
    await page.getByText('<at>市長</at> と <b>太字</b>').waitFor()
    expect(await page.locator('.card .mention').allInnerTexts()).toEqual(['総務課長', '総務課長'])
  }, 30_000)

  test('届くと隅に要約だけが出て、一覧に残り、押すと開く。自分の問いへの返事では出ない', async () => {
    const page = await open(wide)
    await page.goto(address([MANAGER], [channelId()]))
    const column = columnOf(page, MANAGER)
    await column.getByText('まだ投稿はありません。').waitFor()
    await send({ summary: '【業務改革】R7 Q3 ご確認のお願い', attachments: attached(card('長い本文')) }, MANAGER)
    const toast = column.locator('.toast')
    await toast.waitFor()
    expect(await toast.innerText()).toBe('【業務改革】R7 Q3 ご確認のお願い')
    await page.getByRole('navigation', { name: '役職' }).getByText('【業務改革】R7 Q3 ご確認のお願い').waitFor()
    await toast.click()
    await column.getByText('長い本文').waitFor()
    expect(await toast.count()).toBe(0)
    // Everything it would say stands there already.
    await send({ text: '短い連絡' }, MANAGER)
    await column.getByRole('log').getByText('短い連絡').waitFor()
    expect(await toast.count()).toBe(0)

    running.answer = async () => ({ status: (await send({ text: '回答済 3／9' }, MANAGER)).status === 201 ? 200 : 500 })
    await column.getByRole('textbox', { name: 'メッセージ' }).fill('状況')
    await page.keyboard.press('Enter')
    await column.getByRole('log').getByText('回答済 3／9').waitFor()
    expect(await toast.count()).toBe(0)
  }, 30_000)

  test('カードの幅を、スマートフォン・細い画面・広い画面に変えられ、次に開いても同じになる', async () => {
    await send({ attachments: attached({ ...card('一覧'), msteams: { width: 'Full' } }) })
    const page = await open(wide)
    await page.goto(address([PL]))
    const width = async () => Math.round((await page.locator('.card').boundingBox())?.width ?? 0)
    await page.locator('.card').waitFor()
    expect(await width()).toBe(440)
    await page.getByLabel('カードの幅').selectOption('phone')
    expect(await width()).toBe(320)
    await page.reload()
    await page.locator('.card').waitFor()
    expect(await width()).toBe(320)
    await page.getByLabel('カードの幅').selectOption('wide')
    expect(await width()).toBeGreaterThan(600)
  }, 30_000)

  const pickers = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'Input.ChoiceSet',
        id: 'leader',
        label: '新しい担当',
        isRequired: true,
        errorMessage: '担当をお選びください。',
        // The directory knows this one too.
        choices: [{ title: MANAGER.post, value: MANAGER.id }],
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
      },
      {
        type: 'Input.ChoiceSet',
        id: 'others',
        label: '代理',
        isMultiSelect: true,
        choices: [],
        value: DEPUTY.id,
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
      },
      {
        type: 'Input.ChoiceSet',
        id: 'measure',
        label: '施策',
        choices: [],
        'choices.data': { type: 'Data.Query', dataset: 'measures' },
      },
    ],
    actions: [{ type: 'Action.Execute', title: '引き継ぐ', verb: 'handOver' }],
  }

  test('人は職名でさがし、値は Entra の番号になる。候補はボットにもたずねられる', async () => {
    running.answer = ({ name, value }) => {
      if (name !== 'application/search') {
        return { status: 200, body: { type: 'application/vnd.microsoft.activity.message', value: '引き継ぎました。' } }
      }
      const { queryText } = value as { queryText: string }
      const results = [{ title: `${queryText}の廃止`, value: 'B1-3' }]
      return { status: 200, body: { type: 'application/vnd.microsoft.search.searchResponse', value: { results } } }
    }
    await send({ attachments: attached(pickers) })
    const page = await open(wide)
    await page.goto(address([PL]))
    const leader = page.getByRole('combobox', { name: '新しい担当' })
    await page.locator('.chips li', { hasText: '市民課 PL 代理' }).waitFor()

    await page.getByRole('button', { name: '引き継ぐ' }).click()
    await page.getByText('担当をお選びください。').waitFor()
    await leader.fill('どこにもない')
    await page.getByText('見つかりません。').waitFor()
    await leader.fill('課長')
    await page.locator('.options').getByText('総務課長').waitFor()
    expect(await page.locator('.options').getByText('総務課長').count()).toBe(1)
    await page.locator('.options').getByText('総務課長').click()
    expect(await leader.inputValue()).toBe('総務課長')
    const others = page.getByRole('combobox', { name: '代理' })
    await others.pressSequentially('市民課')
    await page.locator('.options').getByText('市民課 PL', { exact: true }).click()
    await page.getByRole('combobox', { name: '施策' }).pressSequentially('紙決裁')
    await page.locator('.options').getByText('紙決裁の廃止').waitFor()
    await page.keyboard.press('Enter')

    await page.getByRole('button', { name: '引き継ぐ' }).click()
    await page.getByText('引き継ぎました。').waitFor()
    expect(running.received.at(-1)?.activity).toMatchObject({
      value: { action: { data: { leader: MANAGER.id, others: `${DEPUTY.id},${PL.id}`, measure: 'B1-3' } } },
    })
    expect(
      running.received.filter(({ activity }) => activity.name === 'application/search').at(-1)?.activity,
    ).toMatchObject({ value: { queryText: '紙決裁', dataset: 'measures', queryOptions: { skip: 0, top: 15 } } })
  }, 30_000)

  test('接続の調子を変えると、次の一回だけ届かず、アプリの削除と追加もできる', async () => {
    const page = await open(wide)
    await page.goto(address([PL]))
    await page.getByRole('button', { name: '接続の調子を変える' }).click()
    const panel = page.getByRole('region', { name: '接続の調子' })
    await panel.getByLabel('起こすこと').selectOption('blockedByUser')
    await panel.getByLabel('相手').selectOption(PL.id)
    await panel.getByLabel('操作').selectOption({ label: 'メッセージを送るとき' })
    await panel.getByRole('button', { name: '始める' }).click()
    await panel.getByText('403 本人がブロックしている／市民課 PL／メッセージを送るとき／あと1回').waitFor()
    expect((await send({ text: '一' }, MANAGER)).status).toBe(201)
    expect([(await send({ text: '二' })).status, (await send({ text: '三' })).status]).toEqual([403, 201])
    await columnOf(page, PL).getByText('三').waitFor()
    await panel.getByText('403 本人がブロックしている／').waitFor({ state: 'detached' })

    const chat = await openChat(running)
    const write = (text: string) => running.asBot('POST', chat, { type: 'message', text })
    await panel.getByLabel('アプリを使う人').selectOption(PL.id)
    await panel.getByRole('button', { name: 'アプリを削除する' }).click()
    await columnOf(page, PL).getByText('アプリを削除しているため').waitFor()
    expect((await write('四')).status).toBe(403)
    await columnOf(page, PL).getByRole('button', { name: 'アプリを追加する' }).click()
    await columnOf(page, PL).getByRole('textbox', { name: 'メッセージ' }).waitFor()
    expect((await write('五')).status).toBe(201)
  }, 30_000)

  test('ほかの人が同じ投稿のボタンを押しても、書きかけの文は消えない', async () => {
    await post({
      attachments: attached({
        ...card('ご確認ください'),
        body: [{ type: 'Input.Text', id: 'note', label: 'ひとこと' }],
        actions: [{ type: 'Action.Execute', title: '確認しました', verb: 'seen' }],
      }),
    })
    const page = await open(wide)
    await page.goto(address([PL, MANAGER], [channelId(), channelId()]))
    await columnOf(page, PL).getByLabel('ひとこと').fill('書きかけ')
    running.answer = () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('確認済み') },
    })
    await columnOf(page, MANAGER).getByRole('button', { name: '確認しました' }).click()
    await columnOf(page, MANAGER).getByText('確認済み').waitFor()
    await post({ text: '次の投稿' })
    await columnOf(page, PL).getByText('次の投稿').waitFor()
    expect(await columnOf(page, PL).getByLabel('ひとこと').inputValue()).toBe('書きかけ')
  }, 30_000)

  test('明るい配色でも暗い配色でも狭い画面でも、読みやすさの決まりを守る', async () => {
    await send({ attachments: attached(pickers) })
    await post({ text: '<at>総務課長</at> ご確認ください。', entities: [mentionOfManager] })
    const page = await open({ ...wide, colorScheme: 'light' })
    await page.goto(address([MANAGER, PL], [channelId(), '']))
    await page.getByText('ご確認ください。').waitFor()
    await page.getByRole('button', { name: '接続の調子を変える' }).click()
    await page.getByRole('region', { name: '接続の調子' }).waitFor()
    await send({ summary: 'お知らせ', text: 'x' }, MANAGER)
    await page.locator('.toast').waitFor()
    const problems = async () => {
      // What is still fading in is paler than it will be.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
      return axeProblems(page)
    }
    const light = await problems()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await problems()
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 390, height: 844 })
    await columnOf(page, PL).waitFor({ state: 'detached' })
    expect({ light, dark, narrow: await problems() }).toEqual({ light: [], dark: [], narrow: [] })
  }, 30_000)
})
