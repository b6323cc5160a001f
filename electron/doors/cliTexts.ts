/** What the command line itself refuses, before an operation runs. */
import { catalogue } from '../../db/rules/errors.ts'

export const { refuse, detail } = catalogue({
  'cli.noCommand': {
    fr: 'Donnez une opération ou une commande : OPÉRATION [--company FICHIER] [--input JSON], « operations », « help OPÉRATION » ou « serve ».',
    en: 'Give an operation or a command: OPERATION [--company FILE] [--input JSON], “operations”, “help OPERATION” or “serve”.',
  },
  'cli.badArguments': {
    fr: 'La ligne de commande n’est pas valable ; voyez chaque détail. « help » montre comment l’écrire.',
    en: 'The command line is not valid; see each detail. “help” shows how to write it.',
  },
  'cli.unknownFlag': {
    fr: 'L’option « {flag} » n’existe pas ici. Options possibles : {known}.',
    en: 'There is no option “{flag}” here. Possible options: {known}.',
  },
  'cli.flagTwice': {
    fr: 'L’option « {flag} » est donnée deux fois.',
    en: 'The option “{flag}” is given twice.',
  },
  'cli.flagValue': {
    fr: 'L’option « {flag} » demande une valeur, par exemple : {example}.',
    en: 'The option “{flag}” needs a value, for example: {example}.',
  },
  'cli.flagNoValue': {
    fr: 'L’option « {flag} » ne prend pas de valeur.',
    en: 'The option “{flag}” takes no value.',
  },
  'cli.extraWord': {
    fr: '« {word} » est de trop. Un chemin ou un JSON avec des espaces se met entre guillemets.',
    en: '“{word}” is one too many. Put quotes around a path or JSON that has spaces.',
  },
  'cli.oneInput': {
    fr: 'Donnez --input ou --input-file, pas les deux.',
    en: 'Give --input or --input-file, not both.',
  },
  'cli.badPort': {
    fr: 'Le port est un nombre de 0 à 65535 (0 : n’importe quel port libre).',
    en: 'The port is a number from 0 to 65535 (0: any free port).',
  },
  'cli.passwordInArgument': {
    fr: 'Un mot de passe sur la ligne de commande se voit dans la liste des processus. Donnez « {field} » par --input - (entrée standard), par --input-file, ou par la variable GRANDLIVRE_PASSPHRASE.',
    en: 'A password on the command line shows in the list of processes. Give “{field}” with --input - (standard input), with --input-file, or in the variable GRANDLIVRE_PASSPHRASE.',
  },
  'cli.inputUnreadable': {
    fr: 'Le fichier d’entrée {path} ne peut pas être lu ({reason}). Vérifiez son nom.',
    en: 'The input file {path} cannot be read ({reason}). Check its name.',
  },
  'cli.inputNotText': {
    fr: 'L’entrée n’est pas du texte UTF-8.',
    en: 'The input is not UTF-8 text.',
  },
  'cli.inputTooLarge': {
    fr: 'L’entrée dépasse {limit}.',
    en: 'The input is larger than {limit}.',
  },
})
