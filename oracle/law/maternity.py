"""Maternity: 女职工劳动保护特别规定, 广东省职工生育保险规定 (省政府令第203号), 广东省人口与计划生育条例 art. 30."""

from fractions import Fraction as F

from law._contract import with_refusals
from law._days import figure, is_leap_day, plus_days, plus_months, some_day
from law.common import half_up, money, plain, some_month

# 特别规定 art. 7, and 令第203号 art. 16 (1), which gives 30 days for a difficult birth instead of 15.
NATIONAL = {"normal": 98, "difficult": 98 + 15, "twins": 98 + 15, "triplets": 98 + 30, "difficult_twins": 98 + 15 + 15,
            "miscarriage_under_4m": 15, "miscarriage_4m_plus": 42}
GUANGDONG = NATIONAL | {"difficult": 98 + 30, "difficult_twins": 98 + 30 + 15}
BABIES = {"normal": 1, "difficult": 1, "twins": 2, "triplets": 3, "difficult_twins": 2}
REWARD = 80
OPERATIONS = {"coil_out": 1, "coil_in": 2, "woman_ligation": 21, "man_ligation": 7, "reversal": 14}
# 在岗职工月平均工资 of Guangzhou: guangzhou-params.csv, more-figures.csv.
CITY = {2013: 5808, 2014: 6187, 2015: 6764, 2016: 7425, 2017: 8218, 2018: 9320}


def benefit(average, days, daily_first):
    """令第203号 art. 15: the average, by 30, times the days; rounded once, or the day first."""
    return half_up(average / 30) * days if daily_first else half_up(average / 30 * days)


def allowance(rng):
    """令第203号 art. 15, 17: what the allowance is below the wage due, the employer adds."""
    average = F(money(rng, 0, 40000, (F("21821.79"), F("8765.43"), 9000)))
    days = rng.choice((1, 15, 42, 98, 113, 128, 143, 178, 208, 1000, rng.randint(1, 1000)))
    given = {"employer_average": plain(average), "days": days}
    if rng.random() < 1 / 2:
        given["round_daily_first"] = rng.random() < 3 / 4
    amount = benefit(average, days, given.get("round_daily_first"))
    want = {"allowance": plain(amount)}
    if rng.random() < 2 / 3:
        due = F(money(rng, 0, 10**6, (amount,)))
        given["wage_due"] = plain(due)
        want["top_up"] = plain(max(due - amount, F(0)))
    return given, want


def award(rng):
    """特别规定 art. 8: who is not insured has the own wage from the employer; to the person from 2025-12-01."""
    case = rng.choice(list(GUANGDONG))
    event = some_day(rng, "2021-11-25", "2026-11-30", ("2021-12-01", "2025-12-01"))
    by_fund = rng.random() < 3 / 4
    average = F(money(rng, 0, 40000, (9000, F("8765.43"))))
    given = {"case": case, "event": event, "employer_average" if by_fund else "wage_before": plain(average)}
    if rng.random() < 1 / 3:
        given["round_daily_first"] = True
    if event < "2021-12-01":
        return given, {"error": "no_rule"}
    want = {"by_fund": by_fund}
    if by_fund:
        want["payee"] = "person" if event >= "2025-12-01" else "employer"
    for part, days in (("statutory", GUANGDONG[case]), ("with_reward", GUANGDONG[case] + REWARD * (case in BABIES))):
        want[part] = {"days": days, "allowance": plain(benefit(average, days, given.get("round_daily_first")))}
    if by_fund and rng.random() < 1 / 2:
        due = F(money(rng, 0, 10**6, [F(want[part]["allowance"]) for part in ("statutory", "with_reward")]))
        given["wage_due"] = plain(due)
        for part in ("statutory", "with_reward"):
            want[part]["top_up"] = plain(max(due - F(want[part]["allowance"]), F(0)))
    return given, want


def award_one_wage(rng):
    """One wage decides, that of the insured or that of who is not: both or none is no case of art. 8."""
    given, want = award(rng)
    if rng.random() > 1 / 20 or "error" in want:
        return given, want
    if rng.random() < 1 / 2:
        given.pop("employer_average", None), given.pop("wage_before", None)
        return given, {"error": "missing_field"}
    return given | {"employer_average": "9000", "wage_before": "8000"}, {"error": "conflict"}


def childcare_days(rng):
    """条例 art. 30: ten days a year for each parent until the child is three."""
    born = some_day(rng, "2019-01-01", "2026-06-30")
    while is_leap_day(born):
        born = some_day(rng, "2019-01-01", "2026-06-30")
    third = plus_months(born, 36)
    day = some_day(rng, max(born, "2021-12-01"), max(plus_days(third, 400), "2021-12-20"), (third, born))
    return {"born": born, "day": day}, {"days": 10 if day < third else 0}


