"""Who is admitted to public rental housing, and the rent and subsidy of a family that is."""

from fractions import Fraction as F

from law._days import is_leap_day, plus_days, plus_months, some_day
from law.common import half_up, money, plain, some_month

# Annex 1 of 2013 and 2015, and the table before 2024 in more-figures.csv: a year, a month, a head, net assets.
LIMITS = {"2013": (("24795", "45458", "61989", "74388"), ("2066", "3788", "5166", "6199"), None, (13, 24, 33, 44)),
          "2015": (("35321", "64755", "88303", "105963"), ("2943", "5396", "7359", "8830"),
                   ("35321", "32377", "29434", "26491"), (18, 33, 46, 60)),
          "2022": (("42792", "78452", "106980", "142640"), ("3566", "6538", "8915", "11887"), None, (22, 40, 56, 81))}
BENCHMARK = {"2013": None, "2015": F(29434), "2022": F(35660), "2024": F(49952)}
FACTORS = (F("1.2"), F("1.1"), F(1), F("0.9"))


def income_benchmark(rng):
    """Annex 1 of 2013, the opinion of 2015 一, 2024 一: 130 % where all are 60 or older."""
    text = rng.choice(list(BENCHMARK))
    given, amount = {"text": text}, BENCHMARK[text]
    if text == "2013":  # a table by the size of the household, no benchmark
        return given, {"error": "no_rule"}
    if text == "2024" and rng.random() < 1 / 2:
        given["all_over_60"], amount = True, amount * F("1.3")
    return given, {"benchmark": plain(amount)}


def rental_limits(rng):
    text, persons = rng.choice(list(LIMITS)), rng.choice((1, 2, 3, 4, 4, 5, 50))
    if rng.random() < 1 / 20:  # annex 1 of 2024 is not at hand
        return {"text": "2024", "persons": persons}, {"error": "no_rule"}
    year, month, head, assets = LIMITS[text]
    row = min(persons, 4) - 1
    if persons > 4:  # the last row prints one total for four and more
        return {"text": text, "persons": persons}, {"error": "no_rule"}
    want = {"year": year[row], "month": month[row], "assets": str(assets[row] * 10000)}
    if head:
        want["per_head"] = head[row]
    return {"text": text, "persons": persons}, want


def line(income, ratio, factors, rounding):
    """Annex 1: in 2013 the amount a head is rounded first, in 2015 that of the household only."""
    head = income * ratio
    if rounding == "per_head_half_up":
        heads = [half_up(head * factor, 0) for factor in factors]
        household = [amount * (number + 1) for number, amount in enumerate(heads)]
        monthly = [half_up(amount / 12, 0) for amount in household]
        return {"per_head": plain(half_up(head, 0)), "per_heads": [plain(one) for one in heads],
                "household": [plain(one) for one in household], "monthly": [plain(one) for one in monthly],
                "modality": "about"}
    exact = [head * factor * (number + 1) for number, factor in enumerate(factors)]
    rounded = half_up(head, 0)  # what 2015 prints a head: factors of the rounded line
    return {"per_head": plain(rounded), "per_heads": [plain(half_up(rounded * factor, 0)) for factor in factors],
            "household": [plain(half_up(one, 0)) for one in exact],
            "monthly": [plain(half_up(one / 12, 0)) for one in exact], "modality": "about"}


def line_options(rng, given):
    ratio, factors = F("0.6"), FACTORS
    given["rounding"] = rng.choice(("per_head_half_up", "household_half_up"))
    if rng.random() < 1 / 2:
        ratio = F(rng.choice(("0.6", "0.7", "0.65", money(rng, 0, 1, places=3))))
        given["ratio"] = plain(ratio)
    if rng.random() < 1 / 4:
        factors = tuple(F(rng.choice(("1.2", "1.1", "1", "0.9", "0.85"))) for _ in range(rng.randint(1, 6)))
        given["size_factors"] = [plain(one) for one in factors]
    return ratio, factors


def income_line(rng):
    income = F(money(rng, 10000, 100000, (F("34438.08"), 42049, F("42049.14"), 50941, 62500)))
    given = {"disposable_income": plain(income)}
    ratio, factors = line_options(rng, given)
    return given, line(income, ratio, factors, given["rounding"])


