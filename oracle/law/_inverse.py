"""Which wages give an amount: the slip turned round, in whole fen, by a search over every wage that can.

A side's sum lies within a yuan of a broken line that rises with the wage, so the wages of an amount lie where that line
comes near it, and each is asked for itself.
"""

from fractions import Fraction as F

from law._figures import staff_average
from law._slip import SCHEMES, bounds, outside, rate_of
from law.common import half_up, plain

MOST = 10**12  # the largest wage, fen


class Line:
    """A contribution of a wage in fen."""

    def __init__(self, given, scheme, payer, rate):
        self.unit = 100 if scheme == "housing" and given.get("housing_rounding", "yuan") == "yuan" else 1
        self.rate, self.fixed = rate, None
        if scheme == "illness_supplement":
            self.fixed = int(half_up(staff_average(given["month"]) * rate) * 100)
            return
        floor, ceiling = bounds(given, scheme)
        self.floor, self.ceiling = int(floor * 100), MOST if ceiling is None else int(ceiling * 100)
        self.number, self.over = rate.numerator, rate.denominator * self.unit

    def at(self, wage):
        """The amount of a wage, half a unit upwards, fen."""
        if self.fixed is not None:
            return self.fixed
        base = min(max(wage, self.floor), self.ceiling)
        return (2 * base * self.number + self.over) // (2 * self.over) * self.unit

    def straight(self, wage):
        """The same without rounding."""
        return F(self.fixed) if self.fixed is not None else min(max(wage, self.floor), self.ceiling) * self.rate


def lines_of(given, payer):
    """The lines of a side, whatever the wage."""
    rates = {scheme: rate_of(given, scheme, payer) for scheme in SCHEMES if scheme not in outside(given)}
    return {scheme: Line(given, scheme, payer, rate) for scheme, rate in rates.items() if rate is not None}


class Sum:
    """The wage, and a side taken off it (sign -1) or added to it (sign 1)."""

    def __init__(self, lines, sign):
        self.lines, self.sign = lines, sign

    def at(self, wage):
        return wage + self.sign * sum(line.at(wage) for line in self.lines)

    def straight(self, wage):
        return wage + self.sign * sum(line.straight(wage) for line in self.lines)

    def near(self, amount):
        """The wages that may give an amount: the broken line within a yuan of it."""
        return range(first(lambda w: self.straight(w) >= amount - 100), first(lambda w: self.straight(w) > amount + 100))

    def wages(self, amount):
        """The spans of wages that give an amount."""
        return spans([wage for wage in self.near(amount) if self.at(wage) == amount])

    def beside(self, amount):
        """The nearest amounts below and above that some wage gives."""
        found = {self.at(wage) for wage in [*self.near(amount), *range(200)]}
        return max((x for x in found if x < amount), default=None), min((x for x in found if x > amount), default=None)


def first(holds):
    """The least wage for which something that stays true holds."""
    low, high = 0, MOST + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def spans(wages):
    """Runs of wages a fen apart, with their ends."""
    out = []
    for wage in wages:
        if out and out[-1][1] == wage - 1:
            out[-1][1] = wage
        else:
            out.append([wage, wage])
    return [{"low": fen(low), "high": fen(high)} for low, high in out]


def span_of(line, amount):
    """The wages of one contribution of an amount: a span, for it never falls with the wage."""
    low = first(lambda wage: line.at(wage) >= amount)
    high = first(lambda wage: line.at(wage) > amount) - 1
    return [{"low": fen(low), "high": fen(high)}] if low <= high else []


def fen(amount):
    return plain(F(amount, 100))
