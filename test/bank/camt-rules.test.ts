/** What CAMT means, rule by rule: signs, days, balances, names, references; and what is said when a bank does it otherwise. */
import { describe, expect, test } from 'vitest'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { inspectFile } from '../../electron/bank/inspect.ts'
import type { ParsedFile, ParsedLine } from '../../electron/bank/parsed.ts'
import { Books } from '../support/books.ts'
import { zip } from '../support/fuzz/containers.ts'

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'
const amount = (text: string, way = 'DBIT', currency = 'EUR') =>
  `<Amt Ccy="${currency}">${text}</Amt><CdtDbtInd>${way}</CdtDbtInd>`
const booked = (date: string) => `<BookgDt><Dt>${date}</Dt></BookgDt>`
/** An entry of 5.00 out on 2 March; what is given stands behind, or takes its place. */
const entry = (more = '', head = amount('5.00') + booked('2026-03-02')) => `<Ntry>${head}${more}</Ntry>`
const details = (inside: string) => `<NtryDtls><TxDtls>${inside}</TxDtls></NtryDtls>`
const balance = (type: string, text: string, date = '2026-03-01', more = '') =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry>${more}</Tp>${amount(text, text.startsWith('-') ? 'DBIT' : 'CRDT').replace('>-', '>')}<Dt><Dt>${date}</Dt></Dt></Bal>`
const account = (iban = 'CH5604835012345678009', more = '<Ccy>EUR</Ccy><Ownr><Nm>Nous SA</Nm></Ownr>') =>
  `<Acct><Id><IBAN>${iban}</IBAN></Id>${more}</Acct>`
const statement = (inside: string, head = `<Id>S1</Id>${account()}`) => `<Stmt>${head}${inside}</Stmt>`
const message = (statements: string, namespace = NAMESPACE) =>
  `<Document xmlns="${namespace}"><BkToCstmrStmt>${statements}</BkToCstmrStmt></Document>`

const read = (text: string): Promise<ParsedFile> => parseBytes({ bytes: Buffer.from(text), extension: 'xml' })
const readStatement = (inside: string) => read(message(statement(inside)))
async function lineOf(more: string, head?: string): Promise<ParsedLine> {
  const { accounts } = await readStatement(entry(more, head))
  return accounts[0]!.lines[0]!
}
const codes = ({ problems }: ParsedFile) => problems.map(({ code }) => code.replace('bank.', ''))
const amounts = ({ accounts }: ParsedFile) =>
  accounts.flatMap(({ lines }) => lines.map((line) => line.amount))

describe('an amount', () => {
  test.each([
    ['5', '5'],
    ['5.', '5'],
    ['.5', '0.5'],
    ['007.10', '7.10'],
    ['8.85000', '8.85'],
    ['1.23456', '1.23456'],
    ['9999999999999999.99', '9999999999999999.99'],
    ['0', '0'],
  ])('%s is read', async (text, expected) => {
    expect(amounts(await readStatement(entry('', amount(text, 'CRDT') + booked('2026-03-02'))))).toEqual([
      expected,
    ])
  })

  test.each([
    '1.234,56',
    '1,00',
    '-5.00',
    '+5.00',
    '1e3',
    'NaN',
    'INF',
    '12..34',
    '1 234.00',
    '.',
    '0x10',
    '٥',
    `1${'0'.repeat(20)}`,
  ])('%s is none, and its entry is named', async (text) => {
    const file = await readStatement(
      `\n${entry('<AcctSvcrRef>A1</AcctSvcrRef>', amount(text) + booked('2026-03-02'))}${entry()}`,
    )
    expect(file.outcome).toBe('partial')
    expect(amounts(file)).toEqual(['-5.00'])
    expect(file.problems[0]).toMatchObject({ code: 'bank.row.amount', line: 2, id: 'A1' })
  })

  test.each([
    ['no amount', '<CdtDbtInd>DBIT</CdtDbtInd>', 'row.noAmount'],
    ['no direction', '<Amt Ccy="EUR">5</Amt>', 'row.direction'],
    ['another direction', amount('5', 'DEBIT'), 'row.direction'],
  ])('%s: the entry is left out and named', async (_name, head, code) => {
    const file = await readStatement(entry('', head + booked('2026-03-02')))
    expect(file).toMatchObject({ outcome: 'partial', accounts: [{ lines: [] }] })
    expect(codes(file)).toEqual([code])
  })

  test('in another currency than the account is told', async () => {
    const file = await readStatement(entry('', amount('5', 'DBIT', 'USD') + booked('2026-03-02')))
    expect(codes(file)).toEqual(['file.foreignCurrency'])
  })
})

test('a direction that only the transactions tell, or in small letters, is one', async () => {
  const transaction = (way: string) => `<TxDtls><CdtDbtInd>${way}</CdtDbtInd></TxDtls>`
  const of = (...ways: string[]) =>
    entry(
      `<NtryDtls>${ways.map(transaction).join('')}</NtryDtls>`,
      `<Amt Ccy="EUR">5</Amt>${booked('2026-03-02')}`,
    )
  expect(amounts(await readStatement(of('DBIT', 'DBIT') + of('crdt')))).toEqual(['-5', '5'])
  expect(codes(await readStatement(of('DBIT', 'CRDT') + of()))).toEqual(['row.direction', 'row.direction'])
})

test('sums that the bank announces are checked where no balance proves them', async () => {
  const sums = (debits: string) =>
    `<TxsSummry><TtlDbtNtries><Sum>${debits}</Sum></TtlDbtNtries><TtlCdtNtries><Sum>0</Sum></TtlCdtNtries></TxsSummry>`
  expect(codes(await readStatement(sums('5.0') + entry()))).toEqual([])
  expect(codes(await readStatement(sums('6.00') + entry()))).toEqual(['file.sumMismatch'])
  const proved = balance('OPBD', '10') + balance('CLBD', '5')
  expect(codes(await readStatement(sums('6.00') + proved + entry()))).toEqual([])
})

test('an IBAN is written without its spaces', async () => {
  const file = await read(message(statement(entry(), `<Id>S1</Id>${account('CH56 0483 5012 3456 7800 9')}`)))
  expect(file.accounts[0]!.accountId).toBe('CH5604835012345678009')
})

describe('a reversal', () => {
  const reversal = (way: string) =>
    entry('<RvslInd>true</RvslInd>', amount('5.00', way) + booked('2026-03-02'))

  test('has the sign of its own direction', async () => {
    expect(amounts(await readStatement(reversal('DBIT') + reversal('CRDT')))).toEqual(['-5.00', '5.00'])
  })

  test('has the other one where only so the balances add up', async () => {
    const balances = balance('OPBD', '100') + balance('CLBD', '104')
    const file = await readStatement(
      `${balances}${reversal('DBIT')}${entry('', amount('1') + booked('2026-03-03'))}`,
    )
    expect(amounts(file)).toEqual(['5.00', '-1'])
    expect(codes(file)).toEqual(['file.reversals'])
  })

  test('that nothing proves is told; sums that the bank announces prove it', async () => {
    const sums = '<TxsSummry><TtlDbtNtries><Sum>5.00</Sum></TtlDbtNtries></TxsSummry>'
    expect(codes(await readStatement(reversal('DBIT')))).toEqual(['file.reversalsOpen'])
    expect(codes(await readStatement(sums + reversal('DBIT')))).toEqual([])
    const proved = balance('OPBD', '10') + balance('CLBD', '5')
    expect(codes(await readStatement(proved + reversal('DBIT')))).toEqual([])
  })

  test('that is turned names the other side of its payment', async () => {
    const parties = details(
      '<RltdPties><Dbtr><Pty><Nm>Atelier</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Loueur</Nm></Pty></Cdtr></RltdPties>',
    )
    const back = `<RvslInd>true</RvslInd>${parties}`
    const balances = balance('OPBD', '100') + balance('CLBD', '105')
    const file = await readStatement(balances + entry(back, amount('5.00') + booked('2026-03-02')))
    expect(codes(file)).toEqual(['file.reversals'])
    expect(file.accounts[0]!.lines).toMatchObject([
      { amount: '5.00', counterparty: 'Loueur', description: 'Loueur' },
    ])
  })

  test('names the party of what it takes back', async () => {
    const parties = details(
      '<RltdPties><Dbtr><Pty><Nm>Nous SA</Nm></Pty></Dbtr><Cdtr><Pty><Nm>Loueur</Nm></Pty></Cdtr></RltdPties>',
    )
    const line = await lineOf(`<RvslInd>1</RvslInd>${parties}`, amount('5', 'CRDT') + booked('2026-03-02'))
    expect(line.counterparty).toBe('Loueur')
  })
})

describe('a day', () => {
  test.each([
    ['2026-03-02T00:00:00+13:00', '2026-03-02'],
    ['2026-03-02T23:59:59.999-11:00', '2026-03-02'],
    ['2026-03-02+02:00', '2026-03-02'],
    ['2026-03-02Z', '2026-03-02'],
  ])('%s is not shifted', async (text, expected) => {
    expect((await lineOf('', amount('5') + booked(text))).date).toBe(expected)
  })

  test.each(['2026-02-30', '2026-13-01', '02.03.2026', '2026-03-021', '20260302', 'hier'])(
    '%s is none, and its entry is named',
    async (text) => {
      expect(codes(await readStatement(entry('', amount('5') + booked(text))))).toEqual(['row.date'])
    },
  )

  test('that is missing is the one of value', async () => {
    const line = await lineOf('', `${amount('5')}<ValDt><Dt>2026-03-04</Dt></ValDt>`)
    expect(line).toMatchObject({ date: '2026-03-04', valueDate: '2026-03-04' })
  })

  test('that the bank does not write is that of the statement, and shown as unknown', async () => {
    const file = await readStatement(balance('CLBD', '7', '2026-03-31') + entry('', amount('5')))
    expect(file.accounts[0]!.lines[0]).toMatchObject({ date: '2026-03-31', dateAssumed: true })
    expect(codes(file)).toEqual(['file.datesAssumed'])
    expect(inspectFile(file)).toMatchObject({ firstDate: null, first: { date: null } })
  })

  test('of settlement comes before that of the statement', async () => {
    const settled = details('<RltdDts><IntrBkSttlmDt>2026-03-09</IntrBkSttlmDt></RltdDts>')
    const file = await readStatement(balance('CLBD', '7', '2026-03-31') + entry(settled, amount('5')))
    expect(file.accounts[0]!.lines[0]!.date).toBe('2026-03-09')
  })

  test('that nothing tells leaves the entry out', async () => {
    expect(codes(await readStatement(entry('', amount('5'))))).toEqual(['row.noDate'])
  })
})

describe('balances', () => {
  const bounds = async (balances: string, entries = '') => {
    const [{ openingBalance, closingBalance } = { openingBalance: '', closingBalance: '' }] = (
      await readStatement(balances + entries)
    ).accounts
    return [openingBalance, closingBalance]
  }

  test.each([
    [
      'booked before available',
      balance('OPAV', '1') + balance('OPBD', '2') + balance('CLAV', '3') + balance('CLBD', '4'),
      ['2', '4'],
    ],
    ['of the day before', balance('PRCD', '2') + balance('CLBD', '4'), ['2', '4']],
    ['of the day so far', balance('OPBD', '2') + balance('ITBD', '4'), ['2', '4']],
    ['overdrawn', balance('OPBD', '-2') + balance('CLBD', '-4'), ['-2', '-4']],
    [
      'of several days',
      balance('OPBD', '3', '2026-03-02') +
        balance('OPBD', '1', '2026-03-01') +
        balance('CLBD', '9', '2026-03-02') +
        balance('CLBD', '3', '2026-03-01'),
      ['1', '9'],
    ],
    [
      'of a page, by their subtype',
      balance('ITBD', '2', '2026-03-01', '<SubTp><Cd>OIBD</Cd></SubTp>') +
        balance('ITBD', '4', '2026-03-01', '<SubTp><Cd>CIBD</Cd></SubTp>'),
      ['2', '4'],
    ],
    ['none', '', [null, null]],
  ])('%s', async (_name, balances, expected) => {
    expect(await bounds(balances)).toEqual(expected)
  })

  test('interim ones alone bound a page that they prove', async () => {
    expect(await bounds(balance('ITBD', '12') + balance('ITBD', '7'), entry())).toEqual(['12', '7'])
    expect(await bounds(balance('ITBD', '12') + balance('ITBD', '8'), entry())).toEqual([null, '8'])
  })

  test('that the entries do not lead to are told, with the account', async () => {
    const file = await readStatement(balance('OPBD', '10') + balance('CLBD', '6') + entry())
    expect(file.outcome).toBe('parse')
    expect(file.problems).toMatchObject([{ code: 'bank.file.balanceMismatch', id: 'CH5604835012345678009' }])
  })

  test('that are no number are told and not used', async () => {
    const file = await readStatement(`${balance('OPBD', '1,5')}${entry()}`)
    expect(file.accounts[0]!.openingBalance).toBeNull()
    expect(codes(file)).toEqual(['file.balance'])
  })
})

describe('what is not booked', () => {
  const pending = entry('<Sts><Cd>PDNG</Cd></Sts><AddtlNtryInf>Plus tard</AddtlNtryInf>')
  const both = balance('OPBD', '10') + balance('CLBD', '5') + pending + entry('<Sts>BOOK</Sts>')

  test('is shown, told, and no part of the proof', async () => {
    const file = await readStatement(both)
    expect(file.accounts[0]!.lines.map((line) => line.pending ?? false)).toEqual([true, false])
    expect(codes(file)).toEqual(['file.announcedOnly'])
  })

  test('is not imported', async () => {
    const books = new Books()
    const path = books.statement(await read(message(statement(both)).replaceAll('EUR', 'CAD')))
    const imported = await books.call('bank.import', { path, account: '1010' })
    expect(imported).toMatchObject({ read: 1, added: 1, closingBalanceProved: true })
  })
})

describe('what is said of an entry', () => {
  test('who, what for, references, and what was ordered in another currency', async () => {
    const line = await lineOf(
      details(
        `<Refs><AcctSvcrRef>T9</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs><AmtDtls><InstdAmt><Amt Ccy="USD">6.50</Amt></InstdAmt></AmtDtls>
        <Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.30</TtlChrgsAndTaxAmt></Chrgs>
        <RltdPties><Cdtr><Pty><Nm>Loueur &amp; Cie</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>DE02 1203 0000 0000 2020 51</IBAN></Id></CdtrAcct></RltdPties>
        <RmtInf><Ustrd>Loyer de\n   mars</Ustrd><Ustrd>bureau 2</Ustrd><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>`,
      ),
    )
    expect(line).toMatchObject({
      description: 'Loueur & Cie Loyer de mars bureau 2 RF18539007547034 USD 6.50',
      counterparty: 'Loueur & Cie',
      counterpartyAccount: 'DE02120300000000202051',
      reference: 'RF18539007547034',
      bankId: 'T9',
      charges: '0.30',
    })
  })

  test('a batch is one line with the texts of all its payments', async () => {
    const payment = (text: string) =>
      `<TxDtls><Refs><AcctSvcrRef>${text}</AcctSvcrRef></Refs><RmtInf><Ustrd>Facture ${text}</Ustrd></RmtInf></TxDtls>`
    const line = await lineOf(
      `<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>${payment('A1')}${payment('B2')}</NtryDtls>`,
    )
    expect(line).toMatchObject({ description: 'Facture A1 Facture B2', payments: 2, givenId: 'A1' })
    expect(line.bankId).toBeUndefined()
  })

  test('a batch of ten thousand keeps its label short', async () => {
    const payment = '<TxDtls><RmtInf><Ustrd>une facture parmi beaucoup</Ustrd></RmtInf></TxDtls>'
    const line = await lineOf(`<NtryDtls>${payment.repeat(10_000)}</NtryDtls>`)
    expect(line.payments).toBe(10_000)
    expect(line.description.length).toBeLessThanOrEqual(2000)
  })

  test('why a payment came back (ABN Amro)', async () => {
    const back = '<RtrInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>Not enough balance</AddtlInf></RtrInf>'
    const line = await lineOf(details(`<RmtInf><Ustrd>Invoice 7</Ustrd></RmtInf>${back}`))
    expect(line.description).toBe('Invoice 7 Not enough balance')
  })

  test.each([
    ['its name', '<Nm>Loueur</Nm><Tp><Prtry>Zakelijke spaarrekening</Prtry></Tp>', 'Loueur'],
    ['its kind (ING)', '<Tp><Prtry>Zakelijke spaarrekening</Prtry></Tp>', 'Zakelijke spaarrekening'],
  ])('of the account of the other side, for want of more: %s', async (_name, more, expected) => {
    const parties = `<RltdPties><CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id>${more}</CdtrAcct></RltdPties>`
    const refs = '<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>'
    expect((await lineOf(details(refs + parties))).description).toBe(expected)
  })

  test('that a Swiss slip was accepted is no text of its payment', async () => {
    const slip = '<Strd><CdtrRefInf><Ref>21000</Ref></CdtrRefInf><AddtlRmtInf>?REJECT?0</AddtlRmtInf></Strd>'
    const remittance = details(`<RmtInf><Ustrd>?REJECT?0</Ustrd>${slip}</RmtInf>`)
    const line = await lineOf(`${remittance}<AddtlNtryInf>Gutschrift Loyer</AddtlNtryInf>`)
    expect(line.description).toBe('Gutschrift Loyer 21000')
  })

  test('the owner of the account is not its other side', async () => {
    const line = await lineOf(details('<RltdPties><Dbtr><Pty><Nm>Nous SA</Nm></Pty></Dbtr></RltdPties>'))
    expect(line.counterparty).toBeUndefined()
  })

  test.each([
    ['the text of the entry', '<AddtlNtryInf>Frais de tenue</AddtlNtryInf>', 'Frais de tenue'],
    [
      'its code',
      '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>STDO</SubFmlyCd></Fmly></Domn></BkTxCd>',
      'PMNT ICDT STDO',
    ],
    ['a code of the bank', '<BkTxCd><Prtry><Cd>N544+FEES</Cd></Prtry></BkTxCd>', 'N544+FEES'],
  ])('for want of more: %s', async (_name, more, expected) => {
    expect((await lineOf(more)).description).toBe(expected)
  })

  test.each(['NOTPROVIDED', 'NONREF', '0000000', '-'])('%s is no number of the bank', async (text) => {
    const line = await lineOf(`<AcctSvcrRef>${text}</AcctSvcrRef>`)
    expect(line.bankId).toBeUndefined()
    expect(line.givenId).toBe(text)
  })

  test('a number on two entries tells neither apart', async () => {
    const file = await readStatement(entry('<AcctSvcrRef>R</AcctSvcrRef>').repeat(2))
    expect(file.accounts[0]!.lines.map(({ bankId }) => bankId)).toEqual([undefined, undefined])
    expect(codes(file)).toEqual(['file.duplicateId'])
  })
})

describe('a file', () => {
  const pages = (first: string, second: string) =>
    message(
      [first, second]
        .map((page, i) =>
          statement(
            page,
            `<Id>S1</Id><StmtPgntn><PgNb>${i + 1}</PgNb><LastPgInd>${i === 1}</LastPgInd></StmtPgntn>${account()}`,
          ),
        )
        .join(''),
    )

  test('of two pages holds one statement', async () => {
    const file = await read(
      pages(
        balance('OPBD', '10') + entry() + balance('ITBD', '5'),
        balance('ITBD', '5') + entry() + balance('CLBD', '0'),
      ),
    )
    expect(file.accounts).toMatchObject([{ openingBalance: '10', closingBalance: '0' }])
    expect(amounts(file)).toHaveLength(2)
    expect(codes(file)).toEqual([])
  })

  test.each([
    ['of each page', [1, 2]],
    ['of the statement', [3, 3]],
  ] as const)('of two pages may announce the entries %s', async (_name, [first, second]) => {
    const summary = (count: number) =>
      `<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries></TtlNtries></TxsSummry>`
    const file = await read(pages(summary(first) + entry(), summary(second) + entry() + entry()))
    expect(codes(file)).toEqual([])
  })

  test('may announce the entries without those that are not booked', async () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries></TxsSummry>'
    expect(codes(await readStatement(summary + entry('<Sts>PDNG</Sts>') + entry()))).toEqual([
      'file.announcedOnly',
    ])
  })

  test('that goes on in another says so', async () => {
    const head = `<Id>S1</Id><StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>${account()}`
    expect(codes(await read(message(statement(entry(), head))))).toEqual(['file.pages'])
  })

  test('with fewer entries than announced says so', async () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries></TxsSummry>'
    expect(codes(await readStatement(summary + entry()))).toEqual(['file.announced'])
  })

  test('of one number in two currencies holds two accounts', async () => {
    const of = (currency: string) =>
      statement(
        entry('', amount('5', 'DBIT', currency) + booked('2026-03-02')),
        `<Id>${currency}</Id>${account('LT1', '')}`,
      )
    const { fileAccounts } = inspectFile(await read(message(of('EUR') + of('USD'))))
    expect(fileAccounts.map(({ accountId }) => accountId)).toEqual(['LT1 EUR', 'LT1 USD'])
  })

  test('without entries is read, and says so', async () => {
    const file = await readStatement(balance('OPBD', '10') + balance('CLBD', '10'))
    expect(file).toMatchObject({ outcome: 'parse', accounts: [{ closingBalance: '10', lines: [] }] })
    expect(codes(file)).toEqual(['file.noMovements'])
  })

  test('of notices says that it proves nothing', async () => {
    const text = message(statement(entry()), NAMESPACE.replace('053', '054'))
    const notice = text.replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn').replaceAll('Stmt>', 'Ntfctn>')
    const file = await read(notice)
    expect(file.format).toBe('camt054')
    expect(codes(file)).toEqual(['file.notification'])
  })

  test('whose letters are not in the encoding it declares is read, and says so', async () => {
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>${message(statement(entry('<AddtlNtryInf>café</AddtlNtryInf>')))}`,
      'latin1',
    )
    const file = await parseBytes({ bytes, extension: 'xml' })
    expect(file.accounts[0]!.lines[0]!.description).toBe('café')
    expect(codes(file)).toEqual(['file.characters'])
  })

  test('that only speaks of CAMT is none', async () => {
    const cells = (tag: string, ...texts: string[]) =>
      texts.map((text) => `<${tag}>${text}</${tag}>`).join('')
    const head = `<tr>${cells('th', 'Date', 'Libellé', 'Montant')}</tr>`
    const row = `<tr>${cells('td', '15/03/2026', 'Loyer', '-1,50')}</tr>`
    const page = `<html><body>Aussi en camt.053.<table>${head}${row}</table></body></html>`
    expect((await read(page)).format).not.toBe('camt053')
  })

  test.each([
    [
      'no statement',
      `<Document xmlns="${NAMESPACE}"><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>`,
      'bank.noStatement',
    ],
    [
      'a payment order',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn/></Document>',
      'bank.unknownFormat',
    ],
    ['half a file', message(statement(entry())).slice(0, -50), 'bank.xmlBroken'],
  ])('with %s is refused', async (_name, text, code) => {
    await expect(read(text)).rejects.toMatchObject({ family: 'refusal', code })
  })

  test('names the bank and the encoding', async () => {
    const bank = account('CH1', '<Svcr><FinInstnId><BICFI>POFICHBE</BICFI></FinInstnId></Svcr>')
    expect((await read(message(statement(entry(), bank)))).layout).toEqual({
      encoding: 'utf-8',
      bank: 'POFICHBE',
    })
  })
})

