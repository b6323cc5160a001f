/**
 * A bookkeeper's first job at the command line, each call a process of its own: a real statement becomes entries and a
 * trial balance, the month is locked, and the books come back from a backup to the same state.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test as scenario } from 'vitest'
import { sharedPath } from '../support/shared.ts'
import { CommandLine } from './process.ts'

const own = path.resolve(import.meta.dirname, '../fixtures/caisse-cp1252.csv')
const statement = sharedPath('statements', 'csv', 'layout-ca-desjardins-eop-cp1252.csv') ?? own

function commandLine(): CommandLine {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-job-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return new CommandLine(path.join(folder, 'home'), path.join(folder, 'atelier.grandlivre'))
}

const total = (rows: readonly { closing: string }[]) =>
  rows.reduce((sum, { closing }) => sum + BigInt(closing.replace('.', '')), 0n)

scenario(
  'a statement becomes entries and a trial balance; the books come back whole',
  { timeout: 180_000 },
  async () => {
    const cli = commandLine()
    const { accounts } = await cli.done('company.create', { name: 'Atelier', country: 'CA', province: 'QC' })
    expect(accounts).toBeGreaterThan(150)

    const file = { path: statement, account: '1010' }
    const imported = await cli.done('bank.import', { ...file, fileAccount: 'EOP' })
    expect(imported).toMatchObject({ duplicates: 0, problems: [], closingBalanceProved: true })
    const items = imported.newLines
    expect(items).toHaveLength(imported.added)

    const fees = items.find(({ description }) => description.startsWith('Frais'))!
    const purchase = items.find(({ description }) => description.startsWith('Achat'))!
    const { items: coded } = await cli.done('bank.codeMany', {
      lines: [
        { lineId: fees.id, allocations: [{ account: '6150' }] },
        { lineId: purchase.id, allocations: [{ account: '5000', taxes: ['TPS', 'TVQ'] }] },
      ],
    })
    expect(coded[1]!.lines.map(({ taxCode }) => taxCode)).toEqual([undefined, undefined, 'TPS', 'TVQ'])

    const month = items[0]!.date.slice(0, 7)
    const entry = {
      date: `${month}-20`,
      memo: 'Apport de l’actionnaire',
      lines: [
        { account: '1010', debit: '5000.00' },
        { account: '2420', credit: '5000.00' },
      ],
    }
    const posted = await cli.done('ledger.post', entry)
    await cli.done('ledger.reverse', { entryId: posted.id, date: `${month}-21` })
    await cli.done('period.lock', { through: `${month}-28` })
    expect(await cli.refused('ledger.post', entry)).toEqual({
      code: 'ledger.periodLocked',
      details: ['date ledger.periodLocked'],
    })

    const trial = await cli.done('report.trialBalance', { asOf: `${month}-28`, from: null })
    expect(trial.totalDebit).toBe(trial.totalCredit)
    expect(total(trial.rows)).toBe(0n)
    const rowOf = (code: string) => trial.rows.find(({ account }) => account === code)
    expect(rowOf('6150')?.closing).toBe(fees.amount.replace('-', ''))
    expect(rowOf('2420')).toMatchObject({ debit: '5000.00', credit: '5000.00', closing: '0.00' })

    const verified = await cli.done('company.verify', {})
    expect(verified).toMatchObject({ ok: true, entries: 4, postings: 10 })
    const backup = await cli.done('company.backup', {})
    const second = path.join(path.dirname(cli.company), 'retour.grandlivre')
    const restored = await cli.done('company.restore', { from: backup.path }, second)
    expect([backup.stateHash, restored.stateHash]).toEqual([verified.stateHash, verified.stateHash])
    expect([backup.ledgerHash, restored.ledgerHash]).toEqual([verified.ledgerHash, verified.ledgerHash])
    expect(cli.calls).toBeLessThan(12)
  },
)

scenario('a file of several accounts is asked about, each named', { timeout: 60_000 }, async () => {
  const cli = commandLine()
  await cli.done('company.create', { name: 'Atelier', country: 'CA', province: 'QC' })
  const refused = await cli.refused('bank.import', { path: statement, account: '1010' })
  expect(refused.code).toBe('bank.whichAccount')
  expect(refused.details.length).toBeGreaterThan(1)
})

scenario('the statement kept with the tests is read as its bank wrote it', { timeout: 60_000 }, async () => {
  const cli = commandLine()
  await cli.done('company.create', { name: 'Atelier', country: 'CA' })
  const imported = await cli.done('bank.import', { path: own, account: '1010', fileAccount: 'EOP' })
  expect(imported).toMatchObject({
    added: 5,
    openingBalance: '1000.00',
    closingBalance: '2127.60',
    closingBalanceProved: true,
  })
  const { items } = await cli.done('bank.lines', { account: '1010', text: 'cafe du quai' })
  expect(items.map(({ amount }) => amount)).toEqual(['-4.60', '-4.60'])
})
