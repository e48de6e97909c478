"""An employee's month, from the texts and the tables of evidence: what each rule of `payroll.*` has to answer.

Texts: 社会保险法 (2018), 住房公积金管理条例 (2019), 市政府令第123号 (2015), 广东省失业保险条例 (2022), 省政府令第203号 (2015), and the worked
requirements R1 to R30 of payroll-needs.md. Figures of a month are those of contribution-timeline.csv.
"""

from datetime import date, timedelta
from fractions import Fraction as F

from law import _inverse as inverse
from law._contract import with_refusals
from law._figures import entry, figure, limits, staff_average
from law._slip import (CARRIED_TO, FIRST, LAST, OF_WAGES, SCHEMES, clamp, lines, sides, some_settings, some_slip,
                       some_wage)
from law.common import down, half_up, money, month_add, plain, some_month, up


def slip(rng):
    """Each line: the wage within its limits, times its rate, rounded once; a total is the sum of the lines."""
    given = some_slip(rng)
    month = given["month"]
    if rng.random() < 0.15:
        given["outside"] = [{"scheme": scheme, "reason": "an article"} for scheme in rng.sample(SCHEMES, 2)]
    if month >= "2021-10" and rng.random() < 0.2 and not given.get("outside"):
        given["one_medical_item"] = True
    found = lines(given)
    return given, {"month": month, "missing": []} | sides(found) | {"lines": [
        {"scheme": scheme, "payer": payer, "base": plain(base), "rate": plain(rate), "amount": plain(amount),
         "limit": limit} for (scheme, payer), (base, rate, amount, limit) in found.items()]}


def slip_refused(rng):
    """One thing that has no answer, and why."""
    month = some_month(rng, FIRST, LAST)
    given = {"month": month, "injury_rate": "0.002", "unemployment_rate": "0.008", "disputed": True,
             "housing_employer_rate": "0.05", "housing_employee_rate": "0.05"}
    wages = {scheme: "8000" for scheme in OF_WAGES}
    most = F("0.2") if month <= "2016-06" else F("0.12")
    change, code = rng.choice((
        ({"month": rng.choice(("2030-01", "2028-01", "2012-01"))}, "no_rule"), ({"month": "2026-07"}, "no_rule"),
        ({"month": rng.choice(("2022-08", "2022-09")), "disputed": False}, "no_rule"),
        ({"injury_class": 2}, "conflict"), ({"unemployment_coefficient": "1"}, "conflict"),
        ({"wages": wages}, "conflict"), ({"wage": None}, "missing_field"), ({"injury_rate": None}, "missing_field"),
        ({"unemployment_rate": None}, "missing_field"),
        ({"wage": None, "wages": wages | {rng.choice(OF_WAGES): None}}, "missing_field"),
        ({"housing_employer_rate": plain(most + F(1, 1000))}, "out_of_range"),
        ({"housing_employee_rate": "0.0499"}, "out_of_range")))
    given = {name: value for name, value in (given | {"wage": "8000"} | change).items() if value is not None}
    if "wages" in given:
        given["wages"] = {scheme: wage for scheme, wage in given["wages"].items() if wage}
    return given, {"error": code}


def slip_partial(rng):
    """2014-07 to 2015-06: floors of three schemes are not known, the rest is; a side that lacks a line has no total."""
    month = some_month(rng, "2014-07", "2015-06")
    given = {"month": month, "wage": some_wage(rng, month), "injury_class": rng.choice((1, 2, 3)), "partial": True,
             "unemployment_coefficient": rng.choice(("1", "0.6", "0.8")), "housing_employer_rate": "0.05",
             "housing_employee_rate": "0.05"}
    if month <= "2014-12":
        given["pension_class"] = rng.choice(("state", "private"))
        if given["pension_class"] == "state":
            given["town_local"] = rng.random() < 0.7
    out = sides(lines(given | {"outside": [{"scheme": scheme} for scheme in ("unemployment", "injury", "housing")]}))
    for payer in out:
        del out[payer]["total"]
    return given, out


GRADES = ("official", "corroborated", "reported", "disputed")  # the best first
SERIES = ("pension.floor", "pension.ceiling", "pension.employee_rate", "pension.employer_rate")


def grade_of(row):
    """The grade of a figure. Of 2021-09 the table names an official page and has no words of it: not official here."""
    return "corroborated" if (row["series"], row["from"]) == ("pension.employer_rate", "2021-09") else row["grade"]


def slip_pension_only(rng):
    """A slip of one scheme: graded as its weakest figure, asked for by grade, and on figures of one's own."""
    month = some_month(rng, FIRST, LAST)
    given = {"month": month, "wage": some_wage(rng, month), "disputed": True,
             "outside": [{"scheme": scheme, "reason": "an article"} for scheme in SCHEMES if scheme != "pension"]}
    grades = {series: grade_of(entry(series, month)) for series in SERIES}
    if rng.random() < 0.4:
        least = rng.choice(GRADES[:3])
        given["min_grade"] = least
        if any(GRADES.index(grade) > GRADES.index(least) for grade in grades.values()):
            return given, {"error": "below_grade"}
    base, limit = clamp(F(given["wage"]), *limits("pension", month))
    rates = {"employee": figure("pension.employee_rate", month), "employer": figure("pension.employer_rate", month)}
    if rng.random() < 0.4 and "min_grade" not in given:
        return given, own_figure(rng, given, rates)
    want = [{"payer": payer, "base": plain(base), "limit": limit, "rate": plain(rates[payer]),
             "amount": plain(half_up(base * rates[payer])),
             "grade": max((grades[series] for series in SERIES[:2] + (f"pension.{payer}_rate",)), key=GRADES.index)}
            for payer in ("employee", "employer")]
    return given, {"lines": want, "grade": max(grades.values(), key=GRADES.index)}


