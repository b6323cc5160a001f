/**
 * What exports of banks and payment firms of the Americas taught: their structure, with invented rows. Each of these was
 * read wrong once, or refused, or asked for nothing.
 */
import { describe, expect, test } from 'vitest'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import { questionsOf } from '../../electron/bank/questions.ts'
import { inspectText } from './figures.ts'

const table = (...rows: string[]) => `${rows.join('\r\n')}\r\n`
const read = (text: string, accountHint?: string) =>
  parseTextBytes({ bytes: Buffer.from(text), extension: 'csv', ...(accountHint ? { accountHint } : {}) })
const asked = (text: string, accountHint?: string) =>
  questionsOf(read(text, accountHint)).map(({ kind }) => kind)
/** Days, amounts and texts, in file order. */
const linesOf = (text: string, accountHint?: string) =>
  read(text, accountHint).accounts.flatMap(({ lines }) =>
    lines.map(({ date, amount, description }) => [date, amount, description]),
  )
const codesOf = (text: string) => inspectText(text).problems.map(({ code }) => code.replace(/^bank\./, ''))

describe('names in Spanish and Portuguese', () => {
  test('deposits and withdrawals', () => {
    const found = inspectText(
      table(
        'Fecha,Descripción,Depósitos,Retiros,Saldo',
        '03/08/2026,ACME,250.00,-,1150.00',
        '28/08/2026,FEE,-,100.00,1050.00',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      first: { date: '2026-08-03', amount: '250.00' },
      last: { date: '2026-08-28', amount: '-100.00' },
      openingBalance: '900.00',
      closingBalance: '1050.00',
    })
  })

  test('what comes in and goes out under a title and a description', () => {
    const text = table(
      'Data Lançamento,Título,Descrição,Entrada(R$),Saída(R$)',
      '01/09/2026,Pix enviado,Mercado Bom Preço,0.00,187.42',
      '18/09/2026,Pix recebido,ACME,1500.00,0.00',
    )
    expect(linesOf(text)).toEqual([
      ['2026-09-01', '-187.42', 'Pix enviado Mercado Bom Preço'],
      ['2026-09-18', '1500.00', 'Pix recebido ACME'],
    ])
  })

  test.each([
    ['Tipo', 'D', 'C'],
    ['Natureza', 'Débito', 'Crédito'],
    ['Cargo/Abono', '-', '+'],
    ['+/-', '-', '+'],
    ['Deb_Cred', 'D', 'C'],
  ])('the direction under %s', (name, out, income) => {
    const text = table(
      `Fecha;Concepto;${name};Monto`,
      `03/08/2026;SUPER;${out};45,10`,
      `14/08/2026;ACME;${income};1500,00`,
      `31/08/2026;COMISION;${out};2,50`,
    )
    expect(asked(text)).toEqual([])
    expect(linesOf(text).map(([, amount]) => amount)).toEqual(['-45.10', '1500.00', '-2.50'])
  })

  test('months', () => {
    const text = table(
      'Data,Lançamento,Valor',
      '28 fev 2026,Farmácia,"-62,30"',
      '15 set 2026,Padaria,"-24,50"',
      '14 out 2026,Posto,"-180,00"',
    )
    expect(linesOf(text).map(([day]) => day)).toEqual(['2026-02-28', '2026-09-15', '2026-10-14'])
  })

  test('the account above the table', () => {
    const found = inspectText(
      table('Conta ;72385499', 'Saldo ;950,00', '', 'Data;Histórico;Valor', '02/09/2026;LUZ;-50,00'),
    )
    expect(found).toMatchObject({ accountId: '72385499', closingBalance: '950.00' })
  })
})

test('the header is the row that names a date and an amount, not an overview with a date and more names', () => {
  const found = inspectText(
    table(
      'Cliente,Nombre,Producto,Moneda,Saldo Inicial,Saldo Disponible,Fecha',
      '123456,ACME,CR01,CRC,1000.00,954.90,31/08/2026',
      '',
      'Fecha,Referencia,Código,Descripción,Débito de la cuenta,Crédito de la cuenta,Saldo de la cuenta',
      '03/08/2026,123456,PP,PROVEEDOR,45.10,0.00,954.90',
      '14/08/2026,123457,TF,CLIENTE,0.00,100.00,1054.90',
    ),
  )
  expect(found).toMatchObject({ outcome: 'parse', transactions: 2, first: { amount: '-45.10' } })
})

