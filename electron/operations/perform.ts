/**
 * Performing an operation, for every door alike: the input is decoded and refused with all that is wrong, the role is
 * checked, the work runs in one transaction, the result is encoded. Slow preparation happens before the transaction.
 */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { named as nameOf } from '../../db/company/errors.ts'
import { assert } from '../../db/rules/errors.ts'
import { checkAllowed } from '../access/roles.ts'
import { withDecimals } from './codecs.ts'
import { refuseInput } from './refusals.ts'
import type { Operation } from './registry.ts'
import type { Tools } from './tools.ts'

/** Amounts of operations that know no company yet are in a currency of two decimals. */
const DECIMALS_WITHOUT_COMPANY = 2

/** Wire -> typed input; refuses with every issue. */
export function decodeInput<In extends z.ZodType>(schema: In, wire: unknown, decimals: number): z.output<In> {
  const result = withDecimals(decimals, () =>
    z.safeDecode(schema, wire as z.input<In>, { reportInput: true }),
  )
  if (!result.success) throw refuseInput(result.error.issues)
  return result.data
}

/** Result -> wire. A result that does not fit its own schema is a bug of ours. */
export function encodeOutput<Out extends z.ZodType>(
  schema: Out,
  data: z.output<Out>,
  decimals: number,
): z.input<Out> {
  const result = withDecimals(decimals, () => z.safeEncode(schema, data))
  assert(result.success, `output does not fit: ${result.error?.message ?? ''}`)
  return result.data
}

/** What SQLite or the system throws, wherever an operation meets it, is told as what it means to the person. */
async function named<T>(work: Promise<T>, tell: (error: unknown) => unknown = nameOf): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw tell(error)
  }
}

/** A `read` or `write` operation on an open company. */
export const performOn = (
  company: Company,
  operation: Operation,
  wire: unknown,
  tools: Tools,
): Promise<unknown> => named(runOn(company, operation, wire, tools), (error) => company.told(error))

async function runOn(company: Company, operation: Operation, wire: unknown, tools: Tools): Promise<unknown> {
  assert(
    operation.kind === 'read' || operation.kind === 'write',
    `${operation.name} does not work on an open company`,
  )
  const { decimals } = company.facts()
  const input = decodeInput(operation.input, wire, decimals)
  checkAllowed(company.user().role, operation.scope)
  const prepared = await operation.prepare?.(input, tools, company)
  const work = () => operation.run(input, company, prepared)
  if (operation.kind === 'write') {
    const data = company.write({ door: tools.door, operation: operation.name }, work)
    return encodeOutput(operation.output, data, decimals)
  }
  const read = company.read(work)
  const data = operation.finish ? await operation.finish(read, input, tools) : read
  return encodeOutput(operation.output, data, decimals)
}

/** A `file` operation on the company file at `path`. */
export const performFile = (
  path: string,
  operation: Operation,
  wire: unknown,
  tools: Tools,
): Promise<unknown> => named(runFile(path, operation, wire, tools))

async function runFile(path: string, operation: Operation, wire: unknown, tools: Tools): Promise<unknown> {
  assert(operation.kind === 'file', `${operation.name} does not work on a file`)
  const input = decodeInput(operation.input, wire, DECIMALS_WITHOUT_COMPANY)
  return encodeOutput(operation.output, await operation.run(input, path, tools), DECIMALS_WITHOUT_COMPANY)
}

/** A `free` operation. */
export const performFree = (operation: Operation, wire: unknown, tools: Tools): Promise<unknown> =>
  named(runFree(operation, wire, tools))

async function runFree(operation: Operation, wire: unknown, tools: Tools): Promise<unknown> {
  assert(operation.kind === 'free', `${operation.name} needs a company`)
  const input = decodeInput(operation.input, wire, DECIMALS_WITHOUT_COMPANY)
  return encodeOutput(operation.output, await operation.run(input, tools), DECIMALS_WITHOUT_COMPANY)
}
