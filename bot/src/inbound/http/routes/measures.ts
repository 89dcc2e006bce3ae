/** What the pages of the quarters and of one measure ask for. */
import { writeCells } from '../../../../../shared/src/contract/history.ts'
import {
  listDetail,
  listDoubts,
  listFindings,
  listIndicator,
  type MeasurePage,
} from '../../../../../shared/src/contract/measure.ts'
import { roadmapDocument, strategyDocument } from '../../../../../shared/src/contract/strategy.ts'
import { isRefusal } from '../../../../../shared/src/domain/refusal.ts'
import type { MeasurePicture, StoredRevision } from '../../../usecases/ports.ts'
import { readHistory } from '../../../usecases/read-history.ts'
import { type MeasureAsSeen, readMeasure } from '../../../usecases/read-measure.ts'
import type { Handlers } from '../route.ts'

export const measureRoutes: Pick<Handlers, 'readHistory' | 'readMeasure'> = {
  readHistory: async ({ deps, person }) => {
    const seen = await readHistory(deps, person)
    if (isRefusal(seen)) return seen
    const { measures } = seen
    return {
      rounds: [...seen.rounds],
      pillars: distinct(measures.map(({ pillar }) => pillar)),
      areas: distinct(measures.map(({ area, pillar }) => ({ ...area, pillarId: pillar.id }))),
      measures: measures.map(({ id, title, area, cells, amendments }) => ({
        id,
        title,
        areaId: area.id,
        cells: writeCells(cells.map((marked) => ({ ...marked, cell: marked.cell ?? 'notAsked' }))),
        ...(amendments.length > 0 && {
          amendments: amendments.map(({ roundId, dated, weather }) => ({ roundId, dated, weather })),
        }),
      })),
    }
  },
  readMeasure: async ({ deps, person, params }) => {
    const seen = await readMeasure(deps, person, params.id)
    return isRefusal(seen) ? seen : measureOut(seen)
  },
}

function distinct<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

function measureOut(seen: MeasureAsSeen): MeasurePage {
  const { measure, rounds } = seen
  const { id, title, pillar, area, leadDepartment, leadSection } = measure
  const { purpose, approachIds } = listDetail.parse(seen.detail ?? {})
  const approaches = strategyDocument.nullable().parse(seen.strategy)?.approaches.items ?? []
  return {
    id,
    title,
    pillar,
    area,
    approaches: approaches.filter((one) => approachIds.includes(one.id)).map(({ id, name }) => ({ id, name })),
    leadDepartment,
    leadSection,
    relatedSections: [...seen.relatedSections],
    leader: seen.leader,
    deputies: [...seen.deputies],
    purpose,
    plans: seen.plans.map(({ fiscalYear, milestone, actions, target }) => ({
      fiscalYear,
      milestone: [...milestone],
      actions: [...actions],
      target: [...target],
    })),
    indicators: seen.indicators.map((indicator) => indicatorOut(indicator, rounds)),
    roadmap: roadmapOut(seen),
    toConfirm: seen.confirms
      ? { doubts: listDoubts.parse(seen.doubts), findings: listFindings.parse(seen.findings) }
      : null,
    rounds: rounds.map((round) => ({
      ...round,
      revisions: round.revisions.map(revisionOut),
      followUp: round.followUp && {
        ...round.followUp,
        askedAt: round.followUp.askedAt.toISOString(),
        answeredAt: round.followUp.answeredAt?.toISOString() ?? null,
      },
      reviews: round.reviews.map((review) => ({
        ...review,
        askedAt: review.askedAt.toISOString(),
        repliedAt: review.repliedAt?.toISOString() ?? null,
      })),
      relatedLines: round.relatedLines.map((line) => ({ ...line, at: line.at.toISOString() })),
      amendments: round.amendments.map(({ answer, at, ...amendment }) => ({
        ...amendment,
        ...answerOut(answer),
        at: at.toISOString(),
      })),
    })),
  }
}

function revisionOut({
  answer,
  accepted,
  answeredAt,
  ...revision
}: StoredRevision): MeasurePage['rounds'][number]['revisions'][number] {
  return {
    ...revision,
    ...answerOut(answer),
    answeredAt: answeredAt.toISOString(),
    accepted: accepted && { by: accepted.by, at: accepted.at.toISOString() },
  }
}

function answerOut(answer: StoredRevision['answer']) {
  return {
    ...answer,
    figures: [...answer.figures],
    milestones: [...answer.milestones],
    nextYearNeeds: [...answer.nextYearNeeds],
  }
}

/** Figures of the answers that the asker sees, after those of the printed list. */
function indicatorOut(
  { id, name, unit, target, targetDay, betterWhen, cumulative, detail }: MeasurePicture['indicators'][number],
  rounds: MeasureAsSeen['rounds'],
): MeasurePage['indicators'][number] {
  const { targetPeriod, targetFormula, baseline, values } = listIndicator.parse(detail ?? {})
  const printed = values.map(({ roundId, value, day, dayText }) => ({
    roundId,
    source: 'published' as const,
    value,
    asOf: day,
    asOfText: dayText,
  }))
  const answered = rounds
    .toReversed()
    .flatMap((round) => [
      ...figuresOf(id, round.id, 'answer', round.revisions[0]?.answer.figures ?? []),
      ...lastWord(id, round),
    ])
  return {
    id,
    name,
    unit,
    target,
    targetDay,
    targetText: targetFormula ?? targetPeriod ?? '',
    betterWhen,
    cumulative,
    baseline,
    values: [...printed, ...answered].toSorted((a, b) => (a.roundId < b.roundId ? -1 : a.roundId > b.roundId ? 1 : 0)),
  }
}

function figuresOf(
  id: string,
  roundId: string,
  source: 'answer' | 'amendment',
  figures: StoredRevision['answer']['figures'],
) {
  return figures
    .filter(({ indicatorId }) => indicatorId === id)
    .map(({ value, asOf }) => ({ roundId, source, value, asOf, asOfText: '' }))
}

/** The quarter's last figure may follow after the close; one that repeats what was answered is no news. */
function lastWord(id: string, { id: roundId, revisions, amendments }: MeasureAsSeen['rounds'][number]) {
  const said = figuresOf(id, roundId, 'answer', revisions[0]?.answer.figures ?? [])
  return figuresOf(id, roundId, 'amendment', amendments.at(-1)?.answer.figures ?? []).filter(({ value, asOf }) =>
    said.every((one) => one.value !== value || one.asOf !== asOf),
  )
}

function roadmapOut({ measure, roadmap }: MeasureAsSeen): MeasurePage['roadmap'] {
  const rows = roadmapDocument.nullable().parse(roadmap)?.rows ?? []
  return rows.flatMap(({ no, item, milestones, links }) =>
    links
      .filter(({ measureId }) => measureId === measure.id)
      .map(({ strength, reason }) => ({ no, item, milestones, link: { strength, reason } })),
  )
}
