/** The page where the PMO takes out the workbook of assignments and reads it back. */

export const assignmentsJa = {
  heading: '施策の割当',
  subject: '主担当課・PL・代理・課長・部長を、表でまとめて変えます。1件ずつなら、チャットで「割当」と送ってください。',
  onlyPmo: 'この画面は、PMO（デジタル戦略室・行革推進係）の方がお使いになれます。',
  take: {
    heading: '1. 表を受け取る',
    text: 'いまの割当を、1施策1行の Excel の表で受け取ります。「名簿」のシートに、職名と課の一覧があります。',
    button: '表を受け取る',
    done: (name: string) => `「${name}」をお渡ししました。`,
  },
  choose: {
    heading: '2. 直した表を選ぶ',
    text: '表を直して保存し、ここで選んでください。まだ何も変わりません。',
    button: '表を選ぶ',
    label: '直した表（.xlsx）',
    reading: '表を読んでいます',
    tooLarge: 'ファイルが大きすぎます（3 MB まで）。受け取った表に、必要なところだけをご記入ください。',
  },
  check: {
    heading: '3. 変わるところを確かめる',
    none: 'いまの割当と同じです。変わるところはありません。',
    changes: (count: number) => `${count}か所が変わります。`,
    problems: (count: number) =>
      `${count}か所をご確認ください。表を直して、もう一度お選びください（まだ何も変わっていません）。`,
    columns: {
      where: '施策・課・部',
      column: '欄',
      before: 'いま',
      after: 'これから',
      row: '行',
      message: '確かめること',
    },
    nobody: '（なし）',
    apply: '反映する',
    cancel: 'やめる',
  },
  applied: (count: number) => `${count}か所を反映しました。受付中の回の回答は、新しいPLにお願いします。`,
}

export type AssignmentsWording = typeof assignmentsJa
