"""Collection of contributions, from the texts: what each rule of `collection.*` has to answer.

Texts: 社会保险法 (2018) ch. 7 and 11, 社会保险费征缴暂行条例 (1999), 工伤保险条例 (2010), 住房公积金管理条例 (2019), 残疾人就业条例
(2007), 社会救助暂行办法 (2014), 市政府令第123号 art. 36, the city's guide to make-up payments of 2026-02-12. Limits of a month are
those of contribution-timeline.csv.
"""

from datetime import date, timedelta
from fractions import Fraction as F

from law._contract import with_refusals
from law._figures import LIMITED, limits
from law.common import half_up, money, month_add, plain, some_month

AMOUNTS = ("0", "0.01", "9600.00", "1234.56", "10000.00", "1000000000000000")


def sum_of(rng, most=1000000):
    """An amount of an employer's bill."""
    return rng.choice(AMOUNTS) if rng.random() < 0.2 else money(rng, 0, most)


def some_day(rng, first, last):
    """A day between two, both ends oftener than the rest."""
    if rng.random() < 1 / 6:
        return rng.choice((first, last))
    return first + timedelta(rng.randint(0, (last - first).days))


# Bases and what was declared.

def actual_base(rng):
    """The wages of a year over the months worked; every wage counts (社会保险法 art. 12)."""
    income, months = money(rng, 0, 900000, ("240000", "0", "0.01", "76543.21")), rng.randint(1, 12)
    return {"annual_income": income, "months": months}, {"base": plain(half_up(F(income) / months))}


def within(wage, floor, ceiling):
    """A wage within the limits that are there."""
    wage = wage if floor is None else max(wage, floor)
    return wage if ceiling is None else min(wage, ceiling)


def underdeclared(rng):
    """社会保险法 art. 63, 86: what was not paid in full, at the rate of both sides."""
    given = {"actual_base": money(rng, 0, 60000, ("5510", "27549", "6236", "2500")), "months": rng.choice((1, 2, 12, 13, 24)),
             "combined_rate": rng.choice(("0.24", "0.38", "0.0735", "0.01", "0", "1", money(rng, 0, 1, (), 8)))}
    given["declared_base"] = money(rng, 0, 60000, (given["actual_base"], "5510", "2500", "0"))
    rate, pairs = F(given["combined_rate"]), None
    actual, declared = F(given["actual_base"]), F(given["declared_base"])
    if rng.random() < 0.6:
        given["month"] = some_month(rng, "2016-07", "2025-05")
        scheme = rng.choice(LIMITED + (None,))
        given.update({"scheme": scheme} if scheme else {})
        months = [month_add(given["month"], number) for number in range(given["months"])]
        bounds = [limits(scheme or "pension", month) for month in months]
        if None in bounds:
            return given, {"error": "no_rule"}
        if scheme == "maternity" and given["month"] < "2020-01":
            return given, {"error": "not_applicable"}  # 省政府令第203号 art. 10: on the employer's payroll, no person's base
        pairs = [(month, within(actual, *bound), within(declared, *bound)) for month, bound in zip(months, bounds)]
    gaps = [max(a - d, 0) for _, a, d in pairs] if pairs else [max(actual - declared, 0)] * given["months"]
    want = {"gap": plain(gaps[0]), "arrears": plain(half_up(sum(gaps) * rate))}
    if pairs:
        want["by_month"] = [{"month": month, "actual_base": plain(a), "declared_base": plain(d), "gap": plain(gap)}
                            for (month, a, d), gap in zip(pairs, gaps)]
    return given, want


# The audit: 社会保险法 art. 60, 63, 86.

GRADES = ("official", "corroborated", "reported", "disputed")  # the best first


