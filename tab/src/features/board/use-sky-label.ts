/** Word and meaning of what a tile shows in the place of the weather. */
import type { Mark } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'

export function useSkyLabel(): (mark: Mark) => { readonly label: string; readonly meaning: string } {
  const wording = useWording()
  return (mark) => {
    if (mark === 'inConfirmation') return { label: wording.inConfirmation, meaning: wording.inConfirmationMeaning }
    if (mark === 'unanswered') return { label: wording.standing.unanswered, meaning: wording.measure.notAnswered }
    if (mark === 'published') return { label: wording.standing.published, meaning: wording.measure.publishedNote }
    return wording.labels.weather[mark]
  }
}
