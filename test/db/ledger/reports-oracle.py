"""The reports of a company a third time, from a dump of its entries, to compare with the program.

Reads one case per line, {"dump": {...}, "questions": [{"from": day, "to": day}, ...]}, and writes one line per case:
the list of answers. Standard library only; shares no code, no table and no arithmetic with the program:
rates are fractions, and what an account is, its number says.
"""

import calendar
import json
import sys
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

CASH = {"1000", "1010", "1015", "1020", "1030"}
ON_SALES = {"2310", "2312", "2320"}
ON_PURCHASES = {"1090", "1092", "1095"}
FEDERAL = ("TPS", "TVH-ON", "TVH-NS")


def section(account):
    number = int(account)
    if number < 4200:
        return "sales"
    if number < 5000:
        return "otherIncome"
    if number < 6000:
        return "costOfSales"
    if number in (6152, 6155):
        return "interest"
    return "expenses" if number < 9000 else "incomeTax"


def rate(code, day):
    if code == "TVH-NS":
        return Fraction(15 if day < "2025-04-01" else 14, 100)
    return {"TPS": Fraction(5, 100), "TVQ": Fraction(9975, 100000), "TVH-ON": Fraction(13, 100)}.get(code, Fraction(0))


def half_away(value):
    doubled = 2 * abs(value) + 1
    whole = doubled.numerator // doubled.denominator // 2
    return -whole if value < 0 else whole


