/** 施策の割当の画面：受け取り、確かめてから反映する。 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { assignmentsEn } from '../../shared/src/wording/assignments.en.ts'
import { assignmentsJa } from '../../shared/src/wording/assignments.ja.ts'
import { ProblemError } from '../../tab/src/api/problem-error.ts'
import { ApiContext } from '../../tab/src/api/use-api.ts'
import { AssignmentsPage } from '../../tab/src/features/assignments/assignments-page.tsx'

interface Call {
  readonly name: string
  readonly body: unknown
}

let calls: Call[]
let answers: Record<string, unknown>
let saved: string[]

const change = { where: 'B1-3 紙決裁の廃止', column: 'PL', before: '総務課 PL', after: '' }

beforeEach(() => {
  calls = []
  saved = []
  // jsdom knows no downloads.
  HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download)
  }
  answers = {
    readMe: { id: 'p', post: 'PMO', duties: ['pmo'] },
    previewWorkbook: { problems: [], changes: [change], mark: 'm1' },
    applyWorkbook: { changes: [change] },
    readWorkbook: { name: '施策の割当.xlsx', contentType: 'x/y', content: btoa('PK') },
  }
  URL.createObjectURL = () => 'blob:x'
  URL.revokeObjectURL = () => undefined
})
afterEach(cleanup)

function open(duties: readonly string[] = ['pmo']) {
  answers.readMe = { id: 'p', post: 'PMO', duties }
  const api = {
    call: async (name: string, input?: { readonly body?: unknown }) => {
      calls.push({ name, body: input?.body })
      const answer = answers[name]
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiContext value={api as never}>
        <AssignmentsPage />
      </ApiContext>
    </QueryClientProvider>,
  )
}

async function choose(size?: number) {
  const bytes = Uint8Array.from([80, 75, 3, 4, 255])
  const file = new File([bytes], '割当.xlsx')
  // jsdom's files cannot be read in one go.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => bytes.buffer })
  if (size !== undefined) Object.defineProperty(file, 'size', { value: size })
  const field = await screen.findByLabelText('直した表（.xlsx）')
  await act(async () => {
    fireEvent.change(field, { target: { files: [file] } })
  })
  return btoa(String.fromCharCode(...bytes))
}

const sent = (name: string) => calls.filter((call) => call.name === name).map(({ body }) => body)

describe('表を選ぶと', () => {
  test('変わるところを見せるだけで、まだ反映しない', async () => {
    open()
    const content = await choose()
    await screen.findByText('1か所が変わります。')
    screen.getByRole('rowheader', { name: 'B1-3 紙決裁の廃止' })
    screen.getByRole('cell', { name: '（なし）' })
    expect(sent('previewWorkbook')).toEqual([{ content }])
    expect(sent('applyWorkbook')).toEqual([])
  })

  test('反映すると、見せたときの印を添えて送る', async () => {
    open()
    const content = await choose()
    fireEvent.click(await screen.findByRole('button', { name: '反映する' }))
    await screen.findByText(/1か所を反映しました。/)
    expect(sent('applyWorkbook')).toEqual([{ content, mark: 'm1' }])
    expect(screen.queryByRole('button', { name: '反映する' })).toBeNull()
  })

  test('困ったところがあれば、行と列で示し、反映の押しボタンは出さない', async () => {
    answers.previewWorkbook = {
      problems: [{ row: 3, column: 'PL', message: '「印西 太郎」という職名の方は、登録されていません。' }],
      changes: [],
      mark: 'm2',
    }
    open()
    await choose()
    await screen.findByText(/1か所をご確認ください。/)
    screen.getByRole('rowheader', { name: '3' })
    screen.getByText('「印西 太郎」という職名の方は、登録されていません。')
    expect(screen.queryByRole('button', { name: '反映する' })).toBeNull()
  })

  test('変わるところがなければ、そう言う', async () => {
    answers.previewWorkbook = { problems: [], changes: [], mark: 'm3' }
    open()
    await choose()
    await screen.findByText('いまの割当と同じです。変わるところはありません。')
    expect(screen.queryByRole('button', { name: '反映する' })).toBeNull()
  })

  test('断られた理由を示し、やめればはじめに戻る', async () => {
    answers.previewWorkbook = new ProblemError(422, {
      code: 'unreadableWorkbook',
      message: 'Excel の表ではないようです。',
    })
    open()
    await choose()
    await screen.findByText('Excel の表ではないようです。')
    answers.previewWorkbook = { problems: [], changes: [change], mark: 'm1' }
    await choose()
    fireEvent.click(await screen.findByRole('button', { name: 'やめる' }))
    expect(screen.queryByText('1か所が変わります。')).toBeNull()
    expect(sent('applyWorkbook')).toEqual([])
  })

  test('3 MB を超えるファイルは、送らずに言う', async () => {
    open()
    await choose(3 * 1024 * 1024 + 1)
    await screen.findByText(/ファイルが大きすぎます/)
    expect(sent('previewWorkbook')).toEqual([])
  })
})

test('表を受け取ると、名前が示される', async () => {
  open()
  fireEvent.click(await screen.findByRole('button', { name: '表を受け取る' }))
  await screen.findByText('「施策の割当.xlsx」をお渡ししました。')
  expect(saved).toEqual(['施策の割当.xlsx'])
})

test('PMO でない人には、だれの画面かを言う', async () => {
  open(['manager'])
  await screen.findByText(/PMO（デジタル戦略室・行革推進係）の方がお使いになれます。/)
  expect(screen.queryByLabelText('直した表（.xlsx）')).toBeNull()
})

test('日本語と英語に同じ項目がある', () => {
  const paths = (words: object, path = ''): string[] =>
    Object.entries(words).flatMap(([key, part]) =>
      typeof part === 'object' && part !== null ? paths(part, `${path}.${key}`) : [`${path}.${key}`],
    )
  expect(paths(assignmentsEn)).toEqual(paths(assignmentsJa))
})
