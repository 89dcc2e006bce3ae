/** `/` of a laptop: what this is and what to try, in a few lines. No script, nothing from outside. */
import type { Request, Response, Server } from 'restify'
import type { RegisterContent } from '../../bot/src/usecases/import-register.ts'
import type { Duty, Person, PersonId } from '../../shared/src/domain/person.ts'

export interface StartPageFacts {
  /** As whom one answers, looks after the round, and looks at the result. */
  readonly leader: Pick<Person, 'id' | 'post'>
  readonly pmo: Pick<Person, 'id' | 'post'>
  readonly owner: Pick<Person, 'id' | 'post'>
}

export function mountStartPage(server: Server, facts: StartPageFacts): void {
  const page = startPage(facts)
  server.get('/', async (_req: Request, res: Response) => {
    res.header('content-type', 'text/html; charset=utf-8')
    res.sendRaw(200, page)
  })
}

/** A leader with about nine measures (the most that a person is asked), the PMO, the owner. Null where one is lacking. */
export function chooseFacts({
  people,
  assignments,
}: Pick<RegisterContent, 'people' | 'assignments'>): StartPageFacts | null {
  const fromNine = (id: PersonId) => Math.abs(9 - assignments.filter((assignment) => assignment.leader === id).length)
  const [leader] = people.toSorted((a, b) => fromNine(a.id) - fromNine(b.id))
  const holding = (kind: Duty['kind']) => people.find(({ duties }) => duties.some((duty) => duty.kind === kind))
  const [pmo, owner] = [holding('pmo'), holding('owner')]
  return leader && pmo && owner ? { leader, pmo, owner } : null
}

export function startPage({ leader, pmo, owner }: StartPageFacts): string {
  const chat = ({ id }: { readonly id: string }) => `/chat/#person=${id}`
  const tab = ({ id }: { readonly id: string }, page = '') => `/tab/?person=${id}${page}`
  const link = (href: string, text: string) => `<a href="${href}">${escaped(text)}</a>`
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>業革ボード</title>
<link rel="icon" href="/tab/icon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>業革ボード</h1>
<p>業務改革の四半期レビューを、Teams のカードで。このパソコンの中だけで動く見本です。</p>
</header>
<ol>
<li>${link(chat(leader), `チャットを「${leader.post}」として開き`)}、1施策に回答します。</li>
<li>${link(tab(pmo), `ボードを「${pmo.post}」として開く`)}と、その回答が2秒以内に映ります。</li>
<li>${link(tab(pmo, '#/history'), '四半期の推移')}で天気の移り変わりを、施策名から計画とこれまでの回答を見られます。</li>
<li>${link(tab(owner), `ボードを「${owner.post}」として開く`)}と、確認の済んでいない回答は「確認中」と出ます。</li>
<li>${link(tab(owner, '#/strategy'), '戦略のページ')}で、めざす姿・30％減の目標と、施策のつながりを見られます。</li>
</ol>
<nav aria-label="入口">
${link('/chat/', 'チャット')}
${link('/tab/', 'ボード')}
${link('/sharepoint/', 'SharePoint のリスト')}
</nav>
<section lang="en">
<h2>In English</h2>
<ol>
<li>${link(chat(leader), 'Open the chat as a project leader')} and answer one measure on the card that is waiting there.</li>
<li>${link(tab(pmo), 'Open the board as the PMO')}: the answer appears within two seconds.</li>
<li>See ${link(tab(pmo, '#/history'), 'the weather by quarter')}; press a measure for its plan and every answer.</li>
<li>${link(tab(owner), 'Open the board as the mayor')}: answers still in confirmation stay hidden.</li>
<li>Read ${link(tab(owner, '#/strategy'), 'the strategy')} and see which measures serve it. The board speaks English, too (top right).</li>
</ol>
</section>
</main>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const style = `
:root { color-scheme: light dark; --ink: #1f1f1f; --quiet: #545454; --sheet: #fff; --ground: #f3f2f1; --line: #d6d3d0; --link: #0d4780; --accent: #f7a600 }
@media (prefers-color-scheme: dark) { :root { --ink: #f5f5f5; --quiet: #c4c4c4; --sheet: #242424; --ground: #161616; --line: #4a4a4a; --link: #9cc7f5 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.75 "Segoe UI", "Yu Gothic UI", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; overflow-wrap: anywhere }
main { max-width: 54rem; margin: clamp(0px, 5vh, 56px) auto; padding: clamp(20px, 5vw, 48px); background: var(--sheet); border: 1px solid var(--line); border-top: 6px solid var(--accent) }
h1 { margin: 0; font-size: 2rem; line-height: 1.3 }
header p { margin: .25rem 0 0; color: var(--quiet); word-break: auto-phrase }
ol { margin: 1.5rem 0; padding-left: 1.6em; word-break: auto-phrase }
li { margin: .6rem 0; padding-left: .2em }
a { color: var(--link); text-underline-offset: .2em }
a:hover { text-decoration-thickness: 2px }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
nav { display: flex; flex-wrap: wrap; gap: .75rem }
nav a { flex: 1 1 10rem; padding: .7rem 1rem; border: 2px solid var(--link); border-radius: 8px; text-align: center; text-decoration: none; font-weight: 600 }
section { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid var(--line); font-size: 1rem; line-height: 1.6 }
h2 { margin: 1rem 0 0; font-size: 1.125rem }
`
