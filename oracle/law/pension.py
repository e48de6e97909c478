"""基本养老保险: employees (国发〔2005〕38号, 粤府〔2006〕96号, the decision on later retirement) and residents (粤府〔2014〕37号).

Figures are those of oracle/evidence; each function names the article, or the section of the digest of rules.
"""

from law._draws import MOST, agreed, amount, chance, fen, money, ordinal, rate, refuses, tied
from law.common import F, half_up, month_add, plain, some_month, up

# 国发〔2005〕38号, annex: months by whole years of age from 40.
DIVISORS = (233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170, 164, 158, 152, 145, 139,
            132, 125, 117, 109, 101, 93, 84, 75, 65, 56)
LAST_RATES = {2016: "0.0831", 2017: "0.0712", 2018: "0.0829", 2019: "0.0761", 2020: "0.0604", 2021: "0.0669",
              2022: "0.0612", 2023: "0.0397", 2024: "0.0262", 2025: "0.015"}
BENEFIT_BASES = {2022: 8682, 2023: 9028, 2024: 9307, 2025: 9493}
# The least a month: (first month, floor, ceiling), contribution-timeline.csv, pension.floor and pension.ceiling.
LIMITS = (("2015-07", 2408, 14958), ("2016-07", 2906, 16575), ("2017-07", 2906, 18213), ("2018-01", 3170, 18213),
          ("2018-07", 3469, 20004), ("2019-07", 3803, 19014), ("2020-07", 3803, 20268), ("2021-07", 4588, 22941),
          ("2022-07", 4588, 24930), ("2023-07", 5284, 26421), ("2024-07", 5500, 27501), ("2025-07", 5510, 27549))
KNOWN_LIMITS = "2026-06"
# docs/DESIGN.md: a text whose end nobody announced answers to the end of the year after it was last looked at. The
# least months are those of 社会保险法, in force from 2011-07; the method of award sheets is that of 2021.
HELD, LAW, AWARDS = "2027-12", "2011-07", "2021-01"


# Retirement: 国务院关于渐进式延迟法定退休年龄的办法, digest 1.2 and 1.3.

GROUPS = {"male60": (720, "1965-01", 4, 36), "female55": (660, "1970-01", 4, 36), "female50": (600, "1975-01", 2, 60)}


