/** Tests in a real Chromium. Without one they are reported as skipped, by name and with the reason. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Nothing it may look for on its own: these machines have no way out. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface TestBrowser {
  /** A page of its own, as on somebody's desk; one that a test opens is closed after it. Faults of its scripts fail the test. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>
}

export function describeInBrowser(name: string, tests: (browser: TestBrowser) => void): void {
  const program = findChromium()
  if (program === null) {
    describe.skip(`${name}（Chromium がないため省略）`, () =>
      tests({ open: () => Promise.reject(new Error('skipped')) }))
    return
  }
  describe(name, () => {
    let browser: Browser
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    let openBefore = 0
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: program, args: quiet })
    })
    beforeEach(() => {
      openBefore = contexts.length
    })
    // A page that stays open goes on asking for what is new, and takes the time of those after it.
    afterEach(async () => {
      for (const context of contexts.splice(openBefore)) await context.close()
    })
    tests({
      async open(options) {
        const context = await browser.newContext({ locale: 'ja-JP', ...options })
        contexts.push(context)
        const page = await context.newPage()
        page.on('pageerror', (fault) => faults.push(fault.message))
        return page
      },
    })
    afterAll(async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      if (faults.length > 0) throw new Error(`画面の中で問題が起きました：${faults.join(' / ')}`)
    })
  })
}

function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const programs = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return programs.find(canRun) ?? null
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