def line_adjustment(rng):
    """2013 art. 22: adjusted with the income; the line of a year is that of the income two years before."""
    first = rng.randint(2013, 2018)
    last, lag = first + rng.randint(0, 3), 2
    given = {"first": first, "last": last}
    ratio, factors = line_options(rng, given)
    if rng.random() < 1 / 2:
        given["never_falls"] = True
    if rng.random() < 1 / 2:
        lag = given["lag"] = rng.randint(0, 3)
    incomes = {year - lag: F(money(rng, 30000, 60000)) for year in range(first, last + 1)}
    given["incomes"] = [{"year": year, "amount": plain(amount)} for year, amount in incomes.items()]
    if rng.random() < 1 / 20:
        given["incomes"].pop(rng.randrange(len(incomes)))
        return given, {"error": "no_rule"}
    years, before = [], None
    for year in range(first, last + 1):
        income = incomes[year - lag]
        kept = "never_falls" in given and before is not None and income < before
        one = line(before if kept else income, ratio, factors, given["rounding"])
        one["year"] = year
        before = before if kept else income
        years.append(one)
    return given, {"years": years}


KINDS = ("dibao", "marginal", "hardship_worker", "expense_poor", "destitute", "entitled", "martyr_family",
         "leaving_care", "severe_disability", "named_elsewhere")
# 2013 art. 31, annex 2; 2015 三; 2024 三 (一), (二): who pays the preferential rent and who none.
PREFERENTIAL = {"2013": {"dibao", "marginal", "hardship_worker", "named_elsewhere"}}
PREFERENTIAL["2015"] = PREFERENTIAL["2013"]
PREFERENTIAL["2024"] = set(KINDS) - {"severe_disability"}
FREE = {"dibao", "marginal", "destitute"}
# Annex 3: up to so much a head, the share of the rent that is paid back (2013) or paid (2015).
BANDS = {"2013": ((9600, "0.8"), (15600, "0.7"), (20663, "0.6"), (24795, "0.5")),
         "2015": ((10800, "0.2"), (15600, "0.3"), (20663, "0.4"), (24795, "0.5"), (29434, "0.6"), (35321, "0.7"))}


def band(bands, income, persons):
    return next((F(factor) for most, factor in bands if income <= most * persons), None)


def income_beside(rng, bands, persons):
    """An income of the household on an edge of a band, or beside it; not above the last."""
    edges = [most * persons for most, _ in bands]
    return F(money(rng, 0, edges[-1], edges))


def rent(rng):
    """Area times the standard, the preferential rent for some, none for the old and poor (2024), bands by income."""
    text, persons = rng.choice(("2013", "2015", "2024")), rng.randint(1, 5)
    kinds = rng.sample(KINDS, rng.choice((0, 0, 1, 1, 2)))
    area, standard = F(money(rng, 10, 80, places=2)), F(money(rng, 1, 40, (20,)))
    given = {"text": text, "area": plain(area), "own_area": "0", "standard": plain(standard), "persons": persons}
    given |= {"kinds": kinds} if kinds or rng.random() < 1 / 2 else {}
    given["income"] = plain(income_beside(rng, BANDS["2013" if text == "2013" else "2015"], persons))
    elder = rng.random() < 1 / 5
    given |= {"lone_elder": True} if elder else {}
    project = half_up(area * standard)
    want = {"project": plain(project), "allowance": "0"}
    if text == "2024" and elder and FREE & set(kinds):
        return given, want | {"charged": "0", "net": "0", "basis": "free"}
    if PREFERENTIAL[text] & set(kinds):
        lower = F(money(rng, 0, standard))
        given["preferential"] = plain(lower)
        paid = plain(half_up(area * lower))
        return given, want | {"charged": paid, "net": paid, "basis": "preferential"}
    if text == "2024":  # annex 3 is not at hand: nothing but the preferential and the free rent is decided
        return rent(rng)
    factor = band(BANDS[text], F(given["income"]), persons)
    if text == "2015":
        paid = plain(half_up(area * standard * factor))
        return given, want | {"charged": paid, "net": paid, "factor": plain(factor), "basis": "banded"}
    own = F(money(rng, 0, area, (area,), places=2)) if rng.random() < 1 / 2 else F(0)
    given["own_area"] = plain(own)
    back = half_up((area - own) * standard * factor)
    return given, want | {"charged": plain(project), "allowance": plain(back), "net": plain(project - back),
                          "factor": plain(factor), "basis": "banded"}


def districts(*groups):
    return {name: F(factor) for factor, names in groups for name in names.split()}


