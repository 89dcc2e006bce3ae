import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { leader, listName, type RunningPages, runPages } from '../infra/sharepoint/running-pages.ts'
import { describeInBrowser } from '../support/describe-in-browser.ts'

describeInBrowser('リストのページ（SharePoint の見本）', (browser) => {
  let pages: RunningPages
  let page: Page
  beforeAll(async () => {
    pages = await runPages()
    page = await browser.open({ viewport: { width: 360, height: 800 }, colorScheme: 'dark' })
    await page.goto(`${pages.origin}/sharepoint/`)
    await page.getByRole('link', { name: '進捗報告' }).click()
    await page.locator('tr[data-item]').first().waitFor()
  }, 60_000)
  afterAll(() => pages.close())

  test('狭い画面で横にはみ出さず、決まりに反する作りもない', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
  test('セルを押して直すと、表に出る', async () => {
    await page.locator('tr[data-item="1"] td[data-name="Amount"]').click()
    await page.getByLabel('実績').fill('77')
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('tr[data-item="1"]').getByText('77').waitFor()
  })
  test('ほかの人の変更が、待つだけで映る', async () => {
    pages.double.asUser(leader).edit(listName, 2, { Progress: '関係課と調整中' })
    await page.getByText('関係課と調整中').waitFor({ timeout: 5000 })
  })
  test('行を足し、二度押して消せる', async () => {
    await page.getByRole('button', { name: '新しい行' }).click()
    await page.getByLabel('タイトル').fill('GISの活用')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: 'GISの活用 を編集' }).click()
    await page.getByRole('button', { name: 'この行を削除' }).click()
    await page.getByRole('button', { name: '本当に削除する' }).click()
    await page.getByRole('button', { name: 'GISの活用 を編集' }).waitFor({ state: 'detached' })
  })
})
