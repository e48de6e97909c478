"""Medical insurance and long-term care: 市政府令第123号, 穗医保规字〔2019〕4号 and 〔2024〕1号, the residents' notices."""

from calendar import monthrange
from fractions import Fraction as F

from law import _inpatient
from law._contract import with_refusals
from law._days import figure, ordinal, plus_days, plus_months, some_day
from law.common import down, half_up, money, month_add, plain, some_month

FIRST, LAST = "2015-07", "2022-11"  # 令第123号 art. 70; 市政府令第193号 and 穗医保规字〔2022〕1号 follow it


def age_in(birth_month, month):
    """Full years in a month, reached in the month of birth."""
    return (ordinal(month) - ordinal(birth_month)) // 12


def birth_beside(rng, month, ages):
    """A month of birth in which one of the ages is reached, or one month beside it."""
    if rng.random() < 1 / 2:
        return month_add(month, -12 * rng.choice(ages) + rng.choice((-1, 0, 1)))
    return month_add(month, -rng.randint(18 * 12, 60 * 12))


def base_is(base, month):
    """Where a base lies between the limits of employees in a month."""
    if base < figure("medical.floor", month)[0]:
        return "below_floor"
    return "above_ceiling" if base > figure("medical.ceiling", month)[0] else "within"


def base_of(rng, month):
    limits = [figure("medical.floor", month)[0], figure("medical.ceiling", month)[0]]
    return F(money(rng, 0, 50000, limits))


def care_assessment_fee(rng):
    """〔2024〕1号 art. 18: 200 by level, 100 for extension care; a review with the same level is the applicant's."""
    if rng.random() < 1 / 4:
        qualifies = rng.random() < 1 / 2
        given = {"extension": True, "qualifies": True} if qualifies else {"extension": True}
        return given, {"fund": "100" if qualifies else "0", "applicant": "0", "unpaid": "0" if qualifies else "100"}
    level = rng.randint(0, 3)
    given, applicant = {"level": level}, (200, 100, 0, 0)[level]
    if rng.random() < 1 / 2:
        given |= {"review": True, "first": rng.randint(0, 3)}
        if rng.random() < 1 / 10:
            del given["first"]
            return given, {"error": "missing_field"}
        if given["first"] == level:
            applicant = 200
    return given, {"fund": str(200 - applicant), "applicant": str(applicant), "unpaid": "0"}


def bearer_by_arrears(rng, month):
    """令第123号 art. 36 (3): from the month after the first unpaid the fund pays only what is repaid in 3 months."""
    unpaid = month_add(month, rng.choice((1, 0, -1, -2, -3, -4, -5, -12)))
    given = {"insured": "employer", "first_paid": month_add(unpaid, -rng.randint(2, 30)), "first_unpaid": unpaid}
    if month <= unpaid:
        return given, {"bearer": "fund"}
    if rng.random() < 1 / 3:  # the last month in which the arrears, up to the month before, are three months
        return given, {"repay_last": month_add(unpaid, 3)}
    repaid = month_add(unpaid, rng.choice((1, 2, 3, 4, 5, 6, 14)))
    given["repaid"] = repaid
    if month > repaid or ordinal(repaid) - ordinal(unpaid) <= 3:
        return given, {"bearer": "fund"}
    return given, {"bearer": "employer"}


def cover(rng):
    """令第123号 art. 12: from the month after the first payment, the unemployed at once; art. 36: when it stops."""
    month = some_month(rng, month_add(FIRST, 30), LAST)
    kind = rng.choice(("start", "late", "stop", "arrears", "self_arrears", "unemployment"))
    near = month_add(month, rng.choice((-12, -2, -1, 0, 1)))
    if kind == "start":
        given = {"insured": rng.choice(("employer", "self")), "first_paid": near}
        want = {"bearer": "fund" if month > near else "person"}
    elif kind == "late":  # art. 36 (2): what the employer should have paid for is the employer's, and the fund's later
        given = {"insured": "employer", "due": month_add(month, -rng.randint(2, 20)), "first_paid": near}
        given["due"] = min(given["due"], month_add(near, -1))
        want = {"bearer": "fund" if month > near else "employer"}
    elif kind == "stop":
        given = {"insured": rng.choice(("employer", "self")), "first_paid": month_add(near, -20), "stopped": near}
        want = {"bearer": "fund" if month <= near else "person"}
    elif kind == "arrears":
        given, want = bearer_by_arrears(rng, month)
    elif kind == "self_arrears":
        given = {"insured": "self", "first_paid": month_add(near, -20), "first_unpaid": near}
        want = {"bearer": "fund" if month <= near else "person"}
    else:
        given = {"insured": "unemployment", "first_paid": near}
        want = {"bearer": "fund" if month >= near else "person"}
    return given | {"month": month}, want


