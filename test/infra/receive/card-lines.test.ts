import { expect, test } from '@jest/globals'
import { cardLines } from '../../../infra/local/receive/card-lines.ts'

const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: '見出し' },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '一行目\n二行目' }, '続き'] },
    { type: 'Input.Text', id: 'a', label: '進捗', placeholder: '例' },
    { type: 'Input.Date', id: 'b', label: '時点', value: '2025-11-30' },
    {
      type: 'Input.ChoiceSet',
      id: 'c',
      label: '節目',
      isMultiSelect: true,
      value: 'y',
      choices: [
        { title: '調整', value: 'x' },
        { title: '予算', value: 'y' },
      ],
    },
    {
      type: 'ColumnSet',
      columns: [{ type: 'Column', items: [{ type: 'Container', items: [{ type: 'TextBlock', text: '奥' }] }] }],
    },
    { type: 'Container', isVisible: false, items: [{ type: 'TextBlock', text: '課題' }] },
    { type: 'SomethingNew', text: '知らない部品' },
  ],
  actions: [
    { type: 'Action.Execute', title: '保存する', verb: 'save' },
    { type: 'Action.ToggleVisibility', title: '開く' },
  ],
}

test('カードを、読む順に、文・欄・ボタンの行にする', () => {
  expect(cardLines(card)).toEqual([
    '見出し',
    '一行目',
    '二行目続き',
    '［進捗］（例）',
    '［時点］2025-11-30',
    '［節目］',
    '  ☐ 調整',
    '  ☑ 予算',
    '奥',
    '（たたまれた欄）課題',
    '〔保存する：save〕 〔開く〕',
  ])
})
