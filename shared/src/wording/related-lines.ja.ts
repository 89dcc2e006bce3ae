/** 関係課の一言, as people read it in chat. */
import { shortRoundLabel } from '../domain/fiscal-calendar.ts'
import type { RoundId } from '../domain/round.ts'

export const relatedLineJa = {
  summary: (round: RoundId, count: number) =>
    `【業務改革】${shortRoundLabel(round)} 関係課としての一言（${count}施策）`,
  heading: (round: RoundId) => `${shortRoundLabel(round)} 関係課になっている施策`,
  intro: '関係課として、担当の方の回答に一言添えられます（任意）。期限はなく、回答の数にも入りません。',
  nothing: 'この回で、関係課になっている施策はありません。',
  /** On other cards: the way here. */
  open: (count: number) => `関係課として一言（${count}施策）`,
  as: (section: string, answer: string) => `${section}として　${answer}`,
  notAnswered: '担当の方の回答はまだありません',
  written: (line: string) => `「${line}」`,
  write: '一言添える',
  writeThis: (measure: string) => `${measure} に一言添える`,
  rewrite: '一言を直す',
  rewriteThis: (measure: string) => `${measure} への一言を直す`,
  more: (rest: number) => `次の施策を表示（残り${rest}）`,
  form: {
    heading: (measure: string, section: string) => `${measure}（${section}から）`,
    progress: (text: string) => `担当の方の進捗状況：${text}`,
    label: '一言（300字まで）',
    kept: '職名と日時を添えて、担当の方・所属長・PMOにお見せします。この回の締切まで、何度でも直し、取り消せます。',
    send: '添える',
    takeBack: '一言を取り消す',
    back: '戻る',
  },
  done: (measure: string, section: string) => `✓ ${measure} に、${section}からの一言を添えました。`,
  takenBack: (measure: string, section: string) => `✓ ${measure} への、${section}からの一言を取り消しました。`,
  /** Below it; the words are there to be written again. */
  wasSaid: (line: string) => `取り消した一言：「${line}」`,
  nothingSaid: '添えられている一言はありません。',
  back: '関係課の施策を見る',
  /** On the leader's form, the manager's digest and the PMO's card. */
  from: (section: string, post: string, line: string) => `${section}から：「${line}」（${post}）`,
  others: (rest: number) => `ほか${rest}課から一言があります。`,
} as const
