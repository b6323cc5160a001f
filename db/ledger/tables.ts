/** Tables of the ledger: entries, postings, month balances, and what decides whether a fact counts. */
import type { StateTable } from '../records/tables.ts'

const HOT_ENTRY = 'id, change, date, journal, kind, number, piece_number, piece_date, reverses, source'

export const LEDGER_TABLES: readonly StateTable[] = [
  {
    name: 'entry',
    // key: local number, so that a million postings do not carry a 36-letter id; never leaves this file
    create: `CREATE TABLE entry (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, change INTEGER NOT NULL, date TEXT NOT NULL, journal TEXT NOT NULL,
      kind TEXT NOT NULL, number TEXT NOT NULL, memo TEXT, piece_number TEXT, piece_date TEXT, reverses TEXT,
      source TEXT, counts INTEGER NOT NULL, held TEXT,
      line_memos INTEGER NOT NULL -- 1 when some line has a memo of its own: a register looks for it then alone
    ) STRICT;
    CREATE INDEX entry_date ON entry (date, key);
    CREATE INDEX entry_change ON entry (change);
    CREATE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
    CREATE INDEX entry_held ON entry (key) WHERE counts = 0;
    CREATE INDEX entry_closing ON entry (date) WHERE kind = 'closing';
    CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'a posted entry is a fact'); END;
    CREATE TRIGGER entry_no_update BEFORE UPDATE OF key, ${HOT_ENTRY} ON entry
      BEGIN SELECT RAISE(ABORT, 'a posted entry is a fact'); END;
    CREATE TRIGGER entry_memo_erased BEFORE UPDATE OF memo ON entry WHEN NEW.memo IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a posted entry is a fact'); END;`,
    // where it comes from, in words that every device shares: the local number of its change differs from file to file
    content: `SELECT e.id, c.device, c.device_seq, e.date, e.journal, e.kind, e.number, e.memo, e.piece_number,
      e.piece_date, e.reverses, e.source, e.counts, e.held, e.line_memos
      FROM entry e LEFT JOIN change c ON c.seq = e.change ORDER BY e.id`,
  },
  {
    name: 'posting',
    create: `CREATE TABLE posting (
      entry INTEGER NOT NULL REFERENCES entry(key), no INTEGER NOT NULL, account TEXT NOT NULL, date TEXT NOT NULL,
      cents INTEGER NOT NULL CHECK (cents > -1000000000000000 AND cents < 1000000000000000), currency TEXT, foreign_minor INTEGER, rate TEXT,
      party TEXT, project TEXT, tax_code TEXT, tax_base INTEGER, memo TEXT, PRIMARY KEY (entry, no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX posting_account ON posting (account, date, entry, no, cents);
    CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'a posting is a fact'); END;
    CREATE TRIGGER posting_no_update
      BEFORE UPDATE OF entry, no, account, date, cents, currency, foreign_minor, rate, party, project, tax_code, tax_base ON posting
      BEGIN SELECT RAISE(ABORT, 'a posting is a fact'); END;
    CREATE TRIGGER posting_memo_erased BEFORE UPDATE OF memo ON posting WHEN NEW.memo IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a posting is a fact'); END;`,
    content: `SELECT e.id, p.no, p.account, p.date, p.cents, p.currency, p.foreign_minor, p.rate, p.party, p.project,
      p.tax_code, p.tax_base, p.memo FROM entry e JOIN posting p ON p.entry = e.key ORDER BY e.id, p.no`,
  },
  {
    name: 'balance',
    create: `CREATE TABLE balance (
      account TEXT NOT NULL, month TEXT NOT NULL, closing INTEGER NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL,
      PRIMARY KEY (account, month, closing)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM balance WHERE debit <> 0 OR credit <> 0 ORDER BY account, month, closing',
  },
  {
    name: 'series',
    create: `CREATE TABLE series (
      device TEXT NOT NULL, name TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (device, name)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM series ORDER BY device, name',
  },
  {
    name: 'mark',
    create: `CREATE TABLE mark (
      id TEXT PRIMARY KEY, change INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, reason TEXT,
      reverses TEXT, counts INTEGER NOT NULL, held TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mark_reverses ON mark (reverses) WHERE reverses IS NOT NULL;`,
    content: `SELECT m.id, c.device, c.device_seq, m.kind, m.target, m.reason, m.reverses, m.counts, m.held
      FROM mark m LEFT JOIN change c ON c.seq = m.change ORDER BY m.id`,
  },
  {
    name: 'claim',
    create: `CREATE TABLE claim (
      key TEXT NOT NULL, stamp INTEGER NOT NULL, device TEXT NOT NULL, fact TEXT NOT NULL,
      PRIMARY KEY (key, stamp, device, fact)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_fact ON claim (fact);`,
    content: 'SELECT * FROM claim ORDER BY key, stamp, device, fact',
  },
  {
    name: 'need',
    create: `CREATE TABLE need (
      fact TEXT NOT NULL, needed TEXT NOT NULL, PRIMARY KEY (fact, needed)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX need_needed ON need (needed);`,
    content: 'SELECT * FROM need ORDER BY fact, needed',
  },
  {
    name: 'decision',
    // who settled a bank line and why, by the fact that settles it; reasons: JSON of [{code, points?, values?}]
    create: `CREATE TABLE decision (
      fact TEXT PRIMARY KEY, decided_by TEXT NOT NULL, rule TEXT, score INTEGER, reasons TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX decision_rule ON decision (rule) WHERE rule IS NOT NULL;`,
    content: 'SELECT * FROM decision ORDER BY fact',
  },
  {
    name: 'lock',
    create: `CREATE TABLE lock (
      id TEXT PRIMARY KEY, through TEXT NOT NULL, reason TEXT, stamp INTEGER NOT NULL, lifted INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM lock ORDER BY id',
  },
  {
    name: 'lock_seen',
    create: `CREATE TABLE lock_seen (
      lock TEXT NOT NULL, device TEXT NOT NULL, device_seq INTEGER NOT NULL, PRIMARY KEY (lock, device)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM lock_seen ORDER BY lock, device',
  },
  {
    name: 'lock_lift',
    create: `CREATE TABLE lock_lift (lock TEXT NOT NULL, id TEXT NOT NULL, reason TEXT, PRIMARY KEY (lock, id)) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM lock_lift ORDER BY lock, id',
  },
  {
    name: 'accepted',
    create: `CREATE TABLE accepted (fact TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`,
    content: 'SELECT fact FROM accepted ORDER BY fact',
  },
  {
    name: 'entry_text',
    // contentless: the index alone; rowid is entry.key. Accents and case do not matter when searching.
    create: `CREATE VIRTUAL TABLE entry_text USING fts5(
      text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='2 3');`,
    content: null,
  },
]

export interface LedgerRows {
  entry: {
    key: number
    id: string
    change: number
    date: string
    journal: string
    kind: string
    number: string
    memo: string | null
    piece_number: string | null
    piece_date: string | null
    reverses: string | null
    source: string | null
    counts: number
    held: string | null
    line_memos: number
  }
  posting: {
    entry: number
    no: number
    account: string
    date: string
    cents: number
    currency: string | null
    foreign_minor: number | null
    rate: string | null
    party: string | null
    project: string | null
    tax_code: string | null
    tax_base: number | null
    memo: string | null
  }
  balance: { account: string; month: string; closing: number; debit: number; credit: number }
  mark: {
    id: string
    change: number
    kind: string
    target: string
    reason: string | null
    reverses: string | null
    counts: number
    held: string | null
  }
  decision: {
    fact: string
    decided_by: 'automatic' | 'person' | 'rule'
    rule: string | null
    score: number | null
    reasons: string
  }
  lock: { id: string; through: string; reason: string | null; stamp: number; lifted: number }
  entry_text: { rowid: number; text: string; rank: number }
}
