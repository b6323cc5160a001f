/** The table of the figures as Markdown, with why a target is not met. */
import os from 'node:os'
import { isMet, type Row } from './targets.ts'

/** What is known of the rows that stay above their limit, by target. */
const WHY: Readonly<Record<string, string>> = {
  '1': 'Nearly all of it is our tables: their keys are text, and debit and credit stand apart where the bare table has one amount. As flat from 10k to 1M.',
  '4': 'Our tables alone are above what is asked, as 5 shows of such entries; and each account, party, day and amount of the file is looked at before anything is written.',
  '5': 'Our tables alone are above what is asked: the identity of each entry, unique in the file (a tree of its own), the change in which it came, words kept in the transaction, and the log. Around them the log is written as JSON, hashed and deflated, and each line is held against its account.',
  '6': 'Our tables alone take all that is asked. Of those 26 statements the words of the entry take a quarter and what is read before writing a third, for nothing that decides is kept between operations; the rest is as quick as the bare tables. The 99th of 100 is when SQLite merges the index of words, as it is of our tables alone; the journal is brought into the file when nobody waits, which is not in these figures.',
  '7': 'Our tables alone take nearly all that is asked (100k lines, read already): each line keeps its identity (a hash), its statement and its place, and the import is a change of the log. Before that a process of its own recognises and reads the file, and is ended when it no longer answers: a tenth of a second to start, then what 9 tells.',
  '8': 'Once read, the same lines again take no longer than the limit. The rest is reading: a file is known by its movements, and not by its bytes.',
  '9': 'What is read is checked: dates, amounts as they are written, encodings, columns found by themselves over the whole file, and every bad row told. The scanner knows one layout and believes its input.',
  '10': 'Nearly all of it is our tables: a row has texts that the bare one has not (day, number, identity); in the middle the balance is summed, which the bare page does not show.',
  '11': 'As for 10, row by row.',
  '13': 'Our tables alone take what is asked, or more: SQLite alone may look whether a file is encrypted, so it is opened twice, and its schema has fifty tables where the bare one has five. Around them: where the file lies, the note of this copy outside the file, which is compared with the log, and code that runs for the first time.',
  '15': 'What it finds beyond the baseline (figures below) is what it takes longer for: names with slips, numbers inside labels, groups, instalments, guards. The processor works about as long for both (below); more of ours waits for its one thread.',
  '18': 'An act is held whole until it is written: its entries, their JSON and its parts.',
}

function shown(value: number, unit: Row['unit']): string {
  if (unit === 'MB') return `${Math.round(value)} MB`
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`
  return `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ms`
}

const times = (ratio: number) => `${ratio >= 20 ? Math.round(ratio) : ratio.toFixed(2)}×`

function lineOf(row: Row): string {
  const { target, what, unit, figure, most, beside } = row
  const met = isMet(row)
  const [limit, ratio, asked] = beside
    ? [
        beside.figure,
        times(beside.figure / figure.ours),
        beside.least === undefined ? '' : `≥ ${times(beside.least)} smaller`,
      ]
    : [figure.limit, times(figure.ours / figure.limit), Number.isFinite(most) ? `≤ ${times(most)}` : '']
  const verdict = met === null ? '' : met ? 'met' : '**not met**'
  const ours = shown(figure.ours, unit)
  const tables = figure.tables ? `${shown(figure.tables, unit)} (${times(figure.tables / figure.limit)})` : ''
  return `| ${target} | ${what} | ${ours} | ${shown(limit, unit)} | ${ratio} | ${asked} | ${verdict} | ${tables} |`
}

export interface About {
  readonly isBusy: boolean
  readonly minutes: number
  readonly rounds: number
  /** Lines for which a thing was found, and the like: kept below the table. */
  readonly notes: readonly string[]
}

/** The page; `rows` in their order. */
export function pageOf(rows: readonly Row[], about: About): string {
  const cpus = os.cpus()
  const machine = `${cpus.length} × ${cpus[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}`
  const missed = new Set(rows.filter((row) => isMet(row) === false).map(({ target }) => target))
  const why = Object.entries(WHY).filter(([target]) => missed.has(target))
  const base = about.isBusy
    ? 'The machine was busy with other work: times are those of the processor (user and system), medians; only ratios count.'
    : 'Times are by the clock, medians; ratios are of one run, the sides in turn.'
  return [
    '# Figures',
    '',
    `Written by \`node build/bench/run.ts\` on ${new Date().toISOString().slice(0, 10)} in ${about.minutes} minutes: ${machine}; Node ${process.version}, ${about.rounds} rounds. ${base}`,
    '',
    'In process, “limit” is the same work on bare tables of whole numbers, with the same driver and nothing checked (`bare.ts`); of programs it is',
    'the harness’s program that does nothing else, its start included. Beside another system the limit is that system.',
    '',
    '“Our tables” is SQLite alone at what ours asks of it: the same statements on the same file, run again with nothing around them',
    '(`replay.ts`), and their ratio to the limit. No program that keeps these books in these tables can be faster than that.',
    '',
    '| # | what | ours | limit | ratio | asked | | our tables |',
    '|--:|---|--:|--:|--:|--:|---|--:|',
    ...rows.map(lineOf),
    '',
    ...(why.length > 0
      ? ['Why some are not met:', '', ...why.map(([target, text]) => `- ${target}: ${text}`), '']
      : []),
    ...about.notes.flatMap((note) => [note, '']),
  ].join('\n')
}
