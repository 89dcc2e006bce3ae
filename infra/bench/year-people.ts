/** What people do with the cards that reach them: the same every time, and never the same for two of them. */
import { passOnConsultation, replyToConsultation } from '../../bot/src/usecases/answer-consultation.ts'
import { closeRound } from '../../bot/src/usecases/close-round.ts'
import { decideOnUnanswered, listUnanswered } from '../../bot/src/usecases/decide-unanswered.ts'
import { handOverMeasure, settleHandOver } from '../../bot/src/usecases/hand-over-measure.ts'
import { seeDigest, showDigest } from '../../bot/src/usecases/look-at-digest.ts'
import type { Deps } from '../../bot/src/usecases/ports.ts'
import { putOff } from '../../bot/src/usecases/put-off.ts'
import { pressReport } from '../../bot/src/usecases/report-closing.ts'
import { acceptAnswer, askAboutAnswer, replyToQuestion } from '../../bot/src/usecases/review-answer.ts'
import { submitCheckIn } from '../../bot/src/usecases/submit-check-in.ts'
import { addBusinessDays } from '../../shared/src/domain/business-day.ts'
import type { AnswerDraft } from '../../shared/src/domain/check-in.ts'
import { dayInTokyo } from '../../shared/src/domain/day.ts'
import { managerChoices } from '../../shared/src/domain/manager-choice.ts'
import type { MeasureId } from '../../shared/src/domain/measure.ts'
import type { PersonId } from '../../shared/src/domain/person.ts'
import { isRefusal } from '../../shared/src/domain/refusal.ts'
import { isOwed, type RoundId } from '../../shared/src/domain/round.ts'
import { instantAt } from '../../shared/src/domain/sending-hours.ts'
import { snoozeChoices } from '../../shared/src/domain/snooze.ts'
import { type Dice, diceFor } from '../local/samples/dice.ts'
import type { YearRegister } from './year-register.ts'

/** A card as somebody looks at it. */
export interface ReadCard {
  readonly roundId: RoundId
  readonly personId: PersonId
  readonly step: string
}

interface YearPeople {
  /** Somebody looks at a card, and does about it what they do. */
  read(card: ReadCard): Promise<void>
  /** The PMO's hour begins: within it answers are accepted, or asked about. */
  review(roundId: RoundId): Promise<void>
  /** How often what was done, and what the product refused (with the refusal behind a colon). */
  readonly deeds: ReadonlyMap<string, number>
}

interface Office {
  readonly deps: Deps
  readonly register: YearRegister
  readonly later: (minutes: number, deed: () => Promise<void>) => void
}

