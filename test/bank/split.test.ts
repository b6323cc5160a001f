/** Separated text to rows: separators, quotes, line ends, limits. */
import { describe, expect, test } from 'vitest'
import { declaredSeparator, findSeparator } from '../../electron/bank/formats/csv/separator.ts'
import { Splitter } from '../../electron/bank/formats/csv/split.ts'
import { COLUMNS_MAX } from '../../electron/bank/formats/limits.ts'

const split = (text: string, separator = ';', quote: '"' | "'" = '"') =>
  new Splitter(text, { separator, quote }).run()
const cells = (text: string, separator?: string, quote?: '"' | "'") =>
  split(text, separator, quote).rows.map((row) => row.cells)

describe('rows', () => {
  test.each([
    [
      'four kinds of line ends',
      'a;b\r\nc;d\ne;f\rg;h\r\r\ni;j',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
        ['i', 'j'],
      ],
    ],
    ['quotes', '"a;""b""";"c\nd"; "e" ;f"g"', [['a;"b"', 'c\nd', 'e', 'f"g"']]],
    ['a quote inside a quoted text', '"say "hello" twice";b', [['say "hello" twice', 'b']]],
    ['an Excel guard', '="00123";b', [['00123', 'b']]],
    [
      'trailing separators',
      'a;;\n;;',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
    ['nothing', '', []],
    [
      'an opening quote that is lost',
      'a";"b"\nc;d',
      [
        ['a"', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_name, text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  test('apostrophes quote where asked', () => {
    expect(cells("'a,b','c''d'", ',', "'")).toEqual([['a,b', "c'd"]])
  })

  test('rows know their physical line', () => {
    expect(split('a\n\n"b\r\nc";d\r\ne').rows.map((row) => row.line)).toEqual([1, 2, 3, 5])
  })

  test('a quote never closed loses no row', () => {
    const rows = Array.from({ length: 200 }, (_, i) => (i === 3 ? '"open;x' : `r${i};x`)).join('\n')
    const splitter = split(rows)
    expect(splitter.rows).toHaveLength(200)
    expect(splitter.brokenQuotes).toBe(1)
  })

  test('a million quotes, separators or columns cost little time', () => {
    for (const piece of ['"', '"\n', '"a\n', ';"', '"";', "'", '\r', 'a"b']) {
      const started = performance.now()
      try {
        split(piece.repeat(1_000_000 / piece.length))
      } catch (error) {
        expect(String(error)).toMatch(/tooMany/)
      }
      expect(performance.now() - started, piece).toBeLessThan(3000)
    }
    expect(() => split(';'.repeat(COLUMNS_MAX + 1))).toThrow('bank.tooManyColumns')
  })
})

describe('separators', () => {
  test.each([
    [';', 'Date;Libellé;Montant\n02/03/2026;A, B;-1,00\n'],
    [',', 'Date,Description,Amount\n2026-03-02,"A; B",-1.00\n'],
    ['\t', 'Date\tLibellé\tMontant\n02/03/2026\tA, B; C\t-1,00\n'],
    ['|', 'Date|Description|Amount\n2026-03-02|A, B|-1.00\n'],
    [';', '02/03/2026;A, B;-1,00\n03/03/2026;C;-2,00\n'],
    [',', '"02/03/2026","A","-1,00"\n"03/03/2026","C; D","-2,00"\n'],
  ])('%j', (separator, text) => {
    expect(findSeparator(text).options.separator).toBe(separator)
  })

  test('the separator Excel is told', () => {
    expect(declaredSeparator('sep=;\r\na;b')).toBe(';')
    expect(declaredSeparator('"sep=\t"\na')).toBe('\t')
    expect(declaredSeparator('separator;a')).toBeNull()
  })
})
