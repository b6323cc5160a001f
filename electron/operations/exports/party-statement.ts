/** The statement of account, as it is sent to a client or supplier. */
import { AGING_BUCKETS } from '../../../db/rules/documents/aging.ts'
import type { Text } from '../../../db/rules/errors.ts'
import type { ReportRow } from '../../exports/table.ts'
import { partyStatementOperations } from '../party-statement.ts'
import { exported, picked } from './exportable.ts'
import { stampOf } from './sheet.ts'
import { HEADINGS, KINDS, OPENING } from './words.ts'

const EVENTS: Readonly<Record<'undone' | 'applied', Text>> = {
  undone: { fr: 'Annulation : {kind}', en: 'Voided: {kind}' },
  applied: { fr: '{kind}, portée à un autre compte', en: '{kind}, put to another account' },
}

const statement = exported(picked(partyStatementOperations, 'party.statement'), (data, sheet) => {
  const { partyName, from, to, opening, items, charges, payments, closing, deposits, aging } = data
  const kindOf = (kind: string, event: 'issued' | 'undone' | 'applied') => {
    const word = sheet.word(KINDS, kind)!
    return event === 'issued' ? word : sheet.say(EVENTS[event], { kind: word })
  }
  const line = (text: Text, balance: number): ReportRow => ({ cells: { kind: sheet.say(text), balance } })
  return {
    title: sheet.say({ fr: 'Relevé de compte', en: 'Statement of account' }),
    subtitle: [partyName, ...sheet.span(from, to)],
    columns: sheet.columns({
      date: 'date',
      kind: 'text',
      number: 'text',
      reference: 'text',
      due: 'date',
      charge: 'money',
      payment: 'money',
      balance: 'money',
    }),
    rows: [
      line(OPENING, opening),
      ...items.map(({ date, kind, event, number, reference, dueDate, charge, payment, balance }) => ({
        cells: {
          date,
          kind: kindOf(kind, event),
          number,
          reference,
          due: dueDate,
          charge: charge ?? null,
          payment: payment ?? null,
          balance,
        },
      })),
      {
        style: 'total',
        cells: {
          kind: sheet.say({ fr: 'Solde au {day}', en: 'Balance on {day}' }, { day: sheet.day(to) }),
          charge: charges,
          payment: payments,
          balance: closing,
        },
      },
      { style: 'section', cells: { kind: sheet.say({ fr: 'Solde par âge', en: 'Balance by age' }) } },
      ...AGING_BUCKETS.map((bucket) => line(HEADINGS[bucket], aging[bucket])),
      ...(deposits === 0
        ? []
        : [line({ fr: 'Acomptes non utilisés', en: 'Deposits not used yet' }, -deposits)]),
    ],
    stamp: stampOf(partyName, from, to),
  }
})

export const partyStatementExports = [statement] as const
