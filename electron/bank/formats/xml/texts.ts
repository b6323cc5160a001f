/** What is refused of an XML document, with the line on which it stands. */
import { catalogue, type Refusal, type Text } from '../../../../db/rules/errors.ts'
import { LineCounter } from '../lines.ts'

const { refuse } = catalogue({
  'bank.xmlBroken': {
    fr: 'Le contenu XML du fichier est incomplet ou endommagé à la ligne {line} ({reason}). Téléchargez-le de nouveau, et ne le modifiez pas à la main.',
    en: 'The XML content of the file is incomplete or damaged on line {line} ({reasonEn}). Download it again, and do not edit it by hand.',
  },
  'bank.xmlDoctype': {
    fr: 'Le contenu XML du fichier commence par une déclaration DOCTYPE, dont aucun relevé n’a besoin et qui peut cacher un piège. Téléchargez le relevé sur le site de la banque.',
    en: 'The XML content of the file starts with a DOCTYPE declaration, which no statement needs and which may hide a trap. Download the statement from the bank’s site.',
  },
  'bank.xmlEncoding': {
    fr: 'Le contenu XML du fichier est écrit dans un encodage qui ne se lit pas ici ({encoding}). Demandez à la banque un fichier en UTF-8.',
    en: 'The XML content of the file is written in an encoding that is not read here ({encoding}). Ask the bank for a file in UTF-8.',
  },
  'bank.xmlLimits': {
    fr: 'Le contenu XML du fichier dépasse une limite à la ligne {line} : {reason}, pas plus de {max}. Ce n’est pas un relevé ordinaire ; téléchargez une période plus courte.',
    en: 'The XML content of the file exceeds a limit on line {line}: {reasonEn}, no more than {max}. This is no ordinary statement; download a shorter period.',
  },
})

export { refuse }

const text = (fr: string, en: string): Text => ({ fr, en })

const BROKEN = {
  character: text('caractère interdit', 'forbidden character'),
  reference: text('référence « & » inconnue ou incomplète', 'unknown or incomplete “&” reference'),
  markup: text('balise mal écrite', 'badly written tag'),
  attribute: text('attribut mal écrit', 'badly written attribute'),
  duplicate: text('attribut écrit deux fois', 'attribute written twice'),
  mismatch: text('balise de fin qui ne correspond pas', 'end tag that does not match'),
  unclosed: text('élément jamais refermé', 'element never closed'),
  outside: text('contenu hors de l’élément principal', 'content outside the main element'),
  empty: text('aucun élément', 'no element'),
} as const satisfies Readonly<Record<string, Text>>

const BEYOND = {
  depth: text('éléments imbriqués', 'nested elements'),
  elements: text('éléments', 'elements'),
  attributes: text('attributs dans un élément', 'attributes in one element'),
  nameChars: text('caractères dans un nom', 'characters in a name'),
  attributeChars: text('caractères dans un attribut', 'characters in an attribute'),
  textChars: text('caractères dans un texte', 'characters in one text'),
} as const satisfies Readonly<Record<string, Text>>

type XmlFault = keyof typeof BROKEN
type XmlLimit = keyof typeof BEYOND

/** The document is not well formed; `at` is the index of the fault in the text. */
export function broken(document: string, at: number, fault: XmlFault): Refusal {
  const { fr, en } = BROKEN[fault]
  return refuse('bank.xmlBroken', { line: new LineCounter(document).lineAt(at), reason: fr, reasonEn: en })
}

/** The document goes beyond a limit. */
export function beyond(document: string, at: number, limit: XmlLimit, max: number): Refusal {
  const { fr, en } = BEYOND[limit]
  const line = new LineCounter(document).lineAt(at)
  return refuse('bank.xmlLimits', { line, reason: fr, reasonEn: en, max })
}
