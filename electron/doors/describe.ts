/** An operation as a reader sees it: its schemas, and a page of help. */
import { z } from 'zod'
import type { Operation } from '../operations/registry.ts'

type Schema = Record<string, unknown>

/** The JSON Schema of what is written on the wire: for outputs too, the text side of the codecs is meant. */
export function schemaOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** Everything a program needs to call an operation. */
export function described(operation: Operation) {
  return {
    name: operation.name,
    summary: operation.summary,
    scope: operation.scope,
    access: operation.scope.endsWith(':write') ? 'writes' : 'reads',
    needsCompany: operation.kind !== 'free',
    input: schemaOf(operation.input),
    output: schemaOf(operation.output),
  }
}

/** `string`, `integer`, `"asset" | "liability"`, `[{…}]`: the shape of a value in a few signs. */
function typeName(schema: Schema): string {
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices) return choices.map(typeName).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') return `[${typeName((schema.items as Schema | undefined) ?? {})}]`
  if (schema.type === 'object') return '{…}'
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : ''
  return `${String(schema.type ?? 'any')}${format}`
}

/** One line per field, those of nested objects further in. */
function fields(schema: Schema, indent: string): string[] {
  const inner = schema.type === 'array' ? ((schema.items as Schema | undefined) ?? {}) : schema
  const properties = Object.entries((inner.properties as Record<string, Schema> | undefined) ?? {})
  const required = new Set((inner.required as string[] | undefined) ?? [])
  return properties.flatMap(([name, field]) => {
    const fallback = field.default === undefined ? '' : `  = ${JSON.stringify(field.default)}`
    const description = typeof field.description === 'string' ? `  ${field.description}` : ''
    const line = `${indent}${name}${required.has(name) ? '' : '?'}: ${typeName(field)}${fallback}${description}`
    return [line, ...fields(field, `${indent}  `)]
  })
}

const samples: Readonly<Record<string, unknown>> = {
  string: 'texte',
  integer: 1,
  number: 1,
  boolean: true,
  null: null,
}

/** A value that has the shape of a schema, for the example: required fields only. */
function sample(schema: Schema): unknown {
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices?.[0]) return sample(choices[0])
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (schema.format === 'date') return '2026-03-31'
  if (schema.description === 'amount in the currency of the company') return '1234.56'
  if (schema.type === 'array') return [sample((schema.items as Schema | undefined) ?? {})]
  if (schema.type !== 'object') return samples[String(schema.type)] ?? 'texte'
  const properties = (schema.properties as Record<string, Schema> | undefined) ?? {}
  const required = (schema.required as string[] | undefined) ?? []
  return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]))
}

/** A page for a person, in both languages. */
export function helpPage(operation: Operation): string {
  const { name, summary, scope, access, needsCompany, input, output } = described(operation)
  const none = ['  (rien / nothing)']
  const some = (lines: string[]) => (lines.length > 0 ? lines : none)
  const company = needsCompany ? ' --company acme.grandlivre' : ''
  const example = JSON.stringify(sample(input)).replaceAll("'", "'\\''")
  return [
    name,
    `  ${summary.fr}`,
    `  ${summary.en}`,
    '',
    `Droit / scope: ${scope} (${access === 'writes' ? 'écrit / writes' : 'lit / reads'})`,
    `Entreprise / company: ${needsCompany ? '--company FICHIER/FILE' : 'non / none'}`,
    '',
    'Entrée / input:',
    ...some(fields(input, '  ')),
    '',
    'Sortie / output:',
    ...some(fields(output, '  ')),
    '',
    'Exemple / example:',
    `  npm run -s grandlivre -- ${name}${company}${example === '{}' ? '' : ` --input '${example}'`}`,
    '',
  ].join('\n')
}

/** How the command line is written, and every operation with its summary. */
export function usage(operations: readonly Operation[]): string {
  const width = Math.max(...operations.map(({ name }) => name.length))
  return [
    'GrandLivre',
    '',
    '  OPERATION [--company FILE] [--input JSON | --input-file FILE | --input -] [--pretty]',
    '  operations                              toutes les opérations, en JSON / every operation, as JSON',
    '  help OPERATION                          une opération / one operation',
    '  serve [--port N] [--company FILE]       les écrans sur 127.0.0.1 / the screens on 127.0.0.1',
    '',
    'Une entreprise chiffrée s’ouvre avec GRANDLIVRE_PASSPHRASE, ou « passphrase » dans --input - ou --input-file.',
    'An encrypted company opens with GRANDLIVRE_PASSPHRASE, or “passphrase” in --input - or --input-file.',
    'Codes : 0 fait / done, 2 refusé / refused, 3 échec / failed, 1 défaut du programme / bug.',
    '',
    ...operations.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary.fr} / ${summary.en}`),
    '',
  ].join('\n')
}
