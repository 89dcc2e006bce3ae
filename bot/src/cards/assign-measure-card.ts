/** 割当: the list of measures with who stands for them, and the forms that change it. Only the list takes no input. */
import { holdersOf, type LeadingDuty } from '../../../shared/src/domain/assignment-change.ts'
import { postsOf } from '../../../shared/src/domain/assignment-sheet.ts'
import { type Excuse, excuseReasons } from '../../../shared/src/domain/excuse.ts'
import type { Assignment, Measure } from '../../../shared/src/domain/measure.ts'
import type { Person, PersonId, SectionName } from '../../../shared/src/domain/person.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { assignJa, excuseReasonsJa } from '../../../shared/src/wording/pmo-setup.ja.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate, fitsInMessage } from './render-card.ts'
import assignLayout from './templates/assign-form.template.json' with { type: 'json' }
import dutiesLayout from './templates/duties-form.template.json' with { type: 'json' }
import excuseLayout from './templates/excuse-form.template.json' with { type: 'json' }
import listLayout from './templates/setup-list.template.json' with { type: 'json' }

const rowsOnCard = 8
/** Names to choose from without searching; beyond them the directory is searched by name. */
const namesOnCard = 80
/** A choice that means nobody: an empty one is not sent. */
export const nobodyChoice = '-'

const drawList = cardTemplate(listLayout)
const drawAssign = cardTemplate(assignLayout)
const drawDuties = cardTemplate(dutiesLayout)
const drawExcuse = cardTemplate(excuseLayout)
const wording = assignJa

export interface AssignmentRow {
  readonly measure: Measure
  readonly assignment: Assignment
  readonly excuse: Excuse | null
}

export interface AssignmentFacts {
  readonly people: readonly Person[]
  readonly sections: readonly SectionName[]
  /** The round that is opened next. */
  readonly roundId: RoundId
}

/** `page` counts from 0; a page beyond the end shows the first. */
export function assignmentListCard(
  rows: readonly AssignmentRow[],
  { people }: AssignmentFacts,
  page: number,
  notice = '',
): Card {
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnCard))
  const shown = page < pages ? page : 0
  const without = rows.filter(({ assignment }) => assignment.leader === null).length
  return drawList({
    heading: wording.heading,
    hasNotice: notice !== '',
    notice,
    intro: wording.count(without, rows.length),
    rows: rows.slice(shown * rowsOnCard, (shown + 1) * rowsOnCard).map((row) => ({
      title: nameOf(row.measure),
      lines: linesOf(row, people).map((text) => ({ text })),
      action: row.assignment.leader === null ? wording.assign : wording.change,
      tooltip: wording.assignThis(nameOf(row.measure)),
      verb: 'assign.form',
      data: { measureId: row.measure.id },
    })),
    actions:
      pages > 1
        ? [
            {
              title: wording.next(rows.length - (shown + 1) * rowsOnCard),
              verb: 'register.list',
              data: { page: (shown + 1) % pages },
            },
          ]
        : [],
  })
}

export function assignFormCard(
  { measure, assignment, excuse }: AssignmentRow,
  { people, sections, roundId }: AssignmentFacts,
  mark: string,
): Card {
  const form = wording.form
  const { leader, deputies } = assignment
  const measureId = measure.id
  const others = [
    { title: form.duties, verb: 'duties.form', data: { measureId } },
    excuse
      ? { title: form.unexcuse(roundId), verb: 'excuse.withdraw', data: { measureId, roundId } }
      : { title: form.excuse(roundId), verb: 'excuse.form', data: { measureId } },
    { title: wording.toList, verb: 'register.list', data: { page: 0 } },
  ]
  return asManyAsFit((names) =>
    drawAssign({
      heading: plainText(nameOf(measure)),
      lines: [
        { text: form.department(measure.leadDepartment) },
        ...(excuse ? [{ text: wording.excused(roundId, excuseReasonsJa[excuse.reason]) }] : []),
      ],
      section: {
        label: form.section,
        value: measure.leadSection ?? nobodyChoice,
        choices: [
          { title: wording.nobody, value: nobodyChoice },
          ...firstOf([measure.leadSection ?? [], sections].flat(), names).map((name) => ({ title: name, value: name })),
        ],
      },
      newSection: form.newSection,
      pickerHint: form.pickerHint,
      leader: {
        label: form.leader,
        value: leader ?? nobodyChoice,
        choices: [{ title: wording.nobody, value: nobodyChoice }, ...choicesOf(people, leader ? [leader] : [], names)],
      },
      deputies: { label: form.deputies, value: deputies.join(','), choices: choicesOf(people, deputies, names) },
      save: form.save,
      measureId,
      mark,
      others,
    }),
  )
}

