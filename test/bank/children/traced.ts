/** Reads all hostile XML between two marks that a trace of system calls shows. */
import fs from 'node:fs'
import { Refusal } from '../../../db/rules/errors.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { hostileXml } from '../hostile/xml-corpus.ts'

const mark = (name: string) => fs.existsSync(new URL(`./${name}`, import.meta.url))

mark('trace-begins')
for (const { bytes } of hostileXml) {
  try {
    await parseBytes({ bytes, extension: 'xml' })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
mark('trace-ends')
