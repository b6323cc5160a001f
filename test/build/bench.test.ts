/** The verbs of the measuring harness, run as it runs them, on tables small enough to check by hand. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cellsOf, rowsOf } from '../../build/bench/csv.ts'
import { scoreFolder } from '../../build/bench/reconcile.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-bench-test-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const place = (name: string) => path.join(folder, name)
const write = (name: string, ...rows: string[]) => fs.writeFileSync(place(name), `${rows.join('\n')}\n`)

/** What a verb prints, line by line; fails the test when the verb fails. */
function bench(...words: string[]): string[] {
  const script = path.resolve('build/bench/grandlivre-bench.ts')
  const run = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  return run.stdout === '' ? [] : run.stdout.trimEnd().split('\n')
}

write(
  'accounts.csv',
  'id,code,name,type,full',
  '1,1010,Banque,A,Actif:1010-Banque',
  '2,1100,Clients,A,Actif:1100-Clients',
  '3,4000,"Ventes, détail",I,Produits:4000',
)
write('parties.csv', 'id,kind,name', '1,C,"Atelier ""Roy"""')
write(
  'entries.csv',
  'id,date,ref,description,party_id',
  '1,2025-01-05,F2025-000001,"Facture Tremblay, janvier",1',
  '2,2025-02-05,,"Paiement Tremblay",1',
)
write(
  'postings.csv',
  'entry_id,line,account_code,amount',
  '1,1,1100,114.98',
  '1,2,4000,-114.98',
  '2,1,1010,114.98',
  '2,2,1100,-114.98',
)
write(
  'invoices.csv',
  'id,number,party_id,date,due,subtotal,tps,tvq,total,paid,entry_id',
  '1,F2025-000001,1,2025-01-05,2025-02-04,100.00,5.00,9.98,114.98,114.98,1',
)

describe('the ledger', () => {
  const db = place('books.grandlivre')

  test('is loaded, and answers balances, a register and a search', () => {
    expect(bench('import-journal', '--db', db, '--dir', folder)).toEqual(['2 entries'])
    expect(bench('trial-balance', '--db', db, '--format', 'csv')).toEqual([
      '1010,"Banque",11498',
      '1100,"Clients",0',
      '4000,"Ventes, détail",-11498',
    ])
    expect(bench('trial-balance', '--db', db, '--as-of', '2025-01-31')).toContain('1100,"Clients",11498')
    expect(bench('register', '--db', db, '--account', '1100')).toEqual([
      '2025-01-05,"Facture Tremblay, janvier",114.98,114.98',
      '2025-02-05,"Paiement Tremblay",-114.98,0.00',
    ])
    expect(bench('register', '--db', db, '--account', '1100', '--limit', '1')).toEqual([
      '2025-02-05,"Paiement Tremblay",-114.98,0.00',
    ])
    expect(bench('search', '--db', db, 'tremblay', '--format', 'csv')).toHaveLength(2)
  })

  test('takes a statement once', () => {
    const other = place('empty.grandlivre')
    expect(bench('init', '--db', other)).toEqual([])
    write(
      'statement.csv',
      'Date;Libellé;Débit;Crédit;Solde',
      '05/01/2025;CAFE;4,50;;95,50',
      '05/01/2025;CAFE;4,50;;91,00',
      '17/01/2025;DEPOT;;10,00;101,00',
    )
    const words = ['import-statement', '--db', other, '--account', '1010', '--format', 'json']
    expect(bench(...words, place('statement.csv'))).toEqual(['{"read":3,"added":3,"duplicates":0}'])
    expect(bench(...words, place('statement.csv'))).toEqual(['{"read":3,"added":0,"duplicates":3}'])
  })
})

describe('the matching', () => {
  const recon = fs.mkdtempSync(path.join(folder, 'recon-'))
  const table = (name: string, ...rows: string[]) =>
    fs.writeFileSync(path.join(recon, name), `${rows.join('\n')}\n`)
  table(
    'bank.csv',
    'id;date;label;amount',
    '1;2025-02-04;VIREMENT F2025-000007 ATELIER ROY;114.98',
    '2;2025-02-05;DEPOT MOBILE;57.49',
    '3;2025-02-05;INTERETS;3.00',
  )
  table(
    'invoices.csv',
    'id;number;client;date;due;open',
    '7;F2025-000007;Atelier Roy inc.;2025-01-05;2025-02-04;114.98',
    '8;F2025-000008;Garage Morin;2025-01-05;2025-02-04;57.49',
    '9;F2025-000009;Garage Morin;2025-01-05;2025-02-04;57.49',
  )
  table('truth.csv', 'line_id;invoice_id;cents;kind;ambiguous', '1;7;11498;exact;0', '2;8;5749;exact;0')

  test('writes its first proposals', () => {
    const out = path.join(recon, 'out.csv')
    const words = ['--bank', path.join(recon, 'bank.csv'), '--invoices', path.join(recon, 'invoices.csv')]
    bench('reconcile', ...words, '--out', out)
    const rows = rowsOf(out, ';', ['line_id', 'invoice_id', 'cents', 'score', 'automatic'])
    expect(rows.map(([line, invoice, cents, , automatic]) => [line, invoice, cents, automatic])).toEqual([
      ['1', '7', '11498', '1'],
      ['2', '8', '5749', '0'],
    ])
  })

  test('is scored against the truth', () => {
    expect(scoreFolder(recon)).toMatchObject({
      allocations: 2,
      automatic: { right: 1, wrong: 0, precision: 1, recall: 0.5 },
      first: { right: 2, wrong: 0, precision: 1, recall: 1 },
      topThree: 1,
    })
  })
})

test('cells in quotes hold separators and quotes', () => {
  expect(cellsOf('1,"a, ""b""",,2', ',')).toEqual(['1', 'a, "b"', '', '2'])
  expect(cellsOf('"x",', ',')).toEqual(['x', ''])
})

test('a table with other columns is refused, and an unknown verb', () => {
  expect(() => rowsOf(place('parties.csv'), ',', ['id', 'name'])).toThrow('the columns are id, kind')
  const run = spawnSync(process.execPath, [path.resolve('build/bench/grandlivre-bench.ts'), 'dance'])
  expect(run.status).toBe(2)
})
