/** The launcher with a toy back end, as a process: what `npm start` runs when Electron is absent. */
import path from 'node:path'
import { runInBrowser } from '../../../build/launch/browser.ts'

const program = path.join(import.meta.dirname, 'backEnd.ts')
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
process.exit(await runInBrowser({ program, words: process.argv.slice(2), say }))
