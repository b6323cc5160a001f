/**
 * What is proposed for some hundred invented cases, row by row: a score, a reason, a rank or an order that changes shows
 * here, so that it is meant. `vitest run test/db/rules/matching/golden.test.ts -u` writes the rows anew.
 */
import { expect, test } from 'vitest'
import { addDays, toDay } from '../../../../db/rules/dates.ts'
import { NameIndex } from '../../../../db/rules/matching/names.ts'
import { type DocumentToMatch, type LineToMatch, propose } from '../../../../db/rules/matching/propose.ts'
import { recurrencesOf } from '../../../../db/rules/matching/recurring.ts'
import { NumberIndex } from '../../../../db/rules/matching/references.ts'
import { type OwnLine, transfersOf } from '../../../../db/rules/matching/transfers.ts'
import type { Reason } from '../../../../db/rules/matching/types.ts'
import { labelKind, tokensOf } from '../../../../db/rules/matching/words.ts'
import { randomFrom } from '../../../support/random.ts'
import { explainedFamilies } from './explainedFamilies.ts'
import { families as plainFamilies } from './families.ts'
import { statement } from './statements.ts'

const SEED = 20_261_122
const CASES_EACH = 8

const told = ({ code, points, values, documents }: Reason) =>
  [code, points, ...Object.values(values ?? {}), ...(documents ?? [])].join(' ')

/** The lines, and under each what is proposed for it. */
function rowsOf(
  of: string,
  { lines, documents }: { lines: readonly LineToMatch[]; documents: readonly DocumentToMatch[] },
): string[] {
  const proposals = Map.groupBy(propose(lines, documents), ({ lineId }) => lineId)
  return lines.map((line) => {
    const own = (proposals.get(line.id) ?? []).map((one) => ({
      rank: one.rank,
      score: one.score,
      ...(one.automatic ? { automatic: true } : {}),
      ...(one.difference ? { difference: one.difference } : {}),
      pays: one.allocations.map(({ documentId, cents }) => `${documentId} ${cents}`),
      reasons: one.reasons.map(told),
    }))
    return JSON.stringify({ of, line: `${line.date} ${line.cents} ${line.description}`, own })
  })
}

const golden = (name: string, rows: readonly string[]) =>
  expect(rows.map((row) => `${row}\n`).join('')).toMatchFileSnapshot(`../golden/${name}.jsonl`)

test('cases made to mislead', async () => {
  const random = randomFrom(SEED)
  const rows = [...plainFamilies, ...explainedFamilies].flatMap(({ name, make }) =>
    Array.from({ length: CASES_EACH }, () => rowsOf(name, make(random))).flat(),
  )
  await golden('proposals-families', rows)
})

test('whole statements', async () => {
  const rows = [SEED, SEED + 1].flatMap((seed) => rowsOf(`statement ${seed}`, statement(seed, 60)))
  await golden('proposals-statements', rows)
})

const ACCOUNTS = [
  { account: '1010', names: ['Compte courant Desjardins', '81512345'] },
  { account: '1015', names: ['Épargne stable', '81567890'] },
  { account: '2010', names: ['Visa Desjardins'] },
]
const LABELS = [
  'VIREMENT ENTRE COMPTES',
  'VIR VERS EPARGNE STABLE',
  'TRANSFERT 81512345',
  'PAIEMENT VISA DESJARDINS',
  'PAIEMENT RECU MERCI',
  'DEPOT',
  'HYDRO-QUEBEC 03/2026',
  'LOYER MARS',
]

