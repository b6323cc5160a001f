/** The top of an invoice: who sends it, what it is, who receives it; and the thin line atop its later pages. */
import { showDay, showMoney } from './figures.ts'
import { drawLines, type InvoiceSheet, inks } from './invoice-sheet.ts'
import { colours, type Ink } from './pen.ts'

const TOP = 48
const LOGO = { width: 168, height: 56 }
/** Width of the column at the right: title, dates, sum. */
const RIGHT_COLUMN = 208

function drawIssuer(sheet: InvoiceSheet): number {
  const { pen, paper, left, right } = sheet
  const { name, address, phone, email, website, logo } = paper.issuer
  const width = right - left - RIGHT_COLUMN - 24
  const pictured = logo !== null && pen.picture(logo, left, TOP, LOGO.width, LOGO.height)
  const ink: Ink = pictured ? inks.strong : { size: 16, weight: 'bold', colour: colours.accent }
  const step = pictured ? 13 : 20
  let y = TOP + (pictured ? LOGO.height + 18 : 16)
  y = drawLines(sheet, pen.wrap(name, width, ink), left, y, ink, step) - (pictured ? 0 : 4)
  const lines = [
    ...address.flatMap((text) => pen.wrap(text, width, inks.small)),
    ...pen.row([phone ?? '', email ?? '', website ?? ''], width, inks.small),
  ]
  return drawLines(sheet, lines, left, y, inks.small)
}

/** Title, number, and the few facts of the document with their labels. */
function drawTitle(sheet: InvoiceSheet): number {
  const { pen, paper, words, right } = sheet
  const left = right - RIGHT_COLUMN
  const title: Ink = { size: 24, weight: 'bold', colour: colours.accent }
  pen.line(words.title, right, TOP + 20, title, 'right')
  let y = TOP + 40
  if (paper.number !== null) {
    const ink: Ink = { size: 11, weight: 'bold' }
    for (const line of pen.wrap(`${words.number} ${paper.number}`, RIGHT_COLUMN, ink)) {
      pen.line(line, right, y, ink, 'right')
      y += 14
    }
    y += 8
  }
  const rows: readonly (readonly [string, string | null])[] = [
    [words.date, showDay(paper.date, paper.language)],
    [words.due, paper.dueDate && showDay(paper.dueDate, paper.language)],
    [words.terms, paper.terms],
    [words.reference, paper.reference],
    [words.project, paper.project],
  ]
  for (const [label, value] of rows) {
    if (value === null || value === '') continue
    pen.line(label, left, y, inks.small)
    const room = RIGHT_COLUMN - pen.measure(label, inks.small) - 12
    for (const line of pen.wrap(value, room, inks.text)) {
      pen.line(line, right, y, inks.text, 'right')
      y += 13
    }
    y += 2
  }
  return y
}

interface Party {
  readonly label: string
  readonly name: string
  readonly lines: readonly string[]
}

function drawParty(sheet: InvoiceSheet, party: Party, x: number, top: number, width: number): number {
  const { pen } = sheet
  pen.line(party.label, x, top, inks.label)
  const name: Ink = { size: 11, weight: 'bold' }
  let y = drawLines(sheet, pen.wrap(party.name, width, name), x, top + 16, name, 14)
  for (const text of party.lines) y = drawLines(sheet, pen.wrap(text, width, inks.text), x, y, inks.text, 13)
  return y
}

/** The sum that matters, large, on a pale ground. */
function drawSum({ pen, paper, words, right }: InvoiceSheet, top: number): number {
  const settled = paper.kind === 'invoice'
  const label = settled ? words.balance : words.total
  const sum = showMoney(settled ? paper.balance : paper.total, paper.currency, paper.language)
  const left = right - RIGHT_COLUMN
  pen.box(left, top, RIGHT_COLUMN, 52, colours.pale)
  pen.line(label, left + 12, top + 18, inks.small)
  const width = pen.measure(sum, { size: 1, weight: 'bold' })
  const size = Math.min(18, (RIGHT_COLUMN - 24) / width)
  pen.line(sum, right - 12, top + 38, { size, weight: 'bold', colour: colours.accent }, 'right')
  return top + 52
}

/** Draws the top of the first page; returns where it ends. */
export function drawHead(sheet: InvoiceSheet): number {
  const { paper, words, left, right } = sheet
  const { customer } = paper
  const top = Math.max(drawIssuer(sheet), drawTitle(sheet)) + 20
  const delivered = customer.delivery.length > 0
  const room = right - left - RIGHT_COLUMN - 24
  const width = delivered ? (room - 24) / 2 : room
  const numbers = customer.taxNumbers.map(({ label, number }) => `${label} ${number}`)
  const billed = { label: words.billedTo, name: customer.name, lines: [...customer.address, ...numbers] }
  const ends = [drawParty(sheet, billed, left, top + 8, width), drawSum(sheet, top)]
  if (delivered) {
    const [name = '', ...lines] = customer.delivery
    ends.push(drawParty(sheet, { label: words.deliveredTo, name, lines }, left + width + 24, top + 8, width))
  }
  return Math.max(...ends) + 12
}

/** What stands atop each page after the first, on one line. */
export function drawRunningHead({ pen, paper, words, left, right }: InvoiceSheet): void {
  const title = pen.clean([words.title, paper.number ?? ''].join(' ').trim())
  pen.line(title, left, 52, inks.strong)
  const room = right - left - pen.measure(title, inks.strong) - 24
  const others = [paper.issuer.name, paper.customer.name, showDay(paper.date, paper.language)].join(' · ')
  pen.line(pen.wrap(others, room, inks.small)[0]!, right, 52, inks.small, 'right')
}
