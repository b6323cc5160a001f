/** What is said about workbooks that cannot be read. */
import { catalogue, type Text } from '../../../../db/rules/errors.ts'

const { refuse } = catalogue({
  'bank.workbookDamaged': {
    fr: 'Ce classeur est incomplet ou endommagé ({reason}). Téléchargez-le de nouveau, ou ouvrez-le dans un tableur et enregistrez-le.',
    en: 'This workbook is incomplete or damaged ({reasonEn}). Download it again, or open it in a spreadsheet and save it.',
  },
  'bank.workbookUnsafe': {
    fr: 'Ce classeur n’est pas fait comme un tableur les fait ({reason}) ; par prudence, il n’est pas ouvert. Téléchargez le relevé de nouveau sur le site de la banque.',
    en: 'This workbook is not made as a spreadsheet makes them ({reasonEn}); to be safe it is not opened. Download the statement again from the bank’s site.',
  },
  'bank.workbookTooLarge': {
    fr: 'Une fois décompressé, ce classeur dépasse {max} Mio. Téléchargez une période plus courte.',
    en: 'Unpacked, this workbook is over {max} MiB. Download a shorter period.',
  },
  'bank.workbookTooManyCells': {
    fr: 'Ce classeur a plus de {max} cellules. Téléchargez une période plus courte.',
    en: 'This workbook has more than {max} cells. Download a shorter period.',
  },
  'bank.workbookForeign': {
    fr: 'Ce fichier est {kind}, et non un classeur (.xlsx, .xls ou .ods). Téléchargez le relevé en Excel, CSV ou OFX.',
    en: 'This file is {kindEn}, not a workbook (.xlsx, .xls or .ods). Download the statement as Excel, CSV or OFX.',
  },
  'bank.workbookOther': {
    fr: 'Ce fichier est {kind}, qui n’est pas lu ici. Ouvrez-le dans le programme qui l’a fait et enregistrez-le en .xlsx, puis choisissez ce nouveau fichier.',
    en: 'This file is {kindEn}, which is not read here. Open it in the program that made it and save it as .xlsx, then choose that new file.',
  },
  'bank.encryptionUnknown': {
    fr: 'Ce classeur est protégé d’une façon qui n’est pas connue ici ({kind}). Ouvrez-le dans un tableur et enregistrez-le sans mot de passe.',
    en: 'This workbook is protected in a way that is not known here ({kind}). Open it in a spreadsheet and save it without a password.',
  },
})

export { refuse as refuseWorkbook }

const text = (fr: string, en: string): Text => ({ fr, en })

/** Why a workbook is damaged. */
export const damages = {
  directory: text('la liste de ses parties manque', 'the list of its parts is missing'),
  entry: text('une de ses parties manque ou est coupée', 'one of its parts is missing or cut'),
  checksum: text('le contrôle d’une de ses parties échoue', 'the checksum of one of its parts is wrong'),
  markup: text('une de ses parties n’est pas du XML bien formé', 'one of its parts is not well-formed XML'),
  noSheet: text('aucune feuille n’y est lisible', 'it has no sheet that can be read'),
  sectors: text('ses secteurs ne se suivent pas', 'its sectors do not follow each other'),
  records: text('ses enregistrements ne se suivent pas', 'its records do not follow each other'),
} as const

/** Why a workbook is not opened. */
export const dangers = {
  parts: text('trop de parties', 'too many parts'),
  name: text('le nom d’une partie sort du classeur', 'the name of a part leads out of the workbook'),
  twice: text('deux parties de même nom', 'two parts of the same name'),
  link: text('une partie est un lien', 'a part is a link'),
  overlap: text('des parties se chevauchent', 'parts overlap'),
  encrypted: text('une partie est chiffrée à part', 'a part is encrypted by itself'),
  method: text('une compression inconnue', 'an unknown compression'),
  bomb: text('il se décompresse sans mesure', 'it unpacks beyond measure'),
  size: text('une taille annoncée est fausse', 'a declared size is false'),
  dtd: text('une de ses parties déclare des entités', 'one of its parts declares entities'),
  depth: text('des éléments imbriqués sans fin', 'elements nested without end'),
  spins: text('un chiffrement fait pour durer', 'an encryption made to take for ever'),
} as const

/** The refusal of a workbook that is incomplete. */
export function damaged(what: keyof typeof damages) {
  return refuse('bank.workbookDamaged', { reason: damages[what].fr, reasonEn: damages[what].en })
}

/** The refusal of a workbook that no spreadsheet makes. */
export function unsafe(what: keyof typeof dangers) {
  return refuse('bank.workbookUnsafe', { reason: dangers[what].fr, reasonEn: dangers[what].en })
}

/** The refusal of a workbook of another kind, which its own program can save as one that is read. */
export function otherWorkbook(kind: Text) {
  return refuse('bank.workbookOther', { kind: kind.fr, kindEn: kind.en })
}

/** The refusal of a file that has the container of a workbook and holds something else. */
export function foreign(kind: Text) {
  return refuse('bank.workbookForeign', { kind: kind.fr, kindEn: kind.en })
}
