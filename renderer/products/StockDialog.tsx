import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../db/rules/dates.ts'
import { AskDialog } from '../components/AskDialog.tsx'
import { DateField } from '../components/DateField.tsx'
import { TextField } from '../components/record/TextField.tsx'
import { useFaults } from '../components/record/useRecordForm.ts'
import { useWrite } from '../data/useWrite.ts'
import { DecimalField } from '../documents/DecimalField.tsx'
import type { Output } from '../transport/wire.ts'
import type { Product } from './productForm.ts'

interface StockDialogProps {
  readonly product: Product
  readonly onClose: () => void
  readonly onMoved: (answer: Output<'stock.move'>) => void
}

const KINDS = ['in', 'out', 'adjustment'] as const
type MoveKind = (typeof KINDS)[number]

const KIND_TEXTS = {
  in: 'stock.in',
  out: 'stock.outward',
  adjustment: 'stock.adjustment',
} as const satisfies Record<MoveKind, string>

/** Goods that came in, went out, or were counted otherwise than the books say. */
export function StockDialog({ product, onClose, onMoved }: StockDialogProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<MoveKind>('in')
  const [quantity, setQuantity] = useState('')
  const [date, setDate] = useState<string>(localDay(Date.now()))
  const [notes, setNotes] = useState('')
  const move = useWrite('stock.move')
  const faults = useFaults(move.error)
  const save = () =>
    move.mutate(
      { productId: product.id, kind, quantity, date, ...(notes.trim() ? { notes: notes.trim() } : {}) },
      { onSuccess: onMoved },
    )
  return (
    <AskDialog
      title={t('stock.moveOf', { name: product.name })}
      confirm={t('stock.record')}
      onConfirm={save}
      onCancel={onClose}
      busy={move.isPending}
      disabled={quantity === '' || date === ''}
      error={move.error}
    >
      <Field label={t('stock.movement')}>
        <RadioGroup layout="horizontal" value={kind} onChange={(_, { value }) => setKind(value as MoveKind)}>
          {KINDS.map((one) => (
            <Radio key={one} value={one} label={t(KIND_TEXTS[one])} />
          ))}
        </RadioGroup>
      </Field>
      {kind === 'adjustment' ? <p className="gl-hint">{t('stock.adjustmentHint')}</p> : null}
      <div className="gl-form-row">
        <DecimalField
          label={t('stock.quantity')}
          value={quantity}
          onChange={setQuantity}
          decimals={6}
          problem={faults('quantity')}
          after={product.unit ?? ''}
        />
        <DateField label={t('common.date')} value={date} onChange={setDate} problem={faults('date')} />
      </div>
      <TextField label={t('stock.notes')} value={notes} onChange={setNotes} max={500} />
    </AskDialog>
  )
}
