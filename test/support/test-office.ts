/** The use cases on a real store, with a Teams that answers as told and a clock that is set by hand. */
import { randomUUID } from 'node:crypto'
import { cardMaker } from '../../bot/src/cards/card-maker.ts'
import { cityHolidays } from '../../bot/src/holidays.ts'
import { tick } from '../../bot/src/inbound/jobs/clock-tick.ts'
import { runJob } from '../../bot/src/inbound/jobs/workers.ts'
import { importRegister, type RegisterContent } from '../../bot/src/usecases/import-register.ts'
import { openRound } from '../../bot/src/usecases/open-round.ts'
import type { ConversationAddress, Deps, InstallOutcome, Messenger, SendOutcome } from '../../bot/src/usecases/ports.ts'
import type { AnswerDraft } from '../../shared/src/domain/check-in.ts'
import { isRefusal, type RefusalCode } from '../../shared/src/domain/refusal.ts'
import { smallCity, who } from './small-city.ts'
import type { TestStore, WaitingJob } from './test-store.ts'

/** 16 December of R7, 10:42 in Tokyo. */
export const start = new Date('2025-12-16T01:42:00Z')

export const roundId = '2025Q3'

export const goodDraft = {
  weather: 'cloudy',
  progress: '11月末現在、電子決裁率62.3％。',
  direction: 'continue',
  directionReason: 'keepTrying',
} satisfies AnswerDraft

export interface SentMessage {
  readonly personId: string
  readonly address: ConversationAddress | null
  /** In a channel: the root message below which it went. */
  readonly thread?: string | null
  /** What the card would show: measure ids with the number of the stored revision. */
  readonly shows: string
}

export interface UpdatedMessage {
  readonly address: ConversationAddress
  readonly activityId: string
  readonly shows: string
}

type Answer<Call> = (call: Call) => SendOutcome | Promise<SendOutcome>

export interface TestOffice {
  readonly deps: Deps
  readonly sent: SentMessage[]
  readonly updated: UpdatedMessage[]
  /** How Teams answers the next sends, one each; then it takes everything. A function is called. */
  readonly sendOutcomes: (SendOutcome | Answer<SentMessage>)[]
  readonly updateOutcomes: (SendOutcome | Answer<UpdatedMessage>)[]
  /** For whom the app was to be added, and how the directory answers the next times; then it adds it. */
  readonly installed: string[]
  readonly installOutcomes: InstallOutcome[]
  passMinutes(minutes: number): void
  /** Runs what waits, as the workers would; `afterSeconds` of each says how long it had to wait. */
  runJobs(): Promise<readonly (WaitingJob & { readonly result: string })[]>
  tick(): Promise<number>
  /** The register filled and the round open, nothing sent yet. */
  openRound(content?: RegisterContent): Promise<void>
}

export const chatOfPerson = (personId: string): ConversationAddress => ({
  conversationId: `a:${personId}`,
  serviceUrl: 'https://smba.trafficmanager.net/jp/',
})

export function openTestOffice(store: TestStore): TestOffice {
  let now = start
  const sent: SentMessage[] = []
  const updated: UpdatedMessage[] = []
  const sendOutcomes: TestOffice['sendOutcomes'] = []
  const updateOutcomes: TestOffice['updateOutcomes'] = []
  const installed: string[] = []
  const installOutcomes: InstallOutcome[] = []
  const messenger: Messenger = {
    places: async (count) => Array.from({ length: count }, () => ({ leave: () => undefined })),
    retryUnknownAfterSeconds: 30,
    send: async (personId, address, { summary }) => {
      const call = { personId, address, shows: summary }
      sent.push(call)
      const outcome = sendOutcomes.shift() ?? {
        kind: 'sent',
        activityId: `activity-${sent.length}`,
        address: address ?? chatOfPerson(personId),
      }
      return typeof outcome === 'function' ? outcome(call) : outcome
    },
    post: async (thread, { summary }) => {
      const call = { personId: thread.section, address: thread, shows: summary, thread: thread.thread }
      sent.push(call)
      const outcome = sendOutcomes.shift() ?? {
        kind: 'sent',
        activityId: `post-${sent.length}`,
        address: { conversationId: thread.conversationId, serviceUrl: thread.serviceUrl },
      }
      return typeof outcome === 'function' ? outcome(call) : outcome
    },
    members: async ({ conversationId }) => (conversationId === '19:nobody' ? null : [who.manager, who.leader]),
    update: async (address, activityId, { summary }) => {
      const call = { address, activityId, shows: summary }
      updated.push(call)
      const outcome = updateOutcomes.shift() ?? { kind: 'sent', activityId, address }
      return typeof outcome === 'function' ? outcome(call) : outcome
    },
  }
  const deps: Deps = {
    unitOfWork: store.unitOfWork,
    boardReader: store.boardReader,
    measureReader: store.measureReader,
    clock: { now: () => now },
    holidays: cityHolidays(),
    messenger,
    cityLists: null,
    directory: null,
    installer: {
      install: async (personId) => {
        installed.push(personId)
        return installOutcomes.shift() ?? { kind: 'installed', address: null }
      },
    },
    cards: {
      ...cardMaker,
      overview: ({ closedOn, withdrawnOn }, own) => ({
        summary: [
          ...(closedOn ? [`締切 ${closedOn}`] : []),
          ...(withdrawnOn ? [`取り下げ ${withdrawnOn}`] : []),
          ...own.map(({ measure, revision }) => `${measure.id}:${revision}`),
        ].join(' '),
        card: {},
      }),
      question: (_round, measure, { question }) => ({ summary: `${measure.id} ${question}`, card: {} }),
    },
    assignmentWorkbook: { write: noWorkbook, read: noWorkbook },
    newNonce: randomUUID,
  }
  return {
    deps,
    sent,
    updated,
    sendOutcomes,
    updateOutcomes,
    installed,
    installOutcomes,
    passMinutes: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    runJobs: async () => {
      const done = []
      for (const job of await store.takeJobs()) done.push({ ...job, result: await runJob(deps, job.name, job.payload) })
      return done
    },
    tick: () => tick(deps),
    openRound: (content = smallCity) =>
      store.fillOnce(`${numberOf(content)} at ${now.toISOString()}`, async () => {
        await importRegister(deps, content)
        const opened = await openRound(deps, who.pmo, roundId)
        if (isRefusal(opened)) throw new Error('The round did not open', { cause: opened.refusal })
      }),
  }
}

/** The same content is the same city. */
const contents = new WeakMap<RegisterContent, number>()
let newest = 0

function numberOf(content: RegisterContent): number {
  const number = contents.get(content) ?? ++newest
  contents.set(content, number)
  return number
}

async function noWorkbook(): Promise<never> {
  throw new Error('This office has no workbooks')
}

/** The code of a refusal, or null when there was none. */
export function codeOf(answer: unknown): RefusalCode | null {
  return isRefusal(answer) ? answer.refusal.code : null
}
