/** What programs that make PDF files do to the text of a statement: signs and spaces lost, text over text, sheets, sizes. */
import { describe, expect, test } from 'vitest'
import { readPages } from '../../electron/bank/formats/pdf/document.ts'
import { columnsAt, readLines, readPdf, type Texts } from './statements/printed.ts'
import { linesOfText, type RawOptions, rawPdf, unicodeTable } from './statements/raw.ts'

const title = (text: string): Texts => [[40, text]]
const PERIOD = title('Releve du 01/03/2026 au 31/03/2026')
const AMOUNTS = ['-1200.00', '2345.60', '-45.10', '-1100.25']
const DATES = ['2026-03-02', '2026-03-05', '2026-03-05', '2026-03-09']
const TEXTS = ['LOYER BUREAU', 'CLIENT MERCURE', 'PAPETERIE', 'ASSURANCE']
const EXACT = {
  outcome: 'parse',
  codes: [],
  accounts: [
    { openingBalance: '5000.00', closingBalance: '5000.25', amounts: AMOUNTS, dates: DATES, texts: TEXTS },
  ],
}

/** A table of both sides and balances; its first column begins at this place. */
function sidesAt(left: number): readonly Texts[] {
  const row = columnsAt(left, left + 60, left + 170, left + 220, left + 270)
  return [
    [[left, PERIOD[0]![1]]],
    row('Date', 'Libelle', 'Debit', 'Credit', 'Solde'),
    row('', 'Solde initial', '', '', '5 000,00'),
    row('02/03/2026', 'LOYER BUREAU', '1 200,00', '', '3 800,00'),
    row('05/03/2026', 'CLIENT MERCURE', '', '2 345,60', '6 145,60'),
    row('05/03/2026', 'PAPETERIE', '45,10', '', '6 100,50'),
    row('09/03/2026', 'ASSURANCE', '1 100,25', '', '5 000,25'),
    row('', 'Solde final', '', '', '5 000,25'),
  ]
}
const sides = sidesAt(40)

/** A table of one column of signed amounts, between two balances. */
const signed: readonly Texts[] = (() => {
  const row = columnsAt(40, 110, 400)
  return [
    PERIOD,
    row('Date', 'Libelle', 'Montant'),
    row('', 'Solde initial', '5 000,00'),
    row('02/03/2026', 'LOYER BUREAU', '-1 200,00'),
    row('05/03/2026', 'CLIENT MERCURE', '2 345,60'),
    row('05/03/2026', 'PAPETERIE', '-45,10'),
    row('09/03/2026', 'ASSURANCE', '-1 100,25'),
    row('', 'Solde final', '5 000,25'),
  ]
})()

const changed = (lines: readonly Texts[], change: (text: string) => string): readonly Texts[] =>
  lines.map((line) => line.map(([left, text]) => [left, change(text)] as const))

/** Spaces within amounts become this. */
const withMark = (mark: string) => (text: string) =>
  text.replace(/^(-?\d) (?=\d{3},)/, (_, digit: string) => digit + mark)

/** Right edges of amounts, in Helvetica: they stand under each other as in print. */
const rightOf = (lines: readonly Texts[]): readonly Texts[] =>
  lines.map((line) =>
    line.map(([left, text]) => {
      const width = [...text].reduce((sum, char) => sum + (/[ ,.\xa4]/.test(char) ? 2.5 : 5), 0)
      return [/,\d\d$/.test(text) ? left + 45 - width : left, text] as const
    }),
  )

/** A file whose font tells these letters for its codes. */
const withLetters = (lines: readonly Texts[], letters: Readonly<Record<string, string>>) =>
  rawPdf(linesOfText(lines), {
    font: '/Encoding /WinAnsiEncoding /ToUnicode 6 0 R',
    more: [unicodeTable(letters)],
  })

const ALPHABET = Object.fromEntries(
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).map((c) => [c, c]),
)