def charge(rng, own_limits):
    """One contribution of a month, with limits of its own where it may have them."""
    scheme, payer = rng.choice((("pension", "employer"), ("pension", "employee"), ("medical", "employer"),
                                ("medical", "employee"), ("unemployment", "employee"), ("injury", "employer"),
                                ("housing", "employer"), ("maternity", "employer")))
    out = {"scheme": scheme, "payer": payer, "rate": rng.choice(("0.16", "0.08", "0.02", "0.005", "0", "0.0085"))}
    if own_limits and rng.random() < 0.5:
        out["grade"] = rng.choice(GRADES)
    if own_limits and rng.random() < 0.7:
        out["floor"] = rng.choice(("5510", "2500", "6236"))
    if own_limits and rng.random() < 0.7:
        out["ceiling"] = rng.choice(("27549", "31179", "41112"))
    return out


def audit_month(rng, month, own_limits):
    """A month's two wages and its contributions, each named once."""
    charges = {}
    for _ in range(rng.randint(1, 4)):
        one = charge(rng, own_limits)
        charges[one["scheme"], one["payer"]] = one
    reported = money(rng, 0, 50000, ("5510", "27549", "20000", "0"))
    declared = reported if rng.random() < 0.2 else money(rng, 0, 50000, (reported, "5510", "27549"))
    return {"month": month, "reported": reported, "declared": declared, "charges": list(charges.values())}


def audit(rng):
    """Each contribution on what should have been declared, less the same on what was; too much is not set off."""
    basis, people = rng.choice(("year_average", "month_by_month")), []
    city, year = rng.random() < 0.4, rng.randint(2020, 2025)
    for number in range(rng.randint(0, 3)):
        first = rng.randint(1, 12)
        months = range(first, min(12, first + rng.randint(0, 3)) + 1)
        people.append({"id": f"p{number}", "months": [audit_month(rng, f"{year}-{month:02d}", not city)
                                                      for month in months]})
    given = {"basis": basis, "people": people} | ({"city_limits": True} if city else {})
    return given, {"findings": [finding(person, basis, city) for person in people]}


def finding(person, basis, city):
    average = half_up(sum(F(month["reported"]) for month in person["months"]) / len(person["months"]))
    items = [item for month in person["months"] for one in month["charges"]
             if (item := audit_item(month, one, average if basis == "year_average" else F(month["reported"]), city))]
    arrears = sum(F(item["arrears"]) for item in items)
    return {"id": person["id"], "under": arrears > 0, "items": items, "arrears": plain(arrears),
            "over": plain(sum(F(item["over"]) for item in items)), "by_scheme": sums(items, "scheme"),
            "by_month": sums(items, "month")}


def audit_item(month, one, should, city):
    """What a contribution lacks, or None where its two amounts agree."""
    bounds = [F(one[name]) if name in one else None for name in ("floor", "ceiling")]
    bounds = limits(one["scheme"], month["month"]) if city else bounds
    actual, declared, rate = within(should, *bounds), within(F(month["declared"]), *bounds), F(one["rate"])
    diff = half_up(actual * rate) - half_up(declared * rate)
    if not diff:
        return None
    return {"month": month["month"], "scheme": one["scheme"], "payer": one["payer"], "actual_base": plain(actual),
            "declared_base": plain(declared), "arrears": plain(max(diff, 0)), "over": plain(max(-diff, 0))} | (
                {"grade": one["grade"]} if "grade" in one else {})


SCHEMES = ("pension", "medical", "maternity", "illness_supplement", "unemployment", "injury", "housing")


def sums(items, name):
    """The arrears by scheme or month, those that have any, in the order they come up."""
    totals = {}
    for item in items:
        if item["arrears"] != "0":
            totals[item[name]] = totals.get(item[name], F(0)) + F(item["arrears"])
    return [{name: key, "arrears": plain(total)} for key, total in totals.items()]


# Charged for now, and settled.

def provisional(rng):
    """社会保险法 art. 62, 征缴条例 art. 10: 上月缴费额的百分之一百一十; without one, by the situation."""
    last, situation = sum_of(rng), sum_of(rng)
    kind = rng.random()
    if kind < 0.6:
        return {"last_month": last}, {"provisional": plain(half_up(F(last) * F("1.1")))}
    if kind < 0.9:
        return {"situation": situation}, {"provisional": situation}
    if kind < 0.95:
        return {"last_month": last, "situation": situation}, {"error": "conflict"}
    return {}, {"error": "missing_field"}


