/**
 * The verbs of the measuring harness over the functions of the ledger: `node build/bench/grandlivre-bench.mjs VERB …`
 * with Node 24. Each answers on standard output and ends.
 *
 *   init --db FILE                                          a company of Quebec with the usual chart
 *   import-journal --db FILE --dir FOLDER                   accounts, parties, entries, postings, invoices (.csv)
 *   trial-balance --db FILE [--as-of DAY]                   code,name,cents
 *   register --db FILE --account CODE [--limit N]           date,description,amount,balance
 *   search --db FILE [--limit N] TEXT                       date,description
 *   import-statement --db FILE --account CODE STATEMENT     {"read","added","duplicates"}
 *   reconcile --bank FILE --invoices FILE --out FILE        line_id;invoice_id;cents;score;automatic
 *   score FOLDER                                            precision and recall of the matching, as JSON
 *   bare-load --db FILE --dir FOLDER                        the bare tables of the same journal
 *   measure-reads --db FILE --bare FILE --dir FOLDER        ours against the bare tables, in process, as JSON
 *   measure-parse --dir FOLDER --scanners FILE              reading statements against bare scanners, in process, as JSON
 *   measure-open --db FILE --account CODE                   milliseconds to the balances and a page of a register
 *   measure-open --bare FILE --account ID                   the same of the bare tables
 *   measure-open --db FILE --account CODE --take-down OUT   what it asks of SQLite, which --replay OUT asks again, alone
 *   measure-writes --dir FOLDER [--rounds N]                posting against bare inserts, in process, as JSON
 *   measure-import --db FILE --dir FOLDER                   lines of a statement into a company that `init` made, as JSON
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Company } from '../../db/company/company.ts'
import type { ChartAccount } from '../../db/rules/charts/index.ts'

/** `VERB [--name VALUE] … [ARGUMENT]`; by hand, for what Node brings for it takes longer than to read the balances. */
const values = new Map<string, string>()
const positionals: string[] = []
for (let at = 2; at < process.argv.length; at++) {
  const word = process.argv[at]!
  if (word.startsWith('--')) values.set(word.slice(2), process.argv[++at] ?? '')
  else positionals.push(word)
}
const [verb, argument] = positionals

function needed(name: string): string {
  const value = values.get(name)
  if (!value) throw new Error(`--${name} is missing`)
  return value
}

const given = (name: string): string | undefined => values.get(name)
/** Everything, where no limit is given. */
const limit = () => Number(given('limit') ?? 100_000_000)

/** Records of this machine's copies, beside the file: a person has a few companies, not those of every measure. */
const place = { home: `${path.resolve(given('db') ?? os.tmpdir())}.home`, keychain: null }
const host = { place, now: Date.now, door: 'cli' }

async function create(accounts: readonly ChartAccount[]): Promise<Company> {
  const { createCompany } = await import('../../db/company/create.ts')
  const facts = { name: 'Mesures', country: 'CA', province: 'QC', currency: 'CAD', fiscalYearEnd: '12-31' }
  const input = { ...facts, language: 'fr', accounts, taxes: [] }
  return createCompany(input, { ...host, path: path.resolve(needed('db')) }).company
}

async function open(): Promise<Company> {
  const { openCompany } = await import('../../db/company/company.ts')
  return openCompany({ ...host, path: path.resolve(needed('db')) })
}

function print(rows: readonly string[]): void {
  process.stdout.write(rows.length === 0 ? '' : `${rows.join('\n')}\n`)
}

async function init(): Promise<void> {
  const { chartFor } = await import('../../db/rules/charts/index.ts')
  const company = await create(chartFor('CA'))
  company.close()
}

async function loadJournal(): Promise<void> {
  const { accountsIn, importJournal } = await import('./journal.ts')
  const folder = needed('dir')
  const company = fs.existsSync(needed('db')) ? await open() : await create(accountsIn(folder))
  print([`${importJournal(company, folder)} entries`])
  company.close()
}

async function showTrialBalance(): Promise<void> {
  const [{ trialBalance }, { toDay }, { quoted }] = await Promise.all([
    import('../../db/ledger/trial-balance.ts'),
    import('../../db/rules/dates.ts'),
    import('./csv.ts'),
  ])
  const company = await open()
  const asOf = toDay(given('as-of') ?? '2199-12-31')
  const { rows } = trialBalance(company.sql, { asOf, from: null, gifi: false, closing: 'included' })
  print(rows.map((row) => `${row.account},${quoted(row.name)},${row.closing}`))
  company.close()
}

/** Rows of a register read at once: held all together, a hundred thousand take the collector longer than their reading. */
const PAGE_ROWS = 5_000

