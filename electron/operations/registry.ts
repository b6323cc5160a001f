/**
 * What an operation is. Everything the program can do is one of these: the doors (window, command line, HTTP)
 * translate and authorise, and hold no rule of their own. Nothing writes to a company except an operation.
 *
 * Four kinds:
 * - `read`   sees an open company inside one read transaction;
 * - `write`  runs inside one BEGIN IMMEDIATE; what it throws rolls everything back;
 * - `file`   works on a company file as a whole (create, back up, restore, verify), given by its path;
 * - `free`   needs no company (inspect a statement, list tax rates).
 *
 * To add one: define it in the file of its noun in this folder, list it in `index.ts`. It is then at once in every
 * door, in `help`, and in the test that refuses an operation without texts or documentation.
 */
import type { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import type { Text } from '../../db/rules/errors.ts'
import type { Tools } from './tools.ts'

/** `noun:right`; roles are lists of these. */
export type Scope = `${string}:${'read' | 'write'}`

interface Described<In extends z.ZodType, Out extends z.ZodType> {
  /** `noun.verb`, as on the command line. */
  readonly name: string
  readonly summary: Text
  readonly scope: Scope
  readonly input: In
  readonly output: Out
}

export interface ReadOperation<In extends z.ZodType, Out extends z.ZodType, P> extends Described<In, Out> {
  readonly kind: 'read'
  /**
   * Slow or asynchronous work that must not hold the database: read a file, parse it. What it reads of the company may
   * have changed when `run` comes.
   */
  readonly prepare?: (input: z.output<In>, tools: Tools, company: Company) => Promise<P>
  readonly run: (input: z.output<In>, company: Company, prepared: P) => z.output<Out>
  /** Slow or asynchronous work on what was read, once the database is free: a paper, a workbook. */
  readonly finish?: (read: unknown, input: z.output<In>, tools: Tools) => Promise<z.output<Out>>
}

export interface WriteOperation<In extends z.ZodType, Out extends z.ZodType, P> extends Described<In, Out> {
  readonly kind: 'write'
  readonly prepare?: (input: z.output<In>, tools: Tools, company: Company) => Promise<P>
  readonly run: (input: z.output<In>, company: Company, prepared: P) => z.output<Out>
}

export interface FileOperation<In extends z.ZodType, Out extends z.ZodType> extends Described<In, Out> {
  readonly kind: 'file'
  readonly run: (input: z.output<In>, path: string, tools: Tools) => Promise<z.output<Out>>
}

export interface FreeOperation<In extends z.ZodType, Out extends z.ZodType> extends Described<In, Out> {
  readonly kind: 'free'
  readonly run: (input: z.output<In>, tools: Tools) => Promise<z.output<Out>>
}

export type Operation<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType, P = unknown> =
  | ReadOperation<In, Out, P>
  | WriteOperation<In, Out, P>
  | FileOperation<In, Out>
  | FreeOperation<In, Out>

/** An operation that reads an open company. */
export function reads<const N extends string, In extends z.ZodType, Out extends z.ZodType, P = undefined>(
  operation: Omit<ReadOperation<In, Out, P>, 'kind' | 'name'> & { readonly name: N },
): ReadOperation<In, Out, P> & { readonly name: N } {
  return { kind: 'read', ...operation }
}

/** An operation that reads an open company, then makes something of it without holding the database. */
export function readsThen<const N extends string, In extends z.ZodType, Out extends z.ZodType, Read>(
  operation: Described<In, Out> & {
    readonly name: N
    readonly run: (input: z.output<In>, company: Company) => Read
    readonly finish: (read: Read, input: z.output<In>, tools: Tools) => Promise<z.output<Out>>
  },
): ReadOperation<In, Out, undefined> & { readonly name: N } {
  return { kind: 'read', ...operation } as unknown as ReadOperation<In, Out, undefined> & { readonly name: N }
}

/** An operation that writes to an open company, in one transaction. */
export function writes<const N extends string, In extends z.ZodType, Out extends z.ZodType, P = undefined>(
  operation: Omit<WriteOperation<In, Out, P>, 'kind' | 'name'> & { readonly name: N },
): WriteOperation<In, Out, P> & { readonly name: N } {
  return { kind: 'write', ...operation }
}

/** An operation on a company file as a whole. */
export function onFile<const N extends string, In extends z.ZodType, Out extends z.ZodType>(
  operation: Omit<FileOperation<In, Out>, 'kind' | 'name'> & { readonly name: N },
): FileOperation<In, Out> & { readonly name: N } {
  return { kind: 'file', ...operation }
}

/** An operation that needs no company. */
export function free<const N extends string, In extends z.ZodType, Out extends z.ZodType>(
  operation: Omit<FreeOperation<In, Out>, 'kind' | 'name'> & { readonly name: N },
): FreeOperation<In, Out> & { readonly name: N } {
  return { kind: 'free', ...operation }
}