INNER, OUTER = "yuexiu liwan haizhu tianhe", "huangpu nansha panyu huadu"
DISTRICTS = {"2013": districts(("1.1", INNER), ("0.9", OUTER + " baiyun luogang")),
             "2015": districts(("1.1", INNER), ("1.0", "baiyun"), ("0.9", OUTER)),
             "2022": districts(("1.2", INNER), ("1.0", "baiyun"), ("0.9", OUTER), ("0.7", "zengcheng"),
                               ("0.6", "conghua"))}
RATE = {"2013": 20, "2015": 25, "2022": 30}
SUBSIDY_BANDS = {"2013": ((9600, "0.9"), (15600, "0.7"), (20663, "0.5"), (24795, "0.3")),
                 "2015": ((15600, "0.9"), (24795, "0.7"), (35321, "0.5"))}
HIGHEST = {"2013": {"dibao", "marginal", "hardship_worker"}}
HIGHEST["2015"] = HIGHEST["2013"]
HIGHEST["2022"] = HIGHEST["2013"] | {"entitled"}
DIBAO = {"2022": 1196, "2023": 1238, "2024": 1282}


def subsidy_bands(text, month):
    """Of 2022 the lowest band ends with the low-income line, 1.5 times the minimum living standard."""
    if text != "2022":
        return SUBSIDY_BANDS[text]
    low = F(DIBAO[month[:4]]) * 12 * F("1.5")
    return ((low, "0.9"), (24795, "0.7"), (35660, "0.5"), (42792, "0.4"))


def rent_subsidy(rng):
    """Annex 2: (15 - own area a head) x persons, one as 1.5, x rate x income x district."""
    text = rng.choice(list(RATE))
    month = some_month(rng, "2022-03", "2024-03") if text == "2022" else None
    persons, bands = rng.choice((1, 1, 2, 3, 4, 6)), subsidy_bands(text, month)
    own = F(money(rng, 0, 15 * persons - F(1, 10), (9 * persons,), places=2)) if rng.random() < 2 / 3 else F(0)
    income = income_beside(rng, bands, persons)
    district = rng.choice(list(DISTRICTS[text]))
    given = {"text": text, "persons": persons, "own_area": plain(own), "income": plain(income), "district": district}
    given |= {"month": month} if month else {}
    kinds = rng.sample(KINDS, rng.choice((0, 0, 1, 2)))
    given |= {"kinds": kinds} if kinds or rng.random() < 1 / 2 else {}
    counted = persons
    if persons >= 3 and text != "2022" and rng.random() < 1 / 4:
        counted = given["counted"] = rng.randint(2, persons)
        own = F(0)
        given["own_area"] = "0"
    heads = F("1.5") if counted == 1 else F(counted)
    factor = F("1.3") if HIGHEST[text] & set(kinds) else band(bands, income, persons)
    amount = half_up((15 - own / persons) * heads * RATE[text] * factor * DISTRICTS[text][district])
    return given, {"persons": plain(heads), "income_factor": plain(factor), "formula": plain(amount),
                   "district_factor": plain(DISTRICTS[text][district]), "monthly": plain(amount), "limit": "none"}


def home_size(rng):
    """轮候配租细则 art. 15."""
    persons = rng.choice((1, 2, 3, 4, 5, 6, 50))
    homes = {1: [(1, False)], 2: [(1, True)], 3: [(2, True)], 4: [(2, True), (3, True)]}.get(persons, [(3, True)])
    return {"persons": persons}, {"homes": [{"bedrooms": rooms, "living_room": living} for rooms, living in homes]}


def waiting_number(rng):
    """轮候配租细则 art. 8, 10: five years without a registration, and the other grounds."""
    months = rng.choice((0, 1, 59, 59, 59, 60, 61, 100))
    given, lost = {"months_unregistered": months}, months >= 60
    for name in ("unqualified", "allotted", "takes_subsidy", "single_gone"):
        if rng.random() < 1 / 8:
            given[name] = lost = True
    return given, {"keeps": not lost}


CLASSES = ("priority", "first", "second", "third_surveyed", "third")


def waiting_class(entry):
    if entry.get("priority"):
        return "priority"
    if entry["sequence"] == "third" and entry.get("surveyed"):
        return "third_surveyed"
    return entry["sequence"]


def waiting_order(rng):
    """轮候配租细则 art. 13: by class, within it by number."""
    numbers = rng.sample(range(1, 1000), rng.randint(0, 7))
    entries = []
    for place, number in enumerate(numbers):
        entry = {"id": f"E{place}", "number": number, "sequence": rng.choice(("first", "second", "third", "third"))}
        for name in ("surveyed", "priority"):
            if rng.random() < 1 / 3:
                entry[name] = True
        entries.append(entry)
    ordered = sorted(entries, key=lambda one: (CLASSES.index(waiting_class(one)), one["number"]))
    return {"entries": entries}, {"placed": [
        one | {"class": waiting_class(one), "place": place + 1} for place, one in enumerate(ordered)]}


