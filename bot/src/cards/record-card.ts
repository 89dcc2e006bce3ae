/** 記録: what waits for the city's lists and why, and one difference with its two sides. No input, so it may be replaced. */
import { parseRoundId, shortRoundLabel } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { DifferenceKind } from '../../../shared/src/domain/outside-edit.ts'
import type { RecordList } from '../../../shared/src/domain/record.ts'
import type { RecordCause } from '../../../shared/src/domain/record-cause.ts'
import { recordCauseSentence } from '../../../shared/src/wording/record.ja.ts'
import {
  recordCellNameJa,
  recordDifferencesJa,
  recordListsJa,
  recordTextJa,
} from '../../../shared/src/wording/record-differences.ja.ts'
import { momentText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/doubt.template.json' with { type: 'json' }

const draw = cardTemplate(layout)
const wording = recordDifferencesJa

/** Characters of one side; the whole of it stands in the list. */
const longestText = 600

export interface ShownStanding {
  readonly waiting: number
  readonly troubles: readonly { readonly cause: RecordCause; readonly list: RecordList; readonly items: number }[]
  readonly differences: number
}

export interface ShownDifference {
  readonly list: RecordList
  readonly key: string
  readonly cell: string
  readonly kind: DifferenceKind
  readonly ours: string | null
  readonly theirs: string | null
  readonly earlier: string | null
  readonly about: string | null
  readonly editor: string | null
  readonly takes: boolean
  readonly seenAt: Date
  readonly index: number
  readonly all: number
}

export function recordStandingCard({ waiting, troubles, differences }: ShownStanding, notice = ''): Card {
  const causes = [...Map.groupBy(troubles, ({ cause }) => cause)]
  return draw({
    heading: wording.heading,
    position: wording.standing(waiting, differences),
    ...noticeOf(notice),
    facts: causes.map(([cause, some]) => ({
      label: some.map(({ list, items }) => wording.troubleOf(recordListsJa[list], items)).join('、'),
      text: recordCauseSentence[cause],
    })),
    question: [
      ...(causes.length > 0 ? [wording.needsHelp] : waiting > 0 ? [wording.onItsWay] : []),
      ...(differences > 0 ? [wording.needsLook] : []),
      ...(causes.length === 0 && waiting === 0 && differences === 0 ? [wording.allWell] : []),
    ].join('\n\n'),
    actions: [
      ...(differences > 0
        ? [action(wording.showDifferences(differences), 'record.difference', { at: 0 }, 'positive')]
        : []),
      ...(causes.length > 0 ? [action(wording.tryAgain, 'record.tryAgain', {})] : []),
      action(wording.reload, 'record.standing', {}),
    ],
  })
}

export function differenceCard(shown: ShownDifference, notice = ''): Card {
  const { list, key, cell, kind, index, all } = shown
  const data = { list, key, cell, at: index }
  const isRow = kind === 'unknownRow' || kind === 'strayRow' || (kind === 'unreadable' && key.startsWith('+'))
  return draw({
    heading: plainText(
      wording.difference(recordListsJa[list], isRow || list === 'members' ? '' : keyText(key), recordCellNameJa(cell)),
    ),
    position: wording.position(index + 1, all),
    ...noticeOf(notice),
    facts: [
      ...(shown.about === null
        ? []
        : [{ label: list === 'members' ? recordCellNameJa('post') : wording.about, text: shown.about }]),
      ...(isRow ? [] : [{ label: wording.ours, text: cut(recordTextJa(cell, shown.ours)) }]),
      {
        label: wording.theirs,
        text: kind === 'deletedThere' ? wording.deleted : cut(recordTextJa(cell, shown.theirs)),
      },
      ...(shown.earlier === null ? [] : [{ label: wording.earlier, text: cut(textsOf(cell, shown.earlier)) }]),
      ...(kind === 'deletedThere' ? [] : [{ label: wording.editor, text: shown.editor ?? wording.unknownEditor }]),
      { label: wording.seenAt, text: momentText(shown.seenAt) },
    ].filter(({ label }) => cell !== '' || label !== wording.ours),
    question: wording.why[kind],
    actions: [
      action(isRow ? wording.leaveRow : wording.writeBack, 'record.ours', data, 'positive'),
      ...(shown.takes ? [action(wording.takeOver, 'record.theirs', data)] : []),
      ...(all > 1 ? [action(wording.later, 'record.difference', { at: index + 1 })] : []),
      action(wording.back, 'record.standing', {}),
    ],
  })
}

const action = (title: string, verb: string, data: object, style = 'default') => ({ title, verb, data, style })
/** 「B1-4 R7 Q3」 */
const keyText = (key: string) =>
  key
    .split('|')
    .map((part) => (parseRoundId(part) ? shortRoundLabel(part) : part))
    .join(' ')
const textsOf = (cell: string, texts: string) =>
  texts
    .split('\n')
    .map((text) => recordTextJa(cell, text))
    .join('\n')
const noticeOf = (notice: string) => ({ hasNotice: notice !== '', notice })
const cut = (text: string) => (text.length > longestText ? `${text.slice(0, longestText).toWellFormed()}…` : text)
