/** 要確認と割当のカード, in every state, with the longest and the most hostile texts. */
import { describe, expect, test } from '@jest/globals'
import {
  assignFormCard,
  assignmentListCard,
  dutiesFormCard,
  excuseFormCard,
} from '../../../bot/src/cards/assign-measure-card.ts'
import {
  confirmAllCard,
  doubtCard,
  doubtFormCard,
  doubtGroupsCard,
  doubtListCard,
} from '../../../bot/src/cards/doubts-card.ts'
import type { Card } from '../../../bot/src/cards/render-card.ts'
import { assignmentMark, sectionLimit } from '../../../shared/src/domain/assignment-change.ts'
import { cellLimit, type Doubt, doubtFields, doubtGroups, titleLimit } from '../../../shared/src/domain/doubt.ts'
import type { Person } from '../../../shared/src/domain/person.ts'
import { actionsOf, markdownOf, ofType, plainOf, problemsOf } from './card-rules.ts'
import { measureOf, type NamedCard } from './every-card.ts'

interface Texts {
  readonly title: string
  readonly cell: string
  readonly note: string
  readonly post: string
  readonly section: string
}

const at = new Date('2025-12-16T01:42:00Z')
const personId = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function everyDoubtCard({ title, cell, note, post }: Texts): NamedCard[] {
  const measure = { ...measureOf(title), id: 'B1-10' }
  const base: Omit<Doubt, 'field' | 'measureId' | 'settled'> = {
    id: 'B1-10-D12',
    fiscalYear: 2027,
    group: 'reading',
    kind: 'doubtful',
    about: note,
    note,
    suggestion: cell,
    place: 0,
  }
  const settled = { as: 'corrected', text: cell, before: cell, by: personId(1), at } as const
  const fields: readonly (Doubt['field'] | null)[] = [...doubtFields, null]
  const shown = fields.flatMap((field) => {
    const doubt: Doubt = { ...base, field, measureId: field ? measure.id : null, settled: null }
    const count = { group: 'reading', open: 46, all: 46 } as const
    const view = { doubt, measure: field ? measure : null, settledBy: post, index: 45, count }
    const current = field === 'title' ? title : field === 'weather' ? 'sunny' : cell
    const name = field ?? '欄なし'
    return [
      { name: `${name} 未確認`, card: doubtCard({ ...view, current }, '✓ 確認しました。', { ...doubt, id: 'x' }) },
      { name: `${name} 空欄`, card: doubtCard({ ...view, current: field === 'weather' ? 'sunny' : '' }) },
      { name: `${name} 確認済`, card: doubtCard({ ...view, doubt: { ...doubt, settled }, current }) },
      {
        name: `${name} 原典どおり`,
        card: doubtCard({ ...view, doubt: { ...doubt, settled: { ...settled, as: 'read', before: null } }, current }),
      },
      { name: `${name} 直す`, card: doubtFormCard({ ...view, current }) },
    ]
  })
  const rows = Array.from({ length: 20 }, (_, n) => ({
    doubt: {
      ...base,
      id: `D-${n}`,
      field: n % 2 ? ('title' as const) : null,
      measureId: n % 2 ? measure.id : null,
      settled: n % 3 ? settled : null,
    },
    measure: n % 2 ? measure : null,
  }))
  const counts = doubtGroups.map((group, n) => ({ group, open: n, all: 32 }))
  const undo = { title: '取り消す', verb: 'doubts.undoAll', data: { group: 'blank', at: at.toISOString() } }
  return [
    ...shown,
    { name: '種類', card: doubtGroupsCard(counts, '✓ 確認しました。') },
    { name: '種類 すべて確認済', card: doubtGroupsCard(counts.map((count) => ({ ...count, open: 0 }))) },
    ...[0, 1, 2].map((page) => ({
      name: `一覧 ${page}`,
      card: doubtListCard({ group: 'reading', open: 20, all: 20 }, rows, page, '✓', page === 1 ? undo : null),
    })),
    { name: 'まとめて', card: confirmAllCard({ group: 'blank', open: 63, all: 63 }) },
  ]
}

function everyAssignCard({ title, post, section, note }: Texts, population = 16): NamedCard[] {
  const people: Person[] = Array.from({ length: population }, (_, n) => ({
    id: personId(n),
    post: `${post}${n}`,
    duties:
      n === 3 ? [{ kind: 'manager', section }] : n === 4 ? [{ kind: 'departmentHead', department: '総務部' }] : [],
  }))
  const facts = { people, sections: Array.from({ length: population }, (_, n) => `${section}${n}`), roundId: '2025Q4' }
  const excuse = { roundId: '2025Q4', measureId: 'B1-1', reason: 'other', text: note, by: personId(1), at } as const
  const row = (n: number) => ({
    measure: { ...measureOf(title, n), leadSection: n % 3 ? section : null },
    assignment: {
      measureId: `B1-${n + 1}`,
      leader: n % 2 ? personId(1) : null,
      deputies: n % 2 ? [personId(2), personId(5), personId(6)] : [],
      relatedSections: [],
    },
    excuse: n % 4 ? null : excuse,
  })
  const rows = Array.from({ length: 32 }, (_, n) => row(n))
  const mark = (n: number) => assignmentMark({ leadSection: section, assignment: row(n).assignment })
  return [
    ...[0, 3].map((page) => ({
      name: `割当の一覧 ${page}`,
      card: assignmentListCard(rows, facts, page, '✓ 保存しました。'),
    })),
    { name: '割当の一覧 1枚', card: assignmentListCard(rows.slice(0, 3), facts, 0) },
    ...[0, 1, 2].map((n) => ({ name: `割当 ${n}`, card: assignFormCard(row(n), facts, mark(n)) })),
    ...[0, 1].map((n) => ({ name: `課長・部長 ${n}`, card: dutiesFormCard(row(n), facts) })),
    { name: '対象外', card: excuseFormCard(row(1), facts) },
  ]
}

