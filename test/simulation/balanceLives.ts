/** What the histories of balances of one seed have lived, and where that is kept from one run to the next. */
import fs from 'node:fs'
import path from 'node:path'
import type { Workshop } from '../support/company.ts'
import type { Lived } from './balanceHistory.ts'
import { type Template, templateOf } from './memoryCopy.ts'

export interface Lives extends Lived {
  histories: number
  seconds: number
  /** Of each kind of operation, how many were done and how many refused. */
  kinds: Record<string, [done: number, refused: number]>
}

export const NO_LIVES: Lives = {
  histories: 0,
  done: 0,
  refused: 0,
  merged: 0,
  entries: 0,
  seconds: 0,
  kinds: {},
}

/** A company in each of three currencies. */
export async function templatesOf(workshop: Workshop): Promise<Template[]> {
  const templates: Template[] = []
  for (const country of ['CA', 'FR', 'CI']) templates.push(await templateOf(workshop, country))
  return templates
}

/** One more history, and what it did of each kind. */
export function addHistory(lives: Lives, lived: Lived, tally: ReadonlyMap<string, Lived>): void {
  for (const what of ['done', 'refused', 'merged', 'entries'] as const) lives[what] += lived[what]
  for (const [name, { done, refused }] of tally) {
    const [all, no] = lives.kinds[name] ?? [0, 0]
    lives.kinds[name] = [all + done, no + refused]
  }
  lives.histories += 1
}

/** The number of a history of a seed, from which alone it follows. */
export const numberOf = (seed: number, history: number): number => (seed + history * 7_919) % 2 ** 31

const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/grandlivre-balance')
const fileOf = (seed: number, which: number, of: number) =>
  path.join(folder, `${seed}-${which + 1}-of-${of}.json`)

/** What one of several programs has lived so far. */
export function progressOf(seed: number, which: number, of: number): Lives {
  const file = fileOf(seed, which, of)
  return fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Lives)
    : structuredClone(NO_LIVES)
}

/** Written whole beside the old one first: a run that is killed goes on from one of the two. */
export function keepProgress(seed: number, which: number, of: number, lives: Lives): void {
  const file = fileOf(seed, which, of)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(`${file}.new`, JSON.stringify(lives))
  fs.renameSync(`${file}.new`, file)
}
