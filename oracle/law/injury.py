"""Work injury: 工伤保险条例 (2010), the province's payments, the rates of the timeline."""

from fractions import Fraction as F

from law._contract import with_refusals
from law._days import figure, plus_days, plus_months, some_day
from law.common import half_up, money, month_add, plain, some_month

# 条例 art. 35-37: months of own wage as a lump, and the allowance as a share of it.
LUMP = {1: 27, 2: 25, 3: 23, 4: 21, 5: 18, 6: 16, 7: 13, 8: 11, 9: 9, 10: 7}
ALLOWANCE = {1: "0.90", 2: "0.85", 3: "0.80", 4: "0.75", 5: "0.70", 6: "0.60"}
# 广东省工伤保险条例 (2019), as in national-rules.md 6.3.
MEDICAL = {5: 10, 6: 8, 7: 6, 8: 4, 9: 2, 10: 1}
EMPLOYMENT = {5: 50, 6: 40, 7: 25, 8: 15, 9: 8, 10: 4}
NURSING = {"national": ("0.5", "0.4", "0.3"), "guangdong": ("0.6", "0.5", "0.4", "0.3")}
# national-rules.md 6.3: 20 times the disposable income of the year before, by the year of the accident.
DEATH_LUMP = {2014: 539100, 2015: 576880, 2016: 623900, 2017: 672320, 2018: 727920, 2019: 785020, 2020: 847180,
              2021: 876680, 2022: 948240, 2023: 985660, 2024: 1036420, 2025: 1083760, 2026: 1130040}
# 人社部发〔2015〕71号, in percent.
NATIONAL_RATES = ("0.2", "0.4", "0.7", "0.9", "1.1", "1.3", "1.6", "1.9")
AVERAGES = (4468, 6764, 9183, 9493, 13704)
WAGES = (1000, 2500, 3000, 9183, 30000)


def application_deadlines(rng):
    """art. 17: 30 days for the employer unless extended, a year for the others."""
    accident = some_day(rng, "2011-01-01", "2026-11-30", ("2024-02-29", "2023-12-02", "2024-01-30", "2025-01-31"))
    given = {"accident": accident}
    want = {"employer": plus_days(accident, 30), "person": plus_months(accident, 12)}
    if rng.random() < 1 / 3:
        given["extended"] = want["employer"] = plus_days(accident, rng.choice((29, 30, 31, 32, 45, 60, 90, 365, 400)))
        if want["employer"] < plus_days(accident, 30):  # 延长 is no shortening
            return given, {"error": "conflict"}
    return given, want


def base_rate(rng):
    """The city's eight classes by the timeline; the national table from 2015-10."""
    industry = rng.randint(1, 8)
    if rng.random() < 1 / 4:
        month = some_month(rng, "2015-09", "2026-11")
        given = {"industry_class": industry, "place": "national", "month": month}
        if month < "2015-10":
            return given, {"error": "no_rule"}
        return given, {"percent": NATIONAL_RATES[industry - 1]}
    edges = ("2012-06", "2012-07", "2012-12", "2013-01", "2013-12", "2014-01", "2015-12", "2016-01", "2016-06",
             "2016-07", "2018-12", "2019-01", "2019-04", "2019-05", "2021-04", "2021-05", "2022-04", "2022-05",
             "2023-04", "2023-05", "2026-11")
    month = rng.choice(edges) if rng.random() < 1 / 2 else some_month(rng, "2012-01", "2026-11")
    found = figure(f"injury.class_{industry}_rate", month)
    want = {"error": "no_rule"} if found is None else {"percent": plain(found[0] * 100)}
    if found and month >= "2014-01":  # the notices of 2012 and 2013 are not at hand in their own words
        want["grade"] = found[1]
    return {"industry_class": industry, "place": "guangzhou", "month": month}, want


