/** Opens a 1:1 chat in Teams ("Deep link to a chat": `users` takes sign-in names); nothing is sent before the person does. */
export function teamsChatLink(signInName: string, message = ''): string {
  const link = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(signInName)}`
  return message === '' ? link : `${link}&message=${encodeURIComponent(message)}`
}