def own_figure(rng, given, rates):
    """A limit or rate of the caller's in place of the city's."""
    floor, ceiling = limits("pension", given["month"])
    name = rng.choice(SERIES)
    value = {"pension.floor": floor - 100, "pension.ceiling": ceiling + 100}.get(name, F("0.1"))
    given["figures"] = {name: plain(value)}
    floor, ceiling = value if name == SERIES[0] else floor, value if name == SERIES[1] else ceiling
    base, limit = clamp(F(given["wage"]), floor, ceiling)
    rates = rates | {payer: value for payer in rates if name == f"pension.{payer}_rate"}
    return {"lines": [{"payer": payer, "base": plain(base), "limit": limit, "amount": plain(half_up(base * rates[payer]))}
                      for payer in ("employee", "employer")]}


def slip_known_on(rng):
    """粤人社发〔2024〕33号: limits from 2024-07, issued on 2024-12-03.

    Before their first day the limits before them are what was known, on the days between nobody could know any.
    """
    month = some_month(rng, "2024-07", "2024-11")
    given = {"month": month, "wage": some_wage(rng, month),
             "outside": [{"scheme": scheme, "reason": "an article"} for scheme in SCHEMES if scheme != "pension"]}
    given["known_on"] = rng.choice(("2024-06-30", "2024-07-01", "2024-12-02", "2024-12-03", "2025-03-01"))
    if "2024-07-01" <= given["known_on"] < "2024-12-03":
        return given, {"error": "no_rule"}
    if given["known_on"] < "2024-07-01":
        given.update({"carry_forward": True} if rng.random() < 0.5 else {})
        base, limit = clamp(F(given["wage"]), *limits("pension", "2024-06"))
    else:
        base, limit = clamp(F(given["wage"]), *limits("pension", month))
    return given, {"lines": [{"base": plain(base), "limit": limit, "amount": plain(half_up(base * rate))}
                             for rate in (figure("pension.employee_rate", month), figure("pension.employer_rate", month))]}


def slip_disputed(rng):
    """2022-08 and 2022-09: without the likelier value the employer's pension is missing, and with it the side's total."""
    given = some_slip(rng, "2022-08", "2022-09")
    whole = sides(lines(given))
    given = strip(given, "disputed") | {"partial": True}
    employer = strip(whole["employer"], "pension", "total")
    return given, {"employee": whole["employee"], "employer": employer,
                   "missing": [{"scheme": "pension", "payer": "employer", "what": "rate"}]}


def slip_side_job(rng):
    """R25: a side job is insured against injury alone, and settings of the other schemes are not asked for."""
    month = some_month(rng, "2021-01", LAST)
    given = {"month": month, "wage": some_wage(rng, month), "person": "employee", "job": "side_job",
             "injury_rate": rng.choice(("0.002", "0.0035"))}
    base, _ = clamp(F(given["wage"]), *limits("injury", month))
    amount = plain(half_up(base * F(given["injury_rate"])))
    return given, {"employee": {"total": "0"}, "employer": {"injury": amount, "total": amount},
                   "lines": [{"scheme": "injury", "payer": "employer", "base": plain(base), "amount": amount}]}


def receipt(rng):
    """The slip inside a receipt is the slip; the digests are form."""
    given, want = rng.choice((slip, slip, slip_pension_only, slip_partial, slip_side_job))(rng)
    if "error" in want:
        return given | {"version": "v1"}, want
    return given | {"version": "v1"}, {"version": "v1", "month": given["month"], "slip": want}


# An employer's bill.

def some_bases(rng):
    """Bases whose products end in part of a fen, some of them in half of one."""
    some = ("5333.33", "6111.11", "7222.22", "5011", "9319", "6275", "5010.50", "0", "0.01")
    return [rng.choice(some) if rng.random() < 0.5 else money(rng, 0, 40000) for _ in range(rng.randint(0, 6))]


def bill_rates(rng):
    out = {"rate": rng.choice(("0.08", "0.055", "0.005", "0.0026", "0.16", "0", "1", money(rng, 0, 1, (), 8)))}
    if rng.random() < 0.3 and F(out["rate"]) < F("0.9"):
        out["maternity_rate"] = rng.choice(("0.0085", "0.0045", "0"))
    return out


def shared_out(bases, rate):
    """R7: the bill rounded on the sum, shared by whole fen, the rest to the largest remainders, the first of equals."""
    exact = [F(base) * rate for base in bases]
    total, shares = half_up(sum(exact)), [down(x) for x in exact]
    order = sorted(range(len(exact)), key=lambda n: (-(exact[n] - shares[n]), n))
    for number in order[:int((total - sum(shares)) * 100)]:
        shares[number] += F(1, 100)
    return total, shares


def bill(rng):
    """令第123号 art. 34: 用人单位的缴费基数为本单位职工缴费基数之和; or line by line."""
    given = {"bases": some_bases(rng)} | bill_rates(rng) | {"basis": rng.choice(("per_person", "sum_of_bases"))}
    rate = F(given["rate"]) + F(given.get("maternity_rate", 0))
    total, shares = shared_out(given["bases"], rate)
    if given["basis"] == "per_person":
        shares = [half_up(F(base) * rate) for base in given["bases"]]
        total = sum(shares)
    return given, {"total": plain(total), "shares": [plain(share) for share in shares]}


def bill_match(rng):
    """R7: which of the two a bill agrees with; or, where maternity is in one item, the two lines."""
    given = {"bases": some_bases(rng)} | bill_rates(rng)
    bases, rate = [F(base) for base in given["bases"]], F(given["rate"])
    own = F(given.get("maternity_rate", 0))
    each, whole = sum(half_up(base * (rate + own)) for base in bases), half_up(sum(bases) * (rate + own))
    two = sum(half_up(base * rate) + half_up(base * own) for base in bases)
    billed = rng.choice((each, whole, two, each + F(1, 100)))
    fits = {"per_person": each, "sum_of_bases": whole}
    names = [name for name, amount in fits.items() if amount == billed]
    want = {name: plain(amount) for name, amount in fits.items()}
    want |= {name + "_diff": plain(billed - amount) for name, amount in fits.items()}
    if "maternity_rate" in given:
        want |= {"two_lines": plain(two), "two_lines_diff": plain(billed - two)}
    fit = "both" if len(names) == 2 else names[0] if names else "neither"
    if fit == "neither" and "maternity_rate" in given and two == billed:
        fit = "two_lines"
    return given | {"billed": plain(billed)}, want | {"fit": fit}


