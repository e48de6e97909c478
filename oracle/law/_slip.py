"""One employee's month from the evidence: the lines a slip has, in exact fractions, and settings to draw one with."""

from fractions import Fraction as F

from law._figures import NONE, figure, limits, minimum_wage, staff_average
from law.common import half_up, month_add, plain, some_month

SCHEMES = ("pension", "medical", "maternity", "illness_supplement", "unemployment", "injury", "housing")
OF_WAGES = ("pension", "medical", "unemployment", "injury", "housing")
FIRST, LAST = "2015-07", "2026-06"  # the months in which every line is known, but for the disputed rate
DISPUTED = ("2022-08", "2022-09")   # the employer's pension rate: 15 % or 14 %
CARRIED_TO = "2027-06"              # a year behind the limits whose successor is due
TURNS = ("2016-06", "2016-07", "2019-01", "2019-05", "2019-12", "2020-01", "2020-02", "2020-05", "2020-06", "2020-07",
         "2020-12", "2021-05", "2021-06", "2021-07", "2021-09", "2021-10", "2021-12", "2022-05", "2022-07", "2022-11",
         "2022-12", "2023-05", "2024-02", "2024-03", "2025-03", "2026-01", "2026-06", "2026-07", "2026-09", "2027-01")
EDGES = ("0", "2500", "2680", "5510", "27549", "6236", "31179", "41112", "39828", "10010", "5011", "10007.77")


class Unknown(Exception):
    """Nobody knows a figure of the month."""


def known(value):
    if value is None:
        raise Unknown
    return value


def carried(series, month):
    """A figure, or the one of the year before where a later one is due and not published."""
    value = figure(series, month)
    if value is None:
        value = next((figure(series, month_add(month, -back)) for back in range(1, 13)
                      if figure(series, month_add(month, -back)) is not None), None)
    return value


def bounds(given, scheme):
    """Floor and ceiling of a scheme; the fund's ceiling may be five averages where the employer chose so."""
    month = given["month"]
    found = limits(scheme, month)
    if found is None and given.get("carry_forward"):
        series = "medical" if scheme == "maternity" else scheme
        floor = minimum_wage(month) if scheme in ("unemployment", "injury") else carried(series + ".floor", month)
        ceiling = carried(series + ".ceiling", month)
        found = None if floor is None or ceiling is None else (floor, None if ceiling == NONE else ceiling)
    floor, ceiling = known(found)
    if scheme == "housing" and given.get("housing_ceiling_times") == 5:
        ceiling = ceiling * 5 / 3
    return floor, ceiling


def clamp(wage, floor, ceiling):
    """The base of a wage and which limit decided it."""
    if wage < floor:
        return floor, "floor"
    if ceiling is not None and wage > ceiling:
        return ceiling, "ceiling"
    return wage, "none"


def pension_employer_rate(given):
    """One rate from 2015-01; before, 20 % for the town's own staff of state employers and 12 % for the rest."""
    month = given["month"]
    if month <= "2014-12":
        high = given.get("pension_class") == "state" and given.get("town_local")
        return known(figure("pension.employer_rate_high" if high else "pension.employer_rate_low", month))
    if month in DISPUTED and not given.get("disputed"):
        raise Unknown
    return known(figure("pension.employer_rate", month))


def relief_2020(given):
    """The factor on the employer's part of pension, unemployment and injury, in its months."""
    factor = figure(f"relief_2020.{given['relief_2020']}", given["month"]) if "relief_2020" in given else None
    return F(1) if factor is None else factor


def medical_employer_rate(given):
    """The rate, or the halved one: of enterprises in 2020, of social organisations too in 2021."""
    month, kind = given["month"], given.get("employer_kind", "enterprise")
    halved = figure("medical.enterprise_relief_rate", month)
    if halved is not None and (kind == "enterprise" or (kind == "social" and month >= "2021-07")):
        return halved
    return known(carried("medical.employer_rate", month) if given.get("carry_forward")
                 else figure("medical.employer_rate", month))


def rate_of(given, scheme, payer):
    """The rate of a line; None where there is no such line in the month."""
    month = given["month"]
    if scheme == "pension":
        return known(figure("pension.employee_rate", month)) if payer == "employee" else (
            pension_employer_rate(given) * relief_2020(given))
    if scheme == "medical":
        return known(figure("medical.employee_rate", month)) if payer == "employee" else medical_employer_rate(given)
    if scheme == "maternity":
        return known(figure("maternity.employer_rate", month)) if month >= "2020-01" and payer == "employer" else None
    if scheme == "illness_supplement":
        rate = known(figure("illness_supplement.rate", month)) if payer == "employer" else NONE
        return None if rate == NONE else rate
    if scheme == "unemployment":
        if payer == "employee":
            return known(figure("unemployment.employee_rate", month))
        own = F(given["unemployment_rate"]) if "unemployment_rate" in given else (
            known(figure("unemployment.benchmark_rate", month)) * F(given["unemployment_coefficient"]))
        return own * relief_2020(given)
    if scheme == "injury":
        return injury_rate(given) if payer == "employer" else None
    return F(given[f"housing_{payer}_rate"])