async function showRegister(): Promise<void> {
  const [{ register }, { formatCents }, { quoted }] = await Promise.all([
    import('../../db/ledger/register.ts'),
    import('../../db/rules/money.ts'),
    import('./csv.ts'),
  ])
  const company = await open()
  // the newest when there is a limit, as the screen opens
  const isWhole = given('limit') === undefined
  const query = isWhole
    ? ({ order: 'asc', limit: PAGE_ROWS } as const)
    : ({ order: 'desc', limit: limit() } as const)
  const account = needed('account')
  let cursor: string | undefined
  do {
    const page = register(company.sql, { ...query, account, cursor })
    print(
      page.rows.map(
        ({ date, memo, cents, balance }) =>
          `${date},${quoted(memo ?? '')},${formatCents(cents)},${formatCents(balance)}`,
      ),
    )
    cursor = page.nextCursor ?? undefined
  } while (isWhole && cursor !== undefined)
  company.close()
}

async function showSearch(): Promise<void> {
  const [{ searchEntries }, { quoted }] = await Promise.all([
    import('../../db/ledger/search.ts'),
    import('./csv.ts'),
  ])
  const company = await open()
  const found = searchEntries(company.sql, argument ?? '', limit())
  print(found.map(({ date, memo }) => `${date},${quoted(memo ?? '')}`))
  company.close()
}

async function importFile(): Promise<void> {
  const [{ operations }, { performOn }, { parseStatement }] = await Promise.all([
    import('../../electron/operations/index.ts'),
    import('../../electron/operations/perform.ts'),
    import('../../electron/hosts/parse.ts'),
  ])
  const company = await open()
  const tools = {
    ...host,
    door: 'cli' as const,
    parseStatement,
    progress: () => {},
    signal: new AbortController().signal,
  }
  const input = { path: path.resolve(argument ?? ''), account: needed('account') }
  const answer = await performOn(company, operations['bank.import']!, input, tools)
  const { read, added, duplicates } = answer as Record<'read' | 'added' | 'duplicates', number>
  print([JSON.stringify({ read, added, duplicates })])
  company.close()
}

async function reconcile(): Promise<void> {
  const { invoicesOf, linesOf, proposalRows } = await import('./reconcile.ts')
  const { propose } = await import('../../db/rules/matching/propose.ts')
  const proposals = propose(linesOf(needed('bank')), invoicesOf(needed('invoices')))
  fs.writeFileSync(needed('out'), `${proposalRows(proposals).join('\n')}\n`)
}

async function score(): Promise<void> {
  const { scoreFolder } = await import('./reconcile.ts')
  print([JSON.stringify(scoreFolder(argument ?? '.'), null, 1)])
}

async function loadBare(): Promise<void> {
  const { bareBooks, bareWriter, createBare, indexBareText } = await import('./bare.ts')
  const books = bareBooks(needed('dir'))
  const database = createBare(needed('db'), books)
  bareWriter(database)(books.entries)
  indexBareText(database)
  database.close()
}

async function readsMeasured(): Promise<void> {
  const [{ measureReads }, { openBare }] = await Promise.all([
    import('./measure-reads.ts'),
    import('./bare.ts'),
  ])
  const truth = JSON.parse(fs.readFileSync(path.join(needed('dir'), 'truth', 'meta.json'), 'utf8'))
  const company = await open()
  const other = await open()
  const bare = openBare(needed('bare'))
  const { busiest, accounts } = truth
  print([JSON.stringify(measureReads({ company, other, bare, busiest, accounts }))])
  for (const each of [bare, other, company]) each.close()
}

async function parsingMeasured(): Promise<void> {
  const { measureParse } = await import('./measure-parse.ts')
  print([JSON.stringify(await measureParse(path.resolve(needed('scanners')), needed('dir')))])
}

async function openMeasured(): Promise<void> {
  const { openOurs, openTheBare, openTheTables, takeDown } = await import('./measure-open.ts')
  const [bare, asked, replay] = ['bare', 'take-down', 'replay'].map(given)
  const file = () => path.resolve(needed('db'))
  if (asked !== undefined) return takeDown(file(), place, needed('account'), asked)
  if (replay !== undefined) return print([String(openTheTables(file(), replay))])
  const account = needed('account')
  const taken = bare === undefined ? openOurs(file(), place, account) : openTheBare(bare, Number(account))
  print([String(taken)])
}

async function writesMeasured(): Promise<void> {
  const { measureWrites } = await import('./measure-writes.ts')
  print([JSON.stringify(measureWrites(needed('dir'), Number(given('rounds') ?? 3)))])
}

async function importMeasured(): Promise<void> {
  const { measureImport } = await import('./measure-import.ts')
  print([JSON.stringify(measureImport(path.resolve(needed('db')), needed('dir')))])
}

const verbs: Readonly<Record<string, () => Promise<void>>> = {
  init,
  'import-journal': loadJournal,
  'trial-balance': showTrialBalance,
  register: showRegister,
  search: showSearch,
  'import-statement': importFile,
  reconcile,
  score,
  'bare-load': loadBare,
  'measure-reads': readsMeasured,
  'measure-parse': parsingMeasured,
  'measure-open': openMeasured,
  'measure-writes': writesMeasured,
  'measure-import': importMeasured,
}

const run = verbs[verb ?? '']
// as the command line does: nothing is left to do, and a heap need not be taken down piece by piece
if (run) void run().then(() => process.stdout.write('', () => process.exit()))
else {
  process.stderr.write(`verbs: ${Object.keys(verbs).join(' ')}\n`)
  process.exitCode = 2
}
