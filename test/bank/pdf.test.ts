/** Statements as PDF: drawn in many styles, damaged, protected, hostile. What is not proven is asked, never believed. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { readable } from '../../electron/bank/formats/pdf/letters.ts'
import { checkStreams } from '../../electron/bank/formats/pdf/streams.ts'
import type { ColumnMap, ParsedFile } from '../../electron/bank/parsed.ts'
import { long, seed } from '../support/properties.ts'
import { closeStyles } from './statements/close.ts'
import { drawStatement } from './statements/draw.ts'
import type { MakeSample } from './statements/forms.ts'
import { heldStyles } from './statements/held.ts'
import { birchCard } from './statements/held-america.ts'
import { Dice, inventAccount, inventCard } from './statements/ledger.ts'
import { drawSample, measure } from './statements/measure.ts'
import { oddStyles } from './statements/odd.ts'
import { linesOfText, rawPdf } from './statements/raw.ts'
import { seenStyles } from './statements/seen.ts'
import { wildStyles } from './statements/wild.ts'
import { wilderStyles } from './statements/wilder.ts'

const seedsOf = (count: number) => Array.from({ length: count }, (_, i) => seed + i * 7_919)
const read = (bytes: Uint8Array, columns?: ColumnMap, password?: string): Promise<ParsedFile> =>
  parseBytes({ bytes, extension: 'pdf', ...(columns ? { columns } : {}), ...(password ? { password } : {}) })

async function refusalOf(bytes: Uint8Array, password?: string): Promise<string> {
  try {
    return (await read(bytes, undefined, password)).outcome
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const nameOf = (make: MakeSample) => make(new Dice(1)).style.name
const styles = [...seenStyles, ...heldStyles, ...oddStyles, ...closeStyles]
const fixed = styles.map((make) => [nameOf(make), make] as const)

const EACH = long ? 40 : 2
/** How many of each style were exact. */
const exact: number[] = []

test.each(fixed)('%s: exact or asked, never wrong', { timeout: 300_000 }, async (_name, make) => {
  const score = await measure(make, seedsOf(EACH))
  expect(score.notes.filter((note) => note.includes('WRONG'))).toEqual([])
  exact.push(score.exact)
  // of two, both may be asked about by chance
  if (long) expect(score.exact).toBeGreaterThanOrEqual(EACH * 0.85)
})

/** Files of each style that are the same in every run: a style that is no longer read without help is seen in them. */
const ALWAYS = [1, 2, 3]

test.each(fixed)('%s: two of three are exact, always the same', { timeout: 300_000 }, async (_name, make) => {
  expect((await measure(make, ALWAYS)).exact).toBeGreaterThanOrEqual(2)
})

test('of all those styles, nine of ten are exact', () => {
  const sum = exact.reduce((all, one) => all + one, 0)
  expect(sum).toBeGreaterThanOrEqual(exact.length * EACH * 0.9)
  expect(exact).toHaveLength(fixed.length)
})

const dice = [...wildStyles, ...wilderStyles].map((make) => [nameOf(make), make] as const)

test.each(dice)(
  'styles %s with dice: 9 of 10 exact, none wrong',
  { timeout: 900_000 },
  async (_name, make) => {
    const count = long ? 400 : 20
    const { exact: right, asked, wrong, notes } = await measure(make, seedsOf(count))
    if (long) console.log(`thrown: ${right} exact, ${asked} asked, ${wrong} wrong of ${count}`)
    expect(notes.filter((note) => note.includes('WRONG'))).toEqual([])
    expect(right).toBeGreaterThanOrEqual(count * 0.9 - 1)
  },
)

test.each([123_492_448, 123_745_334])(
  'a text that could name columns (`Credit memo 12345`) on a line of its own loses no row below it: %i',
  async (found) => {
    expect(await measure(wildStyles[0]!, [found])).toMatchObject({ exact: 1, notes: [] })
  },
)

test.each([192_049, 198_538, 216_666, 273_831, 53_378])(
  'headings of both sides that ran together turn no sign: %i',
  async (found) => {
    const { wrong, notes } = await measure(wildStyles[0]!, [found])
    expect([wrong, notes.filter((note) => note.includes('WRONG'))]).toEqual([0, []])
  },
)

test.each([7_001_136, 9_001_103, 9_001_436])(
  'a heading that reaches up to the next (`Date de l’opérationDate valeur`) moves no day: %i',
  async (found) => {
    expect(await measure(wildStyles[0]!, [found])).toMatchObject({ exact: 1, notes: [] })
  },
)

