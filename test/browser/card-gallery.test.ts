import { execFileSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { galleryFile } from '../../infra/local/gallery/gallery-file.ts'
import { cardStates } from '../../infra/local/gallery/states.ts'
import { describeInBrowser } from '../support/describe-in-browser.ts'

/** What fits in light fits in dark; `npm run looks` draws both. */
const themes = process.env.IN_FULL === '1' ? ['light', 'dark'] : ['light']

describeInBrowser('カードの一覧のページ', (browser) => {
  let page: Page
  const open = async (search: string) => {
    const opened = await browser.open({ viewport: { width: 1600, height: 1000 } })
    await opened.goto(`${pathToFileURL(galleryFile).href}${search}`)
    await opened.waitForSelector('html[data-drawn]')
    return opened
  }
  beforeAll(async () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../infra/setup/cards.ts', import.meta.url))])
    page = await open(themes.length === 1 ? '?draw=light' : '')
  }, 60_000)

  test('すべての状態が、3つの幅で描かれる', async () => {
    expect(await page.locator('section').count()).toBe(cardStates.length)
    expect(await page.locator('.card > .ac-adaptiveCard').count()).toBe(cardStates.length * 3 * themes.length)
    expect(await page.getByText('上限を超えています').count()).toBe(0)
  })

  test('どの幅でも、カードの中身が横にはみ出さない', async () => {
    const wide = await page
      .locator('.card')
      .evaluateAll((cards) =>
        cards
          .filter((card) =>
            [card, ...card.querySelectorAll('*')].some((part) => part.scrollWidth > card.clientWidth + 1),
          )
          .map((card) => `${card.closest('section')?.id} ${card.getAttribute('data-width')}`),
      )
    expect(wide).toEqual([])
  })

  test('暗い配色のカードは、明るい配色のカードと色が違う', async () => {
    const both = await open('?state=overview-1')
    const colours = await both
      .locator('#overview-1 .card[data-width="440"] .ac-adaptiveCard')
      .evaluateAll((cards) => cards.map((card) => getComputedStyle(card).backgroundColor))
    expect(colours).toHaveLength(2)
    expect(colours[0]).not.toBe(colours[1])
  })

  test('幅と配色を選ぶと、それだけが残る', async () => {
    const few = await open('?state=overview-1&state=status')
    const states = await few.locator('section').count()
    await few.getByLabel('暗い配色').check()
    await few.getByLabel('320px').check()
    expect(await few.locator('.card:visible').count()).toBe(states)
  })
})
