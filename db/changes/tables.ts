/**
 * The log's own tables. A migration only adds to these; every other table is an index of them and can be
 * dropped and rebuilt. `incoming` and `local` belong to this copy of the file and are never exchanged.
 */

/** Version of the tables below; written in `meta`. */
export const LOG_VERSION = 1

export const LOG_TABLES = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,             -- order of arrival in this file
  device TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  stamp INTEGER NOT NULL,
  act TEXT NOT NULL,
  act_index INTEGER NOT NULL,
  act_count INTEGER NOT NULL,
  user TEXT NOT NULL,
  door TEXT NOT NULL,
  operation TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  after TEXT NOT NULL,
  codec INTEGER NOT NULL,
  body BLOB NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (device, device_seq)
) STRICT;
CREATE INDEX change_stamp ON change (stamp);

CREATE TABLE part (
  change INTEGER NOT NULL REFERENCES change(seq),
  no INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  commitment TEXT NOT NULL,
  salt TEXT,
  codec INTEGER NOT NULL,
  content BLOB,
  PRIMARY KEY (change, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_record ON part (kind, record);

CREATE TABLE head_signature (
  device TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  head TEXT NOT NULL,
  signature TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (device, device_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE incoming (
  device TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  change TEXT NOT NULL,                -- the change as exchanged, JSON
  PRIMARY KEY (device, device_seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  hash TEXT PRIMARY KEY,               -- SHA-256 of the plain content, hex
  codec INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE local (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'a change is never altered'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'a change is never deleted'); END;
CREATE TRIGGER part_only_erased BEFORE UPDATE ON part
  WHEN NEW.salt IS NOT NULL OR NEW.content IS NOT NULL OR NEW.change <> OLD.change OR NEW.no <> OLD.no
    OR NEW.kind <> OLD.kind OR NEW.record <> OLD.record OR NEW.commitment <> OLD.commitment
  BEGIN SELECT RAISE(ABORT, 'a part can only be erased'); END;
CREATE TRIGGER part_no_delete BEFORE DELETE ON part BEGIN SELECT RAISE(ABORT, 'a part is never deleted'); END;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON head_signature BEGIN SELECT RAISE(ABORT, 'a signature is never altered'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON head_signature
  BEGIN SELECT RAISE(ABORT, 'a signature is never deleted'); END;
`

/** Rows of the log tables, for the query builder. */
export interface LogTables {
  change: {
    seq: number
    device: string
    device_seq: number
    id: string
    stamp: number
    act: string
    act_index: number
    act_count: number
    user: string
    door: string
    operation: string
    type: string
    version: number
    after: string
    codec: number
    body: Uint8Array
    hash: string
  }
  part: {
    change: number
    no: number
    kind: string
    record: string
    commitment: string
    salt: string | null
    codec: number
    content: Uint8Array | null
  }
}