def settle(rng):
    """征缴条例 art. 10: 补办申报手续并按核定数额缴纳后…按照规定结算."""
    due = sum_of(rng)
    paid = due if rng.random() < 0.2 else sum_of(rng)
    return {"due": due, "provisional": paid}, {"rest": plain(F(due) - F(paid))}


# Surcharges.

LAW_2011, DAILY_2011 = date(2011, 7, 1), F("0.0005")   # 社会保险法 art. 86: from the first day, no order needed
LAW_1999, DAILY_1999 = date(1999, 1, 22), F("0.002")   # 征缴条例 art. 13: 责令限期缴纳; 逾期仍不缴纳的
INJURY_2011 = date(2011, 1, 1)                         # 工伤保险条例 art. 62, as amended, for who did not join
LEVY_2007, DAILY_LEVY = date(2007, 5, 1), F("0.005")   # 残疾人就业条例 art. 27: 逾期仍不缴纳的
IN_ART_2 = ("pension", "medical", "unemployment")      # 征缴条例 art. 2: 养老、医疗、失业
INJURY_2004 = date(2004, 1, 1)                         # 工伤保险条例 art. 3: 按照征缴条例的规定执行


def surcharge_settings(rng):
    """The debt: its law, its scheme and whether an ordered deadline was missed."""
    out = {}
    if rng.random() < 0.4:
        out["law"] = rng.choice(("social_insurance", "disability_levy"))
    if out.get("law") != "disability_levy" and rng.random() < 0.5:
        out["scheme"] = rng.choice(SCHEMES)
        if out["scheme"] == "injury" and rng.random() < 0.5:
            out["not_joined"] = True
    if rng.random() < 0.5:
        out["ordered_and_overdue"] = rng.random() < 0.8
    return out


def laws_of(given):
    """(first day, rate a day, whether it asks for a missed order), newest first."""
    if given.get("law") == "disability_levy":
        return [(LEVY_2007, DAILY_LEVY, True)]
    scheme = given.get("scheme")
    if scheme in ("housing", "illness_supplement"):
        return None  # 住房公积金管理条例 art. 38 and 令第123号 art. 38 know no surcharge
    older = [(LAW_1999, DAILY_1999, True)] if scheme is None or scheme in IN_ART_2 else []
    if scheme == "injury":
        older = [(INJURY_2004, DAILY_1999, True)]
    return [(INJURY_2011 if given.get("not_joined") else LAW_2011, DAILY_2011, False)] + older


def parts_of(laws, first, days, ordered):
    """The days under each law, oldest first; None where a day has none."""
    parts, end = [], first + timedelta(days)
    for start, rate, on_order in laws:
        begin = max(start, first)
        if begin < end:
            parts.insert(0, {"from": begin.isoformat(), "days": (end - begin).days, "rate": plain(rate),
                             "due": ordered or not on_order})
            end = begin
    return parts if end == first else None


def charged(amount, parts):
    """Simple, never compound; rounded once."""
    return half_up(sum(amount * F(part["rate"]) * part["days"] for part in parts if part["due"]))


def surcharge(rng):
    """按日加收, each day at the rate of its law; without a day, the law in force."""
    given = {"arrears": sum_of(rng), "days": rng.choice((0, 1, 37, 45, 365, rng.randint(0, 8000)))}
    given |= surcharge_settings(rng)
    ordered, laws = given.get("ordered_and_overdue", False), laws_of(given)
    if laws is None:
        return given, {"error": "not_applicable"}
    if rng.random() < 0.3:
        _, rate, on_order = laws[0]
        part = {"days": given["days"], "rate": plain(rate), "due": ordered or not on_order}
        return given, {"surcharge": plain(charged(F(given["arrears"]), [part])), "parts": [part]}
    day = surcharge_day(rng)
    given["date"] = day.isoformat()
    parts = parts_of(laws, day, given["days"], ordered)
    if parts is None:
        return given, {"error": "no_rule"}
    if day + timedelta(given["days"]) > date(2027, 12, 31) or not given["days"]:
        given |= {"days": 1, "date": "2026-01-05"}
        parts = parts_of(laws, date(2026, 1, 5), 1, ordered)
    return given, {"surcharge": plain(charged(F(given["arrears"]), parts)), "parts": parts}


