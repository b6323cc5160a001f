/** Writes bank files from movements that are known, as the layouts are published: the truth is what was written. */
import fc from 'fast-check'
import { formatCents } from '../../db/rules/money.ts'

export interface Written {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly cents: number
  readonly text: string
  readonly name: string
}

export interface WrittenStatement {
  readonly account: string
  readonly opening: number
  readonly movements: readonly Written[]
}

export const closingOf = ({ opening, movements }: WrittenStatement) =>
  movements.reduce((sum, { cents }) => sum + cents, opening)
export const decimal = (cents: number) => formatCents(cents, 2)

const word = fc.stringMatching(/^[A-Z][a-z]{1,9}$/)
const dayArbitrary = fc
  .date({ min: new Date('2021-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const movement: fc.Arbitrary<Written> = fc.record({
  day: dayArbitrary,
  cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
  text: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  name: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
})

/** Statements of accounts of so many digits, each account once. */
export function statements(digits: number): fc.Arbitrary<WrittenStatement[]> {
  const one = fc.record({
    account: fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(digits, '7')),
    opening: fc.integer({ min: -99_999_999, max: 99_999_999 }),
    movements: fc.array(movement, { maxLength: 12 }),
  })
  return fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: ({ account }) => account })
}

const pad = (value: number | string, width: number) => String(value).padStart(width, '0')
const short = (day: string) => day.slice(2).replaceAll('-', '')
const dayFirst = (day: string) => `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`
const lastDay = ({ movements }: WrittenStatement) => movements.at(-1)?.day ?? '2026-01-31'

/** Columns, counted from 1, filled over spaces. */
export function fields(width: number, parts: Readonly<Record<number, string>>): string {
  const chars = ' '.repeat(width).split('')
  for (const [column, text] of Object.entries(parts))
    for (const [i, char] of [...text].entries())
      if (Number(column) - 1 + i < width) chars[Number(column) - 1 + i] = char
  return chars.join('')
}

const swift = (cents: number) => decimal(Math.abs(cents)).replace('.', ',')
const side = (cents: number) => (cents < 0 ? 'D' : 'C')

/** An MT940 file; `report` makes MT942 of it. */
export function mt940File(all: readonly WrittenStatement[], report = false, end = '\r\n'): string {
  return all
    .flatMap((statement, i) => {
      const balance = (cents: number) => `${side(cents)}${short(lastDay(statement))}EUR${swift(cents)}`
      const of = (sign: 'C' | 'D') => statement.movements.filter(({ cents }) => side(cents) === sign)
      const sum = (sign: 'C' | 'D') => of(sign).reduce((total, { cents }) => total + Math.abs(cents), 0)
      return [
        `:20:STARTUMS${i}`,
        `:25:${statement.account}`,
        `:28C:${i + 1}/1`,
        ...(report ? [':34F:EUR0,', ':13D:2603310900+0100'] : [`:60F:${balance(statement.opening)}`]),
        ...statement.movements.flatMap(({ day, cents, text, name }, n) => [
          `:61:${short(day)}${short(day).slice(2)}${side(cents)}R${swift(cents)}NTRFNONREF//B${n}`,
          ...`166?00GUTSCHRIFT?20${text.slice(0, 27)}?21${text.slice(27, 54)}?32${name}`
            .match(/.{1,65}/g)!
            .map((line, at) => (at === 0 ? `:86:${line}` : line)),
        ]),
        ...(report
          ? [`:90D:${of('D').length}EUR${swift(sum('D'))}`, `:90C:${of('C').length}EUR${swift(sum('C'))}`]
          : [`:62F:${balance(closingOf(statement))}`]),
        '-',
      ]
    })
    .join(end)
    .concat(end)
}

const thousandths = (cents: number) => pad(Math.abs(cents) * 10, 15)
const sign = (cents: number) => (cents < 0 ? '1' : '0')

/** The records of one movement of a CODA file, over 2.1, 2.2 and 2.3; `detail` other than 0 for a part of it. */
export function codaMovement(
  sequence: number,
  { day, cents, text, name }: Written,
  more: { readonly detail?: number; readonly code?: string; readonly structured?: string } = {},
): string[] {
  const { detail = 0, code = '00150000', structured } = more
  const key = pad(sequence, 4) + pad(detail, 4)
  const told = (structured ?? text).padEnd(53 + 53 + 43)
  return [
    fields(128, {
      1: `21${key}`,
      11: `REF${pad(sequence, 6)}`,
      32: sign(cents) + thousandths(cents),
      48: dayFirst(day),
      54: code,
      62: structured ? '1' : '0',
      63: told.slice(0, 53),
      116: dayFirst(day),
      122: '0010',
      126: '1 0',
    }),
    fields(128, { 1: `22${key}`, 11: told.slice(53, 106), 99: 'GEBABEBB', 126: '1 0' }),
    fields(128, { 1: `23${key}`, 11: 'BE68539007547034', 48: name, 83: told.slice(106), 126: '0 0' }),
  ]
}

