/** What on a page breaks the rules of WCAG 2.2 AA, each with the element and the cure. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Folded parts are opened first. Everything that passes stays unreported, which makes a large page four times as fast. */
export async function axeProblems(page: Page): Promise<readonly string[]> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
    })
  }
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}
