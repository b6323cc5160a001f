/** What is told of the sheets of a workbook and of the tables of a file. */

import type { Text } from '../../../db/rules/errors.ts'

export const tableTexts = {
  'file.sheetLeft': {
    fr: 'La feuille « {name} » n’est pas un tableau de mouvements ou est masquée ; elle n’est pas lue.',
    en: 'The sheet “{name}” is no table of movements or is hidden; it is not read.',
  },
  'file.sheetCopy': {
    fr: 'Tous les mouvements de la feuille « {name} » sont aussi sur d’autres feuilles ; elle n’est pas lue une seconde fois.',
    en: 'All movements of the sheet “{name}” are on other sheets too; it is not read a second time.',
  },
  'file.sheetSums': {
    fr: 'La feuille « {name} » additionne les mouvements d’une autre ; elle n’est pas lue.',
    en: 'The sheet “{name}” adds up the movements of another; it is not read.',
  },
  'file.sheetsOverlap': {
    fr: '{count} mouvements sont dans plusieurs feuilles ou tableaux à la fois, le même jour et au même montant : vérifiez qu’ils ne sont pas comptés deux fois.',
    en: '{count} movements are in several sheets or tables, on the same day and of the same amount: check that they are not counted twice.',
  },
  'file.hiddenRows': {
    fr: '{count} ligne(s) masquée(s) du classeur sont lues comme les autres.',
    en: '{count} hidden row(s) of the workbook are read like the others.',
  },
  'file.formulasUncomputed': {
    fr: '{count} formule(s) du classeur n’ont pas de résultat : ouvrez-le dans un tableur, enregistrez-le et choisissez-le de nouveau.',
    en: '{count} formula(s) of the workbook have no result: open it in a spreadsheet, save it and choose it again.',
  },
  'file.otherNames': {
    fr: 'Cette ligne semble nommer les colonnes d’un autre tableau : vérifiez les mouvements qui la suivent.',
    en: 'This row seems to name the columns of another table: check the movements below it.',
  },
  'file.rowsAbove': {
    fr: 'Des lignes au-dessus des noms de colonnes ressemblent à des mouvements ; elles ne sont pas lues. Importez-les dans un fichier à part, ou choisissez la ligne des noms.',
    en: 'Rows above the names of the columns look like movements; they are not read. Import them in a file of their own, or choose the row of the names.',
  },
  'file.tableLeft': {
    fr: 'Un autre tableau du fichier n’est pas un tableau de mouvements ; il n’est pas lu.',
    en: 'Another table of the file is no table of movements; it is not read.',
  },
  'file.tableCopy': {
    fr: 'Tous les mouvements d’un tableau sont aussi dans d’autres tableaux du fichier ; il n’est pas lu une seconde fois.',
    en: 'All movements of a table are in other tables of the file too; it is not read a second time.',
  },
  'file.tableSums': {
    fr: 'Un tableau du fichier additionne les mouvements d’un autre ; il n’est pas lu.',
    en: 'A table of the file adds up the movements of another; it is not read.',
  },
  'file.missingDays': {
    fr: '{count} ligne(s) ont un montant et pas de date (la première : « {text} ») : dites si elles sont du jour inscrit au-dessus. Sinon elles sont laissées de côté.',
    en: '{count} row(s) have an amount and no date (the first: “{text}”): say whether they are of the day above them. Else they are left out.',
  },
} as const satisfies Readonly<Record<string, Text>>
