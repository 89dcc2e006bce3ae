/**
 * Runs `postgres` as a child and stops it when its own standard input ends, that is when whoever started the keeper is
 * gone, killed or not. Then nothing is left behind: no server and no folder.
 * Arguments: the folder to remove at the end, uid, gid, the binary and what it is given.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [folder = '', uid, gid, binary = '', ...args] = process.argv.slice(2)

const server = spawn(binary, args, {
  cwd: folder,
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(uid && gid ? { uid: Number(uid), gid: Number(gid) } : {}),
})

// SIGINT is PostgreSQL's fast shutdown: open sessions are ended, nothing is waited for.
const stop = () => server.kill('SIGINT')
process.stdin.on('end', stop).resume()
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

server.on('error', (cause) => {
  console.error(cause.message)
  process.exitCode = 1
})
server.on('close', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 1)
})