def tiers_of(rng):
    """Tiers that follow each other, the last with or without an end."""
    ends = sorted(rng.sample(range(1, 40), rng.randint(2, 4)))
    ends = [F(end * rng.choice((1000, 10000))) for end in ends]
    ends = sorted(set(ends))
    rates = ("0.5", "0.55", "0.6", "0.75", "0.9")
    tiers = [{"over": plain(a), "up_to": plain(b), "rate": rng.choice(rates)} for a, b in zip(ends, ends[1:])]
    if not tiers or rng.random() < 2 / 3:
        tiers.append({"over": plain(ends[-1]), "up_to": None, "rate": rng.choice(rates)})
    return tiers


def by_tiers(remaining, tiers, cap):
    """The portion in each tier times its rate, added up, rounded once, up to the cap of the year."""
    paid = F(0)
    for tier in tiers:
        top = remaining if tier["up_to"] is None else min(remaining, F(tier["up_to"]))
        paid += max(F(0), top - F(tier["over"])) * F(tier["rate"])
    return half_up(paid) if cap is None else min(half_up(paid), cap)


def critical_illness(rng):
    tiers = tiers_of(rng)
    edges = [F(t["over"]) for t in tiers] + [F(t["up_to"]) for t in tiers if t["up_to"]]
    remaining = F(money(rng, 0, 600000, edges))
    given = {"remaining": plain(remaining), "tiers": tiers}
    full, cap = by_tiers(remaining, tiers, None), None
    if rng.random() < 1 / 2:
        cap = F(money(rng, 0, 450000, (full, 200000)))
        given["annual_cap"] = plain(cap)
    return given, {"paid": plain(by_tiers(remaining, tiers, cap))}


def critical_illness_bonus_years(rng):
    """Guangdong 2025-01-01: a gap starts the years anew; using the bonus clears the years without a claim before."""
    past, continuous, zero = [], 0, 0
    for _ in range(rng.randint(0, 8)):
        insured = rng.random() < 5 / 6
        year = {"insured": insured}
        continuous = continuous + 1 if insured else 0
        if insured and rng.random() < 1 / 2:
            year["zero_claim"] = True
            zero += 1
        elif insured and rng.random() < 1 / 3:
            year["used_bonus"] = True
            zero = 0
        past.append(year)
    return {"past": past}, {"continuous_years": continuous, "zero_claim_years": zero}


def critical_illness_cap_bonus(rng):
    """3,800 for each year after 4 without a break and for each without a claim, at most 20 % of the cap, from 2025."""
    year, years, zero = rng.choice((2025, 2026, 2027, 2030)), rng.randint(0, 12), rng.randint(0, 12)
    cap = F(money(rng, 0, 450000, (400000, 19000, 38000, 57000)))
    given = {"year": year, "continuous_years": years, "zero_claim_years": zero, "original_cap": plain(cap)}
    if rng.random() < 1 / 20:
        return given | {"year": rng.choice((2023, 2024))}, {"error": "no_rule"}
    return given, {"bonus": plain(min(F(3800 * (max(0, years - 4) + zero)), down(cap / 5)))}


def designated_month(rng):
    return rng.choice(("2019-06", "2024-07")) if rng.random() < 1 / 15 else some_month(rng, "2019-07", "2024-06")


def designated_choice(rng):
    """〔2019〕4号 六: at most three of class 1 (numbers 1 to 27 of annex 1), any of class 2."""
    one = rng.sample(range(1, 28), rng.choice((0, 1, 2, 3, 3, 4)))
    two = rng.sample(range(28, 59), rng.randint(0 if one else 1, 3))
    diseases = one + two
    rng.shuffle(diseases)
    month = designated_month(rng)
    given = {"month": month, "diseases": diseases}
    if not "2019-07" <= month <= "2024-06":
        return given, {"error": "no_rule"}
    if len(one) > 3:
        return given, {"error": "out_of_range"}
    return given, {"class_one": len(one), "class_two": len(two)}


# Annex 1: the last number of a run, the limit of employees and of residents; None is no limit, 0 not covered.
LIMITS = ((16, 200, 50), (27, 400, 50), (33, 500, 400), (35, 600, 480), (39, 800, 640), (40, 0, 640), (41, 3000, 3000),
          (42, 3500, 3500), (48, 6000, 6000), (49, 7100, 7100), (50, 18000, 14400), (58, None, None))


