"""Days and dated figures: terms in months and years, and the tables in oracle/evidence."""

import csv
import datetime
from calendar import monthrange
from fractions import Fraction as F
from functools import lru_cache
from pathlib import Path

EVIDENCE = Path(__file__).resolve().parents[1] / "evidence"


def day(text):
    return datetime.date.fromisoformat(text)


def plus_days(text, days):
    return (day(text) + datetime.timedelta(days=days)).isoformat()


def plus_months(text, months):
    """The same day so many months on; where there is none, the month's last (民法典 art. 202)."""
    at = day(text)
    index = at.year * 12 + at.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return f"{year:04d}-{month:02d}-{min(at.day, monthrange(year, month)[1]):02d}"


def some_day(rng, first, last, edges=()):
    """A day between two; every third one is an end or beside an edge."""
    if rng.random() < 1 / 3:
        near = plus_days(rng.choice((first, last, *edges)), rng.choice((-1, 0, 1)))
        if first <= near <= last:
            return near
    return plus_days(first, rng.randint(0, (day(last) - day(first)).days))


def is_leap_day(text):
    return text.endswith("-02-29")


def ordinal(month):
    return int(month[:4]) * 12 + int(month[5:7]) - 1


@lru_cache(maxsize=None)
def timeline():
    """contribution-timeline.csv by series: (from, to, value, grade, flags)."""
    found = {}
    with open(EVIDENCE / "contribution-timeline.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            entry = (row["from"], row["to"], row["value"], row["grade"], row["flags"])
            found.setdefault(row["series"], []).append(entry)
    return found


def figure(series, month):
    """The value and grade of a series in a month, None where no entry covers it or it is none."""
    for first, last, value, grade, _ in timeline()[series]:
        if first <= month and (not last or month <= last):
            return None if value == "none" else (F(value), grade)
    return None