/** Statements thrown and changed that were once read wrongly in silence, by what it was. */
const FOUND: Readonly<Record<string, readonly number[]>> = {
  'of two sides without headings, and balances in them, the debit is told by what is printed outside or asked':
    [200_701, 202_320, 203_186, 204_453],
  'the last line of headings is no heading of its own (`Date` over `opération`)': [200_697, 201_543, 202_390],
  'balances of days below the movements are none of the account': [202_119, 1_301_025],
  'what goes on from page to page does not end before the closing balance': [500_338, 501_841],
  'the name of a table is no part of its heading': [801_448, 1_701_122],
  'pages of an account from the newest to the oldest are one account': [803_301, 1_400_140],
  'of two days under one heading the first is its own': [1_203_599, 1_400_320, 1_501_154],
  'an account whose rows follow the end of another is not left out in silence': [1_702_121],
  'value dates alone on a page are no days of its own: that of the page before holds': [78_937_208],
}

describe.each(Object.entries(FOUND))('%s', (_what, found) => {
  test.each(found)('%i', async (one) => {
    const { notes } = await measure(wilderStyles[0]!, [one])
    expect(notes.filter((note) => note.includes('WRONG'))).toEqual([])
  })
})

test('texts that go against what a card says it is are a question', async () => {
  const { asked, wrong } = await measure(birchCard, [130_367_471])
  expect({ asked, wrong }).toEqual({ asked: 1, wrong: 0 })
})

/** The same statement with one amount changed, or one movement left out, somewhere in its middle. */
async function tampered(make: MakeSample, at: number): Promise<Uint8Array | null> {
  const dice = new Dice(at)
  const { style, card, wishes } = make(dice)
  const account = (card ? inventCard : inventAccount)(dice, wishes)
  const { movements } = account
  if (movements.length < 5) return null
  const index = dice.whole(1, movements.length - 2)
  const changed = dice.chance(0.5)
    ? movements.map((one, i) => (i === index ? { ...one, cents: one.cents + 90 } : one))
    : movements.filter((_, i) => i !== index)
  return (await drawStatement(style, [{ ...account, movements: changed }], dice)).bytes
}

test('a statement that does not add up is asked about, whatever its style', {
  timeout: 600_000,
}, async () => {
  for (const make of [...styles, ...wildStyles, ...wilderStyles]) {
    for (const at of seedsOf(long ? 20 : 1)) {
      const bytes = await tampered(make, at)
      if (bytes) expect(await refusalOf(bytes), `${nameOf(make)} ${at}`).toBe('ask')
    }
  }
})

const small = linesOfText([
  [[40, 'Statement from January 1, 2026 to January 31, 2026']],
  [
    [40, 'Date'],
    [100, 'Description'],
    [400, 'Amount'],
    [500, 'Balance'],
  ],
  [
    [40, '2026-01-02'],
    [100, 'RENT'],
    [400, '-100.00'],
    [500, '900.00'],
  ],
  [
    [40, '2026-01-03'],
    [100, 'CLIENT'],
    [400, '250.00'],
    [500, '1,150.00'],
  ],
  [
    [40, '2026-01-05'],
    [100, 'HYDRO'],
    [400, '-50.25'],
    [500, '1,099.75'],
  ],
])
const titled = linesOfText([
  [[40, 'Savings bank']],
  [[40, 'From 1 March 2026 to 31 March 2026']],
  [
    [40, 'S1'],
    [90, 'STEADY SAVINGS'],
  ],
  [
    [40, 'Date'],
    [80, 'Code'],
    [120, 'Description'],
    [300, 'Withdrawals'],
    [400, 'Deposits'],
    [500, 'Balance'],
  ],
  [
    [120, 'Opening balance'],
    [500, '100.00'],
  ],
  [
    [40, '1 MAR'],
    [80, 'DDI'],
    [120, 'Transfer from chequing'],
    [400, '50.00'],
    [500, '150.00'],
  ],
  [
    [40, '5 MAR'],
    [80, 'ACH'],
    [120, 'Transfer to chequing'],
    [300, '20.00'],
    [500, '130.00'],
  ],
])

test('the name of an account above its headings joins none of them', async () => {
  const { accounts } = await read(rawPdf(titled))
  expect(accounts[0]!.lines.map(({ description }) => description)).toEqual([
    'Transfer from chequing',
    'Transfer to chequing',
  ])
})

const unproven = linesOfText([
  [[40, 'Statement from January 1, 2026 to January 31, 2026']],
  [
    [40, 'Date'],
    [100, 'Description'],
    [400, 'Withdrawals'],
    [500, 'Deposits'],
  ],
  [
    [40, '2026-01-02'],
    [100, 'RENT'],
    [400, '100.00'],
  ],
  [
    [40, '2026-01-03'],
    [100, 'CLIENT'],
    [500, '250.00'],
  ],
])

test('without balances a person is asked, with the table; the columns given back read it, as incomplete', async () => {
  const asked = await read(rawPdf(unproven))
  expect(asked.outcome).toBe('ask')
  expect(asked.accounts).toEqual([])
  expect(asked.problems.map(({ code }) => code)).toEqual(['bank.ask.proof'])
  expect(asked.layout?.sample).toEqual([
    ['Date', 'Date valeur', 'Description', 'Débit', 'Crédit'],
    ['2026-01-02', '', 'RENT', '100.00', ''],
    ['2026-01-03', '', 'CLIENT', '', '250.00'],
  ])
  const given = await read(rawPdf(unproven), { ...asked.layout!.columns, debit: 4, credit: 3 })
  expect(given.outcome).toBe('partial')
  expect(given.accounts[0]?.lines.map(({ date, amount }) => [date, amount])).toEqual([
    ['2026-01-02', '100.00'],
    ['2026-01-03', '-250.00'],
  ])
  expect(given.problems.map(({ code }) => code)).toContain('bank.file.unproved')
})

