/** What an office does with its documents, on three laptops that rarely meet: the steps of a history of billing. */
import fc from 'fast-check'
import * as general from './steps.ts'

const { operation, pick, day, cents, word } = general
/** A part of what is open, all of it, or more. */
const part = fc.constantFrom('part', 'part', 'whole', 'whole', 'over')

const draft = operation('draft', {
  document: fc.constantFrom('invoice', 'invoice', 'quote', 'order', 'bill'),
  party: pick,
  day,
  cents,
  isTaxed: fc.boolean(),
  isHeldBack: fc.boolean(),
  hasProduct: fc.boolean(),
})
const edit = operation('draft.edit', {
  draft: pick,
  word,
  cents,
  what: fc.constantFrom('notes', 'price', 'line', 'party', 'discount'),
  party: pick,
})
const discard = operation('draft.delete', { draft: pick })
const issue = operation('issue', { draft: pick, day: fc.option(day, { nil: null }) })
const buy = operation('buy', { document: fc.constantFrom('bill', 'expense'), party: pick, day, cents })
const pay = operation('pay', { document: pick, day, part })
const payBill = operation('payBill', { document: pick, day, part })
const deposit = operation('deposit', { party: pick, day, cents })
const allocate = operation('allocate', { pair: pick, part })
const unallocate = operation('unallocate', { pair: pick })
const undo = operation('void', { payment: pick, day: fc.option(day, { nil: null }) })
const refund = operation('refund', { credit: pick, day, part })
const credit = operation('credit', { document: pick, day })
const cancel = operation('cancel', { document: pick, day })
const answer = operation('answer', {
  document: pick,
  answer: fc.constantFrom('approve', 'refuse', 'reopen', 'cancel', 'expire'),
})
const progress = operation('progress', { document: pick, day, percent: fc.constantFrom('30', '50', null) })
const release = operation('release', { document: pick, day })
const move = operation('stock', { way: fc.constantFrom('in', 'out', 'adjustment'), day, cents })
const recur = operation('recur', { through: day })
const transfer = operation('transfer', { day, cents })

const documentStep = fc.oneof(
  { weight: 6, arbitrary: draft },
  { weight: 6, arbitrary: edit },
  { weight: 1, arbitrary: discard },
  { weight: 14, arbitrary: issue },
  { weight: 3, arbitrary: buy },
  { weight: 10, arbitrary: pay },
  { weight: 3, arbitrary: payBill },
  { weight: 4, arbitrary: deposit },
  { weight: 10, arbitrary: allocate },
  { weight: 6, arbitrary: unallocate },
  { weight: 6, arbitrary: undo },
  { weight: 4, arbitrary: refund },
  { weight: 5, arbitrary: credit },
  { weight: 4, arbitrary: cancel },
  { weight: 5, arbitrary: answer },
  { weight: 7, arbitrary: progress },
  { weight: 3, arbitrary: release },
  { weight: 2, arbitrary: move },
  { weight: 2, arbitrary: recur },
  { weight: 1, arbitrary: transfer },
)
export type DocumentStep = typeof documentStep extends fc.Arbitrary<infer T> ? T : never

const billed = fc.oneof(
  { weight: 80, arbitrary: documentStep },
  { weight: 2, arbitrary: general.post },
  { weight: 2, arbitrary: general.reverse },
  { weight: 1, arbitrary: general.correct },
  { weight: 4, arbitrary: general.lock },
  { weight: 4, arbitrary: general.unlock },
  { weight: 6, arbitrary: general.accept },
  { weight: 1, arbitrary: general.close },
  { weight: 2, arbitrary: general.createParty },
  { weight: 1, arbitrary: general.updateParty },
  { weight: 1, arbitrary: general.erase },
  { weight: 10, arbitrary: general.send },
  { weight: 8, arbitrary: general.meet },
  { weight: 3, arbitrary: general.clock },
)

/** A history of an office that bills, and the seed of the last exchange. */
export const billing = fc.record({
  steps: fc.array(billed, { minLength: 8, maxLength: 60, size: 'max' }),
  seed: general.seed,
})
