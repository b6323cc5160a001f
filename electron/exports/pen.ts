/**
 * A pen over pdfkit: lines of text set where they are told, measured and broken by us, so that what fits on a page
 * is known before anything is drawn. Lengths are points (1/72 inch), y grows downwards and names a baseline.
 */
import PDFDocument from 'pdfkit'
import { type Day, noonOf } from '../../db/rules/dates.ts'
import { localeOf } from './figures.ts'
import { boldFont, regularFont } from './fonts.ts'
import { isPng, isSoundPng } from './png.ts'
import type { Language } from './table.ts'

export type Weight = 'regular' | 'bold'
export type Align = 'left' | 'right' | 'center'

/** One accent, a deep green; the rest is black and greys. */
export const colours = {
  accent: '#0f5c4a',
  pale: '#e8f1ee',
  ink: '#1b211f',
  grey: '#5d6864',
  hair: '#d3dad7',
  paper: '#ffffff',
} as const

export interface Ink {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: string
}

export interface PaperSize {
  readonly width: number
  readonly height: number
}

const LETTER: PaperSize = { width: 612, height: 792 }
const A4: PaperSize = { width: 595.28, height: 841.89 }

/** Letter in North America, A4 elsewhere. */
export function paperOf(country: string): PaperSize {
  return country === 'CA' || country === 'US' ? LETTER : A4
}

export interface PenOptions {
  readonly title: string
  readonly author: string
  readonly language: Language
  readonly day: Day
}

/** Signs that show nothing and may turn the direction of what follows. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const controls = /[\p{Cc}--\n]/gv

/** Sums of widths are not exact to the last bit. */
const SLACK = 0.01

export class Pen {
  readonly #doc: PDFKit.PDFDocument
  readonly #bytes: Promise<Uint8Array>
  readonly #language: Language
  readonly #widths = { regular: new Map<string, number>(), bold: new Map<string, number>() }
  readonly #known = new Map<string, boolean>()

