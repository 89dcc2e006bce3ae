/** 関係課の一言: the measures in which a section has a part, the form that takes a line, and the lines on other people's cards. */
import type { Direction } from '../../../shared/src/domain/direction.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import type { SectionName } from '../../../shared/src/domain/person.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { relatedLineJa } from '../../../shared/src/wording/related-lines.ja.ts'
import { answerLine } from './answer-lines.ts'
import { clipText } from './clip-text.ts'
import { drawMatterForm } from './matter-card.ts'
import { noteCard } from './note-card.ts'
import { noticeListCard } from './notice-list-card.ts'
import { plainText } from './plain-text.ts'
import type { Card } from './render-card.ts'

const wording = relatedLineJa
const rowsOnCard = 10
/** Code units of a typed text in a row, where many rows share a card. */
const roomInRow = 320
const roomForProgress = 1_600

export interface RelatedRow {
  readonly measure: Measure
  readonly section: SectionName
  readonly written: { readonly line: string } | null
  readonly answer: { readonly weather: Weather; readonly direction: Direction; readonly progress: string } | null
}

/** `page` counts from 0; a page beyond the end shows the first. */
export function relatedListCard(round: Round, rows: readonly RelatedRow[], page = 0): Card {
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnCard))
  const shown = page < pages ? page : 0
  const onPage = rows.slice(shown * rowsOnCard, (shown + 1) * rowsOnCard)
  const next = { title: wording.more(rows.length - onPage.length), verb: 'related.list' }
  return noticeListCard({
    heading: wording.heading(round.id),
    lines: [wording.intro],
    rows: onPage.map(({ measure, section, written, answer }) => {
      const name = nameOf(measure)
      const said = wording.as(section, answer ? answerLine(answer.weather, answer.direction) : wording.notAnswered)
      const tooltip = written ? wording.rewriteThis(name) : wording.writeThis(name)
      return {
        title: name,
        text: written ? `${said}\n${wording.written(clipText(written.line, roomInRow))}` : said,
        action: {
          title: written ? wording.rewrite : wording.write,
          tooltip: `${tooltip}（${plainText(section)}）`,
          verb: 'related.form',
          data: { roundId: round.id, measureId: measure.id, section },
        },
      }
    }),
    actions: pages > 1 ? [{ ...next, data: { page: (shown + 1) % pages } }] : [],
  })
}

export const relatedSummary = (round: Round, rows: readonly RelatedRow[]) => wording.summary(round.id, rows.length)

/** `typed`: what could not be taken, with why. */
export function relatedFormCard(round: Round, row: RelatedRow, typed: string | null = null, notice = ''): Card {
  const { measure, section, written, answer } = row
  const { form } = wording
  const data = { roundId: round.id, measureId: measure.id, section }
  const progress = clipText(answer?.progress ?? '', roomForProgress)
  return drawMatterForm({
    heading: form.heading(nameOf(measure), plainText(section)),
    lines: [progress === '' ? wording.notAnswered : form.progress(progress), form.kept],
    label: form.label,
    typed: typed ?? written?.line ?? '',
    notice,
    send: { title: form.send, verb: 'related.save', data },
    others: written ? [{ title: form.takeBack, verb: 'related.takeBack', data }] : [],
    back: { title: form.back, verb: 'related.list', data: {} },
  })
}

export function relatedSavedCard(measureName: string, section: SectionName, line: string): Card {
  const back = { title: wording.back, verb: 'related.list' }
  return noteCard(wording.done(plainText(measureName), plainText(section)), line, back)
}

/** `line`: what it was; null where nothing was there to take back. */
export function relatedTakenBackCard(measureName: string, section: SectionName, line: string | null): Card {
  const back = { title: wording.back, verb: 'related.list' }
  if (line === null) return noteCard(wording.nothingSaid, '', back)
  return noteCard(wording.takenBack(plainText(measureName), plainText(section)), wording.wasSaid(line), back)
}

export interface LineFromSection {
  readonly section: SectionName
  readonly line: string
  readonly post: string
}

/** On a card that shows other things, too: a few, within `room` code units together. */
export function relatedLinesOn(lines: readonly LineFromSection[], room: number, most = 3): readonly string[] {
  const shown = lines.slice(0, most)
  const each = Math.floor(room / Math.max(1, shown.length))
  const rest = lines.length - shown.length
  return [
    ...shown.map(({ section, line, post }) => wording.from(section, post, clipText(line, each))),
    ...(rest > 0 ? [wording.others(rest)] : []),
  ]
}

const nameOf = ({ id, title }: Measure) => `${id} ${plainText(title)}`
