/**
 * Texts in a CSV that a spreadsheet must not run. A text that would be read as a formula gets an apostrophe before
 * it (OWASP, "CSV Injection"), and so does one that only looks escaped, so that taking the apostrophe off again
 * gives back every text as it was.
 */

/**
 * What starts a formula or a command: also after white space, which spreadsheets trim, and in the wide forms that
 * Excel reads as the plain ones. TAB, CR and LF do it alone.
 */
const start =
  '(?:[\\t\\r\\n]|[\\s\\u0000-\\u001f\\u200b-\\u200f\\u2060\\ufeff]*[=+\\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪])'
const dangerous = new RegExp(`^'*${start}`, 'u')
const escaped = new RegExp(`^'+${start}`, 'u')

/** The text with an apostrophe before it when a spreadsheet might run it. For texts only: figures stay bare. */
export function escapeFormula(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The exact inverse of escapeFormula. */
export function unescapeFormula(text: string): string {
  return escaped.test(text) ? text.slice(1) : text
}

/**
 * A field between quotes when it holds a quote, a line break or any separator in use, so that a file opened with
 * the wrong separator does not fall into pieces that start a formula.
 */
export function quoteField(field: string): string {
  return /[",;|\t\r\n]/.test(field) || field.trim() !== field ? `"${field.replaceAll('"', '""')}"` : field
}
