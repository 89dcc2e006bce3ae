/** The weather marks and their neighbours as small pictures. Always beside a word, hence hidden from screen readers. */
import type { ReactNode } from 'react'
import type { Weather } from '../../../shared/src/domain/weather.ts'
import { markColour } from './appearance.ts'
import { ownProperties } from './own-properties.ts'

export type Mark = Weather | 'inConfirmation' | 'unanswered' | 'published'

/** Eight rays as one path: a page may show thousands of suns. */
const sunRays =
  'M12 4.6V2.2M17.23 6.77l1.7-1.7M19.4 12h2.4M17.23 17.23l1.7 1.7M12 19.4v2.4M6.77 17.23l-1.7 1.7M4.6 12H2.2M6.77 6.77l-1.7-1.7'

const pictures: { readonly [mark in Mark]: ReactNode } = {
  sunny: (
    <>
      <circle cx="12" cy="12" r="4.6" fill="var(--accent)" />
      <path d={sunRays} />
    </>
  ),
  cloudy: (
    <path d="M7.1 18.6h10a3.9 3.9 0 0 0 .7-7.75 5.6 5.6 0 0 0-10.75-1.1A4.5 4.5 0 0 0 7.1 18.6z" fill="var(--accent)" />
  ),
  rainy: (
    <>
      <path d="M12 2.6v1.6M12 12v6.6a2.1 2.1 0 0 0 4.2 0" />
      <path
        d="M3.2 12.9a8.8 8.8 0 0 1 17.6 0c-1-.95-2-1.4-2.95-1.4s-1.95.45-2.9 1.4c-1-.95-2-1.4-2.95-1.4s-1.95.45-2.95 1.4c-.95-.95-1.95-1.4-2.9-1.4s-1.95.45-2.95 1.4z"
        fill="var(--accent)"
      />
    </>
  ),
  stormy: <path d="M13.8 2.4 5.4 13.6h5.3l-1.2 8 9.1-11.8h-5.6z" fill="var(--accent)" />,
  outOfScope: (
    <>
      <circle cx="12" cy="12" r="8.4" fill="var(--accent)" fillOpacity="0.4" />
      <path d="M7.8 12h8.4" />
    </>
  ),
  inConfirmation: (
    <>
      <circle cx="12" cy="12" r="8.4" />
      <path d="M12 7.2V12l3.2 2.2" />
    </>
  ),
  unanswered: <circle cx="12" cy="12" r="8.4" strokeDasharray="3.1 3.5" />,
  published: (
    <>
      <path d="M6 2.8h8.2L18.5 7v14.2H6z" fill="var(--accent)" fillOpacity="0.5" />
      <path d="M10 11.2a2.25 2.25 0 1 1 3.3 2c-.75.4-1.05.8-1.05 1.6M12.25 17.6v.1" />
    </>
  ),
}

export function MarkIcon({ mark, size = 20 }: { readonly mark: Mark; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ ...ownProperties({ '--accent': markColour(mark, 'accent') }), flex: 'none' }}
    >
      {pictures[mark]}
    </svg>
  )
}
