/** Gathers the statements of an OFX file from its tags, tolerant of missing end tags. */
import { ROWS_MAX } from './limits.ts'
import { scanOfx } from './ofx-tokens.ts'
import { refuse } from './texts.ts'

/** The elements of a movement that are used; empty when absent. */
export interface OfxTransaction {
  readonly at: number
  type: string
  posted: string
  available: string
  amount: string
  id: string
  name: string
  memo: string
  checkNumber: string
  reference: string
  /** Currency of the amount when it is not that of the statement. */
  currency: string
}

export interface OfxStatement {
  accountId: string
  currency: string
  ledgerBalance: string
  hasList: boolean
  readonly transactions: OfxTransaction[]
}

export interface OfxStatus {
  code: string
  severity: string
  message: string
}

export interface OfxTree {
  readonly statements: OfxStatement[]
  /** Status aggregates with severity ERROR or a code that reports one. */
  readonly errors: OfxStatus[]
  readonly bank: string
  /** True when `</OFX>` closes the file. */
  readonly complete: boolean
  /** Where a movement starts whose end is missing because the file stops. */
  readonly cutAt: number | null
  readonly pending: number
  readonly securities: number
}

const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS', 'LOANSTMTRS'])
const OWN_ACCOUNT = new Set(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'LOANACCTFROM'])
/** Aggregates that end a movement left open, and whose elements are not those of a movement. */
const AFTER_MOVEMENTS = new Set([
  'LEDGERBAL',
  'AVAILBAL',
  'BALLIST',
  'BANKTRANLISTP',
  ...STATEMENTS,
  ...OWN_ACCOUNT,
])
/** Aggregates inside a movement whose elements would be mistaken for its own. */
const INNER = new Set([
  'BANKACCTTO',
  'CCACCTTO',
  'PAYEE',
  'CURRENCY',
  'ORIGCURRENCY',
  'IMAGEDATA',
  'EXTDPAYEE',
  'EXTDPMT',
])

type Element = Exclude<keyof OfxTransaction, 'at'>
const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ['TRNTYPE', 'type'],
  ['DTPOSTED', 'posted'],
  ['DTAVAIL', 'available'],
  ['TRNAMT', 'amount'],
  ['FITID', 'id'],
  ['NAME', 'name'],
  ['MEMO', 'memo'],
  ['CHECKNUM', 'checkNumber'],
  ['REFNUM', 'reference'],
])

function emptyTransaction(at: number): OfxTransaction {
  return {
    at,
    type: '',
    posted: '',
    available: '',
    amount: '',
    id: '',
    name: '',
    memo: '',
    checkNumber: '',
    reference: '',
    currency: '',
  }
}

class Collector {
  readonly statements: OfxStatement[] = []
  readonly errors: OfxStatus[] = []
  bank = ''
  ended = false
  pending = 0
  securities = 0
  #statement: OfxStatement | null = null
  #transaction: OfxTransaction | null = null
  #inner = ''
  #scope = ''
  #status: OfxStatus | null = null
  #count = 0

  open(name: string, at: number): void {
    if (name === 'STATUS') this.#status = { code: '', severity: '', message: '' }
    else if (name === 'STMTTRN') this.#startTransaction(at)
    else if (name === 'STMTTRNP') this.#startPending()
    else if (INNER.has(name)) this.#inner = name
    else if (AFTER_MOVEMENTS.has(name) || name === 'BANKTRANLIST') this.#enter(name)
    else if (name === 'INVPOS' || /^(BUY|SELL|REINVEST|INCOME|TRANSFER|RETOFCAP|SPLIT)/.test(name))
      this.#scope = name
    if (name === 'INVTRAN') this.securities++
  }