def late_filing(rng):
    """art. 17 (4): after the term has run out, the employer bears what arose until an application was made."""
    accident = some_day(rng, "2011-01-01", "2026-06-30")
    limit = plus_days(accident, 30)
    given = {"accident": accident, "usual": rng.choice(("fund", "fund", "employer"))}
    if rng.random() < 1 / 3:
        given["extended"] = limit = plus_days(accident, rng.choice((31, 45, 60)))
    filed = plus_days(accident, rng.choice((0, 1, 15, 29, 30, 31, 32, 44, 45, 46, 59, 60, 61, 90, 200)))
    offset = rng.choice((-400, -60, -1, 1, 2, 30, 400))
    given |= {"filed": filed, "arose": max(accident, plus_days(filed, offset))}
    if given["arose"] == filed:
        given["arose"] = plus_days(filed, 1)
    late = filed > limit and given["arose"] < filed
    return given, {"bearer": "employer" if late else given["usual"]}


def cost_bearer(rng):
    """art. 62: who is not insured has all from the employer; new costs go the usual way after all was paid up."""
    given, want = late_filing(rng)
    if rng.random() < 1 / 2:
        return given, want
    given["uninsured"] = True
    settled = plus_days(given["arose"], rng.choice((-200, -30, -1, 1, 30, 200)))
    if settled >= given["accident"] and rng.random() < 3 / 4:
        given["settled"] = settled
    if given.get("settled", "9999") > given["arose"]:
        want = {"bearer": "employer"}
    return given, want


def death(rng):
    """art. 39: six months' average; 40 % the spouse, 30 % others, 10 points more who is alone; not over the wage."""
    own, average = F(money(rng, 1000, 40000, WAGES)), F(money(rng, 2000, 20000, AVERAGES))
    dependants = []
    for number in range(rng.choice((0, 1, 1, 2, 2, 3, 4))):
        one = {"spouse": True} if number == 0 and rng.random() < 1 / 2 else {}
        if rng.random() < 1 / 3:
            one["alone"] = True
        dependants.append(one)
    shares = [(F(4, 10) if one.get("spouse") else F(3, 10)) + (F(1, 10) if one.get("alone") else 0)
              for one in dependants]
    pensions = [half_up(own * share) for share in shares]
    before = F(money(rng, 1000, 40000, [sum(pensions) or 1000, own]))
    year = rng.choice(list(DEATH_LUMP))
    given = {"own_wage": plain(own), "wage_before": plain(before), "pool_average": plain(average),
             "dependants": dependants, "accident_year": year}
    capped = sum(pensions) > before
    want = {"funeral": plain(6 * average), "lump": plain(F(DEATH_LUMP[year])), "capped": capped,
            "monthly": plain(min(sum(pensions), before))}
    if capped:
        want["cut"] = plain(sum(pensions) - before)
    else:
        want["pensions"] = [plain(one) for one in pensions]
    return given, want


def death_lump(rng):
    year = rng.randint(2014, 2027)
    want = {"lump": plain(F(DEATH_LUMP[year]))} if year in DEATH_LUMP else {"error": "no_rule"}
    return {"accident_year": year}, want


def disability(rng):
    """art. 35-37; the base of medical insurance of grades 1 to 4 is the allowance (art. 35, last paragraph)."""
    grade = rng.randint(1, 10)
    own = F(money(rng, 0, 40000, WAGES + (F("1000.03"), F("0.05"), F("33.35"))))
    given, want = {"grade": grade, "own_wage": plain(own)}, {"lump": plain(own * LUMP[grade])}
    allowance = half_up(own * F(ALLOWANCE.get(grade, 0)))
    want |= {"allowance": plain(allowance), "payer": "fund" if grade < 5 else "employer" if grade < 7 else ""}
    least = None
    if rng.random() < 2 / 3:
        least = F(money(rng, 1, 5000, [max(allowance, 1), 2300, 2500]))
        given["minimum_wage"] = plain(least)
        if grade < 7 and allowance < least:
            want["top_up"] = plain(least - allowance)
    if grade < 5 and (least is None or allowance >= least):
        want["medical_base"] = plain(allowance)
    return given, want