def month_bill(rng):
    """The sum of the rounded lines; to 2019-12 the employer's own maternity line (省政府令第203号 art. 10)."""
    month = some_month(rng, FIRST, CARRIED_TO)
    settings = some_settings(rng, month)
    people = [settings | {"id": f"P{number}", "wage": some_wage(rng, month)} for number in range(rng.randint(1, 4))]
    amounts = {}
    for person in people:
        for key, (_, _, amount, _) in lines(person | {"month": month}).items():
            amounts.setdefault(key, []).append(amount)
    totals = {payer: sum(sum(found) for (_, who), found in amounts.items() if who == payer)
              for payer in ("employee", "employer")}
    given, want = {"month": month, "people": people}, {"month": month, "missing": []}
    if month <= "2019-12":
        given["maternity"], want["maternity"] = payroll_maternity(rng, month, len(people))
        totals["employer"] += F(want["maternity"]["amount"])
    parts = [{"scheme": scheme, "payer": payer, "lines": len(found), "amount": plain(sum(found))}
             for (scheme, payer), found in amounts.items()]
    want |= {"parts": parts} if month > "2019-12" else {}
    return given, want | {"employee_total": plain(totals["employee"]), "employer_total": plain(totals["employer"]),
                          "total": plain(sum(totals.values()))}


def payroll_maternity(rng, month, heads):
    """上月职工工资总额, at most three averages of last year for every head; without one, that of this month."""
    average, rate = staff_average(month), figure("maternity.employer_rate", month)
    given = {"heads": heads}
    most = 3 * average * heads
    name = rng.choice(("payroll", "this_month_payroll"))
    given[name] = money(rng, 1, 2 * most, (most, "1"))
    if rng.random() < 0.3:
        rate = F(rng.choice(("0.01", "0.005", "0")))
        given["rate"] = plain(rate)
    base = min(F(given[name]), most)
    return given, {"base": plain(base), "cap": plain(most), "rate": plain(rate), "amount": plain(half_up(base * rate)),
                   "limit": "ceiling" if F(given[name]) > most else "none"}


# Bases.

def chosen_bases(rng):
    """社会保险法 art. 12 and the limits: a base outside its limits is refused, never moved."""
    month = some_month(rng, FIRST, LAST)
    wages, code = {}, None
    for scheme in OF_WAGES:
        floor, ceiling = limits(scheme, month)
        ceiling = 60000 if ceiling is None else ceiling
        wages[scheme] = plain(rng.choice((floor, ceiling, (floor + ceiling) / 2)))
    if rng.random() < 0.4:
        scheme = rng.choice(OF_WAGES)
        floor, ceiling = limits(scheme, month)
        beside = [floor - F(1, 100)] + ([] if ceiling is None else [ceiling + F(1, 100)])
        wages[scheme], code = plain(rng.choice(beside)), "out_of_range"
    elif rng.random() < 0.1:
        del wages[rng.choice(OF_WAGES)]
        code = "missing_field"
    return {"month": month, "wages": wages}, {"error": code} if code else {"within": True}


def declared_base(rng):
    """住房公积金管理条例 art. 16, 令第123号 art. 34: 上一年度月平均工资, over the months worked (R11)."""
    total, months = money(rng, 0, 900000, ("137456.78", "76543.21", "0")), rng.randint(1, 12)
    given = {"total": total, "months": months, "rounding": rng.choice(("fen", "yuan"))}
    if rng.random() < 0.05:
        return given | {"months": 0}, {"error": "not_applicable"}
    return given, {"base": plain(half_up(F(total) / months, 2 if given["rounding"] == "fen" else 0))}


def new_hire_base(rng):
    """令第123号 art. 34: of the month of joining. 住房公积金管理条例 art. 17: a first job from its second month, on its pay."""
    scheme, arrival = rng.choice(SCHEMES), rng.choice(("first_job", "transfer"))
    month, declared = some_month(rng, "2025-01", "2025-12"), rng.randint(1, 12)
    given = {"scheme": scheme, "arrival": arrival, "month": month, "first_pay": money(rng, 0, 20000, ("4363.64", "0")),
             "declaration_month": declared}
    later = scheme == "housing" and arrival == "first_job"
    if later:
        given["second_pay"] = money(rng, 0, 20000, ("9600",))
        if rng.random() < 0.1:
            return strip(given, "second_pay"), {"error": "missing_field"}
    start = month_add(month, 1) if later else month
    until = month_add(start, 1)
    while int(until[5:]) != declared:
        until = month_add(until, 1)
    want = {"from": start, "until": until, "base": given["second_pay" if later else "first_pay"]}
    if rng.random() < 0.6:
        given["in"] = rng.choice((start, month_add(until, -1), month))
    if given.get("in", month) < start:
        want["base"] = None  # the month of joining has no line
    return given, want


def strip(given, *names):
    return {name: value for name, value in given.items() if name not in names}


def unemployed_contribution(rng):
    """社会保险法 art. 48; 令第123号 art. 34, 35, 38: 10 % on 60 % of the average, and 0.26 % on the whole of it."""
    average = money(rng, "0.01", 20000, ("7000", "0.01", "12024"))
    medical, supplement = half_up(F(average) * F("0.06")), half_up(F(average) * F("0.0026"))
    return {"city_average": average}, {"base": plain(F(average) * F("0.6")), "medical": plain(medical),
                                       "supplement": plain(supplement), "total": plain(medical + supplement)}


