/** Fluent's theme for the appearance, the colours of the marks, and a font that has Japanese on every system. */
import {
  FluentProvider,
  makeStyles,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Appearance, markProperties } from '../components/appearance.ts'

const fontFamilyBase =
  '"Segoe UI", "Yu Gothic UI", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif'

const themes: { readonly [appearance in Appearance]: Theme } = {
  light: { ...teamsLightTheme, fontFamilyBase },
  dark: { ...teamsDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
  forced: { ...teamsHighContrastTheme, fontFamilyBase },
}

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3, overflowWrap: 'anywhere' },
})

interface ThemedProps {
  readonly appearance: Appearance
  readonly children: ReactNode
}

export function Themed({ appearance, children }: ThemedProps) {
  return (
    <FluentProvider theme={themes[appearance]} className={useStyles().root} style={markProperties(appearance)}>
      {children}
    </FluentProvider>
  )
}
