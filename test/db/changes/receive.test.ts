/** Protects what a copy takes from others: only whole acts, in causal order, unaltered, of this company and no fork. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { append } from '../../../db/changes/append.ts'
import { AHEAD_MAX_MS } from '../../../db/changes/clock.ts'
import { BODY_BYTES_MAX, type Change } from '../../../db/changes/envelope.ts'
import { drainWaiting } from '../../../db/changes/receive.ts'
import { CONVERTERS, convert, isKnown, VERSIONS } from '../../../db/changes/versions.ts'
import { post } from '../../../db/ledger/post.ts'
import { toDay } from '../../../db/rules/dates.ts'
import { SMALL_CHART } from '../../simulation/office.ts'
import { exchange, type Laptop, refusalOf, Workshop } from '../../support/company.ts'

let workshop: Workshop
let office: Laptop
let anne: Laptop
let benoit: Laptop

beforeEach(() => {
  workshop = new Workshop()
  office = workshop.createSmall(SMALL_CHART)
  anne = workshop.copy(office, 'anne')
  benoit = workshop.copy(office, 'benoit')
})
afterEach(() => workshop.close())

const sale = (laptop: Laptop, cents = '10.00') =>
  laptop.run('ledger.post', {
    date: '2026-03-01',
    memo: 'Vente',
    lines: [
      { account: '1060', debit: cents },
      { account: '4000', credit: cents },
    ],
  })

/** What `laptop` did itself. */
const own = (laptop: Laptop): Change[] =>
  laptop
    .changes()
    .map((text) => JSON.parse(text) as Change)
    .filter((change) => change.device === laptop.device)
const wire = (changes: readonly object[]) => changes.map((change) => JSON.stringify(change))
const entries = (laptop: Laptop) =>
  laptop.company.sql.get<{ n: number }>('SELECT count(*) AS n FROM entry')!.n

describe('what is refused', () => {
  const altered: Record<string, (change: Change) => object> = {
    'a part that is not what it promised': (change) => ({
      ...change,
      parts: change.parts.map((part) => ({ ...part, content: part.content!.replace('Vente', 'Achat') })),
    }),
    'a part without its salt': (change) => ({
      ...change,
      parts: change.parts.map((part) => ({ ...part, salt: null })),
    }),
    'a part without its content': (change) => ({
      ...change,
      parts: change.parts.map((part) => ({ ...part, content: null })),
    }),
    'a body over the limit': (change) => ({ ...change, body: `"${'é'.repeat(BODY_BYTES_MAX / 2)}"` }),
    'a sequence below one': (change) => ({ ...change, deviceSeq: 0 }),
    'a piece beyond its act': (change) => ({ ...change, actIndex: 1 }),
    'a number that is none': (change) => ({ ...change, stamp: 'soon' }),
    'a field that is missing': ({ body: _body, ...change }) => change,
    'parts that are no list': (change) => ({ ...change, parts: {} }),
    'causes that are no numbers': (change) => ({ ...change, after: { x: 'y' } }),
  }

  test.each(Object.keys(altered))('%s', async (name) => {
    await sale(anne)
    const changes = own(anne)
    const arriving = [...changes.slice(0, -1), altered[name]!(changes.at(-1)!)]
    expect(await refusalOf(() => benoit.receive(wire(arriving)))).toBe('sync.damaged')
    expect(benoit.known()).not.toHaveProperty(anne.device)
    expect(benoit.company.sql.all('SELECT * FROM incoming')).toEqual([])
    expect(benoit.receive(wire(changes)).applied).toBe(2)
  })

  test('changes of another company', async () => {
    const other = workshop.createSmall(SMALL_CHART, 'other')
    expect(await refusalOf(() => benoit.receive(other.changes()))).toBe('sync.otherCompany')
  })

  test('a second version of a change that is known', async () => {
    const twin = workshop.copy(office, 'twin')
    await sale(anne)
    benoit.pull(anne)
    await sale(twin)
    const forged = own(twin).map((change) => ({ ...change, device: anne.device }))
    expect(await refusalOf(() => benoit.receive(wire(forged)))).toBe('sync.forked')
    expect(entries(benoit)).toBe(1)
  })

  test.each([
    ['24 h ahead is taken', AHEAD_MAX_MS, null],
    ['a moment more is refused', AHEAD_MAX_MS + 1, 'sync.clockAhead'],
  ])('a clock %s', async (_what, skew, code) => {
    anne.skew = skew
    await sale(anne)
    // the act of registering is stamped just before; what counts is the last
    const known = benoit.now() + skew
    expect(Math.floor(own(anne)[0]!.stamp / 1024)).toBe(known)
    if (code === null) expect(benoit.pull(anne).applied).toBe(2)
    else expect(await refusalOf(() => benoit.pull(anne))).toBe(code)
  })

  test('a body over the limit is not even made; one at the limit travels', async () => {
    const make = (bytes: number) =>
      anne.company.write({ door: 'test', operation: 'test' }, () =>
        anne.company.append([
          { type: 'fact.accepted', body: { fact: 'x'.repeat(bytes - '{"fact":""}'.length) } },
        ]),
      )
    expect(() => make(BODY_BYTES_MAX + 1)).toThrow('too large')
    for (const bytes of [BODY_BYTES_MAX - 1, BODY_BYTES_MAX]) make(bytes)
    expect(benoit.pull(anne)).toMatchObject({ applied: 3, waiting: 0 })
    expect(own(benoit.company.device ? benoit : anne).at(-1)!.body).toHaveLength(BODY_BYTES_MAX)
    expect(benoit.verify().ok).toBe(true)
  })
})

