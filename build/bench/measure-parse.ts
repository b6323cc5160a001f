/** Reading the bytes of a statement into lines, in process, against a scanner that does nothing else. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import { type Compared, compare } from './rounds.ts'

interface Scanners {
  readonly parseCsvFr: (bytes: Buffer, isLatin1?: boolean) => unknown
  readonly parseOfx: (bytes: Buffer) => unknown
}

/** `scanners`: the harness's file that has them; `folder`: its statements. */
export async function measureParse(scanners: string, folder: string): Promise<Compared[]> {
  const { parseCsvFr, parseOfx } = (await import(pathToFileURL(scanners).href)) as Scanners
  const kinds = [
    ['stmt.csv', (bytes: Buffer) => parseCsvFr(bytes)],
    ['stmt.1252.csv', (bytes: Buffer) => parseCsvFr(bytes, true)],
    ['stmt.ofx1.ofx', parseOfx],
    ['stmt.ofx2.ofx', parseOfx],
  ] as const
  const compared: Compared[] = []
  for (const [name, scan] of kinds) {
    const bytes = fs.readFileSync(path.join(folder, name))
    const extension = path.extname(name).slice(1)
    const ours = () => parseTextBytes({ bytes, extension })
    compared.push(compare(`parsing ${name}`, 9, { ours: { run: ours }, bare: { run: () => scan(bytes) } }))
  }
  return compared
}
