/** MT940 and MT942: fields, marks, pages, envelopes, the text dialects of banks, and what is wrong said in words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMovement, swiftAmount, swiftDay } from '../../electron/bank/formats/mt940/movement.ts'
import { tries } from '../support/properties.ts'
import { codesOf, expectTruth, parse } from './truth.ts'
import { mt940File, statements } from './written.ts'

const head = [':20:STARTUMS', ':25:10020030/1234567', ':28C:5/1']
const message = (lines: readonly string[], opening = 'C260301EUR100,00', closing = 'C260331EUR90,00') =>
  [...head, `:60F:${opening}`, ...lines, `:62F:${closing}`, '-', ''].join('\r\n')
const ten = ':61:2603020302D10,00NTRFNONREF'
const firstLine = (text: string) => parse(text).accounts[0]!.lines[0]!

describe('files are read as they were written', () => {
  test('MT940', () => {
    fc.assert(
      fc.property(statements(10), fc.constantFrom('\r\n', '\n', '\r'), (all, end) => {
        expectTruth(parse(mt940File(all, false, end)), all)
      }),
      tries(60),
    )
  })

  test('MT942, whose sums are checked', () => {
    fc.assert(
      fc.property(statements(10), (all) => {
        const parsed = parse(mt940File(all, true))
        expectTruth(parsed, all, false)
        expect(codesOf(parsed)).toContain('file.dayReport')
      }),
      tries(40),
    )
  })
})

test.each([
  ['12,5', '12.5'],
  ['9,', '9'],
  ['0,', '0'],
  ['000000000088,10', '88.10'],
  ['1.234.567,89', '1234567.89'],
  ['12.50', '12.50'],
  ['1.234', '1234'],
  ['', null],
  ['1,2,3', null],
  ['1.23,4', null],
  ['99999999999999999999', null],
])('amount %j is %s', (text, amount) => {
  expect(swiftAmount(text)).toBe(amount)
})

test.each([
  ['260302', { day: '2026-03-02', moved: false }],
  ['691231', { day: '2069-12-31', moved: false }],
  ['700101', { day: '1970-01-01', moved: false }],
  ['240229', { day: '2024-02-29', moved: false }],
  ['160230', { day: '2016-02-29', moved: true }],
  ['150229', { day: '2015-02-28', moved: true }],
  ['160231', null],
  ['160431', null],
  ['161301', null],
  ['160100', null],
])('day %s', (text, day) => {
  expect(swiftDay(text)).toEqual(day)
})

describe('statement lines', () => {
  const base = {
    moved: false,
    expected: false,
    reference: '',
    printedReference: '',
    name: '',
    bankReference: '',
    details: '',
  }
  test.each([
    [
      '2603020302D10,00NTRFNONREF//B1',
      { amount: '-10.00', printedReference: 'NONREF', reference: 'NONREF', bankReference: 'B1' },
    ],
    ['260302C10,NMSC', { amount: '10' }],
    ['2603020302CR300,NTRFREF 4', { amount: '300', reference: 'REF 4', printedReference: 'REF 4' }],
    ['2603020302DR20,N024NONREF', { amount: '-20', reference: 'NONREF', printedReference: 'NONREF' }],
    ['2603020302RC5,00NRTINONREF', { amount: '-5.00', reference: 'NONREF', printedReference: 'NONREF' }],
    ['2603020302RD5,00NRTINONREF', { amount: '5.00', reference: 'NONREF', printedReference: 'NONREF' }],
    ['2603020302RCR5,00NRTI', { amount: '-5.00' }],
    ['2603020302EC5,00NTRF', { amount: '5.00', expected: true }],
    ['2603020302ED5,00NTRF', { amount: '-5.00', expected: true }],
    ['2603020302CN0,01FMSCNONREF', { amount: '0.01', reference: 'NONREF', printedReference: 'NONREF' }],
    [
      '260302    DD212,39S103NONREF//',
      { amount: '-212.39', reference: 'NONREF', printedReference: 'NONREF' },
    ],
    [
      '2603020302D12,35 NRTIKREF+//20',
      { amount: '-12.35', reference: 'KREF+', printedReference: 'KREF+', bankReference: '20' },
    ],
    ['260302D25,03NOV NONREF', { amount: '-25.03', reference: 'NONREF', printedReference: 'NONREF' }],
    [
      '260302D000000000044,95N0600733959555      T-MOBILE BV   ',
      {
        amount: '-44.95',
        reference: '0733959555',
        printedReference: '0733959555      T-MOBILE BV',
        name: 'T-MOBILE BV',
      },
    ],
  ] as const)('%s', (text, expected) => {
    expect(readMovement([text])).toEqual({ ...base, day: '2026-03-02', ...expected })
  })

  test.each([
    ['261302D10,00NMSC', 'date'],
    ['X', 'date'],
    ['260302 RUE', 'mark'],
    ['260302D,NMSC', 'amount'],
    ['260302DNMSC', 'amount'],
    ['260302D1 05,00NMSC', 'amount'],
  ])('%s is not one: %s', (text, fault) => {
    expect(readMovement([text])).toBe(fault)
  })

  test('an entry that is only expected is in no balance', () => {
    const parsed = parse(message([ten, ':61:2603300330ED50,00NTRFNONREF']))
    expect(parsed.accounts[0]!.lines.map(({ pending }) => pending)).toEqual([undefined, true])
    expect(codesOf(parsed)).toEqual(['file.pending'])
  })
})

describe('texts', () => {
  test.each([
    [
      'Germany',
      ['166?00GUTSCHRIFT?109?20EREF+RE-2026-7?21SVWZ+Rechnung 2026-7 Danke?30BIC?31IBAN?32Maier Gmb?33H'],
      ['Maier Gmb H Rechnung 2026-7 Danke', 'Maier Gmb H', 'RE-2026-7'],
    ],
    [
      'a part that fills its width goes on in the next',
      ['166?00X?20SVWZ+Zweite SEPA-Ueberweisu?21ng vom Maerz?32Maier'],
      ['Maier Zweite SEPA-Ueberweisung vom Maerz', 'Maier', undefined],
    ],
    ['no purpose', ['808?00ENTGELTABSCHLUSS?10999'], ['ENTGELTABSCHLUSS', undefined, undefined]],
    [
      'Austria and the Netherlands, other signs',
      ['000>100987>20 HUUR>21 KANTOOR'],
      ['HUUR KANTOOR', undefined, undefined],
    ],
    ['Poland', ['020<00Wyplata<20FAKTURA 7<32JAN NOWAK'], ['JAN NOWAK FAKTURA 7', 'JAN NOWAK', undefined]],
    [
      'Poland, tildes',
      ['020~00Wyplata~20FAKTURA 7~32JAN NOWAK'],
      ['JAN NOWAK FAKTURA 7', 'JAN NOWAK', undefined],
    ],
    [
      'ING',
      ['/EREF/E-7//CNTP/NL32INGB0000012345/INGBNL2A/J.Jansen///REMI/USTD//Factuur 7/'],
      ['J.Jansen Factuur 7', 'J.Jansen', 'E-7'],
    ],
    [
      'ING, a payment reference',
      ['/CNTP/NL32INGB0000012345/INGBNL2A/X BV///REMI/STRD/CUR/9001123412341234/'],
      ['X BV 9001123412341234', 'X BV', undefined],
    ],
    [
      'ABN AMRO',
      ['/TRTP/SEPA OVERBOEKING/IBAN/NL12/BIC/ABNANL2A/NAME/X BV/REMI/Factuur 7/EREF/NOTPROVIDED'],
      ['X BV Factuur 7', 'X BV', undefined],
    ],
    [
      'Rabobank',
      ['/ORDP//NAME/R. SMITH/ADDR/Green 74 Sheep/REMI/Factuur 7/ISDT/2026-01-02'],
      ['R. SMITH Factuur 7', 'R. SMITH', undefined],
    ],
    ['Citibank', ['/PT/FT/PY/INVOICE 7', '   123'], ['INVOICE 7 123', undefined, undefined]],
    [
      'Knab',
      ['FACTUUR 7', 'REK: NL65INGB0123456789/NAAM: PICK BV'],
      ['FACTUUR 7 REK: NL65INGB0123456789/NAAM: PICK BV', 'PICK BV', undefined],
    ],
    ['plain', ['ACHAT CARTE', 'CAFE'], ['ACHAT CARTE CAFE', undefined, undefined]],
    [
      'lines cut in a word at the width of SWIFT',
      [`${'X'.repeat(60)} FACT`, 'URE 7'],
      [`${'X'.repeat(60)} FACTURE 7`, undefined, undefined],
    ],
  ] as const)('%s', (_, lines, [description, counterparty, reference]) => {
    const text = lines.map((line, i) => (i === 0 ? `:86:${line}` : line))
    const line = firstLine(message([ten, ...text]))
    expect([line.description, line.counterparty, line.reference]).toEqual([
      description,
      counterparty,
      reference,
    ])
  })

  test('several fields 86, and the line below a statement line', () => {
    expect(firstLine(message([ten, ':86:EEN', ':86:TWEE'])).description).toBe('EEN TWEE')
    expect(firstLine(message([ten, 'CARD TRANSACTION'])).description).toBe('CARD TRANSACTION')
  })

  test.each([
    ['166?00X?20Y?31DE99 7005 0000?32Maier', 'DE9970050000'],
    ['166?00X?20Y?38PL081060007600007777777?32Maier', 'PL081060007600007777777'],
    ['/CNTP/NL32INGB0000012345/INGBNL2A/X BV///REMI/USTD//Y/', 'NL32INGB0000012345'],
    ['/TRTP/SEPA/IBAN/NL12ABNA0417164300/BIC/ABNANL2A/NAME/X/REMI/Y', 'NL12ABNA0417164300'],
    ['166?00X?20Y?31sans compte', undefined],
  ])('the other account in %s', (text, account) => {
    expect(firstLine(message([ten, `:86:${text}`])).counterpartyAccount).toBe(account)
  })

  test('what is printed stays known', () => {
    expect(firstLine(message([ten, ':86:166?00X?20Miete?32Maier'])).printed).toBe('166?00X?20Miete?32Maier')
  })

  test.each([
    ['a hyphen alone', [ten, ':86:MANDAT', '-', 'SUITE', ten.replace('D', 'C')], 'MANDAT - SUITE', 2],
    ['a line like a field', [ten, ':86:PAIEMENT', ':61: RUE DE LA GARE'], 'PAIEMENT :61: RUE DE LA GARE', 1],
    ['a time of day', [ten, ':86:A 12T13', ':12:11'], 'A 12T13 :12:11', 1],
    ['a reference', [ten, ':86:SUITE', ':20:PLACE', ten], 'SUITE :20:PLACE', 2],
  ])('%s inside a text', (_, lines, description, count) => {
    const parsed = parse(message(lines))
    expect(parsed.accounts).toHaveLength(1)
    expect(parsed.accounts[0]!.lines).toHaveLength(count)
    expect(parsed.accounts[0]!.lines[0]!.description).toBe(description)
  })
})

describe('messages', () => {
  test.each([
    [
      'the envelope of SWIFT',
      (text: string) => `{1:F01INGBNL2AXXXX0000000000}{2:I940INGBNL2AXXXN}{4:\r\n${text.trim()}}{5:}`,
      'INGBNL2A',
    ],
    ['the first field beside the block', (text: string) => `{4:${text}`, undefined],
    ['braces of the Swedish table', (text: string) => `ä4:\r\n${text.trim()}å`, undefined],
    ['lines of ABN AMRO', (text: string) => `ABNANL2A\r\n940\r\nABNANL2A\r\n${text}`, undefined],
    ['the line of Rabobank', (text: string) => `:940:\r\n${text}`, undefined],
    ['no end', (text: string) => text.replace('-\r\n', ''), undefined],
  ])('%s', (_, wrap, bank) => {
    const parsed = parse(wrap(message([ten])), 'utf8')
    expect(parsed).toMatchObject({ format: 'mt940', outcome: 'parse', problems: [] })
    expect(parsed.accounts[0]).toMatchObject({ openingBalance: '100.00', closingBalance: '90.00' })
    expect(parsed.layout?.bank).toBe(bank)
  })

  test('pages of one statement follow one another', () => {
    const page = (opening: string, closing: string) =>
      [...head, `:60${opening}`, ten, `:62${closing}`, '-'].join('\n')
    const parsed = parse(
      [page('F:C260301EUR100,', 'M:C260302EUR90,'), page('M:C260302EUR90,', 'F:C260302EUR80,')].join('\n'),
    )
    expect(parsed.accounts.map(({ closingBalance }) => closingBalance)).toEqual(['90', '80'])
    expect(codesOf(parsed)).toEqual([])
  })

  test('a page that is missing, balances overdrawn, without a field 20', () => {
    const parsed = parse(
      ':25:A\n:60F:D260301EUR5,\n:62F:D260301EUR5,\n:25:A\n:60F:D260303EUR7,\n:62F:D260303EUR7,\n-',
    )
    expect(parsed.accounts.map(({ openingBalance }) => openingBalance)).toEqual(['-5', '-7'])
    expect(codesOf(parsed)).toContain('file.statementGap')
  })
})

describe('what is wrong is said', () => {
  test.each([
    [
      'balances that do not agree',
      message([ten], undefined, 'C260331EUR100,00'),
      'file.balanceMismatch',
      'parse',
    ],
    ['a balance that is none', message([ten], 'C260301EURx'), 'file.balanceUnread', 'parse'],
    ['a day that is none', message([':61:269999D10,00NMSC', ten]), 'row.date', 'partial'],
    ['an amount that is none', message([':61:260302Dx', ten]), 'row.amount', 'partial'],
    ['no mark', message([':61:260302X10,00', ten]), 'row.movement', 'partial'],
    ['30 February', message([ten.replace('260302', '260230')]), 'file.dayMoved', 'parse'],
    [
      'a statement with the time of MT942 that stops',
      message([':13D:2603021200+0100', ten]).split(':62F')[0]!,
      'file.truncated',
      'partial',
    ],
    ['a file that stops', message([ten]).split(':62F')[0]!, 'file.truncated', 'partial'],
  ])('%s', (_, text, code, outcome) => {
    const parsed = parse(text)
    expect(codesOf(parsed)).toContain(code)
    expect(parsed.outcome).toBe(outcome)
    for (const { severity, line } of parsed.problems) if (severity === 'row') expect(line).toBeGreaterThan(0)
  })

  test('the sums and the smallest amount of MT942', () => {
    const report = (lines: readonly string[]) =>
      parse([...head, ':13D:2603021200+0100', ...lines, '-'].join('\n'))
    expect(codesOf(report([':34F:EURD100,', ten, ':90D:1EUR10,', ':90C:0EUR0,']))).toEqual([
      'file.floorLimit',
      'file.dayReport',
    ])
    expect(codesOf(report([':34F:EUR0,', ten, ':90D:2EUR10,']))).toContain('file.countMismatch')
    expect(codesOf(report([':34F:EUR0,', ten, ':90D:1EUR11,']))).toContain('file.countMismatch')
  })
})

test('marks in small letters mean the same (examples of ABN Amro)', () => {
  const parsed = parse(message([':61:2603020302d10,00N946NONREF'], 'c260301EUR100,00'))
  expect(parsed).toMatchObject({ outcome: 'parse', problems: [], accounts: [{ openingBalance: '100.00' }] })
  expect(parsed.accounts[0]!.lines).toMatchObject([{ date: '2026-03-02', amount: '-10.00' }])
})

describe('figures as some banks write them', () => {
  const balances = (text: string, opening: string, closing: string) => {
    const [account] = parse(message([text], opening, closing)).accounts
    return [account!.openingBalance, ...account!.lines.map(({ amount }) => amount), account!.closingBalance]
  }

  test.each([
    [',50', 2, '0.50'],
    [',', 2, null],
    ['1,234.56', 2, '1234.56'],
    ['1,234,567.8', 2, '1234567.8'],
    ['1,234', 2, '1.234'],
    ['1.234', 3, '1.234'],
    ['1.234,500', 3, '1234.500'],
  ])('amount %j in a currency of %s decimals is %s', (text, places, amount) => {
    expect(swiftAmount(text, places)).toBe(amount)
  })

  test.each([
    [
      'three decimals behind a dot',
      ':61:260302D12.500NMSC',
      'C260301TND112.500',
      'C260331TND100.000',
      ['112.500', '-12.500', '100.000'],
    ],
    [
      'thousands',
      ':61:260302D12.500NMSC',
      'C260301CLP112.500',
      'C260331CLP100.000',
      ['112500', '-12500', '100000'],
    ],
    [
      'thousands with a space',
      ':61:260302D1 005,00NMSC',
      'C260301EUR1005,00',
      'C260331EUR0,00',
      ['1005.00', '-1005.00', '0.00'],
    ],
    [
      'nothing before the comma, spaces',
      ':61:260302D,50NMSC',
      'C260301EUR ,50',
      'C260331EUR ,00',
      ['0.50', '-0.50', '0.00'],
    ],
    [
      'the end of the message behind a balance',
      ':61:260302D1,NMSC',
      'C260301EUR1,',
      'C260331EUR0,-}',
      ['1', '-1', '0'],
    ],
  ])('%s', (_, line, opening, closing, expected) => {
    expect(balances(line, opening, closing)).toEqual(expected)
  })

  test.each(['20260302D10,00NMSC', '20260302 RC10,00NMSC', '260302 0302 D10,00NMSC', '260302    D10,00NMSC'])(
    'the day in %s',
    (text) => {
      expect(readMovement([text])).toMatchObject({ day: '2026-03-02', amount: '-10.00' })
    },
  )
})

describe('statements that leave something out', () => {
  const next = [':28C:6/1', ':60F:C260331EUR90,00', ten, ':62F:C260430EUR80,00', '-']

  test.each([
    ['in the same message', message([ten]).replace('-\r\n', '') + next.join('\r\n')],
    ['in one of its own', `${message([ten])}:20:NEXT\r\n${next.join('\r\n')}`],
  ])('no account, %s: it is the one before', (_, text) => {
    const { accounts, problems } = parse(text)
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['10020030/1234567', '10020030/1234567'])
    expect(problems).toEqual([])
  })

  test('no closing balance before another statement', () => {
    const parsed = parse(`${message([ten]).replace(/:62F:.*\r\n/, '')}:20:NEXT\r\n${next.join('\r\n')}`)
    expect(codesOf(parsed)).toEqual(['file.balanceMissing'])
  })
})

test('a balance without a currency is in that of its account', () => {
  const page = (opening: string, closing: string) =>
    [...head, `:60${opening}`, ':61:260302D10,000NMSC', `:62${closing}`, '-'].join('\n')
  const { accounts, problems } = parse(
    [page('F:C260301TND100.000', 'M:C26030290.000'), page('M:C26030290.000', 'F:C26030280.000')].join('\n'),
  )
  expect(problems).toEqual([])
  expect(accounts).toMatchObject([
    { currency: 'TND', openingBalance: '100.000', closingBalance: '90.000' },
    { currency: 'TND', openingBalance: '90.000', closingBalance: '80.000' },
  ])
})

test('a kind of transaction in a field of its own is no text', () => {
  const line = firstLine(message([ten, ':86:020', ':86:020~00Wyplata~20FAKTURA 7~32JAN NOWAK']))
  expect(line).toMatchObject({ description: 'JAN NOWAK FAKTURA 7', counterparty: 'JAN NOWAK' })
  expect(firstLine(message([ten, ':86:123'])).description).toBe('123')
})
