/** 要確認: groups with counts, one group, one doubt, its correction. The first three take no input and may be replaced. */
import type { Doubt, DoubtField, DoubtGroup } from '../../../shared/src/domain/doubt.ts'
import type { Measure } from '../../../shared/src/domain/measure.ts'
import { type Weather, weathers } from '../../../shared/src/domain/weather.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { doubtsJa } from '../../../shared/src/wording/pmo-setup.ja.ts'
import { momentText, weatherText } from './answer-lines.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import doubtLayout from './templates/doubt.template.json' with { type: 'json' }
import formLayout from './templates/doubt-form.template.json' with { type: 'json' }
import listLayout from './templates/setup-list.template.json' with { type: 'json' }

/** As many as one screen of the narrow desktop pane takes. */
const rowsOnCard = 8

const drawList = cardTemplate(listLayout)
const drawDoubt = cardTemplate(doubtLayout)
const drawForm = cardTemplate(formLayout)
const wording = doubtsJa

export interface CountedGroup {
  readonly group: DoubtGroup
  readonly open: number
  readonly all: number
}

export interface ShownDoubt {
  readonly doubt: Doubt
  readonly measure: Measure | null
  readonly current: string
  readonly settledBy: string | null
  /** Place in the group, from 0. */
  readonly index: number
  readonly count: CountedGroup
}

export function doubtGroupsCard(groups: readonly CountedGroup[], notice = ''): Card {
  const open = groups.reduce((sum, group) => sum + group.open, 0)
  return drawList({
    heading: wording.heading,
    ...noticeOf(notice),
    intro: open === 0 ? wording.allSettled : wording.intro,
    rows: groups.map(({ group, open: left, all }) => ({
      title: wording.groups[group].name,
      lines: [{ text: wording.count(left, all) }],
      action: left > 0 ? wording.look : wording.lookAgain,
      tooltip: wording.lookAt(wording.groups[group].name),
      verb: 'doubts.list',
      data: { group, page: 0 },
    })),
    actions: [],
  })
}

/** `page` counts from 0; a page beyond the end shows the first. */
export function doubtListCard(
  count: CountedGroup,
  rows: readonly Pick<ShownDoubt, 'doubt' | 'measure'>[],
  page: number,
  notice = '',
  undo: { readonly title: string; readonly verb: string; readonly data: object } | null = null,
): Card {
  const { group } = count
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnCard))
  const shown = page < pages ? page : 0
  const next = {
    title: wording.next(rows.length - (shown + 1) * rowsOnCard),
    verb: 'doubts.list',
    data: { group, page: (shown + 1) % pages },
  }
  return drawList({
    heading: `${wording.groups[group].name}　${wording.count(count.open, count.all)}`,
    ...noticeOf(notice),
    intro: wording.groups[group].question,
    rows: rows.slice(shown * rowsOnCard, (shown + 1) * rowsOnCard).map(({ doubt, measure }) => ({
      title: placeOf(doubt),
      lines: [{ text: measure ? `${measure.title}　${stateOf(doubt)}` : stateOf(doubt) }],
      action: doubt.settled ? wording.lookAgain : wording.look,
      tooltip: wording.lookAt(`${placeOf(doubt)}（${doubt.id}）`),
      verb: 'doubts.look',
      data: { id: doubt.id },
    })),
    actions: [
      ...(pages > 1 ? [next] : []),
      ...(count.open > 0 ? [{ title: wording.all, verb: 'doubts.askAll', data: { group } }] : []),
      ...(undo ? [undo] : []),
      { title: wording.toGroups, verb: 'doubts.groups', data: {} },
    ],
  })
}

