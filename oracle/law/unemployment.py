"""失业保险: 广东省失业保险条例 (in force 2014-07-01), Guangzhou's answers of 2025-11; figures of oracle/evidence."""

from datetime import date, timedelta

from law._draws import amount, chance, fen, money, rate, refuses
from law.common import F, half_up, month_add, plain, some_month

# oracle/evidence/guangzhou-params.csv and more-figures.csv, minimum_wage: first month and yuan.
MINIMUM_WAGE = (("2013-05", 1550), ("2015-05", 1895), ("2018-07", 2100), ("2021-12", 2300), ("2025-03", 2500),
                ("2026-09", 2680))
KNOWN = "2027-12"  # docs/DESIGN.md: what has no end holds to the end of the year after it was looked at


def minimum_wage(month):
    return max(row for row in MINIMUM_WAGE if row[0] <= month)[1]


@refuses("minimum_wage", "ratio")
def benefit(rng):
    """Art. 19: a share of the minimum wage, never below the minimum living standard."""
    ratio = rate(rng, ("0.9", "0.8", "0.95", "0.905"))
    wage = amount(rng, F(ratio), 1, 10000, (1895, 2300, 2500, 2680))
    monthly = half_up(F(wage) * F(ratio))
    given = {"minimum_wage": wage, "ratio": ratio}
    if chance(rng, 0.4):
        given["living_standard"] = money(rng, 0, 5000, (monthly,) if monthly <= 5000 else ())
        monthly = max(monthly, F(given["living_standard"]))
    return given, {"monthly": plain(monthly)}


def duration(paid):
    """Art. 17: a month for each full year to 4, then one for each full half year; 24 at most."""
    return paid // 12 if paid < 48 else min(24, 4 + (paid - 48) // 6)


def paid_months(rng):
    return rng.choice((0, 11, 12, 13, 47, 48, 53, 54, 59, 60, 119, 120, 167, 168, 169, rng.randint(0, 400)))


def paid_in(month):
    """One month: 80 % to 2018-04, 90 % from 2018-05 (粤人社规〔2018〕2号); 1895 × 90 % is printed as 1706."""
    if month in ("2018-05", "2018-06"):
        return F(1706)  # more-figures.csv, unemployment.benefit_value
    return half_up(minimum_wage(month) * F(8 if month < "2018-05" else 9, 10))


@refuses("paid_months", "first_month")
def claim(rng):
    """Art. 17-19: the months in a row, each by its own minimum wage; with those left over, 24 at most (art. 18)."""
    paid = max(12, paid_months(rng))
    carried = rng.choice((None, 0, 1, rng.randint(0, 24)))
    if carried and chance(rng, 0.1):
        paid = rng.randint(0, 11)  # art. 15(1): less than a year, but months are left
    entitled = min(24, duration(paid) + (carried or 0))
    edge = month_add(rng.choice(MINIMUM_WAGE[1:])[0], -rng.randint(0, entitled))
    first = rng.choice((edge, "2014-07", "2018-04", "2018-05", some_month(rng, "2014-07", KNOWN)))
    first = max("2014-07", min(first, month_add(KNOWN, 1 - entitled)))
    if chance(rng, 0.03):  # art. 49: in force from 2014-07-01
        return {"paid_months": paid, "first_month": "2014-06"}, {"error": "no_rule"}
    given = {"paid_months": paid, "first_month": first}
    if carried is not None:
        given["carried_over"] = carried
    months = [month_add(first, i) for i in range(entitled)]
    payments = [{"month": month, "amount": plain(paid_in(month))} for month in months]
    return given, {"entitled_months": entitled, "payments": payments, "total": plain(sum(map(paid_in, months))),
                   "months_left": 0}


@refuses("city_average")
def death(rng):
    """Art. 25: 3 and 6 times the city's monthly average of the year before."""
    average = F(money(rng, 1, 30000, (13704, 14311)))
    return {"city_average": plain(average)}, {"funeral": plain(3 * average), "survivors": plain(6 * average),
                                              "total": plain(9 * average)}


