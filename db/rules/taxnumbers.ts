/**
 * Registration numbers of the tax authorities. They are checked to catch a slip of the finger, never to refuse: a
 * number printed on a supplier's invoice is what it is, and some valid ones fail the published algorithms.
 */
import type { Text } from './errors.ts'

export type TaxNumberKind = 'TPS' | 'TVQ' | 'SIREN' | 'TVA-FR' | 'TVA-BE'

export interface TaxNumberCheck {
  /** Compact capital form to store; what was typed, without its spaces, when the shape is not recognised. */
  readonly normalized: string
  readonly valid: boolean
  /** What to tell the person, beside the number that is kept all the same. */
  readonly warning?: Text
}

interface Rule {
  /** The shape of a complete number, with an example for the message. */
  readonly shape: RegExp
  readonly example: string
  /** Adds what people leave out (RT0001, TQ0001, the country). */
  readonly complete: (compact: string) => string
  /** True when the check digits agree. */
  readonly check: (number: string) => boolean
}

/** Luhn's mod 10 over a string of digits, the last one being the check digit. */
function luhn(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

const TVQ_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Tenth digit of a TVQ file number: (11 - weighted sum mod 11) mod 10. */
function tvqCheck(number: string): boolean {
  const sum = TVQ_WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return (11 - (sum % 11)) % 10 === Number(number[9])
}

/** Two digits before the SIREN: (12 + 3 x SIREN mod 97) mod 97. Keys with a letter have no public rule. */
function frenchKeyCheck(number: string): boolean {
  const [key, siren] = [number.slice(2, 4), number.slice(4)]
  if (!luhn(siren)) return false
  return /\D/.test(key) || Number(key) === (12 + 3 * (Number(siren) % 97)) % 97
}

const RULES: Readonly<Record<TaxNumberKind, Rule>> = {
  TPS: {
    shape: /^\d{9}RT(?!0000)\d{4}$/,
    example: '123456782 RT0001',
    complete: (text) => (/^\d{9}$/.test(text) ? `${text}RT0001` : text),
    check: (number) => luhn(number.slice(0, 9)),
  },
  TVQ: {
    shape: /^\d{10}TQ(?!0000)\d{4}$/,
    example: '1224002901 TQ0001',
    complete: (text) => (/^\d{10}$/.test(text) ? `${text}TQ0001` : text),
    check: tvqCheck,
  },
  SIREN: { shape: /^\d{9}$/, example: '732 829 320', complete: (text) => text, check: luhn },
  'TVA-FR': {
    shape: /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/,
    example: 'FR44 732829320',
    complete: (text) => (/^[0-9A-HJ-NP-Z]{2}\d{9}$/.test(text) ? `FR${text}` : text),
    check: frenchKeyCheck,
  },
  'TVA-BE': {
    shape: /^BE[01]\d{9}$/,
    example: 'BE 0403.170.701',
    // Numbers given before 2005 have nine digits; a zero now stands in front.
    complete: (text) =>
      text.replace(/^(?:BE)?(\d{9,10})$/, (_, digits: string) => `BE${digits.padStart(10, '0')}`),
    check: (number) => 97 - (Number(number.slice(2, 10)) % 97) === Number(number.slice(10)),
  },
}

/**
 * Checks a registration number as typed, in any case, with spaces, points or hyphens. Never refuses: an odd number
 * comes back with `valid: false` and a warning.
 */
export function checkTaxNumber(kind: TaxNumberKind, text: string): TaxNumberCheck {
  const rule = RULES[kind]
  const normalized = rule.complete(text.toUpperCase().replace(/[\s.\-–]/g, ''))
  if (!rule.shape.test(normalized))
    return {
      normalized,
      valid: false,
      warning: {
        fr: `Ce numéro n’a pas la forme d’un numéro ${kind}, par exemple ${rule.example}.`,
        en: `This does not look like a ${kind} number, for example ${rule.example}.`,
      },
    }
  if (rule.check(normalized)) return { normalized, valid: true }
  return {
    normalized,
    valid: false,
    warning: {
      fr: 'Le chiffre de contrôle ne concorde pas : vérifiez le numéro. Il est gardé tel quel.',
      en: 'The check digit does not agree: check the number. It is kept as it is.',
    },
  }
}
