/** Protects: the forms of numbers, when their counters start again, and that no two documents share a number. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '../../../db/rules/charts/countries.ts'
import type { Day } from '../../../db/rules/dates.ts'
import { DOCUMENT_KINDS } from '../../../db/rules/documents/kinds.ts'
import {
  defaultForms,
  FORM_LENGTH_MAX,
  numberOf,
  parseNumberForm,
  seriesOf,
} from '../../../db/rules/documents/numbers.ts'
import { AssertionFailure, Refusal } from '../../../db/rules/errors.ts'
import { tries } from '../../support/properties.ts'
import { codeOf } from '../../support/refused.ts'

const day = '2026-03-09' as Day

describe('a form makes numbers', () => {
  test.each([
    ['FAC-{AAAA}{MM}-{NNNN}', 1, '', 'FAC-202603-0001', 'FAC-202603-{N}'],
    ['INV-{AAAA}-{NNN}', 42, '', 'INV-2026-042', 'INV-2026-{N}'],
    ['INV-{YYYY}-{NNN}', 1000, '', 'INV-2026-1000', 'INV-2026-{N}'],
    ['FAC-{AAAA}-{NNNN}', 1, 'K7Q', 'FAC-2026-K7Q-0001', 'FAC-2026-{N}'],
    ['{N}', 7, '', '7', '{N}'],
    ['{N}', 7, 'K7Q', 'K7Q-7', '{N}'],
    ['{YY}{MM}{NN}', 3, 'K7Q', '2603-K7Q-03', '2603{N}'],
    ['Reçu n° {NN}/{AA}', 3, 'K7Q', 'Reçu n° K7Q-03/26', 'Reçu n° {N}/26'],
    [' F{NNN} ', 5, '', 'F005', 'F{N}'],
    ['é{N}', 5, 'K7Q', 'é-K7Q-5', 'é{N}'],
  ])('%s: number %i of device “%s” is %s', (text, counter, mark, number, series) => {
    const form = parseNumberForm(text)
    expect(numberOf(form, day, counter, mark)).toBe(number)
    expect(seriesOf(form, day)).toBe(series)
  })

  test('the counter starts again with the month or the year that the form shows', () => {
    const seriesAt = (text: string, date: string) => seriesOf(parseNumberForm(text), date as Day)
    expect(seriesAt('A{MM}-{N}', '2026-03-31')).not.toBe(seriesAt('A{MM}-{N}', '2026-04-01'))
    expect(seriesAt('A{AAAA}-{N}', '2026-03-31')).toBe(seriesAt('A{YYYY}-{NNNN}', '2026-12-31'))
    expect(seriesAt('A{N}', '2026-03-31')).toBe(seriesAt('A{N}', '2199-12-31'))
  })

  test('a counter starts at 1', () => {
    const form = parseNumberForm('{N}')
    for (const counter of [0, 1.5, -1])
      expect(() => numberOf(form, day, counter, '')).toThrow(AssertionFailure)
  })

  const somePiece = fc.constantFrom('A', '-', '/', '1', ' ', '{AAAA}', '{AA}', '{MM}')
  const someForm = fc
    .tuple(
      fc.array(somePiece, { maxLength: 3 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(somePiece, { maxLength: 3 }),
    )
    .map(([before, width, after]) => `${before.join('')}{${'N'.repeat(width)}}${after.join('')}`)
  const someMark = fc.constantFrom('', 'K7Q', '123', 'ABC')
  const someDay = fc.constantFrom('2026-01-01', '2026-11-30', '2027-01-01', '2101-01-11')

  test('no two documents of one form share a number', () => {
    const someDocument = fc.record({
      counter: fc.integer({ min: 1, max: 30_000 }),
      mark: someMark,
      date: someDay,
    })
    fc.assert(
      fc.property(someForm, someDocument, someDocument, (text, one, other) => {
        const form = parseNumberForm(text)
        const keyOf = (d: typeof one) => `${seriesOf(form, d.date as Day)} ${d.mark} ${d.counter}`
        const [a, b] = [one, other].map((d) => numberOf(form, d.date as Day, d.counter, d.mark))
        expect(a === b).toBe(keyOf(one) === keyOf(other))
      }),
      tries(2000),
    )
  })
})

describe('a form is refused', () => {
  test.each([
    ['', 'numberForm.noCounter'],
    ['FAC-{AAAA}', 'numberForm.noCounter'],
    ['{N}-{NN}', 'numberForm.twoCounters'],
    ['{JJ}-{N}', 'numberForm.unknown'],
    ['{constructor}{N}', 'numberForm.unknown'],
    ['{n}{N}', 'numberForm.unknown'],
    ['{}{N}', 'numberForm.unknown'],
    ['{N}}', 'numberForm.unknown'],
    ['{{N}}', 'numberForm.unknown'],
    ['A\u0007{N}', 'numberForm.control'],
    ['A\n{N}', 'numberForm.control'],
    ['A\u202e{N}', 'numberForm.control'],
    [`${'A'.repeat(FORM_LENGTH_MAX - 2)}{N}`, 'numberForm.tooLong'],
    ['{'.repeat(1_000_000), 'numberForm.tooLong'],
  ])('%j: %s', (text, code) => expect(codeOf(() => parseNumberForm(text))).toBe(code))

  test('and told what is not known in it', () => {
    expect(() => parseNumberForm('{JJ}-{N}')).toThrow('“JJ” is not known')
  })

  test('for all that is wrong at once', () => {
    try {
      parseNumberForm('{X}\u0000{NN}{N}}')
      expect.unreachable()
    } catch (error) {
      expect((error as Refusal).details.map(({ code }) => code)).toEqual([
        'numberForm.control',
        'numberForm.unknown',
        'numberForm.unknown',
        'numberForm.twoCounters',
      ])
    }
  })

  test('and not at the longest', () => {
    expect(parseNumberForm(`${'A'.repeat(FORM_LENGTH_MAX - 3)}{N}`).parts).toHaveLength(2)
  })
})

describe('the forms proposed', () => {
  test('in Quebec, in both languages', () => {
    expect(defaultForms('CA', 'fr')).toEqual({
      quote: 'DEV-{AAAA}-{NNNN}',
      order: 'CMD-{AAAA}-{NNNN}',
      invoice: 'FAC-{AAAA}-{NNNN}',
      creditNote: 'NC-{AAAA}-{NNNN}',
      bill: 'ACH-{AAAA}-{NNNN}',
      expense: 'DEP-{AAAA}-{NNNN}',
      supplierCredit: 'NCF-{AAAA}-{NNNN}',
      receipt: 'ENC-{AAAA}-{NNNN}',
      disbursement: 'DEC-{AAAA}-{NNNN}',
      clientRefund: 'RMB-{AAAA}-{NNNN}',
      supplierRefund: 'RFO-{AAAA}-{NNNN}',
      transfer: 'VIR-{AAAA}-{NNNN}',
    })
    expect(defaultForms('CA', 'en')).toMatchObject({
      invoice: 'INV-{YYYY}-{NNNN}',
      creditNote: 'CN-{YYYY}-{NNNN}',
      bill: 'PUR-{YYYY}-{NNNN}',
    })
  })

  test('say avoir where people do', () => {
    const credits = (country: string, language: 'fr' | 'en' = 'fr') => {
      const { creditNote, supplierCredit } = defaultForms(country, language)
      return [creditNote, supplierCredit].map((form) => form.split('-')[0])
    }
    expect(credits('FR')).toEqual(['AV', 'AVF'])
    expect(credits('SN')).toEqual(['AV', 'AVF'])
    expect(credits('BE')).toEqual(['NC', 'NCF'])
    expect(credits('FR', 'en')).toEqual(['CN', 'SCN'])
  })

  test.each(COUNTRIES.map(({ code }) => code))(
    'of %s can be read, each in a series of its own',
    (country) => {
      for (const language of ['fr', 'en'] as const) {
        const forms = defaultForms(country, language)
        const series = DOCUMENT_KINDS.map((kind) => seriesOf(parseNumberForm(forms[kind]), day))
        expect(new Set(series).size).toBe(DOCUMENT_KINDS.length)
      }
    },
  )

  test('a country that is not supported has none', () => {
    expect(() => defaultForms('ZZ', 'fr')).toThrow(Refusal)
  })
})
