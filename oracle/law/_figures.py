"""Limits, rates and averages of a month from the three tables of evidence, as fractions, for the modules of `law`."""

import functools
from fractions import Fraction as F

import slips

EVIDENCE = slips.Evidence()
LIMITED = ("pension", "medical", "maternity", "unemployment", "injury", "housing")
NONE = "none"


@functools.lru_cache(maxsize=None)
def entry(series, month):
    """The row of a contribution's series that covers a month, or None."""
    rows = [row for row in EVIDENCE.timeline.entries[series] if EVIDENCE.timeline._covers(row, month)]
    return rows[0] if rows else None


def figure(series, month):
    """A limit or rate: a fraction, NONE where there is no such limit, None where nobody knows."""
    row = entry(series, month)
    return None if row is None else NONE if row["value"] == NONE else F(row["value"])


@functools.lru_cache(maxsize=None)
def minimum_wage(month):
    """The city's minimum wage, or None before the first one of the tables."""
    try:
        return F(EVIDENCE.general("minimum_wage", month))
    except slips.EvidenceError:
        return None


@functools.lru_cache(maxsize=None)
def staff_average(month):
    """The staff average of the year before the fee year, July to June, of a month, or None."""
    try:
        return F(EVIDENCE.city_average(month))
    except slips.EvidenceError:
        return None


def limits(scheme, month):
    """Floor and ceiling of a base in a month, a ceiling of None where there is none; None where one is not known."""
    if scheme in ("unemployment", "injury"):
        floor, ceiling = minimum_wage(month), figure(scheme + ".ceiling", month)
    else:
        series = "medical" if scheme == "maternity" else scheme
        floor, ceiling = figure(series + ".floor", month), figure(series + ".ceiling", month)
    if floor is None or ceiling is None:
        return None
    return floor, None if ceiling == NONE else ceiling