def designated_limit(disease, group):
    row = next(row for row in LIMITS if disease <= row[0])
    return row[1 if group == "employee" else 2]


def designated_payment(rng, given, ratio, limit):
    """四, 五: the ratio of the costs above the deductible, up to what the limit leaves."""
    deductible, used = F(0), F(0)
    if given["disease"] >= 57 and rng.random() < 2 / 3:  # 三: only a bed at home and observation have one
        deductible = F(rng.choice((280, 400, 1120, 1600)))
        given["deductible"] = plain(deductible)
    if limit and rng.random() < 1 / 2:
        used = F(money(rng, 0, limit, (limit,)))
        given["used"] = plain(used)
    left = None if limit is None else F(limit) - used
    edges = [deductible] if left is None else [deductible, half_up(left / ratio)]
    cost = F(money(rng, 0, 3 * (limit or 20000), edges))
    given["cost"] = plain(cost)
    pays = half_up(max(F(0), cost - deductible) * ratio)
    limited = left is not None and pays > left
    fund = left if limited else pays
    return {"fund": plain(fund), "person": plain(cost - fund), "ratio": plain(ratio), "limited": limited}


def designated_disease(rng):
    disease = rng.choice((1, 16, 17, 27, 28, 33, 34, 35, 36, 39, 40, 41, 42, 43, 48, 49, 50, 51, 57, 58,
                          rng.randint(1, 58)))
    group, month = rng.choice(("employee", "resident")), designated_month(rng)
    given = {"disease": disease, "group": group, "month": month, "cost": "100"}
    if disease <= 27:
        primary = rng.random() < 1 / 2
        given |= {"primary": True} if primary else {}
        ratio = F("0.85") if primary else F("0.65")
    else:
        ratio = F(rng.choice(("0.8", "0.85", "0.9", "0.86", "0.895", "0.93", "0.7")))
        given["inpatient_ratio"] = plain(ratio)
    if not "2019-07" <= month <= "2024-06":
        return given, {"error": "no_rule"}
    limit = designated_limit(disease, group)
    if limit == 0:
        return given, {"error": "not_applicable"}
    want = designated_payment(rng, given, ratio, limit)
    if disease <= 27 and rng.random() < 1 / 10:  # 六: none of class 1 while in hospital
        given["in_hospital"] = True
        want = {"fund": "0", "person": given["cost"]}
    return given, want


def elsewhere(rng):
    """令第123号 art. 57; 医保发〔2022〕22号 and the province's page as in national-rules.md 4.3."""
    version, visit = rng.choice((
        ("decree_123", "long_term"), ("decree_123", "study"), ("decree_123", "emergency"),
        ("decree_123", "registered"), ("decree_123", "unregistered"), ("national_2022", "long_term"),
        ("national_2022", "emergency"), ("national_2022", "registered"), ("national_2022", "unregistered"),
        ("guangdong_2025", "long_term"), ("guangdong_2025", "registered"), ("guangdong_2025", "emergency")))
    given = {"version": version, "visit": visit}
    if version == "decree_123":
        if visit in ("registered", "unregistered"):
            return given, {"covered": False}
        return given, {"covered": True, "catalogue": "insurance", "rates": "insurance", "drop": "0", "counter": False}
    if version == "guangdong_2025":
        return given, {"covered": True, "rates": "insurance", "counter": True}
    drop = {"registered": "0.1", "unregistered": "0.2", "emergency": "0.1"}.get(visit)
    want = {"covered": True, "catalogue": "care", "rates": "insurance"}
    return given, want if drop is None else want | {"drop": drop, "modality": "at_most"}


def elsewhere_ratio(rng):
    """The ratio at home, less the drop, which may be at most 10 points where registered and 20 where not."""
    home = F(money(rng, "0.5", 1, places=3))
    if rng.random() < 1 / 3:
        visit = rng.choice(("long_term", "study", "emergency", "registered"))
        given = {"version": "decree_123", "visit": visit, "home_ratio": plain(home)}
        return given, {"error": "not_applicable"} if visit == "registered" else {"ratio": plain(home)}
    if rng.random() < 1 / 6:  # no drop is named: the place of insurance has one, or says 0
        given = {"version": rng.choice(("national_2022", "guangdong_2025")), "visit": "long_term",
                 "home_ratio": plain(home)}
        drop = F(money(rng, 0, "0.5", (0,), places=2))
        if rng.random() < 1 / 2:
            return given, {"error": "missing_field"}
        return given | {"drop": plain(drop)}, {"ratio": plain(home - drop)}
    visit = rng.choice(("registered", "unregistered"))
    most = F("0.1") if visit == "registered" else F("0.2")
    drop = F(money(rng, 0, "0.3", (most,), places=3))
    given = {"version": "national_2022", "visit": visit, "home_ratio": plain(home), "drop": plain(drop)}
    if rng.random() < 1 / 20:
        del given["drop"]
        return given, {"error": "missing_field"}
    return given, {"error": "out_of_range"} if drop > most else {"ratio": plain(home - drop)}


