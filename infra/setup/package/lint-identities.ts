/**
 * Bot and tab are two registrations. With a shared one, a token that a person may hold for the tab could pass for the
 * channel at the bot's door.
 */
import type { Lint } from './opened-package.ts'

export const lintIdentities: Lint = ({ manifest }) => {
  const botIds = (manifest.bots ?? []).map(({ botId }) => botId.toLowerCase())
  const api = manifest.webApplicationInfo
  if (!api) return ['webApplicationInfo がありません。タブのサインインに必要です。']
  const findings: string[] = []
  if (botIds.includes(api.id.toLowerCase())) {
    findings.push(
      'ボットの ID（MICROSOFT_APP_ID）とタブの ID（API_CLIENT_ID）が同じです。アプリ登録を二つに分けてください。',
    )
  }
  const hosts = (manifest.staticTabs ?? []).map(({ contentUrl = '' }) => URL.parse(contentUrl)?.hostname ?? '')
  const expected = hosts.map((host) => `api://${host}/${api.id}`)
  if (!expected.includes(api.resource ?? '')) {
    findings.push(
      `webApplicationInfo.resource を「${expected[0] ?? 'api://（タブのホスト名）/（タブの ID）'}」にしてください（いまは「${api.resource ?? ''}」）。`,
    )
  }
  return findings
}
