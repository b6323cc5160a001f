/** Stock of counted products: movements in, out and adjustments are facts; a quantity is their sum, in millionths. */
import Decimal from 'decimal.js'
import type { MovedStock } from '../../changes/bodies.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { isDecimal } from '../../rules/documents/decimals.ts'
import { catalogue } from '../../rules/errors.ts'
import { lineAmount } from '../../rules/money.ts'
import { refuse as refuseDocument } from './errors.ts'

const { refuse, detail } = catalogue({
  'stock.notTracked': {
    fr: 'Le produit « {name} » n’est pas suivi en stock. Cochez le suivi dans sa fiche.',
    en: 'Product “{name}” is not tracked in stock. Turn tracking on in its record.',
  },
  'stock.nothing': {
    fr: 'La quantité est de zéro : il n’y a rien à déplacer.',
    en: 'The quantity is zero: there is nothing to move.',
  },
})

/** Largest quantity of one movement, in units: its millionths stay a whole number. */
export const QUANTITY_MAX = 999_999_999

/** True for a decimal that stock can hold; what is no decimal is told by the totals. */
export function isStockQuantity(quantity: string): boolean {
  return !isDecimal(quantity) || new Decimal(quantity).abs().lte(QUANTITY_MAX)
}

/** Millionths of a decimal quantity, rounded half away from zero. */
export const microOf = (quantity: string): number => lineAmount(quantity, '1', 6)

export interface MoveToMake {
  readonly product: string
  readonly kind: 'in' | 'out' | 'adjustment'
  /** Decimal; the size of what comes in or goes out, or the signed difference of an adjustment. */
  readonly quantity: string
}

function movedStock(company: Company, move: MoveToMake, index: number): MovedStock {
  const { product, kind } = move
  const row = company.sql.get<{ name: string | null; tracked: number | null }>(
    'SELECT name, tracked FROM product WHERE id = ?',
    product,
  )
  if (!row) throw refuseDocument('document.unknownProduct', { product })
  if (row.tracked !== 1) throw refuse('stock.notTracked', { name: row.name ?? product })
  const micro = microOf(move.quantity)
  if (micro === 0) throw refuse('stock.nothing', {}, [detail(`moves.${index}.quantity`, 'stock.nothing')])
  const size = Math.abs(micro)
  return { product, kind, micro: kind === 'adjustment' ? micro : kind === 'in' ? size : -size }
}

/** Moves stock, inside `company.write`; gives the fact. Refuses unknown or untracked products, and zero. */
export function moveStock(company: Company, moves: readonly MoveToMake[], date: Day, notes?: string): string {
  const id = uuidv7(company.now())
  const body = { id, date, moves: moves.map((move, index) => movedStock(company, move, index)) }
  const parts = notes ? [{ kind: 'mark', record: id, content: { reason: notes } }] : undefined
  company.append([{ type: 'stock.moved', body, ...(parts ? { parts } : {}) }])
  return id
}