def flexible_contribution(rng):
    """令第123号 art. 34-35: 60 % of the city average times the rate of the month; without a month the caller's."""
    if rng.random() < 1 / 2:
        base, rate = F(money(rng, 0, 40000, (5500, F("5011.5")))), F(money(rng, 0, "0.2", ("0.055", "0.065"), places=4))
        return {"base": plain(base), "rate": plain(rate)}, {"amount": plain(half_up(base * rate))}
    month = some_month(rng, FIRST, "2026-12")
    floor, rate = figure("medical.floor", month)[0], figure("medical.flexible_rate", month)[0]
    given = {"base": plain(floor), "rate": plain(rate), "month": month}
    kind = rng.randint(0, 6)
    if kind == 0:
        return given | {"base": plain(floor - F(1, 100))}, {"error": "out_of_range"}
    if kind == 1:
        return given | {"rate": plain(rate + F(rng.choice((-1, 1)), 1000))}, {"error": "out_of_range"}
    if kind == 2 and month <= LAST:
        return given | {"base": plain(floor + F(1, 100))}, {"error": "out_of_range"}
    return given, {"amount": plain(half_up(floor * rate))}


# 〔2024〕1号 art. 14-16, for employees and residents: what is paid a day or a month, and to how many months at home.
LIVING = {("institution", 3): ("day", 120, 60), ("home", 3): ("day", 105, 50), ("institution", 2): ("day", 30, 15),
          ("home", 2): ("month", 900, 450), ("institution", 1): ("month", 300, 200), ("home", 1): ("month", 300, 200)}
MONTHS_AT_HOME = {2: 24, 1: 12}
NURSING = {3: ((1000, 300), (500, 200)), 2: ((500, 200), (250, 100))}
EQUIPMENT = {3: (300, 200), 2: (200, 150), 1: (100, 100)}
EQUIPMENT_RATIO = {3: F("0.9"), 2: F("0.85"), 1: F("0.8")}
CARE_RATIO = {("institution", 0): F("0.75"), ("home", 0): F("0.9"), ("institution", 1): F("0.7"), ("home", 1): F("0.85")}


def living_care(given, index, days):
    """art. 14-16 (1), (2): the costs up to the limit, of an employee's in an institution the bed up to 35 a day."""
    cost, bed = F(given.get("living", 0)), F(given.get("bed", 0))
    per, *amounts = LIVING[given["place"], given["level"]]
    limit = F(amounts[index] * (days if per == "day" else 1))
    over_bed = max(F(0), bed - 35 * days) if given["level"] == 3 and given["place"] == "institution" else 0
    counted = min(cost - over_bed, limit)
    longest = MONTHS_AT_HOME.get(given["level"]) if given["place"] == "home" else None
    if longest is not None and given.get("months_drawn", 0) >= longest:
        counted = F(0)
    ratio = CARE_RATIO[given["place"], index]
    return cost, half_up(counted * ratio), {"counted": plain(counted), "ratio": plain(ratio)}


def nursing_care(given, index):
    """art. 12 (1) 2, 14-15 (3): of levels 2 and 3; the fund pays at most so much, of consumables less."""
    cost, consumables = F(given.get("nursing", 0)), F(given.get("consumables", 0))
    if given["level"] == 1:
        return cost, F(0), {}
    ratio, (most, most_consumables) = CARE_RATIO[given["place"], index], NURSING[given["level"]][index]
    paid = (cost - consumables) * ratio + min(consumables * ratio, F(most_consumables))
    return cost, half_up(min(paid, F(most))), {"ratio": plain(ratio)}


def equipment_use(given, index):
    """art. 10 (3): not in an institution; art. 17 (2)."""
    cost = F(given.get("equipment", 0))
    if given["place"] == "institution":
        return cost, F(0), {"counted": "0"}
    counted, ratio = min(cost, F(EQUIPMENT[given["level"]][index])), EQUIPMENT_RATIO[given["level"]]
    return cost, half_up(counted * ratio), {"counted": plain(counted), "ratio": plain(ratio)}


