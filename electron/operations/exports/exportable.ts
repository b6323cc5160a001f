/** An operation that reads, with what draws its answer: every export calls the operation itself, so no figure is its own. */
import type { z } from 'zod'
import { decodeInput } from '../perform.ts'
import type { ReadOperation, Scope } from '../registry.ts'
import { checkRows, type Drawn, ROWS_MAX, type Sheet } from './sheet.ts'

export interface Exportable<N extends string = string> {
  /** The operation exported. */
  readonly name: N
  readonly scope: Scope
  /** Reads with the input of the operation, as it would come through a door, and draws the answer. */
  readonly draw: (wire: unknown, sheet: Sheet) => Drawn
}

type Named<In extends z.ZodType, Out extends z.ZodType, N extends string> = ReadOperation<
  In,
  Out,
  undefined
> & {
  readonly name: N
}

/** What was said: a field that is undefined is one left out. */
const given = (wire: unknown): object =>
  Object.fromEntries(Object.entries(wire as object).filter(([, value]) => value !== undefined))

/** The operation of a name, in the list of its file. */
export function picked<const All extends readonly { readonly name: string }[], N extends All[number]['name']>(
  all: All,
  name: N,
): Extract<All[number], { readonly name: N }> {
  return all.find((operation) => operation.name === name) as Extract<All[number], { readonly name: N }>
}

/** An export of an operation that answers whole. */
export function exported<In extends z.ZodType, Out extends z.ZodType, const N extends string>(
  operation: Named<In, Out, N>,
  draw: (data: z.output<Out>, sheet: Sheet, input: z.output<In>) => Drawn,
): Exportable<N> {
  const { name, scope } = operation
  return {
    name,
    scope,
    draw: (wire, sheet) => {
      const input = decodeInput(operation.input, wire, sheet.decimals)
      return draw(operation.run(input, sheet.company, undefined), sheet, input)
    },
  }
}

/**
 * An export of an operation that answers a page at a time: all of it, so a limit or a
 * cursor is refused. `usual`: what is asked on paper unless something else is.
 */
export function exportedList<In extends z.ZodType, Out extends z.ZodType, const N extends string>(
  operation: Named<In, Out, N>,
  draw: (data: z.output<Out>, sheet: Sheet, input: z.output<In>) => Drawn,
  usual: object = {},
): Exportable<N> {
  const { name, scope } = operation
  const paged = operation.input as unknown as z.ZodObject<{ limit: z.ZodType; cursor: z.ZodType }>
  const filters = paged.omit({ limit: true, cursor: true })
  return {
    name,
    scope,
    draw: (wire, sheet) => {
      const asked = decodeInput(filters, { ...usual, ...given(wire) }, sheet.decimals)
      const input = { ...asked, limit: ROWS_MAX + 1 } as z.output<In>
      const data = operation.run(input, sheet.company, undefined)
      checkRows((data as { readonly items: readonly unknown[] }).items.length)
      return draw(data, sheet, input)
    },
  }
}
