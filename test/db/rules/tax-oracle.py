"""Taxes of Canada computed a second time, from the texts of law and with decimals, to compare with the program.

Reads one document per line, {"mode": "on" | "included", "cents": n, "codes": [...], "date": "YYYY-MM-DD"}, and
writes one line per document, {"base": n, "taxes": [n, ...], "total": n}. Standard library only; shares no code,
no table and no arithmetic with db/rules.
"""

import json
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 60

CENT = Decimal("0.01")
# (first day, percent); ROUND_HALF_UP of this library is half away from zero.
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
    "ZERO": [("1900-01-01", "0")],
    "EXO": [("1900-01-01", "0")],
}


def percent(code, date):
    """The last rate that began on or before the day."""
    return Decimal([rate for since, rate in RATES[code] if since <= date][-1])


def on_tax(code, date):
    """The TVQ was computed on the price with TPS until the end of 2012."""
    return code == "TVQ" and date < "2013-01-01"


def taxes_on(price, codes, date):
    def tax(code, base):
        return (base * percent(code, date) / 100).quantize(CENT, ROUND_HALF_UP)

    tps = tax("TPS", price) if "TPS" in codes else Decimal(0)
    return [tax(code, price + tps if on_tax(code, date) else price) for code in codes]


def included(total, codes, date):
    """The price is the total less the taxes it holds; a cent that is left over goes to the price."""
    tps = 1 + percent("TPS", date) / 100 if "TPS" in codes else Decimal(1)
    factor = 1 + sum(
        percent(code, date) / 100 * (tps if on_tax(code, date) else 1) for code in codes
    )
    price = (total / factor).quantize(CENT, ROUND_HALF_UP)
    taxes = taxes_on(price, codes, date)
    price_with_cent = total - sum(taxes)
    again = taxes_on(price_with_cent, codes, date)
    return price_with_cent, again if price_with_cent + sum(again) == total else taxes


def cents(amount):
    return int(amount * 100)


for line in sys.stdin:
    document = json.loads(line)
    amount = Decimal(document["cents"]) / 100
    codes, date = document["codes"], document["date"]
    if document["mode"] == "on":
        price, taxes = amount, taxes_on(amount, codes, date)
    else:
        price, taxes = included(amount, codes, date)
    answer = {
        "base": cents(price),
        "taxes": [cents(tax) for tax in taxes],
        "total": cents(price + sum(taxes)),
    }
    sys.stdout.write(json.dumps(answer) + "\n")