def care_costs(rng, given, index, days):
    """Costs on both sides of each limit."""
    per, *amounts = LIVING[given["place"], given["level"]]
    limit = amounts[index] * (days if per == "day" else 1)
    given["living"] = money(rng, 0, 2 * limit + 10, (limit,))
    if given["level"] == 3 and given["place"] == "institution" and index == 0 and rng.random() < 1 / 2:
        given["bed"] = money(rng, 0, F(given["living"]), (35 * days,))
    ratio = CARE_RATIO[given["place"], index]
    if rng.random() < 2 / 3:
        most = NURSING.get(given["level"], ((100, 50), (100, 50)))[index]
        given["nursing"] = money(rng, 0, 3 * most[0], (half_up(most[0] / ratio),))
        if rng.random() < 1 / 2:
            given["consumables"] = money(rng, 0, F(given["nursing"]), (half_up(most[1] / ratio),))
    if rng.random() < 1 / 2:
        given["equipment"] = money(rng, 0, 500, (EQUIPMENT[given["level"]][index],))


def long_term_care(rng):
    """〔2024〕1号 art. 12-17, in force from 2024-01-03 for three years (art. 32)."""
    month = rng.choice(("2024-01", "2026-12", "2027-01", "2023-12", "2027-02")) if rng.random() < 1 / 5 else some_month(
        rng, "2024-01", "2026-12")
    group, level = rng.choice(("employee", "resident")), rng.randint(1, 3)
    index = 0 if group == "employee" else 1
    length = monthrange(int(month[:4]), int(month[5:]))[1]
    in_force = {"2024-01": length - 2, "2027-01": 2}.get(month, length)
    days = rng.choice((1, min(15, in_force), in_force, rng.randint(1, in_force)))
    given = {"group": group, "level": level, "place": rng.choice(("institution", "home")), "month": month, "days": days}
    care_costs(rng, given, index, days)
    if not "2024-01" <= month <= "2027-01":
        return given, {"error": "no_rule"}
    if days == in_force and rng.random() < 1 / 20:
        return given | {"days": in_force + 1}, {"error": "no_rule" if in_force < length else "out_of_range"}
    if level < 3 and rng.random() < 2 / 3:
        given["months_drawn"] = rng.choice((0, 11, 12, 13, 23, 24, 25))
    elif level == 3 and rng.random() < 1 / 4:  # art. 12 (2): as level 3, for 1 to 3 months, twice a year
        given |= {"extension": True, "months_drawn": rng.randint(0, 4), "spell": rng.randint(1, 3)}
        if given["months_drawn"] >= 3 or given["spell"] > 2:
            costs = plain(sum(F(given.get(name, 0)) for name in ("living", "nursing", "equipment")))
            return given, {"fund": "0", "person": costs, "days_in_force": in_force}
    want, paid, costs = {"days_in_force": in_force}, F(0), F(0)
    parts = {"living": living_care(given, index, days), "nursing": nursing_care(given, index),
             "equipment": equipment_use(given, index)}
    for name, (cost, fund, more) in parts.items():
        want[name] = {"cost": plain(cost), "fund": plain(fund), "person": plain(cost - fund)} | more
        paid, costs = paid + fund, costs + cost
    return given, want | {"fund": plain(paid), "person": plain(costs - paid)}


def long_term_care_funding(rng):
    """〔2024〕1号 art. 4-6: 0.15 % from the pool, by age from the account; residents from 18, both halves 0.15 %."""
    group, month = rng.choice(("employee", "employee", "retiree", "resident")), some_month(rng, "2024-01", "2026-12")
    given = {"group": group, "month": month}
    if rng.random() < 1 / 20:
        return given | {"month": rng.choice(("2023-12", "2027-02")), "base": "8000", "birth_month": "1980-01"} | (
            {"group": "employee"}), {"error": "no_rule"}
    base = base_of(rng, month)
    given["base"] = plain(base)
    part = plain(half_up(base * F("0.0015")))
    if group == "resident":
        given["birth_month"] = birth_beside(rng, month, (18,))
        if age_in(given["birth_month"], month) < 18:
            return given, {"error": "not_applicable"}
        return given, {"pooled": "0", "account": "0", "contribution": part, "subsidy": part, "rate": "0.0015"}
    if group == "retiree":
        rate = F("0.0012")
    else:
        given["birth_month"] = birth_beside(rng, month, (35, 45))
        age = age_in(given["birth_month"], month)
        rate = F(0) if age < 35 else F("0.0002") if age < 45 else F("0.0008")
    want = {"pooled": part, "account": plain(half_up(base * rate)), "contribution": "0", "subsidy": "0",
            "rate": plain(rate)}
    if group == "employee":
        want["base_is"] = base_is(base, month)
    return given, want


