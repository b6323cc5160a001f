/** Every place of an operation's input, read from its JSON Schema, and inputs with something else there. */
import { schemaOf } from '../../electron/doors/describe.ts'
import type { Operation } from '../../electron/operations/registry.ts'

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

type Fields = Readonly<Record<string, unknown>>

/** One place: where it is, what it takes, what stood there, and the whole input with another value there instead. */
export interface Place {
  readonly path: string
  readonly type: 'string' | 'number' | 'boolean'
  /** Every simple kind that the operation takes there: the number of a column, or its name. */
  readonly takes: readonly string[]
  readonly before: string
  readonly fill: (value: unknown) => unknown
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const WORDS = ['x', '1', '1.00', '1010', '2026-03-02', 'CA', 'CAD', 'abc@example.ca', '12-31', '#aabbcc']

/** A value of the shape of a schema: its required fields only. */
function sample(schema: Schema): unknown {
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice) return sample(choice)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.format === 'date') return '2026-03-02'
  if (schema.type === 'array') return [sample(schema.items ?? {})]
  if (schema.type === 'object') return required(schema)
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'null') return null
  const { pattern } = schema
  return (pattern && WORDS.find((word) => new RegExp(pattern, 'u').test(word))) ?? 'x'
}

function required({ properties = {}, required: names = [] }: Schema): Fields {
  return Object.fromEntries(names.map((name) => [name, sample(properties[name] ?? {})]))
}

function within(place: Place, name: string, around: (value: unknown) => unknown): Place {
  return { ...place, path: `${name}${place.path}`, fill: (value) => around(place.fill(value)) }
}

function* placesOfFields(schema: Schema, given: unknown): Generator<Place> {
  const base: Fields = { ...required(schema), ...(isFields(given) ? given : {}) }
  const { properties = {}, additionalProperties: others } = schema
  for (const [name, field] of Object.entries(properties))
    for (const place of placesIn(field, base[name]))
      yield within(place, `.${name}`, (value) => ({ ...base, [name]: value }))
  if (!isFields(others)) return
  const named = (name: unknown) => ({ ...base, [String(name)]: sample(others) })
  yield { path: '{name}', type: 'string', takes: ['string'], before: 'x', fill: named }
  const known = Object.keys(base).filter((name) => !(name in properties))
  for (const name of known.length > 0 ? known : ['x'])
    for (const place of placesIn(others, base[name]))
      yield within(place, `{${name}}`, (value) => ({ ...base, [name]: value }))
}

const choicesOf = (schema: Schema): readonly Schema[] =>
  (schema.anyOf ?? schema.oneOf)?.flatMap(choicesOf) ?? [schema]

function simpleKind({ type }: Schema): Place['type'] | null {
  if (type === 'object' || type === 'array' || type === 'null') return null
  if (type === 'string' || type === undefined) return 'string'
  return type === 'boolean' ? 'boolean' : 'number'
}

function* placesIn(schema: Schema, given: unknown): Generator<Place> {
  const choices = choicesOf(schema)
  const takes = choices.map(simpleKind).filter((kind) => kind !== null)
  for (const choice of choices) yield* placesOfChoice(choice, takes, given)
}

function* placesOfChoice(schema: Schema, takes: Place['takes'], given: unknown): Generator<Place> {
  if (schema.type === 'object') yield* placesOfFields(schema, given)
  else if (schema.type === 'array') {
    const [first, ...rest] = Array.isArray(given) ? (given as unknown[]) : []
    for (const place of placesIn(schema.items ?? {}, first))
      yield within(place, '[]', (value) => [value, ...rest])
  }
  const type = simpleKind(schema)
  if (type === null) return
  const before = type !== 'string' ? '' : typeof given === 'string' ? given : String(sample(schema))
  yield { path: '', type, takes, before, fill: (value) => value }
}

/** All places of an operation, on the way of a valid input. */
export function placesOf(operation: Operation, valid: object = {}): Place[] {
  return [...placesIn(schemaOf(operation.input) as Schema, valid)]
}
