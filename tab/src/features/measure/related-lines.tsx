/** 関係課の一言: what other sections added to the check-in of a round. */
import type { RoundOfMeasure } from '../../../../shared/src/contract/measure.ts'
import { cityText } from '../../components/language.ts'
import { useWording } from '../../components/use-wording.ts'
import { Said, Thread } from './thread.tsx'

export function RelatedLines({ lines }: { readonly lines: RoundOfMeasure['relatedLines'] }) {
  const { detail: words, instant } = useWording()
  if (lines.length === 0) return null
  return (
    <Thread heading={words.relatedLines}>
      {lines.map(({ section, line, by, at }) => (
        <Said key={section} by="asker" who={words.relatedLine(section, by, instant(new Date(at)))}>
          <span {...cityText}>{line}</span>
        </Said>
      ))}
    </Thread>
  )
}
