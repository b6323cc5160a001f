/** Compares an inspection with the figures expected of a file: amounts as numbers, texts loosely. */
import fs from 'node:fs'
import path from 'node:path'
import { sameAmount } from '../../electron/bank/formats/decimal.ts'
import { parseBytes, parseTextBytes } from '../../electron/bank/formats/index.ts'
import { fold, tidyText } from '../../electron/bank/formats/text.ts'
import {
  type Figures,
  type InspectedAccount,
  type Inspection,
  inspectFile,
} from '../../electron/bank/inspect.ts'
import type { ColumnMap, ParsedFile } from '../../electron/bank/parsed.ts'

export interface ExpectedLine {
  readonly date: string
  readonly amount: string
  readonly description: string
  readonly id: string | null
}

export interface ExpectedFigures {
  readonly transactions: number
  readonly sumCredits: string
  readonly sumDebits: string
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly first?: ExpectedLine
  readonly last?: ExpectedLine
  readonly accountId?: string | null
  readonly currency?: string | null
  readonly openingBalance?: string
  readonly closingBalance?: string
}

export interface Expected extends ExpectedFigures {
  readonly format: string
  readonly accounts?: readonly ExpectedFigures[]
  readonly agreement: { readonly status: string }
}

function bytesOf(file: string, columns: ColumnMap | undefined) {
  const extension = path.extname(file).slice(1).toLowerCase()
  return { bytes: fs.readFileSync(file), extension, ...(columns ? { columns } : {}) }
}

/** Parses the bytes of a text file in this process. */
export function parseTextFile(file: string, columns?: ColumnMap): ParsedFile {
  return parseTextBytes(bytesOf(file, columns))
}

/** Parses the bytes of a file of any format in this process. */
export function parseFile(file: string, columns?: ColumnMap, password?: string): Promise<ParsedFile> {
  return parseBytes({ ...bytesOf(file, columns), ...(password ? { password } : {}) })
}

/** Parses text as UTF-8, for samples written in a test. */
export function parseText(text: string, columns?: ColumnMap, extension = 'csv'): ParsedFile {
  return parseTextBytes({ bytes: Buffer.from(text), extension, ...(columns ? { columns } : {}) })
}

export function inspectText(text: string, columns?: ColumnMap, extension = 'csv'): Inspection {
  return inspectFile(parseText(text, columns, extension))
}

const equal = (a: string | null, b: string | null | undefined) =>
  a === null || b === null || b === undefined ? (a ?? null) === (b ?? null) : sameAmount(a, plain(b))
const plain = (amount: string) => (amount === '-0' ? '0' : amount)

function loosely(a: string, b: string): boolean {
  const [one, other] = [fold(tidyText(a)), fold(tidyText(b))]
  return one.includes(other) || other.includes(one)
}

function lineDifferences(
  place: string,
  given: Figures['first'],
  expected: ExpectedLine | undefined,
): string[] {
  if (!expected) return []
  if (!given) return [`${place} is missing`]
  const found: string[] = []
  if (given.date !== expected.date) found.push(`${place}.date ${given.date}, not ${expected.date}`)
  if (!equal(given.amount, expected.amount))
    found.push(`${place}.amount ${given.amount}, not ${expected.amount}`)
  if (!loosely(given.description, expected.description))
    found.push(`${place}.description ${given.description}, not ${expected.description}`)
  if (expected.id !== null && given.id !== expected.id)
    found.push(`${place}.id ${given.id}, not ${expected.id}`)
  return found
}

function differencesOf(
  place: string,
  given: Figures & Partial<InspectedAccount>,
  expected: ExpectedFigures,
): string[] {
  const found: string[] = []
  const say = (field: keyof ExpectedFigures, same: boolean) => {
    if (!same) found.push(`${place}${field} ${given[field]}, not ${expected[field]}`)
  }
  say('transactions', given.transactions === expected.transactions)
  say('sumCredits', equal(given.sumCredits, expected.sumCredits))
  say('sumDebits', equal(given.sumDebits, expected.sumDebits))
  say('firstDate', given.firstDate === expected.firstDate)
  say('lastDate', given.lastDate === expected.lastDate)
  for (const balance of ['openingBalance', 'closingBalance'] as const)
    if (expected[balance] !== undefined) say(balance, equal(given[balance] ?? null, expected[balance]))
  if (expected.accountId) say('accountId', given.accountId === expected.accountId)
  if (expected.currency && given.currency) say('currency', given.currency === expected.currency)
  found.push(...lineDifferences(`${place}first`, given.first, expected.first))
  found.push(...lineDifferences(`${place}last`, given.last, expected.last))
  return found
}

/** Everything in which an inspection differs from what is expected; empty when it is right. */
export function differences(given: Inspection, expected: Expected): string[] {
  const found = differencesOf('', given, expected)
  if (given.format !== expected.format) found.push(`format ${given.format}, not ${expected.format}`)
  if (!expected.accounts) return found
  if (expected.accounts.length !== given.accounts.length)
    return [...found, `${given.accounts.length} accounts, not ${expected.accounts.length}`]
  for (const [i, account] of expected.accounts.entries())
    found.push(...differencesOf(`accounts.${i}.`, given.accounts[i]!, account))
  return found
}