def waiting_priority(rng):
    """轮候配租细则 art. 14: more than three years, with a registration; one turn only."""
    months = rng.choice((0, 35, 36, 37, 37, 60))
    given, grounds = {"months_waited": months}, []
    for name in ("honoured", "cleared", "poor", "meritorious"):
        if rng.random() < 1 / 4:
            given[name] = True
            grounds.append(name)
    if rng.random() < 3 / 4:
        given["registered"] = True
        grounds += ["long_waiting"] if months > 36 else []
    if rng.random() < 1 / 4:
        given["approved"] = True
        grounds.append("approved")
    if rng.random() < 1 / 8:
        given["used_before"], grounds = True, []
    return given, {"grounds": grounds}


def waiting_subsidy(rng):
    """2024 二 (二): the kinds named there, or who waited more than five years in vain; before not while waiting."""
    text, months = rng.choice(("2013", "2015", "2022", "2024", "2024", "2024")), rng.choice((0, 59, 60, 61, 61))
    kinds, vain = rng.sample(KINDS, rng.choice((0, 0, 1, 2))), rng.random() < 1 / 2
    given = {"text": text, "months_waited": months}
    given |= {"kinds": kinds} if kinds or rng.random() < 1 / 2 else {}
    given |= {"registered_in_vain": True} if vain else {}
    if text == "2022":  # no page says it
        return given, {"error": "no_rule"}
    may = bool(set(kinds) - {"named_elsewhere"}) or (vain and months > 60)
    return given, {"may_draw": text == "2024" and may}


WINDOWS = {"2013": ("2013-05-01", "2015-08-24"), "2015": ("2015-08-25", "2016-04-30"), "2024": ("2024-07-26",
           "2029-03-03")}


def drawn_members(rng, text):
    """The family, and what it fails in: art. 21, 22 (1)."""
    members, wrong = [], set()
    age = rng.choice((15, 17, 18, 29, 30, 40, 61))
    first = {"role": "applicant", "age": age, "registered": True, "in_city": True}
    if age == 17 or rng.random() < 1 / 15:
        first["incapable"] = True
    if age < 18 or "incapable" in first:
        wrong.add("applicant")
    members.append(first)
    others = rng.choice((0, 0, 1, 2, 3))
    if others == 0:
        orphan = rng.random() < 1 / 5
        first |= {"orphan": True} if orphan else {}
        if not (age >= 30 or orphan and age >= 18):
            wrong.add("alone")
    for number in range(others):
        role = "spouse" if number == 0 and age >= 22 else rng.choice(("child", "other"))
        member = {"role": role, "age": rng.choice((25, 62))}
        if role == "child":  # nobody under 16 has full legal capacity
            member["age"] = rng.choice((5, 15, 17))
            member |= {"incapable": True} if member["age"] >= 16 or rng.random() < 1 / 2 else {}
        kind = rng.choice(("usual", "usual", "usual", "unregistered", "away", "outside"))
        member |= {"registered": True} if kind in ("usual", "outside") else {}
        member |= {"in_city": True} if kind != "outside" else {}
        member |= {"away": True} if kind == "away" else {}
        allowed = ("spouse",) if text != "2024" else ("spouse", "child")
        if kind == "outside" or kind == "unregistered" and role not in allowed:
            wrong.add("registration")
        members.append(member)
    guardian = text == "2024" and all(member.get("incapable") or member["age"] < 16 for member in members)
    return members, wrong - {"applicant", "alone"} if guardian else wrong, guardian


def money_limits(text, members):
    """Annex 1; that of 2024 is not at hand, so nobody is admitted by it."""
    persons = len(members)
    if text == "2024":
        return None
    year, _, _, assets = LIMITS[text]
    return F(year[min(persons, 4) - 1]), F(assets[min(persons, 4) - 1] * 10000)


