/** A page whose files cannot be had any more (a new version was published meanwhile) says so and offers to load again. */
import { Component, type ReactNode } from 'react'
import { PageMessage } from '../components/page-message.tsx'

interface LostPageProps {
  readonly text: string
  readonly action: string
  readonly children: ReactNode
}

export class LostPage extends Component<LostPageProps, { readonly lost: boolean }> {
  override state = { lost: false }

  static getDerivedStateFromError() {
    return { lost: true }
  }

  override render() {
    const { text, action, children } = this.props
    if (!this.state.lost) return children
    return <PageMessage text={text} action={{ label: action, onClick: () => location.reload() }} />
  }
}
