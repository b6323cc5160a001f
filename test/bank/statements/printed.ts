/** Statements written line by line, each text at its place, and what is read of them. */
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { linesOfText, rawPdf } from './raw.ts'

export type Texts = readonly (readonly [number, string])[]

/** Rows of a table whose columns begin at these places. */
export const columnsAt =
  (...lefts: readonly number[]) =>
  (...texts: readonly string[]): Texts =>
    texts.map((text, at) => [lefts[at]!, text])

export const readLines = (lines: readonly Texts[]) => readPdf(rawPdf(linesOfText(lines)))

export async function readPdf(bytes: Uint8Array) {
  const file = await parseBytes({ bytes, extension: 'pdf' })
  return {
    outcome: file.outcome,
    codes: file.problems.map(({ code }) => code),
    accounts: file.accounts.map(({ accountId, currency, openingBalance, closingBalance, lines: read }) => ({
      accountId,
      currency,
      openingBalance,
      closingBalance,
      dates: read.map(({ date }) => date),
      amounts: read.map(({ amount }) => amount),
      texts: read.map(({ description }) => description),
    })),
  }
}
