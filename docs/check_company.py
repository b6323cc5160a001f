#!/usr/bin/env python3
"""Vérifie un fichier de GrandLivre sans GrandLivre. / Checks a company file of GrandLivre without GrandLivre.

    python3 check_company.py acme.grandlivre [--trial-balance [YYYY-MM]] [--since earlier-copy.grandlivre]

Python 3.8 or later and nothing else. It only reads, and shares no line with the program. The format is in log.md.
 1. Chains: every change follows from the one before on its device; personal parts are what was committed to, or erased
    as the log says; signed heads are in their chain (the signatures themselves are checked by company.verify).
 2. Entries: each adds up to 0, stands in the tables as in the log, and counts or is held as the rules say.
 3. Balances are the sums of the entries that count. With --since: nothing is gone that an earlier copy held.
Exit status: 0 all is sound, 1 faults were found (each is named), 2 it could not be checked.
"""
import argparse, collections, contextlib, functools, hashlib, json, pathlib, sqlite3, sys, zlib

# Changes that are themselves a fact, without a day; but for those "posted", whose fact is an entry of the same act.
MARKS = ("line.marked document.marked line.matched stock.moved account.reconciled account.reopened document.issued"
         " credits.allocated").split()
PASSED_ON = ("line:", "close:", "answer:", "cleared:", "reconciled:", "begun:")
ENTRY = ("e.id, e.date, e.journal, e.kind, e.number, e.piece_number, e.piece_date, e.reverses, e.source, e.change, e.memo,"
         " e.line_memos",
         "id date journal kind number pieceNumber pieceDate reverses source".split())
LINE = ("account, cents, currency, foreign_minor, rate, party, project, tax_code, tax_base, no, p.date, p.memo",
        "account cents currency foreign rate party project tax base".split())
FAULTS, UNREADABLE = [], (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error)
Fact = collections.namedtuple("Fact", "order device number day reverses claims needs")

