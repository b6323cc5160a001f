import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** An empty list says what to do next and offers the button. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="gl-empty">
      <p className="gl-empty-title">{title}</p>
      {children ? <p className="gl-empty-text">{children}</p> : null}
      {action ? <div className="gl-actions">{action}</div> : null}
    </div>
  )
}
