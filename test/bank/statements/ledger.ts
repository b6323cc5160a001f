/** Invented accounts for drawn statements: movements that add up, from a seed. */

/** A small generator of numbers, the same for the same seed (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  one<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!
  }

  chance(share: number): boolean {
    return this.next() < share
  }
}

export interface Movement {
  /** Of the movement, and of its posting or value. */
  readonly date: Date
  readonly second: Date
  /** In cents; money in is positive. */
  readonly cents: number
  /** As printed, line by line. */
  readonly label: readonly string[]
  readonly balance: number
  readonly section: number
}

export interface Account {
  readonly number: string
  readonly opening: number
  readonly closing: number
  readonly movements: readonly Movement[]
  readonly from: Date
  readonly to: Date
}

export type Language = 'en' | 'fr' | 'nl' | 'de'

const INCOME: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'PAYROLL DEPOSIT NORTHERN MILLS',
    'INTERAC E-TRANSFER FROM J. ROY',
    'CLIENT WIRE ACME 4471',
    'DEPOSIT',
    'GST REFUND CANADA',
    'MOBILE DEPOSIT 0093',
    'Credit memo 12345',
    'INTEREST PAID',
  ],
  fr: [
    'VIREMENT REÇU CLIENT MERCIER',
    'REMISE DE CHÈQUES N° 0004512',
    'Dépôt direct /SALAIRE',
    'VIR SEPA ATELIER LÉGER SARL',
    'Remboursement TPS',
    'Virement Interac de /M. TREMBLAY',
    'VERSEMENT ESPÈCES',
    'INTÉRÊTS CRÉDITEURS',
  ],
  nl: [
    'OVERSCHRIJVING VAN KLANT PEETERS',
    'STORTING',
    'TERUGBETALING BTW',
    'EUROPESE OVERSCHRIJVING JANSSENS BV',
  ],
  de: ['GUTSCHRIFT MÜLLER GMBH', 'ZAHLUNGSEINGANG RECHNUNG 4711', 'SEPA-ÜBERWEISUNG VON SCHMIDT'],
}
const EXPENSE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'HYDRO ONE BILL PAYMENT',
    'LOBLAWS #1042, TORONTO ON',
    'MONTHLY FEE',
    'CHEQUE 000218',
    'AMZN Mktp CA*2K4',
    'TIM HORTONS #0412',
    'INTERAC E-TRANSFER TO D. COTE',
    'NEW BALANCE STORE 0071 MONTREAL QC',
    'MORTGAGE PAYMENT',
    'TOTAL WINE & MORE 881',
    'UBER* TRIP 5F2',
    'SQ *CAFE 12.50 CLUB',
    'INSURANCE CO 2026-03',
  ],
  fr: [
    'PAIEMENT CARTE BOULANGERIE ST-HONORÉ',
    'PRÉLÈVEMENT ÉLECTRICITÉ DU RÉSEAU',
    'FRAIS DE TENUE DE COMPTE',
    'Achat /DÉPANNEUR DU COIN, MONTRÉAL',
    'TOTAL ENERGIES RELAIS 442',
    'CHÈQUE 0118',
    'CB LECLERC DRIVE 03/02',
    'LOYER BUREAU; BÂTIMENT B',
    'RETRAIT DAB 12 RUE DE L’ÉGLISE',
    'Paiement facture - AccèsD Internet /HYDRO-QUÉBEC',
    'PRLV SEPA URSSAF IDF',
    'COTISATION CARTE 12/26',
    'SOLDES D’HIVER BOUTIQUE NORD',
  ],
  nl: [
    'BETALING DELHAIZE GENT',
    'DOMICILIËRING ENGIE',
    'GELDOPNEMING BRUSSEL',
    'KOSTEN REKENING',
    'OVERSCHRIJVING NAAR VERHUURDER',
  ],
  de: [
    'LASTSCHRIFT STADTWERKE',
    'KARTENZAHLUNG REWE MARKT',
    'MIETE BÜRO',
    'ENTGELT KONTOFÜHRUNG',
    'SOLLZINSEN',
  ],
}
const DETAIL: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Ref. 900003 Trace 0003',
    'USD 112.40 @ 1.3652',
    'MISSISSAUGA ON',
    'Invoice 2026-0417 thank you',
    'Card 4519 **** 0021',
  ],
  fr: [
    '/MOTIF FACTURE 2026-001 /REF DO NR 1001',
    'ID EMETTEUR FR12ZZZ000',
    'REF MANDAT MD-2026-77 ECH',
    'MONTREAL QC',
    '112,40 USD A 1,3652',
  ],
  nl: ['MEDEDELING 090/9337/55493', 'REF. 0012 TEGENPARTIJ BE68 5390 0754 7034'],
  de: ['IBAN DE89 3704 0044 0532 0130 00', 'RECHNUNG 2026-117 VOM 03.02.'],
}

