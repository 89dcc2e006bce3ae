import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Answer,
  type AnswerDraft,
  type AnswerForm,
  lengthOf,
  nextRevision,
  progressLimit,
  readAnswer,
  textLimit,
} from '../../../shared/src/domain/check-in.ts'
import { directionReasons, directions } from '../../../shared/src/domain/direction.ts'
import { milestones, nextYearNeeds } from '../../../shared/src/domain/milestone.ts'
import { type AnswerField, type FieldProblem, isRefusal } from '../../../shared/src/domain/refusal.ts'
import { weathers } from '../../../shared/src/domain/weather.ts'
import { roundOfQ3 as round } from '../../support/round-of-q3.ts'

const form: AnswerForm = { indicatorIds: ['B1-3-K1', 'B1-3-K2'], asOfDay: '2025-11-30' }

const goodDraft = {
  weather: 'cloudy',
  progress: '11月末現在、電子決裁率62.3％。',
  direction: 'continue',
  directionReason: 'keepTrying',
  directionReasonText: '',
} as const satisfies AnswerDraft

/** What a form without figures, ticks and words beyond the required ones says of them. */
const nothingMore = {
  figures: [],
  milestones: [],
  issue: '',
  nextAction: '',
  consultation: null,
  nextYearNeeds: [],
  unchanged: false,
} as const satisfies Partial<Answer>

const limits: { readonly [field in AnswerField]?: number } = {
  progress: progressLimit,
  directionReasonText: textLimit,
  issue: textLimit,
  nextAction: textLimit,
  consultation: textLimit,
}
const limited = Object.entries(limits) as [keyof typeof goodDraft, number][]

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.array(fc.nat(0xffff), { maxLength: 50 }).map((units) => String.fromCharCode(...units)),
)
const anyField = (choices: readonly string[]) =>
  fc.option(fc.oneof(fc.constantFrom(...choices), anyText), { nil: undefined })
const anyTicks = (choices: readonly string[]) =>
  fc.option(
    fc.oneof(
      fc.subarray([...choices]).map((ticked) => ticked.join(',')),
      anyText,
    ),
    { nil: undefined },
  )
const anyDraft: fc.Arbitrary<AnswerDraft> = fc.record({
  weather: anyField(weathers),
  progress: fc.option(anyText, { nil: undefined }),
  direction: anyField(directions),
  directionReason: anyField(directionReasons),
  directionReasonText: fc.option(anyText, { nil: undefined }),
  asOf: anyField(['2025-11-30', '2025-02-30', '9999-12-31', '0100-01-01']),
  milestones: anyTicks(milestones),
  nextYearNeeds: anyTicks(nextYearNeeds),
  issue: fc.option(anyText, { nil: undefined }),
  nextAction: fc.option(anyText, { nil: undefined }),
  consultation: fc.option(anyText, { nil: undefined }),
  consultationBy: anyField(['2026-01-16', '1月16日']),
  'figure:B1-3-K1': anyField(['62.3', '６２．３％', '28/60', '1e400']),
  'figure:unknown': anyField(['62.3']),
})
const goodDrafts = fc.record({
  weather: fc.constantFrom(...weathers),
  progress: anyText,
  direction: fc.constantFrom(...directions),
  directionReason: fc.constantFrom(...directionReasons),
  directionReasonText: anyText,
  asOf: fc.constantFrom('', '2025-10-31'),
  milestones: fc.subarray([...milestones]).map((ticked) => ticked.join(',')),
  nextYearNeeds: fc.subarray([...nextYearNeeds]).map((ticked) => ticked.join(',')),
  issue: anyText,
  nextAction: anyText,
  consultation: anyText,
  consultationBy: fc.constantFrom('', '2026-01-16'),
  'figure:B1-3-K1': fc.constantFrom('', '62.3', '1,852,821枚', '△3'),
  'figure:B1-3-K2': fc.oneof(fc.constant(''), fc.integer().map(String)),
})

function answerOf(draft: AnswerDraft, asked = form): Answer {
  const read = readAnswer(draft, asked)
  if (isRefusal(read)) throw new Error(`the draft was refused: ${JSON.stringify(read.refusal)}`)
  return read
}

