import { describe, expect, test } from '@jest/globals'
import { replyToMessage } from '../../bot/src/inbound/chat/handlers/reply-to-message.ts'
import type { Turn } from '../../bot/src/inbound/chat/turn.ts'
import { otherLanguages } from '../../infra/setup/package/opened-package.ts'
import { withTexts } from '../../infra/setup/package/texts.ts'
import { chatJa } from '../../shared/src/wording/chat.ja.ts'
import { tabEn } from '../../shared/src/wording/tab.en.ts'
import { tabJa } from '../../shared/src/wording/tab.ja.ts'
import { samplePackage, sampleSettings } from './sample-package.ts'

const opened = samplePackage()
const english = withTexts(opened.manifest, otherLanguages(opened)[0]?.texts ?? {})
const commandsOf = ({ bots = [] }: typeof english) =>
  bots.flatMap(({ commandLists = [] }) => commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)))

/** Known words reach a use case; a turn that has none tells them from unknown words. */
const turnWithoutUseCases = { person: 'nobody' } as Turn
const isUnderstood = async (word: string) => {
  const reply = await replyToMessage(turnWithoutUseCases, word).catch((cause: unknown) => cause)
  return !(
    typeof reply === 'object' &&
    reply !== null &&
    'text' in reply &&
    reply.text === chatJa.replies.notUnderstood
  )
}

describe('manifest の中身', () => {
  test('名前は、日本語でも英語でも画面に出る名前と同じ', () => {
    expect(opened.manifest.name.short).toBe(tabJa.appName)
    expect(english.name.short).toBe(tabEn.appName)
    expect(opened.manifest.staticTabs?.[0]?.name).toBe(tabJa.appName)
    expect(chatJa.replies.welcome).toContain(tabJa.appName)
  })

  test('挙げている言葉は、日本語も英語も、ボットがすべて分かる', async () => {
    expect(await isUnderstood('でたらめな言葉')).toBe(false)
    const words = [...commandsOf(opened.manifest), ...commandsOf(english)]
    expect(words).toEqual(expect.arrayContaining(['ヘルプ', '一覧', '状況', 'Help', 'List', 'Status']))
    for (const word of words) expect([word, await isUnderstood(word)]).toEqual([word, true])
  })

  test('タブは市のホストの /tab/ を開き、ボットとは別の登録でサインインする', () => {
    const { staticTabs, validDomains, webApplicationInfo, bots } = opened.manifest
    expect(staticTabs?.map(({ contentUrl }) => contentUrl)).toEqual([`https://${sampleSettings.TAB_HOST}/tab/`])
    expect(validDomains).toEqual([sampleSettings.TAB_HOST])
    expect(webApplicationInfo).toEqual({
      id: sampleSettings.API_CLIENT_ID,
      resource: `api://${sampleSettings.TAB_HOST}/${sampleSettings.API_CLIENT_ID}`,
    })
    expect(bots?.map(({ botId }) => botId)).toEqual([sampleSettings.MICROSOFT_APP_ID])
  })

  test('はじめは個人のチャットに加わり、会話をセッションに分けない', () => {
    expect(opened.manifest.defaultInstallScope).toBe('personal')
    expect(JSON.stringify(opened.manifest)).not.toContain('supportsSessions')
  })
})
