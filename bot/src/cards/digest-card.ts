/** 回答一覧の確認: one card a section, to its manager; every press speaks for the answers that the card showed. */
import type { Day } from '../../../shared/src/domain/day.ts'
import type { Direction } from '../../../shared/src/domain/direction.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { SectionName } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { type Weather, weathers } from '../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { digestJa } from '../../../shared/src/wording/ladder.ja.ts'
import { relatedLineJa } from '../../../shared/src/wording/related-lines.ja.ts'
import { answerLine } from './answer-lines.ts'
import { noticeFormCard } from './notice-form-card.ts'
import { noticeListCard } from './notice-list-card.ts'
import { plainText } from './plain-text.ts'
import { type LineFromSection, relatedLinesOn } from './related-card.ts'
import type { Card } from './render-card.ts'
import { teamsChatLink } from './teams-chat-link.ts'

export interface DigestRow {
  readonly measure: Measure
  readonly revision: number
  readonly weather: Weather
  readonly direction: Direction
  readonly previousWeather: Weather | null
  /** 関係課の一言 */
  readonly relatedLines?: readonly LineFromSection[]
}

export interface DigestLeader {
  readonly post: string
  /** Null where it is not known. */
  readonly signInName: string | null
  readonly measureIds: readonly string[]
}

export interface DigestFacts {
  readonly roundId: RoundId
  readonly section: SectionName
  /** Answered ones, in the list's order. */
  readonly rows: readonly DigestRow[]
  readonly missing: number
  /** Whoever leads them, but for the reader. */
  readonly leaders?: readonly DigestLeader[]
  /** Measures of other sections in which this one has a part. */
  readonly relatedTo?: number
  /** Until when silence passes; null where the manager's word is waited for. */
  readonly silenceUntil: Day | null
}

/** What the card shows is what a press speaks for. */
const rowsOnCard = 20
/** Beside the other buttons: Teams shows six. */
const mostChats = 3
/** Code units of what 関係課 added to one measure: twenty of them share the card. */
const roomForLines = 160
const wording = digestJa

export function digestCard(facts: DigestFacts): Card {
  const { roundId, section, missing, relatedTo = 0, silenceUntil } = facts
  const rows = facts.rows.slice(0, rowsOnCard)
  const rest = facts.rows.length - rows.length
  const data = { roundId, section, shown: rows.map(({ measure, revision }) => `${measure.id}:${revision}`).join(' ') }
  const changes = rows.flatMap(({ measure, weather, previousWeather }) =>
    previousWeather === null || previousWeather === weather
      ? []
      : [`${measure.id} ${symbol(previousWeather)}→${symbol(weather)}`],
  )
  const chats = chatLinks(facts, rows)
  const note = silenceUntil === null ? wording.confirm : wording.silence(silenceUntil)
  return noticeListCard({
    heading: wording.heading(plainText(section), roundId, facts.rows.length),
    lines: [
      missing === 0 ? wording.complete : wording.partly(missing),
      weathers
        .map((weather) => [weather, facts.rows.filter((row) => row.weather === weather).length] as const)
        .filter(([, count]) => count > 0)
        .map(([weather, count]) => `${symbol(weather)} ${count}`)
        .join('　'),
      ...(changes.length > 0 ? [wording.changes(changes)] : []),
    ],
    rows: rows.map(({ measure, weather, direction, relatedLines = [] }) => ({
      title: `${measure.id} ${plainText(measure.title)}`,
      text: [answerLine(weather, direction), ...relatedLinesOn(relatedLines, roomForLines, 2)].join('\n'),
    })),
    note: rest > 0 ? `${wording.more(rest)}　${note}` : note,
    actions: [
      { title: wording.seen, verb: 'digest.look', data: { ...data, how: 'seen' } },
      { title: wording.line, verb: 'digest.lineForm', data },
      ...(chats.length > 0 ? [] : [{ title: wording.talk, verb: 'digest.look', data: { ...data, how: 'talk' } }]),
      ...(relatedTo > 0 ? [{ title: relatedLineJa.open(relatedTo), verb: 'related.list', data: {} }] : []),
    ],
    links: chats,
  })
}

/**
 * A chat with each leader of what the card shows; none where one of them would be left out, or two could not be told apart:
 * a notice reaches them all.
 */
function chatLinks({ roundId, leaders = [] }: DigestFacts, rows: readonly DigestRow[]) {
  const shown = new Set(rows.map(({ measure }) => measure.id))
  const led = leaders
    .map((leader) => ({ ...leader, measureIds: leader.measureIds.filter((id) => shown.has(id)) }))
    .filter(({ measureIds }) => measureIds.length > 0)
  const chats = led.flatMap(({ post, signInName, measureIds }) =>
    signInName === null
      ? []
      : [
          {
            title: led.length === 1 ? wording.talk : wording.talkTo(post),
            url: teamsChatLink(signInName, wording.chat(roundId, measureIds)),
          },
        ],
  )
  const names = new Set(chats.map(({ title }) => title))
  return names.size === led.length && chats.length <= mostChats ? chats : []
}

export function digestSummary({ roundId, section, rows }: DigestFacts): string {
  return wording.summary(roundId, section, rows.length)
}

export interface DigestPlace {
  readonly roundId: RoundId
  readonly section: SectionName
  readonly shown: string
}

export function digestLineForm(place: DigestPlace, typed = '', notice = ''): Card {
  const { form } = wording
  return noticeFormCard({
    heading: wording.heading(plainText(place.section), place.roundId, place.shown.split(' ').length),
    lines: [],
    notice,
    texts: [{ id: 'line', label: form.label, hint: form.hint, value: typed }],
    actions: [
      { title: form.send, verb: 'digest.look', data: { ...place, how: 'line' } },
      { title: form.back, verb: 'digest.show', data: { roundId: place.roundId, section: place.section } },
    ],
  })
}

/** 所属長からの一言: to the leaders of what was looked at. */
export interface ManagerWord {
  readonly roundId: RoundId
  readonly post: string
  readonly measures: readonly Measure[]
  /** Empty where the manager wants to talk. */
  readonly line: string
}

export function managerWordCard({ roundId, post, measures, line }: ManagerWord): Card {
  return noticeListCard({
    heading: wording.word.heading(plainText(post)),
    lines: [line === '' ? wording.word.talk : wording.word.line(plainText(line)), wording.word.kept],
    rows: measures.slice(0, rowsOnCard).map(({ id, title }) => {
      const name = `${id} ${plainText(title)}`
      return {
        title: name,
        text: '',
        action: { title: wording.word.correct, tooltip: name, verb: 'checkIn.form', data: { roundId, measureId: id } },
      }
    }),
    actions: [],
  })
}

export function managerWordSummary({ roundId, measures }: ManagerWord): string {
  return wording.word.summary(
    roundId,
    measures.map(({ id, title }) => `${id} ${plainText(title)}`),
  )
}

const symbol = (weather: Weather) => labelsJa.weather[weather].symbol
