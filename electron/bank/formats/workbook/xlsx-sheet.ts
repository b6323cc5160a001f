/** One sheet of an .xlsx workbook: its cells as texts. Formulas are never computed; what they last gave is read. */

import type { Sheet } from '../tables/sheet.ts'
import { MERGED_MAX } from './limits.ts'
import { attributeOf } from './markup.ts'
import { currencyOfText, GENERAL, numberText } from './numbers.ts'
import { type CellBudget, SheetBuilder } from './sheet.ts'
import { readPart, unescaped, type WorkbookParts } from './xlsx-parts.ts'
import type { ZipArchive } from './zip.ts'

/** Column and row of `BC12`, from zero; null when it is no such reference. */
export function cellAddress(reference: string): { row: number; column: number } | null {
  let column = 0
  let at = 0
  for (; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  const row = Number(reference.slice(at))
  return at === 0 || !(row >= 1) || row > 1_048_576 ? null : { row: row - 1, column: column - 1 }
}

/** A sheet with so many formulas, all of them zero, was never computed. */
const UNCOMPUTED_MIN = 2
const UNCOMPUTED_MAX = 100_000

class SheetCells {
  readonly builder: SheetBuilder
  readonly #parts: WorkbookParts
  #row = -1
  #column = -1
  #type = 'n'
  #style = 0
  #value: string | null = null
  #formula = ''
  #inline = ''
  #inside: 'v' | 'f' | 't' | null = null
  #spoken = false
  #merged = 0
  /** Formulas whose result is zero, in a workbook that is to be computed; null once one has another result. */
  #zeros: { row: number; column: number; formula: string }[] | null = null

  constructor(parts: WorkbookParts, budget: CellBudget) {
    this.#parts = parts
    if (parts.toCompute) this.#zeros = []
    this.builder = new SheetBuilder(budget)
  }

  open(element: string, tag: string): void {
    if (element === 'row') this.#openRow(tag)
    else if (element === 'c') this.#openCell(tag)
    else if (element === 'v') {
      this.#inside = 'v'
      this.#value = ''
    } else if (element === 'f') {
      this.#inside = 'f'
      this.#formula = '='
    } else if (element === 'rPh') this.#spoken = true
    else if (element === 't' && !this.#spoken) this.#inside = 't'
    else if (element === 'mergeCell') this.#openMerged(tag)
  }

  close(element: string): void {
    if (element === 'c') this.#closeCell()
    else if (element === 'rPh') this.#spoken = false
    else if (element === 'v' || element === 'f' || element === 't') this.#inside = null
  }

  text(text: string): void {
    if (this.#inside === 'v') this.#value += text
    else if (this.#inside === 't') this.#inline += text
    else if (this.#inside === 'f' && this.#formula.length < 200) this.#formula += text.slice(0, 200)
  }

  #openRow(tag: string): void {
    const given = Number(attributeOf(tag, 'r'))
    this.#row = given >= 1 ? given - 1 : this.#row + 1
    this.#column = -1
    if (/^(1|true)$/.test(attributeOf(tag, 'hidden') ?? '')) this.builder.hideRow(this.#row)
  }

  #openCell(tag: string): void {
    const at = cellAddress(attributeOf(tag, 'r') ?? '')
    if (at) {
      this.#row = at.row
      this.#column = at.column
    } else this.#column++
    this.#type = attributeOf(tag, 't') ?? 'n'
    this.#style = Number(attributeOf(tag, 's') ?? 0)
    this.#value = null
    this.#formula = ''
    this.#inline = ''
  }

  #openMerged(tag: string): void {
    if (++this.#merged > MERGED_MAX) return
    const [from, to] = (attributeOf(tag, 'ref') ?? '').split(':')
    const [first, last] = [cellAddress(from ?? ''), cellAddress(to ?? '')]
    if (first && last) this.builder.merge(first.row, first.column, last.row)
  }

  #noteZero(): void {
    if (this.#formula === '' || !this.#zeros) return
    if (this.#value !== '0') this.#zeros = null
    else if (this.#zeros.length < UNCOMPUTED_MAX)
      this.#zeros.push({ row: this.#row, column: this.#column, formula: this.#formula })
  }

  /** Programs that compute nothing write a zero where a result belongs: then formulas are shown as they are written. */
  end(): void {
    if (!this.#zeros || this.#zeros.length < UNCOMPUTED_MIN) return
    for (const { row, column, formula } of this.#zeros) this.builder.putFormula(row, column, formula)
  }

  #closeCell(): void {
    this.#noteZero()
    if (this.#isUncomputed()) {
      this.builder.putFormula(this.#row, this.#column, this.#formula)
      return
    }
    const text = this.#textOfCell()
    if (this.#type === 'n') this.builder.putNumber(this.#row, this.#column, text, this.#currency())
    else this.builder.put(this.#row, this.#column, text)
  }

  #isUncomputed(): boolean {
    const isText = this.#type === 'inlineStr' || this.#type === 'str'
    return !isText && this.#formula !== '' && (this.#value ?? '') === ''
  }

  #textOfCell(): string {
    if (this.#type === 'inlineStr') return unescaped(this.#inline)
    const value = this.#value ?? ''
    if (value === '' && this.#type !== 'str') return ''
    switch (this.#type) {
      case 's':
        return this.#parts.shared[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'n':
        return this.#number(value)
      case 'd':
        return value.length > 10 && value[10] === 'T' ? value.slice(0, 10) : value
      default:
        return unescaped(value)
    }
  }

  #currency(): string | null {
    return currencyOfText(this.#value ?? '', this.#parts.formats[this.#style])
  }

  #number(value: string): string {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) return value.trim()
    return numberText(number, this.#parts.formats[this.#style] ?? GENERAL, this.#parts.from1904)
  }
}

/** Reads a sheet. What its header says of its size is not believed: only the cells that are there count. */
export async function readSheet(
  zip: ZipArchive,
  part: string,
  parts: WorkbookParts,
  budget: CellBudget,
  name: string,
  hidden: boolean,
): Promise<Sheet> {
  const cells = new SheetCells(parts, budget)
  await readPart(zip, part, {
    open: (element, tag) => cells.open(element, tag),
    close: (element) => cells.close(element),
    text: (text) => cells.text(text),
  })
  cells.end()
  return cells.builder.finish(name, hidden)
}
