/**
 * Reads a bank file from disk and has it parsed in a process of its own: a file that hangs or eats memory costs
 * that process and a clear message, never the program.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '../../db/rules/errors.ts'
import type { StatementBytes } from '../bank/formats/format.ts'
import { refuse } from '../bank/formats/texts.ts'
import { type PackedFile, type PackedLines, unpackedFile } from '../bank/packed.ts'
import type { InspectRequest, ParsedFile } from '../bank/parsed.ts'
import { type Host, hostStarter } from './host.ts'
import { startNodeHost } from './node-host.ts'
import type { ParseOrder, ParseReport } from './parse-protocol.ts'

const MIB = 1024 * 1024
/** Years of movements of a large firm fit in a tenth of this. */
export const FILE_BYTES_MAX = 32 * MIB
/** From the start of the process to its last row: 100,000 lines (5 to 20 MiB) take about a second, ten on a busy machine. */
const DEADLINE_MS = 9_000
const DEADLINE_MS_PER_MIB = 1_000
const HEAP_MIB = 512
const MEMORY_MIB = 700
/** Files parsed at once; more wait, so that many dropped files do not fill the memory. */
const PARALLEL = 2

export interface ParseOptions {
  /** Ends the work when the person cancels. */
  readonly signal?: AbortSignal
  /** For tests: another program in the host, a shorter deadline, less memory. */
  readonly entry?: URL
  readonly deadlineMs?: number
  readonly memoryMiB?: number
}

/** Reads the file with a clear refusal for each way in which that can fail. */
async function readBytes(file: string): Promise<Uint8Array> {
  const name = path.basename(file)
  // opening and closing an open database by another way drops the locks that SQLite has on it (POSIX)
  if (name.toLowerCase().endsWith('.grandlivre'))
    throw refuse('bank.unknownFormat', {
      kind: 'un fichier d’entreprise GrandLivre',
      kindEn: 'a GrandLivre company file',
    })
  try {
    const stat = await fs.stat(file)
    if (!stat.isFile()) throw refuse('bank.notAFile', { name })
    if (stat.size === 0) throw refuse('bank.fileEmpty')
    if (stat.size > FILE_BYTES_MAX)
      throw refuse('bank.fileTooLarge', { size: Math.ceil(stat.size / MIB), max: FILE_BYTES_MAX / MIB })
    return await fs.readFile(file)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO'
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refuse('bank.fileMissing', { name })
    throw refuse('bank.fileUnreadable', { name, reason: code })
  }
}

const packedFile = (file: ParsedFile, lines: ReadonlyMap<number, readonly PackedLines[]>): PackedFile => ({
  file,
  lines: file.accounts.map((_, at) => lines.get(at) ?? []),
})

/** The time to read in, counted from before the process is started. */
interface Limit {
  readonly started: number
  readonly deadlineMs: number
}

/** One conversation with a host: the file goes in when it is ready, the pieces come out. */
function converse(
  host: Host,
  file: StatementBytes,
  { started, deadlineMs }: Limit,
  signal?: AbortSignal,
): Promise<PackedFile> {
  return new Promise((resolve, reject) => {
    const lines = new Map<number, PackedLines[]>()
    const settle = (act: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      act()
      host.kill()
    }
    const cancel = () => settle(() => reject(refuse('bank.parserCancelled')))
    const timer = setTimeout(
      () => {
        settle(() => reject(refuse('bank.parserTimeout', { seconds: Math.round(deadlineMs / 1000) })))
      },
      started + deadlineMs - performance.now(),
    )
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted) cancel()
    host.onExit(() => settle(() => reject(refuse('bank.parserStopped'))))
    host.onMessage((message) => {
      const report = message as ParseReport
      if (report.kind === 'ready') host.postMessage({ file } satisfies ParseOrder)
      else if (report.kind === 'lines')
        lines.set(report.account, [...(lines.get(report.account) ?? []), report.lines])
      else if (report.kind === 'done') settle(() => resolve(packedFile(report.file, lines)))
      else if (report.kind === 'refused')
        settle(() => reject(new Refusal(report.code, report.text, report.details)))
      else settle(() => reject(refuse('bank.parserStopped')))
    })
  })
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= PARALLEL) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** Parses the file of a request in a host. Throws a Refusal that says what is wrong with the file. */
export const parseStatement = async (request: InspectRequest, options?: ParseOptions): Promise<ParsedFile> =>
  unpackedFile(await parsePacked(request, options))

/** The same as it came from the host, for a thread that it goes on to. */
export async function parsePacked(request: InspectRequest, options: ParseOptions = {}): Promise<PackedFile> {
  const bytes = await readBytes(request.path)
  const file: StatementBytes = {
    bytes,
    extension: path.extname(request.path).slice(1).toLowerCase(),
    ...(request.columns ? { columns: request.columns } : {}),
    ...(request.accountHint ? { accountHint: request.accountHint } : {}),
    ...(request.password ? { password: request.password } : {}),
  }
  return inTurn(async () => {
    const started = performance.now()
    const host = await hostStarter(startNodeHost)({
      entry: options.entry ?? new URL('./parse-child.ts', import.meta.url),
      heapMiB: HEAP_MIB,
      memoryMiB: options.memoryMiB ?? MEMORY_MIB,
    })
    const usual = DEADLINE_MS + Math.ceil(bytes.length / MIB) * DEADLINE_MS_PER_MIB
    return converse(host, file, { started, deadlineMs: options.deadlineMs ?? usual }, options.signal)
  })
}