def surcharge_day(rng):
    """A first day of arrears, often beside the first day of a law."""
    if rng.random() < 0.5:
        return rng.choice((LAW_2011, LAW_1999, INJURY_2011, LEVY_2007)) + timedelta(rng.choice((-30, -1, 0, 1)))
    return some_day(rng, date(1999, 1, 1), date(2026, 11, 30))


def surcharge_through(rng):
    """Each lot from 欠缴之日 to the last day, both counted; the sum of the rounded lots."""
    given = {"last": some_day(rng, date(2011, 7, 1), date(2026, 11, 30)).isoformat()} | surcharge_settings(rng)
    last, ordered, laws = date.fromisoformat(given["last"]), given.get("ordered_and_overdue", False), laws_of(given)
    given["lots"] = []
    for _ in range(rng.randint(0, 4)):
        since = min(surcharge_day(rng), last) if rng.random() < 0.7 else last - timedelta(rng.choice((0, 1, 30)))
        given["lots"].append({"since": since.isoformat(), "amount": sum_of(rng)})
    if laws is None:
        return given, {"error": "not_applicable"}
    lots = []
    for lot in given["lots"]:
        since = date.fromisoformat(lot["since"])
        parts = parts_of(laws, since, (last - since).days + 1, ordered)
        if parts is None:
            return given, {"error": "no_rule"}
        lots.append({"surcharge": plain(charged(F(lot["amount"]), parts)), "parts": parts})
    want = {"arrears": plain(sum(F(lot["amount"]) for lot in given["lots"])), "lots": lots, "not_yet": "0",
            "surcharge": plain(sum(F(lot["surcharge"]) for lot in lots))}
    if last.day == 7:  # 自欠缴之日起: a lot that begins after the last day has no surcharge yet
        given["lots"].append({"since": (last + timedelta(1)).isoformat(), "amount": "100.07"})
        return given, {"arrears": plain(F(want["arrears"]) + F("100.07")), "not_yet": "100.07",
                       "surcharge": want["surcharge"]}
    return given, want


# Fines, deadlines, exposure, make-up payments.

# offence: on the person, least, most (times the amount where that is True), 可以, only after a missed order.
FINES = {
    "not_registered": [(False, 1, 3, True, False, True)],                                          # 社会保险法 art. 84
    "not_registered_person": [(True, 500, 3000, False, False, True)],                              # art. 84
    "not_paid": [(False, 1, 3, True, False, True)],                                                # art. 86
    "fund_fraud": [(False, 2, 5, True, False, False)],                                             # art. 87
    "benefit_fraud": [(False, 2, 5, True, False, False)],                                          # art. 88
    "not_declared_grave": [(True, 1000, 5000, False, True, False)],                                # 征缴条例 art. 23
    "not_declared_gravest": [(True, 5000, 10000, False, True, False)],                             # 征缴条例 art. 23
    "false_books": [(True, 5000, 20000, False, False, False)],                                     # 征缴条例 art. 24
    "injury_fraud": [(False, 2, 5, True, False, False)],                                           # 工伤条例 art. 60
    "not_insured_injury": [(False, 1, 3, True, False, True)],                                      # 工伤条例 art. 62
    "relief_fraud": [(False, 1, 3, True, True, False)],                                            # 救助办法 art. 68
    "no_fund_account": [(False, 10000, 50000, False, False, True)],                                # 公积金条例 art. 37
}