describe('balances among the movements', () => {
  test('a row with a balance and no amount, whatever it is called, is one', () => {
    const found = inspectText(
      table(
        'Date,Details,Withdrawals ($),Deposits ($),Balance ($)',
        'Mar 01 2026,Balance forward,,,"1,000.00"',
        'Mar 02 2026,GROCER,45.10,,954.90',
        'Mar 03 2026,BALANCE TRANSFER,100.00,,854.90',
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', transactions: 2, openingBalance: '1000.00' })
  })

  test('those of days prove the opening and the closing balance, and are no movements', () => {
    const rows = [
      '31/07/2026;SALDO ANTERIOR;;1.000,00',
      '03/08/2026;PIX ANA;-50,00;',
      '03/08/2026;SALDO TOTAL DISPONÍVEL DIA;;950,00',
      '17/08/2026;LUZ;-200,00;',
      '17/08/2026;SALDO TOTAL DISPONÍVEL DIA;;750,00',
    ]
    const text = table('data;lançamento;valor (R$);saldos (R$)', ...rows)
    expect(inspectText(text)).toMatchObject({
      outcome: 'parse',
      transactions: 2,
      openingBalance: '1000.00',
      closingBalance: '750.00',
      currency: 'BRL',
    })
    const unproven = table('data;lançamento;valor (R$);saldos (R$)', ...rows.slice(1))
    expect(inspectText(unproven)).toMatchObject({
      transactions: 2,
      openingBalance: null,
      closingBalance: null,
    })
  })

  test.each(['S A L D O', 'Saldo do dia', 'TOTALES'])('%s where amounts stand', (label) => {
    const text = table('Data;Histórico;Valor', '05/08/2026;LUZ;-50,00', `31/08/2026;${label};933,34`)
    expect(inspectText(text)).toMatchObject({ outcome: 'parse', transactions: 1 })
    expect(codesOf(text)).toContain('file.balanceRow')
  })
})

describe('what a movement cost elsewhere', () => {
  test.each(['Instructed Currency', 'Original Currency', 'Local currency', 'Presentment Currency'])(
    '%s is not the currency of the account',
    (name) => {
      const found = inspectText(
        table(
          `Date,Description,Amount,${name}`,
          '2026-07-15,GROCER,-45.10,USD',
          '2026-07-20,CAFE,-20.00,EUR',
        ),
      )
      expect(found).toMatchObject({ outcome: 'parse', transactions: 2, currency: null })
      expect(found.accounts).toHaveLength(1)
    },
  )

  test('two amounts of two currencies on a row are one movement, in the currency that every row has', () => {
    const text = table(
      'Data de Compra;Descrição;Valor (em US$);Cotação (em R$);Valor (em R$)',
      '05/02/2026;CLUBE;0;0;37.80',
      '28/04/2026;ESTORNO;0;0;-98.00',
      '29/04/2026;GITHUB;10.00;5.50;55.00',
    )
    expect(linesOf(text).map(([, amount]) => amount)).toEqual(['37.80', '-98.00', '55.00'])
    expect(inspectText(text).currency).toBe('BRL')
  })

  test.each([
    ['taken off', '1.17', '0.00'],
    ['with its sign', '-1.17', '0.00'],
  ])('a net that is the amount with its fee %s is what moves', (_, fee, none) => {
    const text = table(
      'id,Type,Amount,Fee,Net,Currency,Created (UTC)',
      `txn_1,charge,30.00,${fee},28.83,cad,2026-04-23 21:56`,
      `txn_2,payout,-28.83,${none},-28.83,cad,2026-04-30 00:00`,
    )
    expect(linesOf(text)).toEqual([
      ['2026-04-23', '28.83', 'charge'],
      ['2026-04-30', '-28.83', 'payout'],
    ])
    expect(codesOf(text)).toEqual([])
    const other = text.replace('28.83,cad', '29.99,cad')
    expect(linesOf(other)[0]![1]).toBe('30.00')
    expect(codesOf(other)).toContain('file.feesApart')
  })
})

describe('rows that moved nothing', () => {
  test.each([
    ['Balance Impact', 'Memo', 'Debit'],
    ['Pending?', 'Pending', ''],
    ['Pending', 'Yes', 'No'],
  ])('say so under %s, whatever their status is', (name, waits, booked) => {
    const text = table(
      `Date,Name,Status,Amount,${name}`,
      `2026-10-13,Jane,Completed,100.00,${booked}`,
      `2026-10-14,Hold,Completed,-42.00,${waits}`,
      `2026-10-15,Shop,Completed,-42.00,${booked}`,
    )
    expect(linesOf(text).map(([day]) => day)).toEqual(['2026-10-13', '2026-10-15'])
    expect(codesOf(text)).toEqual(['file.pending'])
  })

  test('the status of a payout is not that of its rows', () => {
    const text = table(
      'Transaction Date,Type,Payout Status,Amount',
      '2026-09-03 10:15:00 -0400,charge,paid,56.29',
      '2026-09-20 09:00:00 -0400,refund,pending,-25.00',
    )
    expect(linesOf(text)).toHaveLength(2)
  })
})

describe('texts', () => {
  test('a row without a text says its kind', () => {
    const text = table(
      'transaction_date,type,details,amount',
      '2026-03-02,Purchase,GROCER,-45.10',
      '2026-03-05,Purchase,BAKERY,-8.20',
      '2026-03-12,Monthly fee,,-10.00',
    )
    expect(linesOf(text).map(([, , said]) => said)).toEqual(['GROCER', 'BAKERY', 'Monthly fee'])
  })

  test('without a header, the kind and the shop are both said, codes are not', () => {
    const text = table(
      '3/15/2026,-45.10,-,NL99RABO1,"Point of sale purchase","GROCER MONTREAL QC"',
      '3/16/2026,1500.00,-,NL99RABO2,"Payroll dep.","ACME CORP"',
      '3/20/2026,-11.95,-,NL99RABO2,"Service charge","MONTHLY FEES"',
    )
    expect(linesOf(text).map(([, , said]) => said)).toEqual([
      'Point of sale purchase GROCER MONTREAL QC',
      'Payroll dep. ACME CORP',
      'Service charge MONTHLY FEES',
    ])
  })

  test('rows that are quoted whole under a header that is not', () => {
    const text = table(
      'Date;Description;Category;Debit;Credit;Balance',
      '"2026-07-28;""Restaurant ""; Food;""19.99"";""0"";""480.01"""',
      '"2026-07-24;""Fees"";Fees;""3.95"";""0"";""500.00"""',
    )
    expect(inspectText(text)).toMatchObject({
      outcome: 'parse',
      transactions: 2,
      first: { amount: '-19.99', description: 'Restaurant' },
      openingBalance: '503.95',
      closingBalance: '480.01',
    })
  })
})

describe('sides', () => {
  const card = table(
    '03/15/2026,GROCER MONTREAL,45.10,,545.10',
    '03/16/2026,RESTO,60.00,,605.10',
    '03/18/2026,PAYMENT - THANK YOU,,400.00,205.10',
    '03/19/2026,BOOKS,30.00,,235.10',
  )
  const amounts = (text: string, hint?: string) => linesOf(text, hint).map(([, amount]) => amount)

  test('a balance that rises by the first column is what is owed, when the account is a debt', () => {
    expect(amounts(card, 'liability')).toEqual(['-45.10', '-60.00', '400.00', '-30.00'])
    expect(asked(card, 'liability')).toEqual([])
  })

  test('thanks for a payment beside money that would go out are a question', () => {
    expect(asked(card)).toEqual(['sides'])
    expect(asked(card, 'asset')).toEqual(['sides'])
  })

  test('a bank that writes deposits first is none, nor a debt with balances in the minus', () => {
    const first = card.replace('PAYMENT - THANK YOU', 'RENT')
    expect(amounts(first, 'asset')).toEqual(['45.10', '60.00', '-400.00', '30.00'])
    expect(asked(first, 'asset')).toEqual([])
    const minus = table(
      '03/15/2026,DEPOSIT,45.10,,-545.10',
      '03/16/2026,DEPOSIT,60.00,,-485.10',
      '03/18/2026,RENT,,400.00,-885.10',
    )
    expect(amounts(minus, 'liability')).toEqual(['45.10', '60.00', '-400.00'])
  })

  test('amounts without a sign that fit the balances only against the days are money out: it is asked', () => {
    const text = table(
      'Date,Description,Amount,Balance',
      '2026-08-15,RENT,150.00,850.00',
      '2026-08-28,GROCER,50.00,800.00',
      '2026-08-29,FEE,10.00,790.00',
    )
    expect(asked(text)).toEqual(['columns'])
    const income = text.replace('850.00', '930.00').replace('800.00', '980.00').replace('790.00', '990.00')
    expect(asked(income)).toEqual([])
  })
})

describe('what stands around the movements, and beside them', () => {
  test('a period behind the account in a heading is no number of an account', () => {
    const text = table(
      '"Transactions for account Checking as of 11/29/2026 From 11/16/2026 to 11/29/2026"',
      'Date,Description,Amount',
      '11/16/2026,GROCER,-45.10',
      '11/27/2026,SALARY,900.00',
    )
    const found = read(text)
    expect(found.accounts.map(({ accountId }) => accountId)).toEqual([null])
    expect(found.accounts[0]!.lines).toHaveLength(2)
  })

  test('two texts with figures under a name that may mean a direction are texts', () => {
    const text = table(
      'Date,Transaction,Amount',
      '2026-02-16,Contribution (Tax year: 2025),45.10',
      '2026-02-27,Contribution (Tax year: 2026),90.00',
    )
    expect(asked(text)).toEqual([])
    expect(linesOf(text)).toEqual([
      ['2026-02-16', '45.10', 'Contribution (Tax year: 2025)'],
      ['2026-02-27', '90.00', 'Contribution (Tax year: 2026)'],
    ])
    const codes = text
      .replace('Contribution (Tax year: 2025)', '1')
      .replace('Contribution (Tax year: 2026)', '2')
    expect(asked(codes)).not.toEqual([])
  })

  test('a bare zero for nothing does not hide a column of money', () => {
    const text = table(
      '11/01/2026,0,Deposit,0,500.00,500.00',
      '11/02/2026,101,Check,100.00,0,400.00',
      '11/03/2026,102,Check,50.00,0,350.00',
      '11/14/2026,0,ATM,25.00,0,325.00',
    )
    expect(asked(text)).toEqual([])
    expect(linesOf(text).map(([, amount]) => amount)).toEqual(['500.00', '-100.00', '-50.00', '-25.00'])
  })

  test('a foot of figures and a notice is no text of the last movement', () => {
    const text = table(
      'Date,Note,Amount,Fee,Ending Balance,Disclaimer',
      '2026-09-13,Tacos,-25.00,,,',
      '2026-09-28,Rent,400.00,,,',
      ',,,0.00,451.00,In case of errors call us',
    )
    expect(linesOf(text)).toEqual([
      ['2026-09-13', '-25.00', 'Tacos'],
      ['2026-09-28', '400.00', 'Rent'],
    ])
  })

  test('the balance of each day, named where the movements have their kind, is no movement', () => {
    const text = table(
      'Data e hora;Categoria;Transação;Descrição;Valor',
      '02/03/2026 10:11;Compras;Compra no débito;Supermercado;-45,10',
      '02/03/2026 23:59;;Saldo Diário;;954,90',
      '25/03/2026 09:00;Salário;Pix recebido;Empresa Y;1.500,00',
      '25/03/2026 23:59;;Saldo Diário;;2.454,90',
    )
    expect(linesOf(text)).toEqual([
      ['2026-03-02', '-45.10', 'Supermercado'],
      ['2026-03-25', '1500.00', 'Empresa Y'],
    ])
    expect(codesOf(text)).toContain('file.balanceRow')
    expect(linesOf(text.replace('Saldo Diário', 'Saldo devedor parcela'))).toHaveLength(3)
  })

  test('a short description serves where the long one is empty', () => {
    const text = table(
      'As-Of Date,Tran Desc,Debit Amt,Credit Amt,Descriptive Text 1',
      '03/02/2026,CHECK PAID,45.10,,',
      '03/25/2026,ACH CREDIT,,1500.00,CUSTOMER Y',
    )
    expect(linesOf(text)).toEqual([
      ['2026-03-02', '-45.10', 'CHECK PAID'],
      ['2026-03-25', '1500.00', 'ACH CREDIT CUSTOMER Y'],
    ])
  })

  test.each(['Opening Ledger Balance', 'Closing Available Balance', 'Ledger balance'])(
    '%s among the movements is none of them',
    (label) => {
      const text = table(
        'Account Number,Date,Description,Amount',
        '123456789,03/02/2026,CHECK 12,-45.10',
        '123456789,03/25/2026,WIRE IN,1500.00',
        `123456789,03/25/2026,${label},2454.90`,
      )
      expect(linesOf(text)).toHaveLength(2)
      expect(codesOf(text)).toContain('file.balanceRow')
      expect(linesOf(text.replace(label, 'Available balance transfer'))).toHaveLength(3)
    },
  )
})
