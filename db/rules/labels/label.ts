/**
 * What a bank label says of itself: its words without what changes every time (days, amounts, numbers of cards, cheques
 * and traces), so that two movements of one payee have one key. Linear in the label, which is cut first.
 */
import { plainText, type Token, tokensOf } from '../matching/words.ts'

const months = new Set(
  `JANVIER FEVRIER MARS AVRIL MAI JUIN JUILLET AOUT SEPTEMBRE OCTOBRE NOVEMBRE DECEMBRE JANV FEVR AVR JUIL SEPT
  JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER
  JAN FEV FEB MAR APR JUN JUL AOU AUG SEP OCT NOV DEC
  JANUARI FEBRUARI MAART MEI JUNI JULI AUGUSTUS OKTOBER CAD USD EUR H PM AM`.split(/\s+/),
)
const noise = new Set(['#', 'WWW', 'COM', 'HTTP', 'HTTPS', 'NO', 'NUM', 'NUMERO', 'NUMBER', 'N'])

/** A shorter run of letters that touches digits is a piece of a code: `2X4YZ1`. */
const WORD_IN_CODE_MIN = 4

/** Numbers, months and currencies beside a number, masks of card numbers, pieces of codes. */
function isPassing(tokens: readonly Token[], at: number): boolean {
  const { text, isNumber, isGlued } = tokens[at]!
  if (isNumber || noise.has(text) || /^X{2,}$/.test(text)) return true
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  if (months.has(text) && (before?.isNumber || after?.isNumber)) return true
  const touchesDigits = (isGlued && before?.isNumber) || (after?.isGlued && after.isNumber)
  return Boolean(touchesDigits) && text.length < WORD_IN_CODE_MIN
}

/** The words that identify a label, in its order; when nothing else is there, all of its pieces. */
export function labelWords(label: string): string[] {
  const tokens = tokensOf(label)
  const words = tokens.filter((_, at) => !isPassing(tokens, at)).map(({ text }) => text)
  return words.length > 0 ? words : tokens.map(({ text }) => text)
}

/** Upper case without accents, with single spaces: what is typed in any way finds it. Of a long label, its beginning. */
export function plainLabel(label: string): string {
  return plainText(label).replace(/\s+/g, ' ').trim()
}