def employer_average(rng):
    """令第203号 art. 15: all wages by all heads of last year; where there was no last year, of this one."""
    event = some_day(rng, "2015-01-01", "2026-11-30")
    year, month = int(event[:4]), int(event[5:7])
    if rng.random() < 1 / 4 and month > 1:
        count, of = rng.randint(1, month - 1), year
        numbers = sorted(rng.sample(range(1, month), count))
    else:
        count, of = rng.choice((1, 2, 12, 12, rng.randint(1, 12))), year - 1
        numbers = sorted(rng.sample(range(1, 13), count))
    months = [{"month": f"{of}-{number:02d}", "wages": money(rng, 0, 10**6, (100000,)), "heads": rng.choice((1, 3, 7,
              rng.randint(1, 500)))} for number in numbers]
    wages, heads = sum(F(one["wages"]) for one in months), sum(one["heads"] for one in months)
    return {"event": event, "months": months}, {
        "average": plain(half_up(wages / heads)), "wages": plain(wages), "head_months": heads, "year": of}


def averages_of(rng, month):
    """The city average of 上年度 for a month: the year is passed where the fee year could be meant as well."""
    year = int(month[:4])
    if rng.random() < 1 / 4:
        own = F(money(rng, 1, 20000, (8218,)))
        return {"city_average": plain(own)}, None, own
    if month[5:] >= "07" and rng.random() < 2 / 3:
        return {}, year - 1, F(CITY[year - 1])
    return {"average_year": year - 1}, year - 1, F(CITY[year - 1])


def employer_contribution(rng):
    """令第203号 art. 10: last month's payroll, at most three city averages a head; this month's where there was none."""
    month = some_month(rng, "2015-01", "2020-01") if rng.random() < 9 / 10 else "2014-12"
    heads = rng.choice((1, 2, 100, rng.randint(1, 2000)))
    if not "2015-01" <= month <= "2019-12":
        return {"month": month, "payroll": "1000", "heads": heads, "average_year": int(month[:4]) - 1}, {
            "error": "no_rule"}
    given, of, average = averages_of(rng, month)
    cap = 3 * average * heads
    payroll = F(money(rng, 0, 2 * cap, (cap, F("650000"))))
    given |= {"month": month, "heads": heads, rng.choice(("payroll", "payroll", "this_month_payroll")): plain(payroll)}
    rate = figure("maternity.employer_rate", month)[0]
    if rng.random() < 1 / 4:
        rate = F(money(rng, 0, "0.01", ("0.0085", "0.01"), places=5))
        given["rate"] = plain(rate)
    base = min(payroll, cap)
    want = {"month": month, "base": plain(base), "cap": plain(cap), "limit": "ceiling" if payroll > cap else "none",
            "rate": plain(rate), "amount": plain(half_up(base * rate))}
    if of is not None:
        want["average_year"] = of
    return given, want


def leave_days(rng):
    """特别规定 art. 7, 9; in Guangdong 令第203号 art. 16 (1) and the reward leave of 条例 art. 30."""
    case, place = rng.choice(list(NATIONAL)), rng.choice(("national", "guangdong"))
    babies = BABIES.get(case, 0)
    reward = REWARD if place == "guangdong" and babies else 0
    days = (GUANGDONG if place == "guangdong" else NATIONAL)[case]
    return {"case": case, "place": place}, {
        "days": days + reward, "statutory": days, "reward": reward, "before_birth": 15 if babies else 0, "nursing_hours": babies}


def operation_days(rng):
    """令第203号 art. 16 (2): the days of one operation, or of two done together added up."""
    names = rng.sample(list(OPERATIONS), rng.choice((1, 1, 2)))
    date = some_day(rng, "2014-12-28", "2026-11-30", ("2015-01-01",))
    given = {"date": date, "operations": names}
    if date < "2015-01-01":
        return given, {"error": "no_rule"}
    if "man_ligation" in names and {"coil_out", "coil_in", "woman_ligation"} & set(names):
        return given, {"error": "conflict"}  # not one person's
    return given, {"days": sum(OPERATIONS[name] for name in names)}


def rate_by_reserve(rng):
    """The rate of the highest step whose months the balance covers more than; the steps are the caller's."""
    overs = [0] + sorted(rng.sample(range(1, 3000), rng.randint(0, 4)))
    steps = [{"over": plain(F(over, 100)), "rate": money(rng, 0, "0.02", places=4)} for over in overs]
    spent = F(money(rng, 1, 10**6, (100000,)))
    balance = F(money(rng, "0.01", 3 * 10**7, [half_up(F(over, 100) * spent) for over in overs]))
    rate = [step["rate"] for step in steps if balance > F(step["over"]) * spent][-1]
    return {"steps": steps, "balance": plain(balance), "monthly_expenditure": plain(spent)}, {"rate": rate}


RULES = with_refusals({
    "maternity.allowance": allowance,
    "maternity.award": award_one_wage,
    "maternity.childcare_days": childcare_days,
    "maternity.employer_average": employer_average,
    "maternity.employer_contribution": employer_contribution,
    "maternity.leave_days": leave_days,
    "maternity.operation_days": operation_days,
    "maternity.rate_by_reserve": rate_by_reserve,
})
