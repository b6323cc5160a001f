/** Draws statements of a style and counts how the reader fares: exact, asked, or wrong. */

import { sameAmount } from '../../../electron/bank/formats/decimal.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { fold, tidyText } from '../../../electron/bank/formats/text.ts'
import type { ParsedFile } from '../../../electron/bank/parsed.ts'
import { type Drawn, drawStatement, type Truth } from './draw.ts'
import type { MakeSample } from './forms.ts'
import { Dice, inventAccount, inventCard } from './ledger.ts'

export async function drawSample(
  make: MakeSample,
  seed: number,
): Promise<{ drawn: Drawn; whole: boolean; name: string }> {
  const dice = new Dice(seed)
  const sample = make(dice)
  const invent = sample.card ? inventCard : inventAccount
  const first = invent(dice, sample.wishes)
  const accounts = Array.from({ length: sample.accounts ?? 1 }, (_, i) =>
    i === 0 ? first : samePeriod(invent(dice, sample.wishes), first),
  )
  return {
    drawn: await drawStatement(sample.style, accounts, dice),
    whole: sample.whole ?? false,
    name: sample.style.name,
  }
}

/** Accounts of one statement cover the same days. */
function samePeriod<A extends { from: Date; to: Date; movements: readonly { date: Date; second: Date }[] }>(
  account: A,
  first: A,
): A {
  const shift = first.from.getTime() - account.from.getTime()
  const move = (date: Date) => new Date(Math.min(date.getTime() + shift, first.to.getTime()))
  return {
    ...account,
    from: first.from,
    to: first.to,
    movements: account.movements.map((one) => ({ ...one, date: move(one.date), second: move(one.second) })),
  }
}

const text = (cents: number, whole: boolean) => {
  if (whole) return String(cents)
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

const same = (a: string, b: string) => sameAmount(a === '' ? '0' : a, b)

/** What differs between the file read and the truth; a part of a label that belongs to the neighbour counts as well. */
export function differencesFrom(file: ParsedFile, truth: readonly Truth[], whole: boolean): string[] {
  const found: string[] = []
  const accounts = truth.filter(({ lines, opening, closing }) => lines.length > 0 || opening !== closing)
  if (file.accounts.length !== accounts.length)
    return [`${file.accounts.length} accounts, not ${accounts.length}`]
  for (const [a, account] of accounts.entries()) {
    const read = file.accounts[a]!
    if (!same(read.openingBalance ?? '', text(account.opening, whole)))
      found.push(`opening ${read.openingBalance}, not ${text(account.opening, whole)}`)
    if (!same(read.closingBalance ?? '', text(account.closing, whole)))
      found.push(`closing ${read.closingBalance}, not ${text(account.closing, whole)}`)
    if (read.lines.length !== account.lines.length)
      return [...found, `${read.lines.length} lines, not ${account.lines.length}`]
    for (const [i, line] of account.lines.entries()) {
      const own = read.lines[i]!
      if (own.date !== line.date) found.push(`${i}: date ${own.date}, not ${line.date}`)
      if (!same(own.amount, text(line.cents, whole)))
        found.push(`${i}: amount ${own.amount}, not ${text(line.cents, whole)}`)
    }
  }
  return found
}

const bare = (label: string) => fold(tidyText(label)).replace(/’/g, "'").replace(/\s/g, '')

/** Share of movements whose text is exactly the one printed. */
export function labelsRight(file: ParsedFile, truth: readonly Truth[]): number {
  let right = 0
  let all = 0
  for (const [a, account] of truth.filter(({ lines }) => lines.length > 0).entries())
    for (const [i, line] of account.lines.entries()) {
      all++
      const read = bare(file.accounts[a]?.lines[i]?.description ?? '')
      if (read === bare(line.label) || read === `ach${bare(line.label)}` || read === `ddi${bare(line.label)}`)
        right++
    }
  return all === 0 ? 1 : right / all
}

export interface Score {
  readonly name: string
  exact: number
  asked: number
  wrong: number
  labels: number
  readonly notes: string[]
}

/** Runs the seeds of a style. */
export async function measure(make: MakeSample, seeds: readonly number[]): Promise<Score> {
  let score: Score | null = null
  for (const seed of seeds) {
    const { drawn, whole, name } = await drawSample(make, seed)
    score ??= { name, exact: 0, asked: 0, wrong: 0, labels: 0, notes: [] }
    let file: ParsedFile
    try {
      file = await parseBytes({ bytes: drawn.bytes, extension: 'pdf' })
    } catch (error) {
      score.asked++
      score.notes.push(
        `seed ${seed}: ${String((error as { code?: string }).code ?? (error as Error).message)}`,
      )
      continue
    }
    if (file.outcome !== 'parse') {
      score.asked++
      score.notes.push(`seed ${seed}: ask ${file.problems.map(({ code }) => code).join(' ')}`)
      continue
    }
    const differences = differencesFrom(file, drawn.truth, whole)
    if (differences.length > 0) {
      score.wrong++
      score.notes.push(`seed ${seed}: WRONG ${differences.slice(0, 3).join('; ')}`)
      continue
    }
    score.exact++
    score.labels += labelsRight(file, drawn.truth)
  }
  return score!
}