def fund_excess(rng):
    """财税〔2006〕10号: free on a base up to three averages and a rate up to 12 %; what is deposited beyond is taxed."""
    ceiling = rng.choice(("39828", "22275", "24654"))
    given = {"base": money(rng, 0, 60000, (ceiling, "41000", "41010")), "ceiling": ceiling,
             "employee_rate": rng.choice(("0.05", "0.12", "0.13", "0.2", "0.055")),
             "employer_rate": rng.choice(("0.05", "0.12", "0.13", "0.2", "0.0875"))}
    if rng.random() < 0.5:
        given["rounding"] = rng.choice(("yuan", "fen"))
    places = 2 if given.get("rounding") == "fen" else 0
    base = F(given["base"])
    taxed = {side: deposited_beyond(base, F(given[side + "_rate"]), F(ceiling), places)
             for side in ("employee", "employer")}
    return given, {"base": given["base"], "limit": "none", "total": plain(sum(taxed.values()))} | {
        side: plain(amount) for side, amount in taxed.items()}


def deposited_beyond(base, rate, ceiling, places):
    deposit = half_up(base * rate, places)
    free = min(base, ceiling) * min(rate, F("0.12"))
    return max(deposit - max(half_up(free), half_up(free, places)), F(0))  # what rounding up adds is no excess


# Employment.

def overlap(rng):
    """社会保险法 art. 58: one relation a month; 工伤保险条例 art. 2: each employer insures its own staff."""
    claims, seen, twice = [], set(), False
    for employer in rng.sample(("甲", "乙", "丙"), rng.randint(0, 3)):
        scheme = rng.choice(("pension", "medical", "unemployment", "injury"))
        months = rng.sample([f"2026-{month:02d}" for month in range(1, 7)], rng.randint(0, 3))
        claims.append({"employer": employer, "scheme": scheme, "months": sorted(months)})
        for month in months if scheme != "injury" else ():
            twice |= (scheme, month) in seen
            seen.add((scheme, month))
    return {"claims": claims}, {"error": "conflict"} if twice else {"overlap": False}


def due_months(rng):
    """R13: whole months, and rules of entry and exit with a cut-off day."""
    start = date(2025, 1, 1) + timedelta(rng.randint(0, 500))
    end = start + timedelta(rng.choice((0, 5, 30, 60, 90, 400)))
    given = {"in": start.isoformat(), "through": month_add(start.isoformat()[:7], rng.choice((0, 1, 3, 14))),
             "entry": rng.choice(("counts", "before_cutoff", "next_month")),
             "exit": rng.choice(("counts", "after_cutoff", "never"))}
    last = given["through"]
    if rng.random() < 0.7:
        given["out"] = end.isoformat()
        last = min(last, given["out"][:7])
    for name, word, day in (("entry", "before_cutoff", start.day), ("exit", "after_cutoff", end.day)):
        if given[name] == word:
            given[name + "_cutoff"] = rng.choice([one for one in (1, 15, day - 1, day + 1, 31) if 1 <= one <= 31
                                                  and one != day])
    months, month = [], given["in"][:7]
    while month <= last:
        months.append(month)
        month = month_add(month, 1)
    if not joins(given, start.day) and months:
        months.pop(0)
    if months and months[-1] == given.get("out", "")[:7] and not leaves(given, end.day):
        months.pop()
    return given, {"months": months}


def joins(given, day):
    """Whether the month of joining is due."""
    return given["entry"] == "counts" or (given["entry"] == "before_cutoff" and day < given["entry_cutoff"])


def leaves(given, day):
    """Whether the month of leaving is due."""
    return given["exit"] == "counts" or (given["exit"] == "after_cutoff" and day > given["exit_cutoff"])


# Items beside the insurances: R5, R14.

ROUND = {"half_up": half_up, "up": up, "down": down}
PLACES = {"fen": 2, "jiao": 1, "yuan": 0}


def some_item(rng):
    """An item of the caller's: fixed, on the person's base or on the city's average."""
    kind = rng.choice(("percent_of_base", "fixed_amount", "percent_of_average"))
    out = {"name": "补充医疗", "kind": kind, "employee_share": rng.choice(("0.5", "0", "1", "0.4", "0.333"))}
    out["value"] = money(rng, 1, 500, ("18.20",)) if kind == "fixed_amount" else rng.choice(("0.005", "0.0026", "0.02"))
    if kind != "fixed_amount":
        name = "base" if kind == "percent_of_base" else "city_average"
        out[name] = money(rng, 1, 20000, ("7000", "7001", "5675.60", "5675.02"))
    if kind != "fixed_amount" and rng.random() < 0.7:
        out["rounding"] = {"unit": rng.choice(("fen", "jiao", "yuan")), "mode": rng.choice(("half_up", "up", "down"))}
        if out["rounding"] == {"unit": "jiao", "mode": "up"} and rng.random() < 0.7:
            out["rounding"]["from_fen"] = True
    if rng.random() < 0.4:
        out["pay_month"] = rng.randint(1, 12)
    return out


def item_amounts(item):
    """The total and the employee's part, rounded as the item says; the employer's is the rest, so they add up."""
    exact = F(item["value"])
    if item["kind"] != "fixed_amount":
        exact *= F(item["base" if item["kind"] == "percent_of_base" else "city_average"])
    total = rounded(exact, item.get("rounding", {"unit": "fen", "mode": "half_up"}))
    employee = rounded(total * F(item["employee_share"]), item.get("rounding", {"unit": "fen", "mode": "half_up"}))
    return total, employee, total - employee


def rounded(exact, rounding):
    """To the unit; 舍厘见分进角 drops behind the fen first, by rounding to it."""
    exact = half_up(exact) if rounding.get("from_fen") else exact
    return ROUND[rounding["mode"]](exact, PLACES[rounding["unit"]])


def item_want(item, month):
    """The line of a month, without a part that is nothing."""
    total, employee, employer = item_amounts(item)
    out = {"name": item["name"], "month": month, "total": plain(total)}
    out.update({"employee": plain(employee)} if employee else {})
    out.update({"employer": plain(employer)} if employer else {})
    return out


def item(rng):
    given = some_item(rng) | {"month": some_month(rng, "2025-01", "2025-12")}
    due = given.get("pay_month", int(given["month"][5:])) == int(given["month"][5:])
    return given, {"due": due} | ({"line": item_want(given, given["month"])} if due else {})


