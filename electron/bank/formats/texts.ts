/** What is said about bank files: refusals of whole files, and the problems of single rows. */
import { catalogue, fill, type Text } from '../../../db/rules/errors.ts'
import type { ParseProblem } from '../parsed.ts'
import { askTexts } from './texts-ask.ts'
import { tableTexts } from './texts-tables.ts'

const { refuse, texts } = catalogue({
  'bank.fileMissing': {
    fr: 'Le fichier « {name} » n’existe pas ou a été déplacé. Choisissez-le de nouveau.',
    en: 'The file “{name}” does not exist or was moved. Choose it again.',
  },
  'bank.fileUnreadable': {
    fr: 'Le fichier « {name} » ne peut pas être lu ({reason}). Vérifiez vos droits d’accès et fermez les programmes qui l’utilisent.',
    en: 'The file “{name}” cannot be read ({reason}). Check your access rights and close the programs that use it.',
  },
  'bank.notAFile': {
    fr: '« {name} » n’est pas un fichier. Choisissez le relevé téléchargé de la banque.',
    en: '“{name}” is not a file. Choose the statement downloaded from the bank.',
  },
  'bank.fileTooLarge': {
    fr: 'Le fichier fait {size} Mio ; la limite est de {max} Mio. Téléchargez une période plus courte.',
    en: 'The file is {size} MiB; the limit is {max} MiB. Download a shorter period.',
  },
  'bank.fileEmpty': {
    fr: 'Le fichier est vide : la banque n’y a rien écrit. Téléchargez-le de nouveau.',
    en: 'The file is empty: the bank wrote nothing in it. Download it again.',
  },
  'bank.unknownFormat': {
    fr: 'Ce fichier ressemble à {kind}, qui ne s’importe pas ici. Téléchargez le relevé en PDF, Excel, CSV, OFX, QFX, QBO, QIF, CAMT, MT940, CODA ou CFONB.',
    en: 'This file looks like {kindEn}, which cannot be imported here. Download the statement as PDF, Excel, CSV, OFX, QFX, QBO, QIF, CAMT, MT940, CODA or CFONB.',
  },
  'bank.noTable': {
    fr: 'Aucun tableau de mouvements (date, montant) n’a été trouvé dans ce fichier. Vérifiez que c’est bien un relevé de compte.',
    en: 'No table of movements (date, amount) was found in this file. Check that it is an account statement.',
  },
  'bank.noStatement': {
    fr: 'Ce fichier {format} ne contient aucun relevé de compte lisible ; il est incomplet ou endommagé. Téléchargez-le de nouveau.',
    en: 'This {format} file holds no readable account statement; it is incomplete or damaged. Download it again.',
  },
  'bank.codaVersion': {
    fr: 'Ce relevé CODA est de la version 1, abandonnée en 2012. Demandez la version 2 à la banque, ou téléchargez un autre format.',
    en: 'This CODA statement is of version 1, given up in 2012. Ask the bank for version 2, or download another format.',
  },
  'bank.bankError': {
    fr: 'La banque n’a pas donné de relevé ; elle répond : « {message} » (code {code}). Recommencez le téléchargement sur son site.',
    en: 'The bank gave no statement; it answers: “{message}” (code {code}). Download again from its site.',
  },
  'bank.passwordNeeded': {
    fr: 'Ce fichier est protégé par un mot de passe. Entrez-le : c’est souvent celui que la banque a donné, ou le numéro de client.',
    en: 'This file is protected by a password. Enter it: often the one the bank gave, or the customer number.',
  },
  'bank.passwordWrong': {
    fr: 'Ce mot de passe n’ouvre pas le fichier. Vérifiez-le et entrez-le de nouveau.',
    en: 'This password does not open the file. Check it and enter it again.',
  },
  'bank.scanned': {
    fr: 'Ce PDF est une image numérisée, sans texte à lire. Téléchargez le relevé sur le site de la banque, ou saisissez ses lignes à la main.',
    en: 'This PDF is a scanned picture without text to read. Download the statement from the bank’s site, or type its lines by hand.',
  },
  'bank.pdfLetters': {
    fr: 'Les lettres de ce PDF ne peuvent pas être lues (ses polices ne disent pas lesquelles elles dessinent). Téléchargez le relevé dans un autre format.',
    en: 'The letters of this PDF cannot be read (its fonts do not say which ones they draw). Download the statement in another format.',
  },
  'bank.pdfDamaged': {
    fr: 'Ce PDF est endommagé ou incomplet et ne peut pas être ouvert. Téléchargez-le de nouveau.',
    en: 'This PDF is damaged or incomplete and cannot be opened. Download it again.',
  },
  'bank.pdfTooLong': {
    fr: 'Ce PDF est trop long ({pages} pages ; la limite est de {max}). Téléchargez une période plus courte.',
    en: 'This PDF is too long ({pages} pages; the limit is {max}). Download a shorter period.',
  },
  'bank.pdfTooMuch': {
    fr: 'Ce PDF contient, une fois déployé, plus de {max} Mio de texte ; ce n’est pas un relevé. Téléchargez-le de nouveau sur le site de la banque.',
    en: 'This PDF unpacks to more than {max} MiB of text; it is not a statement. Download it again from the bank’s site.',
  },
  'bank.tooManyColumns': {
    fr: 'Ce fichier a plus de {max} colonnes ; ce n’est pas un relevé de compte.',
    en: 'This file has more than {max} columns; it is not an account statement.',
  },
  'bank.tooManyRows': {
    fr: 'Ce fichier a plus de {max} lignes. Téléchargez une période plus courte.',
    en: 'This file has more than {max} rows. Download a shorter period.',
  },
  'bank.parserTimeout': {
    fr: 'La lecture du fichier a été arrêtée après {seconds} secondes : il est trop gros ou endommagé. Rien n’a été importé.',
    en: 'Reading the file was stopped after {seconds} seconds: it is too large or damaged. Nothing was imported.',
  },
  'bank.parserStopped': {
    fr: 'La lecture du fichier s’est interrompue : il est trop gros ou endommagé. Rien n’a été importé.',
    en: 'Reading the file broke off: it is too large or damaged. Nothing was imported.',
  },
  'bank.parserCancelled': {
    fr: 'La lecture du fichier a été annulée.',
    en: 'Reading the file was cancelled.',
  },
  'bank.columnUnknown': {
    fr: 'La colonne « {column} » n’est pas dans le fichier. Choisissez parmi : {columns}.',
    en: 'The column “{column}” is not in the file. Choose among: {columns}.',
  },
  'bank.dateFormatUnknown': {
    fr: '« {format} » n’est pas un format de date. Écrivez par exemple JJ/MM/AAAA, MM/JJ/AAAA ou AAAA-MM-JJ.',
    en: '“{format}” is not a date format. Write for example DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD.',
  },
  'bank.encodingUnknown': {
    fr: 'L’encodage « {encoding} » n’est pas connu. Essayez utf-8 ou cp1252.',
    en: 'The encoding “{encoding}” is not known. Try utf-8 or cp1252.',
  },
})
export const bankFileTexts = texts
export { refuse }

