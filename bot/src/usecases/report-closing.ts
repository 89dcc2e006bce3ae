/** The way of the closing card: PMO, 副市長, 市長; then leaders and managers get the outcome of their measures. */
import { afterPress, type ReportPress, type ReportStage } from '../../../shared/src/domain/closing-report.ts'
import { dayInTokyo } from '../../../shared/src/domain/day.ts'
import type { Duty, Person, PersonId } from '../../../shared/src/domain/person.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/src/domain/refusal.ts'
import { mayInProgramme } from '../../../shared/src/domain/roles.ts'
import type { RoundId } from '../../../shared/src/domain/round.ts'
import { readTypedText } from '../../../shared/src/domain/typed-text.ts'
import type { ClosingReport } from './decision-ports.ts'
import type { ClosingStep } from './decision-steps.ts'
import type { ClosingPicture } from './decision-views.ts'
import type { Deps, Transaction } from './ports.ts'
import { closingPicture } from './read-closing.ts'
import { tell } from './tell-people.ts'

type Teller = Pick<Deps, 'holidays'>

/** Whose press it is. */
const pressedBy = { send: 'reportClosing', seen: 'confirmClosing', askPmo: 'confirmClosing' } as const

/** In the transaction that closes the round. */
export async function startReport(
  deps: Teller,
  tx: Transaction,
  roundId: RoundId,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.closing.saveReport({ roundId, stage: 'preview', turn: 1, note: '', changedBy: by, changedAt: at })
  await tellAll(deps, tx, holding(await tx.people.list(), 'pmo'), roundId, 'closing:toPmo:1', at)
}

/** The same press twice is one. `note`: of `askPmo`, what the PMO is asked. */
export async function pressReport(
  deps: Deps,
  asker: PersonId,
  roundId: RoundId,
  press: ReportPress,
  note = '',
): Promise<ClosingPicture | { readonly refusal: Refusal }> {
  const { unitOfWork, clock } = deps
  return unitOfWork.run(async (tx) => {
    const person = await tx.people.find(asker)
    if (!person) return refuse({ code: 'unknownPerson' })
    if (!mayInProgramme(person, pressedBy[press], false)) return refuse({ code: 'notAllowed' })
    const round = await tx.rounds.find(roundId)
    if (!round) return refuse({ code: 'unknownRound', roundId })
    const report = await tx.closing.report(roundId)
    if (round.state !== 'closed' || !report) return refuse({ code: 'roundNotClosed', roundId })
    const typed = press === 'askPmo' ? readTypedText(note) : { text: '' }
    if (isRefusal(typed)) return typed
    const people = await tx.people.list()
    const stage = afterPress(report.stage, press)
    if (stage !== null) {
      const at = clock.now()
      const changed = { ...report, note: typed.text, changedBy: asker, changedAt: at }
      await goTo(deps, tx, changed, reachable(stage, people), people, at)
    }
    return closingPicture(tx, round, dayInTokyo(clock.now()))
  })
}

/** Where nobody is programme manager, the PMO reports to the owner by itself. */
function reachable(stage: ReportStage, people: readonly Person[]): ReportStage {
  return stage === 'withProgrammeManager' && holding(people, 'programmeManager').length === 0 ? 'confirmed' : stage
}

async function goTo(
  deps: Teller,
  tx: Transaction,
  report: ClosingReport,
  stage: ReportStage,
  people: readonly Person[],
  at: Date,
): Promise<void> {
  const { roundId } = report
  const turn = stage === 'preview' ? report.turn + 1 : report.turn
  await tx.closing.saveReport({ ...report, stage, turn })
  if (stage === 'preview') await tellAll(deps, tx, holding(people, 'pmo'), roundId, `closing:toPmo:${turn}`, at)
  if (stage === 'withProgrammeManager') {
    await tellAll(deps, tx, holding(people, 'programmeManager'), roundId, `closing:toProgrammeManager:${turn}`, at)
  }
  if (stage === 'confirmed') await tellAll(deps, tx, holding(people, 'pmo'), roundId, `closing:confirmed:${turn}`, at)
  if (stage === 'reported') {
    await tellAll(deps, tx, holding(people, 'owner'), roundId, `closing:toOwner:${turn}`, at)
    const { leaders, managers } = await thanked(tx, roundId, people)
    await tellAll(deps, tx, leaders, roundId, 'closing:thanks:1', at)
    await tellAll(deps, tx, managers, roundId, 'closing:thanks:1', at, true)
  }
}

/** Whoever answered for a measure of the round, or leads it by now; and whoever else manages its section. */
async function thanked(tx: Transaction, roundId: RoundId, people: readonly Person[]) {
  const asked = await tx.rounds.expectations(roundId)
  const ids = new Set(asked.map(({ measureId }) => measureId))
  const assigned = (await tx.register.assignments()).filter(({ measureId }) => ids.has(measureId))
  const leaders = new Set(
    [...asked.map(({ responsible }) => responsible), ...assigned.map(({ leader }) => leader)].filter(
      (id) => id !== null,
    ),
  )
  const sections = new Set(
    (await tx.register.list()).flatMap(({ id, leadSection }) => (ids.has(id) ? leadSection : [])),
  )
  const managers = people.filter(({ duties }) =>
    duties.some((duty) => duty.kind === 'manager' && sections.has(duty.section)),
  )
  return { leaders: [...leaders], managers: managers.flatMap(({ id }) => (leaders.has(id) ? [] : id)) }
}

function holding(people: readonly Person[], kind: Duty['kind']): readonly PersonId[] {
  return people.filter(({ duties }) => duties.some((duty) => duty.kind === kind)).map(({ id }) => id)
}

async function tellAll(
  deps: Teller,
  tx: Transaction,
  people: readonly PersonId[],
  roundId: RoundId,
  step: ClosingStep,
  at: Date,
  muted = false,
): Promise<void> {
  for (const personId of people) await tell(deps, tx, { roundId, personId, step, muted }, at)
}
