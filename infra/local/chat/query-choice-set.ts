/**
 * `Input.ChoiceSet` with `choices.data` of `Data.Query`, as Teams has it: choices are searched for while one types. The
 * renderer's own version is left out for cards of version 1.5 and gives back the title in place of the value.
 */
import { AdaptiveCard, Input, type SerializationContext } from 'adaptivecards'
import type { CardJson, FoundChoice } from '../teams/chat-view.ts'
import { createCombobox } from './combobox.ts'

export const QUERY_CHOICE_SET = 'Input.QueryChoiceSet'

export type Find = (dataset: string, queryText: string) => Promise<readonly FoundChoice[] | null>

const MOST_CHOICES = 15

/** Titles of values seen before: a card drawn anew holds values only. */
const titles = new Map<string, string>()

export function rememberTitles(choices: readonly FoundChoice[]): void {
  for (const { title, value } of choices) titles.set(value, title)
}

/** Gives every such input the type under which this one is registered. */
export function withQueryChoiceSets(card: CardJson): CardJson {
  return retype(card) as CardJson
}

function retype(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(retype)
  if (typeof node !== 'object' || node === null) return node
  const copy: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node)) copy[name] = retype(value)
  if (copy.type === 'Input.ChoiceSet' && isQuery(copy['choices.data'])) copy.type = QUERY_CHOICE_SET
  return copy
}

const isQuery = (data: unknown): data is { dataset: string } =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'Data.Query' &&
  'dataset' in data &&
  typeof data.dataset === 'string'

/** Inputs reach what is around their card through its root. */
export class SearchingCard extends AdaptiveCard {
  find: Find = async () => null
}

export class QueryChoiceSet extends Input {
  private dataset = ''
  private multi = false
  private placeholder = ''
  private fixed: readonly FoundChoice[] = []
  private chosen: readonly FoundChoice[] = []
  private field: HTMLInputElement | null = null

  override getJsonTypeName(): string {
    return QUERY_CHOICE_SET
  }

  // biome-ignore lint/suspicious/noExplicitAny: the renderer declares its source so
  protected override internalParse(source: any, context: SerializationContext): void {
    super.internalParse(source, context)
    this.dataset = isQuery(source['choices.data']) ? source['choices.data'].dataset : ''
    this.multi = source.isMultiSelect === true
    this.placeholder = typeof source.placeholder === 'string' ? source.placeholder : ''
    this.fixed = Array.isArray(source.choices) ? source.choices.filter(isChoice) : []
    rememberTitles(this.fixed)
    const values = typeof source.value === 'string' && source.value !== '' ? source.value.split(',') : []
    this.chosen = values.map((value: string) => ({ value, title: titles.get(value) ?? value }))
  }

  protected override internalRender(): HTMLElement {
    const { element, input } = createCombobox({
      multi: this.multi,
      placeholder: this.placeholder,
      chosen: this.chosen,
      find: (queryText) => this.search(queryText),
      onChange: (chosen) => {
        this.chosen = chosen
        this.valueChanged()
      },
    })
    this.field = input
    return element
  }

  /** The label belongs to the field inside. */
  protected override overrideInternalRender(): HTMLElement | undefined {
    const rendered = super.overrideInternalRender()
    const control = this.renderedInputControlElement
    if (control && this.field) {
      this.field.id = control.id
      control.removeAttribute('id')
      if (this.isRequired) this.field.setAttribute('aria-required', 'true')
    }
    return rendered
  }

  protected override updateInputControlAriaLabelledBy(): void {
    const labels = this.getAllLabelIds()
    if (labels.length > 0) this.field?.setAttribute('aria-labelledby', labels.join(' '))
  }

  private async search(queryText: string): Promise<readonly FoundChoice[] | null> {
    const wanted = queryText.toLowerCase()
    const fixed = this.fixed.filter(({ title }) => title.toLowerCase().includes(wanted))
    const card = this.getRootElement()
    const found = card instanceof SearchingCard ? await card.find(this.dataset, queryText) : null
    if (found) rememberTitles(found)
    return found || fixed.length > 0 ? withoutRepeats([...fixed, ...(found ?? [])]).slice(0, MOST_CHOICES) : null
  }

  override focus(): void {
    this.field?.focus()
  }

  override isSet(): boolean {
    return this.chosen.length > 0
  }

  get value(): string | undefined {
    return this.chosen.length > 0 ? this.chosen.map(({ value }) => value).join(',') : undefined
  }
}

/** What the card offers itself stands in the directory too. */
function withoutRepeats(choices: readonly FoundChoice[]): readonly FoundChoice[] {
  const seen = new Set<string>()
  return choices.filter(({ value }) => !seen.has(value) && seen.add(value))
}

const isChoice = (one: unknown): one is FoundChoice =>
  typeof one === 'object' && one !== null && 'title' in one && 'value' in one