export function yearPeople({ deps, register, later }: Office): YearPeople {
  const { unitOfWork, clock, holidays } = deps
  const { pmo } = register
  const deeds = new Map<string, number>()
  const note = (deed: string, result: unknown) => {
    const name = isRefusal(result) ? `${deed}: ${result.refusal.code}` : deed
    deeds.set(name, (deeds.get(name) ?? 0) + 1)
  }
  const answered = new Set<string>()
  const sectionOf = new Map(register.content.measures.map(({ id, leadSection }) => [id, leadSection ?? '']))
  const colleagueOf = (measureId: MeasureId, not: PersonId, dice: Dice) =>
    dice.pick((register.colleagues.get(sectionOf.get(measureId) ?? '') ?? []).filter((id) => id !== not))

  const owedBy = async (roundId: RoundId, personId: PersonId) =>
    (await unitOfWork.run((tx) => tx.answers.asked(roundId, personId))).filter(({ state }) => isOwed(state))

  async function answer(roundId: RoundId, personId: PersonId, measureId: MeasureId, basedOn = 0): Promise<void> {
    if (basedOn === 0 && answered.has(`${roundId} ${measureId}`)) return
    const dice = diceFor('year', roundId, measureId, personId, basedOn)
    const result = await submitCheckIn(deps, {
      person: personId,
      roundId,
      measureId,
      basedOn,
      nonce: `${roundId} ${measureId} ${personId} ${basedOn}`,
      draft: draftOf(dice, clock.now()),
    })
    note(basedOn === 0 ? '回答' : '訂正', result)
    if (!isRefusal(result)) answered.add(`${roundId} ${measureId}`)
    if (basedOn === 0 && !isRefusal(result) && dice.chance(0.04)) {
      later(dice.whole(30, 3000), () => answer(roundId, personId, measureId, 1))
    }
  }

  /** Half an hour to eleven business days after the card, at any waking hour; some measures are never answered. */
  async function beginRound({ roundId, personId }: ReadCard): Promise<void> {
    const habit = diceFor('year', 'habit', roundId, personId)
    if (habit.chance(0.06)) return
    if (habit.chance(0.08)) note('あとで', await putOff(deps, personId, roundId, habit.pick(snoozeChoices)))
    const today = dayInTokyo(clock.now())
    for (const { measure } of await owedBy(roundId, personId)) {
      const dice = diceFor('year', 'plan', roundId, measure.id, personId)
      if (dice.chance(0.08)) continue
      const day = addBusinessDays(today, Math.floor(dice.between(0, 3.4) ** 2), holidays)
      const at = instantAt(day, '08:00').getTime() + dice.whole(0, 700) * 60_000
      later(Math.max(5, (at - clock.now().getTime()) / 60_000), async () => {
        if (dice.chance(0.02)) await offer(measure.id, personId, dice, null)
        else await answer(roundId, personId, measure.id)
      })
    }
  }

  async function offer(measureId: MeasureId, personId: PersonId, dice: Dice, effectiveOn: string | null) {
    const to = colleagueOf(measureId, personId, dice)
    note(
      effectiveOn ? '発令待ちの引き継ぎ' : '引き継ぎ',
      await handOverMeasure(deps, personId, { measureId, to, effectiveOn }),
    )
  }

  async function remember({ roundId, personId }: ReadCard, dice: Dice): Promise<void> {
    if (dice.chance(0.1)) note('あとで', await putOff(deps, personId, roundId, dice.pick(snoozeChoices)))
    for (const { measure } of await owedBy(roundId, personId)) {
      if (dice.chance(0.35)) later(dice.whole(5, 900), () => answer(roundId, personId, measure.id))
    }
  }

  /** The four ways out; a quarter of the managers take none. */
  async function decide({ roundId, personId }: ReadCard, dice: Dice): Promise<void> {
    const found = await listUnanswered(deps, personId)
    if (isRefusal(found)) return note('未回答の一覧', found)
    for (const { measure } of found.rows) {
      if (dice.chance(0.25)) continue
      const choice = dice.pick(managerChoices)
      const leader = choice === 'anotherLeader' ? colleagueOf(measure.id, '', dice) : ''
      const result = await decideOnUnanswered(
        deps,
        personId,
        { roundId, measureId: measure.id },
        { choice, leader, dueOn: found.round.closesOn, reason: 'budget', text: '' },
      )
      note(choice, result)
      if (choice === 'seeToIt' && dice.chance(0.6)) {
        const [owner] = register.content.assignments.filter(({ measureId }) => measureId === measure.id)
        if (owner?.leader) later(dice.whole(60, 1500), () => answer(roundId, owner.leader ?? pmo, measure.id))
      }
    }
  }

  async function lookAtDigest({ roundId, personId, step }: ReadCard, dice: Dice): Promise<void> {
    if (dice.chance(0.25)) return
    const section = step.slice('digest:'.length)
    const digest = await showDigest(deps, personId, roundId, section)
    if (isRefusal(digest)) return note('回答一覧', digest)
    const shown = digest.rows.map(({ measure, revision }) => ({ measureId: measure.id, revision }))
    const how = dice.pick(['seen', 'seen', 'seen', 'line', 'talk'])
    const line = how === 'line' ? '次回までに数字をそろえてください。' : ''
    if (shown.length > 0) note('所属長の確認', await seeDigest(deps, personId, { roundId, section, shown, how, line }))
  }

  async function consult({ roundId, personId, step }: ReadCard, dice: Dice): Promise<void> {
    const [, measureId = '', number] = step.split(':')
    const asked = { asker: personId, roundId, measureId, number: Number(number) }
    if (step.endsWith(':answered') || dice.chance(0.15)) return
    if (dice.chance(0.4)) note('ご相談を上へ', await passOnConsultation(deps, asked))
    else note('ご相談に回答', await replyToConsultation(deps, { ...asked, reply: 'その方向で進めてください。' }))
  }

  async function handOver({ personId, step }: ReadCard, dice: Dice): Promise<void> {
    const [, measureId = '', number, last] = step.split(':')
    if (last !== 'asked' || dice.chance(0.15)) return
    const accepts = dice.chance(0.8)
    const reply = accepts ? '' : '別の施策で手いっぱいです。'
    note(
      accepts ? '引き受け' : '見送り',
      await settleHandOver(deps, personId, { measureId, number: Number(number), accepts, reply }),
    )
  }

  async function reply({ roundId, personId, step }: ReadCard, dice: Dice): Promise<void> {
    const [, measureId = '', number] = step.split(':')
    if (dice.chance(0.25)) return
    const asked = { asker: personId, roundId, measureId, number: Number(number) }
    note('確認への返事', await replyToQuestion(deps, { ...asked, reply: '11月末の数字です。' }))
  }

  async function report({ roundId, personId, step }: ReadCard, dice: Dice): Promise<void> {
    const [, stage, turn] = step.split(':')
    const asksBack = stage === 'toProgrammeManager' && turn === '1' && dice.chance(0.5)
    const press = stage === 'toProgrammeManager' ? (asksBack ? 'askPmo' : 'seen') : 'send'
    if (stage === 'toOwner' || stage === 'thanks') return
    note(`${stage} ${press}`, await pressReport(deps, personId, roundId, press, asksBack ? '理由を一行で。' : ''))
  }

  return {
    deeds,
    read: async (card) => {
      const dice = diceFor('year', 'read', card.roundId, card.personId, card.step)
      const [kind, rung] = card.step.split(':')
      if (kind === 'opened') return beginRound(card)
      if (kind === 'later' || (kind === 'rung' && rung !== 'manager' && rung !== 'pmo')) return remember(card, dice)
      if (kind === 'rung' && rung === 'manager') return decide(card, dice)
      if (kind === 'digest') return lookAtDigest(card, dice)
      if (kind === 'consultation') return consult(card, dice)
      if (kind === 'handOver') return handOver(card, dice)
      if (kind === 'question') return reply(card, dice)
      if (kind === 'closing') return report(card, dice)
      if (kind === 'round' && rung === 'askToClose') {
        later(dice.whole(60, 400), async () => note('締め切り', await closeRound(deps, card.personId, card.roundId)))
      }
    },
    review: async (roundId) => {
      const expectations = await unitOfWork.run((tx) => tx.rounds.expectations(roundId))
      const today = dayInTokyo(clock.now())
      for (const { measureId } of expectations.filter(({ state }) => state === 'answered')) {
        const dice = diceFor('year', 'review', roundId, measureId, today)
        if (diceFor('year', 'unreviewed', roundId, measureId).chance(0.6) || !dice.chance(0.3)) continue
        const asked = { asker: pmo, roundId, measureId }
        later(dice.whole(1, 60), async () => {
          if (dice.chance(0.1)) {
            note('確認のお願い', await askAboutAnswer(deps, { ...asked, question: 'いつの数字ですか。' }))
            return
          }
          const revision = (await unitOfWork.run((tx) => tx.answers.latest(roundId, measureId)))?.revision ?? 1
          note('PMO確認', await acceptAnswer(deps, { ...asked, revision }))
        })
      }
      if (roundId.endsWith('Q4')) await moveInApril(today)
    },
  }

  /** In March a few leaders already know who follows them on 1 April. */
  async function moveInApril(today: string): Promise<void> {
    for (const { measureId, leader } of register.content.assignments) {
      const dice = diceFor('year', 'april', measureId, today)
      if (leader && dice.chance(0.002)) await offer(measureId, leader, dice, '2026-04-01')
    }
  }
}

function draftOf(dice: Dice, now: Date): AnswerDraft {
  const weather = dice.pick(['sunny', 'sunny', 'sunny', 'cloudy', 'cloudy', 'rainy', 'stormy'])
  const asks = dice.chance(0.05)
  return {
    weather,
    progress: `${dayInTokyo(now)}現在、電子決裁率${dice.whole(20, 90)}.${dice.whole(0, 9)}％。`,
    direction: 'continue',
    directionReason: 'keepTrying',
    ...(asks && { consultation: '関係課の協力をお願いしたいです。' }),
  }
}
