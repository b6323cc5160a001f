/**
 * Return of a Canadian business: GST34 for TPS/TVH, and in Quebec FPZ-500 with TVQ beside it. TPS and TVH are one tax
 * with one line each. Amounts are those of the tax accounts, never rate x sales, which is the proof beside them.
 */
import type { Text } from '../errors.ts'
import type { ReturnForm, ReturnLine, ReturnPart, Selection } from './form.ts'

export type TaxMethod = 'regular' | 'quick'

interface System {
  readonly part: string
  readonly label: Text
  /** First digit of its lines. */
  readonly digit: '1' | '2'
  readonly tax: Text
  readonly credit: Text
  readonly code: (code: string) => boolean
}

const isFederal = (code: string): boolean => code === 'TPS' || code.startsWith('TVH-')

const FEDERAL: System = {
  part: 'federal',
  label: { fr: 'TPS/TVH', en: 'GST/HST' },
  digit: '1',
  tax: { fr: 'TPS/TVH', en: 'GST/HST' },
  credit: { fr: 'CTI', en: 'ITCs' },
  code: isFederal,
}
const QUEBEC: System = {
  part: 'quebec',
  label: { fr: 'TVQ', en: 'QST' },
  digit: '2',
  tax: { fr: 'TVQ', en: 'QST' },
  credit: { fr: 'RTI', en: 'ITRs' },
  code: (code) => code === 'TVQ',
}

const ASKED: Text = {
  fr: 'Les livres ne le disent pas ; à saisir.',
  en: 'The books do not tell; to be given.',
}

/** Lines that both methods end with: credits, net tax, balance. */
function ending({ digit, credit }: System): ReturnLine[] {
  const at = (last: string) => `${digit}${last}`
  const total = (
    line: string,
    label: Text,
    plus: readonly string[],
    minus: readonly string[] = [],
  ): ReturnLine => {
    const terms = `${plus.map(at).join(' + ')}${minus.map((last) => ` − ${at(last)}`).join('')}`
    const how = { fr: terms, en: terms }
    return {
      line: at(line),
      label,
      how,
      source: { kind: 'total', plus: plus.map(at), minus: minus.map(at) },
    }
  }
  const asked = (line: string, label: Text): ReturnLine => ({
    line: at(line),
    label,
    how: ASKED,
    source: { kind: 'asked' },
  })
  return [
    total('08', { fr: `Total des ${credit.fr} et redressements`, en: `Total ${credit.en} and adjustments` }, [
      '06',
      '07',
    ]),
    total('09', { fr: 'Taxe nette', en: 'Net tax' }, ['05'], ['08']),
    asked('10', { fr: 'Acomptes provisionnels versés', en: 'Instalments paid' }),
    asked('11', { fr: 'Remboursements', en: 'Rebates' }),
    total('13', { fr: 'Solde', en: 'Balance' }, ['09'], ['10', '11']),
  ]
}

function adjusted({ digit }: System): ReturnLine[] {
  return [
    {
      line: `${digit}04`,
      label: { fr: 'Redressements à ajouter', en: 'Adjustments to add' },
      how: ASKED,
      source: { kind: 'asked' },
    },
    {
      line: `${digit}05`,
      label: { fr: 'Total de la taxe et des redressements', en: 'Total tax and adjustments' },
      how: { fr: `${digit}03 + ${digit}04`, en: `${digit}03 + ${digit}04` },
      source: { kind: 'total', plus: [`${digit}03`, `${digit}04`] },
    },
  ]
}

function regular(system: System): ReturnLine[] {
  const { digit, tax, credit, code } = system
  const sales: Selection = { side: 'sale', code: (some) => code(some) || some === 'ZERO' }
  return [
    {
      line: `${digit}01`,
      label: { fr: 'Total des fournitures', en: 'Total supplies' },
      how: {
        fr: 'Ventes taxables et détaxées, sans les taxes ; les ventes exonérées sont à part.',
        en: 'Taxable and zero-rated sales, without taxes; exempt sales stand apart.',
      },
      source: { kind: 'read', what: 'base', select: [sales] },
    },
    {
      line: `${digit}03`,
      label: { fr: `${tax.fr} perçue ou percevable`, en: `${tax.en} collected or collectible` },
      how: { fr: 'Comptes de taxe sur les ventes.', en: 'Accounts of tax on sales.' },
      source: { kind: 'read', what: 'tax', select: [{ side: 'sale', code }] },
    },
    ...adjusted(system),
    {
      line: `${digit}06`,
      label: { fr: credit.fr, en: credit.en },
      how: { fr: 'Comptes de taxe sur les achats.', en: 'Accounts of tax on purchases.' },
      source: { kind: 'read', what: 'tax', select: [{ side: 'purchase', code }] },
    },
    {
      line: `${digit}07`,
      label: { fr: 'Redressements à déduire', en: 'Adjustments to deduct' },
      how: ASKED,
      source: { kind: 'asked' },
    },
    ...ending(system),
  ]
}