const DAY = 86_400_000

function amountOf(dice: Dice): number {
  const cents = [dice.whole(25, 9_999), dice.whole(10_000, 99_999), dice.whole(100_000, 3_000_000)]
  return cents[dice.one([0, 0, 0, 1, 1, 2])]!
}

export interface Wishes {
  readonly lang: Language
  /** Months by number and years that the statement may cover; a whole month, or from mid month to mid month. */
  readonly midMonth?: boolean
  readonly count: readonly [number, number]
  /** Lines of text below a label, at most. */
  readonly details: number
  readonly incomeShare?: number
  readonly labels?: { readonly income: readonly string[]; readonly expense: readonly string[] }
  /** XOF: cents are whole francs. */
  readonly opening?: readonly [number, number]
}

/** An account with its movements in order of time; December is chosen often, because the year turns there. */
export function inventAccount(dice: Dice, wishes: Wishes): Account {
  const year = dice.whole(2023, 2026)
  const month = dice.one([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11])
  const start = wishes.midMonth ? dice.whole(5, 24) : 1
  const from = new Date(Date.UTC(year, month, start))
  const to = new Date(Date.UTC(year, month + 1, start - 1))
  const days = Math.round((to.getTime() - from.getTime()) / DAY)
  const count = dice.whole(...wishes.count)
  const offsets = Array.from({ length: count }, () => dice.whole(0, days)).sort((a, b) => a - b)
  const opening = dice.whole(...(wishes.opening ?? [-200_000, 2_500_000]))
  const names = wishes.labels ?? { income: INCOME[wishes.lang], expense: EXPENSE[wishes.lang] }
  let balance = opening
  const movements = offsets.map((offset): Movement => {
    const income = dice.chance(wishes.incomeShare ?? 0.35)
    const cents = (income ? 1 : -1) * amountOf(dice)
    balance += cents
    const date = new Date(from.getTime() + offset * DAY)
    const label = [dice.one(income ? names.income : names.expense)]
    for (let i = 0; i < wishes.details; i++) if (dice.chance(0.3)) label.push(dice.one(DETAIL[wishes.lang]))
    const second = new Date(Math.min(date.getTime() + dice.whole(0, 2) * DAY, to.getTime()))
    return { date, second, cents, label, balance, section: income ? 0 : 1 }
  })
  const number = String(dice.whole(1_000_000, 9_999_999))
  return { number, opening, closing: balance, movements, from, to }
}

/** A credit card: what is owed is negative here, as in the books. */
export function inventCard(dice: Dice, wishes: Wishes): Account {
  const labels = wishes.labels ?? {
    income:
      wishes.lang === 'fr'
        ? ['PAIEMENT MERCI', 'PAIEMENT CAISSE - MERCI']
        : ['PAYMENT - THANK YOU', 'PAYMENT RECEIVED - THANK YOU'],
    expense: EXPENSE[wishes.lang].slice(3),
  }
  const account = inventAccount(dice, {
    ...wishes,
    labels,
    incomeShare: 0.12,
    opening: [-900_000, -1_000],
    midMonth: true,
  })
  return account
}
