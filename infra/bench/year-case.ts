/** A fiscal year of four rounds with everything that goes wrong in one: nobody is forgotten, and nobody is told too much. */
import { tick } from '../../bot/src/inbound/jobs/clock-tick.ts'
import { changeMutes, planBackFromMeeting } from '../../bot/src/usecases/plan-days.ts'
import { rememberConversation } from '../../bot/src/usecases/remember-conversation.ts'
import { isBusinessDay } from '../../shared/src/domain/business-day.ts'
import { addDays, type Day, timeInTokyo } from '../../shared/src/domain/day.ts'
import type { ExpectationEnd } from '../../shared/src/domain/expectation-life.ts'
import type { Expectation } from '../../shared/src/domain/round.ts'
import { defaultSendingHours, instantAt } from '../../shared/src/domain/sending-hours.ts'
import { diceFor } from '../local/samples/dice.ts'
import type { BenchCase, Finding } from './bench-case.ts'
import { type BenchDatabase, openBenchDatabase } from './open-database.ts'
import { endsOf, toldBreaches, unlikeRegister, type YearNotice } from './year-checks.ts'
import { openYearCity, type YearCity } from './year-city.ts'
import { yearPeople } from './year-people.ts'
import { yearRegister } from './year-register.ts'
import type { Arrival } from './year-teams.ts'

const rounds = ['2025Q1', '2025Q2', '2025Q3', '2025Q4']
const firstDay = '2025-05-26'
const lastDay = '2026-04-10'
/** Nothing of ours runs from the beginning of the first to the end of the last. */
const down = { from: '2025-12-22', to: '2025-12-24' }
/** The due day of the third round. */
const byTheMinute = '2025-12-26'
const limitSeconds = 300
/** Minutes. What people do within these they do at the same moment: in a city so large many always do. */
const sameMoment = 15

export const yearCase: BenchCase = {
  name: 'year',
  title: '一年：四回の四半期レビューを、支障と休みと異動のなかで',
  run: async ({ short }) => {
    const place = await openBenchDatabase()
    try {
      return await live(place, short ? 200 : 2000)
    } finally {
      await place.remove()
    }
  },
}

async function live(place: BenchDatabase, measures: number): Promise<readonly Finding[]> {
  const began = performance.now()
  const register = yearRegister(measures)
  const reads: ((arrival: Arrival) => void)[] = []
  const city = await openYearCity(place, register, instantAt(firstDay, '00:00'), (arrival) => reads[0]?.(arrival))
  const { deps, time, teams } = city
  const later = (minutes: number, deed: () => Promise<void>) => {
    const moment = Math.ceil((time.clock.now().getTime() / 60_000 + minutes) / sameMoment) * sameMoment
    time.at(new Date(moment * 60_000), deed)
  }
  const people = yearPeople({ deps, register, later })
  reads.push((arrival) => {
    // Few look at once, and nobody hears of the others while the product is down.
    later(diceFor('year', 'look', arrival.activityId).whole(3, 240), async () => {
      const card = await city.cardOf(arrival)
      if (card) await people.read(card)
    })
  })
  const breaches: string[] = []
  const ticks = { count: 0, seconds: 0 }
  try {
    await prepare(city, register.pmo)
    comeAndGo(city, register.leaders)
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      const isDown = down.from <= day && day <= down.to
      let open = await deps.unitOfWork.run((tx) => tx.rounds.open())
      for (const at of isDown ? [] : momentsOf(day, open !== null, isBusinessDay(day, deps.holidays))) {
        await time.runUntil(at, deps)
        const start = performance.now()
        await tick(deps)
        ticks.count += 1
        ticks.seconds += (performance.now() - start) / 1000
        if (timeInTokyo(at) === '16:00') {
          open = await deps.unitOfWork.run((tx) => tx.rounds.open())
          if (open) {
            const { id } = open
            breaches.push(
              ...unlikeRegister(open, await deps.unitOfWork.run((tx) => tx.rounds.expectations(id)), measures),
            )
            await people.review(id)
          }
        }
      }
    }
    await time.runUntil(instantAt(lastDay, '23:59'), deps)
    const seconds = (performance.now() - began) / 1000
    const ends = await endsOfYear(city)
    const notices = await city.notices()
    return findings({
      measures,
      seconds,
      place,
      ticks,
      time,
      teams,
      ends,
      notices,
      breaches,
      deps,
      deeds: people.deeds,
    })
  } finally {
    await city.close()
  }
}

/** Of each closed round; an open one has no end, and is missing from the sum. */
async function endsOfYear({ deps }: YearCity): Promise<readonly Expectation[]> {
  return deps.unitOfWork.run(async (tx) => {
    const all: Expectation[] = []
    for (const roundId of rounds) {
      if ((await tx.rounds.find(roundId))?.state === 'closed') all.push(...(await tx.rounds.expectations(roundId)))
    }
    return all
  })
}

interface LivedYear extends Pick<YearCity, 'deps' | 'time' | 'teams'> {
  readonly measures: number
  readonly seconds: number
  readonly place: BenchDatabase
  readonly ticks: { readonly count: number; readonly seconds: number }
  readonly ends: readonly Expectation[]
  readonly notices: readonly YearNotice[]
  readonly breaches: readonly string[]
  readonly deeds: ReadonlyMap<string, number>
}

