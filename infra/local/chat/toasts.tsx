/** Quiet notices in the corner of a person's column, as Teams shows them: the summary and nothing else. */
import { type ReactNode, useEffect } from 'react'
import type { Toast } from './use-toasts.ts'

const SHOWN_MS = 7000

export interface ToastsProps {
  readonly toasts: readonly Toast[]
  readonly onOpen: (toast: Toast) => void
  readonly onGone: (id: string) => void
}

export function Toasts({ toasts, onOpen, onGone }: ToastsProps): ReactNode {
  return (
    <div className="toasts" role="status" aria-label="通知">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} onOpen={onOpen} onGone={onGone} />
      ))}
    </div>
  )
}

function ToastView({ toast, onOpen, onGone }: Omit<ToastsProps, 'toasts'> & { toast: Toast }): ReactNode {
  const { id } = toast
  // biome-ignore lint/correctness/useExhaustiveDependencies: its time begins once, whoever listens for its end
  useEffect(() => {
    const timer = setTimeout(() => onGone(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <button
      type="button"
      className="toast"
      onClick={() => {
        onGone(id)
        onOpen(toast)
      }}
    >
      {toast.summary}
    </button>
  )
}
