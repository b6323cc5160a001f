/**
 * A program that brings a company up to date, or puts the older one back, and is killed at one of its steps. Run by
 * upgrade.test.ts with a folder, what to do, and the number of the step at which it kills itself (0: never; then it
 * prints how many steps there were). A step is a statement that writes, or a call that touches files.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from 'better-sqlite3'
import { undoUpgrade } from '../../db/company/upgrade.ts'
import { Desk } from '../support/companyFile.ts'

type Owner = Record<string, (...given: unknown[]) => unknown>

const [folder, what, last] = [process.argv[2]!, process.argv[3], Number(process.argv[4])]
let steps = 0

function count(owner: Owner, name: string): void {
  const real = owner[name]!
  owner[name] = function counted(this: unknown, ...given: unknown[]) {
    steps += 1
    if (steps === last) process.kill(process.pid, 'SIGKILL')
    return real.apply(this, given)
  }
}

const desk = new Desk(folder)
const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as unknown as Owner
for (const name of ['renameSync', 'rmSync', 'copyFileSync', 'linkSync', 'fsyncSync'])
  count(fs as unknown as Owner, name)
for (const name of ['pragma', 'exec', 'close']) count(Database.prototype as unknown as Owner, name)
count(statement, 'run')
syncBuiltinESMExports()
if (what === 'undo') undoUpgrade(desk.path)
else desk.with(() => {})
fs.writeSync(1, String(steps))