describe('an archive', () => {
  const packed = (...files: readonly (readonly [name: string, text: string])[]) =>
    parseBytes({
      bytes: zip(files.map(([name, text]) => ({ name, bytes: Buffer.from(text) }))),
      extension: 'zip',
    })
  const dayOf = (opening: string, closing: string) =>
    message(statement(balance('OPBD', opening) + entry() + balance('CLBD', closing)))

  test('of a statement a day is read as one account, in the order of the names', async () => {
    const file = await packed(['b/02.xml', dayOf('5', '0')], ['b/01.xml', dayOf('10', '5')])
    expect(codes(file)).toEqual([])
    expect(inspectFile(file).fileAccounts).toMatchObject([
      { transactions: 2, openingBalance: '10', closingBalance: '0' },
    ])
  })

  test('whose names count without zeros in front is read as it counts', async () => {
    const days = Array.from({ length: 11 }, (_, i) => dayOf(String(100 - 5 * i), String(95 - 5 * i)))
    const file = await packed(...days.map((day, i) => [`camt_${i + 1}.xml`, day] as const))
    expect(codes(file)).toEqual([])
    expect(file.accounts.map(({ openingBalance }) => openingBalance).slice(0, 3)).toEqual(['100', '95', '90'])
  })

  test('of a message a page is read as one statement, whoever counts the pages', async () => {
    const counted = (page: number, element: string) =>
      `<${element}><PgNb>${page}</PgNb><LastPgInd>${page === 2}</LastPgInd></${element}>`
    const inMessage = (page: number, inside: string) =>
      message(`<GrpHdr>${counted(page, 'MsgPgntn')}</GrpHdr>${statement(inside)}`)
    const inStatement = (page: number, inside: string) =>
      message(statement(inside, `<Id>S1</Id>${counted(page, 'StmtPgntn')}${account()}`))
    for (const page of [inMessage, inStatement]) {
      const file = await packed(
        ['1.xml', page(1, balance('OPBD', '10') + entry())],
        ['2.xml', page(2, entry() + balance('CLBD', '0'))],
      )
      expect(codes(file)).toEqual([])
      expect(file.accounts).toMatchObject([{ openingBalance: '10', closingBalance: '0' }])
    }
  })

  test('tells what in it is no statement, and which message a row is of', async () => {
    const bad = message(statement(entry('', amount('1,5') + booked('2026-03-02'))))
    const file = await packed(['a.xml', '<a/>'], ['b.xml', bad], ['a.pdf', '%PDF-1.4'])
    expect(file.outcome).toBe('partial')
    expect(file.problems).toMatchObject([
      { code: 'bank.file.notRead' },
      { code: 'bank.file.notRead' },
      { code: 'bank.row.amount', id: 'b.xml', line: 1 },
    ])
  })

  test.each([
    ['without statement', '<a/>', 'bank.unknownFormat'],
    ['of half a statement', dayOf('10', '5').slice(0, -9), 'bank.xmlBroken'],
    ['of a trap', `<!DOCTYPE a>${dayOf('10', '5')}`, 'bank.xmlDoctype'],
  ])('%s is refused', async (_name, text, code) => {
    await expect(packed(['a.xml', text])).rejects.toMatchObject({ family: 'refusal', code })
  })
})