def statement(rng):
    """A slip, its items and the totals of both."""
    given = some_slip(rng)
    month, found = given["month"], sides(lines(given))
    items = [some_item(rng) for _ in range(rng.randint(0, 3))]
    due = [one for one in items if one.get("pay_month", int(month[5:])) == int(month[5:])]
    totals = {payer: F(found[payer]["total"]) + sum(item_amounts(one)[place] for one in due)
              for place, payer in ((1, "employee"), (2, "employer"))}
    return {"slip": given, "items": items}, {
        "slip": found, "items": [item_want(one, month) for one in due],
        "employee_total": plain(totals["employee"]), "employer_total": plain(totals["employer"])}


# Who is in which scheme. Only what a text at hand says; from is the first month of that text.

INSURANCES = ("pension", "medical", "maternity", "unemployment", "injury")
APART = ("retired_rehire", "over_age", "disabled_pensioner", "intern", "trainee", "domestic_worker", "committee_member",
         "platform_worker", "volunteer")


def coverage_cells():
    """(person, job, scheme, status, from, source)."""
    for person in ("employee", "probationer"):  # 社会保险法 art. 10, 23, 33, 44, 53: 职工应当参加
        yield from ((person, "main_job", scheme, "covered", "2011-07") for scheme in INSURANCES)
    yield "employee", "main_job", "housing", "covered", "2011-07"  # 住房公积金管理条例 art. 2, 15
    yield "employee", "side_job", "injury", "covered", "2011-07"   # 工伤保险条例 art. 2: 为本单位全部职工
    yield from (("foreigner", "main_job", scheme, "covered", "2011-10") for scheme in INSURANCES)  # 社会保险法 art. 97
    # 人社部、国家医保局令第41号 art. 2
    yield from (("hong_kong_macau_taiwan", "main_job", scheme, "covered", "2020-01") for scheme in INSURANCES)
    for scheme in ("pension", "medical"):
        yield "flexible_hong_kong_macau_taiwan", "no_job", scheme, "may_join", "2020-01"
        for person in ("flexible_worker", "self_employed"):  # 社会保险法 art. 10, 23
            yield person, "no_job", scheme, "may_join", "2011-07"
    for scheme in ("pension", "unemployment"):  # 社会保险法 art. 16, 51(4): who draws a pension
        yield "retired_rehire", "main_job", scheme, "not_covered", "2011-07"
    yield "unemployed", "no_job", "medical", "covered", "2011-07"  # 社会保险法 art. 48
    # 粤人社规〔2020〕55号, in the city from 2021-04-01
    yield from ((person, "main_job", "injury", "may_join", "2021-04") for person in APART)


CELLS = tuple(coverage_cells())


def coverage(rng):
    """A cell in a month of its text; before the text on injury insurance without an employment relation, no answer."""
    person, job, scheme, status, start = rng.choice(CELLS)
    month = some_month(rng, start, "2026-06")
    if start == "2021-04" and rng.random() < 0.2:
        month, status = some_month(rng, "2019-01", "2021-03"), None
    given = {"person": person, "job": job, "scheme": scheme, "month": month}
    return given, {"cells": [{"scheme": scheme, "status": status}]} if status else {"error": "no_rule"}


# Figures read in two ways.

def policy_diff(rng):
    """One limit or rate of the month read in another way, and the smallest wage that notices on each line."""
    month = some_month(rng, "2020-01", LAST)
    settings = strip(some_settings(rng, month), "relief_2020")
    name = rng.choice(("pension.floor", "pension.ceiling", "unemployment.ceiling", "housing.ceiling", "housing.floor",
                       "pension.employee_rate"))
    value = figure(name, month)
    other = value + (rng.choice((F(-1, 100), F(1, 100))) if name.endswith("rate") else rng.choice((-500, -1, 1, 300)))
    given = {"month": month} | strip(settings, "disputed", "carry_forward")
    reading = {key: settings[key] for key in ("disputed", "carry_forward") if key in settings}
    given |= {"before": reading | {"figures": {name: plain(other)}}, "after": reading}
    scheme, what = name.split(".")
    first = []
    for payer in ("employee",) if what == "employee_rate" else ("employee", "employer"):
        now, was = (inverse.lines_of(given | reading, payer)[scheme] for _ in range(2))
        if what == "employee_rate":
            was.number, was.over = other.numerator, other.denominator
        else:
            setattr(was, what, int(other * 100))
        wage = smallest_that_notices(now, was)
        if wage is not None:
            first.append({"scheme": scheme, "payer": payer, "wage": inverse.fen(wage),
                          "before": inverse.fen(was.at(wage)), "after": inverse.fen(now.at(wage))})
    return given, {"first": first, "changes": [{"month": month, "scheme": scheme, "figure": name, "source_only": False,
                                                "before": plain(other), "after": plain(value)}]}


def smallest_that_notices(one, other):
    """The least wage whose amounts differ: 0 at a floor or a rate; a ceiling parts them for good, or never."""
    if one.at(0) != other.at(0):
        return 0
    wage = inverse.first(lambda wage: one.at(wage) != other.at(wage))
    return wage if wage <= inverse.MOST else None


# Late changes: R8.

def retro(rng):
    """New less old, line by line, each rounded on its own; lines that agree are left out; no line is not 0."""
    months = sorted(rng.sample([month_add("2016-07", n) for n in range(72)], rng.randint(1, 3)))
    given, deltas = {"wages": {}, "paid": {}, "due": {}}, []
    for month in months:
        wage, kind = some_wage(rng, month), rng.choice(("base", "rate", "relief", "limit", "not_paid", "not_due", "nothing"))
        paid, due, cause = two_slips(rng, month, kind)
        given["wages"][month] = wage
        given["paid"].update({month: paid} if kind != "not_paid" else {})
        given["due"].update({month: due} if kind != "not_due" else {})
        old, new = (lines_read({"month": month, "wage": wage} | one) for one in (paid, due))
        old, new = {} if kind == "not_paid" else old, {} if kind == "not_due" else new
        deltas += [delta(month, key, old.get(key), new.get(key), cause) for key in new | old
                   if key not in old or key not in new or old[key][2] != new[key][2]]
    return given, {"deltas": deltas} | {payer + "_total": plain(sum(F(one["diff"]) for one in deltas
                                                                    if one["payer"] == payer))
                                        for payer in ("employee", "employer")}