/** Lines of three own accounts, some of them in pairs, some that come back each month. */
function ownLines(seed: number): OwnLine[] {
  const random = randomFrom(seed)
  const start = toDay('2026-01-05')
  const alone = Array.from({ length: 60 }, (_, at) => ({
    id: `a${at}`,
    account: ACCOUNTS[random(3)]!.account,
    date: addDays(start, random(60)),
    cents: [-50_000, 50_000, -8_990, 8_990, 120_000, -120_000][random(6)]!,
    description: LABELS[random(LABELS.length)]!,
  }))
  const monthly = Array.from({ length: 12 }, (_, run) =>
    Array.from({ length: 2 + random(5) }, (_, at) => ({
      id: `m${run}.${at}`,
      account: ACCOUNTS[0]!.account,
      date: addDays(start, 30 * at + random(12)),
      cents: -7_000 - 400 * run - (random(3) === 0 ? random(900) : 0),
      description: `${['HYDRO-QUEBEC', 'LOYER', 'ABONNEMENT'][run % 3]} ${1 + at}/2026`,
    })),
  )
  return [...alone, ...monthly.flat()]
}

test('transfers and what comes back', async () => {
  const rows = [1, 2, 3].flatMap((seed) => {
    const lines = ownLines(SEED + seed)
    const byId = new Map(
      lines.map((line) => [line.id, `${line.account} ${line.date} ${line.cents} ${line.description}`]),
    )
    const transfers = transfersOf(lines, ACCOUNTS).map(({ from, to, score, reasons }) =>
      JSON.stringify({ from: byId.get(from.id), to: byId.get(to.id), score, reasons: reasons.map(told) }),
    )
    const comingBack = [...recurrencesOf(lines)].map(([id, { before, ...one }]) =>
      JSON.stringify({ line: byId.get(id), before: byId.get(before), ...one }),
    )
    return [...transfers, ...comingBack]
  })
  await golden('transfers-recurrences', rows)
})

/** Names that look alike, and ways of numbering, besides those of a whole statement. */
const PARTIES = [
  'Garage Roy',
  'Garage Roy & Fils',
  'Garage Roy inc.',
  'Michel Roy',
  'Michèle Roy',
  '9174-2230 Québec inc.',
  '9174-2230',
  'Transport Saint-Denis ltée',
  'Boulangerie Tremblay Lévis inc.',
  'Banque de Montréal',
]
const NUMBERS = [
  'F2025-000123',
  'FAC-2026-0012',
  'INV-0042',
  '10234',
  'A1-2026/03/017',
  '2026-0312',
  'F26/00042',
]
const READ = [
  'VIR GARAGE ROY ET FILS',
  'GARAGE ROY INC FACT 12',
  'DEPOT M ROY INV 42',
  'VIREMENT MICHEL ROY NO 10234',
  'PAIEMENT 9174 2230 QUEBEC INC 123',
  'TRANSPORT ST-DENIS LTEE 20260312',
  'BOULANGERIE TREMBLAY LE F2025 000123',
  'BOUL TREMBLAY #000012 ET 42',
  'CHQ 0042 GARAGE ROY',
  'CHEQUE NO 10234',
  'DEPOT CONF 10234 REF 12',
  'VIREMENT BANCAIRE BANQUE DE MONTREAL F26 42',
  'FRAIS DE VIREMENT 15,00',
  'TRANSFERT INTERNE A1-2026-03-017',
  'FRAIS 2,50 PAIEMENT INV0042',
]

test('what is read in labels: names, numbers, and what they say of themselves', async () => {
  const { lines, documents } = statement(SEED, 40)
  const parties = [...new Set([...PARTIES, ...documents.map(({ partyName }) => partyName)])]
  const names = new NameIndex()
  const partyAt = new Map(parties.map((name) => [names.add(name), name]))
  const numbers = new NumberIndex()
  const numberAt = [...NUMBERS, ...documents.map(({ number }) => number!)]
  for (const [at, number] of numberAt.entries()) numbers.add(at, number)
  const rows = [...READ, ...lines.map(({ description }) => description)].map((label) => {
    const tokens = tokensOf(label)
    const named = [...names.find(tokens).names].map(([at, agreement]) => [
      partyAt.get(at),
      ...Object.values(agreement),
    ])
    const numbered = [...numbers.find(tokens)].map(([at, level]) => [numberAt[at], level])
    return JSON.stringify({ label, names: named, numbers: numbered, ...labelKind(label, tokens) })
  })
  await golden('labels-read', rows)
})
