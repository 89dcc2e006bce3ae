import { describe, expect, test } from '@jest/globals'
import { missingFrom, type Repository } from './named-in-docs.ts'

const present = [
  'bot',
  'bot/src/main.ts',
  'infra',
  'infra/docs/board.png',
  'shared/GLOSSARY.md',
  'README.md',
  '.ci',
  '.ci/run',
]

const repository: Repository = {
  exists: (path) => present.includes(path),
  topNames: ['bot', 'infra', 'shared', 'README.md', '.ci'],
  scripts: ['start', 'test', 'round'],
  ignored: ['.data', 'tab/dist'],
}

const missing = (text: string, page = 'README.md') => missingFrom(page, text, repository)

describe('文書に書かれた名前の見張り', () => {
  test.each([
    ['コードの中のパス', '`bot/src/lost.ts` を読みます', '「bot/src/lost.ts」がありません'],
    ['コマンドの中のパス', '```sh\nbash .ci/lost\n```', '「.ci/lost」がありません'],
    ['リンク', '[用語](shared/LOST.md#天気) を見ます', '「shared/LOST.md」がありません'],
    ['画像', '![盤面](infra/docs/lost.png)', '「infra/docs/lost.png」がありません'],
    ['HTML の画像', '<img src="infra/docs/lost.png" width="400">', '「infra/docs/lost.png」がありません'],
    ['根元のファイル', '`docker-compose.yml`', '「docker-compose.yml」がありません'],
    ['npm の命令', '`npm run lost -- open 2025Q3`', 'package.json に「npm run lost」がありません'],
    [
      '続けて書いた npm の命令',
      '```\nnpm ci && npm run --silent lost\n```',
      'package.json に「npm run lost」がありません',
    ],
  ])('%sが実在しなければ、そう示す', (_what, text, said) => {
    expect(missing(text)).toEqual([`README.md: ${said}`])
  })

  test.each([
    ['実在するパス', '`bot/src/main.ts` と `shared/GLOSSARY.md`、[規則](./README.md)'],
    ['実在する命令', '```sh\nnpm ci && npm start\nnpm run round -- open 2025Q3\nbash .ci/run\n```'],
    ['URL の道筋と書式の名前', '`/api/messages` へ `POST` します。`application/json` だけ受けます'],
    ['実行時にできるもの', '`.data/` と `tab/dist/index.html` は実行時にできます'],
    ['外のページ・パッケージ・鍵', '[原典](https://example.org/a.html)、`@fluentui/react-components`、`B1-5a|2025Q3`'],
  ])('%sには何も言わない', (_what, text) => {
    expect(missing(text)).toEqual([])
  })

  test('リンクは、書かれたページの場所から見る', () => {
    expect(missing('[戻る](../README.md)', 'shared/GLOSSARY.md')).toEqual([])
    expect(missing('[戻る](README.md)', 'shared/GLOSSARY.md')).toEqual([
      'shared/GLOSSARY.md: 「shared/README.md」がありません',
    ])
  })
})
