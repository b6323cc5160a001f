/**
 * The texts of a PDF that the program wrote, each with its place: enough to read a page as a person does, and to
 * measure it. It knows the form of our own files only (embedded fonts, one size a text).
 */
import { inflateSync } from 'node:zlib'

export interface PdfText {
  readonly text: string
  /** Left and right end, and baseline from the top of the page, in points. */
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly texts: readonly PdfText[]
  /** From top to bottom, texts on one baseline joined by a space from left to right. */
  readonly lines: readonly string[]
}

interface Font {
  readonly letters: readonly string[]
  readonly widths: readonly number[]
}

type Objects = ReadonlyMap<string, string>

function objectsOf(bytes: Uint8Array): Objects {
  const file = Buffer.from(bytes).toString('latin1')
  return new Map([...file.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id, body]) => [id!, body!]))
}

function streamOf(object: string): string {
  const start = object.indexOf('stream\n') + 'stream\n'.length
  const bytes = Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

const reference = (object: string, name: string) => new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(object)![1]!

/** Codes of a run of hexadecimal digits, four each. */
const codes = (hex: string) => (hex.match(/[0-9a-f]{4}/gi) ?? []).map((code) => Number.parseInt(code, 16))

function fontOf(objects: Objects, id: string): Font {
  const object = objects.get(id)!
  const letters: string[] = []
  for (const [, from, list] of streamOf(objects.get(reference(object, 'ToUnicode'))!).matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gs,
  ))
    [...list!.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex], index) => {
      letters[Number.parseInt(from!, 16) + index] = String.fromCharCode(...codes(hex!))
    })
  const widths: number[] = []
  const listed = /\/W \[(.*)\]/s.exec(objects.get(reference(object, 'DescendantFonts'))!)![1]!
  for (const [, from, list] of listed.matchAll(/(\d+) \[([^\]]*)\]/g))
    list!.split(' ').forEach((width, index) => {
      widths[Number(from) + index] = Number(width)
    })
  return { letters, widths }
}

function textOf(run: string, font: Font, left: number, y: number, size: number): PdfText {
  let text = ''
  let width = 0
  for (const [part, hex] of run.matchAll(/<([0-9a-f]+)>|-?[\d.]+/g)) {
    if (hex === undefined) width -= Number(part)
    for (const code of codes(hex ?? '')) {
      text += font.letters[code] ?? '\ufffd'
      width += font.widths[code] ?? 0
    }
  }
  return { text: text.replaceAll('\u00a0', ' '), left, right: left + (width * size) / 1000, y, size }
}

function linesOf(texts: readonly PdfText[]): string[] {
  const lines = new Map<number, PdfText[]>()
  for (const text of texts) {
    const y = Math.round(text.y)
    lines.set(y, [...(lines.get(y) ?? []), text])
  }
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([, line]) =>
      line
        .sort((one, other) => one.left - other.left)
        .map(({ text }) => text)
        .join(' '),
    )
}

/** The pages in order. */
export function readPdf(bytes: Uint8Array): PdfPage[] {
  const objects = objectsOf(bytes)
  const fonts = new Map<string, Font>()
  const tree = [...objects.values()].find((object) => object.includes('/Type /Pages'))!
  const kids = /\/Kids \[(.*?)\]/s.exec(tree)![1]!
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => {
    const page = objects.get(id!)!
    const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page)!.slice(1).map(Number)
    const resources = objects.get(reference(page, 'Resources'))!
    const content = streamOf(objects.get(reference(page, 'Contents'))!)
    const shown = content.matchAll(
      /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) ([\d.]+) Tf\n(?:[^\n]*\n)??\[([^\]]*)\] TJ/g,
    )
    const texts = [...shown].map(([, x, y, name, size, run]) => {
      const font = reference(resources, name!)
      if (!fonts.has(font)) fonts.set(font, fontOf(objects, font))
      return textOf(run!, fonts.get(font)!, Number(x), height! - Number(y), Number(size))
    })
    return { width: width!, height: height!, texts, lines: linesOf(texts) }
  })
}
