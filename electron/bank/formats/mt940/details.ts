/**
 * The text of a movement, field 86, in the dialects of banks: numbered parts (`?20…?32`, Germany, Poland, Austria), named
 * parts (`/REMI/…/NAME/…`, the Netherlands and Citibank), or plain. Lines are cut at a fixed width in the middle of words.
 */
import { joinTexts, tidyText } from '../text.ts'

export interface Details {
  /** For a person: who, and what for. */
  readonly description: string
  /** As the file has it, on one line. */
  readonly printed: string
  readonly counterparty: string
  /** Account of the other party. */
  readonly account: string
  /** The reference that payer or payee gave; empty when there is none. */
  readonly reference: string
}

/** A field 86: its lines, the first without its tag. */
export type TextField = readonly string[]

/** Characters in a line of SWIFT. */
const LINE = 65
const NARROW = 64

/** The width at which the texts of a file are cut; 0 when they are not cut at the width of SWIFT. */
export function widthOf(texts: Iterable<TextField>): number {
  let widest = 0
  for (const lines of texts) for (const line of lines) widest = Math.max(widest, line.trimEnd().length)
  return widest > LINE + 1 || widest < NARROW - 4 ? 0 : Math.min(widest, LINE)
}

const STARTS_PART = /^[?><~^]\d{2}/
/** A line may be cut inside the sign and number of a part. */
const CUTS_PART = /[?><~^]\d?$/

/** Joins the lines of a text: those that fill the width without a space, since a word may go on. */
function unwrap(lines: TextField, width: number): string {
  let text = ''
  for (const [i, line] of lines.entries()) {
    text += line
    const full = width >= NARROW && (line.length >= width || (i === 0 && line.length + 4 === width))
    const next = lines[i + 1]
    if (!full && next !== undefined && !STARTS_PART.test(next) && !CUTS_PART.test(line)) text += ' '
  }
  return text
}

/** The sign before the numbers of parts: `?20`, at some banks another. */
const SIGN = /^ ?\d{0,3}([?><~^])\d{2}/
const PARTS: Readonly<Record<string, RegExp>> = {
  '?': /\?(\d{2})/,
  '>': />(\d{2})/,
  '<': /<(\d{2})/,
  '~': /~(\d{2})/,
  '^': /\^(\d{2})/,
}
const PART_WIDTH = 27

/** The parts of a numbered text by their number; null when it has none. */
function numberedParts(text: string): Map<number, string> | null {
  const sign = SIGN.exec(text)?.[1]
  if (!sign) return null
  const pieces = text.split(PARTS[sign]!)
  const parts = new Map<number, string>()
  for (let i = 1; i < pieces.length; i += 2) {
    const number = Number(pieces[i])
    if (!parts.has(number)) parts.set(number, pieces[i + 1]!)
  }
  return parts
}

/** Joins parts in a row: one that fills its 27 characters goes on in the next. */
function joinParts(parts: ReadonlyMap<number, string>, numbers: readonly number[]): string {
  let text = ''
  for (const number of numbers) {
    const part = parts.get(number) ?? ''
    if (part.trim() === '') continue
    text += part.length >= PART_WIDTH ? part : `${part} `
  }
  return tidyText(text)
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const REFERENCES = range(20, 29)
const PURPOSE = [...REFERENCES, ...range(60, 63)]

/** What stands before each text in the purpose of a SEPA payment. */
const LABEL = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF|MTLG)\+/

/** `EREF+…SVWZ+…` by label; the text before the first label under an empty one. */
function labelled(text: string): Map<string, string> {
  const pieces = text.replaceAll('MTLG:', 'MTLG+').split(LABEL)
  const found = new Map([['', tidyText(pieces[0]!)]])
  for (let i = 1; i < pieces.length; i += 2)
    if (!found.has(pieces[i]!)) found.set(pieces[i]!, tidyText(pieces[i + 1]!))
  return found
}

/** True for a reference that somebody gave: not `NONREF`, `NOTPROVIDED`, nor the name of a field that holds it. */
export function isGiven(reference: string): boolean {
  return reference !== '' && !/^(NON ?REF|NOT ?PROVIDED|NOREF|[EKMP]REF\+?|0+|N)$/i.test(reference)
}