def injury_rate(given):
    """The employer's own rate, or that of its class floated; a cut of the month is in the class rate."""
    if "injury_rate" in given:
        rate = F(given["injury_rate"])
    else:
        rate = known(figure(f"injury.class_{given['injury_class']}_rate", given["month"]))
        rate *= F(given.get("injury_float", 1))
    return rate * relief_2020(given)


def wage_of(given, scheme):
    """The wage declared for a scheme; maternity follows medical."""
    if "wages" in given:
        return F(given["wages"]["medical" if scheme == "maternity" else scheme])
    return F(given["wage"])


def outside(given):
    """The schemes a person is outside of; maternity and the supplement go with medical (令第123号 art. 38)."""
    named = {one["scheme"] for one in given.get("outside", ())}
    return named | ({"maternity", "illness_supplement"} if "medical" in named else set())


def line(given, scheme, payer):
    """(base, rate, amount, limit) of a line, None where there is none; Unknown where it cannot be known."""
    if scheme in outside(given):
        return None
    rate = rate_of(given, scheme, payer)
    if rate is None:
        return None
    if scheme == "illness_supplement":  # 令第123号 art. 38: on the average, whatever the wage
        base, limit = known(staff_average(given["month"])), "none"
    else:
        base, limit = clamp(wage_of(given, scheme), *bounds(given, scheme))
    places = 0 if scheme == "housing" and given.get("housing_rounding", "yuan") == "yuan" else 2
    return base, rate, half_up(base * rate, places), limit


def lines(given):
    """All lines of a slip by (scheme, payer), in the order scheme, employee before employer."""
    out = {}
    for scheme in SCHEMES:
        for payer in ("employee", "employer"):
            found = line(given, scheme, payer)
            if found is not None:
                out[scheme, payer] = found
    if given.get("one_medical_item") and ("medical", "employer") in out:
        base, rate, _, limit = out["medical", "employer"]
        rate += out.pop(("maternity", "employer"))[1]
        out["medical", "employer"] = base, rate, half_up(base * rate), limit
    return out


def sides(found):
    """The amounts of the lines by payer and scheme, with totals: sums of the rounded lines."""
    out = {"employee": {}, "employer": {}}
    for (scheme, payer), (_, _, amount, _) in found.items():
        out[payer][scheme] = amount
    return {payer: {scheme: plain(amount) for scheme, amount in amounts.items()} | {"total": plain(sum(amounts.values()))}
            for payer, amounts in out.items()}


# Inputs.

def some_settings(rng, month):
    """What an employer sets, such as a month allows."""
    out = {"housing_employer_rate": rng.choice(("0.05", "0.12", "0.08", "0.075")),
           "housing_employee_rate": rng.choice(("0.05", "0.12", "0.08", "0.055"))}
    if rng.random() < 0.5 and month >= "2016-07":
        out["injury_class"] = rng.randint(1, 8)
        if month <= "2024-02" and rng.random() < 0.5:
            out["injury_float"] = rng.choice(("1", "1.2", "1.5") if out["injury_class"] == 1 else
                                             ("0.5", "0.8", "1", "1.2", "1.5"))
    else:
        out["injury_rate"] = rng.choice(("0.002", "0.00175", "0.03", "0", "0.0012"))
    if rng.random() < 0.5:
        out["unemployment_rate"] = rng.choice(("0.008", "0.0064", "0.03", "0"))
    else:
        first, last = ("0.4", "0.6") if month >= "2019-10" else ("0.6", "0.8")
        out["unemployment_coefficient"] = "1" if month >= "2023-05" else rng.choice(("1", first, last))
    if rng.random() < 0.4:
        out["housing_rounding"] = rng.choice(("yuan", "fen"))
    if "2016-07" <= month <= "2018-06" and rng.random() < 0.5:
        out["housing_ceiling_times"] = rng.choice((3, 5))
    if figure("medical.enterprise_relief_rate", month) is not None or rng.random() < 0.3:
        out["employer_kind"] = rng.choice(("enterprise", "other", "social"))
    if "2020-02" <= month <= "2020-12" and out.get("employer_kind", "enterprise") != "other" and rng.random() < 0.7:
        out["relief_2020"] = rng.choice(("small", "large")) if out.get("employer_kind") == "enterprise" else "large"
        out.setdefault("employer_kind", "enterprise")
    if month in DISPUTED:
        out["disputed"] = True
    if month > LAST:
        out["carry_forward"] = True
    return out


def some_wage(rng, month):
    """A wage; often a limit of the month or a fen beside it."""
    edges = [edge for scheme in ("pension", "medical", "unemployment", "housing")
             for edge in limits(scheme, month) or () if edge is not None]
    if rng.random() < 0.4 and edges:
        return plain(rng.choice(edges) + rng.choice((F(-1, 100), 0, F(1, 100))))
    return rng.choice(EDGES) if rng.random() < 0.2 else plain(F(rng.randint(0, 6000000), 100))


def some_slip(rng, first=FIRST, last=CARRIED_TO):
    """A whole slip's input that has an answer; every fourth in a month in which something was relieved or changed."""
    month = rng.choice(TURNS) if rng.random() < 0.25 else some_month(rng, first, last)
    month = min(max(month, first), last)
    given = {"month": month} | some_settings(rng, month)
    if rng.random() < 0.7:
        return given | {"wage": some_wage(rng, month)}
    return given | {"wages": {scheme: some_wage(rng, month) for scheme in OF_WAGES}}