/** `undoId`: the doubt settled just before, which one press takes back. */
export function doubtCard(shown: ShownDoubt, notice = '', undo: Doubt | null = null): Card {
  const { doubt, index, count } = shown
  const { id } = doubt
  const { group } = count
  const plain = 'default'
  const list = {
    title: wording.toGroup,
    verb: 'doubts.list',
    data: { group, page: Math.floor(index / rowsOnCard) },
    style: plain,
  }
  const later = { title: wording.later, verb: 'doubts.next', data: { id }, style: plain }
  const settled = [{ title: wording.undo, verb: 'doubts.undo', data: { id }, style: plain }]
  const open = [
    { title: wording.accept, verb: 'doubts.accept', data: { id }, style: 'positive' },
    { title: wording.correct, verb: 'doubts.form', data: { id }, style: plain },
    ...(count.open > 1 ? [later] : []),
    ...(undo
      ? [{ title: wording.undoLast(placeOf(undo)), verb: 'doubts.undo', data: { id: undo.id }, style: plain }]
      : []),
  ]
  return drawDoubt({
    heading: plainText(headingOf(shown)),
    position: `${wording.position(index + 1, count.all)}　${wording.groups[group].name}`,
    ...noticeOf(notice),
    facts: factsOf(shown),
    question: doubt.settled ? stateOf(doubt) : wording.groups[group].question,
    actions: [...(doubt.settled ? settled : open), list],
  })
}

export function doubtFormCard(shown: ShownDoubt): Card {
  const { doubt, current } = shown
  const asksWeather = doubt.field === 'weather'
  const changesRegister = doubt.field !== null && doubt.field !== 'weather' && doubt.field !== 'progress'
  const form = wording.form
  return drawForm({
    heading: plainText(form.heading(headingOf(shown))),
    facts: factsOf(shown),
    asksWeather,
    asksText: !asksWeather,
    input: {
      label: asksWeather ? form.weather : doubt.field ? form.text : form.remark,
      hint: doubt.field === 'title' ? form.titleHint : form.cellHint,
      missing: asksWeather ? form.missingWeather : form.missing,
      value: asksWeather ? '' : current,
      choices: weathers.map((value) => ({ value, title: `${weatherText(value)}　${labelsJa.weather[value].meaning}` })),
    },
    note: changesRegister ? form.registerNote : form.recordNote,
    save: form.save,
    back: form.back,
    id: doubt.id,
  })
}

export function confirmAllCard({ group, open }: CountedGroup): Card {
  const { heading, text, yes, no } = wording.confirmAll
  return drawList({
    heading: heading(wording.groups[group].name, open),
    ...noticeOf(''),
    intro: text,
    rows: [],
    actions: [
      { title: yes, verb: 'doubts.settleAll', data: { group } },
      { title: no, verb: 'doubts.list', data: { group, page: 0 } },
    ],
  })
}

/** 「A1-1 R7 マイルストーン」, or what a finding is about. */
export function placeOf({ measureId, field, fiscalYear, about }: Doubt): string {
  return measureId === null || field === null ? about : `${measureId} ${wording.field(field, fiscalYear)}`
}

function headingOf({ doubt, measure }: ShownDoubt): string {
  return measure ? `${placeOf(doubt)}（${measure.title}）` : placeOf(doubt)
}

function factsOf({ doubt, current, settledBy }: ShownDoubt) {
  const { field, note, suggestion, settled } = doubt
  const facts = [
    ...(field ? [{ label: wording.current, text: readable(field, settled?.text ?? current) }] : []),
    { label: wording.note, text: note },
    ...(suggestion === null ? [] : [{ label: wording.suggestion, text: suggestion }]),
  ]
  if (!settled) return facts
  const by = wording.settledBy(settledBy ?? '', momentText(settled.at))
  const remark = field || settled.text === '' ? stateOf(doubt) : settled.text
  return [
    ...facts,
    ...(settled.before === null || !field ? [] : [{ label: wording.before, text: readable(field, settled.before) }]),
    { label: wording.settledText, text: `${remark}\n${by}` },
  ]
}

function readable(field: DoubtField, text: string): string {
  if (text === '') return wording.blank
  const weather = field === 'weather' ? weathers.find((one): one is Weather => one === text) : undefined
  return weather ? weatherText(weather) : text
}

function stateOf({ settled }: Doubt): string {
  return wording.state[settled?.as ?? 'open']
}

const noticeOf = (notice: string) => ({ hasNotice: notice !== '', notice })
