import { Button } from '@fluentui/react-components'
import { ErrorCircle20Filled, type FluentIcon, Info20Regular, Warning20Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'

type Alert = Output<'alert.list'>['items'][number]

const ICONS: Readonly<Record<Alert['severity'], FluentIcon>> = {
  critical: ErrorCircle20Filled,
  warning: Warning20Filled,
  info: Info20Regular,
}

/** Enough to see at a glance; the rest is counted. */
const SHOWN = 8

/** What of the money deserves a look today, the most urgent first; nothing when all is well. */
export function Alerts() {
  const { t } = useTranslation()
  const { data } = useRead('alert.list', {})
  const seen = useWrite('alert.seen')
  if (!data || data.items.length === 0) return null
  const more = data.items.length - SHOWN
  return (
    <section className="gl-stack gl-tight" aria-labelledby="alerts">
      <h2 className="gl-h2" id="alerts">
        <Link className="gl-link" to="/settings/alerts">
          {t('alerts.title')}
        </Link>
      </h2>
      <ul className="gl-tasks">
        {data.items.slice(0, SHOWN).map((alert) => (
          <AlertRow
            key={keyOf(alert)}
            alert={alert}
            busy={seen.isPending}
            onSeen={(key) => seen.mutate({ key })}
          />
        ))}
      </ul>
      {more > 0 ? <p className="gl-hint">{t('alerts.more', { count: more })}</p> : null}
      <Problem error={seen.error} />
    </section>
  )
}

function keyOf(alert: Alert): string {
  if (alert.kind === 'overdue') return `overdue ${alert.severity}`
  if (alert.kind === 'consent') return alert.consent.id
  return alert.kind === 'lowBalance' ? alert.low.account : alert.expense.key
}

interface AlertRowProps {
  readonly alert: Alert
  readonly busy: boolean
  readonly onSeen: (key: string) => void
}

function AlertRow({ alert, busy, onSeen }: AlertRowProps) {
  const { t } = useTranslation()
  const { text, detail, to } = useAlertText(alert)
  const Icon = ICONS[alert.severity]
  const key = alert.kind === 'largeExpense' ? alert.expense.key : null
  return (
    <li className={`gl-alert gl-alert-${alert.severity}`}>
      <Link to={to} className="gl-todo">
        <Icon aria-hidden />
        <span>
          <strong>{t(`alerts.severity.${alert.severity}`)}</strong> {text}
        </span>
        <span className="gl-hint gl-todo-detail" title={detail}>
          {detail}
        </span>
      </Link>
      {key === null ? null : (
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={busy}
          aria-label={t('alerts.seenThis', { text })}
          onClick={() => onSeen(key)}
        >
          {t('alerts.seen')}
        </Button>
      )}
    </li>
  )
}

/** An alert in words, with what opens it. */
function useAlertText(alert: Alert): { text: string; detail: string; to: string } {
  const { t } = useTranslation()
  const format = useFormat()
  const { titleOf } = useAccounts()
  if (alert.kind === 'lowBalance') {
    const { account, balance } = alert.low
    return {
      text: t('alerts.low', { account: `${account} ${titleOf(account)}` }),
      detail: t('alerts.lowDetail', {
        balance: format.amount(balance),
        threshold: format.amount(alert.threshold),
      }),
      to: `/bank/${encodeURIComponent(account)}`,
    }
  }
  if (alert.kind === 'largeExpense') {
    const { cents, date, text, account, entry } = alert.expense
    return {
      text: t('alerts.large', { amount: format.amount(cents), day: format.longDay(date) }),
      detail: text || titleOf(account),
      to: entry ? `/ledger/entries/${entry}` : `/bank/${encodeURIComponent(account)}`,
    }
  }
  if (alert.kind === 'consent') {
    const { name, daysLeft } = alert.consent
    const isOver = alert.severity === 'critical'
    return {
      text: isOver
        ? t('alerts.consentOver', { name })
        : t('alerts.consentEnds', { name, count: daysLeft ?? 0 }),
      detail: t('alerts.consentDetail'),
      to: '/bank/connections',
    }
  }
  const { count, open, days, invoices } = alert
  const names = [...new Set(invoices.map(({ partyName, number }) => partyName ?? number))]
  return {
    text: t('alerts.overdue', { count, amount: format.amount(open) }),
    detail: `${t('alerts.overdueDetail', { count: days })} · ${names.join(', ')}`,
    to: '/sales/invoice?status=overdue',
  }
}
