/** docs/teeth.md: the public list of planted bugs, one a line, with the test that found each and after how long. */
import fs from 'node:fs'
import type { Bug } from './bug.ts'
import { BUGS, UNFOUND_MAX } from './bugs.ts'

export interface Found {
  /** `file › test`; null when no suite found it. */
  readonly by: string | null
  readonly seconds: number
  readonly note: string
}

const HEAD = `# Teeth

A suite is worth what it finds. \`npm run teeth\` plants each of these ${BUGS.length} bugs in a copy of the tree, one at a time, and runs the
suites until a test fails: those nearest to the part first, then all but the tests of the source itself. The test must pass
without the bug. At most ${UNFOUND_MAX} may stay unfound. \`ONLY=word,word\` takes the bugs with one of these words in their name, \`SEED=…\`
chooses the random cases, \`WRITE=1\` writes this page. The bugs are data (\`build/teeth/\`): a file, a text that stands in it
exactly once, what stands there instead. When that place of the product changes, \`test/teeth\` says which bug to plant anew.

They were chosen before looking at the tests. Where none of the suites nearest to it found one, the test that does was written:
those are marked ★.
Seconds are those of the suites on two busy cores, until the first failure.

| bug | what goes wrong | where | found by | s |
|---|---|---|---|---|
`

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const NOT_RUN: Found = { by: '(not run yet)', seconds: 0, note: '' }

function rowOf(bug: Bug, found: Found): string {
  const by = found.by ?? `**not found** (${found.note})`
  const name = bug.isLate ? `${bug.name} ★` : bug.name
  return `| ${[name, bug.what, bug.file, by, found.seconds.toFixed(0)].map(cell).join(' | ')} |`
}

/** The rows of the page as it stands, by the name of their bug. */
export function rowsOfPage(text: string): Map<string, string> {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| bug |'))
  return new Map(rows.map((row) => [row.slice(2, row.indexOf(' |')).replace(' ★', ''), row]))
}

/** Writes the page anew; a bug that was not run now keeps the row that it had. */
export function writePage(file: string, found: ReadonlyMap<string, Found>): void {
  const before = rowsOfPage(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')
  const rows = BUGS.map((bug) => {
    const now = found.get(bug.name)
    return now ? rowOf(bug, now) : (before.get(bug.name) ?? rowOf(bug, NOT_RUN))
  })
  fs.writeFileSync(file, `${HEAD}${rows.join('\n')}\n`)
}

/** One bug as the command prints it. */
export function lineOf(bug: Bug, { by, seconds, note }: Found): string {
  return `${by === null ? 'NOT FOUND' : 'found    '} ${seconds.toFixed(0).padStart(5)} s  ${bug.name.padEnd(48)} ${by ?? note}`
}