def two_slips(rng, month, kind):
    """What was paid and what is due, which differ in one thing, and the cause where it is one."""
    settings = strip(some_settings(rng, month), "relief_2020")
    paid, due, cause = dict(settings), dict(settings), None
    if kind == "base":
        paid["wage"], cause = some_wage(rng, month), "base"
    elif kind == "rate":
        paid["housing_employee_rate"], cause = rng.choice(("0.06", "0.1")), "rate"
    elif kind == "limit":
        paid["figures"] = {"pension.floor": plain(limits("pension", month)[0] - rng.choice((10, 300)))}
        cause = "limit"
    elif kind == "relief" and "2020-02" <= month <= "2020-12":
        due |= {"relief_2020": rng.choice(("small", "large")), "employer_kind": "enterprise"}
        paid["employer_kind"], cause = "enterprise", "relief"
    return paid, due, cause


def lines_read(given):
    """The lines of a slip on a pension floor of the caller's own, where there is one."""
    found = lines(given)
    if "figures" in given:
        own = F(given["figures"]["pension.floor"])
        for payer in ("employee", "employer"):
            rate = found["pension", payer][1]
            base, limit = clamp(F(given["wage"]), own, limits("pension", given["month"])[1])
            found["pension", payer] = base, rate, half_up(base * rate), limit
    return found


def delta(month, key, old, new, cause):
    """One line that differs."""
    out = {"month": month, "scheme": key[0], "payer": key[1], "old": plain(old[2]) if old else None,
           "new": plain(new[2]) if new else None, "diff": plain((new[2] if new else 0) - (old[2] if old else 0))}
    return out | ({"cause": cause} if cause else {})


def retro_paid(rng):
    """Due less paid, line by line: to make up (社会保险法 art. 63) or to ask back (art. 90)."""
    months = sorted(rng.sample([month_add("2016-07", n) for n in range(72)], rng.randint(1, 3)))
    given, out = {"paid": [], "unpaid": [], "not_due": [], "wages": {}, "due": {}}, []
    for month in months:
        kind = rng.choice(("paid", "paid", "paid", "unpaid", "not_due"))
        settings, wage = some_settings(rng, month), some_wage(rng, month)
        found = lines({"month": month, "wage": wage} | settings)
        if kind != "not_due":
            given["due"][month], given["wages"][month] = settings, wage
        if kind != "paid":
            given[kind].append(month)
        for (scheme, payer), (base, rate, amount, _) in found.items():
            name = {"month": month, "scheme": scheme, "payer": payer}
            places = 0 if scheme == "housing" and settings.get("housing_rounding") != "fen" else 2
            row = {} if kind == "unpaid" else paid_row(rng, base, rate, amount, places)
            if row:
                given["paid"].append(name | row)
            line = paid_line(row, None if kind == "not_due" else (base, rate, amount), kind)
            out += [name | line] if F(line["diff"]) else []
    given = strip(given, *[name for name in ("unpaid", "not_due") if not given[name]])
    return given, {"lines": out} | {payer: paid_side(out, payer) for payer in ("employee", "employer")}


def paid_row(rng, base, rate, amount, places):
    """What another program paid: as due, on another base, at another rate, or just another amount."""
    kind = rng.choice(("as_due", "as_due", "base", "rate", "both", "amount", "nothing", "bare"))
    if kind == "nothing":
        return {"amount": "0"}
    paid_base = base + 1000 if kind in ("base", "both") else base
    paid_rate = rate * 2 if kind in ("rate", "both") and rate <= F(1, 2) else rate
    paid = amount if kind == "as_due" else half_up(paid_base * paid_rate, places)
    if kind in ("amount", "bare"):
        paid = max(amount + rng.choice((F(-1, 100), F(1, 100), 100)), F(0))
    return {"amount": plain(paid)} | ({} if kind == "bare" else {"base": plain(paid_base), "rate": plain(paid_rate)})


def paid_line(row, due, kind):
    """The line of a comparison with its cause."""
    paid = F(row.get("amount", 0))
    amount = due[2] if due else None
    cause = "not_due" if kind == "not_due" else "not_paid" if not paid else "amount_diff"
    if cause == "amount_diff" and "base" in row:
        differs = F(row["base"]) != due[0], F(row["rate"]) != due[1]
        cause = {(True, False): "base_diff", (False, True): "rate_diff", (True, True): "base_and_rate_diff",
                 (False, False): "amount_diff"}[differs]
    return {"paid": plain(paid), "due": None if amount is None else plain(amount), "cause": cause,
            "diff": plain((amount or 0) - paid), "paid_base": row.get("base"), "paid_rate": row.get("rate"),
            "due_base": plain(due[0]) if due else None, "due_rate": plain(due[1]) if due else None}


def paid_side(rows, payer):
    diffs = [F(row["diff"]) for row in rows if row["payer"] == payer]
    back, refund = sum(d for d in diffs if d > 0), -sum(d for d in diffs if d < 0)
    return {"back_payment": plain(back), "refund": plain(refund), "diff": plain(back - refund)}