function problemsOf(draft: AnswerDraft, asked = form): readonly FieldProblem[] {
  const read = readAnswer(draft, asked)
  if (!isRefusal(read)) throw new Error('the draft was accepted')
  if (read.refusal.code !== 'invalidAnswer') throw new Error(`another refusal: ${read.refusal.code}`)
  return read.refusal.problems
}

/** The answer as the fields of a form hold it. */
function draftOf({ figures, consultation, unchanged: _, ...answer }: Answer): AnswerDraft {
  return {
    ...answer,
    ...Object.fromEntries(figures.map(({ indicatorId, value }) => [`figure:${indicatorId}`, String(value)])),
    asOf: figures[0]?.asOf ?? '',
    milestones: answer.milestones.join(','),
    nextYearNeeds: answer.nextYearNeeds.join(','),
    consultation: consultation?.text ?? '',
    consultationBy: consultation?.by ?? '',
  }
}

/** What a store can hold of it; blanks are left out, as only those around the text may go. */
function lettersOf(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\s\uFFFE\uFFFF]/gu, '')
}

describe('文字数', () => {
  test.each([
    ['', 0],
    ['進捗', 2],
    ['ｶﾞ', 1],
    ['が', 1],
    ['\u304b\u3099', 1],
    ['葛\u{E0100}城市', 3],
    ['𠮷野家', 3],
    ['👍', 1],
    ['👍🏽', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['👨🏿‍👩🏿‍👧🏿‍👦🏿', 1],
    ['🇯🇵🇯🇵', 2],
    ['☀️⚡', 2],
    ['一行\n二行', 5],
  ])('「%s」は読む人の数え方で %d 文字である', (text, length) => {
    expect(lengthOf(text)).toBe(length)
  })

  test('結合文字を重ね続けても、上限をすり抜けられない', () => {
    const endless = `e${'\u0301'.repeat(20_000)}`
    expect(lengthOf(endless)).toBeGreaterThan(progressLimit)
    expect(problemsOf({ ...goodDraft, progress: endless })).toEqual([
      { field: 'progress', code: 'tooLong', limit: progressLimit, length: lengthOf(endless) },
    ])
  })

  test('上限までの文の大きさには、限りがある', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lengthOf(text) * 32).toBeGreaterThanOrEqual(text.length)
        expect(lengthOf(text)).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('回答を読む', () => {
  test('そろった回答は、そのまま読む', () => {
    expect(answerOf(goodDraft)).toEqual({ ...goodDraft, ...nothingMore })
  })

  test.each(weathers)('天気「%s」を選べる', (weather) => {
    expect(answerOf({ ...goodDraft, weather }).weather).toBe(weather)
  })

  test.each(directions)('方向性「%s」を選べ、いつも理由が要る', (direction) => {
    expect(answerOf({ ...goodDraft, direction }).direction).toBe(direction)
    expect(problemsOf({ ...goodDraft, direction, directionReason: '' })).toEqual([
      { field: 'directionReason', code: 'missing' },
    ])
  })

  test('空の回答には、必要なすべての欄をまとめて尋ねる', () => {
    const everything = [
      { field: 'weather', code: 'missing' },
      { field: 'progress', code: 'missing' },
      { field: 'direction', code: 'missing' },
      { field: 'directionReason', code: 'missing' },
    ]
    expect(problemsOf({})).toEqual(everything)
    expect(problemsOf({ weather: ' ', progress: ' \n　', direction: '', directionReason: '\t' })).toEqual(everything)
  })

  test('選択肢にない値は、空欄とは区別して尋ね直す', () => {
    expect(problemsOf({ ...goodDraft, weather: '晴れ', direction: 'Continue', directionReason: 'toString' })).toEqual([
      { field: 'weather', code: 'notAChoice' },
      { field: 'direction', code: 'notAChoice' },
      { field: 'directionReason', code: 'notAChoice' },
    ])
  })

  test('今期は対象外なら、進捗状況は空でもよい', () => {
    expect(answerOf({ ...goodDraft, weather: 'outOfScope', progress: '' }).progress).toBe('')
    expect(answerOf({ ...goodDraft, weather: 'outOfScope', progress: '着手前' }).progress).toBe('着手前')
  })

  test('理由が「その他」なら、理由の文が要る', () => {
    expect(problemsOf({ ...goodDraft, directionReason: 'other' })).toEqual([
      { field: 'directionReasonText', code: 'missing' },
    ])
    const answer = answerOf({ ...goodDraft, directionReason: 'other', directionReasonText: '国の制度改正を待つため' })
    expect(answer.directionReasonText).toBe('国の制度改正を待つため')
  })

  test('ほかの理由を選んでも、書かれた理由の文は残す', () => {
    const answer = answerOf({ ...goodDraft, directionReasonText: '国の制度改正を待つため' })
    expect(answer.directionReasonText).toBe('国の制度改正を待つため')
  })

  test('進捗状況は400字まで、ほかの文は300字まで', () => {
    expect(answerOf({ ...goodDraft, progress: '👍'.repeat(400) }).progress).toBe('👍'.repeat(400))
    expect(problemsOf({ ...goodDraft, progress: 'あ'.repeat(414), directionReasonText: 'い'.repeat(301) })).toEqual([
      { field: 'progress', code: 'tooLong', limit: progressLimit, length: 414 },
      { field: 'directionReasonText', code: 'tooLong', limit: textLimit, length: 301 },
    ])
    expect([progressLimit, textLimit]).toEqual([400, 300])
  })

  test.each(limited)('「%s」は%d字まで読み、1字でも超えれば、いまの長さを言って尋ね直す', (field, limit) => {
    const fits = answerOf({ ...goodDraft, [field]: '業'.repeat(limit) })
    expect(draftOf(fits)[field]).toBe('業'.repeat(limit))
    expect(problemsOf({ ...goodDraft, [field]: '業'.repeat(limit + 1) })).toEqual([
      { field, code: 'tooLong', limit, length: limit + 1 },
    ])
  })

  test('改行は一つの形にそろえ、前後の空白だけを除く', () => {
    expect(answerOf({ ...goodDraft, progress: '　一行目 \r\n二行目\r三行目\v四行目\n ' }).progress).toBe(
      '一行目 \n二行目\n三行目\n四行目',
    )
    expect(answerOf({ ...goodDraft, progress: '率\t62.3％' }).progress).toBe('率\t62.3％')
  })

  test('保存先が受け付けない文字は除き、ほかの文字はすべて残す', () => {
    expect(answerOf({ ...goodDraft, progress: '電子\u0000決裁\u001b率\u009f\uffff' }).progress).toBe('電子決裁率')
    expect(answerOf({ ...goodDraft, progress: '電子\ud83d決裁' }).progress).toBe('電子\ufffd決裁')
    expect(problemsOf({ ...goodDraft, progress: '\u0000' })).toEqual([{ field: 'progress', code: 'missing' }])
  })

  test('どんな文字列が届いても例外にならず、回答か、直す欄の一覧になる', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const read = readAnswer(draft, form)
        if (isRefusal(read)) {
          expect(problemsOf(draft).length).toBeGreaterThan(0)
          return
        }
        expect(weathers).toContain(read.weather)
        expect(directions).toContain(read.direction)
        expect(directionReasons).toContain(read.directionReason)
        expect(read.figures.every(({ value }) => Number.isFinite(value))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('どんな名前の欄がどれだけ届いても、例外にならない', () => {
    const anyRecord = fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), anyText)
    const anyForm = fc.record({ indicatorIds: fc.array(fc.string()), asOfDay: fc.constant('2025-11-30') })
    fc.assert(
      fc.property(anyRecord, anyForm, (record, asked) => {
        const read = readAnswer({ ...goodDraft, ...record } as AnswerDraft, asked)
        expect(isRefusal(read) || read.progress !== '' || read.weather === 'outOfScope').toBe(true)
      }),
    )
  })

  test('書かれた文は、読んでも失われない', () => {
    let accepted = 0
    fc.assert(
      fc.property(goodDrafts, (draft) => {
        const read = readAnswer(draft, form)
        if (isRefusal(read)) return
        accepted += 1
        expect(lettersOf(read.progress)).toBe(lettersOf(draft.progress))
        expect(lettersOf(read.directionReasonText)).toBe(lettersOf(draft.directionReasonText))
        expect(lettersOf(read.issue)).toBe(lettersOf(draft.issue))
        expect(lettersOf(read.nextAction)).toBe(lettersOf(draft.nextAction))
        expect(lettersOf(read.consultation?.text ?? '')).toBe(lettersOf(draft.consultation))
        expect(read.consultation?.by ?? '').toBe(draft.consultationBy)
        expect(read.milestones.join(',')).toBe(draft.milestones)
        expect(read.nextYearNeeds.join(',')).toBe(draft.nextYearNeeds)
        const typed = [draft['figure:B1-3-K1'], draft['figure:B1-3-K2']].filter((figure) => figure !== '')
        expect(read.figures).toHaveLength(typed.length)
      }),
      { numRuns: 500 },
    )
    expect(accepted).toBeGreaterThan(100)
  })

  test('ふつうの文は一字も変えず、読んだ回答をもう一度読んでも変わらない', () => {
    const plainText = fc
      .array(fc.constantFrom('進', '捗', 'A', '１', '。', ' ', '　', '\n', '👨‍👩‍👧‍👦', 'が'), { maxLength: 200 })
      .map((characters) => characters.join('').trim())
      .filter((text) => text !== '')
    fc.assert(
      fc.property(plainText, plainText, plainText, plainText, (progress, directionReasonText, issue, nextAction) => {
        const draft = { ...goodDraft, progress, directionReasonText, issue, nextAction }
        expect(answerOf(draft)).toEqual({ ...nothingMore, ...draft })
      }),
    )
    fc.assert(
      fc.property(goodDrafts, (draft) => {
        const read = readAnswer(draft, form)
        if (!isRefusal(read)) expect(readAnswer(draftOf(read), form)).toEqual(read)
      }),
    )
  })

  test('指摘は、欄ごとに高々一つである', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const read = readAnswer(draft, form)
        if (!isRefusal(read)) return
        const fields = problemsOf(draft).map((problem) => problem.field)
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})

describe('数値を読む', () => {
  const figuresOf = (draft: AnswerDraft) => answerOf({ ...goodDraft, ...draft }).figures

  test('全角・単位付きの数値を、回の時点の値として読む', () => {
    expect(figuresOf({ 'figure:B1-3-K1': '６２．３％', 'figure:B1-3-K2': ' 1,852,821枚\n' })).toEqual([
      { indicatorId: 'B1-3-K1', value: 62.3, asOf: '2025-11-30' },
      { indicatorId: 'B1-3-K2', value: 1_852_821, asOf: '2025-11-30' },
    ])
  })

  test('時点が書かれていれば、その日の値として読む', () => {
    expect(figuresOf({ 'figure:B1-3-K1': '62.3', asOf: ' 2025-12-15 ' })).toEqual([
      { indicatorId: 'B1-3-K1', value: 62.3, asOf: '2025-12-15' },
    ])
  })

  test('数値は空欄でもよい。後から届くことが多い', () => {
    expect(figuresOf({ 'figure:B1-3-K1': '', 'figure:B1-3-K2': '　' })).toEqual([])
    expect(figuresOf({ 'figure:B1-3-K2': '0' })).toEqual([{ indicatorId: 'B1-3-K2', value: 0, asOf: '2025-11-30' }])
  })

  test('この施策で尋ねていない指標の欄は、読み飛ばす', () => {
    expect(figuresOf({ 'figure:A1-4-K1': '28', 'figure:': '1', 'figure:B1-3-K1 ': '三割' })).toEqual([])
    expect(answerOf({ ...goodDraft, 'figure:B1-3-K1': '三割' }, { ...form, indicatorIds: [] }).figures).toEqual([])
  })

  test.each(['28/60', '三割', '20〜30', '2025-11-30', '28 60'])('「%s」は1つの数ではないので、尋ね直す', (typed) => {
    expect(problemsOf({ ...goodDraft, 'figure:B1-3-K1': typed, 'figure:B1-3-K2': '1' })).toEqual([
      { field: 'figure:B1-3-K1', code: 'notANumber' },
    ])
  })

  test('指標が二つとも数でなければ、二つとも尋ね直す', () => {
    expect(problemsOf({ ...goodDraft, 'figure:B1-3-K1': '？', 'figure:B1-3-K2': '未集計' })).toEqual([
      { field: 'figure:B1-3-K1', code: 'notANumber' },
      { field: 'figure:B1-3-K2', code: 'notANumber' },
    ])
  })

  test.each(['11月末', '2025-02-30', '2025/11/30', '0205-11-30', '9999-12-31'])(
    '数値の時点「%s」は、日付として尋ね直す',
    (asOf) => {
      expect(problemsOf({ ...goodDraft, asOf })).toEqual([{ field: 'asOf', code: 'notADay' }])
    },
  )
})

describe('節目などのチェックを読む', () => {
  test('チェックは、カードの送る形（カンマ区切り）から、決まった順に読む', () => {
    const answer = answerOf({ ...goodDraft, milestones: 'contract, coordination,,contract', nextYearNeeds: 'budget' })
    expect(answer.milestones).toEqual(['coordination', 'contract'])
    expect(answer.nextYearNeeds).toEqual(['budget'])
  })

  test('選択肢にないチェックは、尋ね直す', () => {
    expect(problemsOf({ ...goodDraft, milestones: 'coordination,議決', nextYearNeeds: 'toString' })).toEqual([
      { field: 'milestones', code: 'notAChoice' },
      { field: 'nextYearNeeds', code: 'notAChoice' },
    ])
  })

  test('保存されている記号は変わらない', () => {
    expect(milestones).toEqual(['coordination', 'budget', 'ordinance', 'contract'])
    expect(nextYearNeeds).toEqual(['budget', 'staff', 'ordinance', 'none'])
  })
})

describe('ご相談を読む', () => {
  const wish = '歳出伝票の運用について会計課・財政課との調整をお願いしたい'

  test('書かれていなければ、相談はない', () => {
    expect(answerOf({ ...goodDraft, consultation: ' \n', consultationBy: '' }).consultation).toBeNull()
  })

  test('相談の文だけでも、期日を添えても届けられる', () => {
    expect(answerOf({ ...goodDraft, consultation: wish }).consultation).toEqual({ text: wish, by: null })
    expect(answerOf({ ...goodDraft, consultation: wish, consultationBy: '2026-01-16' }).consultation).toEqual({
      text: wish,
      by: '2026-01-16',
    })
  })

  test('期日だけでは何をお願いしたいかわからないので、相談の内容を尋ねる', () => {
    expect(problemsOf({ ...goodDraft, consultationBy: '2026-01-16' })).toEqual([
      { field: 'consultation', code: 'missing' },
    ])
  })

  test('期日が日付でなければ、期日だけを尋ね直す', () => {
    expect(problemsOf({ ...goodDraft, consultationBy: '1月中' })).toEqual([
      { field: 'consultationBy', code: 'notADay' },
    ])
    expect(problemsOf({ ...goodDraft, consultation: wish, consultationBy: '2026-02-30' })).toEqual([
      { field: 'consultationBy', code: 'notADay' },
    ])
  })
})

describe('回答の版', () => {
  test('初めての回答は第1版、直すたびに一つ進む', () => {
    expect(nextRevision(round, 0, 0)).toEqual({ revision: 1 })
    expect(nextRevision(round, 1, 1)).toEqual({ revision: 2 })
    expect(nextRevision(round, 41, 41)).toEqual({ revision: 42 })
  })

  test('始まる前の回には、回答できない', () => {
    expect(nextRevision({ ...round, state: 'planned' }, 0, 0)).toEqual({
      refusal: { code: 'noOpenRound' },
    })
  })

  test('締め切った回には、版が合っていても回答できず、締切の日を答える', () => {
    expect(nextRevision({ ...round, state: 'closed' }, 1, 1)).toEqual({
      refusal: { code: 'roundClosed', roundId: '2025Q3', closedOn: '2026-01-09' },
    })
  })

  test('ほかで先に保存されていれば、保存済みの版を答えて重ねない', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (latest, basedOn) => {
        expect(nextRevision(round, latest, basedOn)).toEqual(
          latest === basedOn ? { revision: latest + 1 } : { refusal: { code: 'staleVersion', savedRevision: latest } },
        )
      }),
    )
  })
})