describe('what cannot be checked yet', () => {
  test('is thrown away when the one before arrives, and taken when it is sent again', async () => {
    await sale(anne)
    await sale(anne, '20.00')
    const [first, second, third] = own(anne) as [Change, Change, Change]
    const damaged = { ...third, body: third.body.replace('2000', '9000') }
    expect(benoit.receive(wire([damaged]))).toMatchObject({ applied: 0, waiting: 1, damaged: 0 })
    expect(benoit.receive(wire([first, second]))).toMatchObject({ applied: 2, waiting: 0, damaged: 1 })
    expect(benoit.receive(wire([third]))).toMatchObject({ applied: 1, damaged: 0 })
    expect(benoit.receive(wire([third]))).toMatchObject({ applied: 0, repeated: 1 })
  })

  test('with a line end in a header field is damaged like another', async () => {
    await sale(anne)
    const [first, second] = own(anne) as [Change, Change]
    expect(benoit.receive(wire([first, { ...second, user: 'a\nb' }]))).toMatchObject({
      applied: 1,
      damaged: 1,
    })
  })

  test('two that both follow are a fork, and nothing is taken', async () => {
    await sale(anne)
    // the same device goes on from the same change in two copies of its file, each with its notes
    const fork = workshop.copy(anne, 'fork')
    await sale(anne)
    const { company } = fork
    company.sql.write(() =>
      append(company.sql, {
        device: anne.device,
        author: { user: 'owner', door: 'test', operation: 'test' },
        now: fork.now(),
        drafts: [{ type: 'fact.accepted', body: { fact: 'x' } }],
      }),
    )
    const both = [...own(anne), ...fork.changes().map((text) => JSON.parse(text) as Change)]
    expect(await refusalOf(() => benoit.receive(wire(both)))).toBe('sync.forked')
    expect(benoit.known()).not.toHaveProperty(anne.device)
  })
})

