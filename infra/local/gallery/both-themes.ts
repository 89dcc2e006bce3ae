/**
 * Styles that follow the reader's colour scheme, made to show both on one page: what holds for `:root` holds for `.light`,
 * and what holds for `:root` in the dark holds for `.dark`.
 */
export function bothThemes(css: string): string {
  const dark: string[] = []
  const light = css.replaceAll(
    /@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/g,
    (_whole, values: string) => {
      dark.push(`.dark {${values}}`)
      return ''
    },
  )
  return `${light.replaceAll(/^:root \{/gm, ':root,\n.light {')}\n${dark.join('\n')}\n`
}
