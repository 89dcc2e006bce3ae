/** Colours of the weather marks in each appearance; text on its surface has a contrast of at least 4.5 to 1. */

/** `contrast`: the Teams theme; `forced`: colours that the person's system forces on every page. */
export type Appearance = 'light' | 'dark' | 'contrast' | 'forced'

interface MarkColours {
  readonly surface: string
  readonly ink: string
  readonly accent: string
}

type MarkPalette = { readonly [mark in ColouredMark]: MarkColours }

const colouredMarks = ['sunny', 'cloudy', 'rainy', 'stormy', 'outOfScope', 'blank'] as const
type ColouredMark = (typeof colouredMarks)[number]

const black = { surface: '#000000', ink: '#ffffff' }
/** System colours: the only ones that are sure to be told from the person's own background. */
const system = { surface: 'Canvas', ink: 'CanvasText' }

const palettes: { readonly [appearance in Appearance]: MarkPalette } = {
  light: {
    sunny: { surface: '#fff0c2', ink: '#664500', accent: '#f7a600' },
    cloudy: { surface: '#e6ecf2', ink: '#3b4a59', accent: '#9db0c2' },
    rainy: { surface: '#d8e9fb', ink: '#0d4780', accent: '#3f8bd8' },
    stormy: { surface: '#eadff6', ink: '#56257f', accent: '#8a55c0' },
    outOfScope: { surface: '#f0efec', ink: '#565450', accent: '#c2bfb8' },
    blank: { surface: '#ffffff', ink: '#575757', accent: '#e3e3e3' },
  },
  dark: {
    sunny: { surface: '#473709', ink: '#ffe08f', accent: '#f2b632' },
    cloudy: { surface: '#323b44', ink: '#d6e0e9', accent: '#7f93a5' },
    rainy: { surface: '#123556', ink: '#bcdcff', accent: '#4f9ce6' },
    stormy: { surface: '#3a2354', ink: '#e5d0fa', accent: '#a273d6' },
    outOfScope: { surface: '#393835', ink: '#d9d6d0', accent: '#75726c' },
    blank: { surface: '#292929', ink: '#c7c7c7', accent: '#484848' },
  },
  contrast: {
    sunny: { ...black, accent: '#ffff01' },
    cloudy: { ...black, accent: '#c0c0c0' },
    rainy: { ...black, accent: '#1aebff' },
    stormy: { ...black, accent: '#d9a6ff' },
    outOfScope: { ...black, accent: '#8a8a8a' },
    blank: { ...black, accent: '#000000' },
  },
  forced: {
    sunny: { ...system, accent: 'Highlight' },
    cloudy: { ...system, accent: 'GrayText' },
    rainy: { ...system, accent: 'LinkText' },
    stormy: { ...system, accent: 'CanvasText' },
    outOfScope: { ...system, accent: 'Canvas' },
    blank: { ...system, accent: 'Canvas' },
  },
}

/** Style properties to set once around the page: `--mark-sunny-surface`, `-ink`, `-accent` and so on. */
export function markProperties(appearance: Appearance): Readonly<Record<string, string>> {
  const palette = palettes[appearance]
  return Object.fromEntries(
    colouredMarks.flatMap((mark) =>
      Object.entries(palette[mark]).map(([part, colour]) => [`--mark-${mark}-${part}`, colour]),
    ),
  )
}

export function markColour(mark: string, part: keyof MarkColours): string {
  const coloured = colouredMarks.find((known) => known === mark) ?? 'blank'
  return `var(--mark-${coloured}-${part})`
}
