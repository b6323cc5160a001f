/** A statement typed by hand, from paper or from a scanned document. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { planStatement, type StatementToImport } from '../../db/records/bank.ts'
import { catalogue, type Detail, Refusal } from '../../db/rules/errors.ts'
import { type Cents, formatCents, parseCents, sumCents } from '../../db/rules/money.ts'
import { importedShape, takeIn } from './bank-intake.ts'
import { bankAmount, decimalsIn } from './bank-shapes.ts'
import { accountCode, date, line } from './codecs.ts'
import { writes } from './registry.ts'

const { refuse, detail } = catalogue({
  'bank.enterRefused': {
    fr: 'Ce relevé ne peut pas être enregistré : {count} chose(s) à corriger.',
    en: 'This statement cannot be saved: {count} thing(s) to correct.',
  },
  'bank.enterZero': {
    fr: 'Un mouvement a un montant, en entrée ou en sortie.',
    en: 'A movement has an amount, in or out.',
  },
  'bank.enterProbable': {
    fr: '{count} ligne(s) sont probablement déjà dans le compte : même montant, même jour ou presque, autre libellé. Dites s’il faut les laisser de côté (skipProbable).',
    en: '{count} line(s) are probably in the account already: same amount, same day or nearly, another label. Say whether to leave them out (skipProbable).',
  },
  'bank.enterKnown': {
    fr: 'Probablement déjà là : « {known} »',
    en: 'Probably there already: “{known}”',
  },
  'bank.enterGap': {
    fr: 'Le solde d’ouverture et les lignes donnent {computed}, le relevé dit {closing} : il reste un écart de {gap}. Corrigez une ligne, ou laissez les soldes vides si le relevé n’est pas entier.',
    en: 'The opening balance and the lines give {computed}, the statement says {closing}: a difference of {gap} is left. Correct a line, or leave the balances empty if the statement is not whole.',
  },
})

const LINES_MAX = 5_000

const movement = z.strictObject({
  date,
  /** Money in positive, money out negative. */
  amount: bankAmount,
  description: line(500).min(1),
  reference: line(100).optional(),
})

const input = z.strictObject({
  account: accountCode,
  openingBalance: bankAmount.nullable().default(null),
  closingBalance: bankAmount.nullable().default(null),
  lines: z.array(movement).min(1).max(LINES_MAX),
  /** Lines that are probably known under another label: not added (true), added (false). Must be said when there are some. */
  skipProbable: z.boolean().optional(),
})

/** Amounts of the account, with everything that is wrong under its path. */
class Amounts {
  readonly problems: Detail[] = []
  readonly #decimals: number

  constructor(decimals: number) {
    this.#decimals = decimals
  }

  read(path: string, text: string): Cents {
    try {
      return parseCents(text, this.#decimals)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.problems.push({ path, code: error.code, message: error.text })
      return 0
    }
  }

  movement(path: string, text: string): Cents {
    const before = this.problems.length
    const cents = this.read(path, text)
    if (cents === 0 && this.problems.length === before) this.problems.push(detail(path, 'bank.enterZero'))
    return cents
  }

  /** Refuses everything that was wrong, at once. */
  check(): void {
    const { problems } = this
    if (problems.length > 0) throw refuse('bank.enterRefused', { count: problems.length }, problems)
  }
}

/** Refuses balances between which the lines leave a gap: something was mistyped. */
function checkProof(opening: Cents | null, sum: Cents, closing: Cents | null, decimals: number): void {
  if (opening === null || closing === null || opening + sum === closing) return
  const values = {
    computed: formatCents(opening + sum, decimals),
    closing: formatCents(closing, decimals),
    gap: formatCents(closing - opening - sum, decimals),
  }
  throw refuse('bank.enterGap', values, [detail('closingBalance', 'bank.enterGap', values)])
}

function statementOf(company: Company, given: z.output<typeof input>): StatementToImport {
  const decimals = decimalsIn(company, given.account)
  const amounts = new Amounts(decimals)
  const balance = (path: string, text: string | null) => (text === null ? null : amounts.read(path, text))
  const opening = balance('openingBalance', given.openingBalance)
  const closing = balance('closingBalance', given.closingBalance)
  const movements = given.lines.map(({ date: day, amount, description, reference }, index) => ({
    date: day,
    cents: amounts.movement(`lines.${index}.amount`, amount),
    description,
    reference: reference ?? '',
    valueDate: '',
    bankId: '',
  }))
  amounts.check()
  checkProof(opening, sumCents(movements.map(({ cents }) => cents)), closing, decimals)
  return {
    account: given.account,
    format: 'manual',
    fileName: '',
    fileAccount: null,
    currency: null,
    opening,
    closing,
    partial: false,
    movements,
    skipProbable: given.skipProbable,
  }
}

/** Refuses lines that repeat known ones under another label until the person says what to do with them. */
function checkProbable(company: Company, statement: StatementToImport): void {
  const { plan } = planStatement(company, statement)
  if (plan.probable.length === 0) return
  const details = plan.probable.map(({ line: typed, known }) =>
    detail(`lines.${plan.lines.indexOf(typed)}.description`, 'bank.enterKnown', {
      known: known.description ?? '—',
    }),
  )
  throw refuse('bank.enterProbable', { count: details.length }, details)
}

const enter = writes({
  name: 'bank.enter',
  summary: {
    fr: 'Enregistre un relevé saisi à la main dans un compte ; ce qui est déjà là n’est pas repris.',
    en: 'Saves a statement typed by hand into an account; what is there already is not taken again.',
  },
  scope: 'bank:write',
  input,
  output: importedShape,
  run: (given, company) => {
    const statement = statementOf(company, given)
    if (given.skipProbable === undefined) checkProbable(company, statement)
    return takeIn(company, statement, { problems: [], layout: null })
  },
})

export const bankManualOperations = [enter] as const
