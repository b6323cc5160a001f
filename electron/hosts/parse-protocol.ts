/** Messages between the program and the process that parses a bank file. */
import type { Detail, Text } from '../../db/rules/errors.ts'
import type { StatementBytes } from '../bank/formats/format.ts'
import type { PackedLines } from '../bank/packed.ts'
import type { ParsedFile } from '../bank/parsed.ts'

/** To the parser: one file. */
export interface ParseOrder {
  readonly file: StatementBytes
}

/** From the parser: ready, then the lines of each account in pieces, then the rest; or a refusal. */
export type ParseReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'lines'; readonly account: number; readonly lines: PackedLines }
  | { readonly kind: 'done'; readonly file: ParsedFile }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly text: Text
      readonly details: readonly Detail[]
    }
  | { readonly kind: 'failed' }