  constructor({ title, author, language, day }: PenOptions) {
    this.#language = language
    this.#doc = new PDFDocument({
      autoFirstPage: false,
      margin: 0,
      pdfVersion: '1.7',
      lang: localeOf(language),
      displayTitle: true,
      // Unsaid, the library would look for files of its own, which a bundle does not have.
      font: null as unknown as string,
      info: { Title: title, Author: author, Creator: 'GrandLivre', CreationDate: noonOf(day) },
    })
    this.#doc.registerFont('regular', regularFont as Buffer)
    this.#doc.registerFont('bold', boldFont as Buffer)
    this.#bytes = new Promise((resolve, reject) => {
      const parts: Uint8Array[] = []
      this.#doc.on('data', (part: Uint8Array) => parts.push(part))
      this.#doc.on('end', () => resolve(Buffer.concat(parts)))
      this.#doc.on('error', reject)
    })
  }

  /** Starts a page; all that follows goes there. */
  page({ width, height }: PaperSize): void {
    this.#doc.addPage({ size: [width, height], margin: 0 })
  }

  /** A text as it can be printed: composed, one kind of space, `?` for a letter that the font does not have. */
  clean(text: string): string {
    const lines = text.normalize('NFC').replace(/\r\n?/g, '\n')
    const composed = lines.replace(invisible, '').replace(controls, ' ')
    return [...composed].map((letter) => (this.#has(letter) ? letter : '?')).join('')
  }

  #has(letter: string): boolean {
    if (letter === '\n') return true
    const known = this.#known.get(letter)
    if (known !== undefined) return known
    this.#doc.font('regular')
    const { font } = (this.#doc as unknown as Untyped)._font
    const has = font.hasGlyphForCodePoint(letter.codePointAt(0)!)
    this.#known.set(letter, has)
    return has
  }

  /** Width of one line of cleaned text. */
  measure(text: string, { size, weight = 'regular' }: Ink): number {
    const widths = this.#widths[weight]
    const known = widths.get(text)
    if (known !== undefined) return known * size
    const width = this.#doc.font(weight).fontSize(1).widthOfString(text)
    widths.set(text, width)
    return width * size
  }

  /** Lines of at most `width`, broken at spaces and after hyphens; a word is cut only when it is longer than a line. */
  wrap(text: string, width: number, ink: Ink): string[] {
    return this.#bound(this.clean(text))
      .split('\n')
      .flatMap((paragraph) => this.#wrapParagraph(paragraph, width, ink))
  }

  /** Short texts with a dot between them, as many as go on each line. */
  row(items: readonly string[], width: number, ink: Ink): string[] {
    const lines: string[] = []
    for (const item of items.filter((text) => text !== '')) {
      const longer = lines.length === 0 ? null : `${lines.at(-1)} · ${this.clean(item)}`
      if (longer !== null && this.measure(longer, ink) <= width) lines[lines.length - 1] = longer
      else lines.push(...this.wrap(item, width, ink))
    }
    return lines
  }

  /** French signs that stay with the word before them. */
  #bound(text: string): string {
    if (this.#language === 'en') return text
    return text.replace(/ (?=[:;!?»%$€])/g, '\u00a0').replace(/« /g, '«\u00a0')
  }

  #wrapParagraph(paragraph: string, width: number, ink: Ink): string[] {
    const lines: string[] = []
    let line = ''
    for (const piece of paragraph.match(/[^ \-–—/]*[-–—/]+|[^ \-–—/]+| +/g) ?? []) {
      const longer = line + piece
      if (this.measure(longer.trimEnd(), ink) <= width + SLACK) {
        line = longer
        continue
      }
      if (line.trim() !== '') lines.push(line.trim())
      line = piece.trimStart()
      while (this.measure(line, ink) > width + SLACK) {
        const fitting = this.#fitting(line, width, ink)
        lines.push(line.slice(0, fitting))
        line = line.slice(fitting)
      }
    }
    lines.push(line.trim())
    return lines
  }

  /** How many letters of a word go on a line: at least one. */
  #fitting(word: string, width: number, ink: Ink): number {
    let count = 1
    while (count < word.length && this.measure(word.slice(0, count + 1), ink) <= width) count += 1
    return count
  }

  /** One line of text with its left end, middle or right end at `x`. */
  line(text: string, x: number, y: number, ink: Ink, align: Align = 'left'): void {
    if (text === '') return
    const width = align === 'left' ? 0 : this.measure(text, ink)
    const left = x - (align === 'right' ? width : align === 'center' ? width / 2 : 0)
    this.#doc
      .font(ink.weight ?? 'regular')
      .fontSize(ink.size)
      .fillColor(ink.colour ?? colours.ink)
      .text(text, left, y, { lineBreak: false, baseline: 'alphabetic' })
  }

  rule(from: number, to: number, y: number, thickness: number, colour: string = colours.ink): void {
    this.#doc.moveTo(from, y).lineTo(to, y).lineWidth(thickness).strokeColor(colour).stroke()
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.#doc.rect(x, y, width, height).fill(colour)
  }

  /** One large pale word across the page, under what is drawn next. */
  watermark(word: string): void {
    const { width, height } = this.#doc.page
    const ink: Ink = { size: 112, weight: 'bold', colour: colours.accent }
    this.#doc
      .save()
      .rotate(-40, { origin: [width / 2, height / 2] })
      .fillOpacity(0.08)
    this.line(word, width / 2, height / 2 + 40, ink, 'center')
    this.#doc.restore().fillOpacity(1)
  }

  /** A picture inside a frame, at its top left; false when its bytes are no sound PNG or JPEG. */
  picture(bytes: Uint8Array, x: number, y: number, width: number, height: number): boolean {
    if (isPng(bytes) && !isSoundPng(bytes)) return false
    try {
      const image = (this.#doc as unknown as Untyped).openImage(Buffer.from(bytes))
      if (!(image.width > 0 && image.height > 0)) return false
      this.#doc.image(image as unknown as string, x, y, { fit: [width, height] })
      return true
    } catch {
      // What is neither is refused by the library at once.
      return false
    }
  }

  /** Ends the document. */
  finish(): Promise<Uint8Array> {
    this.#doc.end()
    return this.#bytes
  }
}

/** What the library has and its types do not name. */
interface Untyped {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
  openImage(bytes: Buffer): { readonly width: number; readonly height: number }
}
