/**
 * The packed streams of a PDF, measured before pdfjs unpacks them whole and reads them letter by letter: a small file may
 * hold gigabytes. What is packed twice or encrypted is not seen here; the watch over memory is there for it.
 */
import { inflateSync } from 'node:zlib'
import { refuse } from '../texts.ts'
import { STREAM_BYTES_MAX, STREAMS_BYTES_MAX } from './limits.ts'

/** A dictionary before its stream is shorter than this. */
const DICTIONARY = 512
const PACKED = /\/(?:FlateDecode|Fl)(?![A-Za-z])/
const PICTURE = /\/Subtype\s{0,4}\/Image(?![A-Za-z])/

const tooMuch = (max: number) => refuse('bank.pdfTooMuch', { max: max / 1024 / 1024 })

/** Bytes that a stream unpacks to, as far as it can be; refuses one beyond the limit. */
function unpackedBytes(packed: Uint8Array): number {
  try {
    return inflateSync(packed, { maxOutputLength: STREAM_BYTES_MAX }).length
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(STREAM_BYTES_MAX)
    // damaged, or no such stream at all: pdfjs will tell
    return 0
  }
}

/** Refuses a file with a packed stream out of all measure. Looks at each byte once. */
export function checkStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let all = 0
  let before = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', before)) {
    const dictionary = file.toString('latin1', Math.max(before, at - DICTIONARY), at)
    const start = at + (file[at + 6] === 13 ? 8 : 7)
    before = at + 6
    if (!dictionary.trimEnd().endsWith('>>') || !PACKED.test(dictionary) || PICTURE.test(dictionary)) continue
    const end = file.indexOf('endstream', start)
    before = end < 0 ? file.length : end + 9
    all += unpackedBytes(file.subarray(start, end < 0 ? file.length : end))
    if (all > STREAMS_BYTES_MAX) throw tooMuch(STREAMS_BYTES_MAX)
  }
}
