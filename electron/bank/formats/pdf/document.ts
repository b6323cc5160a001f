/**
 * The text of a PDF with its places, by pdfjs. Nothing is drawn, no font is loaded, no script, form or attachment is
 * looked at; pdfjs runs in this thread, without a worker file. It is loaded when the first PDF comes.
 */

import { refuse } from '../texts.ts'
import { hiddenLayers, type LayeredPage, shownItems } from './layers.ts'
import { readable } from './letters.ts'
import { LETTERS_MIN, PAGES_MAX, PIECES_MAX } from './limits.ts'
import { withLost } from './lost.ts'
import { readOnce } from './overprint.ts'
import { atUsualSize, pagesOf, type Sheet } from './sheets.ts'
import { checkStreams } from './streams.ts'

/** A piece of text as it is seen: to the right and down the page, in points. */
export interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the line on which the letters stand. */
  readonly base: number
  readonly size: number
}

interface Shown {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly angle: number
  readonly width: number
  readonly size: number
}

type Matrix = readonly number[]

/** pdfjs, with its parser in this thread: it is found under this name. */
async function loadReader() {
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')
  return import('pdfjs-dist/legacy/build/pdf.min.mjs')
}

/** Where an item stands on the page as it is shown, whatever the page's rotation. */
function shownAt(view: Matrix, item: { str: string; transform: Matrix; width: number }): Shown {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view
  const [ia = 1, ib = 0, ic = 0, id = 1, ie = 0, iF = 0] = item.transform
  const [dx, dy] = [a * ia + c * ib, b * ia + d * ib]
  const [ux, uy] = [a * ic + c * id, b * ic + d * id]
  return {
    text: item.str,
    x: a * ie + c * iF + e,
    y: b * ie + d * iF + f,
    angle: Math.atan2(dy, dx),
    // the width is told in units of the page, which may be other than points
    width: item.width * Math.hypot(a, b),
    size: Math.hypot(ux, uy),
  }
}

const QUARTER = Math.PI / 2
/** Text that leans more than this is a watermark. */
const LEAN = 0.09

const quarterOf = (angle: number) => (Math.round(angle / QUARTER) + 4) % 4
const leanOf = (angle: number) => angle - Math.round(angle / QUARTER) * QUARTER

/** The direction in which most letters run. */
function mainAngle(items: readonly Shown[]): number {
  const letters = [0, 0, 0, 0]
  for (const { text, angle } of items)
    if (Math.abs(leanOf(angle)) < LEAN) letters[quarterOf(angle)]! += text.length
  const quarter = letters.indexOf(Math.max(...letters))
  const leans = items.filter(({ angle }) => quarterOf(angle) === quarter).map(({ angle }) => leanOf(angle))
  leans.sort((a, b) => a - b)
  const lean = leans[leans.length >> 1] ?? 0
  return quarter * QUARTER + (Math.abs(lean) < LEAN ? lean : 0)
}

/** Items along the main direction, turned so that it runs to the right; text across it is left out. */
function upright(items: readonly Shown[], { width: wide, height }: Viewport): Sheet {
  const angle = mainAngle(items)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const pieces: Piece[] = []
  for (const { text, x, y, angle: own, width, size } of items) {
    const apart = Math.abs(Math.atan2(Math.sin(own - angle), Math.cos(own - angle)))
    if (apart > LEAN || size <= 0) continue
    const left = x * cos + y * sin
    pieces.push({ text, left, right: left + width, base: y * cos - x * sin, size })
  }
  return { pieces, middle: (wide * cos + height * sin) / 2 }
}

interface Viewport {
  readonly transform: Matrix
  readonly width: number
  readonly height: number
}

interface PdfPage extends LayeredPage {
  getViewport(options: { scale: number }): Viewport
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{ items: readonly object[] }>
  cleanup(): boolean
}

/** Takes out of a page what stands in hidden layers. */
type Peel = (items: readonly object[], page: PdfPage) => Promise<readonly object[]>

async function sheetOf(page: PdfPage, peel: Peel | null): Promise<Sheet> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent({ includeMarkedContent: peel !== null })
  const shown: Shown[] = []
  for (const item of peel ? await peel(items, page) : items)
    if ('str' in item && typeof item.str === 'string' && item.str.trim() !== '')
      shown.push(shownAt(viewport.transform, item as { str: string; transform: Matrix; width: number }))
  page.cleanup()
  const { pieces, middle } = upright(shown, viewport)
  return { pieces: readOnce(pieces), middle }
}

function checkText(pages: readonly (readonly Piece[])[]): void {
  let text = ''
  for (const page of pages) for (const piece of page) if (text.length < 20_000) text += piece.text
  // lines drawn with dashes and dots are no letters
  const letters = text.replace(/\s/g, '').replace(/[-=_+|*.]{3,}/g, '')
  if (letters.length < LETTERS_MIN) throw refuse('bank.scanned')
  if (!readable(letters)) throw refuse('bank.pdfLetters')
}

/** What pdfjs throws, told by its name: its classes differ between builds. */
function refusalOf(error: unknown, password: string | undefined): unknown {
  const { name } = error as Error
  if (name === 'PasswordException')
    return refuse(password === undefined || password === '' ? 'bank.passwordNeeded' : 'bank.passwordWrong')
  if (name === 'InvalidPDFException' || name === 'MissingPDFException' || name === 'UnknownErrorException')
    return refuse('bank.pdfDamaged')
  return error
}

const ignored = () => {}

/**
 * Keeps what pdfjs leaves behind from ending the process: in a damaged file it gives up some reads without a word and tells
 * of the failure by another, which is the one that counts.
 */
function ignoreAbandonedReads(): () => void {
  process.on('unhandledRejection', ignored)
  // they are reported after the last of what was waited for
  return () => setImmediate(() => process.off('unhandledRejection', ignored))
}

/** The pieces of text of each page. Refuses a file that is protected, damaged, a picture, or out of all measure. */
export async function readPages(
  bytes: Uint8Array,
  password?: string,
): Promise<readonly (readonly Piece[])[]> {
  checkStreams(bytes)
  const { getDocument, OPS } = await loadReader()
  const heedAgain = ignoreAbandonedReads()
  const task = getDocument({
    // a copy: pdfjs keeps and changes what it is given
    data: Uint8Array.from(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    useSystemFonts: true,
    disableFontFace: true,
    enableXfa: false,
    useWorkerFetch: false,
    useWasm: false,
    maxImageSize: 1,
    stopAtErrors: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > PAGES_MAX)
      throw refuse('bank.pdfTooLong', { pages: document.numPages, max: PAGES_MAX })
    const layers = hiddenLayers(await document.getOptionalContentConfig())
    const peel: Peel | null = layers && ((items, page) => shownItems(items, page, layers, OPS))
    const sheets: Sheet[] = []
    let pieces = 0
    for (let number = 1; number <= document.numPages; number++) {
      const sheet = await sheetOf((await document.getPage(number)) as PdfPage, peel)
      pieces += sheet.pieces.length
      if (pieces > PIECES_MAX) throw refuse('bank.pdfTooLong', { pages: document.numPages, max: PAGES_MAX })
      sheets.push(sheet)
    }
    checkText(sheets.map(({ pieces: shown }) => shown))
    const texts = withLost(sheets.map(({ pieces: shown }) => shown))
    return atUsualSize(pagesOf(sheets.map(({ middle }, at) => ({ middle, pieces: texts[at]! }))))
  } catch (error) {
    throw refusalOf(error, password)
  } finally {
    await task.destroy()
    heedAgain()
  }
}
