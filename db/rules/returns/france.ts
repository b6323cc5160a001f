/** France: CA3 (form 3310-CA3-SD), as far as our taxes give its lines. */
import type { Text } from '../errors.ts'
import type { ReturnForm, ReturnLine } from './form.ts'

/** Tax on fixed assets has an account of its own in the chart, and a line of its own. */
const FIXED_ASSETS = '44562'

const ASKED: Text = {
  fr: 'Les livres ne le disent pas ; à saisir.',
  en: 'The books do not tell; to be given.',
}
const isVat = (code: string): boolean => code.startsWith('TVA-FR-')

const rated = (line: string, suffix: string, label: Text): ReturnLine => ({
  line,
  label,
  how: {
    fr: 'TVA collectée ou autoliquidée à ce taux, et sa base.',
    en: 'VAT collected or self-assessed at this rate, and its base.',
  },
  source: {
    kind: 'read',
    what: 'tax',
    select: (['sale', 'selfAssessed'] as const).map((side) => ({
      side,
      code: (code) => code === `TVA-FR-${suffix}`,
    })),
  },
})

const asked = (line: string, label: Text): ReturnLine => ({
  line,
  label,
  how: ASKED,
  source: { kind: 'asked' },
})

const deductible = (line: string, label: Text, account: (account: string) => boolean): ReturnLine => ({
  line,
  label,
  how: { fr: 'Comptes de TVA sur les achats.', en: 'Accounts of VAT on purchases.' },
  source: { kind: 'read', what: 'tax', select: [{ side: 'purchase', code: isVat, account }] },
})

function total(
  line: string,
  label: Text,
  plus: readonly string[],
  minus: readonly string[] = [],
  floor = false,
): ReturnLine {
  const terms = `${plus.join(' + ')}${minus.map((name) => ` − ${name}`).join('')}`
  return {
    line,
    label,
    how: {
      fr: floor ? `${terms}, si positif` : terms,
      en: floor ? `${terms}, when positive` : terms,
    },
    source: { kind: 'total', plus, minus, floor },
  }
}

const GROSS = ['08', '09', '9B', '10', '14', '15']
const DEDUCTED = ['19', '20', '21', '22']

export const FRANCE_RETURN: ReturnForm = {
  form: 'CA3',
  title: { fr: 'Déclaration de TVA (CA3)', en: 'VAT return (CA3)' },
  parts: [
    {
      part: 'tva',
      label: { fr: 'TVA', en: 'VAT' },
      lines: [
        {
          line: 'A1',
          label: { fr: 'Ventes, prestations de services', en: 'Sales and services' },
          how: { fr: 'Ventes imposables hors taxe.', en: 'Taxable sales without tax.' },
          source: { kind: 'read', what: 'base', select: [{ side: 'sale', code: isVat }] },
        },
        asked('E1', { fr: 'Exportations hors UE', en: 'Exports outside the EU' }),
        {
          line: 'E2',
          label: { fr: 'Autres opérations non imposables', en: 'Other non-taxable transactions' },
          how: { fr: 'Ventes exonérées (EXO).', en: 'Exempt sales (EXO).' },
          source: { kind: 'read', what: 'base', select: [{ side: 'sale', code: (code) => code === 'EXO' }] },
        },
        rated('08', 'N', { fr: 'Taux normal 20 %', en: 'Standard rate 20 %' }),
        rated('09', 'R', { fr: 'Taux réduit 5,5 %', en: 'Reduced rate 5.5 %' }),
        rated('9B', 'I', { fr: 'Taux réduit 10 %', en: 'Reduced rate 10 %' }),
        rated('10', 'D', { fr: 'Outre-mer, taux normal 8,5 %', en: 'Overseas, standard rate 8.5 %' }),
        rated('14', 'P', { fr: 'Taux particulier 2,1 %', en: 'Special rate 2.1 %' }),
        asked('15', { fr: 'TVA antérieurement déduite à reverser', en: 'VAT deducted before, to pay back' }),
        total('16', { fr: 'Total de la TVA brute due', en: 'Total gross VAT due' }, GROSS),
        deductible(
          '19',
          { fr: 'TVA déductible : immobilisations', en: 'Deductible VAT: fixed assets' },
          (account) => account === FIXED_ASSETS,
        ),
        deductible(
          '20',
          { fr: 'TVA déductible : autres biens et services', en: 'Deductible VAT: other goods and services' },
          (account) => account !== FIXED_ASSETS,
        ),
        asked('21', { fr: 'Autre TVA à déduire', en: 'Other VAT to deduct' }),
        asked('22', { fr: 'Report du crédit précédent', en: 'Credit carried forward' }),
        total('23', { fr: 'Total TVA déductible', en: 'Total deductible VAT' }, DEDUCTED),
        total('25', { fr: 'Crédit de TVA', en: 'VAT credit' }, ['23'], ['16'], true),
        total('28', { fr: 'TVA nette due', en: 'Net VAT due' }, ['16'], ['23'], true),
        asked('29', { fr: 'Taxes assimilées', en: 'Similar taxes' }),
        total('32', { fr: 'Total à payer', en: 'Total to pay' }, ['28', '29']),
      ],
      balance: { plus: ['32'], minus: ['25'] },
    },
  ],
}
