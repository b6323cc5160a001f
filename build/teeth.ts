/**
 * `npm run teeth`: plants every bug of build/teeth in a copy of the tree, one at a time, and runs the suites until a test
 * fails: first those nearest to the part, then all. The test that fails must pass without the bug. `ONLY=word,word` takes
 * the bugs with one of these words in their name, `NEAR=1` the nearest suites alone, `SEED=…` chooses the random cases,
 * `WRITE=1` writes docs/teeth.md.
 */
import fs from 'node:fs'
import path from 'node:path'
import { root } from './steps.ts'
import type { Bug } from './teeth/bug.ts'
import { BUGS, UNFOUND_MAX, withBug } from './teeth/bugs.ts'
import { copyOfTree } from './teeth/copy.ts'
import { type Found, lineOf, writePage } from './teeth/page.ts'
import { runSuites } from './teeth/suite.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const seed = Number(process.env.SEED || Date.now() % 2 ** 31)
const words = (process.env.ONLY ?? '').split(',')
const chosen = BUGS.filter(({ name }) => words.some((word) => name.includes(word)))
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

/** Files of tests found to pass without any bug, with this seed, and those found to fail. */
const sound = new Set<string>()
const unsound = new Set<string>()

/** True when the test fails for the bug: alone, in the tree without it, its file passes. */
async function failsForIt(tree: string, file: string): Promise<boolean> {
  if (sound.has(file)) return true
  const { failed } = await runSuites(tree, { words: [file], without: [] }, seed, stop.signal)
  if (failed === null) sound.add(file)
  else unsound.add(file)
  return failed === null
}

/** Runs suites with the bug in the tree, again without the files that turn out to fail in any case. */
async function runWith(tree: string, bug: Bug, words: readonly string[]): Promise<Found> {
  const file = path.join(tree, bug.file)
  const source = fs.readFileSync(file, 'utf8')
  let seconds = 0
  while (!stop.signal.aborted) {
    fs.writeFileSync(file, withBug(source, bug)!)
    const run = await runSuites(tree, { words, without: [...unsound] }, seed, stop.signal)
    fs.writeFileSync(file, source)
    seconds += run.seconds
    if (!run.failed || stop.signal.aborted) break
    const by = `${run.failed.file} › ${run.failed.test}`
    if (run.failed.file === '' || (await failsForIt(tree, run.failed.file))) return { by, seconds, note: '' }
    say(`   ${by} fails without the bug too: left out`)
  }
  return { by: null, seconds, note: stop.signal.aborted ? 'stopped' : 'found by no suite' }
}

/** Plants one bug and looks for it, in ever more suites. */
async function lookFor(tree: string, bug: Bug): Promise<Found> {
  if (withBug(fs.readFileSync(path.join(tree, bug.file), 'utf8'), bug) === null)
    return { by: null, seconds: 0, note: `its text is not once in ${bug.file}` }
  const near = bug.suites.map((words) => words.split(' '))
  let seconds = 0
  let note = ''
  for (const words of process.env.NEAR === '1' ? near : [...near, []]) {
    const found = await runWith(tree, bug, words)
    seconds += found.seconds
    note = found.note
    if (found.by !== null || stop.signal.aborted) return { ...found, seconds }
  }
  return { by: null, seconds, note }
}

say(`GrandLivre, Node ${process.version}, ${chosen.length} of ${BUGS.length} planted bugs, seed ${seed}`)
const tree = copyOfTree()
const found = new Map<string, Found>()
try {
  for (const bug of chosen) {
    if (stop.signal.aborted) break
    const result = await lookFor(tree, bug)
    if (result.note === 'stopped') break
    found.set(bug.name, result)
    say(lineOf(bug, result))
    if (process.env.WRITE === '1') writePage(path.join(root, 'docs', 'teeth.md'), found)
  }
} finally {
  fs.rmSync(tree, { recursive: true, force: true })
}
const missed = [...found.values()].filter(({ by }) => by === null).length
say(`\n${found.size - missed} found, ${missed} not found (at most ${UNFOUND_MAX} of ${BUGS.length} may be)`)
process.exitCode = missed > UNFOUND_MAX || stop.signal.aborted ? 1 : 0
