/**
 * From a client to a paid invoice at the command line, each call a process of its own: the invoice is sent, a statement
 * pays it, the match says why, the tax summary tells both taxes, and the papers are made.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CommandLine } from './process.ts'

const STATEMENT = `Date;Description;Débit;Crédit;Solde
2026-03-02;Solde d'ouverture;;;1000,00
2026-03-18;VIR INTERAC TOITURES LEVIS FAC-2026-0001;;160,97;1160,97
2026-03-20;FRAIS MENSUELS;9,95;;1151,02
`

test('an invoice of 140.00 is sent, paid by a statement, and declared', { timeout: 240_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-invoice-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const cli = new CommandLine(path.join(folder, 'home'), path.join(folder, 'atelier.grandlivre'))
  await cli.done('company.create', { name: 'Atelier', country: 'CA', province: 'QC', language: 'fr' })
  const client = await cli.done('party.create', { name: 'Toitures Lévis inc.', roles: ['client'] })
  const draft = await cli.done('invoice.create', {
    partyId: client.id,
    date: '2026-03-10',
    lines: [{ description: 'Réparation', quantity: '1', unitPrice: '140.00' }],
  })
  expect(draft).toMatchObject({ number: null, subtotal: '140.00', total: '160.97' })
  const sent = await cli.done('invoice.send', { id: draft.id })
  expect(sent.taxes.map(({ code, amount }) => [code, amount])).toEqual([
    ['TPS', '7.00'],
    ['TVQ', '13.97'],
  ])
  const file = path.join(folder, 'releve.csv')
  fs.writeFileSync(file, STATEMENT)
  const imported = await cli.done('bank.import', { path: file, account: '1010' })
  expect(imported).toMatchObject({ added: 2, closingBalanceProved: true })
  const done = await cli.done('bank.reconcile', { account: '1010' })
  expect(done).toMatchObject({ automatic: { count: 1 }, suggested: { count: 0 }, unmatched: { count: 1 } })
  expect(done.automatic.matches[0]!.proposal.reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['amountExact', 'referenceFull']),
  )
  expect(await cli.done('invoice.get', { id: draft.id })).toMatchObject({ status: 'paid', balance: '0.00' })
  const balance = await cli.done('report.trialBalance', { asOf: '2026-12-31' })
  expect(balance.totalDebit).toBe(balance.totalCredit)
  const { items } = await cli.done('report.taxSummary', { from: '2026-03-01', to: '2026-03-31' })
  expect(items.map(({ code, collected }) => [code, collected])).toEqual([
    ['TPS', '7.00'],
    ['TVQ', '13.97'],
  ])
  const pdf = path.join(folder, 'facture.pdf')
  await cli.done('invoice.pdf', { id: draft.id, path: pdf })
  expect(fs.readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await cli.done('company.verify', {})).toMatchObject({ ok: true })
})
