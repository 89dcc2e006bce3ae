import { describe, expect, test } from '@jest/globals'
import { codeOf, connectorFailure, noAnswer } from '../../../../bot/src/outbound/teams/connector-outcome.ts'

const now = new Date('2025-12-16T01:42:00.000Z')

describe('Teams の返事の意味（Conversations with a Bot の表）', () => {
  test.each([
    [400, 'Bad Argument', 'refused'],
    [401, 'BotNotRegistered', 'tryLater'],
    [403, 'BotDisabledByAdmin', 'refused'],
    [403, 'BotNotInConversationRoster', 'notInstalled'],
    [403, 'ConversationBlockedByUser', 'refused'],
    [403, 'ForbiddenOperationException', 'notInstalled'],
    [403, 'InvalidBotApiHost', 'refused'],
    [403, 'NotEnoughPermissions', 'refused'],
    [403, 'MessageWritesBlocked', 'notInstalled'],
    [404, 'ActivityNotFoundInConversation', 'conversationGone'],
    [404, 'ConversationNotFound', 'conversationGone'],
    [404, 'BotNotInConversationRoster', 'notInstalled'],
    [412, 'PreconditionFailed', 'tryLater'],
    [413, 'MessageSizeTooBig', 'refused'],
    [429, 'Throttled', 'tryLater'],
    [500, 'ServiceError', 'refused'],
    [502, 'ServiceError', 'unknown'],
    [503, 'ServiceError', 'unknown'],
    [504, 'ServiceError', 'unknown'],
  ] as const)('%i %s は %s とし、理由にその符号を残す', (status, code, kind) => {
    expect(connectorFailure(status, code, null, now)).toMatchObject({ kind, cause: code })
  })

  test.each([
    [404, 'conversationGone'],
    [412, 'tryLater'],
    [429, 'tryLater'],
    [500, 'refused'],
    [502, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
    [302, 'refused'],
    [408, 'refused'],
    [409, 'refused'],
    [418, 'refused'],
    [501, 'refused'],
  ] as const)('符号のない %i は %s とし、理由に番号を残す。表にない番号は送り直さない', (status, kind) => {
    expect(connectorFailure(status, null, null, now)).toMatchObject({ kind, cause: `HTTP ${status}` })
  })
})

describe('Retry-After', () => {
  test.each([
    [null, null],
    ['30', 30],
    ['2.1', 3],
    ['0', 0],
    [' 7 ', 7],
    ['Tue, 16 Dec 2025 01:42:30 GMT', 30],
    ['Tue, 16 Dec 2025 01:00:00 GMT', 0],
    ['999999999999999', 3600],
    ['Tue, 16 Dec 2125 01:42:30 GMT', 3600],
    ['', null],
    ['-5', null],
    ['soon', null],
    ['after 5', null],
    ['2025', 2025],
    ['0x10', null],
    ['Infinity', null],
  ])('「%s」は %p 秒とし、読めないときは待つ長さを送る側に任せる', (header, afterSeconds) => {
    for (const status of [412, 429]) {
      expect(connectorFailure(status, null, header, now)).toMatchObject({ kind: 'tryLater', afterSeconds })
    }
  })
})

describe('返事の本文にある符号', () => {
  test.each([
    ['表の形', { error: { code: 'Throttled', message: '…' } }, 'Throttled'],
    [
      '本人が拒んだチャットの形（JSON の中の文字列の JSON）',
      { errorCode: 209, message: '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "…"\r\n}' },
      'MessageWritesBlocked',
    ],
    ['別の文', { message: 'Authorization has been denied for this request.' }, null],
    ['空の符号', { error: { code: '' } }, null],
    ['数の符号', { error: { code: 5 } }, null],
    ['長すぎる符号', { error: { code: 'x'.repeat(101) } }, null],
    ['並び', [{ error: { code: 'Throttled' } }], null],
    ['本文なし', null, null],
    ['文字列', 'ServiceError', null],
  ])('%s', (_, body, code) => {
    expect(codeOf(body)).toBe(code)
  })
})

describe('返事がなかったとき', () => {
  const failed = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } })

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
    '%s は届く前の失敗なので、あとで送り直せる',
    (code) => {
      expect(noAnswer(failed(code))).toEqual({ kind: 'tryLater', cause: 'notConnected', afterSeconds: null })
    },
  )

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    '%s は相手の証明書を確かめられず何も送っていないので、あとで送り直せる',
    (code) => {
      expect(noAnswer(failed(code))).toEqual({ kind: 'tryLater', cause: 'certificate', afterSeconds: null })
    },
  )

  test.each([
    ['途中で切れた', failed('ECONNRESET')],
    ['時間切れ', new DOMException('timed out', 'TimeoutError')],
    ['理由の付いていない失敗', new TypeError('fetch failed')],
    ['何か別のもの', 'boom'],
    ['なし', null],
  ])('%s ときは、届いたかどうか分からない', (_, error) => {
    expect(noAnswer(error)).toEqual({ kind: 'unknown', cause: 'noAnswer' })
  })
})
