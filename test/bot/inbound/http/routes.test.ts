import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { board, roundOnBoard } from '../../../../shared/src/contract/board.ts'
import { problem } from '../../../../shared/src/contract/problem.ts'
import { routes } from '../../../../shared/src/contract/routes.ts'
import { posts, startTestCity, type TestCity } from '../../../support/test-city.ts'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity({ openFirstRound: false })
}, 30_000)
afterAll(() => city.stop())

/** Status, and the code of a problem in the contract's shape with a Japanese sentence. */
async function refusal(person: string | null, method: string, path: string) {
  const { status, body } = await city.ask(person, method, path)
  const { code, message } = problem.strict().parse(body)
  expect(message).toMatch(/[ぁ-ん]/)
  return [status, code]
}

describe('指定の誤り', () => {
  test.each([
    'round=abc',
    'round=',
    'round=2025q3',
    'round=2025Q5',
    'round=2025Q3%20',
    'round=2025Q3%00',
    'round=%FF',
    'round=2025Q3&round=2025Q2',
    'round[]=2025Q3',
    'round[$ne]=x',
    'round=../../etc',
    "round=2025Q3'--",
  ])('ボードの ?%s は 400', async (query) => {
    expect(await refusal(posts.pmo, 'GET', `/api/board?${query}`)).toEqual([400, 'malformedRequest'])
  })

  test.each([
    'after=-1',
    'after=1e99',
    'after=1.5',
    'after=abc',
    'after=NaN',
    'after=Infinity',
    'after=1&after=2',
    'after[a]=1',
  ])('変わり目の ?%s は 400', async (query) => {
    expect(await refusal(posts.pmo, 'GET', `/api/changes?${query}`)).toEqual([400, 'malformedRequest'])
  })

  test('知らない指定は見ない', async () => {
    for (const query of ['person=x', '__proto__[round]=abc', 'constructor=1', `x=${'y'.repeat(5000)}`, '&&&=']) {
      expect((await city.ask(posts.pmo, 'GET', `/api/board?${query}`)).status).toBe(200)
    }
  })

  test.each(['abc', '2025Q5', '2025q3', '20250Q3', '%20', '2025Q3%00', '2025Q3%2F..', '..%2F2025Q3', "2025Q3'--"])(
    '回「%s」を開くことはできない',
    async (round) => {
      expect(await refusal(posts.pmo, 'POST', `/api/rounds/${round}/open`)).toEqual([400, 'malformedRequest'])
    },
  )

  test('あり得ない年の回は見つからない', async () => {
    expect(await refusal(posts.pmo, 'POST', '/api/rounds/0000Q1/open')).toEqual([404, 'unknownRound'])
    expect(await refusal(posts.pmo, 'GET', '/api/board?round=9999Q1')).toEqual([404, 'unknownRound'])
  })
})

describe('回を開く', () => {
  const open = '/api/rounds/2025Q3/open'

  test.each<[string, string]>([
    ['PL', posts.citizensLeader],
    ['代理', posts.generalAffairsDeputy],
    ['課長', posts.generalAffairsManager],
    ['副市長', posts.viceMayor],
    ['市長', posts.mayor],
  ])('%s は開けない', async (_, person) => {
    expect(await refusal(person, 'POST', open)).toEqual([403, 'notAllowed'])
  })

  test('開けない人には、回があるかどうかも言わない', async () => {
    expect(await refusal(posts.mayor, 'POST', '/api/rounds/2031Q1/open')).toEqual([403, 'notAllowed'])
  })

  test('サインインしていなければ、中身を見る前に断る', async () => {
    expect(await refusal(null, 'POST', '/api/rounds/abc/open')).toEqual([401, 'notSignedIn'])
    expect(await refusal(null, 'GET', '/api/board?round=abc')).toEqual([401, 'notSignedIn'])
  })

  test('PMO が開くと、約束の形で回が返る。二度目と別の回は 409', async () => {
    const { status, body } = await city.ask(posts.pmo, 'POST', open)
    expect([status, roundOnBoard.strict().parse(body)]).toEqual([
      200,
      expect.objectContaining({ id: '2025Q3', state: 'open' }),
    ])
    expect(await refusal(posts.pmo, 'POST', open)).toEqual([409, 'roundAlreadyOpened'])
    expect(await refusal(posts.pmo, 'POST', '/api/rounds/2025Q4/open')).toEqual([409, 'anotherRoundOpen'])
  })

  test('同時に何度開いても、開くのは一度', async () => {
    const second = await startTestCity({ openFirstRound: false })
    try {
      const answers = await Promise.all(Array.from({ length: 5 }, () => second.ask(posts.pmo, 'POST', open)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    } finally {
      await second.stop()
    }
  }, 30_000)
})

describe('返事は約束の形', () => {
  test('自分・変わり目・ボード', async () => {
    const me = await city.ask(posts.pmo, 'GET', '/api/me')
    expect([me.status, routes.readMe.reply.strict().parse(me.body)]).toEqual([
      200,
      { id: posts.pmo, post: 'デジタル戦略室 PMO', duties: ['pmo'] },
    ])
    const changes = await city.ask(posts.viceMayor, 'GET', '/api/changes?after=0')
    expect([changes.status, routes.readChanges.reply.strict().safeParse(changes.body).success]).toEqual([200, true])
    const whole = await city.ask(posts.mayor, 'GET', '/api/board')
    expect([whole.status, board.parse(whole.body).measures.length]).toEqual([200, 32])
  })

  test('ボードは人の番号も名前も出さない', async () => {
    const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
    expect(JSON.stringify(body)).not.toMatch(/00000000-0000-4000-8000-|PL|代理/)
  })
})
