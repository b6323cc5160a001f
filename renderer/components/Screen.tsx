import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

interface ScreenProps {
  readonly title: string
  /** One short line under the title: what period, which account. */
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The content fills the height and scrolls by itself (long lists). */
  readonly fill?: boolean
}

/** A screen: its title as the real heading, its actions on the right, then its content. */
export function Screen({ title, subtitle, actions, children, fill = false }: ScreenProps) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`
  }, [title, t])
  return (
    <div className={fill ? 'gl-screen gl-screen-fill' : 'gl-screen'}>
      <header className="gl-screen-head">
        <div className="gl-screen-titles">
          <h1 className="gl-h1">{title}</h1>
          {subtitle ? <p className="gl-subtitle">{subtitle}</p> : null}
        </div>
        {actions ? <div className="gl-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}
