#!/usr/bin/env python3
"""Finds, for every place where a rule rounds, inputs whose exact product lies on the edge, and what the law then gives.

    python3 oracle/edges.py               writes scenario/testdata/own/edges.json
    python3 oracle/edges.py --check       exits 1 where that file is not what this script gives

A place is named with its law, an input, the field that is searched and the exact product as a fraction of that field.
The search takes the first values whose product is exactly half a unit behind an even digit, a little below half a unit
and a little above it. Wanted is that product, rounded as the law rounds; nothing is asked of the library.
"""

import argparse
import copy
import json
import sys
from fractions import Fraction as F
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "scenario" / "testdata" / "own" / "edges.json"

HALF = F(1, 2)


def half_up(x):
    """四舍五入, a half away from zero."""
    whole = (abs(x) + HALF).__floor__()
    return whole if x >= 0 else -whole


def up(x):
    """进一, away from zero, for amounts of at least 0."""
    return -((-x).__floor__())


def down(x):
    """舍去, for amounts of at least 0."""
    return x.__floor__()


def edges(mode):
    """What a product's rest behind the last digit that is kept has to be: the name of the edge and a test."""
    if mode is half_up:
        return [("half", lambda whole, rest: rest == HALF and whole % 2 == 0),
                ("half after an odd digit", lambda whole, rest: rest == HALF and whole % 2 == 1),
                ("below half", lambda whole, rest: F(2, 5) <= rest < HALF),
                ("above half", lambda whole, rest: HALF < rest <= F(3, 5))]
    return [("whole", lambda whole, rest: rest == 0),
            ("just above", lambda whole, rest: 0 < rest <= F(3, 10)),
            ("just below", lambda whole, rest: F(7, 10) <= rest < 1)]


# Where a product cannot come near half a unit, such as three eighths and no more.
FURTHER = [("below half", lambda whole, rest: 0 < rest < HALF), ("above half", lambda whole, rest: HALF < rest)]


def text(value, places):
    """A number of units of 10^-places as text."""
    digits = str(abs(value)).rjust(places + 1, "0")
    point = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return ("-" if value < 0 else "") + point


def put(document, path, value):
    """A copy of an input with the value of a field such as ("tiers", 0, "rate")."""
    out = copy.deepcopy(document)
    at = out
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return out


TRIES = 20_000


class Place:
    """A place where a rule rounds."""

    def __init__(self, name, rule, given, field, exact, want, law, places=2, mode=half_up, scale=2, start=None,
                 tries=TRIES):
        self.name, self.rule, self.given, self.law = name, rule, given, law
        self.field = field if isinstance(field, tuple) else (field,)
        self.exact, self.want, self.places, self.mode, self.scale, self.tries = exact, want, places, mode, scale, tries
        at = given
        for step in self.field:
            at = at[step]
        self.start = start if start is not None else int(F(str(at)) * 10**scale)

    def cases(self):
        """The first value at each edge; where none is near half a unit, the first below or above it."""
        found = self.search(dict(edges(self.mode)))
        if self.mode is half_up:
            found |= self.search({edge: on for edge, on in FURTHER if edge not in found})
        return [self.case(edge, *at) for edge, at in found.items()]

    def search(self, missing):
        """The first value and its product by edge."""
        found = {}
        for units in range(self.start, self.start + self.tries):
            if len(found) == len(missing):
                break
            product = self.exact(F(units, 10**self.scale)) * 10**self.places
            whole = product.__floor__()
            for edge, on in missing.items():
                if edge not in found and on(whole, product - whole):
                    found[edge] = units, product
        return found

    def case(self, edge, units, product):
        given = put(self.given, self.field, text(units, self.scale) if self.scale else units)
        amount = text(self.mode(product), self.places)
        want = {self.want: amount} if isinstance(self.want, str) else self.want(amount)
        exact = product / 10**self.places
        return {"id": f"edge-{self.name}-{edge.replace(' ', '-')}", "rule": self.rule, "in": given, "want": want,
                "source": f"{self.law}, by exact fractions: {exact.numerator}/{exact.denominator}", "grade": "A"}


def pct(text_):
    return F(text_)


