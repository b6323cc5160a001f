import { type ReactNode, useId } from 'react'

interface RecordBoxProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** One part of the screen of a record, under its own heading. */
export function RecordBox({ title, actions, children }: RecordBoxProps) {
  const id = useId()
  return (
    <section className="gl-record-box" aria-labelledby={id}>
      <header className="gl-record-box-head">
        <h2 className="gl-h3" id={id}>
          {title}
        </h2>
        {actions ? <div className="gl-actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  )
}
