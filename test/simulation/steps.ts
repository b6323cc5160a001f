/** What can happen in a simulated office: operations on one of three laptops, changes sent, clocks set. */
import fc from 'fast-check'

const LAPTOPS = 3
const laptop = fc.nat(LAPTOPS - 1)
/** Picks one of those there are, whatever their number. */
export const pick = fc.nat(1000)
export const seed = fc.nat(2 ** 30)
export const cents = fc.integer({ min: 1, max: 5000 })
/** Few days, so that locks cover some and statements overlap. */
export const day = fc.constantFrom(
  '2025-12-30',
  '2025-12-31',
  '2026-01-15',
  '2026-01-31',
  '2026-02-10',
  '2026-03-02',
)
const account = fc.constantFrom('1010', '1060', '2100', '3100', '4000', '5000', '6100')
export const word = fc.constantFrom('Loyer', 'Béton', 'Électricité', 'Tremblay', 'Gagnon', 'Dépôt')

/** Movements from a small pool: twins and overlaps are the rule. */
const movement = fc.record({
  date: fc.constantFrom('2026-01-15', '2026-01-16', '2026-02-10'),
  cents: fc.constantFrom(-11498, -5000, 5000, 23000),
  label: fc.constantFrom('Achat /CAFÉ', 'ACHAT /CAFE', 'Dépôt direct', 'Chèque'),
  bankId: fc.constantFrom('', '', 'A1', 'A2', 'B7'),
})

export const operation = <K extends string, T extends object>(
  kind: K,
  fields: { [P in keyof T]: fc.Arbitrary<T[P]> },
) => fc.tuple(laptop, fc.record<T>(fields)).map(([on, rest]) => ({ kind, laptop: on, ...rest }))

export const post = operation('post', {
  day,
  debit: account,
  credit: account,
  cents,
  word,
  party: fc.option(pick, { nil: null, freq: 4 }),
})
const opening = operation('opening', { day, account, cents })
export const reverse = operation('reverse', { entry: pick, day })
export const correct = operation('correct', { entry: pick, day, debit: account, credit: account, cents })
const importStatement = operation('import', { movements: fc.array(movement, { minLength: 1, maxLength: 6 }) })
const code = operation('code', { line: pick, account, taxed: fc.boolean() })
const uncode = operation('uncode', { line: pick })
const ignore = operation('ignore', { line: pick, word })
const unignore = operation('unignore', { line: pick })
/** A line shows an entry of its amount, whoever else shows it. */
const showEntry = operation('line.show', { line: pick, entry: pick })
const transferLine = operation('line.transfer', { line: pick })
const undoLine = operation('line.undo', { line: pick })
/** Mostly the account without statements, where entries are ticked. */
const money = fc.constantFrom('1015', '1015', '1010')
const through = fc.constantFrom('2025-12-31', '2026-01-15', '2026-01-31', '2026-02-28')
/** Ticks about half of what is outstanding; the balance is what they make. */
const reconcile = operation('reconcile', { account: money, through, seed })
const begin = operation('begin', { account: money, through, seed })
const reopen = operation('reopen', { account: money })
export const lock = operation('lock', { through: fc.constantFrom('2025-12-31', '2026-01-31', '2026-02-28') })
export const unlock = operation('unlock', { through: fc.constantFrom(null, '2025-12-31') })
export const accept = operation('accept', { fact: pick })
export const close = operation('close', { year: fc.constantFrom(2025, 2026) })
const updateAccount = operation('account.update', {
  account,
  word,
  closed: fc.constantFrom(null, true, false),
})
const createAccount = operation('account.create', { code: fc.constantFrom('6200', '6300'), word })
export const createParty = operation('party.create', { word })
export const updateParty = operation('party.update', { party: pick, word, phone: fc.boolean() })
export const erase = operation('erase', { party: pick })
const registerTax = operation('tax.register', { day })

/** One of three contents: the same is attached on several laptops. */
const attach = operation('attach', { entry: pick, content: fc.constantFrom('a', 'b', 'c') })

/** Some of what one laptop knows, in any order, in pieces and twice; `lost` of eight are lost on the way. */
export const send = fc.record({
  kind: fc.constant('send' as const),
  laptop,
  to: laptop,
  seed,
  lost: fc.nat(4),
})
/** Two laptops tell each other everything: what comes after, they may do both. */
export const meet = fc.record({ kind: fc.constant('meet' as const), laptop, to: laptop, seed })
/** A wall clock that is wrong by up to 20 h. */
export const clock = fc.record({
  kind: fc.constant('clock' as const),
  laptop,
  hours: fc.integer({ min: -20, max: 20 }),
})

const weighted = [
  { weight: 12, arbitrary: post },
  { weight: 1, arbitrary: opening },
  { weight: 10, arbitrary: reverse },
  { weight: 6, arbitrary: correct },
  { weight: 8, arbitrary: importStatement },
  { weight: 14, arbitrary: code },
  { weight: 8, arbitrary: uncode },
  { weight: 6, arbitrary: ignore },
  { weight: 5, arbitrary: unignore },
  { weight: 10, arbitrary: showEntry },
  { weight: 5, arbitrary: transferLine },
  { weight: 8, arbitrary: undoLine },
  { weight: 8, arbitrary: reconcile },
  { weight: 3, arbitrary: begin },
  { weight: 4, arbitrary: reopen },
  { weight: 5, arbitrary: lock },
  { weight: 4, arbitrary: unlock },
  { weight: 6, arbitrary: accept },
  { weight: 4, arbitrary: close },
  { weight: 5, arbitrary: updateAccount },
  { weight: 2, arbitrary: createAccount },
  { weight: 2, arbitrary: createParty },
  { weight: 4, arbitrary: updateParty },
  { weight: 3, arbitrary: erase },
  { weight: 2, arbitrary: registerTax },
  { weight: 3, arbitrary: attach },
  { weight: 10, arbitrary: send },
  { weight: 8, arbitrary: meet },
  { weight: 4, arbitrary: clock },
] as const

export const step = fc.oneof(...weighted)
/** Steps between laptops; the others are operations on one. */
export type Exchange = Extract<Step, { kind: 'send' | 'meet' | 'clock' }>
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Doing, undoing and doing again what can be done once, by laptops that rarely meet. */
const contested = fc.oneof(
  { weight: 8, arbitrary: code },
  { weight: 6, arbitrary: uncode },
  { weight: 16, arbitrary: reverse },
  { weight: 3, arbitrary: correct },
  { weight: 2, arbitrary: ignore },
  { weight: 2, arbitrary: unignore },
  { weight: 8, arbitrary: showEntry },
  { weight: 3, arbitrary: transferLine },
  { weight: 5, arbitrary: undoLine },
  { weight: 6, arbitrary: reconcile },
  { weight: 2, arbitrary: begin },
  { weight: 4, arbitrary: reopen },
  { weight: 2, arbitrary: close },
  { weight: 2, arbitrary: accept },
  { weight: 1, arbitrary: lock },
  { weight: 1, arbitrary: unlock },
  { weight: 3, arbitrary: send },
  { weight: 4, arbitrary: meet },
)
export const contest = fc.record({
  steps: fc.array(contested, { minLength: 8, maxLength: 60, size: 'max' }),
  seed,
})

/** A history, and the seed of the last exchange. */
export const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 60, size: 'max' }),
  seed,
})
