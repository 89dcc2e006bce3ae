/** The bot answers in a person's chat and in a team, and says what it understands. */
import type { Lint } from './opened-package.ts'

export const lintBot: Lint = ({ manifest }) => {
  const [bot] = manifest.bots ?? []
  if (!bot) return ['bots がありません。']
  const scopes: readonly string[] = bot.scopes
  const lists = bot.commandLists ?? []
  return [
    ...['personal', 'team']
      .filter((scope) => !scopes.includes(scope))
      .map((scope) => `ボットの scopes に「${scope}」を加えてください。`),
    ...(bot.isNotificationOnly === false
      ? []
      : ['ボットの isNotificationOnly を false にしてください。「一覧」などの言葉に返事をします。']),
    ...scopes
      .filter((scope) => !lists.some((list) => list.scopes.some((named) => named === scope)))
      .map((scope) => `「${scope}」で使える言葉（commandLists）がありません。`),
    ...lists
      .flatMap((list) => list.scopes)
      .filter((scope) => !scopes.includes(scope))
      .map((scope) => `commandLists にある「${scope}」は、ボットの scopes にありません。`),
    ...lists
      .flatMap(({ commands }) => commands)
      .filter(({ title }) => !/^[\p{L}\p{N}]/u.test(title))
      .map(({ title }) => `ボットの言葉「${title}」を記号で始めることはできません。`),
  ]
}