/** A CODA statement around the records of its movements. */
export function codaStatement(
  { account, opening }: WrittenStatement,
  records: readonly string[],
  closing: number,
  sums: { readonly debits: number; readonly credits: number },
  last = true,
): string[] {
  const zone = `${`BE${account}`.padEnd(34)}EUR`
  return [
    fields(128, {
      1: '00000010126001',
      15: '05',
      25: 'REFERENCE',
      35: 'ATELIER DUPONT',
      61: 'GEBABEBB',
      128: '2',
    }),
    fields(128, {
      1: '12001',
      6: zone,
      43: sign(opening) + thousandths(opening),
      59: '010126',
      65: 'ATELIER',
      126: '001',
    }),
    ...records,
    fields(128, { 1: '8001', 5: zone, 42: sign(closing) + thousandths(closing), 58: '310126', 128: '0' }),
    fields(128, {
      1: '9',
      17: pad(records.length + 2, 6),
      23: thousandths(sums.debits),
      38: thousandths(sums.credits),
      128: last ? '2' : '1',
    }),
  ]
}

/** A CODA file of several statements; movement 2 of each is totalised and followed by its details. */
export function codaFile(all: readonly WrittenStatement[], end = '\r\n'): string {
  return all
    .flatMap((statement, i) => {
      const records = statement.movements.flatMap((one, n) => {
        if (n !== 1) return codaMovement(n + 1, one)
        const half = Math.trunc(one.cents / 2)
        return [
          ...codaMovement(n + 1, one, { code: '20150000' }),
          ...codaMovement(n + 1, { ...one, cents: half, text: 'part une' }, { detail: 1, code: '60150000' }),
          ...codaMovement(
            n + 1,
            { ...one, cents: one.cents - half, text: 'part deux' },
            { detail: 2, code: '60150000' },
          ),
        ]
      })
      const total = (negative: boolean) =>
        statement.movements.reduce(
          (sum, { cents }) => sum + (cents < 0 === negative ? Math.abs(cents) : 0),
          0,
        )
      const sums = { debits: total(true), credits: total(false) }
      return codaStatement(statement, records, closingOf(statement), sums, i === all.length - 1)
    })
    .join(end)
    .concat(end)
}

const OVER = { plus: '{ABCDEFGHI', minus: '}JKLMNOPQR' }

/** Fourteen characters whose last carries the sign. */
export function overpunched(cents: number): string {
  const digits = pad(Math.abs(cents), 14)
  return digits.slice(0, 13) + (cents < 0 ? OVER.minus : OVER.plus)[Number(digits[13])]
}

/** A CFONB 120 file. */
export function cfonbFile(all: readonly WrittenStatement[], end = '\r\n'): string {
  const key = (account: string) => ({ 3: '30004', 12: '00818', 17: 'EUR2', 22: account })
  const balance = (code: string, { account }: WrittenStatement, day: string, cents: number) =>
    fields(120, { 1: code, ...key(account), 35: dayFirst(day), 91: overpunched(cents) })
  return all
    .flatMap((statement) => [
      balance('01', statement, lastDay(statement), statement.opening),
      ...statement.movements.flatMap(({ day, cents, text, name }, n) => [
        fields(120, {
          1: '04',
          ...key(statement.account),
          33: '18',
          35: dayFirst(day),
          43: dayFirst(day),
          49: text.slice(0, 31),
          82: pad(n + 1, 7),
          91: overpunched(cents),
        }),
        fields(120, {
          1: '05',
          ...key(statement.account),
          35: dayFirst(day),
          46: cents < 0 ? 'NBE' : 'NPY',
          49: name,
        }),
        fields(120, { 1: '05', ...key(statement.account), 35: dayFirst(day), 46: 'LCC', 49: text }),
      ]),
      balance('07', statement, lastDay(statement), closingOf(statement)),
    ])
    .join(end)
    .concat(end)
}
