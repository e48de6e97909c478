"""Draws for the rules of pensions, unemployment, funds and annuities: ties, readings that agree, refused inputs."""

import copy
import functools
import re

from law.common import F, half_up, money, plain

MOST = 10**10


def chance(rng, share):
    return rng.random() < share


def tied(rng, factor, least, most, places=2):
    """An amount as text whose product with a factor ends in half a unit of so many places, or lies one fen beside."""
    unit = F(factor) * 10**places / 100  # the product, in units of so many places, is fen times this
    p, q = unit.numerator, unit.denominator
    if p <= 0 or q % 2:
        return money(rng, least, most)
    first = q // 2 * pow(p, -1, q) % q
    low, high = -((first - int(F(least) * 100)) // q), (int(F(most) * 100) - first) // q
    if low > high:
        return money(rng, least, most)
    fen = first + q * rng.randint(low, high) + rng.choice((-1, 0, 0, 1))
    return plain(min(max(F(fen, 100), F(least)), F(most)))


def amount(rng, factor, least, most, edges=()):
    """An amount as text, every third one on a tie of its product with a factor or beside it."""
    if chance(rng, 1 / 3):
        return tied(rng, factor, least, most)
    return money(rng, least, most, edges)


def rate(rng, common=(), places=4):
    """A fraction as text: a common one, 0, 1 or any."""
    if common and chance(rng, 0.6):
        return rng.choice(common)
    if chance(rng, 0.1):
        return rng.choice(("0", "1"))
    return plain(F(rng.randint(0, 10**places), 10**places))


def agreed(want, name, *readings):
    """Puts a field into the answer where all readings of a text that leaves them open give the same."""
    if len(set(readings)) == 1:
        want[name] = readings[0]


def fen(x):
    return plain(half_up(x))


def ordinal(month):
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _wrong(rng, value):
    """A value of the wrong kind in place of one that is right, with the code of its error."""
    if isinstance(value, bool):
        return rng.choice((("yes", "bad_type"), (1, "bad_type")))
    if isinstance(value, int):
        return rng.choice((("1", "bad_type"), (0.5, "bad_number"), (-1000000, "out_of_range")))
    if isinstance(value, list):
        return {}, "bad_type"
    if isinstance(value, dict):
        return [], "bad_type"
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
        return rng.choice((("2025-13", "bad_date"), ("202501", "bad_date"), (202501, "bad_type")))
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        bad = ("1e3", "+1", "1,000", ".5", "5.", "1 000", "1" * 33)
        return rng.choice(((rng.choice(bad), "bad_number"), (0.5, "bad_type"), ("9" * 20, "out_of_range"),
                           ("0.12345678901234567", "out_of_range"), ("-0.6", "out_of_range")))
    return rng.choice((("nonsense", "out_of_range"), (5, "bad_type")))


def refuses(*required, texts=(), signed=()):
    """Lets a rule be called with an input that is refused now and then; RULES.md, JSON conventions and Errors."""

    def wrap(draw):
        @functools.wraps(draw)
        def drawn(rng):
            given, want = draw(rng)
            while not want:  # nothing the text decides
                given, want = draw(rng)
            if "error" in want or not chance(rng, 1 / 30):
                return given, want
            given, kind = copy.deepcopy(given), rng.randrange(3)
            if kind == 0:
                del given[rng.choice(required)]
                return given, {"error": "missing_field"}
            if kind == 1:
                given["nonsense"] = "1"
                return given, {"error": "unknown_field"}
            field = rng.choice([name for name in given if name not in texts and given[name] is not None])
            value, code = _wrong(rng, given[field])
            if field in signed and code == "out_of_range":
                value, code = {}, "bad_type"
            given[field] = value
            return given, {"error": code}

        return drawn

    return wrap
