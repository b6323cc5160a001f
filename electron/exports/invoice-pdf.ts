/** Commercial documents on paper: invoices, quotes, orders and credit notes, from one line to several hundred. */
import { assert } from '../../db/rules/errors.ts'
import { paginate } from './blocks.ts'
import { allAfterLines, drawFoot, footHeight, footLines } from './invoice-end.ts'
import { drawHead, drawRunningHead } from './invoice-head.ts'
import { allLines, drawHeadings, HEADING_HEIGHT, lineTable } from './invoice-lines.ts'
import type { InvoicePaper } from './invoice-paper.ts'
import type { InvoiceSheet } from './invoice-sheet.ts'
import { wordsOf } from './invoice-words.ts'
import { Pen, paperOf } from './pen.ts'

const MARGIN = 48
/** From the top of the paper to the headings, on pages after the first. */
const LATER_TOP = 68

/** The document as PDF. */
export async function invoiceToPdf(paper: InvoicePaper): Promise<Uint8Array> {
  assert(paper.lines.length > 0, 'a document to print has lines')
  const words = wordsOf(paper)
  const size = paperOf(paper.country)
  const title = [words.title, paper.number ?? words.draft, paper.issuer.name].join(' - ')
  const pen = new Pen({ title, author: paper.issuer.name, language: paper.language, day: paper.date })
  const sheet: InvoiceSheet = { pen, paper, words, size, left: MARGIN, right: size.width - MARGIN }
  const startPage = () => {
    pen.page(size)
    if (paper.draft) pen.watermark(words.draft)
  }
  startPage()
  const first = drawHead(sheet)
  const table = lineTable(sheet)
  const lines = allLines(sheet, table)
  const foot = footLines(sheet)
  const bottom = size.height - footHeight(foot)
  const topOf = (page: number) => (page === 0 ? first : LATER_TOP)
  const pages = paginate([...lines, ...allAfterLines(sheet)], (page) => bottom - topOf(page) - HEADING_HEIGHT)
  const ofLines = new Set(lines)
  pages.forEach((placed, page) => {
    if (page > 0) {
      startPage()
      drawRunningHead(sheet)
    }
    if (placed.some(({ block }) => ofLines.has(block))) drawHeadings(sheet, table, topOf(page))
    for (const { block, y } of placed) block.draw(topOf(page) + HEADING_HEIGHT + y)
    drawFoot(sheet, foot, page + 1, pages.length)
  })
  return pen.finish()
}
