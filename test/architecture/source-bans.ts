/** What the source may not say, and where. Each ban shows a line that breaks it; a test proves that it is found. */

export interface Ban {
  readonly pattern: RegExp
  /** The rule, for people. */
  readonly rule: string
  /** Path beginnings it holds for. */
  readonly within: readonly string[]
  /** Path beginnings it does not hold for. */
  readonly except: readonly string[]
  readonly breaks: readonly string[]
  readonly passes: readonly string[]
}

const product = ['bot/', 'shared/', 'tab/']
const everywhere = ['bot/', 'infra/', 'manifest/', 'shared/', 'tab/', 'test/']
/** The bans themselves and their tests quote what they forbid. */
const quotes = ['test/architecture/']

export const bans: readonly Ban[] = [
  {
    pattern: /\bnew\s+Date\b\s*(?:\(\s*\)|(?!\s*\())|\bDate\.now\b|\bDateTime\.(?:now|local|utc)\(\s*\)/,
    rule: '現在の時刻は bot/src/clock.ts（タブでは tab/src/api/clock.ts）だけが読み、ほかは引数で受け取ります',
    within: everywhere,
    except: ['bot/src/clock.ts', 'tab/src/api/clock.ts', 'infra/local/', 'test/'],
    breaks: ['const at = new Date()', 'new Date', 'return Date.now() - start', 'DateTime.now()', '[1].map(Date.now)'],
    passes: ['new Date(at)', 'new Date(2025, 3, 1)', 'function at(day: Date): Date {', 'clock.now()'],
  },
  {
    pattern:
      /\bdefaultNow\b|\$defaultFn\b|(?<![.\w])now\(\s*\)|\b(?:CURRENT_(?:TIMESTAMP|DATE|TIME)|LOCALTIME(?:STAMP)?)\b/i,
    rule: 'データベースの時計は使いません。時刻は引数で渡します',
    within: ['bot/src/outbound/database/'],
    except: [],
    breaks: [
      "at: timestamp('at').notNull().defaultNow(),",
      'sql`update notices set sent_at = now()`',
      'DEFAULT NOW()',
      'default current_timestamp',
    ],
    passes: ['clock.now()', 'sentAt: at', 'unknown()'],
  },
  {
    pattern: /\b(?:clock|statement|transaction)_timestamp\b|\btimeofday\(/i,
    rule: 'データベースの時計は使いません。時刻は引数で渡します',
    within: ['bot/'],
    except: [],
    breaks: ['sql`select clock_timestamp()`'],
    passes: ['const timestamp = at'],
  },
  {
    pattern: /\bprocess\s*(?:\.\s*env\b|\[\s*['"]env['"])|from\s+['"](?:node:)?process['"]/,
    rule: '環境変数は bot/src/config.ts だけが読みます（bot/src/main.ts は渡すだけです）',
    within: everywhere,
    except: ['bot/src/config.ts', 'bot/src/main.ts', 'infra/', 'test/'],
    breaks: ['process.env.PORT', "process['env']", "import { env } from 'node:process'"],
    passes: ['process.exitCode = 1', 'import.meta.env.DEV'],
  },
  {
    pattern: /\bconsole\s*(?:\.|\[)/,
    rule: '記録は bot/src/log.ts を通します（console は使いません）',
    within: product,
    except: [],
    breaks: ["console.log('x')", "console['error'](cause)"],
    passes: ['const consoleOfTeams = 1'],
  },
  {
    pattern: /\bMath\s*\.\s*random\b|\brandomUUID\b|\bgetRandomValues\b/,
    rule: '業務の決まり（domain）は乱数を使いません。番号は引数で受け取ります',
    within: ['shared/src/domain/'],
    except: [],
    breaks: ['const id = Math.random()', 'crypto.randomUUID()'],
    passes: ['Math.round(half)'],
  },
  {
    pattern:
      /\b(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(|\b(?:globalThis|XMLHttpRequest|WebSocket)\b/,
    rule: '業務の決まり（domain）は通信もタイマーも使いません',
    within: ['shared/src/domain/'],
    except: [],
    breaks: ["await fetch('https://example.org')", 'setTimeout(() => {}, 10)', 'globalThis.process'],
    passes: ['prefetch(day)', 'const fetched = 1'],
  },
  {
    pattern: /\bcreateRequire\b|\bgetBuiltinModule\b|\bexport\s+type\s*(?:\*(?:\s*as\s+\w+)?|\{[^}]*\})\s*from\b/,
    rule: '読み込みの検査から見えない書き方です。import で読み込んでください',
    within: everywhere,
    except: quotes,
    breaks: [
      "export type { Server } from 'restify'",
      "export type * from './round.ts'",
      'createRequire(import.meta.url)',
    ],
    passes: ['export type { AnswerDraft }', "import type { Server } from 'restify'"],
  },
  {
    pattern: /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/,
    rule: '失敗を黙って捨てません。扱うか、投げ直すか、理由を値にします',
    within: everywhere,
    except: quotes,
    breaks: ['try { open() } catch {}', 'catch (cause) {\n  // noop\n}'],
    passes: ['catch (cause) { log.warn(cause) }'],
  },
  {
    pattern: /催促|督促|差戻|差し戻|未提出者|遅延者|エラー|不正な値/,
    rule: '人に見せない言葉です。shared/GLOSSARY.md の言い換えを使います',
    within: ['shared/src/wording/', 'bot/src/cards/', 'bot/src/inbound/', 'tab/', 'infra/local/'],
    except: ['infra/local/inzai/'],
    breaks: ["title: '督促のお知らせ',", '"text": "エラーが発生しました"'],
    passes: ["title: '期限のお知らせ',"],
  },
]

export interface BannedText {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly rule: string
}

/** Every place in the text that a ban forbids there. Comments may say anything. */
export function findBannedText(file: string, text: string, list: readonly Ban[] = bans): readonly BannedText[] {
  const code = withoutComments(text, file.endsWith('.sql'))
  return list
    .filter(({ within, except }) => startsWithOne(file, within) && !startsWithOne(file, except))
    .flatMap(({ pattern, rule }) =>
      [...code.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map((match) => {
        const line = code.slice(0, match.index).split('\n').length
        return { file, line, text: text.split('\n')[line - 1]?.trim() ?? '', rule }
      }),
    )
}

export function describeBannedText({ file, line, text, rule }: BannedText): string {
  return `${file}:${line} ${text} — ${rule}`
}

/** Blanks comments and keeps strings and line numbers; a comment sign inside a string is none. */
function withoutComments(text: string, sql: boolean): string {
  const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/.source
  const comments = sql ? /--[^\n]*/.source : /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source
  return text.replaceAll(new RegExp(`${strings}|${comments}`, 'g'), (found) =>
    /^(?:\/[/*]|--)/.test(found) ? found.replaceAll(/[^\n]/g, ' ') : found,
  )
}

function startsWithOne(file: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => file.startsWith(beginning))
}