def medical_year(rng):
    """令第123号 art. 66: 1 July to 30 June."""
    day = some_day(rng, "2015-06-25", "2022-12-05", ("2015-07-01", "2022-11-30", "2018-06-30", "2018-07-01"))
    if not "2015-07-01" <= day <= "2022-11-30":
        return {"day": day}, {"error": "no_rule"}
    year = int(day[:4]) - (0 if day[5:] >= "07-01" else 1)
    want = {"from": f"{year}-07-01"}
    return {"day": day}, want if year == 2022 else want | {"last": f"{year + 1}-06-30"}


# more-figures.csv: medical.outpatient_cap and medical.outpatient_ratio.
OUTPATIENT_CAP = {2023: (7214, 10100), 2024: (7616, 10663), 2025: (7916, 11082)}
OUTPATIENT = {("employee", "community"): ("0.8", "0.88"), ("employee", "other"): ("0.65", None),
              ("retiree", "community"): ("0.85", "0.935"), ("retiree", "other"): ("0.7", None)}


def outpatient(rng):
    person, place = rng.choice(list(OUTPATIENT))
    month = some_month(rng, "2023-01", "2025-12")
    cap = F(OUTPATIENT_CAP[int(month[:4])][0 if person == "employee" else 1])
    ratio, higher = OUTPATIENT[person, place]
    used = F(money(rng, 0, cap, (cap,))) if rng.random() < 1 / 2 else F(0)
    cost = F(money(rng, 0, 12000, (half_up((cap - used) / F(ratio)),)))
    given = {"month": month, "person": person, "place": place, "cost": plain(cost)}
    given |= {"used": plain(used)} if used else {}
    pays = half_up(cost * F(ratio))
    if higher and rng.random() < 1 / 3:
        essential = F(money(rng, 0, cost, (cost,)))
        given["essential"] = plain(essential)
        pays = half_up(essential * F(higher) + (cost - essential) * F(ratio))
    if rng.random() < 1 / 20:
        return given | {"month": "2022-12"}, {"error": "no_rule"}
    fund = min(pays, cap - used)
    return given, {"fund": plain(fund), "person": plain(cost - fund), "left": plain(cap - used - fund),
                   "cap": plain(cap), "limit": "ceiling" if pays > cap - used else "none", "grade": "reported"}


def payers(rng):
    """社会救助暂行办法 art. 29: basic fund, critical illness, then assistance of what is left in scope."""
    total = F(money(rng, 0, 800000))
    outside = F(money(rng, 0, total, (total,))) if rng.random() < 2 / 3 else F(0)
    basic = {"deductible": money(rng, 0, 2000, (1600,)), "ratio": money(rng, 0, 1, places=3)}
    paid = half_up(max(F(0), total - outside - F(basic["deductible"])) * F(basic["ratio"]))
    if rng.random() < 1 / 2:
        basic["cap"] = money(rng, 0, 500000, (paid,))
        paid = min(paid, F(basic["cap"]))
    given = {"total": plain(total), "basic": basic, "tiers": tiers_of(rng)}
    given |= {"out_of_scope": plain(outside)} if outside else {}
    cap = F(money(rng, 0, 400000)) if rng.random() < 1 / 2 else None
    given |= {} if cap is None else {"annual_cap": plain(cap)}
    remaining = total - outside - paid
    critical, aid = by_tiers(remaining, given["tiers"], cap), F(0)
    critical = min(critical, remaining)
    if rng.random() < 2 / 3:
        rest = remaining - critical
        one = {"start": money(rng, 0, 30000, (rest,)), "share": money(rng, 0, 1, places=2)}
        aid = half_up(max(F(0), rest - F(one["start"])) * F(one["share"]))
        if rng.random() < 1 / 2:
            one["cap"] = money(rng, 0, 100000, (aid,))
            aid = min(aid, F(one["cap"]))
        given["assistance"] = one
    left = total - paid - critical - aid
    return given, {"basic": plain(paid), "critical": plain(critical), "assistance": plain(aid), "left": plain(left),
                   "left_in_scope": plain(left - outside)}


