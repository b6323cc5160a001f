/**
 * The versions of each type of change that this program reads, and the converters from an old version to the next.
 * A converter is small and pure, and is kept for ever: the log of a company is never rewritten.
 */
import { assert } from '../rules/errors.ts'
import type { Bodies, ChangeType } from './bodies.ts'

/** Newest version of each type; this is what is written. */
export const VERSIONS: Readonly<Record<ChangeType, number>> = {
  'company.created': 1,
  'device.registered': 1,
  'fields.set': 1,
  'entries.posted': 1,
  'period.locked': 1,
  'period.unlocked': 1,
  'fact.accepted': 1,
  'statement.imported': 1,
  'line.marked': 1,
  'record.erased': 1,
  'attachment.added': 1,
  'document.issued': 1,
  'document.marked': 1,
  'credits.allocated': 1,
  'line.matched': 1,
  'stock.moved': 1,
  'account.reconciled': 1,
  'account.reopened': 1,
}

type Converter = (body: unknown) => unknown

/** `converters['entries.posted'][1]` makes version 2 of a body of version 1. */
export type Converters = Readonly<Partial<Record<string, Readonly<Record<number, Converter>>>>>

/** None yet: every type is at its first version. */
export const CONVERTERS: Converters = {}

/** True when this program can read a change of that type and version. */
export function isKnown(
  type: string,
  version: number,
  versions: Readonly<Record<string, number>> = VERSIONS,
): type is ChangeType {
  const newest = Object.hasOwn(versions, type) ? versions[type] : undefined
  return newest !== undefined && version >= 1 && version <= newest
}

/** Body of any known version, brought to the newest one. */
export function convert<T extends ChangeType>(
  type: T,
  version: number,
  body: unknown,
  versions: Readonly<Record<string, number>> = VERSIONS,
  converters: Converters = CONVERTERS,
): Bodies[T] {
  let current = body
  for (let v = version; v < versions[type]!; v += 1) {
    const step = converters[type]?.[v]
    assert(step, `no converter for ${type} ${v}`)
    current = step(current)
  }
  return current as Bodies[T]
}
