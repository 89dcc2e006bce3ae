/** 4原則 */
import type { StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { useWording } from '../../components/use-wording.ts'
import { NumberedList } from './numbered-list.tsx'
import { idOfPart } from './parts.ts'

export function PrinciplesCard({ principles }: { readonly principles: StrategyDocument['principles']['items'] }) {
  const { strategy: words } = useWording()
  return (
    <SectionCard heading={words.principles} id={idOfPart('principles')}>
      <NumberedList items={principles} />
    </SectionCard>
  )
}
