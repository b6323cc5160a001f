/**
 * What the law wants written on a commercial document, besides names, numbers, dates and figures. Sources are cited
 * with each text; where a country asks nothing, nothing is written.
 */
import type { Text } from '../errors.ts'

export type PaperKind = 'invoice' | 'quote' | 'order' | 'creditNote'

/** Who owes the tax in place of the seller: nobody, a taxable buyer, or the client of building works. */
export type ReverseCharge = 'none' | 'general' | 'construction'

export interface MentionFacts {
  /** The issuer charges tax; when not, it is a small enterprise. */
  readonly registered: boolean
  readonly reverseCharge: ReverseCharge
  /** Activity exempt by its nature (medicine, teaching…), whoever buys. */
  readonly exempt: boolean
  /** The buyer is a business: penalties and the recovery charge only apply between businesses. */
  readonly customerIsBusiness: boolean
  /** Yearly rate of late penalties as it is to be printed (`12 %`); null takes the rate of the law. */
  readonly penaltyRate: string | null
  /** Terms of a discount for early payment, in the document's language; null when there is none. */
  readonly earlyPayment: string | null
  /** What is sold; null when it is not known. */
  readonly nature: 'goods' | 'services' | 'both' | null
  /** The issuer chose to owe the tax on invoicing rather than on payment. */
  readonly taxOnDebits: boolean
  /** The invoice that a credit note corrects, as it is to be printed. */
  readonly corrects: { readonly number: string; readonly date: string } | null
}

/** A document of an ordinary business to another: nothing special to say. */
export const ordinaryFacts: MentionFacts = {
  registered: true,
  reverseCharge: 'none',
  exempt: false,
  customerIsBusiness: true,
  penaltyRate: null,
  earlyPayment: null,
  nature: null,
  taxOnDebits: false,
  corrects: null,
}

/** The seventeen states of OHADA, ISO 3166. */
const OHADA = 'BJ BF CM CF TD KM CG CD CI GA GN GW GQ ML NE SN TG'.split(' ')

type Mention = Text | false

/** Which invoice a credit note takes from; its reader must be able to find both. */
function correction({ corrects }: MentionFacts, name: Text): Mention {
  if (corrects === null) return false
  const { number, date } = corrects
  return {
    fr: `${name.fr} sur la facture nº ${number} du ${date}.`,
    en: `${name.en} against invoice No. ${number} of ${date}.`,
  }
}

/** Late payment, C. com. L441-9, L441-10 and D441-5; between businesses only. */
function frenchPenalties({ customerIsBusiness, penaltyRate, earlyPayment }: MentionFacts): Mention[] {
  if (!customerIsBusiness) return []
  const rate: Text =
    penaltyRate === null
      ? {
          fr: 'taux de refinancement de la Banque centrale européenne majoré de 10 points',
          en: 'refinancing rate of the European Central Bank plus 10 points',
        }
      : { fr: `taux annuel de ${penaltyRate}`, en: `yearly rate of ${penaltyRate}` }
  return [
    {
      fr: `Tout retard de paiement entraîne de plein droit des pénalités au ${rate.fr} et une indemnité forfaitaire pour frais de recouvrement de 40 €.`,
      en: `Late payment bears penalties at the ${rate.en} and a fixed recovery charge of €40, without notice.`,
    },
    earlyPayment === null
      ? { fr: 'Pas d’escompte pour paiement anticipé.', en: 'No discount for early payment.' }
      : { fr: `Escompte : ${earlyPayment}`, en: `Discount: ${earlyPayment}` },
  ]
}

const natures: Readonly<Record<'goods' | 'services' | 'both', Text>> = {
  goods: { fr: 'Livraison de biens.', en: 'Supply of goods.' },
  services: { fr: 'Prestation de services.', en: 'Supply of services.' },
  both: { fr: 'Livraison de biens et prestation de services.', en: 'Supply of goods and services.' },
}

