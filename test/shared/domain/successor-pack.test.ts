import { expect, test } from '@jest/globals'
import { type EarlierAnswer, successorPack } from '../../../shared/src/domain/successor-pack.ts'

const answer = (roundId: string, more: Partial<EarlierAnswer> = {}): EarlierAnswer => ({
  roundId,
  source: 'answer',
  weather: 'cloudy',
  direction: 'continue',
  progress: '協議中',
  unchanged: false,
  issue: '',
  nextAction: '',
  ...more,
})
const facts = { measureId: 'A1-4', openConsultations: [], questions: [], dueOn: '2026-06-30', today: '2026-04-01' }

test('引き継ぐ人には、直近4回分の回答と次の期限が届く', () => {
  const answers = ['2025Q4', '2025Q3', '2025Q2', '2025Q1', '2024Q4'].map((id) => answer(id))
  const pack = successorPack({ ...facts, answers })
  expect(pack.answers.map(({ roundId }) => roundId)).toEqual(['2025Q4', '2025Q3', '2025Q2', '2025Q1'])
  expect(pack).toMatchObject({ measureId: 'A1-4', dueOn: '2026-06-30', promises: [] })
  expect(successorPack({ ...facts, answers: [] })).toMatchObject({ answers: [], promises: [] })
})

test('残っている約束は、返事を待つもの、ご相談、最後の回答の予定・次のアクション・課題である', () => {
  const pack = successorPack({
    ...facts,
    answers: [
      answer('2025Q4', { progress: '令和8年2月24日公示予定', nextAction: '公示する', issue: '人手' }),
      answer('2025Q3', { nextAction: '前に言ったこと' }),
    ],
    openConsultations: [{ text: '会計課との協議', by: null }],
    questions: [
      { roundId: '2025Q4', question: '集計の方法は', reply: null },
      { roundId: '2025Q4', question: '済んだこと', reply: 'はい' },
    ],
  })
  expect(pack.promises).toEqual([
    { kind: 'question', roundId: '2025Q4', text: '集計の方法は' },
    { kind: 'consultation', text: '会計課との協議', by: null },
    { kind: 'passedPlan', roundId: '2025Q4', text: '令和8年2月24日公示予定', day: '2026-02-24' },
    { kind: 'nextAction', roundId: '2025Q4', text: '公示する' },
    { kind: 'issue', roundId: '2025Q4', text: '人手' },
  ])
})
