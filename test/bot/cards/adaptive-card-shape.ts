/** The part of Adaptive Cards 1.5 that our cards use, as a schema that knows every property: anything else is a slip. */
import { z } from 'zod'

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'])
const color = z.enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'])
const common = {
  id: z.string().min(1).optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: spacing.optional(),
}
/** Empty text is a hole in the card. */
const text = z.string().min(1)
const verticalAlignment = z.enum(['Top', 'Center', 'Bottom'])

const action = {
  id: z.string().min(1).optional(),
  title: text,
  tooltip: text.optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
}

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...action,
  verb: z.string().min(1),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  associatedInputs: z.enum(['auto', 'none']).optional(),
})

const toggleVisibility = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  ...action,
  targetElements: z.array(z.string().min(1)).min(1),
})

/** To Teams itself and nowhere else: other hosts may be out of a terminal's reach. */
const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...action,
  url: z.string().startsWith('https://teams.microsoft.com/l/'),
})

const anyAction = z.discriminatedUnion('type', [execute, toggleVisibility, openUrl])

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...common,
  text,
  wrap: z.literal(true),
  style: z.enum(['default', 'heading']).optional(),
  size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
  color: color.optional(),
  isSubtle: z.boolean().optional(),
})

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...common,
  inlines: z
    .array(
      z.strictObject({
        type: z.literal('TextRun'),
        text,
        size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
        weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
        color: color.optional(),
        isSubtle: z.boolean().optional(),
      }),
    )
    .min(1),
})

const input = {
  ...common,
  id: z.string().min(1),
  label: text,
  isRequired: z.boolean().optional(),
  errorMessage: text.optional(),
}

const choiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...input,
  style: z.enum(['compact', 'expanded', 'filtered']),
  isMultiSelect: z.boolean().optional(),
  wrap: z.literal(true).optional(),
  placeholder: text.optional(),
  value: z.string(),
  choices: z.array(z.strictObject({ title: text, value: z.string().min(1) })).min(1),
  /** Teams' people picker: of no version of the schema before 1.6, yet taken by Teams in cards of 1.5. */
  'choices.data': z
    .strictObject({ type: z.literal('Data.Query'), dataset: z.literal('graph.microsoft.com/users') })
    .optional(),
})

const textInput = z.strictObject({
  type: z.literal('Input.Text'),
  ...input,
  isMultiline: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  placeholder: z.string().optional(),
  style: z.enum(['Text', 'Tel', 'Url', 'Email']).optional(),
  value: z.string(),
})

const dateInput = z.strictObject({
  type: z.literal('Input.Date'),
  ...input,
  min: z.string().optional(),
  max: z.string().optional(),
  placeholder: text.optional(),
  value: z.string(),
})

const actionSet = z.strictObject({ type: z.literal('ActionSet'), ...common, actions: z.array(anyAction).min(1).max(6) })

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...common,
  columns: z
    .array(
      z.strictObject({
        type: z.literal('Column'),
        ...common,
        width: z.enum(['auto', 'stretch']),
        verticalContentAlignment: verticalAlignment.optional(),
        get items(): z.ZodArray<typeof anyElement> {
          return z.array(anyElement).min(1)
        },
      }),
    )
    .min(1),
})

const container = z.strictObject({
  type: z.literal('Container'),
  ...common,
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  bleed: z.boolean().optional(),
  get items(): z.ZodArray<typeof anyElement> {
    return z.array(anyElement).min(1)
  },
})

const anyElement: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    textBlock,
    richTextBlock,
    choiceSet,
    textInput,
    dateInput,
    actionSet,
    columnSet,
    container,
  ]),
)

export const adaptiveCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.literal('ja'),
  fallbackText: text,
  msteams: z.strictObject({ width: z.literal('Full') }),
  body: z.array(anyElement).min(1),
  actions: z.array(anyAction).max(6).optional(),
})
