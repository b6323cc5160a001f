import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { sections } from './sections.ts'

export function Navigation() {
  const { t } = useTranslation()
  return (
    <nav className="gl-nav" aria-label={t('nav.label')}>
      {sections.map(({ to, text, icon: Icon }, index) => (
        <NavLink key={to} to={to} end={to === '/'} title={`${t(text)} (Alt+${index + 1})`}>
          <Icon aria-hidden />
          <span className="gl-nav-text">{t(text)}</span>
        </NavLink>
      ))}
    </nav>
  )
}
