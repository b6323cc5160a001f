/** Writes docs/operations.md from the registry, so that no operation is without documentation. */
import { z } from 'zod'
import type { Operation } from '../electron/operations/registry.ts'

/** The parts used of a JSON Schema. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly format?: string
}

const kinds = {
  read: 'reads a company',
  write: 'writes to a company',
  file: 'works on a company file',
  free: 'needs no company',
} as const

/** A long list of values is in the JSON Schema (`grandlivre help`), not here. */
const CHOICES_MAX = 8

function choices(values: readonly unknown[]): string {
  const shown = values.length > CHOICES_MAX ? values.slice(0, 3) : values
  const rest = values.length > shown.length ? ` or ${values.length - shown.length} more` : ''
  return shown.map((value) => JSON.stringify(value)).join(' or ') + rest
}

/** A short way to write a schema: `{date, lines: [{account, debit?}]}`. */
function shape(schema: Schema, depth = 0): string {
  if (schema.enum) return choices(schema.enum)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (several) return [...new Set(several.map((one) => shape(one, depth)))].join(' or ')
  if (schema.items) return `[${shape(schema.items, depth)}]`
  if (!schema.properties) return schema.format ?? [schema.type ?? 'any'].flat().join(' or ')
  const names = Object.entries(schema.properties).map(([name, field]) => {
    const mark = schema.required?.includes(name) ? '' : '?'
    const inside = depth < 3 ? nested(field, depth + 1) : ''
    return `${name}${mark}${inside}`
  })
  return `{${names.join(', ')}}`
}

/** What a field holds, when that is more than one plain value. */
function nested(field: Schema, depth: number): string {
  const text = shape(field, depth)
  return /[{["]/.test(text) ? `: ${text}` : ''
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema
}

function section(operation: Operation): string[] {
  const { name, summary, scope, kind, input, output } = operation
  return [
    `### ${name}`,
    '',
    summary.en,
    '',
    `- *${summary.fr}*`,
    `- ${kinds[kind]}; scope \`${scope}\``,
    `- input \`${shape(jsonSchema(input, 'input'))}\``,
    // The wire form of an answer is the input side of its codecs.
    `- output \`${shape(jsonSchema(output, 'input'))}\``,
    '',
  ]
}

/** The whole page, nouns and names in alphabetical order. */
export function operationsDoc(operations: Readonly<Record<string, Operation>>): string {
  const sorted = Object.values(operations).sort((a, b) => (a.name < b.name ? -1 : 1))
  const nouns = [...new Set(sorted.map(({ name }) => name.split('.')[0]!))]
  const head = [
    '# Operations',
    '',
    'Everything the program can do, in the form in which it crosses a door. Written by `node build/operations-doc.ts`',
    'from `electron/operations/`; do not edit. Amounts are decimal strings, days are `YYYY-MM-DD`, `?` marks what may be',
    'left out.',
    '',
  ]
  const body = nouns.flatMap((noun) => [
    `## ${noun}`,
    '',
    ...sorted.filter(({ name }) => name.startsWith(`${noun}.`)).flatMap(section),
  ])
  return `${[...head, ...body].join('\n').trimEnd()}\n`
}
