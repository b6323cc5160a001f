/**
 * The one form in which a result or an error leaves the program, whatever the door, and the texts of what a door
 * itself may refuse before any operation runs.
 */
import { named } from '../../db/company/errors.ts'
import { answerOf, catalogue, type ErrorAnswer, Failure, Refusal } from '../../db/rules/errors.ts'

export type Answer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: ErrorAnswer }

const doors = catalogue({
  'door.badMessage': {
    fr: 'Le message reçu n’a pas la forme attendue.',
    en: 'The message received does not have the expected form.',
  },
  'door.badField': { fr: 'Ce champ n’est pas valable : {reason}', en: 'This field is not valid: {reason}' },
  'door.badJson': {
    fr: 'Le texte reçu n’est pas du JSON : {reason}. Vérifiez les guillemets et les virgules.',
    en: 'The text received is not JSON: {reason}. Check the quotes and the commas.',
  },
  'door.notObject': {
    fr: 'L’entrée d’une opération est un objet JSON, par exemple {"limit": 10}.',
    en: 'The input of an operation is a JSON object, for example {"limit": 10}.',
  },
  'door.unknownOperation': {
    fr: 'L’opération « {name} » n’existe pas. La commande « operations » les donne toutes.',
    en: 'There is no operation “{name}”. The command “operations” lists them all.',
  },
  'door.unknownOperationNear': {
    fr: 'L’opération « {name} » n’existe pas. Vouliez-vous dire : {near} ? La commande « operations » les donne toutes.',
    en: 'There is no operation “{name}”. Did you mean: {near}? The command “operations” lists them all.',
  },
  'door.noCompany': {
    fr: '« {name} » demande le fichier d’une entreprise : ajoutez --company FICHIER (ou le champ company).',
    en: '“{name}” needs the file of a company: add --company FILE (or the field company).',
  },
  'door.relativePath': {
    fr: 'Le chemin de l’entreprise doit être complet (absolu) : {path}',
    en: 'The path of the company must be complete (absolute): {path}',
  },
  'door.callTwice': {
    fr: 'Un appel porte déjà ce numéro et n’est pas terminé.',
    en: 'A call already has this number and has not ended.',
  },
  'door.busy': {
    fr: 'Trop d’appels en cours ({count}). Attendez la fin de l’un d’eux.',
    en: 'Too many calls under way ({count}). Wait until one of them ends.',
  },
  'door.notAllowed': {
    fr: 'Accès refusé : cette adresse ne sert que les fenêtres ouvertes par GrandLivre. Ouvrez-la depuis le programme.',
    en: 'Access refused: this address only serves windows opened by GrandLivre. Open it from the program.',
  },
  'door.wrongHost': {
    fr: 'Accès refusé : l’adresse demandée n’est pas celle de cet ordinateur.',
    en: 'Access refused: the address asked for is not that of this computer.',
  },
  'door.wrongOrigin': {
    fr: 'Accès refusé : cette demande vient d’un autre site.',
    en: 'Access refused: this request comes from another site.',
  },
  'door.notFound': { fr: 'Rien à cette adresse.', en: 'Nothing at this address.' },
  'door.tooLarge': {
    fr: 'Trop volumineux : la limite est de {limit}.',
    en: 'Too large: the limit is {limit}.',
  },
  'door.badRequest': { fr: 'La demande est mal formée.', en: 'The request is malformed.' },
  'door.cancelled': {
    fr: 'L’opération a été annulée ; rien n’a été écrit.',
    en: 'The operation was cancelled; nothing was written.',
  },
  'door.system': {
    fr: 'L’ordinateur n’a pas pu le faire ({reason}). Vérifiez le disque et les droits, puis réessayez.',
    en: 'The computer could not do it ({reason}). Check the disk and the rights, then try again.',
  },
  'door.stopping': {
    fr: 'Le programme se ferme. Rouvrez-le pour continuer.',
    en: 'The program is closing. Open it again to go on.',
  },
})
export const { refuse, detail } = doors

/** An error of the system (disk, network) that nobody named: a failure, not a bug of ours. */
function systemFailure(error: unknown): Failure | null {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  if (!(error instanceof Error) || typeof code !== 'string' || typeof syscall !== 'string') return null
  return doors.fail('door.system', { reason: `${syscall} ${code}` }, { retryable: true, cause: error })
}

/** The answer of a call that went well. */
export function done(data: unknown): Answer {
  return { ok: true, data }
}

/** The answer of a call that threw; an abort is told as a cancelled call, an error of the system as a failure. */
export function failed(error: unknown): Answer {
  if (
    error instanceof Error &&
    error.name === 'AbortError' &&
    !(error instanceof Refusal || error instanceof Failure)
  )
    return { ok: false, error: answerOf(refuse('door.cancelled')) }
  const known = named(error)
  return { ok: false, error: answerOf(systemFailure(known) ?? known) }
}

/** Exit status of the command line: 0 done, 2 refused, 3 failed (disk, network), 1 a bug of ours. */
export function exitCode(answer: Answer): 0 | 1 | 2 | 3 {
  if (answer.ok) return 0
  if (answer.error.family === 'refusal') return 2
  return answer.error.family === 'failure' ? 3 : 1
}
