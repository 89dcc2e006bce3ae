/** The `adaptivecards` renderer, set up once: text through our own Markdown, searched choices, words in Japanese. */
import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  type Input,
  OpenUrlAction,
  Strings,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards'
import type { CardJson } from '../teams/chat-view.ts'
import { cardHostConfig } from './card-host-config.ts'
import { markdownHtml } from './markdown-html.ts'
import { type Find, QUERY_CHOICE_SET, QueryChoiceSet, SearchingCard, withQueryChoiceSets } from './query-choice-set.ts'

export interface CardEvents {
  /** `Action.Execute`, with the inputs merged into its data */
  readonly onExecute: (
    pressed: { verb: string; data: unknown; id?: string; title?: string },
    button: Element | null,
  ) => void
  /** `Action.Submit`, which Teams sends as a message */
  readonly onSubmit: (data: unknown, button: Element | null) => void
  readonly onInput: (id: string, value: string) => void
  /** Finds the choices of inputs with `choices.data`; without it there are only those in the card. */
  readonly find?: Find
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text)
  result.didProcess = true
}
// The package declares that it has no side effects, so bundlers drop the file in which Table registers itself.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5)
GlobalRegistry.defaultElements.register(QUERY_CHOICE_SET, QueryChoiceSet)
// Cutting a long text by taking its HTML apart is not needed where CSS can do it.
GlobalSettings.useAdvancedTextBlockTruncation = false
Strings.defaults.overflowButtonTooltip = () => 'その他の操作'
Strings.defaults.inlineActionTitle = () => '送る'

/** `null` when Teams would show nothing: not a card, or one it cannot read. */
export function renderCard(json: CardJson, events: CardEvents): HTMLElement | null {
  const card = new SearchingCard()
  if (events.find) card.find = events.find
  card.hostConfig = cardHostConfig
  card.onExecuteAction = (action) => run(action, events)
  card.onInputValueChanged = (input: Input) => {
    if (input.id) events.onInput(input.id, String(input.value ?? ''))
  }
  card.parse({ ...withQueryChoiceSets(json) })
  const drawn = card.render()
  // On a phone Teams leaves less room around a card; the page says when.
  if (drawn) drawn.style.padding = 'var(--card-padding, 16px)'
  return drawn ?? null
}

function run(action: Action, events: CardEvents): void {
  const button = action.renderedElement ?? null
  if (action instanceof ExecuteAction) {
    const { id, title } = action
    const about = { verb: action.verb ?? '', data: action.data, ...(id ? { id } : {}), ...(title ? { title } : {}) }
    events.onExecute(about, button)
  } else if (action instanceof SubmitAction) events.onSubmit(action.data, button)
  else if (action instanceof OpenUrlAction) openLink(action.url)
}

function openLink(url: string | undefined): void {
  if (url && /^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
}
