/** Runs in the browser, as it stands: it imports nothing, and is sent as its own text. */

interface Field {
  name: string
  label: string
  kind: 'line' | 'lines' | 'number' | 'yesNo' | 'day' | 'moment' | 'one' | 'many'
  values: string[]
  choices: { value: string; text: string }[]
}

export function runListPage(): void {
  const main = document.querySelector('main')
  const dialog = document.querySelector('dialog')
  const form = dialog?.querySelector('form')
  const told = document.getElementById('told')
  const as = main?.dataset.as ?? ''
  const rows = () => document.getElementById('rows')
  const api = () => `/sharepoint/api/lists/${rows()?.dataset.list}`

  document.getElementById('as')?.addEventListener('change', (event) => {
    const url = new URL(location.href)
    url.searchParams.set('as', (event.target as HTMLSelectElement).value)
    location.href = url.href
  })
  const tell = (text: string) => {
    if (told) told.textContent = text
  }

  /** Puts the rows in place as they are now. */
  const refresh = async () => {
    const response = await fetch(location.href)
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('rows')
    if (fresh) rows()?.replaceWith(fresh)
  }
  const look = async () => {
    if (document.hidden || dialog?.open || !rows()) return
    const response = await fetch(`${api()}/state`)
    if (response.ok && (await response.json()).state !== rows()?.dataset.state) await refresh()
  }
  setInterval(() => {
    look().catch(() => tell('つながりません。しばらくしてから、もう一度お試しください。'))
  }, 2000)

  const input = (field: Field): HTMLElement => {
    const [value = ''] = field.values
    if (field.kind === 'one' || field.kind === 'many' || field.kind === 'yesNo') {
      const select = document.createElement('select')
      select.multiple = field.kind === 'many'
      const choices =
        field.kind === 'yesNo'
          ? [
              { value: 'true', text: 'はい' },
              { value: 'false', text: 'いいえ' },
            ]
          : field.choices
      if (field.kind !== 'many') select.append(new Option('（なし）', ''))
      const foreign = field.values
        .filter((one) => !choices.some((choice) => choice.value === one))
        .map((one) => ({ value: one, text: one }))
      for (const choice of [...choices, ...foreign]) {
        const chosen = field.values.includes(choice.value)
        select.append(new Option(choice.text, choice.value, chosen, chosen))
      }
      return select
    }
    if (field.kind === 'lines') {
      const area = document.createElement('textarea')
      area.rows = 5
      area.value = value
      return area
    }
    const line = document.createElement('input')
    line.type = { line: 'text', number: 'number', day: 'date', moment: 'datetime-local' }[field.kind]
    if (field.kind === 'number') line.step = 'any'
    line.value = value
    return line
  }
  const valuesIn = (element: Element): string[] => {
    if (element instanceof HTMLSelectElement) return [...element.selectedOptions].map((option) => option.value)
    return [(element as HTMLInputElement).value]
  }

  const open = async (item: string | null, focused?: string) => {
    if (!dialog || !form) return
    const response = await fetch(item === null ? `${api()}/form` : `${api()}/items/${item}`)
    if (!response.ok) {
      tell('この行は、もうありません。')
      await refresh()
      return
    }
    const { etag, fields } = (await response.json()) as { etag: string | null; fields: Field[] }
    form.replaceChildren()
    const title = document.createElement('h2')
    title.id = 'row-title'
    title.textContent = item === null ? '新しい行' : '行の編集'
    form.append(title)
    const inputs = new Map<string, HTMLElement>()
    for (const field of fields) {
      const label = document.createElement('label')
      label.textContent = field.label
      const element = input(field)
      element.setAttribute('name', field.name)
      label.append(element)
      form.append(label)
      inputs.set(field.name, element)
    }
    const problem = document.createElement('p')
    problem.className = 'problem'
    problem.setAttribute('role', 'alert')
    const button = (text: string, kind: string, press: () => Promise<void> | void) => {
      const one = document.createElement('button')
      one.type = kind === 'save' ? 'submit' : 'button'
      one.className = kind
      one.textContent = text
      if (kind !== 'save') one.addEventListener('click', () => void press())
      return one
    }
    const send = async (method: string, path: string, values: Record<string, string[]>) => {
      const answer = await fetch(`${api()}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as, etag, values }),
      })
      if (!answer.ok) {
        problem.textContent = (await answer.json()).message
        return
      }
      dialog.close()
      tell(method === 'POST' ? '追加しました。' : method === 'DELETE' ? '削除しました。' : '保存しました。')
      await refresh()
    }
    const before = new Map([...inputs].map(([name, element]) => [name, JSON.stringify(valuesIn(element))]))
    form.onsubmit = (event) => {
      event.preventDefault()
      const changed = [...inputs].filter(
        ([name, element]) => item === null || before.get(name) !== JSON.stringify(valuesIn(element)),
      )
      const values = Object.fromEntries(
        changed
          .map(([name, element]) => [name, valuesIn(element)] as const)
          .filter(([, list]) => item !== null || list.some((one) => one !== '')),
      )
      send(item === null ? 'POST' : 'PATCH', item === null ? '/items' : `/items/${item}`, values).catch(() => {
        problem.textContent = '保存できませんでした。しばらくしてから、もう一度お試しください。'
      })
    }
    const buttons = document.createElement('div')
    buttons.className = 'buttons'
    buttons.append(
      button('保存', 'save', () => undefined),
      button('やめる', 'cancel', () => dialog.close()),
    )
    if (item !== null) {
      const remove = button('この行を削除', 'remove', async () => {
        if (remove.dataset.sure) await send('DELETE', `/items/${item}`, {})
        else {
          remove.dataset.sure = 'yes'
          remove.textContent = '本当に削除する'
        }
      })
      buttons.append(remove)
    }
    form.append(problem, buttons)
    dialog.showModal()
    inputs.get(focused ?? '')?.focus()
  }

  if (main?.dataset.mayEdit !== 'true') return
  document.addEventListener('click', (event) => {
    const target = event.target as Element
    if (target.closest('[data-new]')) void open(null)
    const edit = target.closest<HTMLElement>('[data-edit]')
    if (edit) void open(edit.dataset.edit ?? null)
    const cell = target.closest<HTMLElement>('td[data-name]')
    if (cell && !target.closest('a')) void open(cell.closest('tr')?.dataset.item ?? null, cell.dataset.name)
  })
}
