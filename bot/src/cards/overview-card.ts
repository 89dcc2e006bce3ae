/** 一覧カード: what a leader is asked, without inputs, so that it can be replaced at any time. */
import { shortRoundLabel } from '../../../shared/src/domain/fiscal-calendar.ts'
import type { OwnMeasure } from '../../../shared/src/domain/own-measure.ts'
import type { Round } from '../../../shared/src/domain/round.ts'
import { chatJa } from '../../../shared/src/wording/chat.ja.ts'
import { labelsJa } from '../../../shared/src/wording/labels.ja.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/overview.template.json' with { type: 'json' }

/** As many as one screen of the narrow desktop pane takes. */
export const rowsOnCard = 8
/** Median of a first answer by form, for the leader's own planning. */
const secondsAMeasure = 30

const draw = cardTemplate(layout)

/** `page` counts from 0; a page beyond the end shows the first. */
export function overviewCard(round: Round, own: readonly OwnMeasure[], page = 0): Card {
  const pages = Math.max(1, Math.ceil(own.length / rowsOnCard))
  const shown = page < pages ? page : 0
  const rows = inOrderOfNeed(own).slice(shown * rowsOnCard, (shown + 1) * rowsOnCard)
  const answered = own.filter(({ revision }) => revision > 0).length
  const nextPage = (shown + 1) % pages
  return draw({
    heading: chatJa.overview.heading(round.id),
    greeting:
      answered === own.length
        ? chatJa.overview.allAnswered(own.length)
        : chatJa.overview.greeting(own.length, round.asOfDay),
    due: chatJa.overview.due(round.dueOn, answered, own.length, minutesFor(own.length - answered)),
    rows: rows.map((row) => toRow(round, row)),
    note: chatJa.overview.canCorrect(round.closesOn),
    hasMore: pages > 1,
    more: chatJa.overview.more(own.length - rows.length),
    nextPage,
  })
}

export function overviewSummary(round: Round, own: readonly OwnMeasure[]): string {
  return chatJa.overview.summary(round.id, own.length, round.dueOn)
}

/** Unanswered first, each group in the list's order: the next thing to do is on top. */
function inOrderOfNeed(own: readonly OwnMeasure[]): readonly OwnMeasure[] {
  return [...own.filter(({ revision }) => revision === 0), ...own.filter(({ revision }) => revision > 0)]
}

function toRow(round: Round, { measure, revision, previous }: OwnMeasure) {
  const name = `${measure.id} ${measure.title}`
  const done = revision > 0
  const last = previous
    ? `${chatJa.overview.previous(labelsJa.weather[previous.weather].symbol)}（${shortRoundLabel(previous.roundId)}${
        previous.source === 'published' ? `・${chatJa.overview.published}` : ''
      }）`
    : chatJa.overview.noPrevious
  return {
    title: name,
    state: `${done ? `✓ ${chatJa.overview.answered}` : chatJa.overview.unanswered}　${last}`,
    action: done ? chatJa.overview.correct : chatJa.overview.answer,
    tooltip: done ? chatJa.overview.correctThis(name) : chatJa.overview.answerThis(name),
    roundId: round.id,
    measureId: measure.id,
  }
}

function minutesFor(measures: number): number {
  return Math.max(1, Math.ceil((measures * secondsAMeasure) / 60))
}
