/** Every sentence of the tab in English. */
import { isProposalToMeeting } from '../domain/direction.ts'
import { shortRoundLabel } from '../domain/fiscal-calendar.ts'
import { labelsEn } from './labels.en.ts'
import type { Labels } from './labels.ja.ts'
import type { TabWording } from './tab.ja.ts'

const labels: Labels = labelsEn

const days = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const instants = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
})

export const tabEn = {
  appName: 'Reform board',
  instant: (instant) => instants.format(instant),
  labels,
  loading: 'Loading',
  tryAgain: 'Load again',
  unreachable: 'The server cannot be reached. The page appears by itself once it can.',
  notUnderstood: 'A new version seems to have been published. Please reload the page.',
  notSignedIn: 'Your Microsoft Teams sign-in could not be confirmed. Please try again or contact the PMO.',
  outsideTeams: 'Please open the "Reform board" tab in Microsoft Teams.',

  chooser: {
    heading: 'From which post do you look?',
    note: 'A sample that runs on this computer only. What you see depends on the post; you can change it later.',
    change: 'Change post',
    viewing: (post) => `Viewing as ${post}`,
  },

  notice: {
    stale: 'The latest state cannot be confirmed. The board updates by itself once it can.',
    lastUpdate: (time) => `Last update ${time}`,
  },

  round: {
    heading: (roundId) => shortRoundLabel(roundId),
    subject: 'Quarterly reform review',
    short: (roundId) => shortRoundLabel(roundId),
    choose: 'Round shown',
    option: (roundId, state) => `${shortRoundLabel(roundId)} (${state})`,
    due: 'Due',
    closes: 'Closes',
    asOf: 'As of',
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    none: 'There is no quarterly review yet. The measures appear here when the first round starts.',
  },

  standing: {
    answered: 'Answered',
    unanswered: 'Not answered',
    unreachable: 'Contact to be confirmed',
    excused: 'Out of scope',
    published: 'From the published list, to be confirmed',
  },
  notInRound: 'Not part of this round',
  inConfirmation: 'In confirmation',
  inConfirmationMeaning: 'Manager and PMO are confirming it',

  counts: {
    heading: 'Answers',
    equation: (total, parts) =>
      parts.length === 0
        ? `Measures ${total}`
        : `Measures ${total} = ${parts.map((part) => `${part.label} ${part.count}`).join(' + ')}`,
    weatherHeading: 'Weather',
    picture: (parts) => `Breakdown: ${parts.map((part) => `${part.label} ${part.count}`).join(', ')}`,
  },

  filter: {
    byAnswer: 'Filter by answer',
    byWeather: 'Filter by weather',
    all: 'All',
    shown: (shown, all) => (shown === all ? `${all} measures shown` : `${shown} of ${all} measures shown`),
    nothing: 'No measure fits.',
    clear: 'Show all',
  },

  group: {
    pillar: (id, name) => `${id} ${name}`,
    measures: (count) => (count === 1 ? '1 measure' : `${count} measures`),
  },

  measure: {
    direction: (direction) => labels.direction[direction] + (isProposalToMeeting(direction) ? ' (proposal)' : ''),
    directionTitle: 'Direction',
    reasonTitle: 'Reason',
    reason: (reason, text) =>
      text === '' ? labels.directionReason[reason] : `${labels.directionReason[reason]}: ${text}`,
    leadTitle: 'Lead',
    answeredAtTitle: 'Answered',
    revised: (revision) => `revision ${revision}`,
    weatherTitle: 'Weather',
    changed: (from, to) => `From ${from} last time to ${to}`,
    unchanged: 'Same as last time',
    previousWas: 'Last time',
    previousTitle: (roundId) => `Last time (${shortRoundLabel(roundId)})`,
    previousText: (text) => `Last time: ${text}`,
    previousPublished: 'Published list, to be confirmed',
    publishedNote: 'Read from the published list. Its weather is not an answer and is not shown until confirmed.',
    noProgress: 'No progress was written.',
    notAnswered: 'Not answered yet.',
    notAsked: 'No answer is asked for this time.',
    notShownYet: 'Appears here once the manager and the PMO have confirmed it.',
    more: (title) => `More about ${title}`,
  },
} satisfies TabWording
