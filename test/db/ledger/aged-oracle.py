"""The aged lists of a company a third time, from a dump of its tables, to compare with the program.

Reads one case per line, {"dump": {...}, "days": [day, ...]}, and writes one line per case: for each control account, what
is open by party and age on each day. Standard library only; shares no code and no arithmetic with the program.
"""

import json
import sys
from collections import defaultdict
from datetime import date

LISTS = {
    "receivable": ("1060", +1, {"invoice": 1, "clientRefund": 1, "creditNote": -1, "receipt": -1}),
    "payable": ("2100", -1, {"bill": 1, "supplierRefund": 1, "supplierCredit": -1, "disbursement": -1}),
}
LIMITS = (0, 30, 60, 90)


class Books:
    def __init__(self, dump):
        self.facts = {fact["id"]: fact for fact in dump["facts"]}
        self.into = {party["id"]: party["into"] for party in dump["parties"]}
        self.documents = dump["documents"]
        self.postings = dump["postings"]
        self.from_deposits = defaultdict(int)
        for posting in self.postings:
            if posting["account"] == "2155":
                self.from_deposits[posting["fact"]] += posting["cents"]
        self.links = sorted(dump["links"], key=lambda link: (link["stamp"], link["device"], link["fact"], link["no"]))
        self.ends = {}
        for fact in dump["facts"]:
            if fact["reverses"] and fact["counts"]:
                end = fact["date"] or "0000-00-00"
                self.ends[fact["reverses"]] = min(end, self.ends.get(fact["reverses"], end))

    def alive(self, fact, day):
        """Counts, began by the end of the day, and was not undone by then."""
        row = self.facts[fact]
        return bool(row["counts"]) and (row["date"] or "") <= day < self.ends.get(fact, "9")

    def family(self, party):
        seen = []
        while party not in seen:
            seen.append(party)
            following = self.into.get(party)
            if following is None or following not in self.into:
                return party
            party = following
        return min(seen[seen.index(party):])

    def left(self, day):
        """What is left of each document: on its control account, and on that of deposits (may be below zero there)."""
        here, there, known, taken = {}, defaultdict(int), {}, defaultdict(int)
        for row in self.documents:
            name, worth = row["id"], row["total"]
            if not (row["date"] <= day and self.alive(row["fact"], day)):
                worth = 0
            if row["kind"] == "receipt" and row["terms"] == "deposit" and self.facts[row["fact"]]["counts"]:
                known[name], here[name], there[name] = row, 0, worth
            elif worth:
                known[name], here[name] = row, worth
        for link in self.links:
            if not self.alive(link["fact"], day):
                continue
            source, target, cents = link["source"], link["target"], link["cents"]
            if source in known and known[source]["terms"] == "deposit":
                part = cents
                if link["fact"] != known[source]["fact"]:
                    part = min(cents, self.from_deposits[link["fact"]] - taken[link["fact"]])
                    taken[link["fact"]] += part
                there[source] -= part
                here[source] += part
            both = [here.get(source, 0), here.get(target, 0), cents]
            for end in (source, target):
                if end in here:
                    here[end] -= min(both)
        return known, here, there

    def by_hand(self, fact):
        while fact:
            if (self.facts[fact]["source"] or "").startswith("document:"):
                return False
            fact = self.facts[fact]["reverses"]
        return True

    def aged(self, control, day):
        account, way, signs = LISTS[control]
        known, here, there = self.left(day)
        parties, deposits = {}, 0
        for name, row in known.items():
            sign = signs.get(row["kind"])
            if sign is None:
                continue
            deposits += there[name]
            if here[name] == 0:
                continue
            party = self.family(row["party"]) if row["party"] else ""
            sums = parties.setdefault(party, [0] * 6)
            late = (date.fromisoformat(day) - date.fromisoformat(row["due"] or row["date"])).days
            column = sum(late > limit for limit in LIMITS) if sign > 0 else 0
            sums[column] += sign * here[name]
            sums[5] += sign * here[name]
        balance = hand = 0
        for posting in self.postings:
            fact = self.facts[posting["fact"]]
            if posting["account"] == account and fact["counts"] and fact["date"] <= day:
                balance += way * posting["cents"]
                hand += way * posting["cents"] if self.by_hand(fact["id"]) else 0
        return {"parties": parties, "control": balance, "byHand": hand, "deposits": deposits}


for case in sys.stdin:
    asked = json.loads(case)
    books = Books(asked["dump"])
    print(json.dumps({control: {day: books.aged(control, day) for day in asked["days"]} for control in LISTS}))
