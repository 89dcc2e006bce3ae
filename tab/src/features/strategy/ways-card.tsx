/** 3つの進め方 */
import type { StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { NumberedList } from './numbered-list.tsx'
import { idOfPart } from './parts.ts'

export function WaysCard({ ways }: { readonly ways: StrategyDocument['ways']['items'] }) {
  const { strategy: words } = useWording()
  return (
    <SectionCard heading={words.ways} id={idOfPart('ways')}>
      <NumberedList items={ways} />
    </SectionCard>
  )
}
