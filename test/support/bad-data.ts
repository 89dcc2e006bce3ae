/** What may arrive as the data of a button, once it is not our own card that sends it. */

/** Values that no field takes, whatever it is. */
export const noValue: readonly unknown[] = [undefined, null, 5, true, {}, { text: 'x' }, ['x'], [[]]]

/** Texts that a person can type and that must neither break anything nor be understood as anything. */
export const oddTexts: readonly (readonly [string, string])[] = [
  ['NUL', '\u0000'],
  ['NULを含む文', '枚数\u0000はどちらですか。'],
  ['半端な文字', '枚数\ud800'],
  ['絵文字', '👨‍👩‍👧‍👦☔️🏽'],
  ['メンション', '<at>市長</at>'],
  ['Markdown', '**太字** [リンク](https://example.invalid) # 見出し'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['差し込みの記号', `\${heading} {{DATE(2025-01-01T00:00:00Z)}}`],
  ['SQL', "'; drop table revisions; --"],
  ['改行', '一行目\r\n\r\n二行目\v三行目'],
]

/** 10 kB and 60 kB of ordinary Japanese. */
export const longTexts: readonly (readonly [string, string])[] = [
  ['10kBの文', '長い文を貼り付けました。'.repeat(300)],
  ['60kBの文', '長い文を貼り付けました。'.repeat(1700)],
]

/** Ids that are none of ours. */
export const oddIds: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'A1-1\u0000',
  '\ud800',
  '../..',
  "'; --",
  'Z9-9',
  'a'.repeat(41),
  '施'.repeat(5000),
]
