import { Checkbox } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AmountField } from '../components/AmountField.tsx'
import { AskDialog } from '../components/AskDialog.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Document, DocumentItem } from './documentKinds.ts'
import { centsOf, laidOver, sumLaid } from './payment.ts'
import { useCounterparts } from './useCounterparts.ts'

interface AllocateDialogProps {
  /** The credit, or the invoice that a credit pays. */
  readonly document: Document
  readonly onClose: () => void
}

/** A credit is put against open documents of the same party, or an open document takes the party's credits. */
export function AllocateDialog({ document, onClose }: AllocateDialogProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { items, isCredit, ready } = useCounterparts(document)
  const whole = centsOf(document.balance, currency)
  const [chosen, setChosen] = useState<ReadonlyMap<string, string> | null>(null)
  const laid = chosen ?? laidOver(whole, items, currency)
  const allocate = useAllocate(document, isCredit, onClose)
  const left = whole - sumLaid(laid, currency)
  return (
    <AskDialog
      title={t(isCredit ? 'payment.useCredit' : 'payment.takeCredit', { number: document.number ?? '' })}
      confirm={t('payment.allocate')}
      onConfirm={() => allocate.run(laid)}
      onCancel={onClose}
      busy={allocate.busy}
      disabled={sumLaid(laid, currency) === 0 || left < 0}
      error={allocate.error}
      wide
    >
      {ready && items.length === 0 ? (
        <p>{t(isCredit ? 'payment.noneOpen' : 'payment.noCredit')}</p>
      ) : (
        <AllocateTable items={items} laid={laid} left={left} onChange={setChosen} />
      )}
    </AskDialog>
  )
}

interface AllocateTableProps {
  readonly items: readonly DocumentItem[]
  readonly laid: ReadonlyMap<string, string>
  readonly left: number
  readonly onChange: (laid: ReadonlyMap<string, string>) => void
}

function AllocateTable({ items, laid, left, onChange }: AllocateTableProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const set = (id: string, amount: string) => {
    const next = new Map(laid)
    if (amount === '') next.delete(id)
    else next.set(id, amount)
    onChange(next)
  }
  const most = (balance: string, own: string | undefined) => {
    const cents = Math.min(centsOf(balance, currency), left + centsOf(own ?? '', currency))
    return cents > 0 ? formatCents(cents, decimalsOf(currency)) : ''
  }
  return (
    <div className="gl-table-box">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{t('common.number')}</th>
            <th scope="col">{t('common.date')}</th>
            <th scope="col" className="gl-end">
              {t('document.balance')}
            </th>
            <th scope="col" className="gl-end gl-col-amount">
              {t('payment.used')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, number, date, balance }) => (
            <tr key={id}>
              <td>
                <Checkbox
                  label={number ?? ''}
                  checked={laid.has(id)}
                  onChange={(_, { checked }) => set(id, checked === true ? most(balance, laid.get(id)) : '')}
                />
              </td>
              <td>{date}</td>
              <td className="gl-end">
                <Figure amount={balance} />
              </td>
              <td>
                <AmountField
                  bare
                  label={t('entry.ofLine', { text: t('payment.used'), number: number ?? '' })}
                  value={laid.get(id) ?? ''}
                  onChange={(amount) => set(id, amount)}
                  currency={currency}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('payment.leftOver')}
            </th>
            <td className="gl-end">
              <Figure amount={formatCents(left, decimalsOf(currency))} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** One call for a credit over several documents; one for each credit that a document takes. */
function useAllocate(document: Document, isCredit: boolean, done: () => void) {
  const allocate = useWrite('payment.allocate')
  const run = async (laid: ReadonlyMap<string, string>) => {
    const parts = [...laid]
    const calls = isCredit
      ? [
          {
            creditId: document.id,
            allocations: parts.map(([documentId, amount]) => ({ documentId, amount })),
          },
        ]
      : parts.map(([creditId, amount]) => ({
          creditId,
          allocations: [{ documentId: document.id, amount }],
        }))
    for (const call of calls) await allocate.mutateAsync(call)
    done()
  }
  return {
    error: allocate.error,
    busy: allocate.isPending,
    // What was refused is shown from `error`.
    run: (laid: ReadonlyMap<string, string>) => void run(laid).catch(() => undefined),
  }
}
