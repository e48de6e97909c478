"""The provident fund, and public rental housing by the texts of 2013, 2015 and 2024 (and 2022 as copied)."""

from law import _fund, _rental, _tenure
from law._contract import with_refusals

RULES = with_refusals(_fund.RULES | _rental.RULES | _tenure.RULES)
