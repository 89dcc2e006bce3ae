/** 施策の画面：計画、数値、回ごとのすべての版、確認のお願い、要確認。 */
import { describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import type { MeasurePage } from '../../shared/src/contract/measure.ts'
import { boardOf, measureOf } from './fake-city.ts'
import { measurePage, openRound, revisionOf } from './fake-pages.ts'
import { openTab } from './open-board.tsx'

const board = boardOf([measureOf('B1-3', 0, '紙決裁の廃止'), measureOf('B1-4', 1, 'ペーパーレスの推進')])

async function openMeasure(part: Partial<MeasurePage> = {}, hash = '#/measures/B1-3') {
  const city = openTab(board, ({ measures }) => measures.set('B1-3', measurePage(part)), { hash })
  await screen.findByRole('heading', { level: 1, name: /紙決裁の廃止/ })
  return city
}

const card = (name: string) => within(screen.getByRole('region', { name }))
const roundItem = (name: string) => {
  const item = screen.getByRole('heading', { level: 3, name }).closest('li')
  if (!item) throw new Error('no such round')
  return within(item)
}

describe('施策の画面', () => {
  test('番号と名前、位置づけ、目的、主担当、PL・代理の職名、関係課、アプローチを示す', async () => {
    await openMeasure()
    screen.getByRole('heading', { level: 1, name: 'B1-3 紙決裁の廃止' })
    screen.getByText('B 庁内効率化と働き方改革 ／ B1 バックオフィス効率化')
    for (const text of [
      '職員の業務効率化',
      '総務部 総務課',
      '総務課 PL',
      '総務課 PL 代理',
      '会計課、財政課',
      '全庁横断',
    ]) {
      screen.getByText(text)
    }
    expect(document.title).toBe('B1-3 紙決裁の廃止 - 業革ボード')
  })

  test('わからないことは、空欄にせず言葉で示す', async () => {
    await openMeasure({ approaches: [], leader: null, purpose: [], indicators: [], plans: [], rounds: [], roadmap: [] })
    for (const text of ['未分類', '未設定', 'まだ回答をお願いした回がありません。']) screen.getByText(text)
    expect(screen.getAllByText('公表された一覧に記載はありません。')).toHaveLength(2)
    screen.getByText(/^数値の指標はありません/)
    expect(screen.queryByRole('heading', { name: '中期ロードマップとの関係' })).toBeNull()
  })

  test('回ごとに、新しい版を全文で示し、誰がいつ答えたかを職名で添える', async () => {
    await openMeasure()
    const round = roundItem('令和7年度 第3四半期')
    for (const text of [
      'くもり',
      '受付中',
      '確認のお願い中',
      '11月末現在、電子決裁率62.3％。',
      '拡充（案）',
      '会計課との調整',
    ]) {
      round.getByText(text)
    }
    round.getByText('文書の電子決裁率 62.3％（11月30日（日）時点）')
    round.getByText('庁内調整・予算要求')
    round.getByText('2版 総務課 PLに代わり、デジタル戦略室 PMOが入力（代理入力） 12月16日 10:42')
  })

  test('直す前の版も、すべて残っている', async () => {
    await openMeasure()
    const round = roundItem('令和7年度 第3四半期')
    round.getByText('前の版を見る（1）')
    round.getByText('5月末の数値で回答')
    round.getByText('晴れ（計画どおり）')
    round.getByText('1版 総務課 PL 12月15日 10:42')
  })

  test('確認のお願いとお返事を、順に示す', async () => {
    await openMeasure()
    const said = roundItem('令和7年度 第3四半期')
      .getByRole('heading', { level: 4, name: '確認のお願い' })
      .closest('section')?.textContent
    expect(said).toBe(
      [
        '確認のお願い',
        'PMOから（デジタル戦略室 PMO　12月17日 10:00）文書だけの値でしょうか。',
        'お返事（総務課 PL　12月17日 11:00）はい、文書だけの値です。',
        'PMOから（行革推進係 PMO　12月18日 10:00）伝票はいつからでしょうか。',
        'お返事を待っています。',
      ].join(''),
    )
  })

  test('保存後の1問と、選んだ答えを、その回の中に示す', async () => {
    const asked = { askedAt: '2025-12-16T01:43:00.000Z', choice: null, text: '', answeredAt: null }
    const question = { kind: 'mismatch' as const, indicatorId: 'B1-3-K1', value: 62.3, target: 80 }
    await openMeasure({ rounds: [{ ...openRound, revisions: [revisionOf()], followUp: { ...asked, question } }] })
    const said = () => screen.getByRole('heading', { name: '保存後の確認' }).closest('section')?.textContent
    expect(said()).toBe(
      '保存後の確認12月16日 10:43文書の電子決裁率 62.3％（目標 80％）と、天気に開きがあります。お返事を待っています。',
    )
    cleanup()
    const answered = { choice: 'other', text: '窓口の分です。', answeredAt: '2025-12-16T02:00:00.000Z' }
    const hours = { ...asked, ...answered, question: { kind: 'hours' as const } }
    await openMeasure({ rounds: [{ ...openRound, revisions: [revisionOf()], followUp: hours }] })
    expect(said()).toBe(
      '保存後の確認12月16日 10:43減った業務時間は、月にどのくらいですか。お返事（12月16日 11:00）その他窓口の分です。',
    )
  })

  test('締切後の訂正は、締め切った回答の下に、日付とわけと、変わったところだけを示す', async () => {
    const closed = revisionOf({ figures: [{ indicatorId: 'B1-3-K1', value: 62.3, asOf: '2025-11-30' }] })
    const { revision: _, answeredBy: _by, answeredAt: _at, accepted: _a, recordedFor: _f, sample: _s, ...said } = closed
    const amendments = [
      {
        ...said,
        number: 1,
        kind: 'finalFigure' as const,
        reason: '12月末の値が出たため',
        dated: '2026-01-23',
        by: 'デジタル戦略室 PMO',
        at: '2026-01-23T01:00:00.000Z',
        weather: 'rainy' as const,
        figures: [{ indicatorId: 'B1-3-K1', value: 55, asOf: '2025-12-31' }],
      },
    ]
    await openMeasure({ rounds: [{ ...openRound, state: 'closed', revisions: [closed], amendments }] })
    const amended = screen.getByRole('heading', { name: '締切後の訂正（令和8年1月23日（金））' }).closest('li')
    expect(amended?.textContent).toBe(
      [
        '締切後の訂正（令和8年1月23日（金））',
        '四半期の確定値：12月末の値が出たため',
        '天気晴れ → 雨',
        '数値文書の電子決裁率 62.3％（11月30日（日）時点） → 文書の電子決裁率 55％（12月31日（水）時点）',
        'デジタル戦略室 PMO　1月23日 10:00',
      ].join(''),
    )
    expect(roundItem('令和7年度 第3四半期').getByText('晴れ').textContent).toBe('晴れ')
    cleanup()
    await openMeasure({ rounds: [{ ...openRound, state: 'closed', expectation: 'planned', amendments }] })
    screen.getByText('まだ回答がありません。')
    screen.getByText('雨')
  })

  test('関係課の一言を、課と職名と時刻とともに示す', async () => {
    const at = '2025-12-17T01:00:00.000Z'
    const relatedLines = [{ section: '会計課', line: '研修は1月に終わります。', by: '会計課長', at }]
    await openMeasure({ rounds: [{ ...openRound, relatedLines }] })
    expect(screen.getByRole('heading', { name: '関係課から' }).closest('section')?.textContent).toBe(
      '関係課から会計課（会計課長　12月17日 10:00）研修は1月に終わります。',
    )
  })

  test('ご相談は、いつまでにとともに示す', async () => {
    const consultation = { text: '両課長との協議をお願いします。', by: '2026-01-16' }
    await openMeasure({ rounds: [{ ...openRound, revisions: [revisionOf({ consultation })] }] })
    screen.getByText('両課長との協議をお願いします。（令和8年1月16日（金）まで）')
  })

  test('公表された天気は、PMOが確認すれば「確認済」と添えて示す', async () => {
    const published = { direction: 'continue' as const, progress: '5月末の文', weather: 'rainy' as const }
    await openMeasure({ rounds: [{ ...openRound, id: '2025Q2', state: 'closed', published }] })
    const round = roundItem('令和7年度 第2四半期')
    for (const text of ['雨', '確認済', '5月末の文']) round.getByText(text)
    expect(screen.queryByText('原典・要確認')).toBeNull()
  })

  test('公表された回は「原典・要確認」と示し、天気は見せない', async () => {
    await openMeasure()
    const round = roundItem('令和7年度 第2四半期')
    round.getByText('原典・要確認')
    round.getByText('5月末現在、電子決裁率50.1％')
    expect(round.queryByText(/晴れ/)).toBeNull()
  })

  test.each([
    ['まだ見られない回答', { inConfirmation: true }, '所属長・PMOの確認が済むと、ここに表示されます。'],
    ['まだない回答', { expectation: 'delivered' }, 'まだ回答がありません。'],
    ['対象外の回', { expectation: 'excused' }, '今回は回答をお願いしていません。'],
  ] as const)('%sは、そうと分かる文で示す', async (_, part, sentence) => {
    await openMeasure({ rounds: [{ ...openRound, ...part }] })
    screen.getByText(sentence)
  })

  test('見本の回答、まとめて答えた回答、PMOの確認済は、そうと示す', async () => {
    const accepted = { by: '行革推進係 PMO', at: '2025-12-18T01:00:00.000Z' }
    await openMeasure({
      rounds: [{ ...openRound, revisions: [revisionOf({ sample: true, unchanged: true, accepted })] }],
    })
    screen.getByText(/^見本 1版 総務課 PL/)
    expect(screen.getAllByText('見本')).toHaveLength(2)
    screen.getByText('前回から変わりない（まとめて回答）')
    screen.getByText(/PMO確認済（行革推進係 PMO 12月18日 10:00）/)
  })

  test('指標は、最新の値、目標と期限、これまでの値を、図と言葉で示す', async () => {
    await openMeasure()
    const indicators = card('指標')
    indicators.getByText('62.3％')
    indicators.getByText('R7 Q3 11月30日（日）時点')
    indicators.getByText(/^目標 80％ 令和8年3月31日（火）まで/)
    indicators.getByRole('img', { name: '文書の電子決裁率の図：最新 62.3％、目標 80％' })
    expect(indicators.getByRole('list', { name: '文書の電子決裁率の推移' }).textContent).toBe(
      'R7 Q2 50.1％（原典・要確認）R7 Q3 62.3％',
    )
  })

  test('計画を年度ごとに示す', async () => {
    await openMeasure()
    const plans = card('年度ごとの計画')
    expect(plans.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'R7年度',
      'R8年度',
    ])
    plans.getByText('電子決裁率Q平均80%')
    plans.getByText('公表された一覧に記載はありません。')
  })

  test('要確認は、サーバーが送ってきたとき（PMO）だけ示す', async () => {
    await openMeasure()
    expect(screen.queryByRole('heading', { name: '要確認' })).toBeNull()
  })

  test('PMOには、施策のことを先に、一覧全体のことを畳んで示す', async () => {
    const note = (ja: string) => ({ ja, en: 'x' })
    await openMeasure({
      toConfirm: {
        doubts: [
          {
            id: 'D1',
            field: 'actions',
            fiscalYear: 2026,
            note: note('末尾が読み取れません。'),
            suggestion: note('予算要求'),
          },
        ],
        findings: [
          { id: 'D-01', concerns: 'everyMeasure', about: note('天気の記号'), note: note('凡例がありません。') },
          { id: 'D-02', concerns: 'measures', about: note('ハンコレスの目標'), note: note('食い違いがあります。') },
        ],
      },
    })
    const list = card('要確認')
    list.getByText('R8年度 実施内容')
    list.getByText('候補：予算要求')
    list.getByText('ハンコレスの目標')
    expect(list.getByText('天気の記号').closest('details')?.textContent).toMatch(/^一覧全体についての要確認（1）/)
  })

  test('知らない番号なら、サーバーの文を示し、ボードへ戻れる', async () => {
    openTab(board, undefined, { hash: '#/measures/Z9-9' })
    await screen.findByText('お尋ねの施策は見つかりませんでした。')
    screen.getByRole('link', { name: 'ボード' })
  })
})

