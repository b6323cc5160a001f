/** Clients, suppliers, projects and products of the sample firm. */
import { uuidv7 } from '../../../db/changes/ids.ts'
import type { Company } from '../../../db/company/company.ts'
import { type RecordValues, recordDrafts } from '../../../db/records/fields.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import type { Cents } from '../../../db/rules/money.ts'

interface Client {
  readonly name: string
  readonly city: string
  readonly project: string
  /** Estimate of its project, cents before tax. */
  readonly estimate: Cents
}

export const CLIENTS: readonly Client[] = [
  {
    name: 'Coopérative d’habitation Les Érables',
    city: 'Longueuil',
    project: 'Réfection des balcons',
    estimate: 31_500_000,
  },
  { name: 'Ville de Saint-Armand', city: 'Saint-Armand', project: 'Garage municipal', estimate: 48_000_000 },
  {
    name: 'Résidence Le Verger',
    city: 'Saint-Hyacinthe',
    project: 'Agrandissement de l’aile est',
    estimate: 39_000_000,
  },
  { name: 'Clinique du Parc', city: 'Montréal', project: 'Aménagement de la clinique', estimate: 27_500_000 },
  {
    name: 'École Sainte-Thérèse',
    city: 'Sainte-Thérèse',
    project: 'Toiture du gymnase',
    estimate: 22_000_000,
  },
]

export interface Supplier {
  readonly name: string
  /** Account that bears what it sells. */
  readonly account: string
  /** About what a month of it costs, before tax. */
  readonly cents: Cents
  /** Day of the month of its bill. */
  readonly day: number
  readonly what: string
}

export const SUPPLIERS: readonly Supplier[] = [
  { name: 'Matériaux Laflamme', account: '5000', cents: 1_480_000, day: 4, what: 'Bois et quincaillerie' },
  { name: 'Béton Rive-Nord', account: '5000', cents: 920_000, day: 11, what: 'Béton livré' },
  { name: 'Électricité Gagnon', account: '5010', cents: 1_250_000, day: 15, what: 'Travaux d’électricité' },
  { name: 'Plomberie des Cantons', account: '5010', cents: 860_000, day: 18, what: 'Travaux de plomberie' },
  {
    name: 'Location Dubois équipement',
    account: '5040',
    cents: 310_000,
    day: 9,
    what: 'Location d’une nacelle',
  },
  { name: 'Pétroles Saguenay', account: '5050', cents: 145_000, day: 13, what: 'Carburant' },
  { name: 'Conteneurs Verts', account: '5080', cents: 88_000, day: 22, what: 'Conteneurs de chantier' },
  { name: 'Immeubles Richelieu', account: '6230', cents: 265_000, day: 1, what: 'Loyer du mois' },
  { name: 'Hydro-Québec', account: '6240', cents: 42_000, day: 20, what: 'Électricité' },
  { name: 'Télécom Boréal', account: '6210', cents: 18_900, day: 17, what: 'Téléphonie' },
  { name: 'Papeterie du Centre', account: '6200', cents: 12_400, day: 24, what: 'Fournitures de bureau' },
]

const PRODUCTS = [
  { code: 'MO-CHARP', name: 'Main-d’œuvre – charpenterie', unit: 'h', price: '92.00', kind: 'service' },
  { code: 'MO-CHEF', name: 'Main-d’œuvre – chef de chantier', unit: 'h', price: '118.00', kind: 'service' },
  {
    code: 'BOIS-2X4',
    name: 'Montant d’épinette 2 × 4 × 8',
    unit: 'un',
    price: '6.85',
    kind: 'goods',
    low: '200',
    critical: '60',
  },
  {
    code: 'GYPSE-12',
    name: 'Panneau de gypse ½ po',
    unit: 'un',
    price: '18.40',
    kind: 'goods',
    low: '80',
    critical: '25',
  },
  {
    code: 'VIS-3',
    name: 'Vis à bois 3 po (boîte)',
    unit: 'boîte',
    price: '24.95',
    kind: 'goods',
    low: '20',
    critical: '6',
  },
] as const

export interface People {
  readonly clients: readonly string[]
  readonly projects: readonly string[]
  readonly suppliers: readonly string[]
  readonly products: readonly string[]
}

function clientRecord(record: string, { name, city }: Client, index: number): RecordValues {
  const values = {
    name,
    roles: '["client"]',
    number: `C-${String(index + 1).padStart(3, '0')}`,
    city,
    province: 'QC',
    country: 'CA',
    terms: 'Net 30',
    language: 'fr',
    email: `comptes@client${index + 1}.example`,
  }
  return { kind: 'party', record, values }
}

function supplierRecord(record: string, { name, account }: Supplier, index: number): RecordValues {
  const values = {
    name,
    roles: '["supplier"]',
    number: `F-${String(index + 1).padStart(3, '0')}`,
    province: 'QC',
    country: 'CA',
    terms: 'Net 30',
    purchase_account: account,
  }
  return { kind: 'party', record, values }
}

/** Writes the people of the firm; gives their ids in the order of the lists. */
export function addPeople(company: Company, first: Day): People {
  const ids = (count: number) => Array.from({ length: count }, () => uuidv7(company.now()))
  const [clients, projects] = [ids(CLIENTS.length), ids(CLIENTS.length)]
  const [suppliers, products] = [ids(SUPPLIERS.length), ids(PRODUCTS.length)]
  const sets: RecordValues[] = [
    ...CLIENTS.map((client, index) => clientRecord(clients[index]!, client, index)),
    ...SUPPLIERS.map((supplier, index) => supplierRecord(suppliers[index]!, supplier, index)),
    ...CLIENTS.map(
      ({ project, estimate }, index): RecordValues => ({
        kind: 'project',
        record: projects[index]!,
        values: {
          code: `P-${String(index + 1).padStart(3, '0')}`,
          name: project,
          status: index === 4 ? 'done' : 'active',
          party: clients[index]!,
          priority: index === 1 ? 'high' : 'normal',
          start_date: first,
          due_date: addDays(first, 420),
          estimate,
        },
      }),
    ),
    ...PRODUCTS.map((product, index): RecordValues => {
      const { kind, ...values } = product
      const tracked = kind === 'goods' ? { tracked: 1 } : {}
      return { kind: 'product', record: products[index]!, values: { ...values, kind, ...tracked } }
    }),
  ]
  company.append(recordDrafts(company.sql, sets))
  return { clients, projects, suppliers, products }
}
