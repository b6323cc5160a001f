/** Workbooks saved as a web archive (MHTML): pages of tables as parts of a message. */
import type { ParsedFile } from '../../parsed.ts'
import { type Decoded, decodeText } from '../encoding.ts'
import type { TextFormat } from '../format.ts'
import { readSheets } from '../tables/read.ts'
import { refuse } from '../texts.ts'
import { htmlSheet } from './html.ts'
import { SHEETS_MAX } from './limits.ts'
import { CellBudget } from './sheet.ts'

const HEAD_MAX = 16 * 1024

interface Part {
  readonly headers: string
  readonly body: string
}

/** Headers end at the first empty line. */
function split(text: string): Part {
  const match = /\r?\n\r?\n/.exec(text.slice(0, HEAD_MAX))
  if (!match) return { headers: '', body: text }
  return { headers: text.slice(0, match.index), body: text.slice(match.index + match[0].length) }
}

function bytesOf({ headers, body }: Part): Uint8Array {
  const encoding = /^content-transfer-encoding:[ \t]*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/=\r?\n/g, '')
  const text = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(text, 'latin1')
}

function readArchive(decoded: Decoded, file: Parameters<TextFormat['read']>[1]): ParsedFile {
  const raw = Buffer.from(file.bytes).toString('latin1')
  const whole = split(raw)
  const boundary = /boundary="?([^"\r\n;]{1,100})/i.exec(whole.headers)?.[1]
  const parts =
    boundary === undefined
      ? [whole]
      : whole.body.split(`--${boundary}`).map((part) => split(part.trimStart()))
  const budget = new CellBudget()
  const sheets = parts
    .filter(({ headers }) => /^content-type:\s*text\/html/im.test(headers))
    .slice(0, SHEETS_MAX)
    .map((part, i) => htmlSheet(decodeText(bytesOf(part)).text, budget, `${i + 1}`))
  if (sheets.every(({ rows }) => rows.length === 0)) throw refuse('bank.noTable')
  return readSheets(sheets, { format: 'xls', from1904: false, encoding: decoded.encoding }, file)
}

/** Known by the header with which such files begin. */
export const webArchive: TextFormat = {
  recognises: (head) => /^(mime-version:|content-type:\s*multipart)/i.test(head),
  read: readArchive,
}
