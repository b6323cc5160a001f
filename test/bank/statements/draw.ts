/** Draws a statement as PDF in a style, with random page breaks, and tells what a reader must find in it. */
import PDFDocument from 'pdfkit'
import type { Account, Dice, Movement } from './ledger.ts'

export type Role = 'date' | 'second' | 'label' | 'code' | 'debit' | 'credit' | 'amount' | 'balance' | 'sign'

export interface DrawnColumn {
  readonly role: Role
  /** One or two lines; two titles may stand for two columns when they are drawn as one text. */
  readonly title: string | readonly [string, string]
  /** Left edge, or right edge when aligned to the right. */
  readonly x: number
  readonly align?: 'left' | 'right' | 'center'
  readonly titleX?: number
  readonly titleAlign?: 'left' | 'right' | 'center'
}

export interface Pen {
  readonly doc: PDFKit.PDFDocument
  readonly dice: Dice
  y: number
  readonly page: () => number
  text(
    text: string,
    x: number,
    options?: { align?: 'left' | 'right' | 'center'; size?: number; bold?: boolean; y?: number },
  ): void
}

export interface Style {
  readonly name: string
  readonly font: string
  readonly bold: string
  readonly fontSize: number
  readonly leading: number
  /** Space between movements, in points. */
  readonly gap: number
  readonly columns: readonly DrawnColumn[]
  readonly pageSize?: [number, number]
  readonly bottom?: number
  readonly rotate?: 0 | 90 | 180 | 270
  readonly letterSpacing?: number
  /** Each line is one text padded with spaces (Courier). */
  readonly padded?: boolean
  /** Movements run in two columns, the second so far to the right. */
  readonly twoUp?: number
  readonly password?: string
  /** Headings: on every page, on the first only, or nowhere. */
  readonly headings: 'every' | 'first' | 'none'
  readonly dates: 'every' | 'firstOfDay' | 'heading'
  readonly balances: 'every' | 'endOfDay' | 'none'
  /** Line of its label on which an amount stands. */
  readonly amountLine: 'first' | 'last' | 'middle'
  /** What stands on the side of a movement that has no amount there. */
  readonly empty?: string
  readonly newestFirst?: boolean
  day(date: Date): string
  second?(date: Date): string
  /** An amount in a column; the sign is that of the books. */
  money(cents: number, role: Role): string
  /** What stands above the table on the first page, and on the others. */
  head(pen: Pen, account: Account, first: boolean): void
  /** Rows of the table before the first and after the last movement of the account. */
  opening?(account: Account): TableRow | null
  closing?(account: Account): TableRow | null
  carried?(balance: number, end: boolean): TableRow | null
  totals?(account: Account): TableRow[]
  foot?(pen: Pen, account: Account): void
  pageFoot?(pen: Pen, page: number): void
  /** Groups of movements under headings; the order of the movements follows them. */
  sections?(
    account: Account,
  ): readonly { title: string; movements: readonly Movement[]; total?: string; totalCents?: number }[]
}

export interface TableRow {
  readonly label: string
  readonly cells: Partial<Record<Role, string>>
  readonly date?: string
  readonly labelX?: number
}

export interface Truth {
  readonly opening: number
  readonly closing: number
  readonly lines: readonly { readonly date: string; readonly cents: number; readonly label: string }[]
}

export interface Drawn {
  readonly bytes: Uint8Array
  readonly truth: readonly Truth[]
}

const iso = (date: Date) => date.toISOString().slice(0, 10)

class Drawing {
  readonly doc: PDFKit.PDFDocument
  readonly #style: Style
  readonly #pen: Pen
  #pages = 1
  #shift = 0
  #top = 0
  readonly #padded = new Map<number, string>()
  readonly #width: number
  readonly #height: number

  constructor(style: Style, dice: Dice) {
    const [width, height] = style.pageSize ?? [612, 792]
    this.#style = style
    this.#width = width
    this.#height = height
    const turned = style.rotate === 90 || style.rotate === 270
    this.doc = new PDFDocument({
      size: turned ? [height, width] : [width, height],
      margin: 0,
      autoFirstPage: false,
      ...(style.password ? { userPassword: style.password, pdfVersion: '1.7' as const } : {}),
    })
    const doc = this.doc
    const self = this
    this.#pen = {
      doc,
      dice,
      y: 0,
      page: () => this.#pages,
      text(text, x, options = {}) {
        const { align = 'left', size = style.fontSize, bold = false, y = this.y } = options
        if (text === '') return
        doc.font(bold ? style.bold : style.font).fontSize(size)
        const spacing = style.letterSpacing ?? 0
        const width_ = doc.widthOfString(text) + spacing * text.length
        const left = align === 'right' ? x - width_ : align === 'center' ? x - width_ / 2 : x
        self.put(text, left + self.#shift, y, spacing)
      },
    }
    this.#addPage()
  }

