/** The gallery in the browser: every state at every width, light and dark, drawn by the chat page's own renderer. */
import { renderCard } from '../chat/card-renderer.ts'
import type { CardJson } from '../teams/chat-view.ts'

/** What the page is given; `size` in characters as sent. */
export interface StateOnPage {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly size: number
  readonly card: CardJson
}

export interface GalleryContent {
  readonly limit: number
  readonly states: readonly StateOnPage[]
}

/** A phone, the narrow desktop pane, a wide chat. */
const widths = [320, 440, 700] as const
const themes = { light: '明るい配色', dark: '暗い配色' } as const

const content = JSON.parse(document.getElementById('content')?.textContent ?? '{}') as GalleryContent
const asked = new URLSearchParams(location.search)
/** `?draw=light` draws half of it: enough to see whether a card fits its width. */
const drawnThemes = Object.keys(themes).filter((theme) => (asked.get('draw') ?? theme) === theme)
const shown = content.states.filter(({ id }) => !asked.has('state') || asked.getAll('state').includes(id))
const main = document.body.appendChild(document.createElement('main'))
main.append(
  heading(),
  choice('theme', themes),
  choice('width', Object.fromEntries(widths.map((one) => [one, `${one}px`]))),
)
void drawAll()

/** One group after the other, so that the page can be looked at from its beginning. */
async function drawAll(): Promise<void> {
  for (const [name, states] of Map.groupBy(shown, ({ group }) => group)) {
    main.append(text('h2', name), ...states.map(section))
    await new Promise(requestAnimationFrame)
  }
  document.documentElement.dataset.drawn = 'true'
}

function heading(): HTMLElement {
  const header = document.createElement('header')
  const limit = content.limit.toLocaleString('ja-JP')
  header.append(
    text('h1', 'カードの一覧'),
    text(
      'p',
      `${shown.length}通りの状態を、チャットと同じ描き方で並べています。数字は送るときの文字数です（上限 ${limit}）。`,
    ),
  )
  return header
}

/** Radio buttons that leave one theme or one width on the page; `?theme=dark&width=320` chooses from the start. */
function choice(name: 'theme' | 'width', offered: Readonly<Record<string, string>>): HTMLElement {
  const field = document.createElement('fieldset')
  const chosen = asked.get(name) ?? 'all'
  document.body.dataset[name] = chosen
  for (const [value, label] of [['all', 'すべて'], ...Object.entries(offered)] as const) {
    const radio = document.createElement('input')
    Object.assign(radio, { type: 'radio', name, value, checked: value === chosen })
    radio.addEventListener('change', () => {
      document.body.dataset[name] = value
    })
    const labelled = text('label', label)
    labelled.prepend(radio)
    field.append(labelled)
  }
  return field
}

function section({ id, name, size, card }: StateOnPage): HTMLElement {
  const place = document.createElement('section')
  place.id = id
  const title = text('h3', name)
  title.append(text('code', id), text('small', `${size.toLocaleString('ja-JP')}字`))
  if (size > content.limit) title.append(text('strong', '上限を超えています'))
  place.append(title)
  for (const theme of drawnThemes) {
    const row = document.createElement('div')
    row.className = `row ${theme}`
    row.append(...widths.map((width) => sheet(card, width)))
    place.append(row)
  }
  return place
}

/** Each in a form of its own: the renderer names radio buttons after their input, and names count within a form. */
function sheet(card: CardJson, width: number): HTMLElement {
  const frame = document.createElement('form')
  frame.className = 'card'
  frame.dataset.width = String(width)
  frame.style.width = `${width}px`
  const nothing = () => undefined
  const drawn = renderCard(card, { onExecute: nothing, onSubmit: nothing, onInput: nothing })
  frame.append(drawn ?? text('p', 'このカードは表示できません。'))
  return frame
}

function text(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = content
  return element
}
