/** What follows the lines of an invoice: totals, how to pay, notes, the mentions of the law, and the foot of pages. */
import { legalMentions } from '../../db/rules/documents/mentions.ts'
import type { Block } from './blocks.ts'
import { showMoney, showRate } from './figures.ts'
import type { PaperTax } from './invoice-paper.ts'
import { drawLines, type InvoiceSheet, inks } from './invoice-sheet.ts'
import { colours, type Ink } from './pen.ts'
import { pageOf } from './words.ts'

const TOTALS_WIDTH = 248
const INSET = 8
const LABEL_STEP = 12
/** Lines on how to pay that stand beside the totals; more of them stand below. */
const PAYING_LINES_MAX = 16

/** Rates of TVQ cut short, and of TPS and TVQ together: Revenu Québec wants none of them on a document. */
const UNPRINTABLE: readonly number[] = [99_700, 149_700, 149_750]

function taxLabel({ paper }: InvoiceSheet, { label, rate }: PaperTax): string {
  if (rate === null || label.includes('%')) return label
  if (paper.country === 'CA' && UNPRINTABLE.includes(rate)) return label
  return `${label} ${showRate(rate, paper.language)}`
}

interface TotalRow {
  readonly label: string
  readonly cents: number
  /** In small letters under the label. */
  readonly detail?: string
  readonly look: 'plain' | 'strong' | 'band'
}

/** Registration numbers beside each tax, which a buyer in Canada needs; the base of each rate elsewhere. */
function taxRows(sheet: InvoiceSheet): TotalRow[] {
  const { paper, words } = sheet
  return paper.taxes.map((tax) => {
    const base = `${words.base} ${showMoney(tax.base, paper.currency, paper.language)}`
    const number = tax.registration === null ? '' : `${words.number} ${tax.registration}`
    const detail = paper.country === 'CA' ? number : [base, number].filter((part) => part !== '').join(' · ')
    return {
      label: taxLabel(sheet, tax),
      cents: tax.amount,
      look: 'plain',
      ...(detail === '' ? {} : { detail }),
    }
  })
}

function totalRows(sheet: InvoiceSheet): TotalRow[] {
  const { paper, words } = sheet
  const plain = (label: string, cents: number): TotalRow => ({ label, cents, look: 'plain' })
  const settled = paper.kind === 'invoice' || (paper.kind === 'creditNote' && paper.paid !== 0)
  return [
    plain(words.subtotal, paper.subtotal),
    ...(paper.discount === 0 ? [] : [plain(words.discount, -paper.discount)]),
    ...(paper.holdback === 0 ? [] : [plain(words.holdback, -paper.holdback)]),
    ...taxRows(sheet),
    { label: words.total, cents: paper.total, look: settled ? 'strong' : 'band' },
    ...(settled && paper.paid !== 0 ? [plain(words.paid, -paper.paid)] : []),
    ...(settled ? [{ label: words.balance, cents: paper.balance, look: 'band' } as const] : []),
  ]
}

interface SetRow extends TotalRow {
  readonly ink: Ink
  readonly shown: string
  /** The label, broken where its figure begins. */
  readonly lines: readonly string[]
  readonly height: number
}

function setRow({ pen, paper }: InvoiceSheet, row: TotalRow): SetRow {
  const band = row.look === 'band'
  const ink: Ink = {
    size: band ? 12 : row.look === 'strong' ? 10.5 : 9.5,
    weight: row.look === 'plain' ? 'regular' : 'bold',
    colour: band ? colours.paper : colours.ink,
  }
  const shown = showMoney(row.cents, paper.currency, paper.language)
  const lines = pen.wrap(row.label, TOTALS_WIDTH - 3 * INSET - pen.measure(shown, ink), ink)
  const height = (band ? 34 : 18) + (lines.length - 1) * LABEL_STEP + (row.detail === undefined ? 0 : 10)
  return { ...row, ink, shown, lines, height }
}

