import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import {
  CheckmarkCircle16Regular,
  Document20Regular,
  History16Regular,
  Warning16Regular,
} from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../../components/Figure.tsx'
import { Problem } from '../../components/Problem.tsx'
import { useExport } from '../../data/useExport.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import type { Output } from '../../transport/wire.ts'
import { asPrinted } from './figures.ts'
import { UndoDialog } from './UndoDialog.tsx'

export type Past = Output<'reconciliation.list'>['items'][number]

interface PastReconciliationsProps {
  readonly account: string
  readonly currency: string
}

/** Reconciliations made before, each with its report and what has changed since; the newest can be undone. */
export function PastReconciliations({ account, currency }: PastReconciliationsProps) {
  const { t } = useTranslation()
  const { data, error } = useRead('reconciliation.list', { account })
  const [asked, setAsked] = useState<Past | null>(null)
  const items = data?.items ?? []
  const newest = items.find(({ status }) => status === 'stands')
  return (
    <section className="gl-stack gl-tight" aria-label={t('reconciliation.past')}>
      <h2 className="gl-h3">{t('reconciliation.past')}</h2>
      <Problem error={error} />
      {data && items.length === 0 ? <p className="gl-hint">{t('reconciliation.nonePast')}</p> : null}
      <ul className="gl-past">
        {items.map((past) => (
          <PastItem
            key={past.id}
            past={past}
            currency={currency}
            onUndo={past === newest ? () => setAsked(past) : null}
          />
        ))}
      </ul>
      {asked ? <UndoDialog past={asked} onClose={() => setAsked(null)} /> : null}
    </section>
  )
}

interface PastItemProps {
  readonly past: Past
  readonly currency: string
  readonly onUndo: (() => void) | null
}

function PastItem({ past, currency, onUndo }: PastItemProps) {
  const { t } = useTranslation()
  const { longDay, instant } = useFormat()
  const { through, first, balance, owed, outstanding, at, userName, user } = past
  const day = longDay(through)
  return (
    <li className="gl-past-item">
      <div className="gl-past-head">
        <strong>
          {first ? t('reconciliation.startOn', { day }) : t('reconciliation.reconciledOn', { day })}
        </strong>
        <Figure amount={asPrinted(balance, owed)} currency={currency} />
      </div>
      <PastState past={past} />
      <p className="gl-hint">
        {outstanding.count === 0
          ? t('bank.proof.noneOutstanding')
          : t('reconciliation.outstandingCount', { count: outstanding.count })}
        {outstanding.count > 0 ? (
          <>
            {' '}
            <Figure amount={asPrinted(outstanding.sum, owed)} currency={currency} />
          </>
        ) : null}
        {' · '}
        {t('reconciliation.doneBy', { who: userName ?? user, at: instant(at) })}
      </p>
      <Changes past={past} currency={currency} />
      <div className="gl-actions">
        <ReportMenu past={past} />
        {onUndo ? (
          <Button size="small" appearance="subtle" onClick={onUndo}>
            {t('reconciliation.undo')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** Stands and holds, stands and does not hold, undone with its reason, or held: in words. */
function PastState({ past }: { readonly past: Past }) {
  const { t } = useTranslation()
  const { status, holds, reason } = past
  if (status === 'undone')
    return (
      <p className="gl-status gl-hint">
        <History16Regular aria-hidden />
        {t('reconciliation.undone', { reason: reason ?? '' })}
      </p>
    )
  const isRight = status === 'stands' && holds
  return (
    <p className="gl-status">
      {isRight ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
      {isRight
        ? t('reconciliation.holds')
        : t(status === 'held' ? 'reconciliation.held' : 'reconciliation.broken')}
    </p>
  )
}

const CHANGES = {
  added: 'reconciliation.change.added',
  reversed: 'reconciliation.change.reversed',
  gone: 'reconciliation.change.gone',
  back: 'reconciliation.change.back',
  lineAdded: 'reconciliation.change.lineAdded',
  lineFreed: 'reconciliation.change.lineFreed',
} as const

function Changes({ past, currency }: { readonly past: Past; readonly currency: string }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { changes, owed } = past
  if (changes.length === 0) return null
  return (
    <details open={!past.holds}>
      <summary>
        {t('reconciliation.changes', { count: changes.length, shown: count(changes.length) })}
      </summary>
      <ul className="gl-changes">
        {changes.map(({ kind, id, date, number, text, amount }) => (
          <li key={`${kind} ${id}`}>
            <span>{t(CHANGES[kind])}</span> <span className="gl-figure">{date}</span>{' '}
            {number === null ? (
              text
            ) : (
              <Link className="gl-link" to={`/ledger/entries/${encodeURIComponent(id)}`}>
                {number} {text}
              </Link>
            )}{' '}
            <Figure amount={asPrinted(amount, owed)} currency={currency} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const FORMATS = ['pdf', 'xlsx', 'csv'] as const
const FORMAT_TEXTS = { pdf: 'list.asPdf', xlsx: 'list.asXlsx', csv: 'list.asCsv' } as const

/** The report of a reconciliation, short or with every line of the statement. */
export function ReportMenu({
  past,
  primary = false,
}: {
  readonly past: Pick<Past, 'id' | 'through'>
  readonly primary?: boolean
}) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const { save, error, busy } = useExport()
  const report = (detail: boolean) => ({
    report: 'reconciliation.get' as const,
    input: { id: past.id, detail },
  })
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            size={primary ? 'medium' : 'small'}
            icon={<Document20Regular />}
            disabledFocusable={busy}
            aria-label={t('reconciliation.reportOf', { day: longDay(past.through) })}
          >
            {t('reconciliation.report')}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {FORMATS.map((format) => (
              <MenuItem key={format} onClick={() => save(report(true), format)}>
                {t(FORMAT_TEXTS[format])}
              </MenuItem>
            ))}
            <MenuItem onClick={() => save(report(false), 'pdf')}>{t('reconciliation.shortPdf')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Problem error={error} />
    </>
  )
}
