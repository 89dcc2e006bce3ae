/** The way of a workbook: taken, chosen, looked at, applied. Nothing is applied that was not shown. */
import { useState } from 'react'
import { type WorkbookPreview, workbookFileLimit } from '../../../../shared/src/contract/assignments.ts'
import { useApi } from '../../api/use-api.ts'
import { base64Of, saveFile } from './workbook-files.ts'

export type WorkbookStep =
  | { readonly kind: 'start' }
  | { readonly kind: 'taken'; readonly name: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'shown'; readonly preview: WorkbookPreview; readonly content: string }
  | { readonly kind: 'applied'; readonly count: number }

export function useWorkbook() {
  const api = useApi()
  const [step, setStep] = useState<WorkbookStep>({ kind: 'start' })
  const go = async (work: () => Promise<WorkbookStep>) => {
    setStep({ kind: 'busy' })
    try {
      setStep(await work())
    } catch (error) {
      setStep({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return {
    step,
    take: () =>
      go(async () => {
        const file = await api.call('readWorkbook')
        saveFile(file)
        return { kind: 'taken', name: file.name }
      }),
    choose: (file: File) =>
      go(async () => {
        if (file.size > workbookFileLimit) return { kind: 'tooLarge' }
        const content = await base64Of(file)
        return { kind: 'shown', preview: await api.call('previewWorkbook', { body: { content } }), content }
      }),
    apply: (content: string, mark: string) =>
      go(async () => {
        const { changes } = await api.call('applyWorkbook', { body: { content, mark } })
        return { kind: 'applied', count: changes.length }
      }),
    cancel: () => setStep({ kind: 'start' }),
  }
}
