/** 戦略の画面：めざす姿から中期ロードマップまで、施策へのつながりと要確認。 */
import { describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import type { StrategyPage } from '../../shared/src/contract/strategy.ts'
import { boardOf, measureOf } from './fake-city.ts'
import { strategyPage } from './fake-pages.ts'
import { openTab } from './open-board.tsx'

const board = boardOf([measureOf('A1-1', 0, '書かない窓口の実現')])

async function openStrategy(shown: StrategyPage = strategyPage, language?: string) {
  openTab(
    board,
    (city) => {
      city.strategy = shown
    },
    { hash: '#/strategy', ...(language ? { language } : {}) },
  )
  await screen.findByRole('heading', { level: 1, name: language ? 'Strategy' : '戦略' })
}

const part = (name: string) => within(screen.getByRole('region', { name }))

describe('戦略の画面', () => {
  test('出典と、九つの部分を示す', async () => {
    await openStrategy()
    screen.getByText('抜本的な業務改革の実行戦略 ~変わり続ける市役所へ~（令和7年9月29日、印西市 総務部DX推進課）')
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'めざす姿',
      '目標（KGI）',
      '3本柱と9領域',
      '4つの原則',
      '3つの進め方',
      '4つのアプローチ',
      '推進体制',
      '長期ロードマップ',
      '中期ロードマップ',
    ])
  })

  test('30％減の目標は、基準・期限・根拠が未設定で、計算できないことを隠さない', async () => {
    await openStrategy()
    const goal = part('目標（KGI）')
    goal.getByText('30％減', { selector: 'p', exact: false })
    goal.getByRole('img', { name: '既存業務の業務量を100とすると、70まで減らす図' })
    expect(goal.getAllByText('未設定')).toHaveLength(2)
    goal.getByText('3施策のうち、あるのは0施策')
    goal.getByText('短縮した時間', { exact: false })
    goal.getByText('（目標値なし）', { exact: false })
    goal.getByRole('link', { name: 'A1-4 窓口業務改善' })
    goal.getByText(
      '減らす前の業務量（時間）・基準の年度・期限・時間の目標が定まっていないため、30％にどこまで近づいたかは、まだ計算できません。',
    )
    goal.getByText('基準年度と期限の記載がありません。')
  })

  test('時間の目標を持つ施策は数え、時間の指標が一つもなければ、その欄は出さない', async () => {
    await openStrategy({ ...strategyPage, hours: [{ measureId: 'A1-4', name: '短縮した時間', target: 120 }] })
    part('目標（KGI）').getByText('3施策のうち、あるのは1施策')
    part('目標（KGI）').getByText('（120）', { exact: false })
    cleanup()
    await openStrategy({ ...strategyPage, hours: [] })
    expect(part('目標（KGI）').queryByText('時間の指標')).toBeNull()
  })

  test('アプローチの項目から施策へ行け、確かでないつながりには「推定」と理由を添える', async () => {
    await openStrategy()
    const approaches = part('4つのアプローチ')
    expect(approaches.getByRole('link', { name: 'A1-1 書かない窓口の実現' }).getAttribute('href')).toBe(
      '#/measures/A1-1',
    )
    expect(approaches.getAllByText('推定')).toHaveLength(1)
    expect(approaches.getByText('推定').closest('details')?.textContent).toBe('推定目的から')
  })

  test('どのアプローチにもない施策は「未分類」に示す', async () => {
    await openStrategy()
    const unclassified = part('4つのアプローチ').getByRole('heading', { name: '未分類' }).closest('li')
    expect(unclassified?.textContent).toContain('B1-6GISの活用')
    expect(unclassified?.textContent).not.toContain('A1-1')
  })

  test('領域ごとに施策の数と施策を示す', async () => {
    await openStrategy()
    const pillars = part('3本柱と9領域')
    expect(pillars.getByText('2施策').closest('summary')?.textContent).toBe('A1 窓口サービスの改革2施策')
    pillars.getByRole('link', { name: 'A1-4 窓口業務改善' })
  })

  test('推進体制は、PMOが支える形で示す', async () => {
    await openStrategy()
    const roles = part('推進体制')
    expect(roles.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'プロジェクトオーナー',
      'プロジェクトマネジメントオフィス（PMO）',
    ])
    roles.getByText('▲ 支えます')
  })

  test('長期ロードマップは段の順に並べ、原典に表示のない段はそう示す', async () => {
    await openStrategy()
    const steps = part('長期ロードマップ')
    expect(steps.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      '土台形成',
      '共同利用の推進',
    ])
    steps.getByText('段階の表示なし')
    steps.getByText('原典の図から読み取りました。')
  })

  test('中期ロードマップは年度の列とマイルストーン、関係する施策を示し、読み取れないところに要確認を添える', async () => {
    await openStrategy()
    const row = part('中期ロードマップ')
    row.getByText('No.5 支所・出張所の機能強化', { exact: false })
    row.getByRole('heading', { level: 4, name: 'R9年度' })
    row.getByRole('heading', { level: 4, name: 'R10年度以降' })
    row.getByText('機能強化した支所の運営')
    row.getByText('末尾が読み取れていません。')
    row.getByRole('link', { name: 'A1-1 書かない窓口の実現' })
  })

  test('目次を押すと、その部分に焦点が移る', async () => {
    await openStrategy()
    fireEvent.click(screen.getByRole('button', { name: '推進体制' }))
    expect(document.activeElement).toBe(screen.getByRole('region', { name: '推進体制' }))
  })

  test('英語では、見出しと注が英語になり、市の文章は日本語のまま日本語として読み上げる', async () => {
    await openStrategy(strategyPage, 'en-GB')
    part('Goal (KGI)').getByText('Baseline and deadline are not stated.')
    part('Three pillars, nine areas').getByText('A1 Reform of counter services')
    expect(screen.getByText('市民の利便性向上を最優先とします。').closest('[lang]')?.getAttribute('lang')).toBe('ja')
  })

  test('文書がまだなければ、そう伝える', async () => {
    await openStrategy({ strategy: null, roadmap: null, measures: [], hours: [] })
    screen.getByText('戦略の文書は、まだ登録されていません。')
  })

  test('中期ロードマップがなければ、目次にも出さない', async () => {
    await openStrategy({ ...strategyPage, roadmap: null })
    expect(screen.queryByText('中期ロードマップ')).toBeNull()
  })
})
