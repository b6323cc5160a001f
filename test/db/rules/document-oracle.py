"""The totals of documents computed a second time, from the rules and with fractions, to compare with the program.

Reads one document per line,
  {"date": "YYYY-MM-DD", "decimals": n, "included": bool, "discount_percent": text?, "discount": cents?,
   "holdback_percent": text?, "lines": [{"quantity": text, "price": text, "discount_percent": text?, "codes": [...]}]}
and writes one line per document,
  {"amounts": [n], "nets": [n], "discount": n, "subtotal": n, "holdback": n, "taxes": [[code, base, amount]], "total": n}
all in the smallest unit of the currency. Standard library only; shares no code, no table and no arithmetic with
db/rules.

The rules:
 1. a line is quantity x price x (1 - discount), rounded once, half away from zero;
 2. a discount of the document is a percentage of the sum of the lines, rounded once, or an amount;
 3. it is cut in proportion, to the cent, first over the lines that carry the same taxes taken together, in the order
    of their codes, then over the lines of each; so is a holdback, over the first only. A part of zero gets nothing,
    and a cut whose first part is negative is the mirror of that of its opposite;
 4. a tax is its rate on the sum of what carries it, less what is held back of it, rounded once;
 5. until the end of 2012 the TVQ is on the price with the TPS of the lines that carry both;
 6. with taxes inside the prices, what carries the same taxes is cut into price and taxes which add up exactly, and
    the price is cut over its lines in proportion to the price before tax of each.
"""

import json
import sys
from fractions import Fraction

# (first day, percent)
RATES = {
    "TPS": [("1991-01-01", "7"), ("2006-07-01", "6"), ("2008-01-01", "5")],
    "TVQ": [
        ("1994-05-13", "6.5"),
        ("1998-01-01", "7.5"),
        ("2011-01-01", "8.5"),
        ("2012-01-01", "9.5"),
        ("2013-01-01", "9.975"),
    ],
    "TVH-ON": [("2010-07-01", "13")],
    "TVH-NS": [
        ("1997-04-01", "15"),
        ("2006-07-01", "14"),
        ("2008-01-01", "13"),
        ("2010-07-01", "15"),
        ("2025-04-01", "14"),
    ],
    "TVP-BC": [("2013-04-01", "7")],
    "TVP-SK": [("2017-03-23", "6")],
    "TVA-CI": [("2018-01-01", "18")],
    "TVA-CI-R": [("2018-01-01", "9")],
    "ZERO": [("1900-01-01", "0")],
    "EXO": [("1900-01-01", "0")],
}


def rate(code, date):
    """The last rate that began on or before the day, as a fraction of one."""
    return Fraction([percent for since, percent in RATES[code] if since <= date][-1]) / 100


def is_on_tps(code, date):
    return code == "TVQ" and date <= "2012-12-31"


def rounded(value):
    """Half a unit or more counts as a unit, on both sides of zero."""
    size = int(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size


def cut(total, ideals):
    """Whole units near the ideals that add up to the total: who lost most by rounding down is served first."""
    wanted = [place for place, ideal in enumerate(ideals) if ideal]
    if not wanted:
        assert total == 0
        return [0] * len(ideals)
    if ideals[wanted[0]] < 0:
        return [-unit for unit in cut(-total, [-ideal for ideal in ideals])]
    units = [ideal.numerator // ideal.denominator for ideal in ideals]
    wanted.sort(key=lambda place: units[place] - ideals[place])  # stable: the first in order of equals
    missing = total - sum(units)
    turn = 0
    while missing > 0:
        units[wanted[turn % len(wanted)]] += 1
        missing, turn = missing - 1, turn + 1
    while missing < 0:  # one too many: from who lost least
        turn -= 1
        units[wanted[turn % len(wanted)]] -= 1
        missing += 1
    return units


def split_inside(total, codes, date):
    """Price and taxes of a total that holds them; a unit that is left over goes to the price."""

    def taxes_on(price):
        tps = rounded(price * rate("TPS", date)) if "TPS" in codes else 0
        bases = {code: price + tps if is_on_tps(code, date) else price for code in codes}
        return {code: (bases[code], rounded(bases[code] * rate(code, date))) for code in codes}

    price = rounded(total / growth(codes, date))
    taxes = taxes_on(price)
    price = total - sum(amount for _, amount in taxes.values())
    again = taxes_on(price)
    fits = price + sum(amount for _, amount in again.values()) == total
    return price, again if fits else taxes


def growth(codes, date):
    """What one unit of price becomes with its taxes."""
    tps = rate("TPS", date) if "TPS" in codes else 0
    return 1 + sum(rate(code, date) * (1 + tps if is_on_tps(code, date) else 1) for code in codes)


def percent_of(text):
    return Fraction(text) / 100 if text else Fraction(0)


def totals(document):
    date, lines = document["date"], document["lines"]
    unit = 10 ** document["decimals"]
    amounts = [
        rounded(
            Fraction(line["quantity"])
            * Fraction(line["price"])
            * unit
            * (1 - percent_of(line.get("discount_percent")))
        )
        for line in lines
    ]
    together = {}
    for place, line in enumerate(lines):
        together.setdefault(" ".join(sorted(line["codes"])), []).append(place)
    groups = [(key.split(), together[key]) for key in sorted(together)]

    def of_groups(values):
        return [sum(values[place] for place in places) for _, places in groups]

    # 2 and 3
    whole = sum(amounts)
    if document.get("discount"):
        share = Fraction(document["discount"], abs(whole))
        discount = document["discount"] if whole > 0 else -document["discount"]
    else:
        share = percent_of(document.get("discount_percent"))
        discount = rounded(whole * share)
    left = list(amounts)
    for (_, places), part in zip(
        groups, cut(discount, [Fraction(amount * share) for amount in of_groups(amounts)])
    ):
        for place, less in zip(places, cut(part, [Fraction(amounts[place] * share) for place in places])):
            left[place] -= less

    codes = list(dict.fromkeys(code for line in lines for code in line["codes"]))
    bases, taxes, holdback, nets = {}, {}, 0, left
    if document["included"]:
        nets = [0] * len(lines)
        bases, taxes = dict.fromkeys(codes, 0), dict.fromkeys(codes, 0)
        for carried, places in groups:
            price, found = split_inside(sum(left[place] for place in places), carried, date)
            grown = growth(carried, date)
            for place, net in zip(places, cut(price, [Fraction(left[place]) / grown for place in places])):
                nets[place] = net
            for code, (base, amount) in found.items():
                bases[code] += base
                taxes[code] += amount
    else:
        kept = percent_of(document.get("holdback_percent"))
        holdback = rounded(sum(nets) * kept)
        taxable = of_groups(nets)
        for index, part in enumerate(cut(holdback, [Fraction(net * kept) for net in taxable])):
            taxable[index] -= part
        for code in codes:
            bases[code] = sum(net for net, (carried, _) in zip(taxable, groups) if code in carried)
            if is_on_tps(code, date):
                both = [net for net, (carried, _) in zip(taxable, groups) if {code, "TPS"} <= set(carried)]
                bases[code] += rounded(sum(both) * rate("TPS", date))
            taxes[code] = rounded(bases[code] * rate(code, date))
    return {
        "amounts": amounts,
        "nets": nets,
        "discount": discount,
        "subtotal": sum(nets),
        "holdback": holdback,
        "taxes": [[code, bases[code], taxes[code]] for code in codes],
        "total": sum(nets) - holdback + sum(taxes.values()),
    }


for text in sys.stdin:
    sys.stdout.write(json.dumps(totals(json.loads(text)), separators=(",", ":")) + "\n")