  value(name: string, text: string, at: number): void {
    if (this.#status && (name === 'CODE' || name === 'SEVERITY' || name === 'MESSAGE')) {
      if (name === 'CODE') this.#status.code = text
      else if (name === 'SEVERITY') this.#status.severity = text.toUpperCase()
      else this.#status.message = text
      return
    }
    if (name === 'ORG' && this.bank === '') this.bank = text.slice(0, 100)
    if (this.#transaction) this.#transactionValue(name, text)
    else if (this.#statement) this.#statementValue(name, text)
    else if (STATEMENTS.has(name) || name === 'STMTTRN') this.open(name, at)
  }

  close(name: string): void {
    if (name === 'OFX') this.ended = true
    else if (name === 'STATUS') this.#endStatus()
    else if (name === 'STMTTRN' || name === 'BANKTRANLIST') this.#endTransaction()
    else if (name === this.#inner) this.#inner = ''
    else if (name === this.#scope) this.#scope = ''
    else if (STATEMENTS.has(name)) {
      this.#endTransaction()
      this.#statement = null
    }
  }

  /** A movement still open at the end of a file that stops early. */
  finish(): number | null {
    this.#endStatus()
    const open = this.#transaction
    if (open && !this.ended) {
      this.#transaction = null
      return open.at
    }
    this.#endTransaction()
    return null
  }

  #enter(name: string): void {
    this.#endTransaction()
    this.#endStatus()
    this.#inner = ''
    this.#scope = name
    if (STATEMENTS.has(name)) {
      this.#statement = { accountId: '', currency: '', ledgerBalance: '', hasList: false, transactions: [] }
      this.statements.push(this.#statement)
    }
    if (name === 'BANKTRANLIST' && this.#statement) this.#statement.hasList = true
  }

  #startTransaction(at: number): void {
    this.#endTransaction()
    this.#endStatus()
    this.#inner = ''
    this.#scope = 'STMTTRN'
    this.#transaction = emptyTransaction(at)
  }

  #startPending(): void {
    this.#endTransaction()
    this.#scope = 'STMTTRNP'
    this.pending++
  }

  #endTransaction(): void {
    const done = this.#transaction
    this.#transaction = null
    if (!done) return
    if (++this.#count > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
    this.#statement?.transactions.push(done)
  }

  #endStatus(): void {
    const status = this.#status
    this.#status = null
    if (!status) return
    const bad = status.severity === 'ERROR' || (/^[1-9]\d*$/.test(status.code) && status.severity === '')
    if (bad) this.errors.push(status)
  }

  /** The first of each element counts; of the inner aggregates only a payee's name and a currency are used. */
  #transactionValue(name: string, text: string): void {
    const transaction = this.#transaction!
    if (name === 'CURSYM') {
      if (this.#inner === 'CURRENCY') transaction.currency ||= text
      return
    }
    const payee = this.#inner === 'PAYEE' && name === 'NAME'
    const element = this.#inner === '' || payee ? ELEMENTS.get(name) : undefined
    if (element) transaction[element] ||= text
  }

  #statementValue(name: string, text: string): void {
    const statement = this.#statement!
    if (name === 'CURDEF') statement.currency ||= text
    else if (name === 'ACCTID' && OWN_ACCOUNT.has(this.#scope)) statement.accountId ||= text
    else if (name === 'BALAMT' && this.#scope === 'LEDGERBAL') statement.ledgerBalance ||= text
  }
}

/** Where the body starts: the first `<OFX>`; a file without it is read from its start. */
function bodyStart(text: string): number {
  const at = text.search(/<OFX[\s>]/i)
  return Math.max(at, 0)
}

/** Reads all statements of a file. */
export function readOfxTree(text: string): OfxTree {
  const collector = new Collector()
  scanOfx(text, bodyStart(text), {
    value: (name, value, at) => collector.value(name, value, at),
    open: (name, at) => collector.open(name, at),
    close: (name) => collector.close(name),
  })
  const cutAt = collector.finish()
  const { statements, errors, bank, ended: complete, pending, securities } = collector
  return { statements, errors, bank, complete, cutAt, pending, securities }
}
