import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Screen } from '../components/Screen.tsx'
import { REPORT_GROUPS } from './reportList.ts'

/** Every report, by what one looks for. */
export function ReportsScreen() {
  const { t } = useTranslation()
  return (
    <Screen title={t('nav.reports')}>
      <div className="gl-report-groups">
        {REPORT_GROUPS.map(({ title, reports }) => (
          <section key={title} className="gl-stack gl-tight">
            <h2 className="gl-h2">{t(title)}</h2>
            <ul className="gl-tasks">
              {reports.map(({ to, text, hint }) => (
                <li key={to}>
                  <Link to={to} className="gl-task">
                    <span className="gl-report-name">{t(text)}</span>
                    <span className="gl-hint">{t(hint)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Screen>
  )
}
