/** Books whose statements are real files, read by the real readers (in this process: what they are made of is tested elsewhere). */
import fs from 'node:fs'
import path from 'node:path'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import type { InspectRequest, ParsedFile } from '../../electron/bank/parsed.ts'
import type { Tools } from '../../electron/operations/tools.ts'
import { Books } from './books.ts'

/** What a parse host does with a file. */
function readFile({ path: file, columns, accountHint, password }: InspectRequest): Promise<ParsedFile> {
  return parseBytes({
    bytes: fs.readFileSync(file),
    extension: path.extname(file).slice(1).toLowerCase(),
    ...(columns ? { columns } : {}),
    ...(accountHint ? { accountHint } : {}),
    ...(password ? { password } : {}),
  })
}

export class FileBooks extends Books {
  /** How many times a file was read. */
  reads = 0

  override get tools(): Tools {
    const parseStatement = (request: InspectRequest) => {
      this.reads += 1
      return readFile(request)
    }
    return { ...super.tools, parseStatement }
  }

  /** Writes a file of these lines, and gives its path. */
  file(name: string, lines: readonly string[]): string {
    const file = path.join(this.workshop.folder, name)
    fs.writeFileSync(file, `${lines.join('\r\n')}\r\n`)
    return file
  }
}