def personal_account(rng):
    """令第123号 art. 13: by age, a retiree by the city average; from 2022-12 2 % for all, a retiree 169.08."""
    month = some_month(rng, FIRST, "2026-11") if rng.random() < 1 / 2 else some_month(rng, FIRST, LAST)
    base = base_of(rng, month)
    if rng.random() < 1 / 4:
        given = {"month": month, "retired": True}
        if month > LAST:
            return given, {"amount": "169.08", "fixed": True}
        return given | {"base": plain(base)}, {"amount": plain(half_up(base * F("0.041"))), "rate": "0.041",
                                               "fixed": False}
    given = {"month": month, "base": plain(base), "birth_month": birth_beside(rng, month, (35, 45))}
    age = age_in(given["birth_month"], month)
    rate = "0.02" if age < 35 or month > LAST else "0.03" if age < 45 else "0.038"
    want = {"amount": plain(half_up(base * F(rate))), "rate": rate, "fixed": False, "base": plain(base),
            "base_is": base_is(base, month)}
    if month <= LAST and age >= 35:
        want["from_age"] = 35 if age < 45 else 45
    return given, want


def newborn_start(rng):
    """四 (二), (三): from birth within six months, or 180 days without a residence; by the years paid for."""
    born = some_day(rng, "2025-07-10", "2026-12-31", ("2025-12-31", "2026-01-01"))
    residence = rng.random() < 1 / 2
    limit = plus_months(born, 6) if residence else plus_days(born, 180)
    days = rng.randint(1, 178)
    enrolled = plus_days(limit, rng.choice((-2, -1, 0, 1))) if rng.random() < 1 / 3 else plus_days(born, days)
    given = {"who": "newborn", "born": born, "enrolled": enrolled, "residence": residence}
    if enrolled > limit and "2026" == enrolled[:4]:
        return given | {"next_year_paid" if born[:4] == "2025" else "birth_year_paid": True}, {"error": "not_applicable"}
    if born[:4] == "2025":
        if enrolled[:4] == "2025":
            given["enrolled"] = "2026-01-02" if born > "2025-07-20" else plus_days(born, 178)
        return given | {"next_year_paid": True}, {"from": "2026-01-01", "last": "2026-12-31"}
    if enrolled[:4] == "2027":
        given["enrolled"] = min("2026-12-31", plus_days(born, 5))
    return given | {"birth_year_paid": True}, {"from": born, "last": "2026-12-31"}


def first_of_next_month(day):
    return month_add(day[:7], 1) + "-01"


def resident_benefit_start(rng):
    """Notice of 2025-10-14 四, 七: in the window from 1 January, others from the month after the payment."""
    who = rng.choice(("ordinary", "newborn", "aided", "switcher", "mid_year"))
    if who == "newborn":
        return newborn_start(rng)
    year, last = 2026, "2026-12-31"
    if who == "ordinary":
        paid = some_day(rng, "2025-10-20", "2025-12-30", ("2025-12-20",))
        given = {"year": year, "paid": paid, "window_end": "2025-12-20"}
        given |= {"who": "ordinary"} if rng.random() < 1 / 2 else {}
        if paid > "2025-12-20":
            return given, {"error": "not_applicable"}
        return given, {"from": "2026-01-01", "last": last}
    if who == "aided":
        marked = some_day(rng, "2026-01-01", "2026-12-31")
        return {"who": who, "year": year, "marked": marked}, {"from": marked, "last": last}
    paid = some_day(rng, "2026-01-01", "2026-11-30", ("2026-01-31", "2026-02-28"))
    return {"who": who, "year": year, "paid": paid}, {"from": first_of_next_month(paid), "last": last}


# Own contribution and subsidy of a student and of others: more-figures.csv, guangzhou-params.csv.
RESIDENTS = {2018: (199, 478, 199, 478), 2022: (363, 842, 483, 722), 2023: (398, 920, 528, 790), 2024: (413, 956, 549, 820),
             2025: (413, 956, 549, 820), 2026: (413, 956, 549, 820)}


def resident_contribution(rng):
    """二: 413 and 956 of a student, 549 and 820 of others; 五: nothing from who is aided."""
    year, category, aided = rng.choice((2017, 2018, 2021, 2022, 2023, 2024, 2025, 2026)), rng.choice(("student", "other")), rng.random() < 1 / 3
    given = {"year": year, "category": category}
    given |= {"aided": True} if aided else {}
    if year not in RESIDENTS:
        return given, {"error": "no_rule"}
    own, subsidy = RESIDENTS[year][:2] if category == "student" else RESIDENTS[year][2:]
    return given, {"personal": "0" if aided else str(own), "assistance": str(own) if aided else "0",
                   "subsidy": str(subsidy), "total": str(own + subsidy)}


