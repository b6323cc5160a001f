/** Protects: a file with some bytes changed never crashes the program, and never shows a wrong balance as good. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verifyCompany } from '../../db/company/verify.ts'
import { BALANCES_KEPT } from '../../db/ledger/balances.ts'
import { answerOf } from '../../db/rules/errors.ts'
import { Desk, PASSPHRASE } from '../support/companyFile.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const FILES = long ? 10_000 : 150
const BYTES_MAX = 64

/** What opening and verifying says: `sound`, `fault`, or the code of a refusal. */
function said(desk: Desk, secret: string | undefined, balances: string): string {
  try {
    return desk.with(
      (company) => {
        const { ok } = verifyCompany(company.sql)
        if (!ok) return 'fault'
        expect(JSON.stringify(company.sql.all(BALANCES_KEPT))).toBe(balances)
        return 'sound'
      },
      { secret },
    )
  } catch (error) {
    const { family, code } = answerOf(error)
    if (family === 'assertion') throw error
    return code
  }
}

test.each([undefined, PASSPHRASE])(
  `files with 1 to ${BYTES_MAX} bytes changed, with the passphrase %s`,
  (passphrase) => {
    const desk = new Desk(temporaryFolder())
    desk.filled(4, { passphrase })
    const balances = desk.with((company) => JSON.stringify(company.sql.all(BALANCES_KEPT)), {
      secret: passphrase,
    })
    const whole = readFileSync(desk.path)
    const random = randomFrom(seed)
    const counts: Record<string, number> = {}
    for (let file = 0; file < (passphrase ? FILES / 10 : FILES); file += 1) {
      const bytes = Buffer.from(whole)
      for (let left = 1 + random(BYTES_MAX); left > 0; left -= 1)
        bytes[random(bytes.length)]! ^= 1 + random(255)
      writeFileSync(desk.path, bytes)
      let outcome: string
      try {
        outcome = said(desk, passphrase, balances)
      } catch (error) {
        throw new Error(`seed ${seed}, file ${file}`, { cause: error })
      }
      counts[outcome] = (counts[outcome] ?? 0) + 1
    }
    console.log(`damaged files from seed ${seed}: ${JSON.stringify(counts)}`)
    if (passphrase) expect([counts.sound, counts['company.wrongKey']]).toEqual([undefined, undefined])
  },
  long ? 3_600_000 : 180_000,
)