def reconcile(rng):
    """R9: ours beside the bill, line by line; the difference is the sum of what the classes explain."""
    month = some_month(rng, "2019-01", LAST)
    scheme, payer = rng.choice((("pension", "employee"), ("medical", "employee"), ("unemployment", "employee")))
    settings = some_settings(rng, month)
    given = {"month": month, "people": [], "rows": [], "covers": [{"scheme": scheme, "payer": payer}]}
    matched, extra = [], []
    for number in range(rng.randint(1, 4)):
        one = {"id": f"P{number}", "wage": some_wage(rng, month)}
        base, rate, amount, _ = lines({"month": month} | settings | one)[scheme, payer]
        kind, bill_base, bill_rate, billed = billed_as(rng, base, rate)
        ours = None if kind == "extra_in_bill" else amount
        given["people"] += [settings | one] if ours is not None else []
        if billed is not None:
            given["rows"].append({"id": one["id"], "scheme": scheme, "payer": payer, "base": plain(bill_base),
                                  "rate": plain(bill_rate), "amount": plain(billed)})
        item = {"class": kind, "id": one["id"], "month": month, "scheme": scheme, "payer": payer, "repeated": False,
                "ours": None if ours is None else plain(ours), "bill": None if billed is None else plain(billed),
                "explains": plain((ours or 0) - (billed or 0))}
        if kind in ("base_diff", "rate_diff", "base_and_rate_diff"):
            item |= {"base_diff": plain(bill_base - base), "rate_diff": plain(bill_rate - rate),
                     "amount_diff": plain(billed - ours)}
        (extra if ours is None else matched).append(item)
    items = matched + extra
    ours, bill = (sum(F(item[name] or 0) for item in items) for name in ("ours", "bill"))
    by_class = {name: {"count": sum(one["class"] == name for one in items),
                       "explains": plain(sum(F(one["explains"]) for one in items if one["class"] == name))}
                for name in sorted({one["class"] for one in items})}
    return given, {"difference": plain(ours - bill), "items": items, "by_class": by_class}


def billed_as(rng, base, rate):
    """What a bill has of a line: its class, base, rate and amount; another base is one even where the amounts agree."""
    kind = rng.choice(("match", "base_diff", "rate_diff", "base_and_rate_diff", "missing_in_bill", "extra_in_bill"))
    if kind == "missing_in_bill":
        return kind, None, None, None
    bill_base = base + rng.choice((500, 1000, F("0.5"))) if kind.startswith("base") else base
    bill_rate = rate / 2 if kind.endswith("rate_diff") else rate
    return kind, bill_base, bill_rate, half_up(bill_base * bill_rate)


# Pay and tax: R17 to R19.

def withhold(rng):
    """社会保险法 art. 60: 由用人单位代扣代缴; the bill is due in full whatever the pay (R18).

    What is short is withheld later or is the employer's for good; of schemes the first of the order is paid first.
    """
    given = some_slip(rng)
    due = {scheme: F(amount) for scheme, amount in sides(lines(given))["employee"].items() if scheme != "total"}
    bill, out = sum(due.values()), {"slip": given, "order": rng.sample(sorted(due), len(due))}
    borne = rng.sample([scheme for scheme in SCHEMES if scheme in due], rng.choice((0, 0, 1, 2)))
    out.update({"borne": borne} if borne else {})
    asked = {scheme: amount for scheme, amount in due.items() if scheme not in borne}
    own, carried = sum(asked.values()), rng.random() < 0.3
    if carried:
        scheme = rng.choice(sorted(due))
        out["carried"] = [{"scheme": scheme, "amount": money(rng, 1, 500)}]
        asked[scheme] = asked.get(scheme, F(0)) + F(out["carried"][0]["amount"])
    pay = F(money(rng, 0, bill * 2, (own, sum(asked.values()), "0")))
    out["pay"] = some_pay(rng, pay)
    taken, rest = {}, pay
    for scheme in out["order"]:
        if scheme in asked:
            taken[scheme] = min(rest, asked[scheme])
            rest -= taken[scheme]
    out["short"] = rng.choice(("carry_forward", "by_employer"))
    short = {scheme: asked[scheme] - taken[scheme] for scheme in asked if asked[scheme] > taken[scheme]}
    later = short if out["short"] == "carry_forward" else {}
    want = {"bill": plain(bill), "borne": amounts_of({scheme: due[scheme] for scheme in borne}),
            "borne_total": plain(bill - own), "withheld": amounts_of(taken), "withheld_total": plain(sum(taken.values())),
            "carry": amounts_of(later), "carry_total": plain(sum(later.values())),
            "expense": plain(0 if later else sum(short.values()))}
    if not carried:
        want |= {"advanced": plain(sum(short.values())), "recovered": "0"}
    return out, want


def some_pay(rng, amount):
    """The pay of a month: wages, wages of a work injury's leave, and what the caller says of other pay."""
    out = [{"kind": rng.choice(("wages", "wages", "injury_leave_pay")), "amount": plain(amount)}]
    if rng.random() < 0.3:
        kind = rng.choice(("sick_leave_pay", "maternity_allowance", "maternity_top_up"))
        out.append({"kind": kind, "amount": money(rng, 1, 3000), "choice": "hands_off"})
    if amount > 100 and rng.random() < 0.3:
        out[0]["amount"] = plain(amount - 100)
        out.append({"kind": "sick_leave_pay", "amount": "100", "choice": "may_withhold"})
    return out


def withhold_undecided(rng):
    """Pay of which no text at hand says whether contributions come out of it."""
    given, _ = withhold(rng)
    kind = rng.choice(("sick_leave_pay", "maternity_allowance", "maternity_top_up"))
    return given | {"pay": [{"kind": kind, "amount": "500"}]}, {"error": "no_rule"}


def amounts_of(amounts):
    """Amounts by scheme in the order of the slip, without those of nothing."""
    return [{"scheme": scheme, "amount": plain(amounts[scheme])} for scheme in SCHEMES if amounts.get(scheme)]


COLUMNS = ("pension", "medical", "unemployment", "housing")


def tax_month(rng, month):
    """What a month hands to income tax."""
    out = {"month": month}
    for name, least in (("withheld", 0), ("retro", -300), ("borne", 0)):
        if rng.random() < 0.7:
            out[name] = [{"scheme": scheme, "amount": money(rng, least, 3000, ("440.80", "0"))}
                         for scheme in rng.sample(COLUMNS, rng.randint(1, 4))]
    if "borne" in out:
        out["treatment"] = {"income": rng.random() < 0.5, "source": "the tax office's answer"}
    return out