class Books:
    def __init__(self, dump):
        self.dump = dump
        self.by_key = {entry["key"]: entry for entry in dump["entries"]}
        self.by_id = {entry["id"]: entry for entry in dump["entries"]}
        self.rows = []
        for posting in dump["postings"]:
            entry = self.by_key[posting["entry"]]
            if entry["counts"]:
                self.rows.append((entry, posting))

    def is_undoing(self, entry):
        """True for a reversal, false for the reversal of a reversal."""
        undoing = False
        while entry["reverses"] is not None:
            undoing = not undoing
            entry = self.by_id[entry["reverses"]]
        return undoing

    def year_end_before(self, day):
        month, last = (int(part) for part in self.dump["yearEnd"].split("-"))
        at = date.fromisoformat(day) - timedelta(days=1)
        while not (at.month == month and at.day == min(last, calendar.monthrange(at.year, month)[1])):
            at -= timedelta(days=1)
        return at.isoformat()

    def trial(self, start, end):
        opening, debit, credit = defaultdict(int), defaultdict(int), defaultdict(int)
        for entry, posting in self.rows:
            account, cents = posting["account"], posting["cents"]
            if entry["date"] < start:
                opening[account] += cents
            elif entry["date"] <= end:
                (debit if cents > 0 else credit)[account] += abs(cents)
        trial, ledger, movements, earlier = {}, {}, {}, 0
        for account in set(opening) | set(debit) | set(credit):
            before, plus, minus = opening[account], debit[account], credit[account]
            if plus or minus:
                ledger[account] = [before, plus - minus, before + plus - minus]
                lines = [(entry["date"], entry["key"], posting["cents"], entry["id"])
                         for entry, posting in self.rows
                         if posting["account"] == account and start <= entry["date"] <= end]
                balance, movements[account] = before, []
                for _, _, cents, name in sorted(lines, key=lambda line: line[:2]):  # stable: lines of one entry in order
                    balance += cents
                    movements[account].append([name, cents, balance])
            if account >= "4000":
                earlier += before
                before = 0
            if before or plus or minus:
                trial[account] = [before, plus, minus]
        return trial, ledger, movements, earlier

    def statement_rows(self, start, end):
        """By account: what it shows in the income statement, and in the balance sheet."""
        income, sheet = defaultdict(int), defaultdict(int)
        for entry, posting in self.rows:
            first, cents = posting["account"][0], posting["cents"]
            if first >= "4":
                if entry["kind"] != "closing" and start <= entry["date"] <= end:
                    income[posting["account"]] += -cents if first == "4" else cents
            elif entry["date"] <= end:
                sheet[posting["account"]] += cents if first == "1" else -cents
        return [{account: amount for account, amount in rows.items() if amount} for rows in (income, sheet)]

    def income(self, start, end, project=None):
        found = {name: 0 for name in ("sales", "otherIncome", "costOfSales", "interest", "expenses", "incomeTax")}
        for entry, posting in self.rows:
            if posting["account"] < "4000" or entry["kind"] == "closing" or not start <= entry["date"] <= end:
                continue
            if project is None or posting["project"] == project:
                name = section(posting["account"])
                found[name] += posting["cents"] * (-1 if name in ("sales", "otherIncome") else 1)
        costs = sum(found[name] for name in ("costOfSales", "interest", "expenses", "incomeTax"))
        found["net"] = found["sales"] + found["otherIncome"] - costs
        return found

    def sheet(self, end):
        last = self.year_end_before(end)
        found = dict(assets=0, liabilities=0, equity=0, earlierEarnings=0, currentEarnings=0)
        for entry, posting in self.rows:
            if entry["date"] > end:
                continue
            first, cents = posting["account"][0], posting["cents"]
            if first == "1":
                found["assets"] += cents
            elif first == "2":
                found["liabilities"] -= cents
            else:
                found["equity"] -= cents
                if first != "3":
                    found["earlierEarnings" if entry["date"] <= last else "currentEarnings"] -= cents
        return found

    def taxes(self, start, end):
        taxes, products = {}, {}
        for entry, posting in self.rows:
            code, account, cents, base = (posting[name] for name in ("tax", "account", "cents", "base"))
            if code is None or not start <= entry["date"] <= end:
                continue
            figures = taxes.setdefault(code, [0] * 9)
            product = products.setdefault(code, [Fraction(0), Fraction(0)])
            free = code in ("ZERO", "EXO")
            if free and base is None:
                base = cents
            if account in ON_SALES or (free and account[0] == "4"):
                side, sign = 0, -1
            elif account in ON_PURCHASES or free:
                side, sign = 1, 1
            else:
                figures[8] += -cents if account == "2340" else 0
                continue
            figures[4 * side] += 0 if free else sign * cents
            figures[4 * side + 1] += sign * (base or 0)
            figures[4 * side + 2] += 1
            product[side] += sign * (base or 0) * rate(code, entry["date"])
        for code, (sales, purchases) in products.items():
            taxes[code][3], taxes[code][7] = half_away(sales), half_away(purchases)
        get = lambda code, at: taxes.get(code, [0] * 9)[at]
        lines = {
            "101": sum(get(code, 1) for code in FEDERAL) + get("ZERO", 1),
            "103": sum(get(code, 0) for code in FEDERAL),
            "106": sum(get(code, 4) for code in FEDERAL),
            "201": get("TVQ", 1) + get("ZERO", 1),
            "203": get("TVQ", 0),
            "206": get("TVQ", 4),
            "P2-TPS": sum(get(code, 8) for code in FEDERAL),
            "P2-TVQ": get("TVQ", 8),
        }
        for side in "12":
            lines[side + "09"] = lines[side + "13"] = lines[side + "03"] - lines[side + "06"]
        return taxes, lines

    def cash(self, start, end):
        nets, closing = defaultdict(int), 0
        for entry, posting in self.rows:
            if posting["account"] in CASH:
                if entry["date"][:7] < start[:7]:
                    closing += posting["cents"]
                elif entry["date"][:7] <= end[:7]:
                    nets[entry["key"]] += posting["cents"]
        flows = defaultdict(lambda: [0, 0])
        for key, net in nets.items():
            entry = self.by_key[key]
            month = entry["date"][:7]
            way = 0 if net > 0 else 1
            undone = self.by_id.get(entry["reverses"])
            if undone is not None and undone["date"][:7] == month and self.is_undoing(entry):
                flows[month][1 - way] -= abs(net)
            else:
                flows[month][way] += abs(net)
        months = []
        year, number = int(start[:4]), int(start[5:7])
        while "%04d-%02d" % (year, number) <= end[:7]:
            month = "%04d-%02d" % (year, number)
            inflow, outflow = flows[month]
            closing += inflow - outflow
            months.append([month, inflow, outflow, closing])
            year, number = (year + 1, 1) if number == 12 else (year, number + 1)
        return months

    def answer(self, start, end):
        trial, ledger, movements, earlier = self.trial(start, end)
        income_rows, sheet_rows = self.statement_rows(start, end)
        taxes, lines = self.taxes(start, end)
        return {
            "trial": trial,
            "earlier": earlier,
            "ledger": ledger,
            "movements": movements,
            "incomeRows": income_rows,
            "sheetRows": sheet_rows,
            "income": self.income(start, end),
            "projectIncome": self.income(start, end, self.dump["project"]),
            "sheet": self.sheet(end),
            "taxes": taxes,
            "lines": lines,
            "cash": self.cash(start, end),
        }


for case in sys.stdin:
    asked = json.loads(case)
    books = Books(asked["dump"])
    print(json.dumps([books.answer(question["from"], question["to"]) for question in asked["questions"]]))