describe('施策の画面への行き来', () => {
  test('ボードの施策名から開き、見出しに焦点が移り、戻ると元の施策名に戻る', async () => {
    openTab(board, ({ measures }) => measures.set('B1-3', measurePage()))
    const link = await screen.findByRole('link', { name: '紙決裁の廃止' })
    link.focus()
    fireEvent.click(link)
    const heading = await screen.findByRole('heading', { level: 1, name: /紙決裁の廃止/ })
    expect(document.activeElement).toBe(heading)
    fireEvent.click(screen.getByRole('button', { name: '戻る' }))
    const back = await screen.findByRole('link', { name: '紙決裁の廃止' })
    expect(document.activeElement).toBe(back)
  })

  test('リンクで直接開いたときの「戻る」は、ボードへ行く', async () => {
    await openMeasure()
    fireEvent.click(screen.getByRole('button', { name: '戻る' }))
    await screen.findByRole('heading', { level: 1, name: '令和7年度 第3四半期' })
  })

  test('新しい回答は、ひとりでに映る', async () => {
    const city = await openMeasure({ rounds: [openRound] })
    screen.getByText('まだ回答がありません。')
    city.measures.set(
      'B1-3',
      measurePage({ rounds: [{ ...openRound, revisions: [revisionOf({ progress: '新しい回答' })] }] }),
    )
    city.change((before) => before)
    await screen.findByText('新しい回答', undefined, { timeout: 4_000 })
  })
})