def places():
    P = Place
    inj = "工伤保险条例"
    yield P("injury-allowance", "injury.disability", {"grade": 5, "own_wage": "3000"}, "own_wage",
            lambda w: w * pct("0.70"), "allowance", inj + " art. 36: 五级 70%")
    yield P("injury-nursing", "injury.nursing", {"level": 1, "pool_average": "9000", "place": "national"},
            "pool_average", lambda w: w * pct("0.50"), "monthly", inj + " art. 34: 50%")
    yield P("injury-nursing-40", "injury.nursing", {"level": 2, "pool_average": "9000", "place": "national"},
            "pool_average", lambda w: w * pct("0.40"), "monthly", inj + " art. 34: 40%")
    yield P("injury-own-wage", "injury.own_wage", {"average_12_months": "100", "pool_average": "6764"},
            "pool_average", lambda w: w * pct("0.60"), "own_wage", inj + " art. 64: at least 60% of the average")
    yield P("injury-dependant", "injury.death", {"own_wage": "8000", "wage_before": "80000", "pool_average": "9183",
            "accident_year": 2025, "dependants": [{}]}, "own_wage", lambda w: w * pct("0.30"),
            lambda a: {"pensions": [a], "monthly": a}, inj + " art. 39(2): 其他亲属 30%")
    yield P("injury-advance", "injury.missing_person", {"accident": "2025-03", "lump": "1083760"}, "lump",
            lambda w: w * pct("0.50"), "advance", inj + " art. 41: 50%")

    yield P("housing-interest-year", "housing.fund_interest_year", {"opening": "85514.18", "deposits": "55872.00",
            "rate": "0.015"}, "opening", lambda w: (24 * w + 11 * F(55872)) * pct("0.015") / 24, "interest",
            "twelve equal deposits of which the first earns eleven months: 11/24 of the rate")
    yield P("housing-interest", "housing.fund_interest", {"from": "2024-07-01", "until": "2025-07-01",
            "opening": "10000.00", "rate": "0.015", "counting": "from_day", "day_basis": 360, "movements": []},
            "opening", lambda w: w * 365 * pct("0.015") / 360, "interest", "365 days of a year of 360")
    yield P("housing-loan-principal", "housing.loan", {"principal": "1000000", "annual_rate": "0.026", "months": 360,
            "method": "equal_principal"}, "principal", lambda p: p / 360 + p * pct("0.026") / 12, "payment",
            "equal principal: a 360th and a month's interest")
    yield P("housing-loan-no-interest", "housing.loan", {"principal": "1000000", "annual_rate": "0", "months": 40,
            "method": "equal_payment"}, "principal", lambda p: p / 40, "payment", "no interest: a 40th a month")

    def annuity(p, rate=pct("0.026") / 12, n=24):
        grown = (1 + rate) ** n
        return p * rate * grown / (grown - 1)
    yield P("housing-loan-payment", "housing.loan", {"principal": "100000", "annual_rate": "0.026", "months": 24,
            "method": "equal_payment"}, "principal", annuity, "payment",
            "equal payments: principal x r(1+r)^n / ((1+r)^n - 1)")
    yield P("housing-loan-amount", "housing.loan_ceiling", {"multiplier": "10", "cap_one": "1000000", "cap_more":
            "2000000", "down_payment": "0.2", "max_months": 360, "past_retired": 60, "max_age": 816,
            "price": "2000000", "applicants": [{"balance": "30000.55", "monthly": "1500", "to_retire": 300,
            "age": 420}]}, ("applicants", 0, "balance"), lambda b: 10 * b + 1500 * 300,
            lambda a: {"amount": a}, "10 x balance + monthly x months to retirement, cut to the yuan", places=0,
            mode=down)
    yield P("land-revenue", "housing.land_revenue", {"net_revenue": "1000000000"}, "net_revenue",
            lambda r: r * pct("0.13"), "least", "2.5a of the city's 2014 notice: not below 13%", mode=up)
    yield P("land-revenue-ratio", "housing.land_revenue", {"net_revenue": "1000000000", "ratio": "0.1"},
            "net_revenue", lambda r: r * pct("0.1"), "least", "a share of 10%", mode=up)
    yield P("rent-preferential", "housing.rent", {"text": "2013", "area": "50.25", "own_area": "0", "standard": "20",
            "persons": 2, "income": "9600", "preferential": "1.00", "kinds": ["dibao"]}, "preferential",
            lambda s: F("50.25") * s, "charged", "穗府办〔2013〕3号 art. 31: area x the preferential standard")
    yield P("rent-project", "housing.rent", {"text": "2013", "area": "50.25", "own_area": "0", "standard": "20",
            "persons": 2, "income": "19200"}, "standard", lambda s: F("50.25") * s,
            lambda a: {"project": a, "charged": a}, "穗府办〔2013〕3号 art. 31: area x standard")
    yield P("rent-allowance", "housing.rent", {"text": "2013", "area": "50.625", "own_area": "10", "standard": "20",
            "persons": 2, "income": "19200"}, "standard", lambda s: F("40.625") * s * pct("0.8"), "allowance",
            "穗府办〔2013〕3号 annex 3: (rented - own area) x standard x 0.8")
    yield P("rent-banded", "housing.rent", {"text": "2015", "area": "50.5", "own_area": "0", "standard": "20",
            "persons": 2, "income": "21600"}, "standard", lambda s: F("50.5") * s * pct("0.2"), "charged",
            "opinion of 2015-08-25 annex 3: 0.2 of the project's rent")
    yield P("rent-subsidy", "housing.rent_subsidy", {"text": "2013", "persons": 1, "own_area": "0", "income": "9600",
            "district": "tianhe"}, "own_area", lambda o: (15 - o) * pct("1.5") * 20 * pct("0.9") * pct("1.1"),
            lambda a: {"formula": a}, "穗府办〔2013〕3号 annex 2: (15 m2 - own area) x 1.5 x 20 yuan x 0.9 x 1.1")
    yield P("stay-rent", "housing.stay_rent", {"project_rent": "800.10", "months_after": 13}, "project_rent",
            lambda r: r * pct("1.2"), "rent", "穗府办〔2013〕3号 art. 38(2): 1.2 times")
    yield P("transition-subsidy", "housing.transition_subsidy", {"text": "2024", "subsidy": "643.55"}, "subsidy",
            lambda s: s / 2, "monthly", "穗建规字〔2024〕5号 sec. 5(1): 50%")
    yield P("transition-rent", "housing.transition_rent", {"text": "2013", "project_rent": "1500", "income": "60000",
            "net": "300", "banded": True}, "net", lambda n: 1500 - (1500 - n) / 2, "rent",
            "穗府办〔2013〕3号 art. 38(2): half of what the rent was lowered by")
    yield P("over-limit-second", "housing.over_limit_rent", {"project_rent": "1200", "income": "80000",
            "income_limit": "50000", "assets": "0", "asset_limit": "200000"}, "project_rent",
            lambda r: r * pct("1.5"), lambda a: {"rent": a, "tier": 2, "must_leave": False},
            "穗建规字〔2024〕5号 sec. 5(2): 1.5 times")
    yield P("over-limit-first", "housing.over_limit_rent", {"project_rent": "1200", "preferential_rent": "300",
            "income": "60000", "income_limit": "50000", "assets": "0", "asset_limit": "200000"}, "income",
            lambda i: i * pct("0.2") / 12, lambda a: {"rent": a, "capped": True, "tier": 1},
            "穗建规字〔2024〕5号 sec. 5(2): a fifth of the month's income")
    yield P("rental-limit-month", "housing.income_line", {"disposable_income": "34438.08",
            "rounding": "per_head_half_up", "size_factors": ["1"]}, "disposable_income", lambda i: i * pct("0.6"),
            lambda a: {"per_head": a, "household": [a]}, "穗府办〔2013〕3号 art. 22: 60%", places=0)
    yield P("income-line-month", "housing.income_line", {"disposable_income": "34000.00",
            "rounding": "per_head_half_up", "size_factors": ["1"]}, "disposable_income",
            lambda i: F(half_up(i * pct("0.6")), 12), lambda a: {"monthly": [a]},
            "the annex of 2013: a twelfth of the rounded year", places=0)
    yield P("maternity-allowance", "maternity.allowance", {"employer_average": "9000.00", "days": 97},
            "employer_average", lambda w: w * 97 / 30, "allowance", "省政府令第203号 art. 15: average / 30 x days")
    yield P("maternity-average", "maternity.employer_average", {"event": "2025-08-15", "months": [{"month":
            "2024-01", "wages": "100000", "heads": 8}]}, ("months", 0, "wages"), lambda w: w / 8, "average",
            "省政府令第203号 art. 15: wages / head months")

    yield P("unemployment-benefit", "unemployment.benefit", {"minimum_wage": "2500", "ratio": "0.90"},
            "minimum_wage", lambda w: w * pct("0.9"), "monthly", "广东省失业保险条例 art. 19: 90%")
    yield P("unemployment-seeking", "unemployment.job_seeking", {"wages": ["8000"]}, ("wages", 0),
            lambda w: w * pct("0.15"), "monthly", "广东省失业保险条例 art. 20: 15%")
    yield P("unemployment-seeking-of-many", "unemployment.job_seeking", {"wages": ["8000", "8000", "8000"]},
            ("wages", 0), lambda w: (w + 16000) * pct("0.15") / 3, "monthly", "广东省失业保险条例 art. 20: 15%")
    yield P("unemployment-former", "unemployment.former_contract_worker", {"before": 13, "after": 24,
            "average_12_months": "2500.00"}, "average_12_months", lambda w: w * pct("0.02"), "lump",
            "广东省失业保险条例 art. 47: 2% for each month above 12")
    yield P("unemployment-refund", "unemployment.refund", {"rate": "0.3", "most_lost": "0.055", "premium": "100000",
            "staff": 1000, "lost": 55}, "premium", lambda p: p * pct("0.3"), "refund",
            "广东省失业保险条例 art. 12(5): 30%")
    yield P("unemployment-refund-half", "unemployment.refund", {"rate": "0.25", "most_lost": "0.055",
            "premium": "100000", "staff": 1000, "lost": 55}, "premium", lambda p: p * pct("0.25"), "refund",
            "广东省失业保险条例 art. 12(5), a rate of 25%")

    yield P("provisional", "collection.provisional", {"last_month": "10000.00"}, "last_month",
            lambda a: a * pct("1.1"), "provisional", "社会保险法 art. 62: 110%")
    yield P("surcharge", "collection.surcharge", {"arrears": "9600.00", "days": 45}, "arrears",
            lambda a: a * 45 * pct("0.0005"), "surcharge", "社会保险法 art. 86: 0.05% a day")
    yield P("underdeclared", "collection.underdeclared", {"actual_base": "20000", "declared_base": "4800",
            "combined_rate": "0.375", "months": 1}, "actual_base", lambda b: (b - 4800) * pct("0.375"), "arrears",
            "社会保险法 art. 63: the gap x the rate")
    yield P("underdeclared-limits", "collection.underdeclared", {"actual_base": "20000", "declared_base": "5510",
            "combined_rate": "0.125", "months": 1, "month": "2025-07", "scheme": "pension"}, "actual_base",
            lambda b: (b - 5510) * pct("0.125"), "arrears", "社会保险法 art. 63: the gap x the rate")
    yield P("actual-base", "collection.actual_base", {"annual_income": "240000", "months": 8}, "annual_income",
            lambda a: a / 8, "base", "the year's income over its months")

    yield P("dibao-multiple", "relief.multiple_of_standard", {"standard": "1309", "factor": "1.5"}, "standard",
            lambda s: s * pct("1.5"), "monthly", "1.5 times the standard")
    yield P("destitute", "relief.destitute", {"standard": "1309", "factor": "1.6"}, "standard",
            lambda s: s * pct("1.6"), "monthly", "1.6 times the standard")
    yield P("destitute-half", "relief.destitute", {"standard": "1309", "factor": "1.55"}, "standard",
            lambda s: s * pct("1.55"), "monthly", "1.55 times the standard")
    yield P("pocket-money", "relief.pocket_money", {"monthly": "2094.40", "share": "0.2"}, "monthly",
            lambda m: m * pct("0.2"), "monthly", "穗府办规〔2021〕7号 sec. 3: at least 20%", mode=up)
    yield P("refusals", "relief.refusals", {"monthly": "1500.00", "persons": 8, "refusals": 3}, "monthly",
            lambda m: m / 8, "own_part", "社会救助暂行办法 art. 45: the own part")
    yield P("indexed", "relief.indexed_allowance", {"allowance": "209", "rate": "0.0375"}, "allowance",
            lambda a: a * pct("1.0375"), "allowance", "the allowance and 3.75% of it")
    yield P("home-care-line", "relief.home_care_income_line", {"standard": "1309"}, "standard",
            lambda s: s * pct("2.5"), "income_line", "穗府办规〔2021〕12号 art. 49: 2.5 times")
    yield P("medical-aid", "relief.medical_aid", {"start": "1000", "rate": "0.75", "remaining": "5000"}, "remaining",
            lambda r: (r - 1000) * pct("0.75"), "paid", "社会救助暂行办法 art. 29(2): above the threshold x the rate")
    yield P("contribution-aid", "relief.contribution_aid", {"shares": [{"group": "marginal", "share": "0.5"}],
            "groups": ["marginal"], "contribution": "549"}, "contribution", lambda c: c / 2, "government", "a half")
    yield P("means-income", "relief.means_check", {"persons": 8, "income": "3900", "assets": "0",
            "income_line": "1309", "assets_line": "100000"}, "income", lambda i: i / 8, "income_per_head",
            "per head of 8")
    yield P("means-assets", "relief.means_check", {"persons": 8, "income": "0", "assets": "3900",
            "income_line": "1309", "assets_line": "100000"}, "assets", lambda i: i / 8, "assets_per_head",
            "per head of 8")
    levy = "财税〔2015〕72号: (headcount x 1.5% - employed) x average wage"
    yield P("levy-full", "relief.disability_levy", {"year": 2024, "average_headcount": "50", "disabled_employed":
            "0", "ratio": "0.015", "average_annual_wage": "120000"}, "average_annual_wage",
            lambda w: 50 * pct("0.015") * w, "full", levy)
    yield P("levy-ninety", "relief.disability_levy", {"year": 2024, "average_headcount": "50", "disabled_employed":
            "0", "ratio": "0.015", "average_annual_wage": "120000"}, "average_annual_wage",
            lambda w: 50 * pct("0.015") * w * pct("0.9"), "levy", levy + ", 90% of it (财政部公告2023年第8号)")
    yield P("unify-standards", "relief.unify_standards", {"rural": "400.00", "urban": "600", "start": "2014-07",
            "months": 12}, "rural", lambda r: (r + 600) / 2,
            lambda a: {"path": [{"from": "2014-07", "standard": a}, {"from": "2015-07", "standard": "600.00"}]},
            "2.1a of the city's 2014 notice: equal steps")

    yield P("flexible-subsidy", "pension.flexible_subsidy", {"paid": "1102", "numerator": 3, "denominator": 4},
            "paid", lambda p: p * 3 / 4, "subsidy", "3/4 of what was paid")
    yield P("average-index", "pension.average_index", {"deemed_index": "1.1910", "deemed_months": 60,
            "paid_months": 20, "paid_index": "1.0000"}, "paid_index",
            lambda i: (F("1.191") * 60 + i * 20) / 80, "average_index", "the mean weighted by months", places=4,
            scale=4)
    yield P("account", "pension.account", {"balance": "138096.30", "divisor": "139"}, "balance", lambda b: b / 139,
            "monthly", "国发〔2005〕38号: balance / 139")
    yield P("account-half", "pension.account", {"balance": "138096.30", "divisor": "56"}, "balance", lambda b: b / 56,
            "monthly", "国发〔2005〕38号: balance / 56 (70 years)")
    yield P("basic", "pension.basic", {"benefit_base": "12183", "average_index": "0.7", "contribution_years": "25"},
            "benefit_base", lambda b: (b + b * pct("0.7")) / 2 * 25 / 100, "monthly",
            "国发〔2005〕38号: the mean of base and indexed wage x years x 1%")
    yield P("account-interest", "pension.account_year", {"opening": "100000", "rate": "0.0262", "contributions":
            ["440.80"]}, "opening", lambda o: o * pct("0.0262"), "interest", "a year at the record rate")
    yield P("account-months", "pension.account_statement", {"opening": "50000", "from": 2024, "through": "2024-06",
            "credits": [], "rates": [{"year": 2024, "rate": "0.0262"}]}, "opening",
            lambda o: o * pct("0.0262") * 6 / 12, lambda a: {"years": [{"interest": a}]},
            "six months at the record rate")
    yield P("survivor-funeral", "pension.survivor", {"contribution_years": "21.25", "monthly_income": "2818.5000"},
            "monthly_income", lambda m: m * 2, "funeral", "人社部发〔2021〕18号 art. 4: two months", scale=4)
    yield P("survivor-lump", "pension.survivor", {"contribution_years": "21.25", "monthly_income": "2818.50"},
            "monthly_income", lambda m: m * F("15.25"), "lump", "人社部发〔2021〕18号 art. 5: 9 + 6.25 months")
    yield P("transitional-old", "pension.transitional_guangdong", {"benefit_base": "9307", "deemed_account_balance":
            "13615.08", "contribution_months": 335, "new_method_years": "4.41845", "coefficient": "0.012",
            "phase_in": "1"}, "deemed_account_balance", lambda b: b / 120, "old_part", "粤府函〔2021〕294号: / 120")
    yield P("transitional-new", "pension.transitional_guangdong", {"benefit_base": "9307", "deemed_account_balance":
            "13615.08", "contribution_months": 335, "new_method_years": "4.5", "coefficient": "0.012",
            "phase_in": "1"}, "benefit_base", lambda b: b * F("4.5") * pct("0.012"), "new_method",
            "粤府函〔2021〕294号: base x years x 1.2%")
    yield P("unify-full", "pension.unify_rates", {"groups": [{"name": "a", "rate": "0.20", "base_total": "60000"}],
            "target": "0.1625", "start": "2014-07", "months": 12}, ("groups", 0, "base_total"),
            lambda b: b * (pct("0.1625") - pct("0.20")), lambda a: {"yearly_change": {"a": a}},
            "the base total x the change of the rate")

    yield P("medical-formula", "medical.resident_formula", {"year": 2024, "base": "56571"}, "base",
            lambda b: b * pct("0.0242"), "total", "穗府办规〔2021〕14号: 2.42% of the base", places=0, tries=600_000)
    yield P("medical-account", "medical.personal_account", {"month": "2015-08", "birth_month": "1980-08",
            "base": "5000"}, "base", lambda b: b * pct("0.03"), "amount", "广州市人民政府令第123号 art. 70: 3%")
    yield P("medical-outpatient", "medical.outpatient", {"month": "2025-08", "person": "employee", "place":
            "community", "cost": "200"}, "cost", lambda c: c * pct("0.8"), "fund", "outpatient: 80% in the community")
    yield P("medical-outpatient-other", "medical.outpatient", {"month": "2025-08", "person": "employee", "place":
            "other", "cost": "200"}, "cost", lambda c: c * pct("0.65"), "fund", "outpatient: 65% elsewhere")
    yield P("medical-designated", "medical.designated_disease", {"disease": 1, "group": "employee", "month":
            "2020-05", "cost": "100", "primary": True}, "cost", lambda c: c * pct("0.85"), "fund", "85%")
    yield P("medical-critical", "medical.critical_illness", {"remaining": "50000", "tiers": [{"over": "10000",
            "up_to": "100000", "rate": "0.55"}, {"over": "100000", "up_to": None, "rate": "0.60"}]}, "remaining",
            lambda r: (r - 10000) * pct("0.55"), "paid", "55% above 10,000")
    care = "穗医保规字〔2024〕1号 art. 4 to 6"
    yield P("care-pooled", "medical.long_term_care_funding", {"group": "employee", "month": "2025-06",
            "birth_month": "1985-03", "base": "10010"}, "base", lambda b: b * pct("0.0015"), "pooled", care)
    yield P("care-own", "medical.long_term_care_funding", {"group": "employee", "month": "2025-06",
            "birth_month": "1985-03", "base": "10010"}, "base", lambda b: b * pct("0.0002"), "account", care)
    yield P("care-living", "medical.long_term_care", {"group": "employee", "level": 3, "place": "home", "month":
            "2025-06", "days": 30, "living": "2000"}, "living", lambda c: c * pct("0.9"),
            lambda a: {"living": {"fund": a}}, "90% of the living care")
    yield P("care-equipment", "medical.long_term_care", {"group": "employee", "level": 3, "place": "home", "month":
            "2025-06", "days": 30, "living": "2000", "equipment": "100"}, "equipment", lambda c: c * pct("0.9"),
            lambda a: {"equipment": {"fund": a}}, "90% of the equipment")
    yield P("care-nursing", "medical.long_term_care", {"group": "employee", "level": 3, "place": "home", "month":
            "2025-06", "days": 30, "living": "2000", "nursing": "100"}, "nursing", lambda c: c * pct("0.9"),
            lambda a: {"nursing": {"fund": a}}, "90% of the nursing")
    yield P("unemployed-medical", "payroll.unemployed_contribution", {"city_average": "7000"}, "city_average",
            lambda w: w * pct("0.6") * pct("0.1"), "medical", "60% of the average x 10%")
    yield P("unemployed-supplement", "payroll.unemployed_contribution", {"city_average": "7000"}, "city_average",
            lambda w: w * pct("0.0026"), "supplement", "0.26% of the average")
    yield P("merge-mean", "medical.resident_merge", {"schemes": [{"name": "urban", "persons": 1, "personal": "300",
            "subsidy": "400"}, {"name": "rural", "persons": 7, "personal": "100", "subsidy": "300"}], "first_year":
            2015, "years": 1}, ("schemes", 0, "personal"), lambda p: (p + 700) / 8, "personal",
            "the mean weighted by persons")

    yield P("vesting", "annuity.vesting", {"schedule": [{"months": 24, "share": "0.5"}, {"months": 96, "share":
            "1"}], "service_months": 30, "own": "1000", "employer": "3000"}, "employer", lambda e: e / 2, "employer",
            "half after 24 months")
    yield P("fund-contributions", "fund.contributions", {"persons": 1, "average_base": "8000.00", "rate": "0.24",
            "collection": "0.9375"}, "average_base", lambda b: 12 * b * pct("0.24") * pct("0.9375"), "contributions",
            "persons x base x 12 x rate x collection")
    yield P("fund-payable", "fund.payable_months", {"balance": "1050", "monthly_expenditure": "100"}, "balance",
            lambda b: b / 100, "months", "balance over a month's expenditure", places=1)
    yield P("fund-input", "fund.fiscal_input", {"first": "100", "revenues": ["1000", "1100"]}, ("revenues", 1),
            lambda r: 100 * r / 1000, lambda a: {"inputs": ["100.00", a]}, "first x revenue / first revenue")
    yield P("fund-yearly", "fund.reserve_return", {"rungs": [{"name": "a", "principal": "1000", "rate": "0.025",
            "from": "2025-01", "months": 12, "yearly": True}]}, ("rungs", 0, "principal"),
            lambda p: p * pct("0.025"), "interest", "a year's interest")
    yield P("fund-at-end", "fund.reserve_return", {"rungs": [{"name": "a", "principal": "1000", "rate": "0.025",
            "from": "2025-01", "months": 6}]}, ("rungs", 0, "principal"), lambda p: p * pct("0.025") / 2,
            "interest", "half a year's interest")
    yield P("fund-capped", "fund.settlement_under_cap", {"cap": "1000", "least_use": "0.9", "keep_share": "0.6",
            "overruns": [{"up_to": "0.1", "fund_share": "0.75"}], "cost": "1050"}, "cost",
            lambda c: 1000 + (c - 1000) * pct("0.75"), "fund", "the cap and 75% of what is above")
    yield P("fund-kept", "fund.settlement_under_cap", {"cap": "1000", "least_use": "0.9", "keep_share": "0.625",
            "overruns": [], "cost": "900"}, "cost", lambda c: c + (1000 - c) * pct("0.625"), "fund",
            "the cost and 62.5% of what is left")
    yield P("fund-projection-interest", "fund.projection", {"first_year": 2025, "years": 1, "opening": "10000",
            "income": "1000", "expenditure": "1200", "income_growth": "0", "expenditure_growth": "0",
            "return": "0.025"}, "opening", lambda o: o * pct("0.025"), lambda a: {"years": [{"interest": a}]},
            "2.5% of the opening balance")
    yield P("fund-projection-growth", "fund.projection", {"first_year": 2025, "years": 2, "opening": "10000",
            "income": "1000", "expenditure": "1200", "income_growth": "0.0125", "expenditure_growth": "0"},
            "income", lambda i: i * F("1.0125"), lambda a: {"years": [{}, {"income": a}]}, "1.25% more a year")
    yield P("fund-projection-spending", "fund.projection", {"first_year": 2025, "years": 2, "opening": "10000",
            "income": "1000", "expenditure": "1200", "income_growth": "0", "expenditure_growth": "0.0125"},
            "expenditure", lambda i: i * F("1.0125"), lambda a: {"years": [{}, {"expenditure": a}]},
            "1.25% more a year")