def sha(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()

def unpack(codec, data):
    return {0: bytes, 1: lambda packed: zlib.decompressobj().decompress(packed, 2 * 1024 * 1024)}[codec](data)

def fault(what, *where):
    FAULTS.append(what)
    print(f"FAUTE / FAULT: {what}:", *where)

def stop(message):
    print(f"NON VÉRIFIÉ / NOT CHECKED: {message}")
    sys.exit(2)

class Books:
    """A company file. Nothing is written in it nor beside it: so a journal that stands there must be folded in first."""
    def __init__(self, path):
        if not path.is_file() or path.open("rb").read(16) != b"SQLite format 3\0":
            stop(f"{path} : absent, ou chiffré (lancez d'abord company.decrypt), ou autre chose qu'une compagnie"
                 " / not there, or encrypted (run company.decrypt first), or something else than a company")
        for beside in (pathlib.Path(f"{path}-wal"), pathlib.Path(f"{path}-journal")):
            if beside.exists() and beside.stat().st_size > 0:
                stop(f"{beside} : fermez la compagnie dans GrandLivre (après une panne, rouvrez-la d'abord), ou vérifiez une"
                     " sauvegarde / close the company in GrandLivre (after a crash, open it first), or check a backup")
        self.db = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
        self.db.row_factory, self.db.text_factory = sqlite3.Row, lambda raw: raw.decode(errors="backslashreplace")
        meta = dict(self.db.execute("SELECT key, value FROM meta"))
        if (meta.get("format"), meta.get("log_version")) != ("grandlivre", "1"):
            raise sqlite3.OperationalError("no such version")
        self.company, self.ends, self.hashes, self.facts = meta["company"], {}, {}, {}
        self.locks, self.lifted, self.accepted, self.erased = {}, set(), set(), set()

    def read_log(self):
        """Walks all chains in the order of arrival; returns the ledger hash."""
        for codec, body in self.db.execute("SELECT codec, body FROM change WHERE type = 'record.erased'"):
            with contextlib.suppress(*UNREADABLE):  # told below, at its place
                self.erased.update((each["kind"], each["record"]) for each in json.loads(unpack(codec, body))["records"])
        for place, change in enumerate(self.db.execute("SELECT * FROM change ORDER BY seq"), 1):
            device, number = change["device"], change["device_seq"]
            name = f"{change['type']} {device} nº {number} ({change['id']})"
            before, previous = self.ends.get(device, (0, "0" * 64))
            if (change["seq"], number) != (place, before + 1):
                fault("changement manquant ou déplacé / missing or moved change", name, change["seq"])
            self.ends[device], self.hashes[device, number] = (number, change["hash"]), change["hash"]
            try:
                self.read_change(previous, change, name)
            except UNREADABLE as error:
                fault("changement illisible / unreadable change", name, error)
        for device, number, head in self.db.execute("SELECT device, device_seq, head FROM head_signature"):
            if self.hashes.get((device, number)) != head:
                fault("tête signée hors de la chaîne / signed head not in its chain", device, f"nº {number}")
        return sha("".join(f"{device} {number} {head}\n" for device, (number, head) in sorted(self.ends.items())))

    def read_change(self, previous, change, name):
        text, kind = unpack(change["codec"], change["body"]), change["type"]
        parts, memos = self.read_parts(change, name)
        lines = ["grandlivre-change 1", previous, self.company, change["device"], change["device_seq"], change["id"],
                 change["stamp"], change["act"], f"{change['act_index']} {change['act_count']}", change["user"],
                 change["door"], change["operation"], f"{kind} {change['version']}", change["after"], sha(text), *parts]
        if any("\n" in str(line) for line in lines) or sha("".join(f"{line}\n" for line in lines)) != change["hash"]:
            fault("changement altéré ou chaîne rompue / altered change or broken chain", name)
        body = json.loads(text)
        entries = body["entries"] if kind == "entries.posted" else []
        for entry in entries:
            own = memos.get(("entry", entry["id"]), memos.get(("batch", entries[0]["id"]), {}))
            self.check_entry(change, entry, own.get(entry["id"], {}))
        for fact in [body] if kind in MARKS and not body.get("posted") else entries:
            self.facts[fact.get("fact", fact["id"])] = Fact(
                (change["stamp"], change["device"]), change["device"], change["device_seq"],
                fact["date"] if entries else None, fact.get("reverses"), fact.get("claims", []), fact.get("needs", []))
        self.locks.update({body["id"]: body} if kind == "period.locked" else {})
        self.lifted.update(body["locks"] if kind == "period.unlocked" else [])
        self.accepted.update([body["fact"]] if kind == "fact.accepted" else [])

    def read_parts(self, change, name):
        lines, content = [], {}  # the line of each in what is hashed, and what can still be read
        for no, part in enumerate(self.db.execute("SELECT * FROM part WHERE change = ? ORDER BY no", (change["seq"],))):
            key, salt, packed = (part["kind"], part["record"]), part["salt"], part["content"]
            lines.append(f"{part['kind']} {part['record']} {part['commitment']}")
            is_sound = key in self.erased and salt is None and packed is None
            if key not in self.erased and None not in (salt, packed):
                text = unpack(part["codec"], packed)
                is_sound, content[key] = sha(salt.encode() + b"\n" + text) == part["commitment"], json.loads(text)
            if not is_sound or part["no"] != no:
                fault("partie personnelle / personal part", name, *key)
        return lines, content

    def check_entry(self, change, entry, memos):
        """An entry of the log: it adds up to 0, and the tables hold the same."""
        name, lines = f"nº {entry['number']} ({entry['id']})", entry["lines"]
        if len(lines) < 2 or sum(line["cents"] for line in lines) != 0:
            fault("écriture déséquilibrée / entry out of balance", name, sum(line["cents"] for line in lines))
        said = [(*map(entry.get, ENTRY[1]), change["seq"], memos.get("memo"), int("lines" in memos), *map(line.get, LINE[1]),
                 no, entry["date"], memos.get("lines", {}).get(str(no))) for no, line in enumerate(lines)]
        kept = self.db.execute(f"SELECT {ENTRY[0]}, {LINE[0]} FROM entry e LEFT JOIN posting p ON p.entry = e.key"
                               " WHERE e.id = ? ORDER BY p.no", (entry["id"],))
        if [tuple(row) for row in kept] != said:
            fault("écriture autre dans les tables que dans le journal / entry in the tables not that of the log", name)

    def judge(self):
        """Why each fact is held, None when it counts: log.md, “What counts”, a function a rule."""
        facts, accepted, locks = self.facts, self.accepted, [self.locks[id] for id in self.locks.keys() - self.lifted]
        in_order = sorted(facts, key=lambda id: facts[id].order)
        claimants, undoers = collections.defaultdict(list), collections.defaultdict(list)
        for id in in_order:
            undoers[facts[id].reverses].append(id)
            for claim in facts[id].claims:
                claimants[claim].append(id)
        locked = {id for id, fact in facts.items() if fact.day is not None and id not in accepted and any(
            lock["through"] >= fact.day and lock["seen"].get(fact.device, 0) < fact.number for lock in locks)}
        def is_ready(id):
            return id not in locked and all(need in facts and held(need) is None for need in facts[id].needs)
        def gave_up(id, claim):
            return claim.startswith(PASSED_ON) and any(undoer not in locked for undoer in undoers[id])
        def is_taken(id, claim):
            earlier = claimants[claim][:claimants[claim].index(id)]
            return any(may_take(other, claim) and not gave_up(other, claim) for other in earlier)
        @functools.lru_cache(None)
        def may_take(id, claim):
            return is_ready(id) and (claim.startswith("reverse:") or id in accepted or not any(
                is_taken(id, own) for own in facts[id].claims if own != claim))
        @functools.lru_cache(None)
        def held(id):
            lost = [claim for claim in facts[id].claims if not may_take(id, claim) or is_taken(id, claim)]
            is_lost = lost and id not in accepted or any(claim.startswith(("send:", "cancel:")) for claim in lost)
            return "lock" if id in locked else "needs" if not is_ready(id) else "claim" if is_lost else None
        return {id: held(id) for id in in_order}

    def check_balances(self):
        """What counts, and the sums of it; returns debits and credits by account, month and whether they close a year."""
        held, sums = self.judge(), collections.defaultdict(lambda: (0, 0))
        for id, number, counts, why in self.db.execute("SELECT id, number, counts, held FROM entry"):
            if id not in held or (counts, why) != (int(held[id] is None), held[id]):
                fault("écriture comptée ou retenue à tort / entry wrongly counted or held", f"nº {number} ({id})", why)
        for id, kind, date, account, cents in self.db.execute(
                "SELECT e.id, e.kind, p.date, p.account, p.cents FROM posting p LEFT JOIN entry e ON e.key = p.entry"):
            if id not in held:
                fault("ligne sans écriture / posting without entry", account, date, cents)
            elif held[id] is None:
                debit, credit = sums[account, date[:7], int(kind == "closing")]
                sums[account, date[:7], int(kind == "closing")] = debit + max(cents, 0), credit + max(-cents, 0)
        kept = {tuple(row)[:3]: tuple(row)[3:] for row in self.db.execute("SELECT * FROM balance")}
        for key in sorted(kept.keys() | sums.keys()):
            if kept.get(key, (0, 0)) != sums.get(key, (0, 0)):
                fault("solde / balance", *key, kept.get(key), "≠", sums.get(key))
        return sums

def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("file", type=pathlib.Path)
    words.add_argument("--trial-balance", nargs="?", const="9999-12", metavar="YYYY-MM")
    words.add_argument("--since", type=pathlib.Path, metavar="EARLIER")
    asked = words.parse_args()
    sys.stdout.reconfigure(errors="replace")
    try:
        books, earlier = Books(asked.file), Books(asked.since).db if asked.since else None
        print(f"{asked.file}: {books.company}\nempreinte du journal / ledger hash: {books.read_log()}\n"
              f"{len(books.hashes)} changements / changes, {len(books.ends)} appareils / devices")
        sums = books.check_balances()
        for device, number, hash in earlier.execute("SELECT device, device_seq, hash FROM change") if earlier else []:
            if books.hashes.get((device, number)) != hash:
                fault("autre ou absent depuis la copie / altered or gone since the copy", device, f"nº {number}")
        for account in sorted({account for account, *_ in sums}) if asked.trial_balance else []:
            net = sum(by[0] - by[1] for key, by in sums.items() if key[0] == account and key[1] <= asked.trial_balance)
            print(f"{account:<20}{max(net, 0):>20}{max(-net, 0):>20}  (cents)")
    except (*UNREADABLE, sqlite3.Error) as error:
        if str(error).startswith("no such") and not FAULTS:
            stop("d'une autre version : ouvrez la compagnie une fois dans GrandLivre, ou prenez le vérificateur de sa version"
                 f" / of another version: open the company once in GrandLivre, or take the checker of its version ({error})")
        fault("fichier abîmé / damaged file", error)
    print(f"{len(FAULTS)} fautes / faults" if FAULTS else "tout est juste / all is sound")
    sys.exit(1 if FAULTS else 0)

main()
