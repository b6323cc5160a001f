/** Why an account cannot be reconciled on a day: all reasons at once, each with what is to be done. */
import type { Company } from '../company/company.ts'
import { reconciledThrough } from '../ledger/reconciled.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue, type Detail, Refusal } from '../rules/errors.ts'
import { type Cents, decimalsOf, formatCents } from '../rules/money.ts'
import { bankAccount } from './bank.ts'
import { statements } from './bank-lists.ts'
import type { Figures, Outcome } from './reconciliation-figures.ts'

const texts = catalogue({
  'reconciliation.refused': {
    fr: 'Le compte {account} ne peut pas encore être rapproché au {through} : {count} points à régler.',
    en: 'Account {account} cannot be reconciled at {through} yet: {count} things to settle.',
  },
  'reconciliation.already': {
    fr: 'Le compte est déjà rapproché au {day}. Choisissez une date après celle-là, ou annulez d’abord ce rapprochement.',
    en: 'The account is already reconciled at {day}. Choose a later day, or undo that reconciliation first.',
  },
  'reconciliation.noBalance': {
    fr: 'Aucun relevé importé ne donne le solde de ce jour. Saisissez le solde imprimé sur le relevé.',
    en: 'No imported statement gives the balance of that day. Enter the balance printed on the statement.',
  },
  'reconciliation.otherBalance': {
    fr: 'Le solde saisi, {typed}, n’est pas celui du relevé importé, {imported}. Vérifiez le relevé et la date.',
    en: 'The balance entered, {typed}, is not that of the imported statement, {imported}. Check the statement and the day.',
  },
  'reconciliation.linesWait': {
    fr: 'Lignes du relevé qui attendent : {count}, pour {sum}. Traitez-les dans Banque, À traiter.',
    en: 'Statement lines that wait: {count}, for {sum}. Settle them in Bank, To do.',
  },
  'reconciliation.lateLines': {
    fr: 'Lignes arrivées dans une période déjà rapprochée : {count}, pour {sum}. Ignorez celles qui doublent une écriture cochée ; sinon, annulez ce rapprochement et refaites-le.',
    en: 'Lines that came into a period reconciled before: {count}, for {sum}. Ignore those that repeat a ticked entry; else undo that reconciliation and do it again.',
  },
  'reconciliation.statementWrong': {
    fr: 'Le relevé {name} (jusqu’au {day}) ne s’additionne pas : solde d’ouverture + lignes diffère du solde de fermeture de {gap}. Importez un fichier complet.',
    en: 'Statement {name} (through {day}) does not add up: opening balance + lines differs from the closing balance by {gap}. Import a complete file.',
  },
  'reconciliation.statementPartial': {
    fr: 'Du relevé {name} (jusqu’au {day}), des lignes illisibles ont été laissées de côté. Importez un fichier complet.',
    en: 'Of statement {name} (through {day}), unreadable rows were left out. Import a complete file.',
  },
  'reconciliation.sumDiffers': {
    fr: 'Solde précédent {opening} + opérations {sum} = {closing}, mais le relevé dit {balance} : il manque {gap}. Cochez ce que montre le relevé, importez le relevé qui manque, ou corrigez le solde. La première fois, inscrivez le solde d’ouverture du compte.',
    en: 'Previous balance {opening} + movements {sum} = {closing}, but the statement says {balance}: {gap} is missing. Tick what the statement shows, import the missing statement, or correct the balance. The first time, record the opening balance of the account.',
  },
  'reconciliation.booksDiffer': {
    fr: 'Les livres, avec ce qui est en circulation, font {adjusted} ; le relevé dit {balance} : écart de {gap}. La première fois, inscrivez le solde d’ouverture du compte ou dites son point de départ ; ensuite, une écriture d’une période rapprochée a changé : voyez « Changements depuis » des rapprochements.',
    en: 'The books, with what is outstanding, make {adjusted}; the statement says {balance}: a difference of {gap}. The first time, record the opening balance of the account or say where it begins; later, an entry of a reconciled period has changed: see “Changes since” of the reconciliations.',
  },
  'reconciliation.beginDiffers': {
    fr: 'Livres {books} moins ce qui est en circulation {outstanding} = {adjusted}, mais le relevé dit {balance} : écart de {gap}. Cochez ou ajoutez les chèques et dépôts encore en circulation.',
    en: 'Books {books} less what is outstanding {outstanding} = {adjusted}, but the statement says {balance}: a difference of {gap}. Tick or add the cheques and deposits still outstanding.',
  },
  'reconciliation.begun': {
    fr: 'Le compte a déjà son point de départ, au {day}. Annulez-le d’abord, après les rapprochements qui le suivent.',
    en: 'The account already has its starting point, at {day}. Undo it first, after the reconciliations that follow it.',
  },
  'reconciliation.entryNotOpen': {
    fr: 'Cette écriture n’est pas à cocher : elle n’est pas en circulation ce jour-là dans ce compte.',
    en: 'This entry is not to be ticked: it is not outstanding in this account on that day.',
  },
  'reconciliation.priorDate': {
    fr: 'Une opération en circulation au départ est datée du {through} ou d’avant.',
    en: 'What is outstanding at the start is dated {through} or before.',
  },
  'reconciliation.priorZero': {
    fr: 'Le montant ne peut pas être zéro.',
    en: 'The amount cannot be zero.',
  },
  'reconciliation.priorForeign': {
    fr: 'Ce compte est dans une autre devise : passez d’abord les écritures en circulation au grand livre, puis cochez-les.',
    en: 'This account is in another currency: post the outstanding entries in the ledger first, then tick them.',
  },
  'reconciliation.noOpeningAccount': {
    fr: 'Aucun compte n’a le rôle « soldes d’ouverture ». Donnez ce rôle à un compte du plan comptable.',
    en: 'No account has the role “opening balances”. Give that role to an account of the chart.',
  },
  'reconciliation.tooMany': {
    fr: 'Cela fait {count} écritures cochées ou en circulation, le maximum est de {max}. Rapprochez à une date plus proche, ou importez le relevé.',
    en: 'This makes {count} entries ticked or outstanding, the most is {max}. Reconcile to a nearer day, or import the statement.',
  },
  'reconciliation.unknown': {
    fr: 'Ce rapprochement n’existe pas.',
    en: 'This reconciliation does not exist.',
  },
  'reconciliation.notStanding': {
    fr: 'Ce rapprochement est déjà annulé, ou ne compte pas.',
    en: 'This reconciliation is undone already, or does not count.',
  },
  'reconciliation.notNewest': {
    fr: 'Annulez d’abord le rapprochement au {day}, qui repose sur celui-ci.',
    en: 'Undo the reconciliation at {day} first: it rests on this one.',
  },
  'reconciliation.priorShown': {
    fr: 'La ligne du {date} montre une opération saisie au départ. Défaites d’abord le rapprochement de cette ligne.',
    en: 'The line of {date} shows an item entered at the start. Undo the match of that line first.',
  },
})