function findings(year: LivedYear): readonly Finding[] {
  const { measures, seconds, place, ticks, time, teams, ends, notices, breaches, deps, deeds } = year
  const told = toldBreaches(teams.arrivals, notices, defaultSendingHours, deps.holidays)
  const finding = (what: string, value: number, unit: string, limit: number | null = null): Finding => ({
    what,
    value,
    limit,
    unit,
  })
  // The first breaches in words: a number alone helps nobody.
  for (const said of [...breaches, ...Object.values(told).flat()].slice(0, 20)) console.log(`    ${said}`)
  const causes = ends.filter(({ state, cause }) => state === 'unreachable' && cause === null).length
  return [
    finding(`${measures}施策の一年（${place.engine}）`, seconds, '秒', limitSeconds),
    finding('時計が進んだ回数', ticks.count, '回'),
    finding('時計が一度進むのにかかった時間（平均）', (ticks.seconds / ticks.count) * 1000, 'ミリ秒'),
    finding(
      '人がしたこと',
      sumOf(deeds, () => true),
      '回',
    ),
    finding(
      'そのうち断られたこと',
      sumOf(deeds, (deed) => deed.includes(':')),
      '回',
    ),
    finding('書き留めたお知らせ', notices.length, '件'),
    finding('届いたカード', teams.arrivals.length, '枚'),
    finding('Teams への要求', teams.counts.requests, '件'),
    finding('そのうち失敗した要求', teams.counts.failed, '件'),
    finding('印つきで二度届いたかもしれないお知らせ', notices.filter(({ maybeTwice }) => maybeTwice).length, '件'),
    ...[...endsOf(ends)].map(([end, count]) => finding(`おわり：${endNames[end]}`, count, '件')),
    finding('おわりのない見込み（締め切られていない回）', measures * rounds.length - ends.length, '件', 0),
    finding('理由のない「連絡先の確認が必要」', causes, '件', 0),
    finding('登録簿と合わない数え上げ', breaches.length, '件', 0),
    finding('印なしに二度届いたカード', told.twice.length, '件', 0),
    finding('一人に一日二件以上のお知らせ', told.twiceInADay.length, '件', 0),
    finding('時間外・休日に始まったお知らせ', told.outsideHours.length, '件', 0),
    finding('おわりのないお知らせ', told.withoutEnd.length, '件', 0),
    finding('最後まで失敗した仕事', time.counts.resting, '件', 0),
  ]
}

function sumOf(deeds: ReadonlyMap<string, number>, wanted: (deed: string) => boolean): number {
  return [...deeds].reduce((sum, [deed, count]) => (wanted(deed) ? sum + count : sum), 0)
}

const endNames: { readonly [end in ExpectationEnd]: string } = {
  accepted: 'PMO確認済',
  answered: '回答済',
  returned: '確認のお願いのまま',
  excused: '今回は対象外',
  unanswered: '未回答のまま締切',
  unreachable: '連絡先の確認が必要',
}

/** The PMO settles the days of one round and those on which managers are left alone; the other rounds open by the rule. */
async function prepare({ deps, time }: YearCity, pmo: string): Promise<void> {
  await changeMutes(deps, pmo, { kind: 'add', from: '2025-09-01', to: '2025-09-26', reason: 'assembly' })
  await changeMutes(deps, pmo, { kind: 'add', from: '2025-12-01', to: '2025-12-19', reason: 'assembly' })
  await changeMutes(deps, pmo, { kind: 'add', from: '2026-02-20', to: '2026-03-17', reason: 'budget' })
  time.at(instantAt('2025-08-01', '13:00'), async () => {
    await planBackFromMeeting(deps, pmo, '2025Q2', '2025-10-10')
  })
}

/** One leader in twenty-five takes the app away some day; half of them bring it back themselves. */
function comeAndGo({ deps, time, teams }: YearCity, leaders: readonly string[]): void {
  for (const person of leaders) {
    const dice = diceFor('year', 'away', person)
    if (!dice.chance(0.06)) continue
    const leaves = addDays(firstDay, dice.whole(0, 300))
    const forGood = dice.chance(0.6)
    time.at(instantAt(leaves, '12:00'), async () => teams.uninstall(person, forGood))
    if (!dice.chance(0.5)) continue
    time.at(instantAt(addDays(leaves, dice.whole(3, 40)), '09:30'), async () => {
      await rememberConversation(deps, person, teams.reinstall(person))
    })
  }
}

/** When the clock strikes: half-hourly in an open round, each minute through one morning of it, and seldom otherwise. */
function momentsOf(day: Day, open: boolean, business: boolean): readonly Date[] {
  const times = new Set(business ? ['00:00', '08:30', '10:00', '16:00'] : ['00:00', '10:00'])
  const each = (step: number, from: number, to: number) => {
    for (let minute = from; minute <= to; minute += step) {
      times.add(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
    }
  }
  if (open && business) each(30, 8 * 60, 18 * 60)
  if (day === byTheMinute) each(1, 9 * 60 + 50, 11 * 60)
  return [...times].toSorted().map((time) => instantAt(day, time))
}
