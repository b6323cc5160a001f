/**
 * Tables of what has a name and can be edited field by field (accounts, parties, projects, settings). All are indexes of
 * the log. Each says how its rows are read for the state hash: ordered by keys that are the same on every device, never by
 * a local number.
 */

export interface StateTable {
  readonly name: string
  readonly create: string
  /** Query whose rows, in order, are the table's content; null for what is derived for speed alone. */
  readonly content: string | null
}

export const RECORD_TABLES: readonly StateTable[] = [
  {
    name: 'company',
    create: `CREATE TABLE company (
      id TEXT PRIMARY KEY, name TEXT, country TEXT, province TEXT, currency TEXT,
      fiscal_year_end TEXT, language TEXT, created_day TEXT, address TEXT, city TEXT, postal_code TEXT, phone TEXT,
      email TEXT, website TEXT, identifiers TEXT, logo TEXT
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM company ORDER BY id',
  },
  {
    name: 'device',
    create: `CREATE TABLE device (
      id TEXT PRIMARY KEY, public_key TEXT NOT NULL, mark TEXT NOT NULL, stamp INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM device ORDER BY id',
  },
  {
    name: 'user',
    create: `CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT, role TEXT) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM user ORDER BY id',
  },
  {
    name: 'account',
    create: `CREATE TABLE account (
      id TEXT PRIMARY KEY, name TEXT, name_en TEXT, type TEXT, role TEXT, gifi TEXT, currency TEXT, closed INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM account ORDER BY id',
  },
  {
    name: 'party',
    create: `CREATE TABLE party (
      id TEXT PRIMARY KEY, roles TEXT, name TEXT, email TEXT, phone TEXT, address TEXT, city TEXT, province TEXT,
      postal_code TEXT, country TEXT, tax_numbers TEXT, language TEXT, number TEXT, terms TEXT, sales_account TEXT,
      purchase_account TEXT, sales_taxes TEXT, purchase_taxes TEXT, credit_limit INTEGER, notes TEXT, delivery_address TEXT,
      method TEXT, merged_into TEXT, archived INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;`,
    content: 'SELECT * FROM party ORDER BY id',
  },
  {
    name: 'project',
    create: `CREATE TABLE project (
      id TEXT PRIMARY KEY, code TEXT, name TEXT, status TEXT, party TEXT, priority TEXT, start_date TEXT, due_date TEXT,
      estimate INTEGER, description TEXT, archived INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM project ORDER BY id',
  },
  {
    name: 'contact',
    create: `CREATE TABLE contact (
      id TEXT PRIMARY KEY, party TEXT, name TEXT, role TEXT, email TEXT, phone TEXT, archived INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_party ON contact (party);`,
    content: 'SELECT * FROM contact ORDER BY id',
  },
  {
    name: 'product',
    create: `CREATE TABLE product (
      id TEXT PRIMARY KEY, code TEXT, name TEXT, name_en TEXT, description TEXT, category TEXT, kind TEXT, unit TEXT,
      price TEXT, cost TEXT, sales_account TEXT, purchase_account TEXT, taxes TEXT, tracked INTEGER, low TEXT, critical TEXT,
      supplier TEXT, archived INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM product ORDER BY id',
  },
  {
    name: 'bank_rule',
    // texts: JSON of [{test, text}]; act: JSON of what is done to a line
    create: `CREATE TABLE bank_rule (
      id TEXT PRIMARY KEY, name TEXT, position INTEGER, account TEXT, direction TEXT, texts TEXT, any_text INTEGER,
      from_cents INTEGER, to_cents INTEGER, act TEXT, automatic INTEGER, disabled INTEGER, removed INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM bank_rule ORDER BY id',
  },
  {
    name: 'setting',
    create: `CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM setting ORDER BY id',
  },
  {
    name: 'alert',
    create: `CREATE TABLE alert (id TEXT PRIMARY KEY, seen INTEGER) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM alert ORDER BY id',
  },
  {
    name: 'bank_connection',
    create: `CREATE TABLE bank_connection (
      id TEXT PRIMARY KEY, provider TEXT, institution TEXT, name TEXT, country TEXT, consent TEXT, status TEXT, given TEXT,
      valid_days INTEGER, history_days INTEGER, created_day TEXT
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM bank_connection ORDER BY id',
  },
  {
    name: 'bank_feed',
    create: `CREATE TABLE bank_feed (
      id TEXT PRIMARY KEY, connection TEXT, feed TEXT, name TEXT, iban TEXT, currency TEXT, account TEXT, balance TEXT,
      balance_day TEXT, last_day TEXT, read_at INTEGER, retry_at INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM bank_feed ORDER BY id',
  },
  {
    name: 'tax_registration',
    create: `CREATE TABLE tax_registration (
      id TEXT PRIMARY KEY, since TEXT, until TEXT, number TEXT
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM tax_registration ORDER BY id',
  },
  {
    name: 'layout',
    create: `CREATE TABLE layout (
      id TEXT PRIMARY KEY, name TEXT, format TEXT, bank TEXT, account TEXT, header TEXT, shape TEXT, columns TEXT,
      signs TEXT, removed INTEGER
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM layout ORDER BY id',
  },
  {
    name: 'field_value',
    create: `CREATE TABLE field_value (
      kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, stamp INTEGER NOT NULL, device TEXT NOT NULL,
      value TEXT, personal INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (kind, record, field, stamp, device)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM field_value ORDER BY kind, record, field, stamp, device',
  },
  {
    name: 'erased',
    create: `CREATE TABLE erased (
      kind TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, record)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM erased ORDER BY kind, record',
  },
  {
    name: 'attachment',
    create: `CREATE TABLE attachment (
      id TEXT PRIMARY KEY, hash TEXT NOT NULL, bytes INTEGER NOT NULL, target TEXT NOT NULL, name TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attachment_target ON attachment (target);
    CREATE INDEX attachment_hash ON attachment (hash);`,
    content: 'SELECT * FROM attachment ORDER BY id',
  },
]

export interface RecordRows {
  company: {
    id: string
    name: string | null
    country: string | null
    province: string | null
    currency: string | null
    fiscal_year_end: string | null
    language: string | null
    created_day: string | null
    address: string | null
    city: string | null
    postal_code: string | null
    phone: string | null
    email: string | null
    website: string | null
    identifiers: string | null
    logo: string | null
  }
  device: { id: string; public_key: string; mark: string; stamp: number }
  user: { id: string; name: string | null; role: string | null }
  account: {
    id: string
    name: string | null
    name_en: string | null
    type: string | null
    role: string | null
    gifi: string | null
    currency: string | null
    closed: number | null
  }
  party: {
    id: string
    roles: string | null
    name: string | null
    email: string | null
    phone: string | null
    address: string | null
    city: string | null
    province: string | null
    postal_code: string | null
    country: string | null
    tax_numbers: string | null
    language: string | null
    number: string | null
    terms: string | null
    sales_account: string | null
    purchase_account: string | null
    sales_taxes: string | null
    purchase_taxes: string | null
    credit_limit: number | null
    notes: string | null
    delivery_address: string | null
    method: string | null
    merged_into: string | null
    archived: number | null
  }
  project: {
    id: string
    code: string | null
    name: string | null
    status: string | null
    party: string | null
    priority: string | null
    start_date: string | null
    due_date: string | null
    estimate: number | null
    description: string | null
    archived: number | null
  }
  contact: {
    id: string
    party: string | null
    name: string | null
    role: string | null
    email: string | null
    phone: string | null
    archived: number | null
  }
  product: {
    id: string
    code: string | null
    name: string | null
    name_en: string | null
    description: string | null
    category: string | null
    kind: string | null
    unit: string | null
    price: string | null
    cost: string | null
    sales_account: string | null
    purchase_account: string | null
    taxes: string | null
    tracked: number | null
    low: string | null
    critical: string | null
    supplier: string | null
    archived: number | null
  }
  bank_rule: {
    id: string
    name: string | null
    position: number | null
    account: string | null
    direction: string | null
    texts: string | null
    any_text: number | null
    from_cents: number | null
    to_cents: number | null
    act: string | null
    automatic: number | null
    disabled: number | null
    removed: number | null
  }
  setting: { id: string; value: string | null }
  alert: { id: string; seen: number | null }
  bank_connection: {
    id: string
    provider: string | null
    institution: string | null
    name: string | null
    country: string | null
    consent: string | null
    status: string | null
    given: string | null
    valid_days: number | null
    history_days: number | null
    created_day: string | null
  }
  bank_feed: {
    id: string
    connection: string | null
    feed: string | null
    name: string | null
    iban: string | null
    currency: string | null
    account: string | null
    balance: string | null
    balance_day: string | null
    last_day: string | null
    read_at: number | null
    retry_at: number | null
  }
  tax_registration: { id: string; since: string | null; until: string | null; number: string | null }
  layout: {
    id: string
    name: string | null
    format: string | null
    bank: string | null
    account: string | null
    header: string | null
    shape: string | null
    columns: string | null
    signs: string | null
    removed: number | null
  }
  field_value: {
    kind: string
    record: string
    field: string
    stamp: number
    device: string
    value: string | null
    personal: number
    superseded: number
  }
}
