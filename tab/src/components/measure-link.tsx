/** The way to everything about one measure. Whoever comes back from there finds the focus on the same link. */
import { Link } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { hrefOf, useJourney } from './place.ts'

interface MeasureLinkProps {
  readonly id: string
  readonly round?: string
  readonly className?: string
  readonly children: ReactNode
}

export function MeasureLink({ id, round, className, children }: MeasureLinkProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const { before } = useJourney()
  const cameFromHere = before?.page === 'measure' && before.id === id
  useEffect(() => {
    // A measure may be linked several times on a page; the first one takes the focus.
    if (cameFromHere && document.activeElement === document.body) link.current?.focus({ preventScroll: true })
  }, [cameFromHere])
  return (
    <Link
      ref={link}
      href={hrefOf({ page: 'measure', id, ...(round ? { round } : {}) })}
      {...(className ? { className } : {})}
    >
      {children}
    </Link>
  )
}