def more_places():
    """Places behind one another, and those of tables."""
    P = Place
    yield P("rate-before", "fund.rate_effect", {"rate": "0.125", "target": "0.1", "start": "2025-01", "months": 12,
            "base": "1000000", "first_year": 2025, "years": 1}, "base", lambda b: b * pct("0.125"),
            lambda a: {"years": [{"before": a}]}, "the bases x 12.5%")
    yield P("rate-after", "fund.rate_effect", {"rate": "0.125", "target": "0.1", "start": "2025-01", "months": 12,
            "base": "1000000", "first_year": 2025, "years": 1}, "base", lambda b: b * pct("0.1125"),
            lambda a: {"years": [{"after": a}]}, "half of the way for twelve months: 11.25%")
    yield P("fund-yield", "fund.reserve_return", {"rungs": [{"name": "a", "principal": "1000000", "rate":
            "0.02500000", "from": "2025-01", "months": 12}]}, ("rungs", 0, "rate"), lambda r: r, "yield",
            "the rate itself, to six decimals", places=6, scale=8)
    yield P("projection-months", "fund.projection", {"first_year": 2025, "years": 1, "opening": "10000",
            "income": "1000", "expenditure": "1200", "income_growth": "0", "expenditure_growth": "0"}, "opening",
            lambda o: (o - 200) * 12 / 1200, lambda a: {"years": [{"payable_months": a}]},
            "what is left over a month's expenditure", places=1)
    yield P("schedule-interest", "housing.loan_schedule", {"principal": "1000", "annual_rate": "0.03", "months": 1,
            "method": "equal_payment"}, "principal", lambda p: p * pct("0.0025"),
            lambda a: {"instalments": [{"interest": a, "balance": "0.00"}], "interest": a}, "a month's interest")
    line = {"disposable_income": "29434.00", "rounding": "household_half_up", "size_factors": ["1.1"]}
    yield P("line-household", "housing.income_line", line, "disposable_income", lambda i: i * pct("0.66"),
            lambda a: {"household": [a]}, "the annex of 2015: the household's year to the yuan", places=0)
    yield P("line-per-heads", "housing.income_line", {**line, "size_factors": ["1.25"]}, "disposable_income",
            lambda i: half_up(i * pct("0.6")) * pct("1.25"), lambda a: {"per_heads": [a]},
            "the annex of 2015: 1.25 times the rounded line per head", places=0)
    yield P("line-monthly", "housing.income_line", line, "disposable_income", lambda i: i * pct("0.66") / 12,
            lambda a: {"monthly": [a]}, "the annex of 2015: a twelfth of the unrounded year", places=0)
    yield P("line-per-heads-2013", "housing.income_line", {**line, "rounding": "per_head_half_up"},
            "disposable_income", lambda i: i * pct("0.66"), lambda a: {"per_heads": [a], "household": [a]},
            "the annex of 2013: 1.1 times the unrounded line per head", places=0)
    stay = {"text": "2024", "project_rent": "1500", "preferential_rent": "200", "income": "600000", "net": "300",
            "banded": True}
    later = "穗建规字〔2024〕5号 sec. 5(2): "
    yield P("transition-within", "housing.transition_rent", stay, "net", lambda n: 1500 - (1500 - n) / 2,
            lambda a: {"rent": a, "capped": False}, later + "half of what the rent was lowered by")
    yield P("transition-least", "housing.transition_rent", {**stay, "income": "12000", "preferential_rent": "1400"},
            "net", lambda n: 1500 - (1500 - n) / 2, lambda a: {"rent": a, "capped": False},
            later + "the least rent is above it")
    yield P("transition-capped", "housing.transition_rent", {**stay, "income": "60000.00"}, "income",
            lambda i: i * pct("0.15") / 12, lambda a: {"rent": a, "capped": True}, later + "15% of the month's income")
    bill = {"version": "decree_123_2015", "person": "retiree", "stays": [{"tier": 3, "days": 10, "bill": "20000"}],
            "city_annual_wage": "90000"}
    decree = "广州市人民政府令第123号 "
    yield P("inpatient-pooled", "medical.inpatient", bill, ("stays", 0, "bill"), lambda b: (b - 1120) * pct("0.86"),
            lambda a: {"stays": [{"pooled": a}]}, decree + "art. 22: 86% above 70% of 1,600")
    yield P("inpatient-first", "medical.inpatient", {**bill, "stays": [{"tier": 3, "days": 10, "bill": "20000",
            "class_b": "1000"}]}, ("stays", 0, "class_b"), lambda b: b * pct("0.05"),
            lambda a: {"stays": [{"first_pay": a}]}, decree + "art. 11: 5% of class B")
    yield P("inpatient-supplement", "medical.inpatient", {**bill, "person": "employee", "supplemented": True},
            ("stays", 0, "bill"), lambda b: (b - F(half_up((b - 1600) * pct("0.8") * 100), 100) - 2000) * pct("0.7"),
            lambda a: {"stays": [{"supplement": a}]}, decree + "art. 25: 70% above 2,000 of the own cost")
    over = {**bill, "person": "employee", "used": {"pooled": "539000.00"}}
    yield P("inpatient-major", "medical.inpatient", over, ("used", "pooled"),
            lambda u: (18400 - (540000 - u) * 5 / 4) * pct("0.95"), lambda a: {"stays": [{"major_illness": a}]},
            decree + "art. 24: 95% of the costs above six annual wages at 80%")
    yield P("inpatient-over", "medical.inpatient", over, ("used", "pooled"),
            lambda u: 18400 - (540000 - u) * 5 / 4,
            lambda a: {"stays": [{"parts": [{}, {}, {}, {"base": a, "payer": "major_illness"}, {}]}]},
            decree + "art. 24: the costs above six annual wages at 80%")
    yield P("formula-base", "medical.resident_formula", {"year": 2024, "urban_income": "56571", "rural_income":
            "30000"}, "rural_income", lambda r: (r + 56571) / 2, lambda a: {"base": a + ".00"},
            "the mean of both incomes to the yuan", places=0)

    def left(total):
        covered = total - 10000 - 100000
        return covered - F(half_up((45000 + (covered - 100000) * pct("0.6")) * 100), 100)
    yield P("assistance", "medical.payers", {"total": "280000", "out_of_scope": "10000", "basic": {"deductible": "0",
            "ratio": "0.7", "cap": "100000"}, "tiers": [{"over": "10000", "up_to": "100000", "rate": "0.5"}, {"over":
            "100000", "up_to": None, "rate": "0.6"}], "annual_cap": "200000", "assistance": {"start": "5000",
            "share": "0.75"}}, "total", lambda t: (left(t) - 5000) * pct("0.75"), "assistance",
            "75% above 5,000 of what the insurances leave")
    yield P("index-of-a-month", "pension.index_history", {"paid": [{"month": "2025-07", "base": "5510", "average":
            "8000"}]}, ("paid", 0, "base"), lambda b: b / 8000, lambda a: {"average_index": a, "index_sum": a},
            "base over average, to four decimals", places=4)
    yield P("adjustment", "pension.transitional_guangdong", {"benefit_base": "9307", "deemed_account_balance":
            "13615.08", "contribution_months": 335, "new_method_years": "4.5", "coefficient": "0.012",
            "phase_in": "0.25"}, "deemed_account_balance",
            lambda b: (F("502.58") - F(half_up(b / 120 * 100), 100) - 108) / 4, "adjustment",
            "粤府函〔2021〕294号: a quarter of what the new method gives more")
    unify = {"groups": [{"name": "a", "rate": "0.20", "base_total": "60000"}], "target": "0.16250000",
             "start": "2014-07", "months": 12}
    yield P("unify-rounded", "pension.unify_rates", unify, "target", lambda t: t, "target_rounded",
            "the rate to 0.1%", places=3, scale=8, start=16_249_900)
    yield P("unify-neutral", "pension.unify_rates", {**unify, "target": "revenue_neutral", "groups": [{"name": "a",
            "rate": "0.20000000", "base_total": "1"}, {"name": "b", "rate": "0.1", "base_total": "1"}]},
            ("groups", 0, "rate"), lambda r: (r + pct("0.1")) / 2, "target", "the mean weighted by bases, to 8 decimals",
            places=8, scale=8)
    yield P("unify-neutral-thirds", "pension.unify_rates", {**unify, "target": "revenue_neutral", "groups": [{"name":
            "a", "rate": "0.20000000", "base_total": "1"}, {"name": "b", "rate": "0.1", "base_total": "2"}]},
            ("groups", 0, "rate"), lambda r: (r + pct("0.2")) / 3, "target",
            "the mean weighted by bases, to 8 decimals", places=8, scale=8)
    yield P("unify-year", "pension.unify_rates", {**unify, "target": "0.1625"}, ("groups", 0, "base_total"),
            lambda b: b * pct("-0.01875") * 6 / 12, lambda a: {"years": [{"year": 2014, "change": {"a": a}},
            {"year": 2015}]}, "half of the way from 2014-07: six months of 1.875% less")
    yield P("allowance-by-day", "maternity.allowance", {"employer_average": "9000.00", "days": 1,
            "round_daily_first": True}, "employer_average", lambda w: w / 30, "allowance",
            "省政府令第203号 art. 15, the day rounded first")
    yield P("account-jiao", "pension.account", {"balance": "138000.00", "divisor": "56", "rounding":
            "jiao_up_from_fen"}, "balance", lambda b: F(half_up(b / 56 * 100), 100), "monthly",
            "见分进角: to the fen, then up to the jiao", places=1, mode=up)
    yield P("account-jiao-fen", "pension.account", {"balance": "138000.00", "divisor": "56", "rounding":
            "jiao_up_from_fen"}, "balance", lambda b: b / 56,
            lambda a: {"monthly": text(up(F(a) * 10), 1)}, "见分进角: to the fen, then up to the jiao")
    yield P("adjusted", "pension.resident_adjustment", {"basic": "191", "price_weight": "0.5", "price": "0.025",
            "income_weight": "0.5", "income": "0.05", "floor": "191"}, "basic", lambda b: b * F("1.0375"), "basic",
            "the mean of 2.5% and 5% more")
    for name, base, rate in (("half", "5000.00", "0.05"), ("eighth", "5000.00", "0.07")):
        yield P("deposit-fen-" + name, "housing.fund_deposit", {"base": base, "rate": rate, "rounding": "fen"}, "base",
                lambda b, rate=rate: b * pct(rate), "each_side", "住房公积金管理条例 art. 16: base x rate, to the fen")
    yield P("deposit-yuan", "housing.fund_deposit", {"base": "5000.00", "rate": "0.07"}, "base",
            lambda b: b * pct("0.07"), lambda a: {"each_side": a + ".00"}, "the same to the yuan", places=0)
    yield P("declared-base", "payroll.declared_base", {"total": "80000.00", "months": 8, "rounding": "fen"}, "total",
            lambda t: t / 8, "base", "住房公积金管理条例 art. 16: over the months worked, to the fen")
    yield P("declared-base-yuan", "payroll.declared_base", {"total": "80000.00", "months": 8, "rounding": "yuan"},
            "total", lambda t: t / 8, lambda a: {"base": a + ".00"}, "over the months worked, to the yuan", places=0)
    month = {"reported": "8000.00", "declared": "6000", "charges": [{"scheme": "pension", "payer": "employer",
             "rate": "1"}]}
    yield P("audit-average", "collection.audit", {"basis": "year_average", "people": [{"id": "a", "months":
            [{**month, "month": "2025-08"}, {**month, "month": "2025-09"}]}]}, ("people", 0, "months", 0, "reported"),
            lambda r: (r + 8000) / 2, lambda a: {"findings": [{"items": [{"actual_base": a}, {"actual_base": a}]}]},
            "the year's wages over its months")
    yield P("audit-average-thirds", "collection.audit", {"basis": "year_average", "people": [{"id": "a", "months":
            [{**month, "month": f"2025-0{n}"} for n in (7, 8, 9)]}]}, ("people", 0, "months", 0, "reported"),
            lambda r: (r + 16000) / 3, lambda a: {"findings": [{"items": [{"actual_base": a}] * 3}]},
            "the year's wages over its months")
    yield P("inpatient-first-part", "medical.inpatient", {**bill, "stays": [{"tier": 3, "days": 10, "bill": "20000",
            "essential": "1000.00"}]}, ("stays", 0, "essential"), lambda e: (20000 - 1120 - e) * pct("0.86"),
            lambda a: {"stays": [{"parts": [{}, {"amount": a, "payer": "pooled", "rate": "0.86"}, {}, {}]}]},
            decree + "art. 22: 86% of what is no essential medicine")


def found():
    out, ids = [], set()
    for place in [*places(), *more_places()]:
        cases = place.cases()
        if not cases:
            raise SystemExit(f"{place.name}: no edge within {TRIES} values")
        for case in cases:
            if case["id"] in ids:
                raise SystemExit(f"{case['id']} is there twice")
            ids.add(case["id"])
            out.append(case)
    return out


def written(cases):
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    return "[\n" + lines + "\n]\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare the file, write nothing")
    check = parser.parse_args().check
    want = written(found())
    if not check:
        OUTPUT.write_text(want, encoding="utf-8")
        return 0
    if OUTPUT.read_text(encoding="utf-8") != want:
        print(f"{OUTPUT.name} is not what oracle/edges.py gives; run it and read the difference", file=sys.stderr)
        return 1
    print(f"{OUTPUT.name}: {want.count(chr(10)) - 2} cases as the fractions give them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
