import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Duty, Person } from '../../../shared/src/domain/person.ts'
import {
  type MeasureAction,
  type MeasureFacts,
  mayInProgramme,
  mayWithMeasure,
  type ProgrammeAction,
} from '../../../shared/src/domain/roles.ts'

const measure: MeasureFacts = {
  leadSection: '総務課',
  leadDepartment: '総務部',
  leader: 'leader-id',
  deputies: ['deputy-id', 'second-deputy-id'],
  relatedSections: ['会計課'],
}

/** `leads`: leader or deputy of any measure, this one or another. */
interface Case {
  readonly kind: string
  readonly id?: string
  readonly duties: readonly Duty[]
  readonly leads: boolean
  readonly may: readonly (MeasureAction | ProgrammeAction)[]
}

/** What the two offices do, and nobody else. */
const onlyPmo = [
  'recordFor',
  'review',
  'openRound',
  'closeRound',
  'withdrawRound',
  'readStatus',
  'readDoubts',
  'settleDoubt',
  'assign',
  'settleRecord',
  'amend',
  'planRound',
  'tellByHand',
  'reportClosing',
] as const

/** What a manager does for the measures of the section. */
const ofManager = ['appoint', 'decideUnanswered', 'confirmAnswers', 'settleConsultation'] as const

const cases: readonly Case[] = [
  {
    kind: 'この施策のPL',
    id: 'leader-id',
    duties: [],
    leads: true,
    may: ['answer', 'offerHandOver', 'readAnswer', 'readBoard', 'readLiveAnswers'],
  },
  {
    kind: '代理',
    id: 'deputy-id',
    duties: [],
    leads: true,
    may: ['answer', 'readAnswer', 'readBoard', 'readLiveAnswers'],
  },
  {
    kind: '二人目の代理',
    id: 'second-deputy-id',
    duties: [],
    leads: true,
    may: ['answer', 'readAnswer', 'readBoard', 'readLiveAnswers'],
  },
  { kind: 'ほかの施策のPL', duties: [], leads: true, may: ['readBoard', 'readLiveAnswers'] },
  {
    kind: '主担当課の課長',
    duties: [{ kind: 'manager', section: '総務課' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', ...ofManager],
  },
  {
    kind: 'ほかの課の課長',
    duties: [{ kind: 'manager', section: '市民課' }],
    leads: false,
    may: ['readBoard', 'readLiveAnswers', 'findPeople'],
  },
  {
    kind: '関係課の課長',
    duties: [{ kind: 'manager', section: '会計課' }],
    leads: false,
    may: ['readBoard', 'readLiveAnswers', 'findPeople', 'addLine'],
  },
  {
    kind: '主担当部の部長',
    duties: [{ kind: 'departmentHead', department: '総務部' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', 'decideUnanswered', 'settleConsultation'],
  },
  {
    kind: 'ほかの部の部長',
    duties: [{ kind: 'departmentHead', department: '市民部' }],
    leads: false,
    may: ['readBoard', 'readLiveAnswers', 'findPeople'],
  },
  {
    kind: 'デジタル戦略室のPMO',
    duties: [{ kind: 'pmo', unit: 'digitalStrategy' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', 'appoint', 'readClosing', ...onlyPmo],
  },
  {
    kind: '行革推進係のPMO',
    duties: [{ kind: 'pmo', unit: 'administrativeReform' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', 'appoint', 'readClosing', ...onlyPmo],
  },
  {
    kind: '副市長（プロジェクトマネージャー）',
    duties: [{ kind: 'programmeManager' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'settleConsultation', 'confirmClosing', 'readClosing'],
  },
  {
    kind: '市長（プロジェクトオーナー）',
    duties: [{ kind: 'owner' }],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readClosing'],
  },
  { kind: '役割のない職員', duties: [], leads: false, may: [] },
  {
    kind: 'PLを兼ねる主担当課の課長',
    id: 'leader-id',
    duties: [{ kind: 'manager', section: '総務課' }],
    leads: true,
    may: ['answer', 'offerHandOver', 'readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', ...ofManager],
  },
  {
    kind: 'PMOを兼ねるほかの課の課長',
    duties: [
      { kind: 'manager', section: '市民課' },
      { kind: 'pmo', unit: 'digitalStrategy' },
    ],
    leads: false,
    may: ['readAnswer', 'readBoard', 'readLiveAnswers', 'findPeople', 'appoint', 'readClosing', ...onlyPmo],
  },
  {
    kind: '部長を兼ねる副市長',
    duties: [{ kind: 'programmeManager' }, { kind: 'departmentHead', department: '市民部' }],
    leads: false,
    may: [
      'readAnswer',
      'readBoard',
      'readLiveAnswers',
      'findPeople',
      'settleConsultation',
      'confirmClosing',
      'readClosing',
    ],
  },
]

const measureWords: { readonly [action in MeasureAction]: string } = {
  answer: '回答する',
  recordFor: '代わりに入力する',
  review: '確認をお願いする・受領する',
  readAnswer: '回答を読む',
  settleConsultation: 'ご相談に答える・つなぐ',
  offerHandOver: '引き継ぎを頼む',
  appoint: '後任を指定する',
  decideUnanswered: '未回答への対応を選ぶ',
  confirmAnswers: '所属長として確認する',
  amend: '締切後に訂正する',
  addLine: '関係課として一言添える',
}
const programmeWords: { readonly [action in ProgrammeAction]: string } = {
  openRound: '回を始める',
  closeRound: '回を締め切る',
  withdrawRound: '送った依頼を取り下げる',
  readStatus: '回答状況を見る',
  readDoubts: '要確認の一覧を見る',
  settleDoubt: '要確認を確定する',
  assign: '担当を割り当てる',
  settleRecord: 'リストとの相違を確定する',
  readBoard: '一覧を見る',
  readLiveAnswers: '確認前の回答を見る',
  planRound: '回の日程を決める',
  tellByHand: 'お知らせを送る',
  findPeople: '職名で人を探す',
  reportClosing: 'まとめを報告する',
  confirmClosing: 'まとめを確認する',
  readClosing: 'まとめを読む',
}
const measureActions = Object.keys(measureWords) as MeasureAction[]
const programmeActions = Object.keys(programmeWords) as ProgrammeAction[]

function personOf({ id, duties }: Pick<Case, 'id' | 'duties'>): Person {
  return { id: id ?? 'someone-else-id', post: '職員', duties }
}

describe.each(cases)('$kind', (someone) => {
  test.each(measureActions.map((action) => ({ action, words: measureWords[action] })))(
    'この施策について「$words」ことが、表のとおりである',
    ({ action }) => {
      expect(mayWithMeasure(personOf(someone), action, measure)).toBe(someone.may.includes(action))
    },
  )

  test.each(programmeActions.map((action) => ({ action, words: programmeWords[action] })))(
    '「$words」ことが、表のとおりである',
    ({ action }) => {
      expect(mayInProgramme(personOf(someone), action, someone.leads)).toBe(someone.may.includes(action))
    },
  )
})

describe('だれのものでもない施策', () => {
  const unassigned: MeasureFacts = { ...measure, leader: null, deputies: [], leadSection: null }

  test('主担当課が決まっていなければ、どの課長の施策でもないが、部長の施策ではある', () => {
    const manager = personOf({ duties: [{ kind: 'manager', section: '総務課' }] })
    const head = personOf({ duties: [{ kind: 'departmentHead', department: '総務部' }] })
    expect(mayWithMeasure(manager, 'readAnswer', unassigned)).toBe(false)
    expect(mayWithMeasure(head, 'readAnswer', unassigned)).toBe(true)
  })

  test('担当が決まっていなければ、どの役職でも回答できない', () => {
    for (const someone of cases) expect(mayWithMeasure(personOf(someone), 'answer', unassigned)).toBe(false)
  })
})

const anyDuty = fc.oneof(
  fc.constantFrom<Duty>({ kind: 'owner' }, { kind: 'programmeManager' }),
  fc
    .constantFrom('digitalStrategy' as const, 'administrativeReform' as const)
    .map((unit): Duty => ({ kind: 'pmo', unit })),
  fc.string().map((section): Duty => ({ kind: 'manager', section })),
  fc.string().map((department): Duty => ({ kind: 'departmentHead', department })),
)

describe('役職と回答', () => {
  test('どの役職を重ねても、PLか代理でなければ回答できない', () => {
    fc.assert(
      fc.property(fc.array(anyDuty), fc.string(), (duties, id) => {
        fc.pre(id !== measure.leader && !measure.deputies.includes(id))
        expect(mayWithMeasure({ id, post: '職員', duties }, 'answer', measure)).toBe(false)
      }),
    )
  })

  test('PMOでなければ、どの役職を重ねても、PLであっても、回の運営も確認もできない', () => {
    const notPmo = fc.array(anyDuty.filter(({ kind }) => kind !== 'pmo'))
    const id = fc.constantFrom('leader-id', 'deputy-id', 'someone-else-id')
    fc.assert(
      fc.property(notPmo, id, (duties, who) => {
        const person = personOf({ id: who, duties })
        for (const action of onlyPmo) {
          const may =
            action === 'recordFor' || action === 'review' || action === 'amend'
              ? mayWithMeasure(person, action, measure)
              : mayInProgramme(person, action, who !== 'someone-else-id')
          expect(may).toBe(false)
        }
      }),
    )
  })

  test('役職を兼ねて、できることが減ることはない', () => {
    const actions = fc.constantFrom(...programmeActions)
    fc.assert(
      fc.property(fc.array(anyDuty), anyDuty, actions, fc.boolean(), (duties, more, action, leads) => {
        const before = mayInProgramme(personOf({ duties }), action, leads)
        const after = mayInProgramme(personOf({ duties: [...duties, more] }), action, leads)
        expect(!before || after).toBe(true)
      }),
    )
  })
})
