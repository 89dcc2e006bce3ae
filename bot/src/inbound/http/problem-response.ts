/** A refusal or a fault as an HTTP answer: status, code for programs, sentence for people. */
import type { Problem } from '../../../../shared/src/contract/problem.ts'
import type { Refusal, RefusalCode } from '../../../../shared/src/domain/refusal.ts'
import { refusalJa } from '../../../../shared/src/wording/refusals.ja.ts'

export interface ProblemResponse {
  readonly status: number
  readonly body: Problem
}

const statuses: { readonly [code in RefusalCode]: number } = {
  invalidAnswer: 422,
  notYourMeasure: 403,
  notAllowed: 403,
  unknownPerson: 403,
  measureNotInRound: 404,
  noOpenRound: 409,
  unknownRound: 404,
  unknownMeasure: 404,
  roundClosed: 409,
  roundWithdrawn: 409,
  roundAlreadyOpened: 409,
  anotherRoundOpen: 409,
  staleVersion: 409,
  ownMeasure: 403,
  notAnswered: 409,
  noOpenQuestion: 409,
  textMissing: 422,
  textTooLong: 422,
  nothingTicked: 422,
  measuresWithoutLeader: 409,
  reasonMissing: 422,
  invalidAssignment: 422,
  assignmentChanged: 409,
  unknownDoubt: 404,
  doubtSettledAlready: 409,
  doubtNotSettled: 409,
  doubtCellChanged: 409,
  differenceSettled: 409,
  differenceNotTaken: 409,
  unreadableWorkbook: 422,
  invalidWorkbook: 422,
  previewOutdated: 409,
  notADay: 422,
  notABusinessDay: 422,
  datesOutOfOrder: 422,
  dateTooEarly: 422,
  dateTooLate: 422,
  roundNotClosed: 409,
  invalidLadder: 422,
  invalidSendingHours: 422,
  lastNoticeStays: 409,
  noAnswerAwaited: 409,
  managerHasNotSeen: 409,
  nobodyToConsult: 409,
  consultationSettled: 409,
  consultationElsewhere: 409,
  unknownReceiver: 422,
  alreadyLeader: 409,
  handOverPending: 409,
  noOpenHandOver: 404,
  notRelatedSection: 403,
  tooLargeForCard: 422,
  unknownAction: 404,
  malformedRequest: 400,
}

export function refusalResponse(refusal: Refusal): ProblemResponse {
  return { status: statuses[refusal.code], body: { code: refusal.code, message: refusalJa(refusal) } }
}

/** What happens before any use case is asked. */
export const requestProblems = {
  notSignedIn: {
    status: 401,
    body: { code: 'notSignedIn', message: 'サインインを確認できませんでした。画面を開き直してください。' },
  },
  malformed: {
    status: 400,
    body: { code: 'malformedRequest', message: 'ご指定の内容を読み取れませんでした。画面を開き直してください。' },
  },
  notFound: { status: 404, body: { code: 'notFound', message: 'お探しのページは見つかりませんでした。' } },
  methodNotAllowed: {
    status: 405,
    body: { code: 'methodNotAllowed', message: 'この操作には対応していません。画面を開き直してください。' },
  },
  tooLarge: { status: 413, body: { code: 'tooLarge', message: '送られた内容が大きすぎます。分けてお送りください。' } },
  encoded: {
    status: 415,
    body: { code: 'encoded', message: '圧縮された内容は受け取れません。そのままお送りください。' },
  },
  trouble: {
    status: 503,
    body: {
      code: 'trouble',
      message: 'ただいま処理できませんでした。少し時間をおいて、もう一度お試しください。',
    },
  },
} as const satisfies Readonly<Record<string, ProblemResponse>>