function drawTotal(sheet: InvoiceSheet, row: SetRow, y: number): void {
  const { pen, right } = sheet
  const left = right - TOTALS_WIDTH
  const band = row.look === 'band'
  if (band) pen.box(left, y + 4, TOTALS_WIDTH, row.height - 6, colours.accent)
  if (row.look === 'strong') pen.rule(left, right, y + 1, 0.8, colours.accent)
  const baseline = y + (band ? 22 : 13)
  pen.line(row.shown, right - INSET, baseline, row.ink, 'right')
  const below = drawLines(sheet, row.lines, left + INSET, baseline, row.ink, LABEL_STEP)
  if (row.detail !== undefined)
    pen.line(pen.clean(row.detail), left + INSET, below - LABEL_STEP + 10, inks.foot)
}

/** How to pay, at the left of the totals. */
function payingLines({ pen, paper, left, right }: InvoiceSheet): string[] {
  const text = paper.paymentInstructions ?? ''
  return text === '' ? [] : pen.wrap(text, right - left - TOTALS_WIDTH - 32, inks.text)
}

/** Totals at the right, how to pay at their left when that is short: never cut. */
function totalsBlock(sheet: InvoiceSheet, paying: readonly string[]): Block {
  const { pen, words, left } = sheet
  const rows = totalRows(sheet).map((row) => setRow(sheet, row))
  const totals = rows.reduce((sum, row) => sum + row.height, 0)
  return {
    height: Math.max(totals, paying.length === 0 ? 0 : 20 + paying.length * 13),
    before: 12,
    withNext: false,
    draw: (top) => {
      let y = top
      for (const row of rows) {
        drawTotal(sheet, row, y)
        y += row.height
      }
      if (paying.length === 0) return
      pen.line(words.payment, left, top + 13, inks.label)
      drawLines(sheet, paying, left, top + 29, inks.text, 13)
    },
  }
}

/** A text over the whole width, line by line, its heading with its first line. */
function textBlocks(
  { pen, left, right }: InvoiceSheet,
  heading: string | null,
  text: string,
  ink: Ink,
): Block[] {
  const step = Math.ceil(ink.size * 1.35)
  return pen.wrap(text, right - left, ink).map((line, index) => {
    const headed = index === 0 && heading !== null
    return {
      height: step + (headed ? 16 : 0),
      before: index > 0 ? 0 : headed ? 20 : 4,
      withNext: index === 0,
      draw: (y) => {
        if (headed) pen.line(heading, left, y + 8, inks.label)
        pen.line(line, left, y + (headed ? 16 : 0) + ink.size, ink)
      },
    }
  })
}

/** All that follows the lines. */
export function allAfterLines(sheet: InvoiceSheet): Block[] {
  const { paper, words } = sheet
  const mentions = [
    ...(paper.pricesIncludeTax ? [words.taxIncluded] : []),
    ...legalMentions(paper.country, paper.kind, paper.facts, paper.language),
  ]
  const paying = payingLines(sheet)
  const beside = paying.length <= PAYING_LINES_MAX
  return [
    totalsBlock(sheet, beside ? paying : []),
    ...(beside ? [] : textBlocks(sheet, words.payment, paper.paymentInstructions ?? '', inks.text)),
    ...(paper.notes === null || paper.notes === ''
      ? []
      : textBlocks(sheet, words.notes, paper.notes, inks.text)),
    ...mentions.flatMap((mention, index) =>
      textBlocks(sheet, null, mention, inks.small).map((block, line) =>
        index === 0 && line === 0 ? { ...block, before: 20 } : block,
      ),
    ),
  ]
}

/** The issuer's numbers as lines of the foot. */
export function footLines({ pen, paper, left, right }: InvoiceSheet): string[] {
  const numbers = paper.issuer.registrations.map(({ label, number }) => `${label} ${number}`)
  return pen.row(numbers, right - left - 72, inks.foot)
}

/** Room that the foot takes at the bottom of each page. */
export function footHeight(lines: readonly string[]): number {
  return 52 + Math.max(0, lines.length - 1) * 10
}

export function drawFoot(sheet: InvoiceSheet, lines: readonly string[], page: number, pages: number): void {
  const { pen, size, left, right } = sheet
  const top = size.height - footHeight(lines) + 8
  pen.rule(left, right, top, 0.25, colours.hair)
  drawLines(sheet, lines, left, top + 14, inks.foot, 10)
  pen.line(pageOf(page, pages), right, top + 14, inks.foot, 'right')
}
