/** The app that runs on this machine, for commands that may also do their work beside it. */

/** Its address, or null when none runs at the port that `PORT` names. */
export async function findRunningApp(): Promise<string | null> {
  const origin = `http://127.0.0.1:${process.env.PORT || 3978}`
  try {
    await fetch(`${origin}/healthz`)
    return origin
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED') return null
    throw error
  }
}

/** What it answers, line by line, each as soon as it is there. Throws with its sentence when it says no. */
export async function* linesFrom(url: string, request: RequestInit): AsyncGenerator<unknown> {
  const response = await fetch(url, request)
  if (!response.ok || !response.body) throw new Error(`動いているアプリが応じませんでした（HTTP ${response.status}）。`)
  let rest = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${part}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
  if (rest !== '') throw new Error('動いているアプリの答えが途中で切れました。')
}