def delay(category, birth):
    """Months the statutory age is put off: one for each 4 or 2 months of birth begun since the start."""
    _, start, step, most = GROUPS[category]
    since = ordinal(birth) - ordinal(start)
    return 0 if since < 0 else min(since // step + 1, most)


def least_months(year):
    """Art. 2: 15 years to 2029, then half a year more each year to 20."""
    return max(180, min(240, 180 + 6 * (year - 2029)))


def counted_year(statutory, retired):
    """申领详解 二(二): the year of the statutory age, or of an earlier retirement that was chosen."""
    return int(min(statutory, retired)[:4])


def birth_month(rng, category):
    original, start, step, most = GROUPS[category]
    end = month_add(start, step * (most - 1))
    if chance(rng, 0.05):  # of age in the first month of 社会保险法, or the month before
        return month_add(LAW, -original - rng.choice((0, 1)))
    return rng.choice((month_add(start, rng.choice((-1, 0, step - 1, step))), month_add(end, rng.choice((-1, 0, 1))),
                       some_month(rng, month_add(start, -120), month_add(end, 120)), some_month(rng, start, end)))


def chosen(rng, category, birth):
    """Months to elect, the delay, the statutory month and the month of retirement; digest 1.2: never before the
    original age; None where a later one cannot be chosen yet (人社部发〔2024〕94号 is in force from 2025-01-01)."""
    original, late = GROUPS[category][0], delay(category, birth)
    statutory = month_add(birth, original + late)
    elect = rng.choice((0, 0, -late, -late - 1, -late + 1, -36, 36, rng.randint(-36, 36)))
    elect = max(-36, min(36, elect))
    if elect > 0 and statutory < "2025-01":
        return elect, late, statutory, None
    return elect, late, statutory, month_add(statutory, max(elect, -late))


@refuses("category", "birth_month")
def retirement(rng):
    """办法 art. 1-3, 人社部发〔2024〕94号: to 36 months earlier, not before the original age, or 36 later."""
    category = rng.choice(sorted(GROUPS))
    birth = birth_month(rng, category)
    elect, late, statutory, retired = chosen(rng, category, birth)
    given = {"category": category, "birth_month": birth}
    if elect or chance(rng, 0.5):
        given["elect_months"] = elect
    if retired is None:
        return given, {"error": "not_applicable"}
    if min(statutory, retired) < LAW:
        return given, {"error": "no_rule"}
    return given, {"category": category, "delay_months": late, "statutory_month": statutory,
                   "statutory_age_months": GROUPS[category][0] + late, "retirement_month": retired,
                   "retirement_age_months": ordinal(retired) - ordinal(birth),
                   "minimum_contribution_months": least_months(counted_year(statutory, retired))}


@refuses("year")
def minimum_contribution_months(rng):
    """办法 art. 2 and annex 4."""
    year = rng.choice((2011, 2012, 2029, 2030, 2038, 2039, 2040, rng.randint(2012, 2200)))
    if year < 2012:  # 2012 is the first whole year of 社会保险法
        return {"year": year}, {"error": "no_rule"}
    return {"year": year}, {"months": least_months(year)}


def ways_out(retired, through, missing, extended, first):
    """社会保险法 art. 16, 人社部令第13号 art. 2-3, 补缴指引 六: pay on; insured before 2011-07, the rest at once after five
    years; the residents' scheme; an end."""
    now = max(retired, through)
    ways = [{"way": "keep_paying", "from": month_add(now, 1), "months": missing, "complete": month_add(now, missing)}]
    rest = missing - max(0, 60 - extended)
    if first < LAW and rest > 0:
        at = month_add(now, 1 + missing - rest)
        ways.append({"way": "pay_rest", "from": at, "months": rest, "complete": at})
    return ways + [{"way": way, "from": now, "months": 0} for way in ("residents_scheme", "end_relation")]


@refuses("category", "birth_month", "paid_months", "through", "first_insured")
def shortfall(rng):
    """办法 art. 2: the least months of the year; what is missing after the last month that is counted, and what then."""
    category = rng.choice(sorted(GROUPS))
    birth = birth_month(rng, category)
    elect, _, statutory, retired = chosen(rng, category, birth)
    if retired is None or chance(rng, 0.5):
        elect, retired = 0, statutory
    if min(statutory, retired) < LAW:
        return {}, {}
    required = least_months(counted_year(statutory, retired))
    first = rng.choice(("2011-06", "2011-07", some_month(rng, month_add(birth, 240), month_add(retired, -200))))
    first = min(first, month_add(retired, -61))
    extended = rng.choice((0, 0, 0, 1, 12, 59, 60, 61)) if elect == 0 and month_add(first, 100) < retired else 0
    through = month_add(retired, extended)
    if not extended and chance(rng, 0.6):
        through = some_month(rng, month_add(retired, -60), retired)
    most = ordinal(through) - ordinal(first) + 1
    paid = required - rng.choice((0, 1, -1, 12, 59, 60, 61))
    paid = min(max(0, most), max(0, rng.choice((paid, rng.randint(0, 300)))))
    given = {"category": category, "birth_month": birth, "elect_months": elect, "paid_months": max(paid, extended),
             "through": through, "first_insured": first}
    if extended:
        given["extended_months"] = extended
    missing = max(0, required - given["paid_months"])
    want = {"required": required, "missing": missing}
    if missing:
        want["complete"] = month_add(through, missing)
    left = ordinal(retired) - ordinal(through)  # with the month of retirement; without it one less: two readings
    if missing <= left - 1 or not missing:
        want["at_retirement"], want["ways"] = 0, []
    elif left == 0:
        want["at_retirement"] = missing
    # A later retirement (弹性延迟) may make up for 36 months at most; where it cannot the ways are those of the law.
    if left <= 0 and elect == 0 and (missing > 36 or extended and missing):
        want["ways"] = ways_out(retired, through, missing, extended, first)
    return given, want


# The divisor and the account: 国发〔2005〕38号; digest 1.4 and 1.6.


def divisor_at(years, months, retired):
    """Whole years before 2025; from 2025-01 between two ages by months, half up to 0.1."""
    here, there = DIVISORS[years - 40], DIVISORS[min(years - 39, 30)]  # at 70 only whole years are asked
    return F(here) if retired < "2025-01" else half_up(here - F((here - there) * months, 12), 1)


@refuses("age_years", "age_months", "retired_in")
def divisor(rng):
    years, months = rng.choice((40, 47, 55, 60, 69, 70, rng.randint(40, 70))), rng.randint(0, 11)
    retired = rng.choice(("2024-12", "2025-01", some_month(rng, "2006-07", "2024-12"),
                          some_month(rng, "2025-01", HELD), month_add(HELD, 1)))
    given = {"age_years": years, "age_months": months, "retired_in": retired}
    if retired > HELD:
        return given, {"error": "no_rule"}
    if years == 70 and months and retired >= "2025-01":
        return {}, {}  # between 70 and an age the annex does not have
    if chance(rng, 0.03):
        given["age_years"] = rng.choice((39, 71))
        return given, {"error": "out_of_range"}
    return given, {"divisor": plain(divisor_at(years, months, retired))}


def some_divisor(rng):
    return rng.choice(("139", "138.4", "169.5", "195", "170", "56", "233", plain(F(rng.randint(560, 2330), 10))))


@refuses("balance", "divisor")
def account(rng):
    """国发〔2005〕38号: the balance over the divisor, to the fen; 见分进角 lifts what has fen to the next jiao."""
    months = some_divisor(rng)
    balance = amount(rng, 1 / F(months), 0, rng.choice((10**6, MOST)))
    monthly = half_up(F(balance) / F(months))
    given = {"balance": balance, "divisor": months}
    rounding = rng.choice((None, "fen", "jiao_up_from_fen"))
    if rounding:
        given["rounding"] = rounding
    if rounding == "jiao_up_from_fen":
        if chance(rng, 0.5):  # a little more than whole jiao: no fen is left to lift
            balance = plain(up(F(months) * rng.randint(1, 50000) / 10) + F(rng.randint(0, 50), 100))
            given["balance"] = balance
        monthly = up(half_up(F(balance) / F(months)), 1)
    if chance(rng, 0.03):
        given["divisor"] = rng.choice(("55.9", "233.1", "100.05"))
        return given, {"error": "out_of_range"}
    return given, {"monthly": plain(monthly)}


@refuses("opening", "rate")
def account_year(rng):
    """Digest 1.6: the balance of the year's beginning earns the whole rate, what is paid in the year none."""
    share = rate(rng, tuple(LAST_RATES.values()))
    opening = amount(rng, F(share), 0, rng.choice((10**6, MOST)), (0, 100000))
    given = {"opening": opening, "rate": share}
    paid = [money(rng, 0, 3000) for _ in range(rng.randint(0, 12))]
    if paid or chance(rng, 0.5):
        given["contributions"] = paid
    interest, credited = half_up(F(opening) * F(share)), sum(map(F, paid), F(0))
    return given, {"credited": plain(credited), "interest": plain(interest),
                   "closing": plain(F(opening) + interest + credited)}


@refuses("opening", "from", "through", "credits")
def account_statement(rng):
    """Digest 1.6, year by year; in the last year the balance earns the rate for its months, simple."""
    first = rng.randint(2016, 2025)
    last = rng.randint(first, 2025)
    through = f"{last}-{rng.choice((1, 6, 11, 12, 12, 12)):02d}"
    rates = {year: rate(rng, tuple(LAST_RATES.values())) for year in range(first, last + 1)}
    given = {"opening": amount(rng, F(rates[first]), 1, 10**6), "from": first, "through": through}
    own = chance(rng, 0.6)
    if not own:
        rates = LAST_RATES
    months = [month_add(f"{first}-01", i) for i in range(ordinal(through) - ordinal(f"{first}-01") + 1)]
    paid = {month: money(rng, 0, 3000) for month in months if chance(rng, 0.7)}
    given["credits"] = [{"month": month, "amount": paid[month]} for month in paid]
    if own:
        given["rates"] = [{"year": year, "rate": rates[year]} for year in sorted(rates)]
    years, opening = [], F(given["opening"])
    for year in range(first, last + 1):
        counted = int(through[5:]) if year == last else 12
        interest = half_up(opening * F(rates[year]) * counted / 12)
        credited = sum((F(paid[month]) for month in paid if month[:4] == str(year)), F(0))
        years.append({"year": year, "opening": plain(opening), "rate": rates[year], "interest": plain(interest),
                      "credited": plain(credited), "closing": plain(opening + interest + credited)})
        opening += interest + credited
    if not own and chance(rng, 0.05):
        given["from"] = 2015  # guangzhou-params.csv: pension.notional_rate 2001-2015 varies by source
        return given, {"error": "no_rule"}
    return given, {"years": years}


@refuses("year")
def record_rate(rng):
    """guangzhou-params.csv, pension.notional_rate."""
    year = rng.choice((2015, 2016, 2025, 2026, rng.randint(2016, 2025), rng.randint(2000, 2030)))
    if year not in LAST_RATES:
        return {"year": year}, {"error": "no_rule"}
    return {"year": year}, {"rate": LAST_RATES[year]}


# A pension of Guangdong: 粤府〔2006〕96号, 粤府函〔2021〕294号; guangzhou-params.md, section 1 and examples W1 to W4.


@refuses("year")
def benefit_base(rng):
    """guangzhou-params.csv and more-figures.csv, pension.benefit_base; 2019 to 2021 are no figures, 2026 is not out."""
    year = rng.choice((2021, 2022, 2025, 2026, rng.randint(2022, 2025), rng.randint(2000, 2040)))
    if year not in BENEFIT_BASES:
        return {"year": year}, {"error": "no_rule"}
    want = {"monthly": str(BENEFIT_BASES[year])}
    if year in (2022, 2025):
        want["grade"] = "official"
    return {"year": year}, want


def basic_part(base, index, months, threshold=None):
    """(P×a + P×F) ÷ 2 × years × 1 %; a is F ÷ 0.6 to 4 decimals where F is below 0.6, else 1."""
    low = half_up(index / threshold, 4) if threshold and index < threshold else 1
    return half_up((base * low + base * index) / 2 * months / 12 / 100)


def some_base(rng):
    return F(rng.choice(("9307", "9493", "9028", "8682", money(rng, 1000, 20000))))


def some_index(rng, places=4):
    if chance(rng, 1 / 3):
        return F(rng.choice(("0.6", "0.5999", "0.6001", "0.3", "1", "3", "0", "0.5241")))
    return F(rng.randint(0, 3 * 10**places), 10**places)


def met(rng, given, required):
    """Months of contribution at, above or below those asked for."""
    months = rng.choice((required, required - 1, required + 1, rng.randint(required, 600)))
    given["contribution_months"] = months
    return months


def when(rng, given, first=LAW, last="2042-12"):
    """A month of retirement, and now and then that of the age; the least months they ask for."""
    retired = rng.choice((first, some_month(rng, first, "2026-12"), some_month(rng, "2027-01", last),
                          *(month for month in ("2029-12", "2030-01", "2039-12") if month <= last)))
    given["retired_in"] = statutory = retired
    if chance(rng, 0.4):
        given["statutory_month"] = statutory = max(LAW, month_add(retired, rng.randint(-36, 36)))
    return least_months(counted_year(statutory, retired))


@refuses("benefit_base", "average_index")
def basic(rng):
    base, threshold = some_base(rng), rng.choice((None, None, "0.6", "0.6", "2"))
    index = some_index(rng) if threshold else some_index(rng, rng.choice((2, 4, 16)))
    given, required = {}, 180
    if chance(rng, 0.5):
        required = when(rng, given)
    months = met(rng, given, required)
    if threshold:
        given["low_index_threshold"] = threshold
    if "retired_in" in given and chance(rng, 0.05):
        given["contribution_months"] = months = 0
    if (not months or chance(rng, 0.3)) and F(months, 12) * 10**16 == int(F(months, 12) * 10**16):
        given["contribution_years"] = plain(F(months, 12))
        del given["contribution_months"]
    each = (index + 1) / 2 * months / 1200
    if months and not threshold and chance(rng, 0.5):
        base = F(tied(rng, each, 5000, 15000))
    given |= {"benefit_base": plain(base), "average_index": plain(index)}
    if months < required:
        return given, {"error": "not_applicable"} if "retired_in" in given else {}
    if chance(rng, 0.02):
        given |= {"contribution_years": "20", "contribution_months": 240}
        return given, {"error": "conflict"}
    if chance(rng, 0.02):
        return {name: given[name] for name in ("benefit_base", "average_index")}, {"error": "missing_field"}
    return given, {"monthly": plain(basic_part(base, index, months, threshold and F(threshold)))}


PHASE_IN = {2021: F(3, 10), 2022: F(5, 10), 2023: F(7, 10), 2024: F(9, 10), 2025: F(1)}


def transition(base, deemed, months, years, share, coefficient=F(12, 1000)):
    """Old G÷120, 4 for each full year, the new P×years×1.2 %, and the year's share of what the new gives more."""
    old, seniority, new = half_up(deemed / 120), F(months // 12 * 4), half_up(base * years * coefficient)
    return old, seniority, new, half_up(max(F(0), new - old - seniority) * share)


@refuses("benefit_base", "deemed_account_balance", "contribution_months", "new_method_years", "coefficient", "phase_in")
def transitional_guangdong(rng):
    base, given, required = some_base(rng), {}, 180
    if chance(rng, 0.4):
        required = when(rng, given, AWARDS, HELD)
    months = met(rng, given, required)
    coefficient, share = rate(rng, ("0.012",)), rate(rng, ("0.3", "0.5", "0.7", "0.9", "1"))
    years = F(rng.choice(("0", "4.41845", money(rng, 0, 20))))
    if chance(rng, 0.5):
        base = F(tied(rng, years * F(coefficient), 1000, 20000))
    old, seniority, new, extra = transition(base, F(0), months, years, F(share), F(coefficient))
    # The old part: none, any, a tie of its own, or as much as leaves the new method nothing.
    deemed = F(amount(rng, F(1, 120), 0, 50000, (0, max(F(0), (new - seniority) * 120))))
    old, seniority, new, extra = transition(base, deemed, months, years, F(share), F(coefficient))
    given |= {"benefit_base": plain(base), "deemed_account_balance": plain(deemed), "new_method_years": plain(years),
              "coefficient": coefficient, "phase_in": share}
    if "statutory_month" not in given and months >= 240 and chance(rng, 0.05):
        return given | {"retired_in": rng.choice(("2020-12", month_add(HELD, 1)))}, {"error": "no_rule"}
    if months < required:
        return given, {"error": "not_applicable"} if "retired_in" in given else {}
    return given, {"old_part": plain(old), "seniority": plain(seniority), "transitional": plain(old + 100 + seniority),
                   "new_method": plain(new), "adjustment": plain(extra)}


def award(given, base):
    """An award sheet of Guangdong: basic, account, transitional, adjustment and their sum."""
    months, year = given["contribution_months"], int(given["retired_in"][:4])
    first = basic_part(base, F(given["average_index"]), months, F(6, 10))
    second = half_up(F(given["balance"]) / F(given["divisor"]))
    old, seniority, _, extra = transition(base, F(given.get("deemed_account_balance", 0)), months,
                                          F(given.get("new_method_years", 0)), PHASE_IN.get(year, F(0)))
    return {"basic": plain(first), "account": plain(second), "transitional": plain(old + 100 + seniority),
            "adjustment": plain(extra), "total": plain(first + second + old + 100 + seniority + extra)}


def sheet(rng):
    """The input of an award and whether its months suffice; deemed years 2021 to 2025 only (the share of each year)."""
    given = {"benefit_base": plain(some_base(rng)), "average_index": plain(some_index(rng))}
    given["divisor"] = some_divisor(rng)
    given["balance"] = amount(rng, 1 / F(given["divisor"]), 0, 10**6)
    deemed = chance(rng, 0.5)
    if deemed:
        given["retired_in"] = some_month(rng, AWARDS, "2025-12")
        required = 180
        given["deemed_account_balance"] = amount(rng, F(1, 120), 0, 50000)
        given["new_method_years"] = rng.choice(("0", "4.41845", money(rng, 0, 15)))
    else:
        required = when(rng, given, AWARDS, HELD)
    return given, met(rng, given, required) >= required


@refuses("benefit_base", "average_index", "contribution_months", "balance", "divisor", "retired_in")
def benefit_guangdong(rng):
    given, enough = sheet(rng)
    if enough and chance(rng, 0.05):  # no sheet is known of the years before, and of later ones with deemed years
        deemed = "new_method_years" in given
        given["retired_in"] = "2026-01" if deemed else "2020-12"
        return given | {"contribution_months": 480}, {"error": "not_applicable" if deemed else "no_rule"}
    return given, award(given, F(given["benefit_base"])) if enough else {"error": "not_applicable"}


@refuses("benefit_base", "average_index", "contribution_months", "balance", "divisor", "retired_in", "published_base",
         "months_paid")
def recompute(rng):
    """The same award on the base that was published later, and the difference of the months already paid."""
    given, enough = sheet(rng)
    given["published_base"] = plain(some_base(rng))
    given["months_paid"] = rng.choice((0, 1, 8, 10, rng.randint(0, 36)))
    if not enough:
        return given, {"error": "not_applicable"}
    paid, due = (F(award(given, F(given[name]))["total"]) for name in ("benefit_base", "published_base"))
    return given, {"paid": plain(paid), "due": plain(due), "per_month": plain(due - paid),
                   "total": plain((due - paid) * given["months_paid"])}


@refuses("deemed_index", "deemed_months", "paid_months", "paid_index")
def average_index(rng):
    """F = (A×D + E) ÷ C to 4 decimals (guangzhou-params.csv, pension.formula avg_index)."""
    deemed, paid = rng.choice((0, 60, rng.randint(0, 300))), rng.choice((24, rng.randint(1, 400)))
    d, e = rng.choice(("1.191", "1.201", "0.772", money(rng, 0, 3, (), 4))), money(rng, 0, 3, (), rng.choice((1, 4, 8)))
    if chance(rng, 0.2):
        d = e = plain(F(rng.randrange(5, 200000, 10), 10**5))  # half of the last digit
    given = {"deemed_index": d, "deemed_months": deemed, "paid_months": paid, "paid_index": e}
    return given, {"average_index": plain(half_up((F(d) * deemed + F(e) * paid) / (deemed + paid), 4))}


@refuses("paid")
def index_history(rng):
    """Digest 1.4: the mean of base over average of each month; whether a month's is rounded is left open."""
    start = some_month(rng, "1994-01", "2020-01")
    offsets = sorted(rng.sample(range(60), rng.randint(1, 40)))
    paid = [{"month": month_add(start, i), "base": money(rng, 500, 20000), "average": str(rng.randint(500, 9183))}
            for i in offsets]
    if chance(rng, 0.1):  # half of the last digit
        paid = [{"month": start, "base": plain(F(rng.randint(5000, 20000)) + F(1, 2)), "average": "10000"}]
    rng.shuffle(paid)
    given, months = {"paid": paid}, {row["month"] for row in paid}
    deemed = [month_add(start, -i) for i in sorted(rng.sample(range(1, 30), rng.randint(0, 20)), reverse=True)]
    index = F(0)
    if deemed or chance(rng, 0.3):
        given["deemed"] = deemed
        if chance(rng, 0.8):
            given["deemed_index"] = rng.choice(("1.191", "0.772", "1"))
            index = F(given["deemed_index"])
    total = [F(row["base"]) / F(row["average"]) for row in paid]
    sums = [sum(total), sum(half_up(x, 4) for x in total)]
    count = len(paid) + len(deemed)
    means = [(s + index * len(deemed)) / count for s in (*sums, half_up(sums[0], 4))]
    months |= set(deemed)
    span = [month_add(min(months), i) for i in range(ordinal(max(months)) - ordinal(min(months)))]
    want = {"months": count, "gaps": [month for month in span if month not in months]}
    agreed(want, "index_sum", *(plain(half_up(s, 4)) for s in sums))
    agreed(want, "average_index", *(plain(half_up(m, 4)) for m in means))
    return given, want


# Flexible workers: 粤人社规〔2016〕4号 二, 〔2021〕5号; 粤人社规〔2021〕12号.


@refuses("base", "rate")
def flexible_contribution(rng):
    """20 % of a base inside the month's limits; 8 % to the account, the rest (其余部分) to the pooled fund."""
    month = None
    if chance(rng, 0.6):
        edge = rng.choice(LIMITS[1:])[0]
        month = rng.choice((edge, month_add(edge, -1), some_month(rng, "2016-05", KNOWN_LIMITS), "2016-05",
                            month_add(KNOWN_LIMITS, 1)))
    share = rng.choice(("0.2",) * 6 + ("0.19", "0.21")) if month else rate(rng, ("0.2", "0.18"))
    _, low, high = max(row for row in LIMITS if row[0] <= (month or KNOWN_LIMITS))
    base = amount(rng, F(8, 100), 1000, 30000, (low, high))
    given = {"base": base, "rate": share} | ({"month": month} if month else {})
    if chance(rng, 0.6) and F(share) >= F(8, 100):
        given["account_rate"] = rng.choice(("0.08",) * 9 + ("0.09",)) if month else "0.08"
    if "account_rate" not in given and not month and chance(rng, 0.2):
        above = chance(rng, 0.5) and share != "1"  # the account's part is a part of the rate
        given["account_rate"] = plain(F(share) + F(above, 10**4))
        paid = fen(F(base) * F(share))
        return given, {"error": "out_of_range"} if above else {"amount": paid, "account": paid, "pooled": "0"}
    if month and month > KNOWN_LIMITS:  # the limits of 2026-07 were not published
        return given, {"error": "no_rule"}
    if month and (not low <= F(base) <= high or share != "0.2" or "0.09" == given.get("account_rate")):
        return given, {"error": "out_of_range"}
    paid, own = half_up(F(base) * F(share)), half_up(F(base) * F(8, 100))
    want = {"amount": plain(paid)}
    if "account_rate" in given:
        want |= {"account": plain(own), "pooled": plain(paid - own)}
    return given, want


@refuses("paid", "numerator", "denominator")
def flexible_subsidy(rng):
    """粤人社规〔2021〕12号: 2/3 of what was paid."""
    top, bottom = rng.choice(((2, 3), (2, 3), (1, 2), (0, 1), (1, 1), (50, 100), (1, 8)))
    paid = amount(rng, F(top, bottom), 0, 10000, (1102,))
    return {"paid": paid, "numerator": top, "denominator": bottom}, {"subsidy": fen(F(paid) * F(top, bottom))}


# Deaths and lost capacity: 社会保险法 art. 17 and 49, 人社部发〔2021〕18号; digest 1.7.


@refuses("since", "statutory_month", "monthly")
def disability_allowance(rng):
    """社会保险法 art. 17: a full loss, not by work, before the statutory age is reached."""
    since = rng.choice((LAW, month_add(LAW, -1), HELD, month_add(HELD, 1), some_month(rng, LAW, HELD)))
    age = month_add(since, rng.choice((1, 1, 0, -1, rng.randint(1, 400))))
    given = {"since": since, "statutory_month": age, "monthly": money(rng, 0, 9000)}
    for name, likely in (("complete", 0.85), ("by_work", 0.15)):
        if chance(rng, 0.8):
            given[name] = chance(rng, likely)
    if not LAW <= since <= HELD:
        return given, {"error": "no_rule"}
    if not given.get("complete") or given.get("by_work") or since >= age:
        return given, {"error": "not_applicable"}
    return given, {"monthly": given["monthly"]}


@refuses("grants")
def funeral_choice(rng):
    """社会保险法 art. 49: one funeral grant only; what else each scheme pays is not touched."""
    schemes = rng.sample(("pension", "unemployment", "injury"), rng.randint(1, 3))
    grants = [{"scheme": s, "funeral": money(rng, 0, 90000, (0, 9000)), "other": money(rng, 0, 10**6, (0,))}
              for s in schemes]
    taken = max(F(g["funeral"]) for g in grants)
    best = [g["scheme"] for g in grants if F(g["funeral"]) == taken]
    other = sum(F(g["other"]) for g in grants)
    want = {"funeral": plain(taken), "forgone": plain(sum(F(g["funeral"]) for g in grants) - taken),
            "other": plain(other), "total": plain(taken + other)}
    if len(best) == 1:
        want["from"] = best[0]
    return {"grants": grants}, want


def lump_months(years):
    """18号 art. 5: 3, 6 and 9 months to 5, 10 and 15 years, one more for each year beyond, 24 from 30 years."""
    if years < 5:
        return F(3)
    if years < 10:
        return F(6)
    return min(F(24), 9 + max(F(0), years - 15))


@refuses("contribution_years", "monthly_income")
def survivor(rng):
    """18号 art. 4-5; who draws a pension: one less for each year, in months (计算到月), 9 at least; under 5 years no more
    than was paid."""
    years = F(rng.choice(("5", "10", "15", "30", "4.99999999", "9.99999999", "15.00000001", "29.99999999", "21.25",
                          plain(F(rng.randint(0, 19), 4)), plain(F(rng.randint(0, 160), 4)),
                          plain(F(rng.randint(0, 35 * 10**8), 10**8)))))
    odd = F(rng.randrange(1, 400000, 2), 400) + 1000  # twice of it ends in half a fen
    income = rng.choice(("2818.5", "5015", money(rng, 1000, 9000), plain(odd)))
    given, months = {"contribution_years": plain(years)}, lump_months(years)
    if chance(rng, 0.4 if years >= 5 else 0.1):
        drawn = F(rng.choice((0, 1, 14, 15, 16, rng.randint(0, 30), plain(F(rng.randint(0, 120), 4)))))
        given["years_drawn"] = plain(drawn)
        months = max(F(9), months - drawn)
    if chance(rng, 0.4):
        income = tied(rng, months, 1000, 9000)
    given["monthly_income"] = income
    funeral, lump = half_up(2 * F(income)), half_up(months * F(income))
    want = {"months": plain(months), "funeral": plain(funeral), "lump": plain(lump), "capped": False}
    if chance(rng, 0.5):
        given["own_contributions"] = money(rng, 0, int(F(3, 2) * (funeral + lump)), (funeral + lump,))
    if years >= 5:
        want["total"] = plain(funeral + lump)
    elif "own_contributions" in given and "years_drawn" in given:
        return {}, {}  # the limit stands under (一), of who did not draw a pension yet
    elif "own_contributions" in given:
        paid = min(funeral + lump, F(given["own_contributions"]))
        want |= {"total": plain(paid), "capped": paid < funeral + lump}
        if paid < funeral + lump:
            want["cut"] = plain(funeral + lump - paid)
    return given, want


# Moving: Guangzhou's page of 2025-10-15 and of 2015-09-23.


@refuses("sex", "birth_month", "first_paid")
def temporary_account(rng):
    """转移问答 一 注: of another province, a man of 50 or a woman of 40, first paid here from 2010-01 on."""
    sex = rng.choice(("male", "female"))
    first = rng.choice(("2009-12", "2010-01", some_month(rng, "2000-01", HELD)))
    age = 600 if sex == "male" else 480
    birth = month_add(first, -rng.choice((age, age + 1, age - 1, rng.randint(200, 800))))
    given = {"sex": sex, "birth_month": birth, "first_paid": first}
    if chance(rng, 0.9):
        given["other_province"] = chance(rng, 0.8)
    old = ordinal(first) - ordinal(birth) >= age
    return given, {"temporary": bool(given.get("other_province")) and old and first >= "2010-01"}


@refuses("relations")
def double_months(rng):
    """转移问答 二(一)3: one relation is kept, the others are cleared of the same months and their account paid back."""
    start = some_month(rng, "2000-01", "2024-01")
    relations, seen, kept, cleared = [], set(), F(0), []
    for name in rng.sample(("广州", "长沙", "Foshan", "Wuhan"), rng.randint(1, 4)):
        paid = [{"month": month_add(start, i), "account": money(rng, 0, 2000, (0,))}
                for i in sorted(rng.sample(range(12), rng.randint(0, 8)))]
        twice = [row for row in paid if row["month"] in seen]
        kept += sum(F(row["account"]) for row in paid if row["month"] not in seen)
        if twice:
            cleared.append({"name": name, "months": [row["month"] for row in twice],
                            "refund": plain(sum(F(row["account"]) for row in twice))})
        seen |= {row["month"] for row in paid}
        relations.append({"name": name, "paid": paid})
    return {"relations": relations}, {"months": len(seen), "kept": plain(kept), "cleared": cleared,
                                      "refund": plain(sum(F(row["refund"]) for row in cleared))}


@refuses("employee_months", "employee_balance", "resident_balance")
def scheme_change(rng):
    """衔接: at the statutory age, before drawing, all relations in one place: 15 years or more to the employees'."""
    required = rng.choice((None, None, 180, 240, 186))
    months = max(0, (required or 180) + rng.choice((-1, 0, 1, -rng.randint(0, 180), rng.randint(0, 200))))
    given = {"employee_months": months, "employee_balance": money(rng, 0, 10**6),
             "resident_balance": money(rng, 0, 10**5)}
    if required:
        given["required_months"] = required
    for name, likely in (("reached_age", 0.9), ("drawing", 0.1), ("gathered", 0.9)):
        if chance(rng, 0.9):
            given[name] = chance(rng, likely)
    if not given.get("reached_age") or given.get("drawing") or not given.get("gathered"):
        return given, {"error": "not_applicable"}
    employee = months >= (required or 180)
    moved = given["resident_balance" if employee else "employee_balance"]
    return given, {"to": "employee" if employee else "resident", "moved": moved}


# Two rates to one: the notice of 2014, 1.1a; no text gives the path, so only what follows from the words is asked for.


def yearly(groups, target, start, shares, every):
    """Calendar year by year: each month a twelfth of the year's bases, at the share of the way in force."""
    first, last, rows = ordinal(start), ordinal(start) + (len(shares) - 1) * every, []
    for year in range(first // 12, last // 12 + 1):
        months = range(max(first, year * 12), year * 12 + 12)
        way = sum(shares[min((m - first) // every, len(shares) - 1)] for m in months)
        change = {g["name"]: half_up((target - F(g["rate"])) * F(g["base_total"]) * way / 12) for g in groups}
        rows.append({"year": year, "change": {name: plain(x) for name, x in change.items()},
                     "fund": plain(sum(change.values()))})
    return rows


@refuses("groups", "target", "start", texts=("target",))
def unify_rates(rng):
    """One rate for all: given, or the one that brings in the same; what each group and the fund gain or lose."""
    names = rng.sample(("high", "low", "国有", "民营"), rng.randint(1, 4))
    groups = [{"name": n, "rate": rate(rng, ("0.2", "0.12")), "base_total": money(rng, 1, 10**9, (10**8,))}
              for n in names]
    if chance(rng, 0.3):
        groups[0]["base_total"] = tied(rng, abs(F(groups[0]["rate"]) - F(14, 100)), 1, 10**9)
    neutral = chance(rng, 0.4)
    if neutral and len(groups) > 1 and chance(rng, 0.2):  # the mean lies on half of its last digit
        groups = [{"name": n, "rate": plain(F(12, 100) + F(i, 10**8)), "base_total": "1000"}
                  for i, n in enumerate(names[:2])]
    exact = F(rate(rng, ("0.14", "0.16", "0.168")))
    if neutral:
        exact = sum(F(g["rate"]) * F(g["base_total"]) for g in groups) / sum(F(g["base_total"]) for g in groups)
    target = half_up(exact, 8)
    start = some_month(rng, "2014-05", "2017-05")
    given = {"groups": groups, "target": "revenue_neutral" if neutral else plain(exact), "start": start}
    shares, every = [F(1)], 12
    if chance(rng, 0.3):
        given["months"] = 0
    else:
        shares = sorted(F(n, 8) for n in rng.sample(range(1, 8), rng.randint(0, 3))) + [F(1)]
        given["shares"] = [plain(s) for s in shares]
        if chance(rng, 0.5):
            given["every_months"] = every = rng.choice((1, 6, 12, 18))
    want = {"target": plain(target), "target_rounded": plain(half_up(target, 3))}
    if not neutral:
        want["path"] = [{"from": month_add(start, i * every), "rates": {g["name"]: plain(
            F(g["rate"]) + (exact - F(g["rate"])) * s) for g in groups}} for i, s in enumerate(shares)]
    if not neutral:
        want["years"] = yearly(groups, exact, start, shares, every)
    readings = [{g["name"]: half_up(F(g["base_total"]) * (t - F(g["rate"]))) for g in groups} for t in (exact, target)]
    if readings[0] == readings[1]:
        want["yearly_change"] = {name: plain(x) for name, x in readings[0].items()}
        want["yearly_fund"] = plain(sum(readings[0].values()))
    return given, want


# Residents: 粤府〔2014〕37号; the city's figures of more-figures.csv, resident_pension.

TIERS = {360: (420, 300), 600: (600, 420), 900: (780, 480), 1200: (870, 480), 1800: (960, 480), 3600: (960, 480),
         4800: (960, 480)}
MOST_IN_ALL = 21600
CITY_FROM, CITY_TO = "2021-06", HELD
# The months that the pages which print a basic pension are of; from when to when else it held is not known.
BASES = (("2013-07", "2013-10", F(150)), ("2015-12", "2015-12", F(180)), ("2016-12", "2016-12", F(191)),
         ("2023-03", "2023-12", F(237)))


@refuses("basic", "price_weight", "price", "income_weight", "income", "floor", signed=("price", "income"))
def resident_adjustment(rng):
    """Notice 1.1c: by prices and incomes with weights, to the fen, not below a floor."""
    a, b = rng.choice((("0.5", "0.5"), ("0.6", "0.4"), ("1", "0"), ("0", "1"), ("0.25", "0.3")))
    price, income = (plain(F(rng.randint(-50000, 200000), 10**6)) for _ in range(2))
    growth = 1 + F(a) * F(price) + F(b) * F(income)
    old = amount(rng, growth, 0, 1000, (191, 237))
    exact = F(old) * growth
    floor = money(rng, 0, 1000, (0, half_up(exact), F(old)))
    new = max(half_up(exact), F(floor))
    want = {"basic": plain(new), "change": plain(new - F(old))}
    if (exact < F(floor)) == (half_up(exact) < F(floor)):
        want["limit"] = "floor" if exact < F(floor) else "none"
    return {"basic": old, "price_weight": a, "price": price, "income_weight": b, "income": income, "floor": floor}, want


@refuses("balance")
def resident_benefit(rng):
    """Art. 15: basic and account over the divisor, 139 at 60; art. 8(3): the addition."""
    given = {}
    if chance(rng, 0.5):
        first, last, base = rng.choice(BASES)
        given["month"] = some_month(rng, first, last)
    else:
        given["basic"] = money(rng, 0, 500, (65, 237))
        base = F(given["basic"])
    months = "139"
    if chance(rng, 0.5):
        given["divisor"] = months = some_divisor(rng)
    given["balance"] = amount(rng, 1 / F(months), 0, 200000)
    if chance(rng, 0.5):
        given["extra"] = money(rng, 0, 100, (0, 6, 30))
    extra, own = F(given.get("extra", 0)), half_up(F(given["balance"]) / F(months))
    if chance(rng, 0.03):
        given |= {"month": "2023-08", "basic": "237"}
        return given, {"error": "conflict"}
    if "month" in given and chance(rng, 0.1):
        given["month"] = rng.choice(("2013-06", "2013-11", "2023-02", "2024-01"))
        return given, {"error": "no_rule"}
    return given, {"basic": plain(base), "extra": plain(extra), "account": plain(own),
                   "monthly": plain(base + extra + own)}


@refuses("years")
def resident_extra(rng):
    """Art. 8(3): for each year beyond 15; the city's 6 yuan from 2021-06."""
    years = rng.choice((0, 14, 15, 16, 30, rng.randint(0, 60)))
    given, after, each = {"years": years}, 15, F(6)
    if chance(rng, 0.5):
        given["month"] = rng.choice(("2021-05", some_month(rng, CITY_FROM, CITY_TO)))
        if given["month"] < CITY_FROM:
            return given, {"error": "no_rule"}
    else:
        after = given["extra_after"] = rng.choice((15, 10, years or 1))
        given["extra_per_year"] = money(rng, 0, 20, (3, 6))
        each = F(given["extra_per_year"])
    return given, {"monthly": plain(max(0, years - after) * each)}


def own_tiers(rng, given):
    """A caller's tiers with their subsidies and the most of them."""
    amounts = sorted(rng.sample((120, 240, 360, 480, 600, 960, 1200, 1800, 2400, 3600), rng.randint(1, 5)))
    aided = rng.choice((0, 400))  # 多缴多得: the subsidies rise with the tier
    subsidies, aids = (sorted(rng.randint(0, most) for _ in amounts) for most in (900, aided))
    tiers = {a: (s, e) for a, s, e in zip(amounts, subsidies, aids)}
    given["tiers"] = [{"amount": str(a), "subsidy": str(s)} | ({"aid_subsidy": str(e)} if e else {})
                      for a, (s, e) in tiers.items()]
    given["max_subsidy"] = str(rng.randint(0, 1500))
    if chance(rng, 0.5):
        given["max_in_all"] = str(rng.randint(0, 30000))
    return tiers, F(given["max_subsidy"]), F(given.get("max_in_all", MOST))


def gifts(rng, given, tiers, tier):
    """Collective aid to the highest tier (art. 7), help of the government to the lowest (art. 8(4)), donations."""
    if chance(rng, 0.5):
        given["aid"] = rng.choice((plain(F(tier)), "0", str(max(tiers)), plain(max(tiers) + F(1, 100)), "100"))
    if chance(rng, 0.4):
        given["paid_for"] = rng.choice(("0", str(min(tiers)), plain(min(tiers) + F(1, 100)), "60"))
    if chance(rng, 0.4):
        given["donation"] = money(rng, 0, 500)
    aid, help_ = F(given.get("aid", 0)), F(given.get("paid_for", 0))
    return aid <= max(tiers) and help_ <= min(tiers)


@refuses("tier")
def resident_contribution(rng):
    """Art. 6 and 8: own part, subsidy up to the highest amounts; art. 14(1): none for what is paid late."""
    given = {}
    if chance(rng, 0.5):
        given["month"] = month_add(CITY_FROM, -1) if chance(rng, 0.1) else some_month(rng, CITY_FROM, CITY_TO)
        tiers, yearly, in_all = TIERS, F(MOST), F(MOST_IN_ALL)
    else:
        tiers, yearly, in_all = own_tiers(rng, given)
    tier = rng.choice(sorted(tiers))
    given["tier"] = str(tier)
    if given.get("month", CITY_FROM) < CITY_FROM:  # the subsidies of the tiers before are not known
        return given, {"error": "no_rule"}
    fits = gifts(rng, given, tiers, tier)
    if chance(rng, 0.4):
        given["arrears"] = chance(rng, 0.5)
    if in_all < MOST and chance(rng, 0.6):
        given["so_far"] = money(rng, 0, int(in_all), (0, in_all, max(F(0), in_all - sum(tiers[tier]))))
    if chance(rng, 0.05):
        given["tier"] = plain(tier + rng.choice((-1, 1)) * F(1, 100))
        fits = False
    if not fits:
        return given, {"error": "out_of_range"}
    aid, help_, donation = (F(given.get(name, 0)) for name in ("aid", "paid_for", "donation"))
    want = {"own": plain(tier - help_), "paid_for": plain(help_), "aid": plain(aid), "donation": plain(donation)}
    pays_on_aid = any(e for _, e in tiers.values())
    if given.get("arrears"):
        want |= {"subsidy": "0", "total": plain(tier + aid + donation), "limit": "none"}
    elif aid in (0, tier) or not pays_on_aid:
        full = tiers[tier][0] + (tiers[tier][1] if aid else 0)
        subsidy = min(F(full), yearly, max(F(0), in_all - F(given.get("so_far", 0))))
        want |= {"subsidy": plain(subsidy), "total": plain(tier + subsidy + aid + donation),
                 "limit": "ceiling" if subsidy < full else "none"}
    elif aid not in tiers:
        return {}, {}  # a subsidy on aid goes by tiers, and no text says which is that of another amount
    return given, want  # aid of another tier: its subsidy goes by it, or by the own tier


@refuses("month", "tier", "years")
def resident_years(rng):
    """Equal years of a tier: art. 8 (21,600 of subsidies in all), 11, 15; the addition beyond 15 years."""
    tier, years = rng.choice(sorted(TIERS)), rng.choice((15, 16, 22, 23, 25, rng.randint(15, 60)))
    given = {"tier": str(tier), "years": years}
    if chance(rng, 0.5):
        first, last, base = BASES[-1]
        given["month"] = some_month(rng, first, last)
    else:
        given |= {"month": some_month(rng, CITY_FROM, CITY_TO), "basic": money(rng, 0, 500, (237, 191))}
        base = F(given["basic"])
    if chance(rng, 0.05):  # art. 16: below 15 years there is no basic pension
        given["years"] = rng.randint(1, 14)
        return given, {"error": "not_applicable"}
    aid = rng.choice((0, 0, tier))
    if aid or chance(rng, 0.2):
        given["aid"] = str(aid)
    months = "139"
    if chance(rng, 0.4):
        given["divisor"] = months = some_divisor(rng)
    uncut = years * (TIERS[tier][0] + (TIERS[tier][1] if aid else 0))
    subsidy = min(uncut, MOST_IN_ALL)
    balance, extra = (tier + aid) * years + subsidy, (years - 15) * 6
    own = half_up(balance / F(months))
    return given, {"own": str(tier * years), "aid": str(aid * years), "subsidy": str(subsidy),
                   "subsidy_uncut": str(uncut), "limit": "ceiling" if subsidy < uncut else "none",
                   "balance": str(balance), "basic": plain(base), "extra": str(extra), "account": plain(own),
                   "monthly": plain(base + extra + own)}


@refuses("age", "years")
def resident_ways(rng):
    """Art. 16: of age when it began; 15 years; else yearly to 65, then one sum, or the account only."""
    required, age_, last = 15, 60, 65
    given = {}
    if chance(rng, 0.2):
        given["required_years"] = required = rng.randint(1, 30)
    if chance(rng, 0.2):
        given |= {"pay_age": (age_ := rng.randint(55, 62)), "last_age": (last := rng.randint(63, 70))}
    age = given["age"] = rng.choice((16, age_ - 1, age_, age_ + 1, last - 1, last, last + 1, rng.randint(16, 100)))
    years = given["years"] = rng.choice((0, required - 1, required, required + 1, rng.randint(0, 40)))
    for name in ("paid_yearly", "other_pension"):
        if chance(rng, 0.5):
            given[name] = chance(rng, 0.6)
    want = {"missing_years": max(0, required - years)}
    if chance(rng, 0.3):
        given["old_at_start"] = chance(rng, 0.7)
    if age < age_:  # who was of age then is of age now
        return given, {"error": "conflict"} if given.get("old_at_start") else want | {"ways": ["not_yet"]}
    if years >= required:  # art. 16: any one of the conditions (条件之一), the better one
        return given, want | {"ways": ["full"]}
    if given.get("old_at_start"):
        if years:
            return {}, {}  # somebody of age then does not pay (不用缴费)
        return given, {"error": "not_applicable"} if given.get("other_pension") else {"ways": ["basic_only"]}
    if age < last:
        return given, want | {"ways": ["pay_yearly", "account_only"]}
    return given, want | {"ways": ["pay_in_one_sum", "account_only"] if given.get("paid_yearly") else ["account_only"]}


@refuses("way", "pension", "balance", "month")
def resident_payment(rng):
    """Art. 15: the place pays on when the account is empty; 16(5): not who draws the account only; 18: to the death."""
    way = rng.choice(("basic_only", "full", "full", "account_only"))
    basic_, extra, account_ = (F(money(rng, 0, 300, (0,))) for _ in range(3))
    pension = {"basic": plain(basic_), "extra": plain(extra), "account": plain(account_),
               "total": plain(basic_ + extra + account_)}
    balance = F(money(rng, 0, 1000, (0, account_)))
    month = some_month(rng, "2014-07", "2040-12")
    given = {"way": way, "pension": pension, "balance": plain(balance), "month": month}
    if chance(rng, 0.3):
        given["death"] = month_add(month, rng.choice((-1, 0, 1, 12)))
    if chance(rng, 0.04):
        given["way"] = rng.choice(("not_yet", "pay_yearly", "pay_in_one_sum"))
        return given, {"error": "not_applicable"}
    if basic_ * 100 % 25 == 7:  # a total is the sum of what is printed
        pension["total"] = plain(basic_ + extra + account_ + F("0.01"))
        return given, {"error": "conflict"}
    if given.get("death", month) < month:
        return given, dict.fromkeys(("basic", "extra", "account", "from_account", "from_government", "total"), "0") | {
            "balance": plain(balance)}
    own = F(0) if way == "basic_only" else min(account_, balance)
    place = account_ - own if way == "full" else F(0)
    basic_, extra = (F(0), F(0)) if way == "account_only" else (basic_, extra if way == "full" else F(0))
    return given, {"basic": plain(basic_), "extra": plain(extra), "account": plain(own + place),
                   "from_account": plain(own), "from_government": plain(place),
                   "total": plain(basic_ + extra + own + place), "balance": plain(balance - own)}


RULES = {f"pension.{rule.__name__}": rule for rule in (
    account, account_statement, account_year, average_index, basic, benefit_base, benefit_guangdong,
    disability_allowance, divisor, double_months, flexible_contribution, flexible_subsidy, funeral_choice,
    index_history, minimum_contribution_months, recompute, record_rate, resident_adjustment, resident_benefit,
    resident_contribution, resident_extra, resident_payment, resident_ways, resident_years, retirement, scheme_change,
    shortfall, survivor, temporary_account, transitional_guangdong, unify_rates)}
