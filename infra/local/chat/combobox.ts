/** A text field that finds choices while one types; built without React, because the card renderer draws plain elements. */
import type { FoundChoice } from '../teams/chat-view.ts'

const PAUSE_BEFORE_SEARCH_MS = 200

export interface ComboboxOptions {
  readonly multi: boolean
  readonly placeholder: string
  readonly chosen: readonly FoundChoice[]
  /** `null` when nothing could be asked */
  readonly find: (queryText: string) => Promise<readonly FoundChoice[] | null>
  readonly onChange: (chosen: readonly FoundChoice[]) => void
}

export interface Combobox {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
}

let counter = 0

export function createCombobox({ multi, placeholder, chosen: first, find, onChange }: ComboboxOptions): Combobox {
  counter += 1
  const listId = `combobox-${counter}`
  const input = make('input', 'ac-input ac-textInput')
  const list = make('ul', 'options')
  const status = make('p', 'options-status')
  const chips = make('ul', 'chips')
  const element = make('div', 'combobox')
  element.append(chips, input, list, status)

  let chosen = first
  let options: readonly FoundChoice[] = []
  let highlighted = -1
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  input.type = 'text'
  input.autocomplete = 'off'
  input.placeholder = placeholder
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  })) {
    input.setAttribute(name, value)
  }
  list.id = listId
  list.setAttribute('role', 'listbox')
  list.hidden = true
  status.setAttribute('role', 'status')
  drawChosen()

  function drawChosen(): void {
    if (!multi) input.value = chosen[0]?.title ?? ''
    chips.hidden = !multi || chosen.length === 0
    chips.replaceChildren(
      ...(multi ? chosen : []).map((one) => {
        const chip = make('li')
        const remove = make('button')
        remove.type = 'button'
        remove.textContent = '×'
        remove.setAttribute('aria-label', `${one.title} を外す`)
        remove.addEventListener('click', () => {
          choose(chosen.filter(({ value }) => value !== one.value))
          input.focus()
        })
        chip.append(one.title, remove)
        return chip
      }),
    )
  }

  function choose(next: readonly FoundChoice[]): void {
    chosen = next
    drawChosen()
    onChange(chosen)
  }

  function close(): void {
    clearTimeout(timer)
    asked += 1
    options = []
    highlighted = -1
    list.hidden = true
    status.textContent = ''
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function draw(): void {
    list.replaceChildren(
      ...options.map((one, index) => {
        const option = make('li')
        option.id = `${listId}-${index}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', String(index === highlighted))
        option.textContent = one.title
        // Before the field loses the focus and closes the list.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault()
          take(one)
        })
        return option
      }),
    )
    list.hidden = options.length === 0
    input.setAttribute('aria-expanded', String(options.length > 0))
    if (highlighted < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${listId}-${highlighted}`)
    list.children[highlighted]?.scrollIntoView({ block: 'nearest' })
  }

  function take(one: FoundChoice): void {
    if (multi) {
      input.value = ''
      choose([...chosen.filter(({ value }) => value !== one.value), one])
    } else choose([one])
    close()
  }

  async function search(): Promise<void> {
    asked += 1
    const mine = asked
    status.textContent = 'さがしています…'
    const found = await find(input.value.trim())
    // Somebody typed on: this answer is to an older question.
    if (mine !== asked) return
    options = (found ?? []).filter(({ value }) => !multi || chosen.every((one) => one.value !== value))
    highlighted = options.length > 0 && input.value.trim() !== '' ? 0 : -1
    status.textContent =
      found === null ? '候補を受け取れませんでした。' : options.length === 0 ? '見つかりません。' : ''
    draw()
  }

  function searchSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), PAUSE_BEFORE_SEARCH_MS)
  }

  function move(by: number): void {
    if (options.length === 0) return void search()
    highlighted = (highlighted + by + options.length) % options.length
    draw()
  }

  input.addEventListener('input', () => {
    // Typed text is a question; only what is taken from the list is an answer.
    if (!multi && chosen.length > 0) {
      chosen = []
      onChange(chosen)
    }
    searchSoon()
  })
  input.addEventListener('click', () => void search())
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const option = options[highlighted]
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && option) take(option)
    else if (event.key === 'Escape' && !list.hidden) close()
    else return
    event.preventDefault()
  })
  input.addEventListener('blur', () => {
    close()
    if (multi) input.value = ''
    else drawChosen()
  })

  return { element, input }
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  return element
}