export const { refuse, detail } = texts

type Code = keyof typeof texts.texts
type Values = Readonly<Record<string, string | number>>

/** An amount as it is read: its thousands apart. */
function grouped(amount: string, group: string, mark: string): string {
  const [whole = '', part] = amount.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  let rest = whole.slice(sign.length)
  const groups: string[] = []
  for (; rest.length > 3; rest = rest.slice(0, -3)) groups.unshift(rest.slice(-3))
  return sign + [rest, ...groups].join(group) + (part === undefined ? '' : mark + part)
}

/** Tells a problem of an account with amounts as its statement prints them: what a card owes is positive there. */
type Teller = (path: string, code: Code, amounts: Readonly<Record<string, Cents>>, values?: Values) => Detail

export function tellerOf(company: Company, account: string): Teller {
  const { currency, type } = bankAccount(company.sql, account)
  const decimals = decimalsOf(currency ?? company.facts().currency)
  const sign = type === 'liability' ? -1 : 1
  return (path, code, amounts, values = {}) => {
    const plain = Object.fromEntries(
      Object.entries(amounts).map(([name, cents]) => [name, formatCents(sign * cents || 0, decimals)]),
    )
    const written = (group: string, mark: string) =>
      Object.fromEntries(Object.entries(plain).map(([name, text]) => [name, grouped(text, group, mark)]))
    const { fr } = detail(path, code, { ...values, ...written('\u00a0', ',') }).message
    const { en } = detail(path, code, { ...values, ...written(',', '.') }).message
    return { path, code, message: { fr, en } }
  }
}

