import { Input } from '@fluentui/react-components'
import { CheckboxChecked20Filled, CheckboxUnchecked20Regular, Search16Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plain } from '../../../db/rules/plain.ts'
import { Figure } from '../../components/Figure.tsx'
import { useSteadyRow } from '../../components/useSteadyRow.ts'
import { type Column, VirtualTable } from '../../components/VirtualTable.tsx'
import type { TickedEntry } from './figures.ts'
import type { Ticks } from './useTicks.ts'

interface TickTableProps {
  readonly label: string
  readonly entries: readonly TickedEntry[]
  readonly ticks: Ticks
  readonly owed: boolean
  readonly currency: string
}

/** Whether an entry answers to every word looked for; an amount is found in the forms of both languages. */
function answersTo({ pieceDate, number, text, amount }: TickedEntry, words: readonly string[]): boolean {
  const said = plain(`${pieceDate} ${number} ${text} ${amount} ${amount.replace('.', ',')}`)
  return words.every((word) => said.includes(word))
}

/** Entries to tick off against a statement: Space ticks and goes on, A ticks all that are shown. */
export function TickTable({ label, entries, ticks, owed, currency }: TickTableProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [selected, setSelected] = useState(0)
  const rows = useMemo(() => {
    const words = plain(text).split(/\s+/).filter(Boolean)
    return entries.filter((entry) => answersTo(entry, words))
  }, [entries, text])
  const columns = useTickColumns(ticks, owed, currency)
  const at = useSteadyRow({ of: label, rows, keyOf: ({ id }) => id, selected, select: setSelected })
  const tick = (entry: TickedEntry) => {
    ticks.toggle(entry.id)
    setSelected(Math.min(at + 1, rows.length - 1))
  }
  const onKey = (key: string, entry: TickedEntry) => {
    if (key === ' ') tick(entry)
    else if (key === 'a') ticks.toggleAll(rows.map(({ id }) => id))
    else return false
    return true
  }
  return (
    <div className="gl-tick-list">
      <div className="gl-tick-bar">
        <Input
          size="small"
          className="gl-document-search"
          value={text}
          onChange={(_, { value }) => setText(value)}
          contentBefore={<Search16Regular aria-hidden />}
          aria-label={t('reconciliation.search')}
          placeholder={t('reconciliation.search')}
        />
        <p className="gl-hint gl-key-hint" aria-hidden>
          <kbd>J</kbd> <kbd>K</kbd> {t('bank.keys.move')} · <kbd>{t('keys.space')}</kbd>{' '}
          {t('reconciliation.tick')} · <kbd>A</kbd> {t('reconciliation.all')} · <kbd>Ctrl</kbd>{' '}
          <kbd>{t('keys.enter')}</kbd> {t('reconciliation.reconcile')}
        </p>
      </div>
      <VirtualTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        selected={at}
        onSelect={setSelected}
        onOpen={({ id }) => ticks.toggle(id)}
        onKey={onKey}
        minWidth={560}
      />
    </div>
  )
}

function useTickColumns(
  { ticks, toggle }: Ticks,
  owed: boolean,
  currency: string,
): readonly Column<TickedEntry>[] {
  const { t } = useTranslation()
  const side = (isIn: boolean) => (entry: TickedEntry) =>
    entry.amount.startsWith('-') === isIn ? null : (
      <Figure amount={entry.amount.replace('-', '')} currency={currency} />
    )
  return [
    {
      key: 'tick',
      title: t('reconciliation.onStatement'),
      quiet: true,
      width: '40px',
      cell: ({ id, number, text }) => (
        <button
          type="button"
          className="gl-tick"
          aria-pressed={ticks.has(id)}
          aria-label={`${number} ${text}`}
          tabIndex={-1}
          // the keyboard stays in the list
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => toggle(id)}
        >
          {ticks.has(id) ? (
            <CheckboxChecked20Filled aria-hidden />
          ) : (
            <CheckboxUnchecked20Regular aria-hidden />
          )}
        </button>
      ),
    },
    {
      key: 'date',
      title: t('common.date'),
      width: '104px',
      cell: ({ pieceDate }) => <span className="gl-figure">{pieceDate}</span>,
    },
    { key: 'number', title: t('common.number'), width: '80px', cell: ({ number }) => number },
    {
      key: 'text',
      title: t('bank.description'),
      width: 'minmax(140px, 1fr)',
      cell: ({ text }) => <span title={text}>{text}</span>,
    },
    {
      key: 'in',
      title: t(owed ? 'reconciliation.cardIn' : 'bank.proof.in'),
      width: '112px',
      end: true,
      cell: side(true),
    },
    {
      key: 'out',
      title: t(owed ? 'reconciliation.cardOut' : 'bank.proof.out'),
      width: '112px',
      end: true,
      cell: side(false),
    },
  ]
}
