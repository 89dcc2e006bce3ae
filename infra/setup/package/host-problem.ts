/** What is wrong with a host that Teams is to open, as a sentence; null when it will do. */

const name = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** Names that the internet reserves for examples and tests, or that only one machine knows. */
const sample =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal|lan)$|(?:^|\.)example\.(?:com|net|org|jp|co\.jp)$/

/** Not the city's own: shared platforms, Microsoft itself, and tunnels to a developer's machine. */
const shared =
  /(?:^|\.)(?:azurewebsites\.net|azurecontainerapps\.io|microsoft\.com|onmicrosoft\.com|ngrok(?:-free)?\.(?:app|dev|io)|devtunnels\.ms|trycloudflare\.com|loca\.lt)$/

export function hostProblem(host: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'ホスト名だけを書きます。`https://` は付けません。'
  if (host.includes('*')) return '「*」は使えません。一つのホスト名をそのまま書きます。'
  if (/[/?#]/.test(host)) return 'ホスト名だけを書きます。「/」から後ろは付けません。'
  if (host.includes(':')) return 'ポート番号は付けられません。Teams は 443 番だけを使います。'
  if (host !== host.toLowerCase())
    return '小文字で書きます。大文字が混ざると、Android の Teams でサインインできません。'
  if (sample.test(host)) return '見本用・手元用のホスト名です。市の公開用のホスト名を書きます。'
  if (!name.test(host)) return 'ホスト名の形ではありません（IP アドレスは使えません）。'
  if (shared.test(host)) return '市が持つドメインのホスト名を書きます。共用のドメインは Teams が信頼しません。'
  return null
}
