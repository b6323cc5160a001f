import { Warning16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../data/useFormat.ts'
import type { Preview } from './figures.ts'

/** What stands against a reconciliation, each with the place where it is settled. */
export function Obstacles({
  account,
  problems,
}: {
  readonly account: string
  readonly problems: Preview['problems']
}) {
  const { t } = useTranslation()
  const { text } = useFormat()
  if (problems.length === 0) return null
  const bank = `/bank/${encodeURIComponent(account)}`
  const isOfLines = (code: string) => /Lines|linesWait|statement/i.test(code)
  return (
    <ul className="gl-obstacles" aria-label={t('reconciliation.obstacles')}>
      {problems.map(({ code, path, message }) => (
        <li key={`${code} ${path} ${message.fr}`}>
          <Warning16Regular aria-hidden />
          <span>
            {text(message)}{' '}
            {isOfLines(code) ? (
              <Link className="gl-link" to={bank}>
                {t('reconciliation.seeLines')}
              </Link>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
