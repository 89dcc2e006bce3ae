/** Times as the chat shows them, in Tokyo whatever the machine's zone. */

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})

/** `10:42` */
export const clockTime = (at: string) => clock.format(new Date(at))

/** `12月16日(火)` */
export const dayLabel = (at: string) => day.format(new Date(at))
