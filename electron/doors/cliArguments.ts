/** From the words of the command line to a command; everything wrong is told at once. */
import type { Detail } from '../../db/rules/errors.ts'
import { detail, refuse } from './cliTexts.ts'

export interface Command {
  /** An operation, or `operations`, `help`, `serve`. */
  readonly name: string
  /** The operation `help` is asked about. */
  readonly topic?: string
  readonly company?: string
  readonly input?: string
  readonly inputFile?: string
  readonly port?: number
  readonly pretty: boolean
}

type Flag = '--company' | '--input' | '--input-file' | '--port' | '--pretty'

const examples: Readonly<Record<Flag, string | null>> = {
  '--company': '--company acme.grandlivre',
  '--input': `--input '{"limit": 10}'`,
  '--input-file': '--input-file input.json',
  '--port': '--port 8080',
  '--pretty': null,
}

function allowedFlags(command: string | undefined): Flag[] {
  if (command === 'serve') return ['--port', '--company']
  if (command === 'operations' || command === 'help') return ['--pretty']
  return ['--company', '--input', '--input-file', '--pretty']
}

interface Words {
  readonly positional: string[]
  readonly flags: Map<Flag, string>
  readonly details: Detail[]
}

function sort(words: readonly string[]): Words {
  const found: Words = { positional: [], flags: new Map(), details: [] }
  const command = words.find((word) => !word.startsWith('-'))
  const allowed = allowedFlags(command)
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!word.startsWith('-') || word === '-') {
      found.positional.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = (equals < 0 ? word : word.slice(0, equals)) as Flag
    if (!allowed.includes(name)) {
      const said = name.slice(0, 40)
      found.details.push(detail(said, 'cli.unknownFlag', { flag: said, known: allowed.join(' ') }))
      continue
    }
    const takesValue = examples[name] !== null
    let value = equals < 0 ? undefined : word.slice(equals + 1)
    if (takesValue && value === undefined && words[i + 1] !== undefined && !words[i + 1]!.startsWith('--'))
      value = words[++i]
    found.details.push(...wrongFlag(found, name, value))
    found.flags.set(name, value ?? '')
  }
  return found
}

function wrongFlag({ flags }: Words, flag: Flag, value: string | undefined): Detail[] {
  const example = examples[flag]
  if (flags.has(flag)) return [detail(flag, 'cli.flagTwice', { flag })]
  if (example === null) return value === undefined ? [] : [detail(flag, 'cli.flagNoValue', { flag })]
  if (value === undefined || value === '') return [detail(flag, 'cli.flagValue', { flag, example })]
  return flag === '--port' && !(/^\d{1,5}$/.test(value) && Number(value) <= 65_535)
    ? [detail(flag, 'cli.badPort')]
    : []
}

/** The command of these words (without the program's own name). Refuses unknown options and words too many. */
export function parseCommand(words: readonly string[]): Command {
  if (words.length === 0) throw refuse('cli.noCommand')
  if (words.includes('--help') || words.includes('-h')) {
    const topic = words.find((word) => !word.startsWith('-') && word !== 'help')
    return { name: 'help', pretty: false, ...(topic === undefined ? {} : { topic }) }
  }
  const { positional, flags, details } = sort(words)
  const [name, ...rest] = positional
  const topic = name === 'help' ? rest.shift() : undefined
  for (const word of rest) details.push(detail('', 'cli.extraWord', { word: word.slice(0, 40) }))
  if (flags.has('--input') && flags.has('--input-file')) details.push(detail('--input', 'cli.oneInput'))
  if (details.length > 0) throw refuse('cli.badArguments', {}, details)
  if (name === undefined) throw refuse('cli.noCommand')
  const [company, input, inputFile, port] = [
    flags.get('--company'),
    flags.get('--input'),
    flags.get('--input-file'),
    flags.get('--port'),
  ]
  return {
    name,
    pretty: flags.has('--pretty'),
    ...(topic === undefined ? {} : { topic }),
    ...(company === undefined ? {} : { company }),
    ...(input === undefined ? {} : { input }),
    ...(inputFile === undefined ? {} : { inputFile }),
    ...(port === undefined ? {} : { port: Number(port) }),
  }
}
