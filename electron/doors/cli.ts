/**
 * The command line: one operation, run here and now, and its answer as one JSON value on standard output. Progress
 * goes to standard error; the exit status says which family of error it was.
 */
import type { Text } from '../../db/rules/errors.ts'
import type { Operation } from '../operations/registry.ts'
import { type Answer, done, exitCode, failed, refuse } from './answer.ts'
import { type Command, parseCommand } from './cliArguments.ts'
import { readInput, splitPassphrase } from './cliInput.ts'
import { described, helpPage, usage } from './describe.ts'
import { unknownOperation } from './nearest.ts'

export interface CliCall {
  readonly operation: Operation
  /** As given: relative to the folder of the person. */
  readonly company: string | undefined
  readonly input: unknown
  readonly passphrase: string | undefined
  readonly progress: (done: number, total: number, label: Text) => void
}

/** What the command line needs of the program around it. */
export interface CliHost {
  readonly operations: () => Promise<Readonly<Record<string, Operation>>>
  readonly run: (call: CliCall) => Promise<unknown>
  /** Runs the back end until it is told to end. */
  readonly serve: (
    options: { port: number; company: string | undefined },
    ready: (url: string) => void,
  ) => Promise<void>
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly environment: NodeJS.ProcessEnv
  readonly now: () => number
}

/** Lines of progress on standard error are at least this far apart. */
const PROGRESS_EVERY_MS = 250

function progressLines(host: CliHost): CliCall['progress'] {
  let last = Number.NEGATIVE_INFINITY
  return (count, total, label) => {
    const at = host.now()
    if (at - last < PROGRESS_EVERY_MS && count < total) return
    last = at
    host.stderr(`${total > 0 ? `${count}/${total}` : count} ${label.fr} / ${label.en}\n`)
  }
}

function find(operations: Readonly<Record<string, Operation>>, name: string): Operation {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (!operation) throw unknownOperation(name, [...Object.keys(operations), 'operations', 'help', 'serve'])
  return operation
}

async function runOperation(host: CliHost, command: Command): Promise<Answer> {
  const operation = find(await host.operations(), command.name)
  if (operation.kind !== 'free' && command.company === undefined)
    throw refuse('door.noCompany', { name: operation.name })
  const given = await readInput(command, host.stdin)
  const own = Object.hasOwn((operation.input as { shape?: object }).shape ?? {}, 'passphrase')
  const { input, passphrase } = splitPassphrase(given, own, host.environment.GRANDLIVRE_PASSPHRASE)
  const { company } = command
  return done(await host.run({ operation, company, input, passphrase, progress: progressLines(host) }))
}

async function runCommand(host: CliHost, command: Command): Promise<Answer | string> {
  if (command.name === 'operations')
    return done({ items: Object.values(await host.operations()).map(described) })
  if (command.name === 'help') {
    const operations = await host.operations()
    return command.topic === undefined
      ? usage(Object.values(operations))
      : helpPage(find(operations, command.topic))
  }
  return runOperation(host, command)
}

/** Runs one command line. Returns the exit status: 0 done, 2 refused, 3 failed, 1 a bug of ours. */
export async function runCli(words: readonly string[], host: CliHost): Promise<number> {
  const pretty = words.includes('--pretty')
  const print = (answer: Answer) => host.stdout(`${JSON.stringify(answer, null, pretty ? 2 : undefined)}\n`)
  try {
    const command = parseCommand(words)
    if (command.name === 'serve') {
      const options = { port: command.port ?? 0, company: command.company }
      await host.serve(options, (url) => print(done({ url })))
      return 0
    }
    const result = await runCommand(host, command)
    if (typeof result === 'string') {
      host.stdout(result)
      return 0
    }
    print(result)
    return exitCode(result)
  } catch (error) {
    const answer = failed(error)
    if (exitCode(answer) === 1) host.stderr(`${error instanceof Error ? error.stack : String(error)}\n`)
    print(answer)
    return exitCode(answer)
  }
}
