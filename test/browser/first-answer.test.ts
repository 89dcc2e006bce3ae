/** 担当者がブラウザーで1件に回答し、ボードが追いつくまで: a real browser, the real pages, the real app. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildPages } from '../../infra/local/build-pages.ts'
import { describeInBrowser } from '../support/describe-in-browser.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

describeInBrowser('はじめての回答', (browser) => {
  let city: TestCity

  beforeAll(async () => {
    await buildPages()
    city = await startTestCity()
  }, 60_000)
  afterAll(() => city.stop())

  test('断られて、直して、保存され、ボードが次の問い合わせで追いつく', async () => {
    const board = await browser.open({ viewport: { width: 1280, height: 900 } })
    let asked = 0
    board.on('response', (response) => {
      if (response.url().includes('/api/changes')) asked += 1
    })
    await board.goto(`${city.origin}/tab/`)
    await board.getByText('デジタル戦略室 PMO').click()
    const tile = board.getByRole('article', { name: /紙決裁の廃止/ })
    await tile.getByText('未回答').first().waitFor()

    const chat = await browser.open({ viewport: { width: 480, height: 900 } })
    await chat.goto(`${city.origin}/chat/#person=${posts.generalAffairsLeader}`)
    await chat.getByTitle('B1-3 紙決裁の廃止 に回答する').click()
    await chat.getByRole('radio', { name: /くもり/ }).check()
    const progress = chat.getByLabel(/^進捗状況/)
    await progress.fill('進'.repeat(414))
    await chat.getByRole('radio', { name: /目標に届かず/ }).check()
    await chat.getByRole('button', { name: /^保存/ }).click()
    await chat.getByRole('article').getByText('進捗状況は400字までです（現在 414字）').waitFor()
    expect(await progress.inputValue()).toBe('進'.repeat(414))
    expect(await chat.getByRole('radio', { name: /くもり/ }).isChecked()).toBe(true)

    await progress.fill('11月末現在、電子決裁率62.3％。')
    const askedBefore = asked
    await chat.getByRole('button', { name: /^保存/ }).click()
    await chat.getByRole('article').getByText('✓ B1-3 紙決裁の廃止 の回答を保存しました').waitFor()

    await tile.getByText('くもり').first().waitFor()
    // The page asks every 1.5 s: with the next question it knows, and one more may already have been on its way.
    expect(asked - askedBefore).toBeLessThanOrEqual(2)
    await tile.getByText('11月末現在、電子決裁率62.3％。').waitFor()
  }, 60_000)
})
