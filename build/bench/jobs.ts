/** The programs that are measured beside each other: ours, the bare ones of the harness, and other ledgers. */
import fs from 'node:fs'
import path from 'node:path'
import type { Job } from './processes.ts'

export interface Where {
  /** Folder of the harness, and that of its data and of what it installed. */
  readonly harness: string
  readonly work: string
  /** Our bundled program. */
  readonly program: string
  /** For the files that are written. */
  readonly at: string
  readonly rounds: number
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const words = (...parts: string[]) => parts.map(quote).join(' ')

/** A job on a file that exists before each round only when `kept`. */
export class Jobs {
  readonly where: Where
  readonly #env: Readonly<Record<string, string>>

  constructor(where: Where) {
    this.where = where
    const peers = path.join(where.work, 'peers')
    const actual = path.join(peers, 'actual')
    this.#env = { GL_PEERS: peers, GL_ACTUAL: actual, GL_ACTUAL_DATA: path.join(where.at, 'actual') }
  }

  data = (name: string) => path.join(this.where.work, 'data', name)
  file = (name: string) => path.join(this.where.at, name)

  ours(name: string, ...verb: string[]): Job {
    return { name: `ours ${name}`, cmd: `exec ${words(process.execPath, this.where.program, ...verb)}` }
  }

  #bare(name: string, script: string, ...verb: string[]): Job {
    const node = path.join(this.where.work, 'peers', 'node_modules', '.bin', 'node')
    const file = path.join(this.where.harness, 'limits', script)
    return { name: `floor ${name}`, cmd: `exec ${words(node, file, ...verb)}`, env: this.#env }
  }

  floor = (name: string, ...verb: string[]): Job => this.#bare(name, 'floor-cli.mjs', ...verb)

  #other(name: string, cmd: string, rounds: number): Job {
    return { name, cmd, rounds, warmup: 0, timeout: 1200, env: this.#env }
  }

  /** From the tables of a ledger to a file of ours, and to a bare one. */
  loading(size: string): Job[] {
    const [ours, bare] = [this.file(`${size}.grandlivre`), this.file(`${size}.sqlite`)]
    const load = (db: string) => ['import-journal', '--db', db, '--dir', this.data(`ledger-${size}`)]
    const once = (db: string) => ({ prep: `rm -rf ${quote(db)}*`, rounds: 3, warmup: 0 })
    return [
      { ...this.floor('load', ...load(bare)), ...once(bare) },
      { ...this.ours('load', ...load(ours)), ...once(ours) },
    ]
  }

  /** The balances of a loaded ledger; the other systems read their journal for it. */
  balances(size: string): Job[] {
    const folder = this.data(`ledger-${size}`)
    const journal = path.join(folder, 'ledger.journal')
    const beancount = path.join(folder, 'ledger.beancount')
    const balances = (name: string) => ['trial-balance', '--db', this.file(name), '--format', 'csv']
    const query = 'select account, sum(position) group by account'
    return [
      this.floor('balances', ...balances(`${size}.sqlite`)),
      this.ours('balances', ...balances(`${size}.grandlivre`)),
      this.#other('hledger balances', `exec hledger -f ${quote(journal)} bal -N --flat -E -O csv`, 1),
      this.#other('ledger balances', `exec ledger -f ${quote(journal)} bal --flat --no-total -E`, 2),
      {
        ...this.#other('beancount balances', `exec bean-query ${words(beancount, query)}`, 1),
        env: { BEANCOUNT_DISABLE_LOAD_CACHE: '1' },
      },
    ]
  }

