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
  /** Identifier of an earlier movement that this one replaces or takes back. */
  corrects: string
  /** `REPLACE` or `DELETE`. */
  correction: string
  /** Currency of the amount when it is not that of the statement. */
  currency: string
}

export interface OfxStatement {
  accountId: string
  currency: string
  ledgerBalance: string
  hasList: boolean
  /** True of a statement of a credit card. */
  readonly isCard: boolean
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
  /** True when `</OFX>` closes the last document of the file; of a file without `<OFX>`, when its last statement is closed. */
  readonly complete: boolean
  /** Where a movement starts whose end is missing because the file stops. */
  readonly cutAt: number | null
  readonly pending: number
  readonly securities: number
  /** Movements of loans. */
  readonly loans: number
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

/** Of those, the ones that may have a name inside. */
const NAMED = new Set(['PAYEE', 'EXTDPAYEE', 'EXTDPMT', 'IMAGEDATA'])
/** Elements that a movement begins with or has once. */
const ONCE = new Set(['TRNTYPE', 'DTPOSTED'])

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
  ['CORRECTFITID', 'corrects'],
  ['CORRECTACTION', 'correction'],
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
    corrects: '',
    correction: '',
    currency: '',
  }
}

class Collector {
  readonly statements: OfxStatement[] = []
  readonly errors: OfxStatus[] = []
  bank = ''
  pending = 0
  securities = 0
  loans = 0
  /** Whether `<OFX>` was seen, and whether the last one is closed. */
  #document: 'none' | 'open' | 'closed' = 'none'
  #statement: OfxStatement | null = null
  #transaction: OfxTransaction | null = null
  #inner = ''
  #scope = ''
  #status: OfxStatus | null = null
  #count = 0

  open(name: string, at: number): void {
    if (name === 'OFX') this.#begin()
    else if (name === 'STATUS') this.#status = { code: '', severity: '', message: '' }
    else if (name === 'STMTTRN') this.#startTransaction(at)
    else if (name === 'STMTTRNP') this.#startPending()
    else if (INNER.has(name)) this.#inner = name
    else if (AFTER_MOVEMENTS.has(name) || name === 'BANKTRANLIST') this.#enter(name)
    else if (name === 'INVPOS' || /^(BUY|SELL|REINVEST|INCOME|TRANSFER|RETOFCAP|SPLIT)/.test(name))
      this.#scope = name
    if (name === 'INVTRAN') this.securities++
    else if (name === 'LOANSTMTTRN') this.loans++
  }

  value(name: string, text: string, at: number): void {
    if (this.#status && (name === 'CODE' || name === 'SEVERITY' || name === 'MESSAGE')) {
      if (name === 'CODE') this.#status.code = text
      else if (name === 'SEVERITY') this.#status.severity = text.toUpperCase()
      else this.#status.message = text
      return
    }
    if (name === 'ORG' && this.bank === '') this.bank = text.slice(0, 100)
    if (this.#transaction) this.#transactionValue(this.#transaction, name, text, at)
    else if (this.#statement) this.#statementValue(name, text)
    else if (STATEMENTS.has(name) || name === 'STMTTRN') this.open(name, at)
  }

  close(name: string): void {
    if (name === 'OFX') this.#document = 'closed'
    else if (name === 'STATUS') this.#endStatus()
    else if (name === 'STMTTRN' || name === 'BANKTRANLIST') this.#endTransaction()
    else if (name === this.#inner) this.#inner = ''
    else if (name === this.#scope) this.#scope = ''
    else if (STATEMENTS.has(name)) {
      this.#endTransaction()
      this.#statement = null
    }
  }

  get isComplete(): boolean {
    return this.#document === 'none' ? this.#statement === null : this.#document === 'closed'
  }

  /** A movement still open at the end of a file that stops early. */
  finish(): number | null {
    this.#endStatus()
    const open = this.#transaction
    if (open && !this.isComplete) {
      this.#transaction = null
      return open.at
    }
    this.#endTransaction()
    return null
  }

  /** A file may hold several documents: each is complete or not by itself. */
  #begin(): void {
    this.#endTransaction()
    this.#statement = null
    this.#document = 'open'
  }

  #enter(name: string): void {
    this.#endTransaction()
    this.#endStatus()
    this.#inner = ''
    this.#scope = name
    if (STATEMENTS.has(name)) {
      this.#statement = {
        accountId: '',
        currency: '',
        ledgerBalance: '',
        hasList: false,
        isCard: name === 'CCSTMTRS',
        transactions: [],
      }
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

  /**
   * The first of each element counts; of the inner aggregates only a payee's name and a currency are used. An aggregate left
   * open ends where an element comes that it cannot have, and a movement left open where the next one begins.
   */
  #transactionValue(transaction: OfxTransaction, name: string, text: string, at: number): void {
    if (name === 'CURSYM') {
      if (this.#inner === 'CURRENCY') transaction.currency ||= text
      return
    }
    const element = ELEMENTS.get(name)
    if (!element) return
    if (name !== 'NAME' || !NAMED.has(this.#inner)) this.#inner = ''
    else if (this.#inner !== 'PAYEE') return
    const isWhole = transaction.posted !== '' && transaction.amount !== ''
    if (isWhole && ONCE.has(name) && transaction[element] !== '') {
      this.#startTransaction(at)
      this.#transaction![element] = text
    } else transaction[element] ||= text
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
  const at = text.search(/<(?:\w{1,20}:)?OFX[\s>]/i)
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
  const { statements, errors, bank, isComplete: complete, pending, securities, loans } = collector
  return { statements, errors, bank, complete, cutAt, pending, securities, loans }
}
