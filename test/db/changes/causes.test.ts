/**
 * Protects the order of cause and effect between laptops: a change waits for every change that its author had seen, down to
 * the last one, and is stamped after all of them whatever the clock of its laptop says.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { SMALL_CHART } from '../../simulation/office.ts'
import { exchange, type Laptop, Workshop } from '../../support/company.ts'

const workshop = new Workshop()
afterAll(() => workshop.close())

let round = 0
let [anne, benoit, chantal]: Laptop[] = []
beforeEach(async () => {
  round += 1
  anne = workshop.createSmall(SMALL_CHART, `anne-${round}`)
  benoit = workshop.copy(anne, `benoit-${round}`)
  chantal = workshop.copy(anne, `chantal-${round}`)
  for (const laptop of [anne, benoit, chantal]) await post(laptop)
  exchange(anne, benoit, chantal)
})

const post = (laptop: Laptop) =>
  laptop.run('ledger.post', {
    date: '2026-01-15',
    lines: [
      { account: '6100', debit: '1.00' },
      { account: '1010', credit: '1.00' },
    ],
  })

const lastStamp = ({ company, device }: Laptop): number =>
  company.sql.get<{ stamp: number }>('SELECT max(stamp) AS stamp FROM change WHERE device = ?', device)!.stamp

describe('a change', () => {
  test.each([1, 2, 5])('waits for the last of %s changes that its author had seen', async (count) => {
    const known = benoit!.known()
    for (let made = 0; made < count; made += 1) await post(anne!)
    const causes = anne!.changes(known)
    chantal!.pull(anne!)
    await post(chantal!)
    const effect = chantal!.changes(known).filter((text) => !causes.includes(text))
    expect(effect).toHaveLength(1)
    expect(benoit!.receive([...causes.slice(0, -1), ...effect])).toMatchObject({
      applied: causes.length - 1,
      waiting: 1,
    })
    expect(benoit!.receive(causes.slice(-1))).toMatchObject({ applied: 2, waiting: 0 })
  })

  test.each([-1, -20 * 3_600_000, 0, 1])(
    'is stamped after what it follows, with a clock %s ms off',
    async (skew) => {
      await post(anne!)
      benoit!.pull(anne!)
      benoit!.skew = skew
      await post(benoit!)
      expect(lastStamp(benoit!)).toBeGreaterThan(lastStamp(anne!))
      const before = lastStamp(benoit!)
      benoit!.skew = skew - 3_600_000
      await post(benoit!)
      expect(lastStamp(benoit!)).toBeGreaterThan(before)
    },
  )
})