def tax_sums(months):
    """By column what was withheld, with late differences; the rest beside it."""
    def of(name, scheme=None):
        return [F(row["amount"]) for month in months for row in month.get(name, ())
                if scheme is None or row["scheme"] == scheme]
    columns = {scheme: of("withheld", scheme) + of("retro", scheme) for scheme in COLUMNS}
    borne = sum(of("borne"))
    income = sum(F(row["amount"]) for month in months if month.get("treatment", {}).get("income")
                 for row in month.get("borne", ()))
    want = {scheme: plain(sum(found)) if found else None for scheme, found in columns.items()}
    return want | {"total": plain(sum(sum(found) for found in columns.values())), "borne": plain(borne),
                   "income": plain(income)}


def tax_columns(rng):
    """R19: 基本养老、基本医疗、失业、住房公积金, as withheld; what the employer bears is for the caller's cited choice."""
    given = tax_month(rng, some_month(rng, "2025-01", "2025-12"))
    if "borne" in given and any(F(row["amount"]) for row in given["borne"]) and rng.random() < 0.1:
        return strip(given, "treatment"), {"error": "missing_field"}
    return given, tax_sums([given])


def tax_cumulated(rng):
    """The sums since January or the month of joining, month by month."""
    first, count = rng.randint(1, 12), rng.randint(1, 4)
    joined = rng.choice((f"2025-{first:02d}", "2024-05"))
    start = first if joined[:4] == "2025" else 1
    months = [tax_month(rng, f"2025-{month:02d}") for month in range(start, min(13, start + count))]
    for month in months:
        month.setdefault("treatment", {"income": False, "source": "the tax office's answer"})
    return {"joined": joined, "months": months}, {"cumulated": [
        {"month": months[n]["month"], "months": n + 1} | tax_sums(months[:n + 1]) for n in range(len(months))]}


# The slip turned round: R30.

def wages_of_contribution(rng):
    """Every wage that gives a contribution; an amount on a plateau has an interval of them."""
    month, given = some_terms(rng)
    payer = rng.choice(("employee", "employer"))
    found = inverse.lines_of(given, payer)
    scheme = rng.choice([name for name in found if name != "illness_supplement"])
    line = found[scheme]
    amount = line.at(int(F(some_wage(rng, month)) * 100)) + rng.choice((0, 0, 0, -1, 1))
    given |= {"scheme": scheme, "payer": payer, "amount": inverse.fen(max(amount, 0))}
    return given, found_wages(max(amount, 0), lambda one: inverse.span_of(line, one),
                              lambda one: beside_line(line, one))


def some_terms(rng):
    """A month and settings, now and then outside of two schemes."""
    given = strip(some_slip(rng), "wage", "wages")
    if rng.random() < 0.2:
        given["outside"] = [{"scheme": scheme, "reason": "an article"} for scheme in ("medical", "housing")]
    return given["month"], given


def beside_line(line, amount):
    """The amounts next to one that no wage gives."""
    above = inverse.first(lambda wage: line.at(wage) > amount)
    return line.at(above - 1) if above else None, line.at(above) if above <= inverse.MOST else None


def found_wages(amount, wages_of, beside):
    """The wages, or where there are none the nearest amounts with theirs."""
    wages = wages_of(amount)
    if wages:
        return {"wages": wages}
    want = {"wages": []}
    for name, near in zip(("below", "above"), beside(amount)):
        want[name] = None if near is None else {"amount": inverse.fen(near), "wages": wages_of(near),
                                                "gap": inverse.fen(abs(near - amount))}
    return want


def from_sum(rng, name, payer, sign):
    """Every wage that leaves a net pay, or costs a total."""
    month, given = some_terms(rng)
    whole = inverse.Sum(list(inverse.lines_of(given, payer).values()), sign)
    amount = whole.at(int(F(some_wage(rng, month)) * 100)) + rng.choice((0, 0, 0, -1, 1, rng.randint(-9999, 9999)))
    amount = amount if sign < 0 else max(amount, 0)
    return given | {name: inverse.fen(amount)}, found_wages(amount, whole.wages, whole.beside)


def wage_from_net(rng):
    """The wage less the employee's side; with a fund in whole yuan several wages may leave the same."""
    return from_sum(rng, "net_pay", "employee", -1)


def wage_from_cost(rng):
    """The wage and the employer's side."""
    return from_sum(rng, "total_cost", "employer", 1)


def either(usual, *others):
    """A rule that is drawn by another function of it in a share of the cases."""
    def draw(rng):
        at = rng.random()
        for function, share in others:
            if at < share:
                return function(rng)
            at -= share
        return usual(rng)
    return draw


RULES = with_refusals({
    "payroll.bill": bill, "payroll.bill_match": bill_match, "payroll.chosen_bases": chosen_bases,
    "payroll.coverage": coverage, "payroll.policy_diff": policy_diff,
    "payroll.declared_base": declared_base, "payroll.due_months": due_months, "payroll.fund_excess": fund_excess,
    "payroll.item": item, "payroll.month_bill": month_bill, "payroll.new_hire_base": new_hire_base,
    "payroll.overlap": overlap, "payroll.receipt": receipt, "payroll.reconcile": reconcile, "payroll.retro": retro,
    "payroll.retro_paid": retro_paid, "payroll.statement": statement,
    "payroll.slip": either(slip, (slip_refused, 0.1), (slip_partial, 0.1), (slip_pension_only, 0.2),
                           (slip_known_on, 0.07), (slip_disputed, 0.05), (slip_side_job, 0.05)),
    "payroll.tax_columns": tax_columns, "payroll.tax_cumulated": tax_cumulated,
    "payroll.unemployed_contribution": unemployed_contribution, "payroll.wage_from_cost": wage_from_cost,
    "payroll.wage_from_net": wage_from_net, "payroll.wages_of_contribution": wages_of_contribution,
    "payroll.withhold": either(withhold, (withhold_undecided, 0.03)),
})
