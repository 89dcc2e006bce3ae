/** `npm run setup -- lists …`: makes and checks the city's SharePoint lists. */
import { listsCommand } from './lists/lists-command.ts'
import { SetupProblem } from './lists/setup-problem.ts'

const [subject, ...words] = process.argv.slice(2)

try {
  if (subject !== 'lists') throw new SetupProblem('使い方：npm run setup -- lists plan|apply|verify')
  const fine = await listsCommand(words, { env: process.env, say: (line) => console.log(line) })
  if (!fine) process.exitCode = 1
} catch (cause) {
  if (!(cause instanceof SetupProblem)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}
