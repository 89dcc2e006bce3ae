import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { citySite } from './city-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyokaku-looks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const refusal = async (run: Promise<boolean>): Promise<string> => {
  try {
    await run
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
  throw new Error('It was not refused')
}

describe('断られたときは、足りない権限と頼む相手を日本語で示す', () => {
  test('Sites.Selected の書き込みだけのアプリでは、リストを作れない', async () => {
    const site = citySite({ appRole: 'write' })
    const sentence = await refusal(site.run('apply', { as: 'app' }))
    expect(sentence).toContain('Sites.Selected の「書き込み」（write）では、行は書けますが、リストや列は作れません')
    expect(sentence).toContain('SharePoint 管理者へ')
    expect(sentence).toContain('owner または fullcontrol')
    expect(sentence).toContain('もう一度実行すると、続きから行います')
  })

  test('owner を付けたアプリなら作れる', async () => {
    const site = citySite({ appRole: 'owner' })
    expect(await site.run('apply', { as: 'app' })).toBe(true)
    expect(await site.run('verify', { as: 'app' })).toBe(true)
  })

  test('読むだけの許可でサインインした人には、必要な同意と役割を示す', async () => {
    const sentence = await refusal(citySite().run('apply', { roles: ['Sites.Read.All'] }))
    expect(sentence).toContain('Sites.Manage.All（または Sites.FullControl.All')
    expect(sentence).toContain('Microsoft Entra の管理者')
  })

  test('サイトを読めないときは、所有者に頼むことを示す', async () => {
    expect(await refusal(citySite().run('plan', { roles: [] }))).toContain('サイトの所有者へ')
  })

  test.each([
    ['401', { kind: 'status', status: 401 }, 'サインインし直してください'],
    ['404 のサイト', { kind: 'status', status: 404 }, 'SHAREPOINT_SITE'],
    ['続く 503', { kind: 'status', status: 503 }, 'サービスの稼働状況の確認'],
    ['長すぎる待ち時間', { kind: 'status', status: 429, retryAfter: '7200' }, '待っても受け付けられませんでした'],
    ['HTML の返事', { kind: 'html' }, 'プロキシー'],
    ['つながらない', { kind: 'refused' }, '通信の許可'],
  ] as const)('%s', async (_name, effect, sentence) => {
    const site = citySite()
    site.double.faults.add({ match: { operation: 'getSite' }, effect, times: 20 })
    expect(await refusal(site.run('plan'))).toContain(sentence)
  })

  test('続く 409 は、同じ名前のものがあることを示す', async () => {
    const site = citySite()
    site.double.faults.add({ match: { operation: 'createList' }, effect: { kind: 'status', status: 409 }, times: 20 })
    expect(await refusal(site.run('apply'))).toContain('同じ名前のリストまたは列がすでにあります')
  })

  test('ビューを断られても、リストと列は作り終える', async () => {
    const site = citySite()
    site.double.faults.add({
      match: { operation: 'sharePoint', method: 'POST' },
      effect: { kind: 'status', status: 403 },
      times: 1,
    })
    expect(await site.run(`apply --output ${folder}`)).toBe(true)
  })

  test.each(['', 'http://city.sharepoint.com/sites/a', 'https://city.sharepoint.com/', 'サイト'])(
    'サイトのアドレス「%s」は、書き方を示して止まる',
    async (address) => {
      expect(await refusal(citySite().run(`plan --site ${address}`))).toContain(
        'https://市の名前.sharepoint.com/sites/',
      )
    },
  )

  test('命令の書き方が違うときは、使い方を示す', async () => {
    for (const words of ['', 'remove', 'plan --nothing', 'plan apply']) {
      expect(await refusal(citySite().run(words))).toContain('使い方')
    }
  })
})
