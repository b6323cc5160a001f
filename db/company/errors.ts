/** What can stand in the way of a company file: each cause named, with what the person can do next. */
import { catalogue, Failure, Refusal } from '../rules/errors.ts'

const errors = catalogue({
  'company.notFound': {
    fr: 'Le fichier {path} n’existe pas. Vérifiez le nom, ou ouvrez l’entreprise depuis son nouvel emplacement.',
    en: 'The file {path} does not exist. Check the name, or open the company from its new place.',
  },
  'company.noFolder': {
    fr: 'Le dossier {path} n’existe pas. Créez-le ou choisissez-en un autre.',
    en: 'The folder {path} does not exist. Create it or choose another.',
  },
  'company.isFolder': {
    fr: '{path} est un dossier, pas un fichier d’entreprise. Choisissez un fichier .grandlivre.',
    en: '{path} is a folder, not a company file. Choose a .grandlivre file.',
  },
  'company.longPath': {
    fr: 'Le nom ou l’emplacement {path} est trop long. Choisissez un nom plus court, ou un dossier plus près de la racine du disque.',
    en: 'The name or place {path} is too long. Choose a shorter name, or a folder nearer to the top of the disk.',
  },
  'company.secondName': {
    fr: 'Le fichier {path} a aussi un autre nom (lien physique) : ouvert par l’un et par l’autre, il s’abîmerait ; rien n’a été changé. Copiez-le, puis ouvrez la copie.',
    en: 'The file {path} also has another name (a hard link): opened by both, it would be damaged; nothing was changed. Copy it, then open the copy.',
  },
  'company.exists': {
    fr: 'Le fichier {path} existe déjà ; rien n’a été écrasé. Choisissez un autre nom.',
    en: 'The file {path} already exists; nothing was overwritten. Choose another name.',
  },
  'company.notCompany': {
    fr: '{path} n’est pas un fichier d’entreprise GrandLivre. Choisissez un fichier .grandlivre.',
    en: '{path} is not a GrandLivre company file. Choose a .grandlivre file.',
  },
  'company.needsKey': {
    fr: 'Cette entreprise est chiffrée. Donnez sa phrase secrète ou sa clé de secours.',
    en: 'This company is encrypted. Give its passphrase or its recovery key.',
  },
  'company.noKeyFile': {
    fr: 'Ce fichier n’est pas lisible tel quel, et aucun fichier de clé n’est à côté ({path}). Si l’entreprise est chiffrée, remettez ce fichier de clé à sa place ou donnez la clé de secours. Si elle ne l’a jamais été, le fichier est endommagé : gardez-le tel quel et restaurez la dernière sauvegarde.',
    en: 'This file cannot be read as it is, and no key file is beside it ({path}). If the company is encrypted, put that key file back or give the recovery key. If it never was, the file is damaged: keep it as it is and restore the last backup.',
  },
  'company.wrongKey': {
    fr: 'La phrase secrète ou la clé de secours n’est pas la bonne. Rien n’a été changé ; essayez de nouveau.',
    en: 'The passphrase or recovery key is not the right one. Nothing was changed; try again.',
  },
  'company.keyFileMissing': {
    fr: 'Le fichier de clé {path} manque ou est illisible : la phrase secrète ne suffit plus. Remettez ce fichier à sa place, ou donnez la clé de secours.',
    en: 'The key file {path} is missing or unreadable: the passphrase alone no longer opens the company. Put this file back, or give the recovery key.',
  },
  'company.keyMismatch': {
    fr: 'La phrase secrète est bonne, mais la clé de {path} n’ouvre pas ce fichier : c’est celle d’une autre entreprise, ou le fichier est endommagé. Remettez le bon fichier de clé, donnez la clé de secours, ou restaurez la dernière sauvegarde.',
    en: 'The passphrase is right, but the key in {path} does not open this file: it is another company’s, or the file is damaged. Put the right key file back, give the recovery key, or restore the last backup.',
  },
  'company.newerVersion': {
    fr: 'Ce fichier a été écrit par une version plus récente de GrandLivre ({found}). Mettez le programme à jour pour l’ouvrir ; rien n’a été changé.',
    en: 'This file was written by a newer GrandLivre ({found}). Update the program to open it; nothing was changed.',
  },
  'company.damaged': {
    fr: 'Le fichier est endommagé ({detail}). N’y écrivez plus : gardez-le tel quel et restaurez la dernière sauvegarde.',
    en: 'The file is damaged ({detail}). Write no more to it: keep it as it is and restore the last backup.',
  },
  'company.locked': {
    fr: 'Un autre programme tient le fichier depuis plus de {seconds} s. Fermez-le (copie, antivirus, autre fenêtre), puis réessayez ; rien n’a été perdu.',
    en: 'Another program has held the file for more than {seconds} s. Close it (copy, antivirus, other window), then try again; nothing was lost.',
  },
  'company.readOnly': {
    fr: 'Le fichier ou son dossier est en lecture seule ; rien n’a été écrit. Donnez-vous le droit d’écrire, ou copiez le fichier dans un dossier à vous.',
    en: 'The file or its folder is read-only; nothing was written. Give yourself the right to write, or copy the file to a folder of yours.',
  },
  'company.diskFull': {
    fr: 'Le disque est plein ; cette opération n’a rien écrit et tout ce qui précède est gardé. Libérez de la place, puis recommencez.',
    en: 'The disk is full; this operation wrote nothing and all before it is kept. Free some space, then start again.',
  },
  'company.syncedFolder': {
    fr: 'Ce dossier est synchronisé par {service}, ce qui abîme une base de données ouverte. Choisissez un dossier local ; les sauvegardes, elles, peuvent y aller.',
    en: 'This folder is synchronised by {service}, which damages an open database. Choose a local folder; backups may go there.',
  },
  'company.networkShare': {
    fr: 'Ce dossier est un partage réseau, où une base de données peut perdre des écritures. Choisissez un disque de ce poste.',
    en: 'This folder is a network share, where a database can lose entries. Choose a disk of this workstation.',
  },
  'company.replaced': {
    fr: 'Le fichier ouvert a été déplacé, supprimé ou remplacé par un autre ; rien n’a été écrit. Fermez l’entreprise et rouvrez-la.',
    en: 'The open file was moved, removed or replaced by another; nothing was written. Close the company and open it again.',
  },
  'company.sameFile': {
    fr: 'La destination est l’entreprise elle-même. Choisissez un autre fichier.',
    en: 'The destination is the company itself. Choose another file.',
  },
  'company.alreadyEncrypted': {
    fr: 'Cette entreprise est déjà chiffrée. Pour changer la phrase secrète, déchiffrez-la d’abord.',
    en: 'This company is already encrypted. To change the passphrase, decrypt it first.',
  },
  'company.notEncrypted': {
    fr: 'Cette entreprise n’est pas chiffrée.',
    en: 'This company is not encrypted.',
  },
  'company.weakPassphrase': {
    fr: 'La phrase secrète doit avoir au moins {min} caractères.',
    en: 'The passphrase must have at least {min} characters.',
  },
  'company.notVerified': {
    fr: 'La copie relue ne correspond pas à l’original ({detail}) ; elle a été supprimée. Réessayez vers un autre disque.',
    en: 'The copy, read back, does not match the original ({detail}); it was removed. Try again to another disk.',
  },
  'company.noUpgrade': {
    fr: 'Il n’y a pas de version antérieure gardée de ce fichier.',
    en: 'No earlier version of this file is kept.',
  },
  'memory.short': {
    fr: 'La mémoire de ce poste ne suffit pas en ce moment ; cette opération n’a rien écrit et tout ce qui précède est gardé. Fermez d’autres programmes, puis recommencez.',
    en: 'The memory of this workstation is not enough at the moment; this operation wrote nothing and all before it is kept. Close other programs, then start again.',
  },
  'disk.failed': {
    fr: 'Le disque n’a pas répondu comme il faut ({detail}). Rien d’enregistré n’a été perdu ; vérifiez le disque et réessayez.',
    en: 'The disk did not answer as it should ({detail}). Nothing recorded was lost; check the disk and try again.',
  },
})