@refuses("paid_months", "place")
def duration_months(rng):
    """条例 art. 17; 社会保险法 art. 46: at most 12, 18 and 24 months from 1, 5 and 10 years."""
    paid, place = paid_months(rng), rng.choice(("guangdong", "national"))
    months = duration(paid)
    if place == "national":
        months = 0 if paid < 12 else 12 if paid < 60 else 18 if paid < 120 else 24
    return {"paid_months": paid, "place": place}, {"months": months}


INVOLUNTARY = ("contract_expired", "employer_bankrupt", "employer_closed", "dismissed_for_fault",
               "dismissed_with_notice", "laid_off", "agreed_on_employer_side", "discharged",
               "left_for_employer_fault", "other_involuntary")


@refuses("paid_months", "cause", "registered", "seeking_work")
def eligibility(rng):
    """Art. 15: a year paid or months left, no will of one's own (art. 16; answers 一 case 2), registered, seeking."""
    given = {"paid_months": rng.choice((0, 11, 12, 13, 60))}
    carried = rng.choice((None, 0, 1, 24))
    if carried is not None:
        given["carried_over"] = carried
    given["cause"] = rng.choice(INVOLUNTARY + ("resigned", "closed_own_business") * 3)
    given["registered"], given["seeking_work"] = chance(rng, 0.7), chance(rng, 0.7)
    unmet = [name for name, met in (("paid_months", given["paid_months"] >= 12 or carried),
                                    ("cause", given["cause"] in INVOLUNTARY), ("registered", given["registered"]),
                                    ("seeking_work", given["seeking_work"])) if not met]
    return given, {"eligible": not unmet, "unmet": unmet}


def ceiling(month):
    """contribution-timeline.csv, unemployment.ceiling."""
    return 42933 if month >= "2026-07" else 41112


@refuses("base", "rate")
def flexible_contribution(rng):
    """粤人社规〔2025〕50号 (2026-01 to 2027-12): both benchmark rates, 0.8 % and 0.2 %, on a base inside the limits."""
    if chance(rng, 0.4):
        share = rate(rng, ("0.01", "0.005", "0.0064"))
        base = amount(rng, F(share), 0, 50000)
        return {"base": base, "rate": share}, {"amount": fen(F(base) * F(share))}
    month = rng.choice((some_month(rng, "2026-01", "2027-06"), "2026-06", "2026-07", "2026-08", "2026-09", "2025-12",
                        "2027-06", "2027-07"))
    low, high = minimum_wage(month), ceiling(month)
    base = amount(rng, F(1, 100), 1000, 50000, (low, high))
    share = rng.choice(("0.01",) * 8 + ("0.0099", "0.008"))
    given = {"base": base, "rate": share, "month": month}
    if month < "2026-01" or month > "2027-06":  # the ceiling of 2027-07 is to come
        return given, {"error": "no_rule"}
    if not low <= F(base) <= high or share != "0.01":
        return given, {"error": "out_of_range"}
    return given, {"amount": fen(F(base) * F(share))}


@refuses("tiers", "benefits", "contributions")
def float_coefficient(rng):
    """Art. 9: a lower coefficient for who keeps the staff; the tiers are the caller's, each to its upper limit."""
    ends = sorted(rng.sample([F(n, 20) for n in range(1, 41)], rng.randint(0, 3)))
    coefficients = sorted(rng.sample([F(n, 20) for n in range(1, 20)], len(ends))) + [F(1)]
    tiers = [{"up_to": plain(e), "coefficient": plain(c)} for e, c in zip(ends, coefficients)]
    tiers.append({"up_to": None, "coefficient": "1"})
    paid = F(money(rng, 1, 10**6, (100, 1000)))
    spent = F(money(rng, 0, 2 * 10**6, [half_up(e * paid) for e in ends]))
    at = [c for e, c in zip(ends, coefficients) if spent / paid <= e] + [F(1)]
    return {"tiers": tiers, "benefits": plain(spent), "contributions": plain(paid)}, {"coefficient": plain(at[0])}