  /** What is read of a loaded ledger. */
  reading(size: string): Job[] {
    const [ours, bare] = [this.file(`${size}.grandlivre`), this.file(`${size}.sqlite`)]
    const journal = path.join(this.data(`ledger-${size}`), 'ledger.journal')
    const { busiest } = truthOf(this.data(`ledger-${size}`))
    const page = (db: string, ...more: string[]) => [
      'register',
      '--db',
      db,
      '--account',
      busiest.code,
      ...more,
    ]
    const find = (db: string) => ['search', '--db', db, '--limit', '50', '--format', 'csv', 'Tremblay']
    const opened = (...verb: string[]) => ['measure-open', ...verb]
    const account = quote(busiest.account)
    return [
      this.floor('register 50', ...page(bare, '--limit', '50')),
      this.ours('register 50', ...page(ours, '--limit', '50')),
      { ...this.floor('register all', ...page(bare)), rounds: 3 },
      { ...this.ours('register all', ...page(ours)), rounds: 3 },
      this.floor('search 50', ...find(bare)),
      this.ours('search 50', ...find(ours)),
      this.ours('open', ...opened('--db', ours, '--account', busiest.code)),
      this.#other('hledger register all', `exec hledger -f ${quote(journal)} reg ${account} -O csv`, 1),
      this.#other('ledger register all', `exec ledger -f ${quote(journal)} reg ${account}`, 1),
      this.#other('ledger search', `exec ledger -f ${quote(journal)} reg @Tremblay`, 1),
    ]
  }

  /** A statement into an empty company, and the same again. */
  statements(size: string): Job[] {
    const folder = this.data(`bank-${size}`)
    return ['csv', 'ofx1.ofx', 'ofx2.ofx'].flatMap((kind) => {
      const [ours, bare] = [this.file('statement.grandlivre'), this.file('statement.sqlite')]
      const file = path.join(folder, `stmt.${kind}`)
      const verb = ['import-statement', '--db', ours, '--account', '1010', '--format', 'json', file]
      const init = words(process.execPath, this.where.program, 'init', '--db', ours)
      const first = { prep: `rm -rf ${quote(ours)}*; ${init}` }
      const bareFirst = { prep: `rm -rf ${quote(bare)}*` }
      const limit = (mode: string) =>
        this.#bare(`${size} ${kind} ${mode}`, 'import-limit.mjs', mode, bare, file)
      return [
        { ...limit('first'), ...bareFirst },
        limit('again'),
        { ...this.ours(`${size} ${kind} first`, ...verb), ...first },
        this.ours(`${size} ${kind} again`, ...verb),
      ]
    })
  }

  /** The same for other systems: hledger tells lines apart by their date alone, Actual by its own likeness. */
  statementsElsewhere(size: string): Job[] {
    const at = this.file('hledger')
    const rules = path.join(this.where.harness, 'peers', 'hledger-stmt.rules')
    const actual = path.join(this.where.harness, 'peers', 'actual.mjs')
    const folder = this.data(`bank-${size}`)
    const fresh = `mkdir -p ${quote(at)} && cd ${quote(at)} && rm -f .latest* imp.journal &&
      LC_ALL=C sed 's/\\xc2\\xa0//g' ${quote(path.join(folder, 'stmt.csv'))} > stmt.csv &&
      echo 'account Actif:1010-Banque-Operations' > imp.journal`
    const run = `cd ${quote(at)} && exec hledger -f imp.journal import --rules-file ${quote(rules)} stmt.csv`
    const node = path.join(this.where.work, 'peers', 'node_modules', '.bin', 'node')
    return [
      { ...this.#other(`hledger ${size} csv first`, run, 1), prep: fresh },
      this.#other(`Actual ${size}`, `exec ${words(node, actual, folder, 'import')}`, 1),
    ]
  }

  matching(size: string): Job[] {
    const folder = this.data(`recon-${size}`)
    const [bank, invoices] = ['bank.csv', 'invoices.csv'].map((name) => path.join(folder, name))
    const out = this.file('matching.csv')
    return [
      this.#bare('matching', 'recon-baseline.mjs', folder, this.file('baseline.csv')),
      this.ours('matching', 'reconcile', '--bank', bank!, '--invoices', invoices!, '--out', out),
    ]
  }
}

export interface Truth {
  readonly accounts: number
  readonly postings: number
  readonly busiest: { readonly id: number; readonly code: string; readonly account: string }
}

export const truthOf = (folder: string): Truth =>
  JSON.parse(fs.readFileSync(path.join(folder, 'truth', 'meta.json'), 'utf8')) as Truth
