/** The table of what the tests measured (test/support/figures.ts writes it while they run). */
import fs from 'node:fs'
import path from 'node:path'

interface Figures {
  readonly name: string
  readonly seed: number
  readonly counted: Readonly<Record<string, number | string>>
  readonly seconds: number
}

/** The table of the figures in this folder of results; empty where no test kept any. */
export function figuresTable(results: string): string {
  let text: string
  try {
    text = fs.readFileSync(path.join(results, 'figures.jsonl'), 'utf8')
  } catch {
    return ''
  }
  const all = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figures)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const width = Math.max(20, ...all.map(({ name }) => name.length))
  const rows = all.map(({ name, counted, seconds, seed }) => {
    const said = Object.entries(counted).map(([what, count]) => `${what} ${count}`)
    return `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(7)} s  seed ${String(seed).padEnd(10)}  ${said.join(', ')}`
  })
  return ['figures', ...rows].join('\n')
}