  put(text: string, x: number, y: number, spacing: number): void {
    if (spacing === 0) {
      this.doc.text(text, x, y, { lineBreak: false })
      return
    }
    let at = x
    for (const letter of text) {
      if (letter !== ' ') this.doc.text(letter, at, y, { lineBreak: false })
      at += this.doc.widthOfString(letter) + spacing
    }
  }

  #addPage(): void {
    const { rotate = 0 } = this.#style
    this.doc.addPage()
    if (rotate === 0) return
    const page = this.doc.page as unknown as { dictionary: { data: Record<string, unknown> } }
    page.dictionary.data.Rotate = rotate
    const [w, h] = [this.#width, this.#height]
    if (rotate === 90) this.doc.transform(0, -1, 1, 0, 0, w)
    if (rotate === 180) this.doc.transform(-1, 0, 0, -1, w, h)
    if (rotate === 270) this.doc.transform(0, 1, -1, 0, h, 0)
  }

  get pen(): Pen {
    return this.#pen
  }

  #titles(): void {
    const { columns, leading } = this.#style
    const tall = columns.some(({ title }) => typeof title !== 'string')
    for (const { title, x, align, titleX, titleAlign } of columns) {
      const lines = typeof title === 'string' ? (tall ? ['', title] : [title]) : title
      for (const [i, line] of lines.entries())
        this.#pen.text(line, titleX ?? x, {
          align: titleAlign ?? align ?? 'left',
          bold: true,
          y: this.#pen.y + i * leading * 0.95,
        })
    }
    this.#pen.y += leading * (tall ? 2.1 : 1.3)
  }

  open(account: Account, headings: boolean): void {
    this.#style.head(this.#pen, account, headings)
    if (headings && this.#style.headings !== 'none') this.#titles()
    this.#top = this.#pen.y
  }

  breakPage(account: Account): void {
    const { twoUp } = this.#style
    if (twoUp !== undefined && this.#shift === 0) {
      this.#shift = twoUp
      this.#pen.y = this.#top
      return
    }
    this.#shift = 0
    this.#style.pageFoot?.(this.#pen, this.#pages)
    this.#addPage()
    this.#pages++
    this.#pen.y = 0
    this.#style.head(this.#pen, account, false)
    if (this.#style.headings === 'every') this.#titles()
    this.#top = this.#pen.y
  }

  full(lines: number): boolean {
    return this.#pen.y + lines * this.#style.leading > this.#height - (this.#style.bottom ?? 70)
  }

  row(row: TableRow): void {
    const { columns, leading, gap } = this.#style
    for (const { role, x, align } of columns) {
      const text = role === 'label' ? row.label : role === 'date' ? (row.date ?? '') : (row.cells[role] ?? '')
      this.#cellText(text, role === 'label' ? (row.labelX ?? x) : x, align ?? 'left', this.#pen.y)
    }
    this.#flushLines()
    this.#pen.y += leading + gap
  }

  movement(movement: Movement, dated: boolean, balance: boolean): void {
    const { columns, leading, gap, amountLine } = this.#style
    const { label } = movement
    const line =
      amountLine === 'first' ? 0 : amountLine === 'last' ? label.length - 1 : (label.length - 1) / 2
    const top = this.#pen.y
    for (const { role, x, align } of columns) {
      const at = (text: string, y: number) => this.#cellText(text, x, align ?? 'left', y)
      if (role === 'label') for (const [i, text] of label.entries()) at(text, top + i * leading)
      else {
        const y =
          role === 'date' || role === 'second' || role === 'code'
            ? amountLine === 'middle'
              ? line
              : 0
            : line
        at(this.#cell(movement, role, dated, balance), top + y * leading)
      }
    }
    this.#flushLines()
    this.#pen.y = top + label.length * leading + gap
  }

  /** The text of a cell, drawn at once or kept for the padded line it is part of. */
  #cellText(text: string, x: number, align: 'left' | 'right' | 'center', y: number): void {
    if (!this.#style.padded) {
      this.#pen.text(text, x, { align, y })
      return
    }
    const letter = this.#style.fontSize * 0.6
    const first = this.#style.columns[0]!.x
    const at = Math.round((x - first) / letter) - (align === 'right' ? text.length : 0)
    const line = (this.#padded.get(y) ?? '').padEnd(at)
    if (text !== '') this.#padded.set(y, line.slice(0, at) + text)
  }

  #flushLines(): void {
    for (const [y, line] of this.#padded) this.#pen.text(line, this.#style.columns[0]!.x, { y })
    this.#padded.clear()
  }

  #cell(
    { date, second, cents, balance: after }: Movement,
    role: Role,
    dated: boolean,
    balance: boolean,
  ): string {
    const style = this.#style
    if (role === 'date') return dated ? style.day(date) : ''
    if (role === 'second') return (style.second ?? style.day)(second)
    if (role === 'code') return cents < 0 ? 'ACH' : 'DDI'
    if (role === 'debit') return cents < 0 ? style.money(cents, role) : (style.empty ?? '')
    if (role === 'credit') return cents >= 0 ? style.money(cents, role) : (style.empty ?? '')
    if (role === 'balance') return balance ? style.money(after, role) : ''
    return style.money(cents, role)
  }

  async finish(account: Account): Promise<Uint8Array> {
    this.#style.foot?.(this.#pen, account)
    this.#style.pageFoot?.(this.#pen, this.#pages)
    const chunks: Buffer[] = []
    const ended = new Promise<void>((resolve) => this.doc.on('end', resolve))
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    this.doc.end()
    await ended
    return Buffer.concat(chunks)
  }
}

function drawMovements(
  drawing: Drawing,
  style: Style,
  account: Account,
  movements: readonly Movement[],
): void {
  for (const [i, movement] of movements.entries()) {
    const previous = movements[i - 1]
    const next = movements[i + 1]
    if (drawing.full(movement.label.length + 2)) {
      const carried = style.carried?.(previous?.balance ?? account.opening, true)
      if (carried) drawing.row(carried)
      drawing.breakPage(account)
      const again = style.carried?.(previous?.balance ?? account.opening, false)
      if (again) drawing.row(again)
    }
    const sameDay = previous !== undefined && iso(previous.date) === iso(movement.date)
    if (style.dates === 'heading' && !sameDay) {
      drawing.pen.text(style.day(movement.date), style.columns[0]!.x, { bold: true })
      drawing.pen.y += style.leading * 1.2
    }
    const dated = style.dates === 'every' || (style.dates === 'firstOfDay' && !sameDay)
    const lastOfDay = next === undefined || iso(next.date) !== iso(movement.date)
    drawing.movement(
      movement,
      dated,
      style.balances === 'every' || (style.balances === 'endOfDay' && lastOfDay),
    )
  }
}

/** Draws the accounts one after another and gives the file with what it says. */
export async function drawStatement(style: Style, accounts: readonly Account[], dice: Dice): Promise<Drawn> {
  const drawing = new Drawing(style, dice)
  const truth: Truth[] = []
  for (const account of accounts) {
    drawing.open(account, true)
    const order = style.newestFirst ? [...account.movements].reverse() : account.movements
    const [before, after] = [style.opening?.(account), style.closing?.(account)]
    const first = style.newestFirst ? after : before
    if (first) drawing.row(first)
    const shown: Movement[] = []
    for (const section of style.sections?.(account) ?? [{ title: '', movements: order }]) {
      if (section.movements.length === 0) continue
      if (section.title !== '') {
        if (drawing.full(4)) drawing.breakPage(account)
        drawing.pen.text(section.title, style.columns[0]!.x, { bold: true })
        drawing.pen.y += style.leading * 1.3
      }
      drawMovements(drawing, style, account, section.movements)
      shown.push(...section.movements)
      if ('total' in section && section.total)
        drawing.row({
          label: section.total,
          cells: { amount: style.money(section.totalCents ?? 0, 'amount') },
        })
    }
    for (const total of style.totals?.(account) ?? []) drawing.row(total)
    const last = style.newestFirst ? before : after
    if (last) drawing.row(last)
    drawing.pen.y += style.leading
    truth.push({
      opening: account.opening,
      closing: account.closing,
      lines: shown.map(({ date, cents, label }) => ({ date: iso(date), cents, label: label.join(' ') })),
    })
  }
  return { bytes: await drawing.finish(accounts.at(-1)!), truth }
}