@refuses("before", "after", "average_12_months")
def former_contract_worker(rng):
    """Art. 47: to 12 months before 2014-07 count; each month beyond them gives 2 % of the average once."""
    before, after = rng.choice((0, 11, 12, 13, rng.randint(0, 300))), rng.randint(0, 300)
    beyond = max(0, before - 12)
    average = amount(rng, F(beyond, 50), 0, 40000)
    given = {"before": before, "after": after, "average_12_months": average}
    return given, {"paid_months": min(before, 12) + after, "lump": fen(F(average) * F(beyond, 50))}


@refuses("wages")
def job_seeking(rng):
    """Art. 20: 15 % of the mean of the last 12 months, or of those there are; 6 months at most."""
    count = rng.randint(1, 12)
    wages = [F(money(rng, 0, 40000, (0,))) for _ in range(count - 1)]
    # The last wage puts the product on half a fen where that is possible: 0.15 × sum / count.
    total = F(amount(rng, F(15, 100) / count, int(sum(wages)) + 1, int(sum(wages)) + 40000))
    wages.append(max(F(0), total - sum(wages)))
    rng.shuffle(wages)
    monthly = F(15, 100) * sum(wages) / count
    return {"wages": [plain(w) for w in wages]}, {"monthly": fen(monthly), "most_months": 6}


@refuses("missed")
def missed_checks(rng):
    """Art. 37: two months in a row without a check count as work found again."""
    first = some_month(rng, "2014-07", KNOWN)
    offsets = rng.sample(range(14), rng.randint(0, 6))
    pairs = [i for i in sorted(offsets) if i - 1 in offsets]
    return {"missed": [month_add(first, i) for i in offsets]}, (
        {"month": month_add(first, pairs[0])} if pairs else {})


@refuses("retirement", "premiums")
def pension_premiums(rng):
    """Answers 十四: within a year of the age, to what a flexible worker pays at least and what was paid oneself."""
    retirement = some_month(rng, "2025-01", "2027-12")
    offsets = sorted(rng.sample(range(1, 12), rng.randint(0, 11)), reverse=True)
    premiums, total = [], F(0)
    for offset in offsets:
        least = F(money(rng, 500, 2000, (1100, 1102)))
        paid = F(money(rng, 0, 4000, (least,)))
        total += min(paid, least)
        premiums.append({"month": month_add(retirement, -offset), "paid": plain(paid), "minimum": plain(least)})
    return {"retirement": retirement, "premiums": premiums}, {"paid": plain(total)}


@refuses("registered", "applied", "working_days")
def period_start(rng):
    """Art. 36: from registration if applied within 7 working days, else from the application."""
    registered = date(2014, 7, 1) + timedelta(days=rng.randint(0, 4500))
    working = rng.choice((0, 6, 7, 8, rng.randint(0, 200)))
    applied = registered + timedelta(days=working + working // 5 * 2 + (2 if working else 0))
    start = registered if working <= 7 else applied
    return {"registered": str(registered), "applied": str(applied), "working_days": working}, {"start": str(start)}


@refuses("remaining_months")
def reemployment_months(rng):
    """Art. 22: half of what is left, a part of a month counts as one."""
    left = rng.randint(0, 24)
    return {"remaining_months": left}, {"months": (left + 1) // 2}


@refuses("rate", "most_lost", "premium", "staff", "lost")
def refund(rng):
    """粤人社规〔2022〕9号: a share of last year's contributions where at most a share of the staff was let go."""
    share, most = rate(rng, ("0.3", "0.6", "0.9", "0.333")), rate(rng, ("0.055", "0.2"))
    staff = rng.choice((1, 30, 31, 200, 1000, rng.randint(1, 5000)))
    edge = int(staff * F(most))
    lost = max(0, rng.choice((edge, edge + 1, edge - 1, rng.randint(0, staff))))
    premium = amount(rng, F(share), 0, 10**7)
    due = F(premium) * F(share) if F(lost, staff) <= F(most) else F(0)
    return {"rate": share, "most_lost": most, "premium": premium, "staff": staff, "lost": lost}, {"refund": fen(due)}


RULES = {f"unemployment.{rule.__name__}": rule for rule in (
    benefit, claim, death, duration_months, eligibility, flexible_contribution, float_coefficient,
    former_contract_worker, job_seeking, missed_checks, pension_premiums, period_start, reemployment_months, refund)}
