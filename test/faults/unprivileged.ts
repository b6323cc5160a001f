/**
 * What a person without the right to write is told. Run as a program by refusals.test.ts: an administrator may write
 * everywhere, so it becomes nobody first. Prints one JSON object: what was tried -> how it was answered.
 */
import { chmodSync } from 'node:fs'
import { backup } from '../../db/company/backup.ts'
import { encrypt } from '../../db/company/encryption.ts'
import { answerOf } from '../../db/rules/errors.ts'
import { Desk, entriesIn, PASSPHRASE, postOne } from '../support/companyFile.ts'

const NOBODY = 65_534
const [folder, count] = [process.argv[2]!, Number(process.argv[3])]
if (process.getuid?.() === 0) {
  process.setgid?.(NOBODY)
  process.setuid?.(NOBODY)
}

const desk = new Desk(folder)
const books = desk.at('.')
const answers: Record<string, unknown> = {}

/** Tries something with these modes, then makes everything writable again. */
function attempt(name: string, modes: { folder: number; file: number }, work: () => unknown): void {
  chmodSync(desk.path, modes.file)
  chmodSync(books, modes.folder)
  try {
    answers[name] = work()
  } catch (error) {
    answers[name] = answerOf(error)
  } finally {
    chmodSync(books, 0o700)
    chmodSync(desk.path, 0o600)
  }
}

const readOnlyFile = { folder: 0o700, file: 0o400 }
const readOnlyFolder = { folder: 0o500, file: 0o600 }
const write = () => desk.with((company) => postOne(company, 100))

attempt('read of a read-only file', readOnlyFile, () => desk.with(entriesIn) === count)
attempt('write to a read-only file', readOnlyFile, write)
attempt('write in a read-only folder', readOnlyFolder, write)
attempt('an unreadable file', { folder: 0o700, file: 0 }, write)
attempt('a new company in a read-only folder', readOnlyFolder, () =>
  desk.create({}, desk.at('new.grandlivre')),
)
attempt('encrypting in a read-only folder', readOnlyFolder, () => encrypt(desk.path, PASSPHRASE))
attempt('a backup to a read-only folder', readOnlyFolder, () => {
  // the journal of a company already open is there, so it can still be read
  chmodSync(books, 0o700)
  return desk.with((company) => {
    chmodSync(books, 0o500)
    return backup(company, 'manual', desk.at('copy.grandlivre'))
  })
})
process.stdout.write(JSON.stringify(answers))