/** Statements through a day, after what is reconciled already, that contradict themselves. */
function wrongStatements(company: Company, account: string, through: Day, tell: Teller): Detail[] {
  const decided = reconciledThrough(company.sql, account) ?? ''
  return statements(company.sql, account)
    .filter(({ lastDate }) => lastDate !== null && lastDate <= through && lastDate > decided)
    .flatMap(({ fileName, format, lastDate, openingBalance, closingBalance, sum, partial }) => {
      const name = fileName ?? format.toUpperCase()
      if (openingBalance !== null && closingBalance !== null && openingBalance + sum !== closingBalance) {
        const gap = closingBalance - openingBalance - sum
        return [tell('account', 'reconciliation.statementWrong', { gap }, { name, day: lastDate! })]
      }
      return partial ? [detail('account', 'reconciliation.statementPartial', { name, day: lastDate! })] : []
    })
}

/** What stands against a reconciliation before anything is ticked or its balance is known. */
export function standingProblems(company: Company, account: string, figures: Figures): Detail[] {
  const { through, start, waiting, late } = figures
  const tell = tellerOf(company, account)
  const found: Detail[] = []
  if (start.from === 'reconciliation' && start.day !== null && through <= start.day)
    found.push(detail('through', 'reconciliation.already', { day: start.day }))
  found.push(...wrongStatements(company, account, through, tell))
  if (waiting[0] > 0)
    found.push(tell('account', 'reconciliation.linesWait', { sum: waiting[1] }, { count: waiting[0] }))
  if (late[0] > 0)
    found.push(tell('account', 'reconciliation.lateLines', { sum: late[1] }, { count: late[0] }))
  return found
}

/** What the balance and the ticked entries leave unsaid: the statement does not add up, or the books differ. */
export function balanceProblems(
  company: Company,
  account: string,
  figures: Figures,
  outcome: Outcome,
  balance: Cents | null,
): Detail[] {
  if (balance === null) return [detail('balance', 'reconciliation.noBalance')]
  const tell = tellerOf(company, account)
  const { imported, start } = figures
  const { closing, adjusted } = outcome
  const found: Detail[] = []
  if (imported && imported.cents !== balance)
    found.push(tell('balance', 'reconciliation.otherBalance', { typed: balance, imported: imported.cents }))
  if (closing !== balance) {
    const sum = outcome.in[1] + outcome.out[1]
    const amounts = { opening: start.balance, sum, closing, balance, gap: balance - closing }
    found.push(tell('balance', 'reconciliation.sumDiffers', amounts))
  }
  if (adjusted !== balance && adjusted !== closing) {
    const amounts = { adjusted, balance, gap: balance - adjusted }
    found.push(tell('balance', 'reconciliation.booksDiffer', amounts))
  }
  return found
}

/** Refuses with everything that is wrong; a single thing is named itself. */
export function refuseProblems(account: string, through: Day, problems: readonly Detail[]): void {
  const [first] = problems
  if (!first) return
  throw problems.length === 1
    ? new Refusal(first.code, first.message, problems)
    : refuse('reconciliation.refused', { account, through, count: problems.length }, problems)
}
