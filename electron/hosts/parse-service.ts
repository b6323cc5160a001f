/** What the parsing process does with a parser: take one file, answer in pieces. */
import { Refusal } from '../../db/rules/errors.ts'
import type { StatementBytes } from '../bank/formats/format.ts'
import { piecesOf, withoutLines } from '../bank/packed.ts'
import type { ParsedFile } from '../bank/parsed.ts'
import { type ParentPort, parentPort, watchMemory } from './child.ts'
import type { ParseOrder, ParseReport } from './parse-protocol.ts'

async function report(port: ParentPort, message: ParseReport): Promise<void> {
  await port.post(message)
}

async function sendFile(port: ParentPort, file: ParsedFile): Promise<void> {
  for (const [account, { lines }] of file.accounts.entries())
    for (const piece of piecesOf(lines)) await report(port, { kind: 'lines', account, lines: piece })
  await report(port, { kind: 'done', file: withoutLines(file) })
}

type Parse = (file: StatementBytes) => Promise<ParsedFile>

async function answer(port: ParentPort, parse: Parse, file: StatementBytes) {
  try {
    await sendFile(port, await parse(file))
  } catch (error) {
    if (error instanceof Refusal)
      await report(port, { kind: 'refused', code: error.code, text: error.text, details: error.details })
    else await report(port, { kind: 'failed' })
  }
}

/**
 * Serves one parser over the port to the parent; the memory limit comes as the first argument. A parser may be loaded
 * while the watchdog starts.
 */
export async function serveParser(parser: Parse | Promise<Parse>): Promise<void> {
  const port = parentPort()
  const [parse] = await Promise.all([parser, watchMemory(Number(process.argv[2] ?? 512))])
  port.onMessage((message) => void answer(port, parse, (message as ParseOrder).file))
  await report(port, { kind: 'ready' })
}
