/** The input of an operation at the command line, and the passphrase that may come with it. */
import { readFileSync, statSync } from 'node:fs'
import { refuse as refuseDoor } from './answer.ts'
import type { Command } from './cliArguments.ts'
import { refuse } from './cliTexts.ts'

/** Far above any input; what is larger (a bank file) is given by its path. */
export const INPUT_BYTES_MAX = 16 * 1024 * 1024

export type Input = Record<string, unknown>

/** Fields whose value may not stand in an argument, which every user of the machine can read. */
const secretFields = ['passphrase', 'password', 'recoveryKey']

function parse(bytes: Uint8Array | string): Input {
  let text: string
  try {
    text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('cli.inputNotText')
  }
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The words of the parser quote the input, which may hold a password: only the place is told.
    const place = /position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0]
    throw refuseDoor('door.badJson', { reason: place ?? 'incomplete' })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuseDoor('door.notObject')
  return value as Input
}

function fromFile(path: string): Input {
  let bytes: Uint8Array
  try {
    if (statSync(path).size > INPUT_BYTES_MAX) throw refuse('cli.inputTooLarge', { limit: '16 MiB' })
    bytes = readFileSync(path)
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code?.startsWith('cli.')) throw error
    throw refuse('cli.inputUnreadable', { path: path.slice(0, 200), reason: code ?? 'error' })
  }
  return parse(bytes)
}

async function fromStream(stream: AsyncIterable<Uint8Array>): Promise<Input> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of stream) {
    total += chunk.length
    if (total > INPUT_BYTES_MAX) throw refuse('cli.inputTooLarge', { limit: '16 MiB' })
    chunks.push(chunk)
  }
  return parse(Buffer.concat(chunks))
}

/** The input as given; `{}` when none is. Refuses text that is no JSON object, and a password in an argument. */
export async function readInput(command: Command, stdin: () => AsyncIterable<Uint8Array>): Promise<Input> {
  if (command.inputFile !== undefined) return fromFile(command.inputFile)
  if (command.input === '-') return fromStream(stdin())
  const input = parse(command.input ?? '')
  const field = secretFields.find((name) => input[name] !== undefined && input[name] !== null)
  if (field !== undefined) throw refuse('cli.passwordInArgument', { field })
  return input
}

/**
 * Takes the passphrase that opens the company out of the input, unless the operation has such a field itself: then
 * it is the operation's, and the environment fills it when it is missing.
 */
export function splitPassphrase(
  input: Input,
  hasField: boolean,
  environment: string | undefined,
): { readonly input: Input; readonly passphrase: string | undefined } {
  const given = typeof input.passphrase === 'string' ? input.passphrase : undefined
  const passphrase = given ?? (environment || undefined)
  if (hasField) return { input: passphrase === undefined ? input : { ...input, passphrase }, passphrase }
  if (given === undefined) return { input, passphrase }
  const { passphrase: _taken, ...rest } = input
  return { input: rest, passphrase }
}
