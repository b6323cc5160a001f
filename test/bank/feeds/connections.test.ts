/** Protects connections to banks, from the keys to the lines, against a stand-in of the supplier that fails as it does. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Books } from '../../support/books.ts'
import { describeShared, sharedJson } from '../../support/shared.ts'
import { BankWorld } from './bankWorld.ts'

const worlds: BankWorld[] = []
afterEach(() => {
  for (const world of worlds.splice(0)) world.close()
})

const movement = (id: string, day: string, amount: string, label: string, more = {}) => ({
  transactionId: id,
  bookingDate: day,
  transactionAmount: { amount, currency: 'EUR' },
  remittanceInformationUnstructured: label,
  ...more,
})

/** A Belgian firm, the world of its bank, and the keys given. */
async function ready(): Promise<{ books: Books; world: BankWorld; address: string }> {
  const books = new Books({ country: 'BE', province: null, currency: 'EUR', taxes: {} })
  const world = new BankWorld()
  worlds.push(world)
  world.now = () => books.company.now()
  const address = await world.open()
  const { secret_id: secretId, secret_key: secretKey } = world.keys
  await books.call('bankConnection.setKeys', { secretId, secretKey, address })
  world.accounts.set('acc-1', {
    ...{ iban: 'BE68539007547034', currency: 'EUR', name: 'Compte à vue', balance: '1234.56', pending: [] },
    booked: [
      movement('t2', '2026-03-20', '-45.10', 'FACTURE 12', { creditorName: 'PROXIMUS' }),
      movement('t1', '2026-03-18', '1200.00', '+++123/4567/89002+++', {
        debtorName: 'CLIENT SA',
        valueDate: '2026-03-19',
      }),
    ],
  })
  return { books, world, address }
}

const bankOf = (books: Books) =>
  books.sql.get<{ id: string }>("SELECT id FROM account WHERE role = 'bank' ORDER BY id LIMIT 1")!.id

