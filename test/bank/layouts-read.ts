/** Layouts of banks as tables of examples: invented rows under real names of columns, and what they mean. */
import { describe, expect, test } from 'vitest'
import { inspectText } from './figures.ts'

export interface Layout {
  readonly name: string
  readonly rows: readonly string[]
  /** Days, amounts and a part of each description, in file order. */
  readonly lines: readonly (readonly [day: string, amount: string, text: string])[]
  readonly expected?: Readonly<Record<string, unknown>> & { readonly accounts?: readonly object[] }
}

/** Reads each layout without help, and holds it against what its rows mean. */
export function testLayouts(tables: readonly (readonly [name: string, layouts: readonly Layout[]])[]): void {
  describe.each(tables)('%s', (_, layouts) => {
    test.each(layouts)('$name', ({ rows, lines, expected }) => {
      const given = inspectText(`${rows.join('\n')}\n`)
      expect(given.outcome).toBe((expected?.outcome as string | undefined) ?? 'parse')
      expect(given.accounts).toHaveLength(expected?.accounts?.length ?? 1)
      expect(given).toMatchObject({ transactions: lines.length, ...expected })
      for (const [place, line] of [
        [given.first, lines[0]],
        [given.last, lines.at(-1)],
      ] as const) {
        expect([place?.date, place?.amount]).toEqual([line![0], line![1]])
        expect(place?.description).toContain(line![2])
      }
    })
  })
}
