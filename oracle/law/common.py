"""What the areas share: roundings in exact fractions, amounts as text, and random values that prefer edges."""

from fractions import Fraction as F

HALF = F(1, 2)


def half_up(x, places=2):
    """四舍五入 to so many decimals, a half away from zero."""
    units = abs(F(x)) * 10**places + HALF
    return F(units.__floor__(), 10**places) * (1 if x >= 0 else -1)


def down(x, places=2):
    """舍去 behind so many decimals, for amounts of at least 0."""
    return F((F(x) * 10**places).__floor__(), 10**places)


def up(x, places=2):
    """进一 to so many decimals, for amounts of at least 0."""
    return F(-((-F(x) * 10**places).__floor__()), 10**places)


def plain(x):
    """A fraction with a finite decimal as the shortest text."""
    x = F(x)
    places = 0
    while (x * 10**places).denominator != 1:
        places += 1
    units = abs(int(x * 10**places))
    digits = str(units).rjust(places + 1, "0")
    return ("-" if x < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def money(rng, least, most, edges=(), places=2):
    """A decimal as text between two bounds; every third one is an edge or a last digit beside it."""
    unit = F(1, 10**places)
    least, most = F(least), F(most)
    if edges and rng.random() < 1 / 3:
        near = F(rng.choice(edges)) + rng.choice((-1, 0, 1)) * unit
        if least <= near <= most:
            return plain(near)
    return plain(F(rng.randint(int(least / unit), int(most / unit)), 10**places))


def month_add(month, months):
    """A month such as "2015-07" and so many months on or back."""
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def some_month(rng, first, last):
    """A month between two, both ends oftener than the rest."""
    if rng.random() < 1 / 6:
        return rng.choice((first, last))
    (a, b), (c, d) = (map(int, text.split("-")) for text in (first, last))
    return month_add(first, rng.randint(0, (c - a) * 12 + d - b))
