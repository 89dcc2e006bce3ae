/** What stands in a section's channel: the manager's post and a number. Never a leader, a measure, a text or an input. */
import type { ChannelNotice } from '../../../shared/src/domain/channel-notice.ts'
import { sectionChannelJa } from '../../../shared/src/wording/ladder.ja.ts'
import { plainText } from './plain-text.ts'
import { type Card, cardTemplate } from './render-card.ts'
import layout from './templates/channel-notice.template.json' with { type: 'json' }

const draw = cardTemplate(layout)

export function channelNoticeText({ roundId, unanswered, closesOn }: ChannelNotice): string {
  return sectionChannelJa.notice(roundId, unanswered, closesOn)
}

export function channelNoticeCard(notice: ChannelNotice): Card {
  const post = plainText(notice.managerPost)
  return draw({ mention: `<at>${post}</at>`, personId: notice.managerId, post, text: channelNoticeText(notice) })
}
