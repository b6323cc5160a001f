/** What is asked about a file: the problems that leave it open until a person answers. */

import type { Text } from '../../../db/rules/errors.ts'

export const askTexts = {
  'ask.dateOrder': {
    fr: 'Les dates se lisent de deux façons (« {text} ») : dites si le jour ou le mois vient en premier.',
    en: 'The dates can be read in two ways (“{text}”): say whether the day or the month comes first.',
  },
  'ask.decimal': {
    fr: 'Les montants se lisent de deux façons (« {text} ») : dites si la marque est celle des décimales.',
    en: 'The amounts can be read in two ways (“{text}”): say whether the mark is the decimal one.',
  },
  'ask.columns': {
    fr: 'Le rôle des colonnes n’est pas certain : indiquez la date et le montant (ou le débit et le crédit).',
    en: 'The roles of the columns are not certain: point out the date and the amount (or debit and credit).',
  },
  'ask.year': {
    fr: 'Les dates n’ont pas d’année et la période du relevé n’est pas claire (« {text} »).',
    en: 'The dates have no year and the period of the statement is not clear (“{text}”).',
  },
  'ask.proof': {
    fr: 'Ce relevé a été lu, mais ses mouvements ne mènent pas d’un solde à l’autre : comparez le tableau avec le PDF et corrigez les colonnes.',
    en: 'This statement was read, but its movements do not lead from one balance to the other: compare the table with the PDF and correct the columns.',
  },
  'ask.tables': {
    fr: 'Un autre tableau du fichier ne dit pas de quel compte il est (« {text} », {count} mouvement(s)) : dites s’il se lit avec le premier, comme un compte à part, ou se laisse de côté.',
    en: 'Another table of the file does not say which account it is of (“{text}”, {count} movement(s)): say whether it is read with the first one, as an account of its own, or left aside.',
  },
  'ask.statements': {
    fr: 'Ce PDF semble réunir plusieurs relevés différents, et tous n’ont pas pu être lus : séparez-les en un fichier chacun.',
    en: 'This PDF seems to hold several different statements, and not all of them could be read: separate them into a file each.',
  },
  'ask.sides': {
    fr: 'Rien ne prouve laquelle des deux colonnes est le débit : confirmez les colonnes.',
    en: 'Nothing proves which of the two columns is the debit: confirm the columns.',
  },
} as const satisfies Readonly<Record<string, Text>>
