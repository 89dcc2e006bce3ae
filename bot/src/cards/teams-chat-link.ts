/** Opens a 1:1 chat in Teams ("Deep link to a chat": `users` takes sign-in names). */
export const teamsChatLink = (signInName: string) =>
  `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(signInName)}`