describe('what a font could not write', () => {
  test.each(['/', '?'])('%s in the place of the space between thousands', async (mark) => {
    expect(await readLines(rightOf(changed(sides, withMark(mark))))).toMatchObject(EXACT)
  })

  test('a glyph without a letter in the place of that space', async () => {
    const lines = rightOf(changed(sides, withMark('\xa4')))
    expect(await readPdf(withLetters(lines, { ...ALPHABET, '\xa4': '\0' }))).toMatchObject(EXACT)
    expect(await readPdf(withLetters(lines, { ...ALPHABET, '\xa4': '\ufffd' }))).toMatchObject(EXACT)
  })

  test.each(['\0', '\ufffd', '?'])('%j before some amounts of a column is their minus', async (meant) => {
    const lines = rightOf(changed(signed, (text) => text.replace(/^-(?=\d)/, '\xa4')))
    expect(await readPdf(withLetters(lines, { ...ALPHABET, '\xa4': meant }))).toMatchObject(EXACT)
  })

  test('before all of them it may be a currency: no sign is made of it', async () => {
    const row = columnsAt(40, 110, 400)
    const lines = [
      PERIOD,
      row('Date', 'Libelle', 'Montant'),
      row('', 'Solde initial', '?5 000,00'),
      row('02/03/2026', 'CLIENT MERCURE', '?1 200,00'),
      row('05/03/2026', 'VERSEMENT', '?2 345,60'),
      row('', 'Solde final', '?8 545,60'),
    ]
    const read = await readLines(rightOf(lines))
    expect(read.accounts.flatMap(({ amounts }) => amounts).filter((text) => text.startsWith('-'))).toEqual([])
  })

  test('a letter that is lost within a number is never guessed', async () => {
    const lines = rightOf(changed(sides, (text) => text.replaceAll('1', '\xa4')))
    const read = readPdf(withLetters(lines, { ...ALPHABET, '\xa4': '\0' }))
    expect((await read).outcome).toBe('ask')
  })
})

