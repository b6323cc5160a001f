/** More words that banks print between, beside and below movements, by language. */
import type { Language } from './names.ts'

interface More {
  readonly number: readonly string[]
  readonly months: readonly string[]
  readonly pending: readonly string[]
  readonly booked: readonly string[]
  readonly carried: readonly [string, string]
  readonly daily: readonly [title: string, date: string, balance: string]
  readonly sums: readonly [into: string, out: string]
  readonly beside: readonly (readonly [label: string, value: string])[]
  readonly printed: string
  readonly law: string
  readonly limit: string
  readonly weekday: string
  readonly dayFirst: boolean
}

export const MORE: Readonly<Record<Language, More>> = {
  fr: {
    number: ['N°', '#', 'No', 'Ligne'],
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    pending: ['Opérations à venir', 'Opérations en attente', 'Transactions en attente'],
    booked: ['Opérations comptabilisées', 'Opérations passées'],
    carried: ['À reporter', 'Report'],
    daily: ['Soldes quotidiens', 'Date', 'Solde'],
    sums: ['Total des crédits', 'Total des débits'],
    beside: [
      ['Taux', '1,25 %'],
      ['Découvert autorisé', '5 000,00'],
      ['Conseiller', 'M. Tremblay'],
    ],
    printed: 'Édité le',
    law: 'Dépôts garantis jusqu’à 100 000,00 depuis le 1er janvier 2020.',
    limit: 'Découvert autorisé',
    weekday: 'jeudi',
    dayFirst: true,
  },
  en: {
    number: ['No.', '#', 'Row', 'Line'],
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    pending: ['Pending transactions', 'Pending', 'Upcoming transactions'],
    booked: ['Posted transactions', 'Completed transactions'],
    carried: ['Carried forward', 'Brought forward'],
    daily: ['Daily balances', 'Date', 'Balance'],
    sums: ['Total credits', 'Total debits'],
    beside: [
      ['Rate', '1.25 %'],
      ['Credit limit', '5,000.00'],
      ['Branch', '00123'],
    ],
    printed: 'Printed on',
    law: 'Deposits are insured up to 100,000.00 since January 1, 2020.',
    limit: 'Overdraft limit',
    weekday: 'Thursday',
    dayFirst: false,
  },
  nl: {
    number: ['Nr', '#', 'Volgnummer'],
    months: 'januari februari maart april mei juni juli augustus september oktober november december'.split(
      ' ',
    ),
    pending: ['Verrichtingen in behandeling', 'In behandeling'],
    booked: ['Geboekte verrichtingen'],
    carried: ['Over te dragen', 'Overdracht'],
    daily: ['Dagsaldi', 'Datum', 'Saldo'],
    sums: ['Totaal bij', 'Totaal af'],
    beside: [['Rente', '1,25 %']],
    printed: 'Afgedrukt op',
    law: 'Uw tegoeden zijn beschermd tot 100.000,00 sinds 1 januari 2020.',
    limit: 'Kredietlimiet',
    weekday: 'donderdag',
    dayFirst: true,
  },
  de: {
    number: ['Nr.', '#', 'Lfd. Nr.'],
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
    pending: ['Vorgemerkte Umsätze', 'Vorgemerkt'],
    booked: ['Gebuchte Umsätze'],
    carried: ['Übertrag', 'Übertrag'],
    daily: ['Tagessalden', 'Datum', 'Saldo'],
    sums: ['Summe Gutschriften', 'Summe Lastschriften'],
    beside: [['Zinssatz', '1,25 %']],
    printed: 'Erstellt am',
    law: 'Ihre Einlagen sind seit dem 1. Januar 2020 bis 100.000,00 geschützt.',
    limit: 'Dispolimit',
    weekday: 'Donnerstag',
    dayFirst: true,
  },
  es: {
    number: ['Nº', '#', 'Núm.'],
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
      ' ',
    ),
    pending: ['Movimientos pendientes', 'Operaciones pendientes'],
    booked: ['Movimientos contabilizados'],
    carried: ['Suma y sigue', 'Suma anterior'],
    daily: ['Saldos diarios', 'Fecha', 'Saldo'],
    sums: ['Total abonos', 'Total cargos'],
    beside: [['Tipo', '1,25 %']],
    printed: 'Impreso el',
    law: 'Sus depósitos están garantizados hasta 100.000,00 desde el 1 de enero de 2020.',
    limit: 'Límite de crédito',
    weekday: 'jueves',
    dayFirst: true,
  },
}
