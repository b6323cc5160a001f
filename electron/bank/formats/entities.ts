/** Character references in OFX, and in CSV files that went through a web page. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  ouml: 'ö',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  auml: 'ä',
  icirc: 'î',
  iuml: 'ï',
  szlig: 'ß',
  oelig: 'œ',
  deg: '°',
  euro: '€',
  pound: '£',
  yen: '¥',
  curren: '¤',
  minus: '−',
  ndash: '–',
  mdash: '—',
  thinsp: ' ',
  ensp: ' ',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ordm: 'º',
  aelig: 'æ',
  ntilde: 'ñ',
  oacute: 'ó',
  aacute: 'á',
  iacute: 'í',
  uacute: 'ú',
  aring: 'å',
  oslash: 'ø',
  rsquo: '’',
  Eacute: 'É',
  Egrave: 'È',
  Ecirc: 'Ê',
  Agrave: 'À',
  Ccedil: 'Ç',
  Ocirc: 'Ô',
  Icirc: 'Î',
  Ouml: 'Ö',
  Uuml: 'Ü',
  Auml: 'Ä',
  OElig: 'Œ',
}

/** In capitals as well, where tags are. */
const BASIC: Readonly<Record<string, string>> = {
  AMP: '&',
  LT: '<',
  GT: '>',
  QUOT: '"',
  APOS: "'",
  NBSP: ' ',
}

function characterOf(body: string): string | null {
  if (body[0] !== '#') return NAMED[body] ?? BASIC[body] ?? null
  const hex = body[1] === 'x' || body[1] === 'X'
  const digits = body.slice(hex ? 2 : 1)
  if (!(hex ? /^[0-9a-fA-F]{1,6}$/ : /^\d{1,7}$/).test(digits)) return null
  const code = Number.parseInt(digits, hex ? 16 : 10)
  const printable = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return printable ? String.fromCodePoint(code) : ' '
}

/**
 * The references that cannot be taken for separators or quotes, in a whole table before it is split: their own
 * semicolons would split it. Twice, because some banks write `&amp;eacute;`.
 */
export function decodeLetters(text: string): string {
  let decoded = text
  for (let pass = 0; pass < 2 && decoded.includes('&'); pass++) {
    decoded = decoded.replace(/&(#?[A-Za-z0-9]{1,8});/g, (whole, body: string) => {
      const char = characterOf(body)
      return char === null || /[\s"';,|<>]/.test(char) ? whole : char
    })
  }
  return decoded
}

/**
 * Replaces the references of characters, once. Entities a document declares itself are never expanded: they stay
 * as written, so that a file can neither read another file nor grow.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#?[A-Za-z0-9]{1,8});/g, (whole, body: string) => characterOf(body) ?? whole)
}