/** A number of an account without the spaces inside; empty for what is none. */
function accountIn(text: string): string {
  const number = text.replaceAll(' ', '')
  return /^[A-Z0-9]{5,34}$/.test(number) && /\d{4}/.test(number) ? number : ''
}

function ofNumbered(parts: ReadonlyMap<number, string>, printed: string): Details {
  const purpose = labelled(joinParts(parts, PURPOSE))
  const name = joinParts(parts, [32, 33])
  const text = joinTexts([purpose.get('') ?? '', purpose.get('SVWZ') ?? '', purpose.get('MTLG') ?? ''])
  const kind = tidyText(parts.get(0) ?? '')
  const references = labelled(joinParts(parts, REFERENCES))
  const reference = references.get('EREF') ?? references.get('KREF') ?? ''
  const told = joinTexts([name || kind, text || reference || kind])
  return {
    description: told || printed,
    printed,
    counterparty: name || (purpose.get('ABWA') ?? purpose.get('ABWE') ?? ''),
    account: accountIn(joinParts(parts, [31]) || joinParts(parts, [38])),
    reference: isGiven(reference) ? reference : '',
  }
}

const NAMES = new Set(
  `ACCW ADDR BENM BIC CNTP CSID EREF IBAN ID INIT ISDT KREF MARF MREF NAME ORDP PREF PURP PY REMI RTRN SVCL SVWZ TRCD
   TRTP ULTB ULTC ULTD BO BI OB FT PT`.split(/\s+/),
)

/** `/NAME/value/NAME/value…`; null when the text does not begin with a known name. */
function namedParts(text: string): Map<string, string> | null {
  const parts = new Map<string, string>()
  let name = ''
  let start = 0
  const keep = (end: number) => {
    if (name !== '' && !parts.has(name)) parts.set(name, text.slice(start, end))
  }
  for (let at = text.indexOf('/'); at >= 0; ) {
    const end = text.indexOf('/', at + 1)
    if (end < 0) break
    const word = end - at <= 5 ? text.slice(at + 1, end) : ''
    if (NAMES.has(word)) {
      keep(at)
      name = word
      start = end + 1
    } else if (name === '') return null
    at = end
  }
  keep(text.length)
  return parts.size > 0 ? parts : null
}

/** Without the slashes around and the words that say how a text is built. */
function plainPart(text: string | undefined): string {
  return tidyText(
    (text ?? '')
      .replace(/^\/?(USTD|STRD)?\//, '')
      .replace(/^(CUR|ISO)\//, '')
      .replace(/^\/+|\/{1,9}$/g, ''),
  )
}

function ofNamed(parts: ReadonlyMap<string, string>, printed: string): Details {
  const holder = plainPart(parts.get('CNTP')).split('/')
  const name = plainPart(parts.get('NAME')) || (holder[2] ?? '').trim()
  const purpose = plainPart(parts.get('REMI') ?? parts.get('PY') ?? parts.get('SVWZ'))
  const reference = plainPart(parts.get('EREF') ?? parts.get('PREF'))
  const told = joinTexts([name, purpose || reference])
  return {
    description: told || printed,
    printed,
    counterparty: name,
    account: accountIn(plainPart(parts.get('IBAN')) || (holder[0] ?? '')),
    reference: isGiven(reference) ? reference : '',
  }
}

/** Names that banks write before the other party in plain texts. */
const NAMED = /(?:^|[\s/;])(?:NAAM|NAME|AUFTRAGGEBER|ZLECENIODAWCA): ?([^:;/]{2,70})/

/** A kind of transaction alone, which some banks write in a field before the text that begins with it again. */
const isCode = (lines: TextField) => /^\d{3}$/.test(lines.join('').trim())

/** The texts of one movement: each field 86 that follows it. */
export function readDetails(fields: readonly TextField[], width: number): Details {
  const printed = tidyText(fields.map((lines) => lines.join(' ')).join(' '))
  const told = fields.length > 1 ? fields.filter((lines) => !isCode(lines)) : fields
  const text = told.map((lines) => unwrap(lines, width)).join(' ')
  const numbered = numberedParts(text)
  if (numbered) return ofNumbered(numbered, printed)
  const named = namedParts(text)
  if (named) return ofNamed(named, printed)
  const plain = tidyText(text)
  return {
    description: plain,
    printed,
    counterparty: tidyText(NAMED.exec(text)?.[1] ?? ''),
    account: '',
    reference: '',
  }
}
