/**
 * Belgium: grids of the periodic VAT return (form 625), as far as our taxes give them. Sales and credit notes stand in
 * grids of their own, both positive. Which purchases are goods, services or investments (81 to 83) is no part of a tax
 * posting: those grids are asked.
 */
import type { Text } from '../errors.ts'
import type { ReturnForm, ReturnLine, Selection } from './form.ts'

const ASKED: Text = {
  fr: 'Les livres ne le disent pas ; à saisir.',
  en: 'The books do not tell; to be given.',
}
const isVat = (code: string): boolean => code.startsWith('TVA-BE-')

const asked = (line: string, label: Text): ReturnLine => ({
  line,
  label,
  how: ASKED,
  source: { kind: 'asked' },
})

const read = (line: string, label: Text, how: Text, what: 'tax' | 'base', select: Selection): ReturnLine => ({
  line,
  label,
  how,
  source: { kind: 'read', what, select: [select] },
})

const sales = (line: string, of: string, label: Text): ReturnLine =>
  read(
    line,
    label,
    {
      fr: 'Ventes à ce taux, hors TVA et notes de crédit.',
      en: 'Sales at this rate, without VAT and credit notes.',
    },
    'base',
    { side: 'sale', code: (code) => code === of, credit: false },
  )

const total = (
  line: string,
  label: Text,
  plus: readonly string[],
  minus: readonly string[] = [],
): ReturnLine => {
  const terms = `${plus.join(' + ')}${minus.map((name) => ` − ${name}`).join('')}`
  return {
    line,
    label,
    how:
      minus.length > 0
        ? { fr: `${terms}, si positif`, en: `${terms}, when positive` }
        : { fr: terms, en: terms },
    source: { kind: 'total', plus, minus, floor: minus.length > 0 },
  }
}

const CREDIT_HOW: Text = {
  fr: 'Ce que les notes de crédit reprennent, en positif.',
  en: 'What credit notes take back, shown positive.',
}
const credits = (line: string, label: Text, what: 'tax' | 'base', side: Selection['side']): ReturnLine => ({
  line,
  label,
  how: CREDIT_HOW,
  source: { kind: 'read', what, select: [{ side, code: isVat, credit: true }], turned: true },
})

export const BELGIUM_RETURN: ReturnForm = {
  form: '625',
  title: { fr: 'Déclaration périodique à la TVA', en: 'Periodic VAT return' },
  parts: [
    {
      part: 'tva',
      label: { fr: 'TVA', en: 'VAT' },
      lines: [
        asked('00', { fr: 'Opérations à un régime particulier', en: 'Transactions under a special scheme' }),
        sales('01', 'TVA-BE-R', { fr: 'Opérations à 6 %', en: 'Transactions at 6 %' }),
        sales('02', 'TVA-BE-I', { fr: 'Opérations à 12 %', en: 'Transactions at 12 %' }),
        sales('03', 'TVA-BE-N', { fr: 'Opérations à 21 %', en: 'Transactions at 21 %' }),
        asked('47', { fr: 'Autres opérations exemptées', en: 'Other exempt transactions' }),
        credits('49', { fr: 'Notes de crédit délivrées', en: 'Credit notes issued' }, 'base', 'sale'),
        asked('81', { fr: 'Marchandises et matières', en: 'Goods and materials' }),
        asked('82', { fr: 'Services et biens divers', en: 'Services and sundry goods' }),
        asked('83', { fr: 'Biens d’investissement', en: 'Investment goods' }),
        credits('85', { fr: 'Notes de crédit reçues', en: 'Credit notes received' }, 'base', 'purchase'),
        read(
          '54',
          { fr: 'TVA due sur les grilles 01, 02 et 03', en: 'VAT due on grids 01, 02 and 03' },
          { fr: 'Comptes de TVA sur les ventes.', en: 'Accounts of VAT on sales.' },
          'tax',
          { side: 'sale', code: isVat, credit: false },
        ),
        read(
          '55-57',
          { fr: 'TVA due par autoliquidation', en: 'VAT due by self-assessment' },
          {
            fr: 'À répartir entre 55 (acquisitions), 56 (cocontractant) et 57 (importations).',
            en: 'To share between 55 (acquisitions), 56 (reverse charge) and 57 (imports).',
          },
          'tax',
          { side: 'selfAssessed', code: isVat },
        ),
        asked('61', { fr: 'Régularisations en faveur de l’État', en: 'Adjustments in favour of the State' }),
        credits(
          '63',
          { fr: 'TVA à reverser, notes de crédit reçues', en: 'VAT to pay back, credit notes received' },
          'tax',
          'purchase',
        ),
        total('XX', { fr: 'Total de la TVA due', en: 'Total VAT due' }, ['54', '55-57', '61', '63']),
        read(
          '59',
          { fr: 'TVA déductible', en: 'Deductible VAT' },
          { fr: 'Comptes de TVA sur les achats.', en: 'Accounts of VAT on purchases.' },
          'tax',
          { side: 'purchase', code: isVat, credit: false },
        ),
        asked('62', {
          fr: 'Régularisations en faveur du déclarant',
          en: 'Adjustments in favour of the declarant',
        }),
        credits(
          '64',
          { fr: 'TVA à récupérer, notes de crédit délivrées', en: 'VAT to recover, credit notes issued' },
          'tax',
          'sale',
        ),
        total('YY', { fr: 'Total de la TVA déductible', en: 'Total deductible VAT' }, ['59', '62', '64']),
        total('71', { fr: 'Solde dû à l’État', en: 'Balance due to the State' }, ['XX'], ['YY']),
        total('72', { fr: 'Solde dû par l’État', en: 'Balance due by the State' }, ['YY'], ['XX']),
      ],
      balance: { plus: ['71'], minus: ['72'] },
    },
  ],
}
