/** Performs every operation on alerts and on connections to banks, for the test of the registry. */
import { BankWorld } from '../bank/feeds/bankWorld.ts'
import type { Performer } from './performer.ts'

export async function alertWork(performer: Performer, entryId: string): Promise<void> {
  await performer.do('alert.list', {})
  await performer.do('alert.seen', { key: `entry:${entryId}` })
}

export async function feedWork(performer: Performer): Promise<void> {
  const world = new BankWorld()
  try {
    const address = await world.open()
    const { secret_id: secretId, secret_key: secretKey } = world.keys
    await performer.do('bankConnection.setKeys', { secretId, secretKey, address })
    await performer.do('bankConnection.institutions', { country: 'BE' })
    const { id } = await performer.do('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
    await performer.do('bankConnection.renew', { id })
    const account = { iban: 'BE68539007547034', currency: 'CAD', name: 'Vue', balance: '1.00' }
    world.accounts.set('a', { ...account, booked: [], pending: [] })
    // a test may have asked several times
    for (const asked of world.requisitions.keys()) world.consent(asked, ['a'])
    const connection = await performer.do('bankConnection.check', { id })
    await performer.do('bankConnection.link', { feed: connection.accounts[0]!.id, account: '1010' })
    await performer.do('bankConnection.refresh', { id })
    await performer.do('bankConnection.list', {})
    await performer.do('bankConnection.disconnect', { id })
  } finally {
    world.close()
  }
}