/** Texts of the problems listed with the rows; a row problem leaves its row out, a warning leaves nothing out. */
export const problemTexts = {
  'row.date': {
    fr: 'La date « {text} » n’est pas une date du calendrier.',
    en: 'The date “{text}” is not a calendar date.',
  },
  'row.noDate': { fr: 'La ligne n’a pas de date.', en: 'The row has no date.' },
  'row.amount': {
    fr: 'Le montant « {text} » n’est pas un nombre.',
    en: 'The amount “{text}” is not a number.',
  },
  'row.ambiguousAmount': {
    fr: 'Le montant « {text} » se lit de deux façons (milliers ou décimales).',
    en: 'The amount “{text}” can be read in two ways (thousands or decimals).',
  },
  'row.noAmount': { fr: 'La ligne n’a pas de montant.', en: 'The row has no amount.' },
  'row.bothSides': {
    fr: 'La ligne a un débit ({debit}) et un crédit ({credit}).',
    en: 'The row has both a debit ({debit}) and a credit ({credit}).',
  },
  'row.movement': {
    fr: 'La ligne « {text} » n’est pas un mouvement qui se lit.',
    en: 'The row “{text}” is not a movement that can be read.',
  },
  'file.dayMoved': {
    fr: 'Le jour « {text} » n’existe pas au calendrier (la banque compte des mois de 30 jours) ; il devient le {day}.',
    en: 'The day “{text}” is not in the calendar (the bank counts months of 30 days); it becomes {day}.',
  },
  'file.countMismatch': {
    fr: 'La banque annonce {count} mouvement(s) pour {amount} ; le fichier en contient {found} pour {sum}.',
    en: 'The bank announces {count} movement(s) for {amount}; the file holds {found} for {sum}.',
  },
  'file.balanceUnread': {
    fr: 'Le solde « {text} » ne se lit pas ; il ne prouve rien.',
    en: 'The balance “{text}” cannot be read; it proves nothing.',
  },
  'file.floorLimit': {
    fr: 'La banque ne montre ici aucun mouvement de moins de {amount} {currency}.',
    en: 'The bank shows no movement below {amount} {currency} here.',
  },
  'file.statementGap': {
    fr: 'Compte {account} : un relevé finit à {closing} et le suivant commence à {opening} ; il en manque peut-être un entre les deux.',
    en: 'Account {account}: one statement ends at {closing} and the next begins at {opening}; one may be missing between them.',
  },
  'file.statementTwice': {
    fr: 'Compte {account} : {count} relevé(s) du fichier répètent un autre et ne sont pris qu’une fois.',
    en: 'Account {account}: {count} statement(s) of the file repeat another and are taken once only.',
  },
  'file.overlap': {
    fr: 'Compte {account} : {count} mouvement(s) sont dans plusieurs relevés du fichier et ne sont pris qu’une fois.',
    en: 'Account {account}: {count} movement(s) are in several statements of the file and are taken once only.',
  },
  'row.record': {
    fr: 'L’enregistrement « {text} » n’est pas de ce format ou n’est pas à sa place.',
    en: 'The record “{text}” is not of this format or not in its place.',
  },
  'file.balanceMissing': {
    fr: 'Un solde d’ouverture ou de clôture manque ; rien ne prouve que tous les mouvements sont là.',
    en: 'An opening or closing balance is missing; nothing proves that all movements are there.',
  },
  'file.sequenceGap': {
    fr: 'Le mouvement n° {number} suit le n° {before} : il en manque peut-être.',
    en: 'Movement no. {number} follows no. {before}: some may be missing.',
  },
  'file.recordCount': {
    fr: 'Le relevé annonce {count} enregistrements ; le fichier en contient {found}.',
    en: 'The statement announces {count} records; the file holds {found}.',
  },
  'file.sumMismatch': {
    fr: 'Le relevé annonce un total de {amount} ; les mouvements font {sum}.',
    en: 'The statement announces a total of {amount}; the movements make {sum}.',
  },
  'file.dayReport': {
    fr: 'C’est un relevé en cours de journée, sans soldes : le relevé du jour complet reprendra ces mouvements.',
    en: 'This is a report of a day that is not over, without balances: the statement of the whole day will show these movements again.',
  },
  'file.direction': {
    fr: 'Le sens « {text} » n’est ni un débit ni un crédit ; le montant est gardé tel qu’il est écrit.',
    en: 'The direction “{text}” is neither a debit nor a credit; the amount is kept as written.',
  },
  'file.otherRow': {
    fr: 'La ligne n’est pas un mouvement : il y manque une date ou un montant.',
    en: 'The row is not a movement: it lacks a date or an amount.',
  },
  'row.more': {
    fr: '{count} autres lignes ont des problèmes semblables et sont laissées de côté.',
    en: '{count} more rows have such problems and are left out.',
  },
  'row.cut': {
    fr: 'Le dernier mouvement est coupé au milieu.',
    en: 'The last movement is cut in the middle.',
  },
  'file.truncated': {
    fr: 'Le fichier s’arrête avant sa fin : il manque peut-être des mouvements. Téléchargez-le de nouveau.',
    en: 'The file stops before its end: movements may be missing. Download it again.',
  },
  'file.quotes': {
    fr: 'Un guillemet n’est jamais refermé ; les guillemets suivants sont lus comme du texte.',
    en: 'A quote is never closed; the quotes that follow are read as text.',
  },
  'file.characters': {
    fr: 'Des caractères accentués sont déjà perdus dans le fichier.',
    en: 'Accented characters are already lost in the file.',
  },
  'file.noMovements': { fr: 'Le fichier ne contient aucun mouvement.', en: 'The file holds no movement.' },
  'file.duplicateId': {
    fr: 'L’identifiant « {id} » est porté par {count} mouvements différents ; tous sont gardés.',
    en: 'The identifier “{id}” is borne by {count} different movements; all are kept.',
  },
  'file.pending': {
    fr: '{count} ligne(s) en attente, refusée(s) ou annulée(s) ne sont pas des mouvements.',
    en: '{count} pending, refused or reverted row(s) are not movements.',
  },
  'file.balanceRow': {
    fr: 'La ligne « {text} » est un solde, pas un mouvement.',
    en: 'The row “{text}” is a balance, not a movement.',
  },
  'file.dayBalances': {
    fr: 'Sous « {text} » se trouvent des soldes par jour, pas des mouvements.',
    en: 'Below “{text}” stand balances of days, not movements.',
  },
  'file.totalRow': {
    fr: 'La ligne « {text} » est un total, pas un mouvement.',
    en: 'The row “{text}” is a total, not a movement.',
  },
  'file.openingRow': {
    fr: 'La ligne « {text} » est le solde d’ouverture du compte : mettez-la de côté si les comptes l’ont déjà.',
    en: 'The row “{text}” is the opening balance of the account: set it aside if the books have it already.',
  },
  'file.signsByKind': {
    fr: 'Les montants n’ont pas le signe que veut le format ; la nature de chaque mouvement (débit, crédit) donne son sens.',
    en: 'The amounts do not bear the sign that the format wants; the kind of each movement (debit, credit) gives its direction.',
  },
  'file.corrected': {
    fr: 'La banque a remplacé ou annulé {count} mouvement(s) dans ce fichier ; les anciens ne sont pas pris.',
    en: 'The bank replaced or took back {count} movement(s) in this file; the old ones are not taken.',
  },
  'file.replaces': {
    fr: 'Ce mouvement remplace le mouvement « {other} », qui vient d’un autre fichier : s’il est déjà importé, mettez-le de côté.',
    en: 'This movement replaces the movement “{other}”, which comes from another file: if it was imported, set it aside.',
  },
  'file.takesBack': {
    fr: 'La banque annule le mouvement « {other} », qui vient d’un autre fichier : s’il est déjà importé, mettez-le de côté.',
    en: 'The bank takes back the movement “{other}”, which comes from another file: if it was imported, set it aside.',
  },
  'file.otherRecords': {
    fr: '{count} enregistrement(s) d’un autre genre (prêts, factures) ne sont pas lus.',
    en: '{count} record(s) of another kind (loans, invoices) are not read.',
  },
  'row.direction': {
    fr: 'Le mouvement ne dit pas si l’argent entre ou sort (« {text} »).',
    en: 'The movement does not say whether money comes in or goes out (“{text}”).',
  },
  'file.balance': {
    fr: 'Le solde « {text} » n’est pas un nombre ; il n’est pas utilisé.',
    en: 'The balance “{text}” is not a number; it is not used.',
  },
  'file.outsideTable': {
    fr: '{count} ligne(s) avec un montant, hors du tableau des mouvements, ne seront pas importées. La première : « {text} ». Comparez avec le relevé.',
    en: '{count} line(s) with an amount, outside the table of movements, will not be imported. The first: “{text}”. Compare with the statement.',
  },
  'file.dayAbove': {
    fr: '{count} mouvement(s) sans date, alors que les autres en ont tous une, ont reçu celle de la ligne du dessus. Le premier : « {text} ». Vérifiez-les.',
    en: '{count} movement(s) without a date, while all others have one, were given that of the line above. The first: “{text}”. Check them.',
  },
  'file.announcedOnly': {
    fr: '{count} mouvement(s) annoncé(s) par la banque, mais pas encore comptabilisé(s), ne seront pas importés.',
    en: '{count} movement(s) announced by the bank, but not yet booked, will not be imported.',
  },
  'file.datesAssumed': {
    fr: '{count} mouvement(s) n’ont pas de date ; le jour de leur règlement ou du relevé a été pris. Vérifiez-les.',
    en: '{count} movement(s) have no date; the day of their settlement or of the statement was taken. Check them.',
  },
  'file.reversalsOpen': {
    fr: 'Aucun solde ne prouve le sens de {count} annulation(s), que certaines banques écrivent à l’inverse : vérifiez-les.',
    en: 'No balance proves the direction of {count} reversal(s), which some banks write the other way round: check them.',
  },
  'file.reversals': {
    fr: 'Le sens de {count} annulation(s) a été retourné : c’est ainsi que les soldes du relevé s’expliquent.',
    en: 'The direction of {count} reversal(s) was turned round: that is how the balances of the statement add up.',
  },
  'file.announced': {
    fr: 'La banque annonce {announced} mouvement(s) et le relevé en contient {count} : il en manque peut-être.',
    en: 'The bank announces {announced} movement(s) and the statement holds {count}: some may be missing.',
  },
  'file.pages': {
    fr: 'Ce relevé se poursuit sur une page qui n’est pas dans le fichier. Importez aussi les pages suivantes.',
    en: 'This statement goes on with a page that is not in the file. Import the pages that follow too.',
  },
  'file.notRead': {
    fr: 'Le document « {name} » de l’archive n’est pas un relevé CAMT ; il n’est pas lu.',
    en: 'The document “{name}” in the archive is no CAMT statement; it is not read.',
  },
  'file.notification': {
    fr: 'Ce fichier est un avis de mouvements, sans soldes : rien ne prouve qu’il est complet. Préférez le relevé (camt.053).',
    en: 'This file is a notice of movements without balances: nothing proves that it is complete. Prefer the statement (camt.053).',
  },
  'file.balanceMismatch': {
    fr: 'Solde d’ouverture {opening} plus mouvements {sum} ne donne pas le solde de clôture {closing}.',
    en: 'Opening balance {opening} plus movements {sum} does not give the closing balance {closing}.',
  },
  'file.unproved': {
    fr: 'Rien dans ce relevé ne prouve les mouvements lus (soldes d’ouverture et de clôture, ou solde après chaque mouvement).',
    en: 'Nothing in this statement proves the movements read (opening and closing balance, or a balance after each movement).',
  },
  'file.currencies': {
    fr: 'Le fichier mêle plusieurs devises ({list}) ; les totaux généraux les additionnent sans conversion.',
    en: 'The file mixes several currencies ({list}); the overall totals add them up without conversion.',
  },
  'file.balanceChain': {
    fr: 'Les soldes imprimés ne suivent pas les mouvements : il manque peut-être des lignes, et les soldes ne prouvent rien.',
    en: 'The printed balances do not follow the movements: rows may be missing, and the balances prove nothing.',
  },
  'file.feesApart': {
    fr: 'La colonne de frais n’est pas comprise dans les montants ; {count} ligne(s) ont des frais.',
    en: 'The fee column is not part of the amounts; {count} row(s) have a fee.',
  },
  'file.foreignCurrency': {
    fr: 'Un mouvement est dans la devise {currency} et non dans celle du compte ({account}).',
    en: 'A movement is in the currency {currency} and not in that of the account ({account}).',
  },
  'file.investments': {
    fr: 'Les opérations sur titres du fichier ne sont pas lues ({count}).',
    en: 'The securities transactions in the file are not read ({count}).',
  },
  'file.bankMessage': {
    fr: 'La banque signale pour un compte : « {message} » (code {code}).',
    en: 'The bank reports for one account: “{message}” (code {code}).',
  },
  'file.signs': {
    fr: 'La plupart des montants sont positifs : si ce sont des achats par carte, inversez les signes.',
    en: 'Most amounts are positive: if these are card purchases, invert the signs.',
  },
  'file.daysTurned': {
    fr: 'Un tableur avait échangé le jour et le mois de {count} date(s) ; elles sont remises dans l’ordre des autres. Vérifiez-les.',
    en: 'A spreadsheet had exchanged the day and the month of {count} date(s); they are put back into the order of the others. Check them.',
  },
  'file.daysOfMonth': {
    fr: '{count} date(s) n’ont que leur jour : le mois et l’année viennent des titres et des noms de feuilles. Vérifiez-les.',
    en: '{count} date(s) are days alone: their month and year come from headings and names of sheets. Check them.',
  },
  ...askTexts,
  ...tableTexts,
} as const satisfies Readonly<Record<string, Text>>