def homes(rng, text, persons, given, wrong):
    """art. 22 (3), 26: own and rented floor area a head, of living area as well; above 9 m2 no home (2013)."""
    own = F(money(rng, 0, 16 * persons, (15 * persons, 9 * persons), places=2)) if rng.random() < 1 / 2 else F(0)
    given["own_area"] = plain(own)
    living = None
    if own and text == "2024" and rng.random() < 1 / 2:
        living = F(money(rng, 0, min(own, 11 * persons), (10 * persons,), places=2))
        given["own_living"] = plain(living)
    if own >= 15 * persons and (living is None or living >= 10 * persons):
        wrong.add("own_home")
    if rng.random() < 1 / 4:
        rented = F(money(rng, 0, 16 * persons, (15 * persons,), places=2))
        given["rented_area"] = plain(rented)
        few = rented < 15 * persons
        if rng.random() < 1 / 2:
            room = F(money(rng, 0, min(rented, 11 * persons), (10 * persons,), places=2))
            given["rented_living"] = plain(room)
            few = few or room < 10 * persons
        if not few:
            wrong.add("rented_home")
    return text != "2024" and 9 * persons < own < 15 * persons


def history(rng, text, given, wrong):
    """art. 22 (4), (5), 41-42: a home given away in five years, preferential purchases, a bar."""
    applied = given["applied"]
    if rng.random() < 1 / 3:
        given["transferred"] = plus_days(plus_months(applied, -60), rng.choice((-400, -30, -2, 2, 30, 400)))
        recent = given["transferred"] > plus_months(applied, -60)
        if rng.random() < 1 / 4:
            given["illness_force"], recent = True, False
        if recent and text != "2024":
            wrong.add("transfer")
    if rng.random() < 1 / 8:  # 轮候配租细则 art. 17: a year after a free withdrawal
        given["left_on"] = plus_days(plus_months(applied, -12), rng.choice((-300, -2, 2, 100)))
        if given["left_on"] > plus_months(applied, -12) and text != "2024":
            wrong.add("too_soon")
    if rng.random() < 1 / 8:
        given["preference"] = True
        wrong.add("preference")
    if rng.random() < 1 / 6:
        given["barred_until"] = plus_days(applied, rng.choice((-300, -1, 0, 1, 300)))
        if given["barred_until"] > applied:
            wrong.add("barred")


ORDER = ("applicant", "alone", "registration", "income", "assets", "own_home", "rented_home", "transfer", "preference",
         "barred", "too_soon", "subsidy_only")


def eligibility(rng):
    """2013 art. 21, 22, 26; the limits of 2015; 2024 art. 21, 22."""
    text = rng.choice(("2013", "2013", "2015", "2024"))
    members, wrong, guardian = drawn_members(rng, text)
    applied = some_day(rng, *WINDOWS[text])
    while is_leap_day(applied):
        applied = some_day(rng, *WINDOWS[text])
    given = {"text": text, "applied": applied, "members": members}
    if rng.random() < 1 / 20:
        first, last = WINDOWS[text]
        if text == "2013":
            last = "2016-04-30"
        outside = rng.choice((plus_days(first, -1), plus_days(last, 1)))
        return given | {"applied": outside, "income": "0", "assets": "0", "own_area": "0"}, {"error": "no_rule"}
    limits = money_limits(text, members)
    if limits:
        income, assets = F(money(rng, 0, 2 * limits[0], (limits[0],))), F(money(rng, 0, 2 * limits[1], (limits[1],)))
        wrong |= {name for name, over in (("income", income > limits[0]), ("assets", assets > limits[1])) if over}
    else:
        income, assets = F(money(rng, 0, 10**6)), F(money(rng, 0, 10**6))
    given |= {"income": plain(income), "assets": plain(assets)}
    narrow = homes(rng, text, len(members), given, wrong) or guardian
    history(rng, text, given, wrong)
    if not wrong and text == "2024":
        return given, {"error": "no_rule"}
    findings = wrong or ({"subsidy_only"} if narrow else set())
    amounts = {}
    if limits:
        amounts = {"income": {"have": plain(income), "limit": plain(limits[0])},
                   "assets": {"have": plain(assets), "limit": plain(limits[1])}}
    return given, {"admitted": not wrong, "subsidy_only": narrow and not wrong,
                   "findings": [{"reason": name} | amounts.get(name, {}) for name in ORDER if name in findings]}


RULES = {
    "housing.eligibility": eligibility,
    "housing.home_size": home_size,
    "housing.income_benchmark": income_benchmark,
    "housing.income_line": income_line,
    "housing.line_adjustment": line_adjustment,
    "housing.rent": rent,
    "housing.rent_subsidy": rent_subsidy,
    "housing.rental_limits": rental_limits,
    "housing.waiting_number": waiting_number,
    "housing.waiting_order": waiting_order,
    "housing.waiting_priority": waiting_priority,
    "housing.waiting_subsidy": waiting_subsidy,
}
