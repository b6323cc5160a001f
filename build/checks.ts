/** The quick checks of the whole source, each of which counts as one test. */
import { type Step, tool } from './steps.ts'

const limitMs = 5 * 60_000
/** Biome does not read NO_COLOR. */
const colours = process.stdout.isTTY ? [] : ['--colors=off']

/** Types; form and known mistakes; what nothing uses. */
export function checks(): readonly Step[] {
  const typescript = tool('typescript', 'bin', 'tsc')
  const biome = tool('@biomejs', 'biome', 'bin', 'biome')
  const knip = tool('knip', 'bin', 'knip.js')
  return [
    { name: 'types', command: typescript.command, words: [...typescript.words, '-p', '.'], limitMs },
    {
      name: 'form',
      command: biome.command,
      words: [...biome.words, 'ci', '--error-on-warnings', '--max-diagnostics=40', ...colours, '.'],
      limitMs,
    },
    { name: 'unused', command: knip.command, words: [...knip.words, '--no-progress'], limitMs },
  ]
}

/** The rules of the house that are tests (test/tidy*.test.ts). */
export function tidy(): Step {
  const vitest = tool('vitest', 'vitest.mjs')
  return {
    name: 'tidy',
    command: vitest.command,
    words: [...vitest.words, 'run', 'test/tidy'],
    limitMs,
  }
}