const longest: Texts = {
  title: '業'.repeat(titleLimit),
  cell: '到達目標の長い文'.repeat(cellLimit / 8),
  note: '読み取りについての注'.repeat(20),
  post: '職名'.repeat(20),
  section: '課'.repeat(sectionLimit),
}
const longestInCode: Texts = {
  title: '"'.repeat(titleLimit),
  cell: '"\\\n'.repeat(cellLimit / 3),
  note: '"\\'.repeat(100),
  post: '"'.repeat(40),
  section: '"'.repeat(sectionLimit - 4),
}

const every = (texts: Texts) => [...everyDoubtCard(texts), ...everyAssignCard(texts)]

describe('どのカードも、どの状態でも', () => {
  test.each([...every(longest), ...everyAssignCard(longest, 600)])(
    'いちばん長い日本語で決まりを守る（$name）',
    ({ card }) => {
      expect(problemsOf(card)).toEqual([])
    },
  )

  test.each([...every(longestInCode), ...everyAssignCard(longestInCode, 600)])(
    'いちばん長い記号でも大きさを守る（$name）',
    ({ card }) => {
      expect(problemsOf(card)).toEqual([])
    },
  )

  test('ボタンはカードの下に六つまで、版は1.5', () => {
    for (const { card } of every(longest)) {
      const { actions = [], version } = card as { readonly actions?: readonly unknown[]; readonly version?: string }
      expect(actions.length).toBeLessThanOrEqual(6)
      expect(version).toBe('1.5')
    }
  })
})

describe.each([
  ['差し込みの記号', `\${heading} と \${$root.id} と \${if(true, 'x', 'y')}`],
  ['Markdown', '**太字** _斜体_ [リンク](https://example.com) `code` ~~消し~~'],
  ['HTML とメンション', '<b>太字</b> <script>alert(1)</script> <at>市長</at> &amp;'],
  ['日付の関数', '{{DATE(2025-01-01T00:00:00Z, SHORT)}}'],
])('打たれた文に%sがあっても', (_, sign) => {
  const texts: Texts = {
    title: `題${sign}`,
    cell: `欄${sign}`,
    note: `注${sign}`,
    post: `職${sign}`,
    section: `課${sign}`,
  }
  const cards = every(texts)
  const typed = [sign, ...Object.values(texts)]

  test('カードは決まりを守り、Markdown として読まれる場所には出ない', () => {
    for (const { name, card } of cards) {
      expect([name, problemsOf(card, typed)]).toEqual([name, []])
      for (const text of markdownOf(card)) expect(text).not.toContain(sign)
    }
  })

  test('読む場所には、打ったとおりに出る', () => {
    const shown = cards.flatMap(({ card }) => plainOf(card))
    for (const text of [texts.title, texts.cell, texts.note]) expect(shown.some((one) => one.includes(text))).toBe(true)
  })
})

describe('割当の様式は', () => {
  const texts: Texts = { title: '紙決裁の廃止', cell: '', note: '', post: '職', section: '総務課' }
  const form = (population: number): Card => {
    const found = everyAssignCard(texts, population).find(({ name }) => name === '割当 1')
    if (!found) throw new Error('There is no such card')
    return found.card
  }
  const valuesOf = (card: Card, id: string) =>
    ofType(card, 'Input.ChoiceSet')
      .filter((input) => input.id === id)
      .flatMap(({ choices }) => choices as readonly { readonly value: string }[])
      .map(({ value }) => value)

  test('人がどれだけ多くても、いまのPLと代理は職名で選べる', () => {
    expect(valuesOf(form(600), 'leader').slice(0, 2)).toEqual(['-', personId(1)])
    expect(valuesOf(form(600), 'deputies').slice(0, 3)).toEqual([2, 5, 6].map(personId))
    expect(valuesOf(form(600), 'leader').length).toBeLessThan(100)
  })

  test('一覧にない人は、ディレクトリから探せる', () => {
    const pickers = ofType(form(16), 'Input.ChoiceSet').filter((one) => 'choices.data' in one)
    expect(pickers.map(({ id }) => id)).toEqual(['leader', 'deputies'])
    for (const picker of pickers) {
      expect(picker['choices.data']).toEqual({ type: 'Data.Query', dataset: 'graph.microsoft.com/users' })
    }
  })

  test('保存のほかのボタンは、入力を送らない', () => {
    const [save, ...others] = actionsOf(form(16))
    expect(save?.verb).toBe('assign.save')
    expect(others.map(({ associatedInputs }) => associatedInputs)).toEqual(['none', 'none', 'none'])
  })
})