describe('what waits', () => {
  test('an effect for its cause, in whatever order they come', async () => {
    const posted = await sale(anne)
    benoit.pull(anne)
    await benoit.run('ledger.reverse', { entryId: posted.id, date: '2026-03-02' })
    const chantal = workshop.copy(office, 'chantal')
    expect(chantal.receive(wire(own(benoit)))).toMatchObject({ applied: 0, waiting: 2 })
    expect(entries(chantal)).toBe(0)
    expect(chantal.receive(wire(own(anne)))).toMatchObject({ applied: 4, waiting: 0 })
    expect(chantal.verify().ok).toBe(true)
  })

  test('an act until all of its pieces are here: then it is applied whole', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => ({
      account: index % 2 === 0 ? '6100' : '1010',
      cents: index % 2 === 0 ? 100 : -100,
      memo: `Achat ${index} ${'x'.repeat(200)}`,
    }))
    anne.company.write({ door: 'test', operation: 'test' }, () =>
      post(
        anne.company,
        Array.from({ length: 20 }, () => ({ date: toDay('2026-03-01'), lines })),
      ),
    )
    const [registered, ...pieces] = own(anne) as [Change, ...Change[]]
    expect(pieces.length).toBeGreaterThan(2)
    benoit.receive(wire([registered]))
    for (const piece of pieces.slice(1).reverse()) {
      expect(benoit.receive(wire([piece])).applied).toBe(0)
      expect(entries(benoit)).toBe(0)
    }
    expect(benoit.receive(wire([pieces[0]!])).applied).toBe(pieces.length)
    expect(entries(benoit)).toBe(20)
    expect(benoit.verify().ok).toBe(true)
  })

  test('a version from the future, and all of its device after it, while others go on', async () => {
    const versions = VERSIONS as Record<string, number>
    await sale(anne)
    versions['fields.set'] = 2
    try {
      await anne.run('account.update', { code: '6100', name: 'Loyers' })
    } finally {
      versions['fields.set'] = 1
    }
    await sale(anne, '30.00')
    const chantal = workshop.copy(office, 'chantal')
    await sale(chantal, '40.00')
    expect(benoit.pull(anne)).toMatchObject({ applied: 2, waiting: 2, unknown: ['fields.set 2'] })
    expect(benoit.pull(chantal)).toMatchObject({ applied: 2, waiting: 2 })
    await sale(benoit, '50.00')
    expect(entries(benoit)).toBe(3)
    expect(benoit.verify().ok).toBe(true)
    benoit.reopen()
    expect(entries(benoit)).toBe(3)
    versions['fields.set'] = 2
    const converters = CONVERTERS as Record<string, Record<number, (body: unknown) => unknown>>
    converters['fields.set'] = { 1: (body) => body }
    try {
      expect(drainWaiting(benoit.company.sql)).toBe(2)
      expect(entries(benoit)).toBe(4)
      expect(
        (await benoit.run('account.list')).items.find((a: { code: string }) => a.code === '6100').name,
      ).toBe('Loyers')
      exchange(anne, benoit, chantal)
      expect(benoit.verify().ok).toBe(true)
      expect(anne.verify().stateHash).toBe(benoit.verify().stateHash)
    } finally {
      versions['fields.set'] = 1
      delete converters['fields.set']
    }
  })
})

describe('versions', () => {
  const versions = { 'line.marked': 3 }
  const converters = {
    'line.marked': {
      1: (body: unknown) => ({ ...(body as object), from1: true }),
      2: (body: unknown) => ({ ...(body as object), from2: true }),
    },
  }

  test.each([
    [1, { id: 'm', from1: true, from2: true }],
    [2, { id: 'm', from2: true }],
    [3, { id: 'm' }],
  ])('a body of version %i is read through the chain of its converters', (version, expected) => {
    expect(convert('line.marked', version, { id: 'm' }, versions, converters)).toEqual(expected)
  })

  test('a converter that is missing stops, rather than reading a body for what it is not', () => {
    expect(() => convert('line.marked', 1, {}, versions, {})).toThrow('no converter')
  })

  test.each([
    ['line.marked', 1, true],
    ['line.marked', 3, true],
    ['line.marked', 4, false],
    ['line.marked', 0, false],
    ['line.unheard', 1, false],
    ['toString', 1, false],
  ])('%s %i is known: %s', (type, version, expected) => {
    expect(isKnown(type, version, versions)).toBe(expected)
  })
})