export function dutiesFormCard({ measure }: AssignmentRow, { people }: AssignmentFacts): Card {
  const { leadSection, leadDepartment } = measure
  const duties = wording.duties
  const picker = (id: string, label: string, duty: LeadingDuty, names: number) => {
    const [holder] = holdersOf(people, duty)
    return {
      id,
      label,
      hint: wording.form.pickerHint,
      value: holder?.id ?? nobodyChoice,
      choices: [{ title: wording.nobody, value: nobodyChoice }, ...choicesOf(people, holder ? [holder.id] : [], names)],
    }
  }
  return asManyAsFit((names) =>
    drawDuties({
      heading: duties.heading,
      note: duties.note,
      pickers: [
        ...(leadSection === null
          ? []
          : [picker('manager', duties.manager(leadSection), { kind: 'manager', section: leadSection }, names)]),
        picker(
          'departmentHead',
          duties.departmentHead(leadDepartment),
          { kind: 'departmentHead', department: leadDepartment },
          names,
        ),
      ],
      hasMissing: leadSection === null,
      missing: duties.noSection,
      save: wording.form.save,
      back: wording.toMeasure,
      measureId: measure.id,
      section: leadSection ?? '',
      department: leadDepartment,
    }),
  )
}

export function excuseFormCard({ measure }: AssignmentRow, { roundId }: AssignmentFacts): Card {
  const excuse = wording.excuse
  return drawExcuse({
    heading: excuse.heading(roundId),
    measure: nameOf(measure),
    note: excuse.note(roundId),
    reason: {
      label: excuse.reason,
      missing: excuse.missingReason,
      choices: excuseReasons.map((value) => ({ value, title: excuseReasonsJa[value] })),
    },
    text: excuse.text,
    save: excuse.save,
    back: wording.toMeasure,
    roundId,
    measureId: measure.id,
  })
}

export function nameOf({ id, title }: Measure): string {
  return wording.measure(id, title)
}

function linesOf({ measure, assignment, excuse }: AssignmentRow, people: readonly Person[]): string[] {
  const posts = (ids: readonly PersonId[]) => postsOf(ids.flatMap((id) => people.find((one) => one.id === id) ?? []))
  const { leadSection } = measure
  const managers = leadSection === null ? [] : holdersOf(people, { kind: 'manager', section: leadSection })
  const leader = assignment.leader === null ? '' : posts([assignment.leader])
  return [
    wording.line(leadSection, leader, posts(assignment.deputies), postsOf(managers)),
    ...(excuse ? [wording.excused(excuse.roundId, excuseReasonsJa[excuse.reason])] : []),
  ]
}

/** Who is chosen already comes first, so that their posts are shown and not their ids. */
function choicesOf(people: readonly Person[], chosen: readonly PersonId[], most: number) {
  const known = [...people.filter(({ id }) => chosen.includes(id)), ...people.filter(({ id }) => !chosen.includes(id))]
  return known.slice(0, Math.max(most, chosen.length)).map(({ id, post }) => ({ title: post, value: id }))
}

function firstOf(names: readonly string[], most: number): string[] {
  return [...new Set(names)].slice(0, most)
}

/** Fewer names to choose from, until the card fits into a message. */
function asManyAsFit(draw: (names: number) => Card): Card {
  let names = namesOnCard
  let card = draw(names)
  while (!fitsInMessage(card) && names > 1) {
    names = Math.floor(names / 2)
    card = draw(names)
  }
  return card
}
