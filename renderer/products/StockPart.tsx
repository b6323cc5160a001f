import { Button } from '@fluentui/react-components'
import { ArrowSort16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../components/Notice.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useReadPages } from '../data/useRead.ts'
import { editableAmount } from '../format/figures.ts'
import type { Output } from '../transport/wire.ts'
import type { Product } from './productForm.ts'
import { StockChip } from './StockChip.tsx'
import { StockDialog } from './StockDialog.tsx'

type Move = Output<'stock.moves'>['items'][number]

/** What is on hand of a product, and every movement of it, the last first. */
export function StockPart({ product }: { readonly product: Product }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [moving, setMoving] = useState(false)
  const [warning, setWarning] = useState<string | null>(null)
  const { quantity, unit, stockStatus } = product
  return (
    <RecordBox
      title={t('stock.title')}
      actions={
        <Button size="small" icon={<ArrowSort16Regular />} onClick={() => setMoving(true)}>
          {t('stock.move')}
        </Button>
      }
    >
      <p className="gl-stock-now">
        <strong className="gl-figure">
          {editableAmount(quantity ?? '0', format.language)} {unit ?? ''}
        </strong>
        {stockStatus ? <StockChip status={stockStatus} /> : null}
      </p>
      {warning ? <Notice intent="warning">{warning}</Notice> : null}
      <Moves product={product} />
      {moving ? (
        <StockDialog
          product={product}
          onClose={() => setMoving(false)}
          onMoved={({ warnings }) => {
            setMoving(false)
            setWarning(warnings[0] ? format.text(warnings[0].message) : null)
          }}
        />
      ) : null}
    </RecordBox>
  )
}

function Moves({ product }: { readonly product: Product }) {
  const { t } = useTranslation()
  const moves = useReadPages('stock.moves', { productId: product.id })
  if (moves.items.length === 0) return <p className="gl-hint">{t('stock.noMoves')}</p>
  return (
    <>
      <div className="gl-table-box gl-stock-moves">
        <table className="gl-table" aria-label={t('stock.moves')}>
          <thead>
            <tr>
              <th scope="col">{t('common.date')}</th>
              <th scope="col">{t('stock.movement')}</th>
              <th scope="col" className="gl-end">
                {t('stock.quantity')}
              </th>
              <th scope="col" className="gl-end">
                {t('stock.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {moves.items.map((move) => (
              <MoveRow key={move.id} move={move} />
            ))}
          </tbody>
        </table>
      </div>
      {moves.hasNextPage ? (
        <Button size="small" disabled={moves.isFetching} onClick={() => void moves.fetchNextPage()}>
          {t('stock.older')}
        </Button>
      ) : null}
    </>
  )
}

function MoveRow({ move }: { readonly move: Move }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { date, kind, quantity, balance, documentNumber, notes } = move
  const sign = quantity.startsWith('-') ? '' : '+'
  return (
    <tr>
      <td className="gl-figure">{date}</td>
      <td>
        {t(`stock.kinds.${kind}`)} {documentNumber ?? ''}
        {notes ? <div className="gl-hint">{notes}</div> : null}
      </td>
      <td className="gl-end gl-figure">
        {sign}
        {editableAmount(quantity, language)}
      </td>
      <td className="gl-end gl-figure">{editableAmount(balance, language)}</td>
    </tr>
  )
}
