/** Own style properties (`--accent`) for a `style` attribute; React's types know only the standard ones. */
import type { CSSProperties } from 'react'

export function ownProperties(properties: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return properties
}