export const { refuse, texts: companyTexts } = errors

/** How long a writer waits for another before it gives up, in seconds. */
export const BUSY_SECONDS = 5

/** Codes of SQLite and of the system -> what the person is told. Anything else is not ours to translate. */
function translated(code: string, detail: string): Refusal | Failure | null {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === 'EBUSY')
    return refuse('company.locked', { seconds: BUSY_SECONDS })
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return refuse('company.readOnly')
  // the memory that connections share is a file too, and grows on opening
  if (
    code === 'SQLITE_FULL' ||
    code === 'SQLITE_IOERR_SHMSIZE' ||
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'EFBIG'
  )
    return refuse('company.diskFull')
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_FORMAT')
    return refuse('company.damaged', { detail })
  if (code === 'SQLITE_NOMEM' || code === 'SQLITE_IOERR_NOMEM')
    return errors.fail('memory.short', {}, { retryable: true })
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EIO')
    return errors.fail('disk.failed', { detail }, { retryable: true })
  return null
}

/** What the driver throws without a code: memory that ran short while the values of a statement were given to it. */
const DRIVER_CODES: Readonly<Record<string, string>> = { 'Out of memory': 'SQLITE_NOMEM' }

/** Runs work on a file and turns what SQLite or the system throws into a refusal or failure of the list above. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw named(error)
  }
}

/** The same for one error that was caught. */
export function named(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || error instanceof Failure) return error
  const { code = DRIVER_CODES[error.message] } = error as Error & { code?: unknown }
  return (typeof code === 'string' && translated(code, error.message)) || error
}