type ProblemCode = keyof typeof problemTexts
type Where = { readonly line?: number; readonly id?: string }
type Values = Readonly<Record<string, string | number>>

/** What a text of the file looks like inside a message: short, on one line, without control characters. */
export function excerpt(text: string): string {
  let shown = ''
  for (const char of text.slice(0, 80)) shown += char < ' ' ? ' ' : char
  return text.length > 60 ? `${shown.slice(0, 59)}…` : shown
}

function problem(severity: 'row' | 'warning', code: ProblemCode, where: Where, values: Values): ParseProblem {
  const text = typeof values.text === 'string' ? { text: values.text } : {}
  return { ...where, code: `bank.${code}`, severity, message: fill(problemTexts[code], values), ...text }
}

/** A row that was left out, with its line number or identifier. */
export function rowProblem(code: ProblemCode, where: Where, values: Values = {}): ParseProblem {
  return problem('row', code, where, values)
}

/** Something to know about the file; no row was left out for it. */
export function warning(code: ProblemCode, values: Values = {}, where: Where = {}): ParseProblem {
  return problem('warning', code, where, values)
}

const LISTED_MAX = 500

/** A list of bounded length: what is beyond it is counted, never left unsaid. */
export function boundedProblems(problems: readonly ParseProblem[]): readonly ParseProblem[] {
  if (problems.length <= LISTED_MAX) return problems
  const isRow = (one: ParseProblem) => one.severity === 'row'
  const rows = problems.filter(isRow)
  const warnings = problems.filter((one) => !isRow(one))
  const kept = rows.slice(0, LISTED_MAX)
  const more = rows.length - kept.length
  const last = rows.at(-1)?.line
  const rest =
    more > 0 ? [rowProblem('row.more', last === undefined ? {} : { line: last }, { count: more })] : []
  return [...kept, ...rest, ...warnings.slice(-LISTED_MAX)]
}
