/** What every part of a printed invoice works with: the pen, the words, the edges of the page. */
import type { InvoicePaper } from './invoice-paper.ts'
import type { Words } from './invoice-words.ts'
import { colours, type Ink, type PaperSize, type Pen } from './pen.ts'

export interface InvoiceSheet {
  readonly pen: Pen
  readonly paper: InvoicePaper
  readonly words: Words
  readonly size: PaperSize
  readonly left: number
  readonly right: number
}

/** Sizes and colours of the few kinds of text that the page has. */
export const inks = {
  text: { size: 9.5 },
  strong: { size: 9.5, weight: 'bold' },
  small: { size: 8.5, colour: colours.grey },
  label: { size: 8, weight: 'bold', colour: colours.accent },
  foot: { size: 7.5, colour: colours.grey },
} as const satisfies Readonly<Record<string, Ink>>

/** Lines of text one under the other from baseline `y`; returns the baseline that would come next. */
export function drawLines(
  { pen }: InvoiceSheet,
  lines: readonly string[],
  x: number,
  y: number,
  ink: Ink,
  step = 12,
): number {
  lines.forEach((line, index) => {
    pen.line(line, x, y + index * step, ink)
  })
  return y + lines.length * step
}
