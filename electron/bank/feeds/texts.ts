/** What is said when a supplier of bank movements cannot be reached or refuses. */
import { catalogue } from '../../../db/rules/errors.ts'

export const { refuse, fail } = catalogue({
  'feed.network': {
    fr: '{name} ne répond pas ({reason}). Vérifiez la connexion à Internet, puis recommencez : rien n’est perdu.',
    en: '{name} does not answer ({reason}). Check the connection to the Internet, then try again: nothing is lost.',
  },
  'feed.down': {
    fr: '{name} ou la banque a un problème en ce moment (réponse {status}). Recommencez plus tard : rien n’est perdu.',
    en: '{name} or the bank has a problem at the moment (answer {status}). Try again later: nothing is lost.',
  },
  'feed.answer': {
    fr: '{name} a donné une réponse qui ne se lit pas ({detail}). Rien n’a été importé. Mettez le programme à jour, ou importez le relevé en fichier.',
    en: '{name} gave an answer that cannot be read ({detail}). Nothing was imported. Update the program, or import the statement as a file.',
  },
  'feed.keysMissing': {
    fr: 'Les clés d’accès à {name} ne sont pas sur ce poste. Entrez l’identifiant secret et la clé secrète de votre compte {name}.',
    en: 'The access keys to {name} are not on this computer. Enter the secret ID and the secret key of your {name} account.',
  },
  'feed.keysRefused': {
    fr: '{name} refuse les clés d’accès. Vérifiez l’identifiant secret et la clé secrète, ou faites-en de nouvelles sur son site.',
    en: '{name} refuses the access keys. Check the secret ID and the secret key, or make new ones on its site.',
  },
  'feed.consentEnded': {
    fr: 'Le consentement donné à la banque est terminé ou retiré. Renouvelez la connexion.',
    en: 'The consent given to the bank has ended or was withdrawn. Renew the connection.',
  },
  'feed.rateLimited': {
    fr: 'La banque ne permet pas d’autre lecture pour l’instant. Prochaine lecture possible : {when}.',
    en: 'The bank allows no other reading for now. Next reading possible: {when}.',
  },
  'feed.refused': {
    fr: '{name} refuse la demande : {detail}',
    en: '{name} refuses the request: {detail}',
  },
  'feed.address': {
    fr: 'L’adresse « {address} » ne convient pas : donnez une adresse https publique.',
    en: 'Address “{address}” does not fit: give a public https address.',
  },
})