def float_factor(rng):
    """art. 8 leaves the tiers to the caller: the first whose upper end the share of spending does not exceed."""
    ends = sorted(rng.sample(range(1, 300), rng.randint(0, 4)))
    tiers = [{"up_to": plain(F(end, 100)), "factor": rng.choice(("0.5", "0.8", "1", "1.2", "1.5"))} for end in ends]
    tiers.append({"up_to": None, "factor": rng.choice(("1", "1.2", "1.5"))})
    paid = F(money(rng, 1, 1000000, (100, 1000)))
    spent = F(money(rng, 0, 3000000, [half_up(F(end, 100) * paid) for end in ends] or (0,)))
    factor = next(t["factor"] for t in tiers if t["up_to"] is None or spent <= F(t["up_to"]) * paid)
    return {"tiers": tiers, "spent": plain(spent), "contributions": plain(paid)}, {"factor": factor}


def missing_person(rng):
    """art. 41: wages for three months with that of the accident, dependants' pensions from the fourth; half the lump."""
    accident = some_month(rng, "2011-01", "2026-11")
    lump = F(money(rng, 0, 2000000, (1083760, F("0.01"), F("100.03"))))
    return {"accident": accident, "lump": plain(lump)}, {
        "wages_until": month_add(accident, 2), "pension_from": month_add(accident, 3), "advance": plain(half_up(lump / 2))}


def nursing(rng):
    """art. 34: 50, 40 or 30 % of the pool's average; in Guangdong four levels from 60 % on (national-rules.md 6.3)."""
    place, level = rng.choice(list(NURSING)), rng.randint(1, 5)
    average = F(money(rng, 1, 20000, AVERAGES + (F("1.05"), F("9183.25"), F("100.01"))))
    given = {"level": level, "pool_average": plain(average), "place": place}
    if level > len(NURSING[place]):
        return given, {"error": "out_of_range"}
    return given, {"monthly": plain(half_up(average * F(NURSING[place][level - 1])))}


def own_wage(rng):
    """art. 64: at least 60 %, at most 300 % of the pool's average."""
    average = F(money(rng, 1, 20000, AVERAGES + (F("9183.25"), F("1.01"))))
    own = F(money(rng, 0, 70000, (half_up(average * F("0.6")), 3 * average, average)))
    want = min(max(own, half_up(average * F("0.6"))), 3 * average)
    return {"average_12_months": plain(own), "pool_average": plain(average)}, {"own_wage": plain(want)}


def paid_leave(rng):
    """art. 33: 12 months, and 12 more where they are confirmed."""
    months, confirmed = rng.choice((0, 1, 11, 12, 12, 13, 13, 23, 24, rng.randint(0, 24))), rng.random() < 1 / 2
    wage = F(money(rng, 0, 50000, WAGES))
    given = {"wage": plain(wage), "months": months}
    if confirmed or rng.random() < 1 / 4:
        given["confirmed"] = confirmed
    if months > 12 and not confirmed:
        return given, {"error": "out_of_range"}
    return given, {"wages": plain(wage * months)}


def pension_top_up(rng):
    """art. 35 (3): the fund makes up what the pension is below the allowance."""
    allowance = F(money(rng, 0, 30000, (4500,)))
    pension = F(money(rng, 0, 30000, (allowance,)))
    return {"allowance": plain(allowance), "pension": plain(pension)}, {"top_up": plain(max(allowance - pension, F(0)))}


def termination_subsidies(rng):
    """art. 36-37 leave the months to the province; grades 1 to 4 keep their contract (art. 35)."""
    grade, place = rng.randint(1, 10), rng.choice(("guangdong", "guangdong", "guangdong", "national"))
    own = F(money(rng, 0, 40000, WAGES))
    given = {"grade": grade, "own_wage": plain(own), "place": place}
    if grade < 5:
        return given, {"error": "not_applicable"}
    if place == "national":
        return given, {"error": "no_rule"}
    return given, {"medical_subsidy": plain(own * MEDICAL[grade]), "employment_subsidy": plain(own * EMPLOYMENT[grade])}


RULES = with_refusals({
    "injury.application_deadlines": application_deadlines,
    "injury.base_rate": base_rate,
    "injury.cost_bearer": cost_bearer,
    "injury.death": death,
    "injury.death_lump": death_lump,
    "injury.disability": disability,
    "injury.float_factor": float_factor,
    "injury.missing_person": missing_person,
    "injury.nursing": nursing,
    "injury.own_wage": own_wage,
    "injury.paid_leave": paid_leave,
    "injury.pension_top_up": pension_top_up,
    "injury.termination_subsidies": termination_subsidies,
})
