import 'react'

declare module 'react' {
  /** Own style properties (`--accent`) beside the known ones. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
