/** What may lie in the repository, and words that mark unfinished work. */
import type { Finding } from './source.ts'

const folders = ['electron', 'renderer', 'db', 'build', 'test', 'docs', '.ci', '.github']
const topFiles = [
  /^\.[\w.]+$/,
  /^(README|DECISIONS|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^(package|package-lock|tsconfig|biome|knip)\.json$/,
  /^(vite|vitest|playwright)\.config\.ts$/,
]
/** Kinds of files by folder; anything else is there by mistake. */
const kinds: Readonly<Record<string, RegExp>> = {
  electron: /\.ts$/,
  renderer: /\.(ts|tsx|css|html|json|svg)$/,
  db: /\.ts$/,
  build: /\.(ts|mjs|md|nsh|png|ico|svg)$/,
  test: /\.(ts|tsx|mjs|js|html|jsonl?|csv|txt|ofx|qfx|qbo|qif|png|nsi|py)$/,
  docs: /\.(md|png|py)$/,
  '.ci': /^\.ci\/run$/,
  '.github': /\.(yml|md)$/,
}

/** Files in a place that the layout of the house does not have. */
export function strayFiles(paths: readonly string[]): Finding[] {
  return paths.flatMap((path) => {
    const top = path.split('/')[0]!
    const known = path.includes('/')
      ? folders.includes(top) && kinds[top]!.test(path)
      : topFiles.some((one) => one.test(path))
    return known ? [] : [{ path, line: 1, message: 'a file that the layout does not have' }]
  })
}

/** Written apart, so that this file does not find itself. In quotes, three X are the code of no currency. */
const words = ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')
const unfinished = new RegExp(`(?<!['"])\\b(${words})\\b(?!['"])`)

/** Marks of unfinished work in a text file. */
export function unfinishedWork(path: string, text: string): Finding[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      unfinished.test(line) ? [{ path, line: index + 1, message: 'unfinished work' }] : [],
    )
}