/** France: C. com. L441-9, CGI annexe II art. 242 nonies A, decree 2022-1299 (nature, tax on debits). */
function french(kind: PaperKind, facts: MentionFacts): Mention[] {
  const invoiced = kind === 'invoice' || kind === 'creditNote'
  return [
    kind === 'creditNote' && correction(facts, { fr: 'Avoir', en: 'Credit note' }),
    !facts.registered && {
      fr: 'TVA non applicable, art. 293 B du CGI',
      en: 'TVA non applicable, art. 293 B du CGI (VAT not applicable)',
    },
    facts.reverseCharge !== 'none' && { fr: 'Autoliquidation', en: 'Autoliquidation (reverse charge)' },
    facts.exempt && { fr: 'Exonération de TVA, art. 261 du CGI', en: 'Exempt from VAT, art. 261 du CGI' },
    invoiced && facts.nature !== null && natures[facts.nature],
    invoiced &&
      facts.taxOnDebits && {
        fr: 'Option pour le paiement de la taxe d’après les débits',
        en: 'Option pour le paiement de la taxe d’après les débits (tax due on invoicing)',
      },
    ...(kind === 'invoice' ? frenchPenalties(facts) : []),
  ]
}

/** Belgium: AR nº 1 of 29 December 1992, art. 5 and 20; Code de la TVA art. 44 and 56bis. */
function belgian(kind: PaperKind, facts: MentionFacts): Mention[] {
  return [
    kind === 'creditNote' && correction(facts, { fr: 'Note de crédit', en: 'Credit note' }),
    !facts.registered && {
      fr: 'Petite entreprise soumise au régime de la franchise de taxe. TVA non applicable.',
      en: 'Small enterprise under the exemption scheme. VAT not applicable.',
    },
    facts.reverseCharge === 'general' && { fr: 'Autoliquidation', en: 'Autoliquidation (reverse charge)' },
    facts.reverseCharge === 'construction' && {
      fr: 'Autoliquidation. TVA à acquitter par le cocontractant, art. 20 de l’AR nº 1.',
      en: 'Autoliquidation (reverse charge). VAT to be paid by the customer, art. 20 of Royal Decree No. 1.',
    },
    facts.exempt && { fr: 'Exonéré - article 44', en: 'Exonéré - article 44 (exempt from VAT)' },
  ]
}

/** States of OHADA: each has its own code of taxes; only what they share is written. */
function african(kind: PaperKind, facts: MentionFacts): Mention[] {
  return [
    kind === 'creditNote' && correction(facts, { fr: 'Avoir', en: 'Credit note' }),
    !facts.registered && { fr: 'TVA non applicable.', en: 'VAT not applicable.' },
    facts.reverseCharge !== 'none' && {
      fr: 'TVA à la charge du client (autoliquidation).',
      en: 'VAT to be accounted for by the customer (reverse charge).',
    },
    facts.exempt && { fr: 'Exonéré de TVA.', en: 'Exempt from VAT.' },
  ]
}

/**
 * Canada: no form is imposed, but a credit note must say that it is one (Credit Note and Debit Note Information
 * Regulations, s. 3). Registration numbers stand beside each tax on the paper itself.
 */
function canadian(kind: PaperKind, facts: MentionFacts): Mention[] {
  if (kind !== 'creditNote') return []
  return [
    {
      fr: 'Ceci est une note de crédit : les montants et les taxes ci-dessus sont portés à votre crédit.',
      en: 'This is a credit note: the amounts and taxes above are credited to you.',
    },
    correction(facts, { fr: 'Note de crédit', en: 'Credit note' }),
  ]
}

const elsewhere = (kind: PaperKind, facts: MentionFacts): Mention[] => [
  kind === 'creditNote' && correction(facts, { fr: 'Note de crédit', en: 'Credit note' }),
]

function rulesOf(country: string): (kind: PaperKind, facts: MentionFacts) => Mention[] {
  if (country === 'CA') return canadian
  if (country === 'FR') return french
  if (country === 'BE') return belgian
  return OHADA.includes(country) ? african : elsewhere
}

/**
 * The mentions to print, in order, for the issuer's country (ISO 3166). What the law wants word for word stays in
 * French in an English document, with its meaning beside it.
 */
export function legalMentions(
  country: string,
  kind: PaperKind,
  facts: MentionFacts,
  language: keyof Text,
): string[] {
  return rulesOf(country)(kind, facts).flatMap((mention) => (mention === false ? [] : [mention[language]]))
}