describe('one glyph under another name', () => {
  test.each(['\u2212', '\u2010', '\u2011'])('%j is the hyphen of signs, days and numbers', async (meant) => {
    const lines = changed(
      [title('IBAN BE68-5390-0754-7034'), title('Compte 01234-5678901'), ...rightOf(signed)],
      (text) => text.replace(/^(\d\d)\/(\d\d)\//, '$1-$2-'),
    )
    const read = await readPdf(withLetters(lines, { ...ALPHABET, '-': meant }))
    expect(read).toMatchObject({
      ...EXACT,
      accounts: [{ accountId: '01234-5678901', amounts: AMOUNTS, dates: DATES, texts: TEXTS }],
    })
  })

  test('a low quotation mark is the comma', async () => {
    expect(await readPdf(withLetters(rightOf(sides), { ...ALPHABET, ',': '\u201a' }))).toMatchObject(EXACT)
  })
})

describe('francs without decimals', () => {
  const francs = (group: string): readonly Texts[] => {
    const row = columnsAt(40, 140, 300, 380, 460)
    const lines = [
      title('RELEVE EN FRANCS CFA du 01/03/2026 au 31/03/2026'),
      row('Date', 'Libelle', 'Debit', 'Credit', 'Solde'),
      row('', 'SOLDE INITIAL', '', '', '4 250 000'),
      row('02/03/2026', 'LOYER', '250 500', '', '3 999 500'),
      row('05/03/2026', 'CLIENT', '', '1 000 000', '4 999 500'),
      row('', 'SOLDE FINAL', '', '', '4 999 500'),
    ]
    return changed(lines, (text) => text.replace(/(?<=\d) (?=\d{3})/g, group))
  }
  const READ = {
    outcome: 'parse',
    accounts: [{ amounts: ['-250500', '1000000'], openingBalance: '4250000' }],
  }

  test('a space of another font between thousands is narrow', async () => {
    const pieces = francs('|').map((line) =>
      line.flatMap(([left, text]) => {
        let from = left
        return text.split('|').map((part, _, all): readonly [number, string] => {
          const piece = [from, part] as const
          from += part.length * 5.004 + 0.9
          return all.length === 1 ? [left, part] : piece
        })
      }),
    )
    expect(await readLines(pieces)).toMatchObject(READ)
  })

  test('thousands without a space', async () => {
    expect(await readLines(francs(''))).toMatchObject(READ)
  })

  test('marks in the place of the space, drawn apart without a width', async () => {
    expect(await readLines(francs('/'))).toMatchObject(READ)
  })
})

describe('text over text', () => {
  const content = linesOfText(sides)

  test('a mark across the page takes no part in a row', async () => {
    for (const at of [0, 1, 2, 3, 4, 5, 6]) {
      const mark = `BT /F1 70 Tf 1 0 0 1 60 ${740 - at * 14 - 3} Tm (COPIE) Tj ET`
      expect(await readPdf(rawPdf(`${mark}\n${content}`))).toMatchObject(EXACT)
    }
  })

  test('the text of a scan over the text itself is read once', async () => {
    const words = sides.map((line, row) =>
      line.flatMap(([left, text]) => {
        let from = left + 0.7
        return text.split(/(?<= )/).map((word): readonly [number, string] => {
          const piece = [from, word.trim()] as const
          from += [...word].reduce((sum, char) => sum + (/[ ,.]/.test(char) ? 2.5 : 5.4), 0) + (row % 2) * 0.3
          return piece
        })
      }),
    )
    const over = linesOfText(words).replace(/(\d+) Tm/g, (_, y: string) => `${Number(y) - 0.8} Tm`)
    expect(await readPdf(rawPdf(`${content}\n3 Tr\n${over}`))).toMatchObject(EXACT)
    expect(await readPdf(rawPdf(`3 Tr\n${over}\n0 Tr\n${content}`))).toMatchObject(EXACT)
  })

  test('two narrow letters side by side are two', async () => {
    const letters = [...'Billing'].map((char, at): readonly [number, string] => [
      40 + [0, 6, 8, 10, 12, 14, 19][at]!,
      char,
    ])
    const [page] = await readPages(rawPdf(linesOfText([...sides, letters])))
    expect(page!.map(({ text }) => text).join('')).toContain('Billing')
  })

  test('dots that lead to the amount are no text', async () => {
    const dots = '.'.repeat(40)
    const lines = signed.map((line) =>
      line.flatMap(([left, text]) =>
        left === 110 && text !== '' ? [[left, text + dots] as const] : [[left, text] as const],
      ),
    )
    expect(await readLines(lines)).toMatchObject(EXACT)
    const joined = signed.map((line) =>
      line.length === 3 && line[1]![1] !== '' && /\d/.test(line[2]![1])
        ? [line[0]!, [110, `${line[1]![1]} ${dots} ${line[2]![1]}`] as const]
        : line,
    )
    expect((await readLines(joined)).accounts[0]).toMatchObject({ texts: TEXTS })
  })
})

describe('the page', () => {
  const on = (content: string, options: RawOptions) => readPdf(rawPdf(content, options))

  test('two pages on a sheet are read one after the other', async () => {
    const row = columnsAt(440, 500, 610, 660, 710)
    const second = [
      row('Date', 'Libelle', 'Debit', 'Credit', 'Solde'),
      row('12/03/2026', 'LIBRAIRIE', '100,00', '', '4 900,25'),
      row('15/03/2026', 'CLIENT MARS', '', '99,75', '5 000,00'),
      row('16/03/2026', 'CLIENT PLUTON', '', '1 000,00', '6 000,00'),
      row('', 'Solde final', '', '', '6 000,00'),
    ]
    const sheet = sides.slice(0, -1).map((line, at) => [...line, ...(second[at - 1] ?? [])])
    const read = await on(linesOfText(sheet), { box: '0 0 800 792' })
    expect(read).toMatchObject({
      outcome: 'parse',
      accounts: [{ openingBalance: '5000.00', closingBalance: '6000.00' }],
    })
    expect(read.accounts[0]!.texts).toEqual([...TEXTS, 'LIBRAIRIE', 'CLIENT MARS', 'CLIENT PLUTON'])
    expect(read.accounts[0]!.dates.slice(4)).toEqual(['2026-03-12', '2026-03-15', '2026-03-16'])
  })

  test('what the paper cuts off is not read', async () => {
    const slug = sides.flatMap((line, at) => (at > 2 ? [[...line, [420, '77,77'] as const]] : [line]))
    const all = [...slug, [[420, '31/03/2026'] as const, [480, '999,99'] as const]]
    expect(await on(linesOfText(all), { page: '/CropBox [0 0 400 792]' })).toMatchObject(EXACT)
  })

  test.each([0.05, 12])('a page %d times as large', async (by) => {
    const content = `q ${by} 0 0 ${by} 0 0 cm\n${linesOfText(sides)}\nQ`
    expect(await on(content, { box: `0 0 ${612 * by} ${792 * by}` })).toMatchObject(EXACT)
  })

  test('a page whose unit is no point is as wide as it is drawn', async () => {
    const content = `q 0.1 0 0 0.1 0 0 cm\n${linesOfText(sides)}\nQ`
    const [page] = await readPages(rawPdf(content, { box: '0 0 61.2 79.2', page: '/UserUnit 10' }))
    const heading = page!.find(({ text }) => text === 'Libelle')!
    expect(heading.right - heading.left).toBeCloseTo(26, 0)
  })
})

describe('statements put into one file', () => {
  /** A file with a page for each of these statements. */
  function pagesOf(...statements: readonly (readonly Texts[])[]): Buffer {
    const more = statements.slice(1).flatMap((lines, i) => {
      const content = linesOfText(lines)
      const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${6 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
      return [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`, page]
    })
    const kids = statements.map((_, i) => `${5 + i * 2} 0 R`).join(' ')
    const file = rawPdf(linesOfText(statements[0]!), { more }).toString('latin1')
    return Buffer.from(
      file.replace('/Count 1 /Kids [5 0 R]', `/Count ${statements.length} /Kids [${kids}]`),
      'latin1',
    )
  }
  const row = columnsAt(40, 110, 400)
  const english: readonly Texts[] = [
    title('Account number 01234-5678901, March 1, 2026 to March 31, 2026'),
    row('Date', 'Description', 'Amount'),
    row('', 'Opening balance', '1,000.00'),
    row('Mar 2', 'HARDWARE', '-100.50'),
    row('Mar 5', 'CLIENT', '1,050.00'),
    row('Mar 9', 'BAKERY', '-49.50'),
    row('', 'Closing balance', '1,900.00'),
  ]
  const card: readonly Texts[] = [
    title('Credit card number 5400 XXXX XXXX 1234, March 1, 2026 to March 31, 2026'),
    title('Credit limit 5,000.00'),
    title('Minimum payment 10.00'),
    row('Date', 'Description', 'Amount'),
    row('', 'Previous balance', '500.00'),
    row('Mar 3', 'BOOKS', '60.00'),
    row('Mar 4', 'PAYMENT THANK YOU', '-500.00'),
    row('Mar 6', 'GARDEN', '41.00'),
    row('', 'New balance', '101.00'),
  ]
  const numbered = [title('Compte 98765-4321098'), ...sides]
  const READ = ['-100.50', '1050.00', '-49.50']

  test('that write their amounts in two ways are read each in its own', async () => {
    for (const order of [
      [numbered, english],
      [english, numbered],
    ] as const) {
      const { outcome, codes, accounts } = await readPdf(pagesOf(...order))
      expect({ outcome, codes }).toEqual({ outcome: 'parse', codes: [] })
      const amounts = order[0] === numbered ? [AMOUNTS, READ] : [READ, AMOUNTS]
      expect(accounts.map((account) => account.amounts)).toEqual(amounts)
    }
  })

  test('an account and a card: what is spent with the card is money out', async () => {
    const { outcome, accounts } = await readPdf(pagesOf(english, card))
    expect(outcome).toBe('parse')
    expect(accounts.map(({ amounts }) => amounts)).toEqual([READ, ['-60.00', '500.00', '-41.00']])
  })

  test('where one of them proves nothing, it is asked about', async () => {
    const broken = changed(english, (text) => text.replace('1,900.00', '1,901.00'))
    const read = await readPdf(pagesOf(numbered, broken))
    expect(read).toMatchObject({ outcome: 'ask', accounts: [] })
    expect(read.codes).toContain('bank.ask.statements')
  })
})

test('text of a layer that is switched off is not read, text of one that is shown is', async () => {
  const layers = '/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] /ON [7 0 R] >> >>'
  const options = {
    catalogue: layers,
    more: ['<< /Type /OCG /Name (Draft) >>', '<< /Type /OCG /Name (Final) >>'],
    // the font is named here again: resources of a page are one dictionary, and the last one counts
    page: '/Resources << /Font << /F1 3 0 R >> /Properties << /A 6 0 R /B 7 0 R >> >>',
  }
  const draft = linesOfText(changed(sides, (text) => text.replaceAll('1', '2'))).replace(
    /(\d+) Tm/g,
    (_, y: string) => `${Number(y) - 5} Tm`,
  )
  const content = `/OC /A BDC\n${draft}\n/Span BMC BT ET EMC EMC\n/OC /B BDC\n${linesOfText(sides)}\nEMC`
  const file = rawPdf(content, options).toString('latin1')
  const once = file.replace('/Resources << /Font << /F1 3 0 R >> >> /Resources', '/Resources')
  expect(await readPdf(Buffer.from(once, 'latin1'))).toMatchObject(EXACT)
})

test('cells of a spreadsheet stand on the last line of their text: the lines above are their own', async () => {
  const texts = [['LOYER', 'BUREAU'], ['CLIENT', 'MERCURE'], ['PAPETERIE'], ['ASSUR', 'ANCE']]
  const [head, rest] = [sides.slice(0, 3), sides.slice(3)]
  const drawn: string[] = [linesOfText(head)]
  let y = 740 - 2 * 14
  for (const [at, line] of rest.entries()) {
    const [above, own] = texts[at]?.length === 2 ? texts[at] : [undefined, texts[at]?.[0] ?? line[1]![1]]
    if (above) drawn.push(`BT /F1 9 Tf 1 0 0 1 100 ${y - 11.8} Tm (${above}) Tj ET`)
    y -= above ? 11.8 + 10.5 : 12.8
    for (const [left, text] of line)
      drawn.push(`BT /F1 9 Tf 1 0 0 1 ${left} ${y} Tm (${left === 100 ? own : text}) Tj ET`)
  }
  const read = await readPdf(rawPdf(drawn.join('\n')))
  expect(read.accounts[0]).toMatchObject({
    amounts: AMOUNTS,
    texts: ['LOYER BUREAU', 'CLIENT MERCURE', 'PAPETERIE', 'ASSUR ANCE'],
  })
})

test('a movement that lost its day is told, where all others have theirs', async () => {
  const row = columnsAt(40, 110, 300, 380, 460)
  const days = ['02/03', '02/03', '05/03', '05/03', '05/03', '09/03', '', '12/03']
  const lines = (dates: readonly string[]) => [
    PERIOD,
    row('Date', 'Libelle', 'Debit', 'Credit', 'Solde'),
    row('', 'Solde initial', '', '', '5 000,00'),
    ...dates.map((day, i) => row(day, `ACHAT ${i}`, '10,00', '', `4 9${90 - i * 10},00`)),
  ]
  expect(await readLines(lines(days))).toMatchObject({ outcome: 'parse', codes: ['bank.file.dayAbove'] })
  // printed once a day, it holds for the rows below
  const once = days.map((day, i) => (day === days[i - 1] ? '' : day))
  expect(await readLines(lines(once))).toMatchObject({ outcome: 'parse', codes: [] })
})

test('words behind an IBAN are no part of it', async () => {
  for (const behind of ['EUR', 'Devise : EUR']) {
    const read = await readLines([title(`BE68 5390 0754 7034 ${behind}`), ...sides])
    expect(read.accounts[0]?.accountId).toBe('BE68539007547034')
  }
})

test('however much is drawn over each other, it is read in proportion', { timeout: 60_000 }, async () => {
  const dots = `a${'.....a'.repeat(60_000)}`
  const bars = `|${'ab|'.repeat(60_000)}`
  const over = Array.from(
    { length: 30_000 },
    (_, i) => `BT /F1 9 Tf 1 0 0 1 ${40 + (i % 7)} 700 Tm (a${i % 90}) Tj ET`,
  )
  const marks = Array.from(
    { length: 5_000 },
    (_, i) => `BT /F1 60 Tf 1 0 0 1 ${i % 400} ${i % 700} Tm (X) Tj ET`,
  )
  const text = [dots, bars].map((one, i) => `BT /F1 9 Tf 1 0 0 1 40 ${600 - i * 20} Tm (${one}) Tj ET`)
  const content = [...over, ...marks, ...text, linesOfText(sides)].join('\n')
  const start = performance.now()
  await readPdf(rawPdf(content)).catch(() => null)
  expect(performance.now() - start).toBeLessThan(20_000)
})