def fines(rng):
    """The range of each offence, both ends included."""
    offence = rng.choice(sorted(FINES))
    rows, amount = FINES[offence], sum_of(rng)
    if not any(times for _, _, _, times, _, _ in rows):
        given = {"offence": offence}
        if rng.random() < 0.1:
            return given | {"amount": amount}, {"error": "conflict"}  # a fine in fixed yuan
    elif rng.random() < 0.1:
        return {"offence": offence}, {"error": "missing_field"}
    else:
        given = {"offence": offence, "amount": amount}
    return given, {"fines": [{"on_person": person, "least": plain(least * (F(amount) if times else 1)),
                              "most": plain(most * (F(amount) if times else 1)), "may": may, "after_order": order}
                             for person, least, most, times, may, order in rows]}


# 社会保险法 art. 57(1) (the employer's 30 days, the agency's 15), 57(2), 58(1), 50(1); 住房公积金管理条例 art. 14(1), 14(2), 15(1),
# 15(2), 19: 起算 and days.
DEADLINES = (("自成立之日起", 30), ("自收到申请之日起", 15), ("自变更或者终止之日起", 30), ("自用工之日起", 30),
             ("自终止或者解除劳动关系之日起", 15), ("自设立之日起", 30), ("自登记之日起", 20), ("自发生上述情况之日起", 30),
             ("自办妥变更登记或者注销登记之日起", 20), ("自录用之日起", 30), ("自劳动关系终止之日起", 30),
             ("自每月发放职工工资之日起", 5))


def deadlines(rng):
    """自…之日起…日内: the day itself is not counted."""
    day = some_day(rng, date(2011, 7, 1), date(2027, 12, 1))
    if rng.random() < 0.3:
        day = date(rng.choice((2024, 2025, 2026)), *rng.choice(((2, 28), (1, 30), (12, 31), (2, 27))))
    return {"event": day.isoformat()}, {"deadlines": [
        {"event": event, "days": days, "last_day": (day + timedelta(days)).isoformat()} for event, days in DEADLINES]}


def exposure(rng):
    """The caller's criteria, all of them; the highest arrears first (the notice: 恶意欠缴曝光)."""
    given = {}
    if rng.random() < 0.7:
        given["least_arrears"] = rng.choice(("100000", "0", "90000.01"))
    if rng.random() < 0.7:
        given["least_months"] = rng.choice((0, 3, 12))
    if rng.random() < 0.5:
        given["after_order"] = rng.random() < 0.7
    if not any(F(value) for value in given.values()):
        return given | {"debtors": []}, {"error": "missing_field"}  # nobody is named without a criterion
    amounts = rng.sample(("250000", "100000", "99999.99", "100000.01", "90000.01", "90000", "0", "1", "500000"),
                         rng.randint(0, 6))
    debtors = []
    for number, amount in enumerate(amounts):
        one = {"id": f"d{number}", "arrears": amount, "months": rng.choice((0, 2, 3, 4, 11, 12, 1200))}
        debtors.append(one | ({"after_order": rng.random() < 0.5} if rng.random() < 0.7 else {}))
    named = [{"id": one["id"], "arrears": one["arrears"], "months": one["months"],
              "after_order": one.get("after_order", False)} for one in debtors
             if F(one["arrears"]) >= F(given.get("least_arrears", 0)) and one["months"] >= given.get("least_months", 0)
             and (one.get("after_order") or not given.get("after_order"))]
    return given | {"debtors": debtors}, {"exposed": sorted(named, key=lambda one: -F(one["arrears"]))}


def make_up(rng):
    """The guide: 用人单位主动补缴 for a time of employment. 令第123号 art. 36: 参保人员个人未按时缴纳…不予补缴."""
    scheme = rng.choice(SCHEMES[:6])
    status = rng.choice(("employed", "flexible"))
    want = {"payer": "employer"} if status == "employed" else {"error": "not_applicable"}
    return {"scheme": scheme, "status": status}, want


RULES = with_refusals({
    "collection.actual_base": actual_base, "collection.audit": audit, "collection.deadlines": deadlines,
    "collection.exposure": exposure, "collection.fines": fines, "collection.make_up": make_up,
    "collection.provisional": provisional, "collection.settle": settle, "collection.surcharge": surcharge,
    "collection.surcharge_through": surcharge_through, "collection.underdeclared": underdeclared,
})