async function connected() {
  const all = await ready()
  const { books, world } = all
  const asked = await books.call('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
  const [requisition] = [...world.requisitions.keys()]
  world.consent(requisition!, ['acc-1'])
  const connection = await books.call('bankConnection.check', { id: asked.id })
  await books.call('bankConnection.link', { feed: connection.accounts[0]!.id, account: bankOf(books) })
  return { ...all, id: asked.id, requisition: requisition!, link: asked.link }
}

describe('a connection', () => {
  test('is asked, given at the bank, read, and imported once', async () => {
    const { books, world } = await ready()
    const { items } = await books.call('bankConnection.institutions', { country: 'BE' })
    expect(items).toEqual([
      { id: 'BELFIUS_GKCCBEBB', name: 'Belfius', bic: 'GKCCBEBB', historyDays: 90 },
      { id: 'KBC_KREDBEBB', name: 'KBC', bic: 'KREDBEBB', historyDays: 364 },
    ])
    const asked = await books.call('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
    expect(asked.link).toMatch(/^https:\/\/ob\.gocardless\.com\//)
    const pending = await books.call('bankConnection.check', { id: asked.id })
    expect(pending).toMatchObject({ status: 'pending', validThrough: null, accounts: [] })
    const [requisition] = [...world.requisitions.values()]
    const page = await fetch(`${requisition!.redirect}?ref=${requisition!.reference}`)
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('Retournez dans GrandLivre'),
    ])
    expect((await fetch(requisition!.redirect.replace(/retour.*/, 'autre'))).status).toBe(404)
    world.consent(requisition!.id, ['acc-1'])
    const active = await books.call('bankConnection.check', { id: asked.id })
    expect(active).toMatchObject({
      ...{ status: 'active', name: 'KBC', country: 'BE', daysLeft: 90 },
      accounts: [{ iban: 'BE68539007547034', name: 'Compte à vue', currency: 'EUR', balance: null }],
    })
    const bank = bankOf(books)
    await books.call('bankConnection.link', { feed: active.accounts[0]!.id, account: bank })
    const first = await books.call('bankConnection.refresh', { id: asked.id })
    expect(first.accounts).toMatchObject([{ read: 2, added: 2, duplicates: 0, pending: 0, problem: null }])
    expect(first.connection.accounts[0]).toMatchObject({
      balance: '1234.56',
      balanceDay: '2026-03-31',
      lastDay: '2026-03-20',
    })
    const lines = await books.call('bank.lines', { account: bank })
    expect(lines.items.map(({ date, amount, description }) => [date, amount, description])).toEqual([
      ['2026-03-18', '1200.00', 'CLIENT SA +++123/4567/89002+++'],
      ['2026-03-20', '-45.10', 'PROXIMUS FACTURE 12'],
    ])
    const again = await books.call('bankConnection.refresh', { id: asked.id })
    expect(again.accounts).toMatchObject([{ added: 0, duplicates: 2 }])
    expect(books.verify().ok).toBe(true)
  })

  test('an account that is read leaves out what is pending or cannot be read, and says so', async () => {
    const { books, world, id } = await connected()
    const account = world.accounts.get('acc-1')!
    account.pending.push({ transactionAmount: { amount: '-5.00', currency: 'EUR' } })
    account.booked.push({ transactionId: 'x', transactionAmount: { amount: 'NaN', currency: 'EUR' } })
    const { accounts } = await books.call('bankConnection.refresh', { id })
    expect(accounts).toMatchObject([{ read: 2, added: 2, pending: 1 }])
    expect(books.sql.get<{ partial: number }>('SELECT partial FROM statement')!.partial).toBe(1)
  })

  test('a reading that the bank limits says when the next is allowed, and is not tried before', async () => {
    const { books, world, id } = await connected()
    world.troubles.push({ kind: 'limited', on: /transactions/, count: 1 })
    const limited = await books.call('bankConnection.refresh', { id })
    expect(limited.accounts[0]!.problem!.code).toBe('feed.rateLimited')
    expect(limited.connection.accounts[0]!.retryAt).toBe(books.company.now() + 7_200_000)
    const before = world.seen.length
    expect((await books.call('bankConnection.refresh', { id })).accounts[0]!.problem!.code).toBe(
      'feed.rateLimited',
    )
    expect(world.seen.slice(before).filter(({ path: at }) => at.includes('transactions'))).toEqual([])
    books.workshop.clock.now += 7_200_001
    expect((await books.call('bankConnection.refresh', { id })).accounts[0]).toMatchObject({
      added: 2,
      problem: null,
    })
  })

  test('a consent that ended is told, and a renewal keeps the accounts and their place in the books', async () => {
    const { books, world, id, requisition } = await connected()
    await books.call('bankConnection.refresh', { id })
    world.troubles.push({ kind: 'expired', on: /transactions/, count: 1 })
    const ended = await books.call('bankConnection.refresh', { id })
    expect([ended.connection.status, ended.accounts[0]!.problem!.code]).toEqual([
      'expired',
      'feed.consentEnded',
    ])
    await books.call('bankConnection.renew', { id })
    expect(world.requisitions.has(requisition)).toBe(false)
    world.accounts.set('acc-2', world.accounts.get('acc-1')!)
    world.consent([...world.requisitions.keys()][0]!, ['acc-2'])
    const renewed = await books.call('bankConnection.check', { id })
    expect(renewed.accounts).toHaveLength(1)
    expect(renewed).toMatchObject({ status: 'active', accounts: [{ account: bankOf(books) }] })
    expect((await books.call('bankConnection.refresh', { id })).accounts).toMatchObject([
      { added: 0, duplicates: 2 },
    ])
  })

  test('after its days it is expired without being asked, and the home page warned before', async () => {
    const { books, id } = await connected()
    books.workshop.clock.now += 84 * 86_400_000
    const warned = (await books.call('alert.list', {})).items.find(({ kind }) => kind === 'consent')
    expect(warned).toMatchObject({ severity: 'warning', consent: { id, name: 'KBC', daysLeft: 6 } })
    books.workshop.clock.now += 7 * 86_400_000
    const [connection] = (await books.call('bankConnection.list', {})).items
    expect(connection).toMatchObject({ status: 'expired', daysLeft: -1 })
    expect((await books.call('alert.list', {})).items.find(({ kind }) => kind === 'consent')!.severity).toBe(
      'critical',
    )
  })

  test('withdrawn, it is gone at the supplier and here, and its lines stay', async () => {
    const { books, world, id } = await connected()
    await books.call('bankConnection.refresh', { id })
    world.troubles.push({ kind: 'lose', on: /^DELETE/, count: 2 })
    await expect(books.call('bankConnection.disconnect', { id })).rejects.toThrow('feed.network')
    expect((await books.call('bankConnection.list', {})).items).toHaveLength(1)
    expect(await books.call('bankConnection.disconnect', { id, evenOffline: true })).toEqual({
      revoked: false,
    })
    expect((await books.call('bankConnection.list', {})).items).toEqual([])
    expect((await books.call('bankConnection.list', { revoked: true })).items[0]!.status).toBe('revoked')
    expect((await books.refused('bankConnection.refresh', { id })).code).toBe('bankConnection.revoked')
    expect((await books.call('bank.lines', { account: bankOf(books) })).total).toBe(2)
  })
})

describe('when the supplier fails', () => {
  test('a lost answer to the demand is found again by our reference: one requisition, not two', async () => {
    const { books, world } = await ready()
    world.troubles.push({ kind: 'lose', on: /^POST \/api\/v2\/requisitions/, count: 1 })
    const asked = await books.call('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
    expect(world.requisitions.size).toBe(1)
    expect(asked.link).toContain([...world.requisitions.keys()][0])
  })

  test('a server that is down is asked again, then told; nothing is written', async () => {
    const { books, world } = await ready()
    world.troubles.push({ kind: 'down', on: /institutions/, count: 1 })
    expect((await books.call('bankConnection.institutions', { country: 'BE' })).items).toHaveLength(2)
    world.troubles.push({ kind: 'html', on: /institutions/, count: 1 })
    await expect(books.call('bankConnection.institutions', { country: 'BE' })).rejects.toThrow('feed.answer')
  })

  test('a reading whose connection is cut is tried again, a demand is not', async () => {
    const { books, world } = await ready()
    const reading = () => books.call('bankConnection.institutions', { country: 'BE' })
    world.troubles.push({ kind: 'lose', on: /^GET .*institutions/, count: 1 })
    expect((await reading()).items).toHaveLength(2)
    const cut = { kind: 'lose' as const, on: /^GET .*institutions/, count: 9 }
    world.troubles.push(cut)
    await expect(reading()).rejects.toThrow('feed.network')
    expect(cut.count).toBe(6)
    cut.count = 0
    world.troubles.push({ kind: 'lose', on: /agreements/, count: 1 })
    const ask = () => books.call('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
    await expect(ask()).rejects.toThrow('feed.network')
    expect(world.agreements.size).toBe(1)
  })

  test('a forgotten token is made anew', async () => {
    const { books, world } = await ready()
    world.troubles.push({ kind: 'forget', on: /institutions/, count: 1 })
    expect((await books.call('bankConnection.institutions', { country: 'FR' })).items).toHaveLength(1)
    world.tokens.clear()
    world.refreshTokens.clear()
    expect((await books.call('bankConnection.institutions', { country: 'FR' })).items).toHaveLength(1)
  })

  test('wrong keys, no keys and foreign addresses are refused in words', async () => {
    const { books, address } = await ready()
    const code = async (input: object) => (await books.refused('bankConnection.setKeys', input)).code
    expect(await code({ secretId: 'a', secretKey: 'b', address })).toBe('feed.keysRefused')
    for (const other of [
      'http://example.com',
      'https://10.0.0.1',
      'https://192.168.1.4',
      'ftp://x',
      'https://u@x.com',
      'rien',
    ])
      expect(await code({ secretId: 'a', secretKey: 'b', address: other }), other).toBe('feed.address')
    expect(await books.call('bankConnection.setKeys', {})).toEqual({ keys: false })
    expect((await books.refused('bankConnection.institutions', { country: 'BE' })).code).toBe(
      'feed.keysMissing',
    )
  })
})

test('keys and tokens lie in no file of the company, only sealed or closed to others in the folder of the person', async () => {
  const { books, world } = await connected()
  await books.call('bankConnection.list', {})
  const bytes = fs.readFileSync(books.company.path)
  const wal = `${books.company.path}-wal`
  const all = Buffer.concat([bytes, fs.existsSync(wal) ? fs.readFileSync(wal) : Buffer.alloc(0)])
  for (const secret of [world.keys.secret_key, world.keys.secret_id, ...world.tokens, ...world.refreshTokens])
    expect(all.includes(secret), secret).toBe(false)
  const folder = path.join(books.company.place.home, 'secrets')
  const kept = fs.readdirSync(folder)
  expect(kept.length).toBe(2)
  if (process.platform !== 'win32')
    for (const name of kept) expect(fs.statSync(path.join(folder, name)).mode & 0o077).toBe(0)
})

describeShared('the published contract', () => {
  interface Contract {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { responses: Readonly<Record<string, unknown>> }>>>
    >
    readonly components: {
      readonly schemas: Readonly<Record<string, { properties?: object; required?: string[] }>>
    }
  }

  test('has every path, method and answer that was used, and the fields that are read', async () => {
    const { books, world, id } = await connected()
    await books.call('bankConnection.refresh', { id })
    await books.call('bankConnection.disconnect', { id })
    const contract = sharedJson<Contract>(
      'contracts',
      'cloud',
      'gocardless-bank-account-data',
      'v2.openapi.json',
    )
    const templates = Object.keys(contract.paths).map((template) => ({
      template,
      parts: template.split('/'),
    }))
    for (const { method, path: at, status } of world.seen) {
      const parts = at.split('/')
      const found = templates.find(
        (one) =>
          one.parts.length === parts.length &&
          one.parts.every((part, i) => part.startsWith('{') || part === parts[i]),
      )
      expect(found, at).toBeDefined()
      const operation = contract.paths[found!.template]![method.toLowerCase()]
      expect(operation, `${method} ${at}`).toBeDefined()
      // the contract lists no success of DELETE; its servers answer 200 with a summary
      if (method !== 'DELETE')
        expect(Object.keys(operation!.responses), `${method} ${at}`).toContain(String(status))
    }
    const has = (schema: string, fields: readonly string[]) =>
      expect(Object.keys(contract.components.schemas[schema]!.properties!)).toEqual(
        expect.arrayContaining([...fields]),
      )
    has('Integration', ['id', 'name', 'bic', 'transaction_total_days'])
    has('Requisition', ['id', 'link', 'status', 'accounts', 'agreement', 'reference'])
    has('RequisitionRequest', ['redirect', 'institution_id', 'agreement', 'reference', 'user_language'])
    has('EndUserAgreementRequest', [
      'institution_id',
      'max_historical_days',
      'access_valid_for_days',
      'access_scope',
    ])
    has('EndUserAgreement', ['id', 'accepted', 'access_valid_for_days'])
    has('SpectacularJWTObtain', ['access', 'access_expires', 'refresh', 'refresh_expires'])
  })
})