/** Sales with the tax of one system inside, as the quick method wants them: TPS alone, without TVH and zero-rated ones. */
const quickSales = ({ digit }: System): Selection => ({
  side: 'sale',
  code: (code) => code === (digit === '1' ? 'TPS' : 'TVQ'),
})

function quick(system: System): ReturnLine[] {
  const { digit, credit } = system
  const select = [quickSales(system)]
  return [
    {
      line: `${digit}01`,
      label: { fr: 'Ventes admissibles, taxe comprise', en: 'Eligible sales, tax included' },
      how: {
        fr: 'Ventes taxables avec la taxe de ce régime seulement.',
        en: 'Taxable sales with the tax of this system alone.',
      },
      source: { kind: 'read', what: 'both', select },
    },
    {
      line: `${digit}03`,
      label: { fr: 'Taxe selon la méthode rapide', en: 'Tax by the quick method' },
      how: { fr: `${digit}01 × taux de versement`, en: `${digit}01 × remittance rate` },
      source: { kind: 'rule', select },
    },
    ...adjusted(system),
    {
      line: `${digit}06`,
      label: { fr: `${credit.fr} sur immobilisations`, en: `${credit.en} on capital goods` },
      how: ASKED,
      source: { kind: 'asked' },
    },
    {
      line: `${digit}07`,
      label: { fr: 'Réduction de 1 %', en: '1 % reduction' },
      how: {
        fr: '1 % des premières ventes de l’exercice, taxe comprise.',
        en: '1 % of the first sales of the fiscal year, tax included.',
      },
      source: { kind: 'rule', select },
    },
    ...ending(system),
  ]
}

function partOf(system: System, method: TaxMethod): ReturnPart {
  const { part, label, digit } = system
  const lines = method === 'quick' ? quick(system) : regular(system)
  return { part, label, lines, balance: { plus: [`${digit}13`], minus: [] } }
}

const selfAssessed = (line: string, { tax, code }: System): ReturnLine => ({
  line,
  label: { fr: `${tax.fr} autocotisée`, en: `Self-assessed ${tax.en}` },
  how: {
    fr: 'Compte des taxes autocotisées : à déclarer à part de la taxe nette.',
    en: 'Account of self-assessed taxes: declared apart from the net tax.',
  },
  source: { kind: 'read', what: 'tax', select: [{ side: 'selfAssessed', code }] },
})

/**
 * Tax that the buyer owes itself (imported supplies, immovables) is no part of net tax: GST34 has line 405 for it, and
 * Quebec the second part of FP-500, whose boxes we do not know by number.
 */
const selfAssessedPart = (lines: readonly ReturnLine[]): ReturnPart => ({
  part: 'selfAssessed',
  label: { fr: 'Taxes autocotisées', en: 'Self-assessed taxes' },
  lines,
  balance: { plus: lines.map(({ line }) => line), minus: [] },
})

/** FPZ-500 with both sides when TVQ is concerned, GST34 elsewhere in Canada. */
export function canadaReturn(withTvq: boolean, method: TaxMethod): ReturnForm {
  const federal = partOf(FEDERAL, method)
  if (!withTvq)
    return {
      form: 'GST34',
      title: { fr: 'Déclaration de TPS/TVH (GST34)', en: 'GST/HST return (GST34)' },
      parts: [federal, selfAssessedPart([selfAssessed('405', FEDERAL)])],
    }
  return {
    form: 'FPZ-500',
    title: {
      fr: 'Déclaration de TPS/TVH et de TVQ (FPZ-500)',
      en: 'GST/HST and QST return (FPZ-500)',
    },
    parts: [
      federal,
      partOf(QUEBEC, method),
      selfAssessedPart([selfAssessed('P2-TPS', FEDERAL), selfAssessed('P2-TVQ', QUEBEC)]),
    ],
  }
}