def resident_formula(rng):
    """穗府办规〔2021〕14号: 2.42 %, 0.73 % and 0.97 % of the base, each to the yuan; the subsidy is the rest."""
    year = rng.randint(2022, 2024)
    if rng.random() < 1 / 2:
        base = F(money(rng, 10000, 100000, (49785, 54475, 56571, 50000, 62500), places=rng.choice((0, 2))))
        given = {"year": year, "base": plain(base)}
    else:
        urban, rural = F(money(rng, 20000, 100000, (76849,))), F(money(rng, 10000, 60000, (36292,)))
        given = {"year": year, "urban_income": plain(urban), "rural_income": plain(rural)}
        base = half_up((urban + rural) / 2, 0)
    total = half_up(base * F("0.0242"), 0)
    want = {"base": plain(base), "total": plain(total)}
    for who, rate in (("student", "0.0073"), ("other", "0.0097")):
        own = half_up(base * F(rate), 0)
        want[who] = {"personal": plain(own), "subsidy": plain(total - own)}
    return given, want


def resident_repair(rng):
    """三: each year made up costs the own contribution of the year of joining."""
    year, category, years = rng.choice((2025, 2026)), rng.choice(("student", "other")), rng.randint(0, 10)
    own = RESIDENTS[year][0 if category == "student" else 2]
    return {"year": year, "category": category, "repair_years_paid": years}, {"cost": str(own * years)}


def resident_waiting_months(rng):
    """三: 3 months, and 1 for each year missed and not made up; after 4 years at least 6; 七 (一): switchers."""
    missed, uninsured = rng.random() < 1 / 2, rng.randint(0, 6)
    repaired = rng.randint(0, uninsured)
    given = {"year": rng.choice((2025, 2026)), "years_uninsured": uninsured, "repair_years_paid": repaired}
    given |= {"missed_window": True} if missed else {}
    who = rng.choice(("ordinary", "newborn", "aided", "switcher", "mid_year", None, None))
    given |= {"who": who} if who else {}
    months = 0
    if missed or uninsured:
        months = 3 + uninsured - repaired
        months = max(months, 6) if uninsured >= 4 else months
    if who in ("newborn", "aided"):
        months = 0
    if who == "mid_year":  # 四 (一): from the month after the payment
        given |= {"years_uninsured": 0, "repair_years_paid": 0}
        months = 0
    if who == "switcher":
        insured, gap = rng.randint(0, 4), rng.randint(0, 5)
        given |= {"insured_years": insured, "gap_months": gap, "years_uninsured": 0, "repair_years_paid": 0}
        months = 0 if insured >= 2 and gap <= 3 else 3 if missed else 0
    if rng.random() < 1 / 20 and who is None:
        return given | {"repair_years_paid": uninsured + 1}, {"error": "out_of_range"}
    return given, {"months": months}


def retiree_years(rng):
    """令第123号 art. 16-17: 10 years for who registered by 2013-12-31 and paid by 2014-01-31, else 15."""
    registered = some_day(rng, "2001-12-01", "2015-12-31", ("2013-12-31", "2014-01-01"))
    first_paid = some_day(rng, registered, max("2014-03-31", plus_days(registered, 60)), ("2014-01-31", "2014-02-01"))
    required = 120 if registered <= "2013-12-31" and first_paid <= "2014-01-31" else 180
    paid = rng.choice((119, 120, 121, 179, 180, 181, rng.randint(0, 400)))
    statutory = some_month(rng, "2016-01", "2022-10")
    given = {"registered": registered, "first_paid": first_paid, "paid_months": paid, "statutory_month": statutory}
    want = {"required_months": required, "short_months": max(0, required - paid)}
    if paid >= required:
        want["from"] = month_add(statutory, 1)
    return given, want


RULES = with_refusals({
    "medical.care_assessment_fee": care_assessment_fee,
    "medical.cover": cover,
    "medical.critical_illness": critical_illness,
    "medical.critical_illness_bonus_years": critical_illness_bonus_years,
    "medical.critical_illness_cap_bonus": critical_illness_cap_bonus,
    "medical.designated_choice": designated_choice,
    "medical.designated_disease": designated_disease,
    "medical.elsewhere": elsewhere,
    "medical.elsewhere_ratio": elsewhere_ratio,
    "medical.flexible_contribution": flexible_contribution,
    "medical.inpatient": _inpatient.inpatient,
    "medical.long_term_care": long_term_care,
    "medical.long_term_care_funding": long_term_care_funding,
    "medical.medical_year": medical_year,
    "medical.outpatient": outpatient,
    "medical.payers": payers,
    "medical.personal_account": personal_account,
    "medical.resident_benefit_start": resident_benefit_start,
    "medical.resident_contribution": resident_contribution,
    "medical.resident_formula": resident_formula,
    "medical.resident_repair": resident_repair,
    "medical.resident_waiting_months": resident_waiting_months,
    "medical.retiree_years": retiree_years,
})
