/**
 * Styles of an OpenDocument spreadsheet, as far as they tell what a cell shows: the format of its numbers, which is put into the
 * code that Excel would have for it, so that both kinds of workbook are read by the same rules (OpenDocument 1.3, part 3, 16.27).
 */
import { STYLES_MAX } from './limits.ts'
import { attributeOf } from './markup.ts'
import { type CellFormat, formatOfCode, GENERAL } from './numbers.ts'

const KINDS: Readonly<Record<string, CellFormat['kind']>> = {
  'number-style': 'number',
  'currency-style': 'number',
  'percentage-style': 'number',
  'boolean-style': 'number',
  'text-style': 'number',
  'date-style': 'date',
  'time-style': 'time',
}
const FIGURES = new Set(['number', 'scientific-number', 'fraction'])
const PARENTS_MAX = 10
const DECIMALS_MAX = 20
const CODE_MAX = 400

/** A format of numbers as the file has it, with the formats that stand for some of the values. */
interface DataStyle {
  readonly kind: CellFormat['kind']
  code: string
  /** Dollars are shown: nobody can tell which. */
  dollars: boolean
  readonly maps: { readonly condition: string; readonly name: string }[]
}

interface CellStyle {
  readonly parent: string
  readonly data: string
}

/** What a cell of one style shows. */
export interface OdsFormat {
  readonly format: CellFormat
  readonly dollars: boolean
}

const NOTHING: OdsFormat = { format: GENERAL, dollars: false }

/** A text of a format, none of whose letters means anything to a code. */
const literal = (text: string) => [...text.slice(0, CODE_MAX)].map((char) => `\\${char}`).join('')

function figuresOf(tag: string): string {
  const shown = attributeOf(tag, 'min-decimal-places') ?? attributeOf(tag, 'decimal-places')
  const decimals = Math.min(DECIMALS_MAX, Number(shown ?? 0) || 0)
  return decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0'
}

export class OdsStyles {
  readonly #data = new Map<string, DataStyle>()
  readonly #cells = new Map<string, CellStyle>()
  readonly #hiddenTables = new Set<string>()
  readonly #known = new Map<string, OdsFormat>()
  #open: DataStyle | null = null
  #written: string | null = null
  #table = ''

  open(element: string, tag: string): void {
    const kind = KINDS[element]
    if (kind) this.#openData(kind, attributeOf(tag, 'name') ?? '')
    else if (element === 'style') this.#openStyle(tag)
    else if (element === 'table-properties') this.#tableProperties(tag)
    else if (this.#open) this.#openPiece(this.#open, element, tag)
  }

  close(element: string): void {
    if (element in KINDS) this.#open = null
    else if (this.#open && this.#written !== null && (element === 'text' || element === 'currency-symbol')) {
      const text = this.#written
      if (element === 'currency-symbol') {
        this.#open.code += `[$${text.replace(/[\]-]/g, '')}]`
        if (text.includes('$')) this.#open.dollars = true
      } else this.#open.code += literal(text)
      this.#written = null
    }
  }

  text(text: string): void {
    if (this.#written !== null && this.#written.length < CODE_MAX) this.#written += text
  }

  #openData(kind: CellFormat['kind'], name: string): void {
    this.#open = { kind, code: '', dollars: false, maps: [] }
    if (this.#data.size < STYLES_MAX) this.#data.set(name, this.#open)
  }

  #openStyle(tag: string): void {
    const [name, family] = [attributeOf(tag, 'name') ?? '', attributeOf(tag, 'family')]
    this.#table = family === 'table' ? name : ''
    if (family !== 'table-cell' || this.#cells.size >= STYLES_MAX) return
    const parent = attributeOf(tag, 'parent-style-name') ?? ''
    this.#cells.set(name, { parent, data: attributeOf(tag, 'data-style-name') ?? '' })
  }

  #tableProperties(tag: string): void {
    if (this.#table !== '' && attributeOf(tag, 'display') === 'false' && this.#hiddenTables.size < STYLES_MAX)
      this.#hiddenTables.add(this.#table)
  }

  #openPiece(style: DataStyle, element: string, tag: string): void {
    if (style.code.length > CODE_MAX) return
    if (FIGURES.has(element)) style.code += figuresOf(tag)
    else if (element === 'text' || element === 'currency-symbol') this.#written = ''
    else if (element === 'map' && style.maps.length < 10)
      style.maps.push({
        condition: (attributeOf(tag, 'condition') ?? '').replaceAll(' ', ''),
        name: attributeOf(tag, 'apply-style-name') ?? '',
      })
  }

  /** The code with a part for positive numbers, for negative ones and for zero, as far as there are any. */
  #codeOf({ code, maps }: DataStyle): string {
    const partFor = (...conditions: string[]) => {
      const map = maps.find(({ condition }) => conditions.includes(condition))
      return map ? (this.#data.get(map.name)?.code ?? '') : null
    }
    const [positive, negative] = [partFor('value()>0', 'value()>=0'), partFor('value()<0', 'value()<=0')]
    if (positive === null && negative === null) return maps.length > 0 ? `[>0]${code}` : code
    if (positive === null) return `${code};${negative}`
    return negative === null ? `${positive};${code}` : `${positive};${negative};${code}`
  }

  #find(name: string): OdsFormat {
    let at = name
    for (let i = 0; i < PARENTS_MAX; i++) {
      const style = this.#cells.get(at)
      if (!style) return NOTHING
      const data = this.#data.get(style.data)
      if (data) {
        const dollars = data.dollars || data.maps.some((map) => this.#data.get(map.name)?.dollars)
        if (data.kind !== 'number') return { format: { kind: data.kind, decimals: 0 }, dollars }
        return { format: formatOfCode(this.#codeOf(data)), dollars }
      }
      at = style.parent
    }
    return NOTHING
  }

  /** What cells of this style show. */
  formatOf(name: string): OdsFormat {
    let format = this.#known.get(name)
    if (!format) {
      format = this.#find(name)
      if (this.#known.size < STYLES_MAX) this.#known.set(name, format)
    }
    return format
  }

  isHidden(table: string): boolean {
    return this.#hiddenTables.has(table)
  }
}
