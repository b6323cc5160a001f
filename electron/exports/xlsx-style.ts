/**
 * What the library that writes workbooks leaves out: bold rows, indents, the rule above a total, and the header that
 * stays in view. It numbers the forms of cells (styles.xml); each is repeated here in bold and under a rule, and the
 * cells of marked rows are pointed to the repetition.
 */
import { CFB } from '@e965/xlsx'
import { assert } from '../../db/rules/errors.ts'
import { type ZipEntry, zip } from './zip.ts'

export type Emphasis = 'plain' | 'bold' | 'total' | 'heading'

export interface RowMark {
  readonly emphasis: Emphasis
  /** Steps to the right of the row's cell in `indented`. */
  readonly indent: number
}

export interface SheetStyle {
  /** By number of row, from 1. Rows that are absent stay plain. */
  readonly rows: ReadonlyMap<number, RowMark>
  /** Letter of the column that indents. */
  readonly indented: string
  /** Letters of the columns of figures, whose headings stand at the right. */
  readonly figures: ReadonlySet<string>
  /** Rows that stay in view. */
  readonly frozen: number
}

const emphases: readonly Emphasis[] = ['plain', 'bold', 'total', 'heading']
/** Steps of indent that a workbook shows; deeper rows stand at the last. */
export const INDENT_MAX = 8

const fonts = /<fonts count="1">(<font>(?:[^<]|<(?!\/?fonts))*<\/font>)<\/fonts>/
const borders = /<borders count="1">(<border>(?:[^<]|<(?!\/?borders))*<\/border>)<\/borders>/
const forms = /<cellXfs count="(\d+)">((?:[^<]|<(?!\/?cellXfs))*)<\/cellXfs>/

/** How many forms the library wrote, and the styles with each of them in every emphasis and indent. */
function widen(styles: string): { readonly styles: string; readonly count: number } {
  const [, total, list] = forms.exec(styles) ?? []
  assert(total && list && fonts.test(styles) && borders.test(styles), 'styles.xml is not as expected')
  const inEach = emphases
    .flatMap((_, emphasis) =>
      Array.from({ length: INDENT_MAX + 1 }, (_unused, indent) =>
        list.replaceAll(/<xf ([^<>]*)\/>/g, (_all, attributes: string) => {
          const own = attributes
            .replace('fontId="0"', `fontId="${emphasis === 0 ? 0 : 1}" applyFont="1"`)
            .replace('borderId="0"', `borderId="${emphasis === 2 ? 1 : 0}" applyBorder="1"`)
          if (indent === 0 && emphasis < 3) return `<xf ${own}/>`
          const alignment = emphasis === 3 ? 'horizontal="right"' : `horizontal="left" indent="${indent}"`
          return `<xf ${own} applyAlignment="1"><alignment ${alignment}/></xf>`
        }),
      ),
    )
    .join('')
  const count = Number(total)
  return {
    count,
    styles: styles
      .replace(fonts, (_all, font: string) => {
        const bold = font.replace('<font>', '<font><b/>')
        return `<fonts count="2">${font}${bold}</fonts>`
      })
      .replace(borders, (_all, none: string) => {
        const above = none.replace('<top/>', '<top style="thin"><color auto="1"/></top>')
        return `<borders count="2">${none}${above}</borders>`
      })
      .replace(forms, `<cellXfs count="${count * emphases.length * (INDENT_MAX + 1)}">${inEach}</cellXfs>`),
  }
}

/** Points the cells of marked rows to their form, and freezes the rows above the first figures. */
function point(sheet: string, count: number, { rows, indented, figures, frozen }: SheetStyle): string {
  const cell = /<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?/g
  return sheet
    .replace(/<row r="(\d+)"(?:[^<]|<(?!\/?row\b))*<\/row>/g, (row: string, number: string) => {
      const mark = rows.get(Number(number))
      if (!mark) return row
      return row.replace(cell, (_all, column: string, _row, form = '0') => {
        const indent = column === indented ? Math.min(mark.indent, INDENT_MAX) : 0
        const emphasis = mark.emphasis === 'heading' && !figures.has(column) ? 'bold' : mark.emphasis
        const place = emphases.indexOf(emphasis) * (INDENT_MAX + 1) + indent
        return `<c r="${column}${number}" s="${Number(form) + count * place}"`
      })
    })
    .replace(
      '<sheetView workbookViewId="0"/>',
      `<sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`,
    )
}

/** The workbook's bytes with its first sheet styled. */
export function styleSheet(workbook: Uint8Array, style: SheetStyle): Uint8Array {
  const archive = CFB.read(workbook, { type: 'buffer' })
  const text = (name: string) => Buffer.from(CFB.find(archive, name)?.content ?? []).toString('utf8')
  const wide = widen(text('/xl/styles.xml'))
  const changed: Readonly<Record<string, string>> = {
    'xl/styles.xml': wide.styles,
    'xl/worksheets/sheet1.xml': point(text('/xl/worksheets/sheet1.xml'), wide.count, style),
  }
  const entries = archive.FullPaths.flatMap((full: string, index: number): ZipEntry[] => {
    const name = full.replace('Root Entry/', '')
    const { content } = archive.FileIndex[index]
    // The library marks its archives with an entry of its own, which no workbook has.
    if (full.endsWith('/') || name.endsWith('Sh33tJ5')) return []
    return [{ name, content: name in changed ? Buffer.from(changed[name]!, 'utf8') : content }]
  })
  // Readers that look at the first bytes only want the list of contents there; the library writes it last.
  return zip(entries.reverse())
}
