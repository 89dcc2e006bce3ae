import { allDoneCard } from '../../../bot/src/cards/all-done-card.ts'
import { conflictCard } from '../../../bot/src/cards/conflict-card.ts'
import { followUpCard } from '../../../bot/src/cards/follow-up-card.ts'
import { noteCard } from '../../../bot/src/cards/note-card.ts'
import { questionCard, questionFormCard } from '../../../bot/src/cards/question-card.ts'
import { type SavedBanner, savedBanner } from '../../../bot/src/cards/saved-banner.ts'
import type { Question } from '../../../shared/src/domain/consistency.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { refusalJa } from '../../../shared/src/wording/refusals.ja.ts'
import { type CardState, group } from './card-state.ts'
import {
  answer,
  answered,
  fullAnswer,
  leader,
  longMeasure,
  longText,
  manyIndicators,
  nonce,
  oddText,
  ownMeasures,
  paperless,
  question,
  rate,
  revisionOf,
  round,
} from './facts.ts'

const banner = savedBanner(round, paperless, revisionOf(answer), [rate])
const longBanner = savedBanner(round, longMeasure, revisionOf(fullAnswer, { revision: 12 }), manyIndicators)
const recordedBanner = savedBanner(round, paperless, revisionOf(answer), [rate], leader)
const thanks: SavedBanner = { ...banner, heading: chatJa.followUp.thanks, answer: '' }
const bulkBanner: SavedBanner = {
  ...banner,
  heading: chatJa.unchanged.saved(6),
  answer: '',
  correct: '',
  measureId: '',
}

const ask = (about: Question, weather: Weather = 'sunny') =>
  followUpCard(round, paperless, about, weather, [rate], banner, nonce)
const mismatch: Question = { kind: 'mismatch', indicatorId: rate.id, value: 62.3, target: 80 }

const done = ownMeasures(9, () => answered)
const half = ownMeasures(9, (index) => (index < 4 ? answered : {}))

export const afterSavingStates: readonly CardState[] = [
  ...group('保存後に1問だけ', [
    ['follow-up-mismatch', '数値と天気に開き（晴れ）', ask(mismatch)],
    ['follow-up-mismatch-rainy', '数値と天気に開き（雨）', ask({ ...mismatch, value: 84.5 }, 'rainy')],
    [
      'follow-up-passed-plan',
      '予定の時期が過ぎている',
      ask({ kind: 'passedPlan', plan: '10月に庁内説明会を開催する予定', day: '2025-10-31' }),
    ],
    ['follow-up-copied', '前回と同じ文', ask({ kind: 'copiedText' })],
    ['follow-up-hours', '効果の時間', ask({ kind: 'hours' })],
    [
      'follow-up-long',
      'いちばん長い文',
      followUpCard(round, longMeasure, { kind: 'copiedText' }, 'cloudy', manyIndicators, longBanner, nonce),
    ],
  ]),
  ...group('保存後の確認', [
    ['all-done', '9施策すべて完了', allDoneCard(round, done, banner)],
    ['all-done-recorded', '代理入力して完了', allDoneCard(round, done, recordedBanner)],
    ['all-done-thanks', '1問に答えて完了', allDoneCard(round, done, thanks)],
    ['all-done-bulk', 'まとめて回答して完了', allDoneCard(round, done, bulkBanner)],
    ['saved-not-all', '保存（次の施策を開けないとき）', allDoneCard(round, half, banner)],
    ['all-done-long', 'いちばん長い文', allDoneCard(round, done, longBanner)],
  ]),
  ...group('ほかの端末で先に保存', [
    [
      'conflict',
      '両方の文を並べる',
      conflictCard(
        paperless,
        [rate],
        revisionOf(answer, { revision: 2 }),
        { ...answer, weather: 'sunny', progress: '11月末現在、電子決裁率63.1％。歳出伝票の協議は12月に終わる見込み。' },
        nonce,
      ),
    ],
    [
      'conflict-long',
      '両方とも上限の長さ',
      conflictCard(longMeasure, manyIndicators, revisionOf(fullAnswer, { revision: 12 }), fullAnswer, nonce),
    ],
  ]),
  ...group('確認のお願い（担当者）', [
    [
      'question',
      '確認のお願い',
      questionCard(round, paperless, question(1, '枚数はプリントログと実績のどちらの集計でしょうか。')),
    ],
    ['question-long', 'いちばん長い文', questionCard(round, longMeasure, question(1, longText(300)))],
    ['question-odd', '記号・絵文字・HTMLを含む文', questionCard(round, paperless, question(1, oddText))],
    [
      'question-form',
      '返答の入力',
      questionFormCard(round, paperless, question(1, '枚数はプリントログと実績のどちらの集計でしょうか。')),
    ],
    [
      'question-form-refused',
      '返答が長い',
      questionFormCard(
        round,
        longMeasure,
        question(1, longText(300)),
        longText(310),
        refusalJa({ code: 'textTooLong', limit: 300, length: 310 }),
      ),
    ],
    ['question-replied', '返答を届けた', noteCard(chatJa.question.replied(paperless.id), 'プリントログの集計です。')],
    ['question-replied-odd', '返答に記号・HTML', noteCard(chatJa.question.replied(paperless.id), oddText)],
  ]),
]