test('a table that asked can be confirmed as it is', async () => {
  const asked = await read(rawPdf(unproven))
  const confirmed = await read(rawPdf(unproven), asked.layout!.columns)
  expect(confirmed.outcome).toBe('partial')
  expect(confirmed.accounts[0]?.lines.map(({ amount }) => amount)).toEqual(['-100.00', '250.00'])
})

test('running balances prove; the columns recognised can be given back', async () => {
  const file = await read(rawPdf(small))
  expect(file.outcome).toBe('parse')
  expect(file.accounts[0]).toMatchObject({ openingBalance: '1000.00', closingBalance: '1099.75' })
  expect(await read(rawPdf(small), file.layout!.columns)).toEqual(file)
})

test('a protected file asks for its password and takes the right one', async () => {
  const dice = new Dice(5)
  const { style, wishes } = seenStyles[0]!(dice)
  const drawn = await drawStatement({ ...style, password: 'érable 7' }, [inventAccount(dice, wishes)], dice)
  expect(await refusalOf(drawn.bytes)).toBe('bank.passwordNeeded')
  expect(await refusalOf(drawn.bytes, 'sapin')).toBe('bank.passwordWrong')
  expect(await refusalOf(drawn.bytes, 'érable 7')).toBe('parse')
})

test('pictures, unreadable letters and letters are told apart', async () => {
  expect(await refusalOf(rawPdf('0 0 100 100 re f'))).toBe('bank.scanned')
  expect(readable('\ue012\ue013\ue014 \u0003\u0004\ufffd\ufffd'.repeat(6))).toBe(false)
  expect(readable('Relevé du 1er mars 2026')).toBe(true)
  expect(
    await refusalOf(rawPdf(linesOfText([[[40, 'Dear client, on 3 March 2026 we change our fees.']]]))),
  ).toBe('bank.noTable')
})

test('junk before the file, scripts in it and a lost end change nothing', async () => {
  const plain = await read(rawPdf(small))
  const mailed = Buffer.concat([
    Buffer.from('\r\n--boundary\r\nContent-Type: application/pdf\r\n\r\n'),
    rawPdf(small),
  ])
  expect(await read(mailed)).toEqual(plain)
  const scripted = rawPdf(small, { catalogue: '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>' })
  expect(await read(scripted)).toEqual(plain)
  const whole = rawPdf(small)
  const lost = await refusalOf(whole.subarray(0, whole.length - 200))
  expect(['parse', 'ask', 'bank.pdfDamaged', 'bank.noTable', 'bank.scanned']).toContain(lost)
})

test('a cut file is never half imported', { timeout: 60_000 }, async () => {
  const { drawn } = await drawSample(seenStyles[0]!, 7)
  for (const share of [0.2, 0.5, 0.8, 0.95]) {
    const outcome = await refusalOf(drawn.bytes.subarray(0, Math.floor(drawn.bytes.length * share)))
    if (outcome !== 'parse') continue
    const file = await read(drawn.bytes.subarray(0, Math.floor(drawn.bytes.length * share)))
    expect(file.accounts[0]?.lines.length).toBe(drawn.truth[0]?.lines.length)
  }
})

test('ten thousand pages are refused at once', async () => {
  const started = performance.now()
  expect(await refusalOf(rawPdf(small, { pages: 10_000 }))).toBe('bank.pdfTooLong')
  expect(performance.now() - started).toBeLessThan(8_000)
})

test('a page that unpacks to more than any statement is refused before it is read', async () => {
  const started = performance.now()
  const packed = deflateSync(Buffer.alloc(64 * 1024 * 1024, 'U')).toString('latin1')
  expect(await refusalOf(rawPdf(packed, { content: '/Filter /FlateDecode' }))).toBe('bank.pdfTooMuch')
  expect(performance.now() - started).toBeLessThan(8_000)
  const usual = deflateSync(Buffer.from(small)).toString('latin1')
  expect(await refusalOf(rawPdf(usual, { content: '/Filter /FlateDecode' }))).toBe('parse')
})

test('many streams are measured together', async () => {
  const packed = deflateSync(Buffer.alloc(15 * 1024 * 1024, ' ')).toString('latin1')
  const one = `1 0 obj << /Filter /FlateDecode >>\nstream\n${packed}\nendstream\n`
  const picture = one.replace('<<', '<< /Subtype /Image')
  expect(() => checkStreams(Buffer.from(one.repeat(18), 'latin1'))).toThrow()
  expect(() => checkStreams(Buffer.from(picture.repeat(18), 'latin1'))).not.toThrow()
})
