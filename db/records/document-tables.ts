/**
 * Tables of documents: drafts, which are edited field by field; issued documents (invoices, bills, payments, quotes),
 * which are facts; what links a payment to what it settles; and movements of stock. All are indexes of the log.
 */
import type { StateTable } from './tables.ts'

const DRAFT_TABLES: readonly StateTable[] = [
  {
    name: 'draft',
    create: `CREATE TABLE draft (
      id TEXT PRIMARY KEY, kind TEXT, party TEXT, project TEXT, date TEXT, due TEXT, terms TEXT, reference TEXT,
      language TEXT, notes TEXT, prices_include_tax INTEGER, self_assessed INTEGER, discount_ppm INTEGER,
      discount_cents INTEGER, holdback_ppm INTEGER, origin TEXT, credits TEXT, releases TEXT, account TEXT, method TEXT,
      tax_amounts TEXT, template INTEGER, removed INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_kind ON draft (kind, date);
    CREATE INDEX draft_party ON draft (party) WHERE party IS NOT NULL;`,
    content: 'SELECT * FROM draft ORDER BY id',
  },
  {
    name: 'draft_line',
    create: `CREATE TABLE draft_line (
      id TEXT PRIMARY KEY, document TEXT, position INTEGER, product TEXT, description TEXT, quantity TEXT, unit TEXT,
      unit_price TEXT, discount_ppm INTEGER, taxes TEXT, account TEXT, project TEXT, removed INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_line_document ON draft_line (document);`,
    content: 'SELECT * FROM draft_line ORDER BY id',
  },
  {
    name: 'recurring',
    create: `CREATE TABLE recurring (
      id TEXT PRIMARY KEY, name TEXT, frequency TEXT, every INTEGER, first TEXT, until TEXT, paused INTEGER, removed INTEGER,
      made_through TEXT
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM recurring ORDER BY id',
  },
]

/** One row an issuing: of two devices that issued one draft, the first counts and the other is held. */
const ISSUED_TABLES: readonly StateTable[] = [
  {
    name: 'document',
    create: `CREATE TABLE document (
      fact TEXT PRIMARY KEY, id TEXT NOT NULL, change INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
      series TEXT NOT NULL, party TEXT, party_name TEXT, party_address TEXT, project TEXT, date TEXT NOT NULL, due TEXT, terms TEXT,
      reference TEXT, language TEXT, currency TEXT NOT NULL, notes TEXT, prices_include_tax INTEGER NOT NULL,
      self_assessed INTEGER NOT NULL, discount_ppm INTEGER, discount INTEGER NOT NULL, holdback_ppm INTEGER,
      holdback INTEGER NOT NULL, subtotal INTEGER NOT NULL, tax_total INTEGER NOT NULL, total INTEGER NOT NULL,
      side INTEGER NOT NULL, account TEXT, method TEXT, origin TEXT, credits TEXT, cancels TEXT, releases TEXT,
      entry TEXT, line TEXT, counts INTEGER NOT NULL DEFAULT 0, stands INTEGER NOT NULL DEFAULT 0,
      open INTEGER NOT NULL DEFAULT 0, answer TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_id ON document (id);
    CREATE INDEX document_kind ON document (kind, date, id);
    CREATE INDEX document_party ON document (party, kind) WHERE party IS NOT NULL;
    CREATE INDEX document_number ON document (number);
    CREATE INDEX document_open ON document (kind, due) WHERE open > 0;
    CREATE INDEX document_origin ON document (origin) WHERE origin IS NOT NULL;
    CREATE INDEX document_cancels ON document (cancels) WHERE cancels IS NOT NULL;
    CREATE INDEX document_releases ON document (releases) WHERE releases IS NOT NULL;
    CREATE INDEX document_project ON document (project) WHERE project IS NOT NULL;
    CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'an issued document is a fact'); END;
    CREATE TRIGGER document_no_update
      BEFORE UPDATE OF fact, id, kind, number, party, date, due, currency, subtotal, tax_total, total, holdback, entry ON document
      BEGIN SELECT RAISE(ABORT, 'an issued document is a fact'); END;`,
    content: `SELECT d.fact, d.id, c.device, c.device_seq, d.kind, d.number, d.series, d.party, d.party_name, d.party_address, d.project, d.date,
      d.due, d.terms, d.reference, d.language, d.currency, d.notes, d.prices_include_tax, d.self_assessed, d.discount_ppm,
      d.discount, d.holdback_ppm, d.holdback, d.subtotal, d.tax_total, d.total, d.side, d.account, d.method, d.origin,
      d.credits, d.cancels, d.releases, d.entry, d.line, d.counts, d.stands, d.open, d.answer
      FROM document d LEFT JOIN change c ON c.seq = d.change ORDER BY d.fact`,
  },
  {
    name: 'document_line',
    create: `CREATE TABLE document_line (
      fact TEXT NOT NULL, no INTEGER NOT NULL, product TEXT, description TEXT, quantity TEXT NOT NULL, unit TEXT,
      unit_price TEXT NOT NULL, discount_ppm INTEGER, taxes TEXT NOT NULL, account TEXT, project TEXT,
      amount INTEGER NOT NULL, net INTEGER NOT NULL, PRIMARY KEY (fact, no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX document_line_product ON document_line (product) WHERE product IS NOT NULL;
    CREATE TRIGGER document_line_no_delete BEFORE DELETE ON document_line
      BEGIN SELECT RAISE(ABORT, 'an issued document is a fact'); END;
    CREATE TRIGGER document_line_no_update
      BEFORE UPDATE OF fact, no, product, quantity, unit_price, taxes, account, project, amount, net ON document_line
      BEGIN SELECT RAISE(ABORT, 'an issued document is a fact'); END;`,
    content: 'SELECT * FROM document_line ORDER BY fact, no',
  },
  {
    name: 'document_tax',
    create: `CREATE TABLE document_tax (
      fact TEXT NOT NULL, no INTEGER NOT NULL, code TEXT NOT NULL, rate INTEGER NOT NULL, base INTEGER NOT NULL,
      amount INTEGER NOT NULL, PRIMARY KEY (fact, no)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM document_tax ORDER BY fact, no',
  },
  {
    name: 'allocation',
    // effective: what it settles once earlier links have taken their part; the rest is the party's credit
    // apart: what its entry takes out of the account of the deposit that is its source; without meaning for other sources
    create: `CREATE TABLE allocation (
      fact TEXT NOT NULL, no INTEGER NOT NULL, stamp INTEGER NOT NULL, device TEXT NOT NULL, source TEXT NOT NULL,
      target TEXT NOT NULL, cents INTEGER NOT NULL, apart INTEGER NOT NULL, effective INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (fact, no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX allocation_source ON allocation (source);
    CREATE INDEX allocation_target ON allocation (target);
    CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'an allocation is a fact'); END;
    CREATE TRIGGER allocation_no_update BEFORE UPDATE OF fact, no, source, target, cents, apart ON allocation
      BEGIN SELECT RAISE(ABORT, 'an allocation is a fact'); END;`,
    content: 'SELECT * FROM allocation ORDER BY fact, no',
  },
  {
    name: 'cleared',
    // which bank line shows an entry that was already posted
    create: `CREATE TABLE cleared (
      fact TEXT NOT NULL, line TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (fact, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cleared_entry ON cleared (entry);
    CREATE INDEX cleared_line ON cleared (line);`,
    content: 'SELECT * FROM cleared ORDER BY fact, entry',
  },
  {
    name: 'stock_move',
    // millionths of the product's unit, so that quantities add up exactly
    create: `CREATE TABLE stock_move (
      fact TEXT NOT NULL, no INTEGER NOT NULL, product TEXT NOT NULL, date TEXT NOT NULL, kind TEXT NOT NULL,
      micro INTEGER NOT NULL, document TEXT, counts INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (fact, no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stock_move_product ON stock_move (product, date);
    CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'a stock movement is a fact'); END;
    CREATE TRIGGER stock_move_no_update BEFORE UPDATE OF fact, no, product, date, kind, micro ON stock_move
      BEGIN SELECT RAISE(ABORT, 'a stock movement is a fact'); END;`,
    content: 'SELECT * FROM stock_move ORDER BY fact, no',
  },
]

export const DOCUMENT_TABLES: readonly StateTable[] = [...DRAFT_TABLES, ...ISSUED_TABLES]

type Text = string | null
type Whole = number | null

export interface DocumentRows {
  draft: {
    id: string
    kind: Text
    party: Text
    project: Text
    date: Text
    due: Text
    terms: Text
    reference: Text
    language: Text
    notes: Text
    prices_include_tax: Whole
    self_assessed: Whole
    discount_ppm: Whole
    discount_cents: Whole
    holdback_ppm: Whole
    origin: Text
    credits: Text
    releases: Text
    account: Text
    method: Text
    tax_amounts: Text
    template: Whole
    removed: Whole
  }
  draft_line: {
    id: string
    document: Text
    position: Whole
    product: Text
    description: Text
    quantity: Text
    unit: Text
    unit_price: Text
    discount_ppm: Whole
    taxes: Text
    account: Text
    project: Text
    removed: Whole
  }
  recurring: {
    id: string
    name: Text
    frequency: Text
    every: Whole
    first: Text
    until: Text
    paused: Whole
    removed: Whole
    made_through: Text
  }
  document: {
    fact: string
    id: string
    change: number
    kind: string
    number: string
    series: string
    party: Text
    party_name: Text
    party_address: Text
    project: Text
    date: string
    due: Text
    terms: Text
    reference: Text
    language: Text
    currency: string
    notes: Text
    prices_include_tax: number
    self_assessed: number
    discount_ppm: Whole
    discount: number
    holdback_ppm: Whole
    holdback: number
    subtotal: number
    tax_total: number
    total: number
    side: number
    account: Text
    method: Text
    origin: Text
    credits: Text
    cancels: Text
    releases: Text
    entry: Text
    line: Text
    counts: number
    stands: number
    open: number
    answer: Text
  }
  document_line: {
    fact: string
    no: number
    product: Text
    description: Text
    quantity: string
    unit: Text
    unit_price: string
    discount_ppm: Whole
    taxes: string
    account: Text
    project: Text
    amount: number
    net: number
  }
  document_tax: { fact: string; no: number; code: string; rate: number; base: number; amount: number }
  allocation: {
    fact: string
    no: number
    stamp: number
    device: string
    source: string
    target: string
    cents: number
    effective: number
  }
  cleared: { fact: string; line: string; entry: string }
  stock_move: {
    fact: string
    no: number
    product: string
    date: string
    kind: string
    micro: number
    document: Text
    counts: number
  }
}
