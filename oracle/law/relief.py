"""Social relief, from the texts: what each rule of `relief.*` has to answer.

Texts: 社会救助暂行办法 (2014), 穗府办规〔2021〕19号, 穗府办规〔2021〕7号, 穗府办规〔2022〕13号, 穗民规字〔2025〕2号, the city's rules on
the two allowances of the disabled (2022-11), 残疾人就业条例 with 财税〔2015〕72号 and 财政部公告2019年第98号 and 2023年第8号,
广东省人口与计划生育条例 art. 36. Dated figures are those of guangzhou-params.csv and more-figures.csv.
"""

from fractions import Fraction as F

from law._contract import with_refusals
from law.common import half_up, money, month_add, plain, some_month, up

STANDARDS = ("1309", "1282", "1238", "1196", "632", "1309.01", "1120.50", "0.01")
CLASSES = ("old", "minor", "disabled", "ill")


def standard_of(rng):
    """A minimum living standard, printed or any."""
    return rng.choice(STANDARDS) if rng.random() < 0.7 else money(rng, "1", "3000")


def flags(rng, names, share=0.3):
    """Some of the named booleans, true or spelt out as false."""
    return {name: rng.random() < 0.8 for name in names if rng.random() < share}


# The minimum living standard and its multiples.

def back_pay(rng):
    """穗民规字〔2025〕2号 sec. 2(1): 按新旧标准的差额和实际批准月份数进行补发; nothing for a standard that fell."""
    before = F(standard_of(rng))
    if rng.random() < 0.05:
        return ({"before": plain(before), "after": plain(before - F(1, 100)), "persons": 1, "months": 1},
                {"error": "conflict"})
    after = before + F(money(rng, 0, 200, (0, "0.01")))
    persons, months = rng.choice((1, 2, 3, 7, 100)), rng.choice((0, 1, 5, 12, 120))
    given = {"before": plain(before), "after": plain(after), "persons": persons, "months": months}
    return given, {"amount": plain((after - before) * persons * months)}


def dibao(rng):
    """社会救助暂行办法 art. 9, 12: 人均收入低于标准的差额; reckoned on the household, so nothing is rounded."""
    standard, persons = F(standard_of(rng)), rng.choice((1, 2, 3, 4, 7, 100))
    line = standard * persons
    income = money(rng, 0, line * 2 + 1, (0, line))
    given = {"standard": plain(standard), "persons": persons, "household_income": income}
    return given, {"monthly": plain(max(line - F(income), 0)), "entitled": F(income) < line}


def product(rng, name, of, low, high, rounding=half_up):
    """A standard times a factor of at most four decimals, to the fen."""
    amount = standard_of(rng)
    factor = money(rng, low, high, ("1", "1.5", "1.6", "0.7", "0.5", "2.5"), 4)
    return {name: amount, of: factor}, rounding(F(amount) * F(factor))


def multiple_of_standard(rng):
    """穗民规字〔2025〕2号 sec. 1(2), (3), (5): a multiple of the standard."""
    given, monthly = product(rng, "standard", "factor", "0.0001", 10)
    return given, {"monthly": plain(monthly)}


def destitute(rng):
    """穗府办规〔2021〕7号 sec. 3: 1.6倍，且不低于所在区现行特困人员基本生活标准."""
    given, monthly = product(rng, "standard", "factor", "0.0001", 10)
    if rng.random() < 0.6:
        given["district_floor"] = money(rng, 0, 3000, (monthly, "2413", "2512", "2121"))
    return given, {"monthly": plain(max(monthly, F(given.get("district_floor", 0))))}


def pocket_money(rng):
    """穗府办规〔2021〕7号 sec. 3: 按照不低于基本生活供养金20%, so up to the next fen."""
    amount = money(rng, 0, 5000, ("2094.40", "2413", "0"))
    share = money(rng, 0, 1, ("0.2", "0.25", "1", "0"), 8)
    return {"monthly": amount, "share": share}, {"monthly": plain(up(F(amount) * F(share)))}


# more-figures.csv and guangzhou-params.csv, graded A or B; what is remembered only (C) is no figure.
DIBAO = (("2016-01", "2016-12", "840"), ("2020-01", "2020-12", "1080"), ("2021-01", "2021-12", "1120"),
         ("2022-01", "2022-12", "1196"), ("2023-01", "2023-12", "1238"), ("2024-01", "2024-12", "1282"),
         ("2025-01", "2026-05", "1309"))


def of_month(table, month):
    """What a table of spans says for a month."""
    return next((value for first, last, value in table if first <= month <= last), None)


def day_in(rng, month):
    return f"{month}-{rng.choice((1, 15, 28, 30 if month[5:] != '02' else 28)):02d}"


def dibao_standard(rng):
    """穗民规字〔2025〕2号 from 2025-01-01, valid to 2026-05-31 (失效日期 2026-06-01), and its forerunners."""
    month = rng.choice([m for first, last, _ in DIBAO for m in (first, last, month_add(first, -1), month_add(last, 1))]
                       + [some_month(rng, "2009-01", "2027-12")])
    monthly = of_month(DIBAO, month)
    want = {"error": "no_rule"} if monthly is None else {"monthly": monthly}
    if month >= "2025-01" and monthly:
        want["grade"] = "official"
    return {"date": day_in(rng, month)}, want


# 2025: the notice, the line of the edge and the food from 2025-06-01. Before: the rows of the two tables graded A or B.
OTHERS = (("2016", {"orphan": "2000", "three_nos": "1521"}),
          ("2020", {"orphan": "2570", "vagrant_food_adult": "648", "vagrant_food_minor": "756"}),
          ("2021", {"orphan": "2637", "destitute": "1792", "vagrant_food_adult": "672", "vagrant_food_minor": "784"}),
          ("2023", {"orphan": "2875", "destitute": "1981", "vagrant_food_adult": "742.8",
                    "vagrant_food_minor": "866.6"}),
          ("2024", {"orphan": "2976", "destitute": "2052", "edge_line": "1923", "vagrant_food_adult": "769.2",
                    "vagrant_food_minor": "897.4"}))
OF_2025 = {"orphan": "2976", "destitute": "2094.4"}
OF_2025_06 = {"edge_line": "1963.5", "vagrant_food_adult": "785.4", "vagrant_food_minor": "916.3"}


def standards(rng):
    """Every standard the tables have for a day."""
    month = some_month(rng, "2016-01", "2026-12") if rng.random() < 0.5 else some_month(rng, "2024-11", "2026-06")
    known = dict(OTHERS).get(month[:4], {})
    if "2025-01" <= month <= "2026-05":
        known = OF_2025 | (OF_2025_06 if month >= "2025-06" else {})
    known = known | {name: str(value) for name, value in
                     zip(("disability_living", "disability_nursing"), of_month(ALLOWANCES, month) or ())}
    known = known | ({"standard": of_month(DIBAO, month)} if of_month(DIBAO, month) else {})
    want = {"standards": {name: {"monthly": value} for name, value in known.items()}}
    return {"date": day_in(rng, month)}, want if known else {"error": "no_rule"}


def refusals(rng):
    """社会救助暂行办法 art. 45: 连续3次拒绝, 减发或者停发其本人的最低生活保障金."""
    monthly, persons = money(rng, 0, 8000, (0, "1500", "0.01")), rng.choice((1, 2, 3, 6, 7, 100))
    count = rng.choice((0, 1, 2, 3, 4, 1000))
    own = half_up(F(monthly) / persons) if count >= 3 else F(0)
    return ({"monthly": monthly, "persons": persons, "refusals": count},
            {"due": count >= 3, "own_part": plain(own), "stopped": plain(F(monthly) - own), "full": monthly})


def means_check(rng):
    """社会救助暂行办法 art. 9: 人均收入低于 the line; assets up to theirs; both lines times a factor (notice 2.7)."""
    persons = rng.choice((1, 2, 3, 7))
    lines = {"income_line": standard_of(rng), "assets_line": money(rng, 0, 200000, ("100000", 0))}
    given = {"persons": persons} | lines
    if rng.random() < 0.5:
        given["factor"] = money(rng, "0.0001", 10, ("1", "1.5", "2"), 4)
    factor = F(given.get("factor", 1))
    income_line, assets_line = (F(lines[name]) * factor * persons for name in ("income_line", "assets_line"))
    given["income"] = money(rng, 0, income_line * 2 + 1, (income_line.__floor__(), half_up(income_line), 0))
    given["assets"] = money(rng, 0, assets_line * 2 + 1, (half_up(assets_line), 0))
    reasons = ["income_too_high"] * (F(given["income"]) >= income_line)
    reasons += ["assets_too_high"] * (F(given["assets"]) > assets_line)
    return given, {"passes": not reasons, "reasons": reasons,
                   "income_per_head": plain(half_up(F(given["income"]) / persons)),
                   "assets_per_head": plain(half_up(F(given["assets"]) / persons))}


# Amounts by class, from the caller's table.

STRANGER = {"error": "out_of_range"}  # a class or group that the caller's table does not have


def class_table(rng):
    names = rng.sample(CLASSES, rng.randint(1, 4))
    return [{"class": name, "amount": money(rng, 0, 3000, ("100", "0"))} for name in names]


def of_classes(table, classes, combine):
    """The highest of a person's amounts, or their sum; nothing for nobody."""
    amounts = [F(row["amount"]) for row in table if row["class"] in classes]
    return sum(amounts) if combine == "sum" else max(amounts, default=F(0))


def some_classes(rng, table):
    return rng.sample([row["class"] for row in table], rng.randint(0, len(table)))


def education_aid(rng):
    """社会救助暂行办法 art. 33-35: 标准由省…确定、公布, so a table of the caller's."""
    table = class_table(rng)
    given = {"table": table, "classes": some_classes(rng, table)}
    if rng.random() < 0.6:
        given["combine"] = rng.choice(("highest", "sum"))
    if rng.random() < 0.05:
        return given | {"classes": ["stranger"]}, STRANGER
    return given, {"amount": plain(of_classes(table, given["classes"], given.get("combine")))}


def uplift(rng):
    """社会救助暂行办法 art. 12 para. 2; the notice: one per person, the highest, unless the caller adds them up."""
    table = class_table(rng)
    given = {"table": table, "members": [{"classes": some_classes(rng, table)} for _ in range(rng.randint(1, 4))]}
    if rng.random() < 0.6:
        given["combine"] = rng.choice(("highest", "sum"))
    amounts = [of_classes(table, member["classes"], given.get("combine")) for member in given["members"]]
    return given, {"members": [plain(amount) for amount in amounts], "total": plain(sum(amounts))}


def contribution_aid(rng):
    """社会救助暂行办法 art. 29(1): 对个人缴费部分给予补贴; of several groups the highest share."""
    shares = [{"group": name, "share": money(rng, 0, 1, ("0.5", "1", "0"), rng.choice((2, 8)))}
              for name in rng.sample(CLASSES, rng.randint(1, 4))]
    groups = rng.sample([row["group"] for row in shares], rng.randint(0, len(shares)))
    contribution = money(rng, 0, 2000, ("549", "413", "0", "0.01"))
    share = max((F(row["share"]) for row in shares if row["group"] in groups), default=F(0))
    government = half_up(F(contribution) * share)
    return ({"shares": shares, "groups": groups, "contribution": contribution},
            {"government": plain(government), "own": plain(F(contribution) - government), "share": plain(share)})


def medical_aid(rng):
    """社会救助暂行办法 art. 29(2): a share of what the insurances leave above the threshold of the year, capped."""
    given = {"start": money(rng, 0, 5000, ("1000", "0")), "rate": money(rng, 0, 1, ("0.8", "1", "0"), rng.choice((2, 8)))}
    start = F(given["start"])
    given["remaining"] = money(rng, 0, 90000, (start, "0"))
    if rng.random() < 0.5:
        given["before"] = money(rng, 0, 9000, (start, "0"))
    used = min(F(given.get("before", 0)), start)
    amount = half_up(max(F(given["remaining"]) - (start - used), 0) * F(given["rate"]))
    room = None
    if rng.random() < 0.6:
        paid = F(money(rng, 0, 500)) if rng.random() < 0.5 else F(0)
        room = F(money(rng, 0, 50000, (amount, "50000", "0")))
        given["cap"] = plain(room + paid)
        given.update({"paid": plain(paid)} if paid else {})
    aid = amount if room is None else min(amount, room)
    return given, {"paid": plain(aid), "own": plain(F(given["remaining"]) - aid), "capped": aid < amount}


def indexed_allowance(rng):
    """The notice: 建立调整机制; the allowance and the rate on it."""
    allowance, rate = money(rng, 0, 3000, ("209", "280")), money(rng, 0, 1, ("0.0383", "0", "1"), rng.choice((4, 8)))
    return {"allowance": allowance, "rate": rate}, {"allowance": plain(half_up(F(allowance) * (1 + F(rate))))}


# Temporary relief: 穗府办规〔2021〕19号 art. 12.

MONTHS_AT_MOST = {"urgent": 3, "first": 2, "continuing": 6, "expense": 12}


def temporary(rng):
    """Persons x standard x months, two at least and so many at most; not above what was spent; 50,000 a year."""
    kind = rng.choice(("urgent", "first", "continuing", "expense", "hospital_care"))
    standard, persons = F(standard_of(rng)), rng.choice((1, 2, 3, 7, 10))
    given = {"kind": kind, "persons": persons, "standard": plain(standard)}
    if kind == "hospital_care":
        computed, limits = hospital_care(rng, given, persons * standard * 12)
    else:
        most = MONTHS_AT_MOST[kind]
        given["months"] = rng.choice((0, 1, 2, 2, most - 1, most, most, most + 1, 100))
        computed, limits = persons * standard * given["months"], []
        if kind == "expense":
            given["spending"] = money(rng, 0, 60000, (half_up(computed), "0"))
            limits = [("actual_spending", F(given["spending"]))]
        if not 2 <= given["months"] <= most:
            return given, {"error": "out_of_range"}
    if given.get("nursing_aid"):
        return given, {"error": "not_applicable"}  # 不再以同一事由重复享受
    if rng.random() < 0.4:
        near = max(50000 - min([computed] + [limit for _, limit in limits]), 0)
        given["granted"] = money(rng, 0, 60000, ("50000", "0", near))
    limits.append(("family_year", max(50000 - F(given.get("granted", 0)), F(0))))
    want = {"computed": plain(computed)} | cut_by(computed, limits)
    if kind == "continuing" and not want["cut"]:
        want["monthly"] = [plain(persons * standard)] * given["months"]
    return given, want


def cut_by(amount, limits):
    """The amount within limits taken in order, and those that cut it."""
    cut = []
    for name, limit in limits:
        if amount > limit:
            amount = limit
            cut.append(name)
    return {"amount": plain(amount), "cut": cut}


def hospital_care(rng, given, a_year):
    """住院照料: what was spent, not above 240 (特困人员) or 120 yuan a day and twelve months of the standard a head."""
    given["care_days"] = rng.choice((1, 2, 30, 365, 366))
    given.update(flags(rng, ("destitute", "nursing_aid")))
    days = F(given["care_days"] * (240 if given.get("destitute") else 120))
    given["spending"] = money(rng, 0, 60000, (days, half_up(a_year), "0"))
    return F(given["spending"]), [("daily_care", days), ("months_a_head", a_year)]


def temporary_without_spending(rng):
    """不得超过申请人实际支出金额: without the spending there is no answer."""
    kind = rng.choice(({"kind": "expense", "months": 2}, {"kind": "hospital_care", "care_days": 1}))
    return kind | {"persons": 1, "standard": "1309"}, {"error": "missing_field"}


# The two allowances of the disabled.

ALLOWANCES = (("2022-01", "2022-12", (188, 252)), ("2023-01", "2023-12", (195, 261)), ("2024-01", "2024-12", (202, 270)),
              ("2025-01", "2025-12", (209, 280)), ("2026-01", "2026-12", (217, 290)))


def disability_allowance(rng):
    """Sections 1 and 2 of the city's rules; amounts of the year."""
    month = some_month(rng, "2021-12", "2027-01")
    card = rng.choice(("civil", "military", "police"))
    given = {"month": month, "card": card, "grade": rng.randint(1, 4 if card == "civil" else 10)}
    given.update(flags(rng, ("mental", "poor"), 0.5))
    given.update(flags(rng, ("injury_nursing", "destitute", "orphan", "unattended", "cadre"), 0.12))
    amounts = of_month(ALLOWANCES, month)
    if given.get("mental") and card != "civil":
        return given, {"error": "conflict"}  # only the civil card knows 智力、精神残疾
    if rng.random() < 0.5:
        given["income"] = money(rng, 0, 500, ("0",) + (amounts or ())[:1])
    if severe_or_mental(given) and not given.get("poor") and "income" not in given and not excludes_living(given):
        return given, {"error": "missing_field"}  # 本人前12个月的月均经济收入 decides
    if amounts is None:
        return given, {"error": "no_rule"}
    if rng.random() < 0.2:
        given["other_care"] = plain(F(amounts[1]) + rng.choice((-100, F(-1, 100), F(1, 100), 50)))
    living, nursing = living_allowance(given, amounts[0]), nursing_allowance(given, amounts[1])
    want = {"living": plain(living), "nursing": plain(nursing), "total": plain(living + nursing)}
    return given, want | {f"against_{name}": [] for name, sum_ in (("living", living), ("nursing", nursing)) if sum_}


def severe_or_mental(given):
    """残疾等级被评为一、二级的重度残疾人和非重度智力、精神残疾人, with the card of the disabled."""
    return given["card"] == "civil" and (given["grade"] <= 2 or given.get("mental", False))


def living_allowance(given, amount):
    """Section 1(1): poor with any card, or severe or mental with an income below the allowance."""
    own_low = severe_or_mental(given) and "income" in given and F(given["income"]) < amount
    return F(amount if (given.get("poor") or own_low) and not excludes_living(given) else 0)


def excludes_living(given):
    """Section 2(2)-(4), (6)."""
    return any(given.get(name) for name in ("injury_nursing", "destitute", "orphan", "unattended", "cadre"))


def nursing_allowance(given, amount):
    """Section 1(2): severe or mental, or a soldier or policeman of grades 1 to 4; section 2(2), (6), (7): 择高."""
    soldier = given["card"] != "civil" and given["grade"] <= 4
    excluded = given.get("injury_nursing") or given.get("destitute") or F(given.get("other_care", 0)) > amount
    return F(amount if (severe_or_mental(given) or soldier) and not excluded else 0)


# The levy for too few disabled staff.

def levy_input(rng):
    """An employer of a year with a levy tier (2020 to 2027)."""
    given = {"year": rng.choice((2020, 2021, 2022, 2023, 2024, 2026, 2027)), "ratio": rng.choice(("0.015", "0.015", "0.016", "0.02"))}
    if rng.random() < 0.4:
        base = rng.choice((29, 30, 31, 60, 100))
        given["headcount"] = [plain(F(base + rng.choice((-1, 0, 0, 1)))) for _ in range(12)]
    else:
        given["average_headcount"] = money(rng, 1, 500, ("30", "100", "200", "50", "45"), rng.choice((0, 2, 8)))
    heads = headcount(given)
    edges = [F(0), half_up(heads / 100), half_up(heads * F(given["ratio"])), F(1)]
    given["disabled_employed"] = money(rng, 0, min(heads, heads / 50 + 1), [edge for edge in edges if edge <= heads], 2)
    given["average_annual_wage"] = money(rng, 20000, 300000, ("120000",), rng.choice((0, 2, 8)))
    if rng.random() < 0.5:
        given["local_average_wage"] = money(rng, 20000, 160000, (half_up(F(given["average_annual_wage"]) / 2),), 2)
    given.update(flags(rng, ("not_enterprise",)))
    return given


def headcount(given):
    """用人单位在职职工人数: the yearly average, with its fraction."""
    return sum(map(F, given["headcount"])) / 12 if "headcount" in given else F(given["average_headcount"])


def levy(given, hired=0):
    """财税〔2015〕72号 and the tiers of 2020 to 2027: what is due, before and after the reduction, and its percent."""
    heads, disabled = headcount(given) + hired, F(given["disabled_employed"]) + hired
    wage = F(given["average_annual_wage"])
    if "local_average_wage" in given:
        wage = min(wage, 2 * F(given["local_average_wage"]))
    full = max(heads * F(given["ratio"]) - disabled, 0) * wage
    percent = 50 if disabled >= heads / 100 else 90
    if heads <= 30 and not given.get("not_enterprise"):
        percent = 0  # 30人（含）以下的企业
    return half_up(full), half_up(full * percent / 100), percent


def disability_levy(rng):
    """(上年用人单位在职职工人数 x 比例 - 实际安排人数) x 上年职工年平均工资, in tiers."""
    given = levy_input(rng)
    full, due, percent = levy(given)
    wage = F(given["average_annual_wage"])
    capped = "local_average_wage" in given and wage > 2 * F(given["local_average_wage"])
    wage = 2 * F(given["local_average_wage"]) if capped else wage
    want = {"full": plain(full), "levy": plain(due), "wage": plain(half_up(wage)), "wage_capped": capped}
    return given, want | ({"percent": percent} if full else {})


def disability_levy_later(rng):
    """The announcement of 2023 ends with 2027: a later year has no tier but the caller's."""
    given = levy_input(rng) | {"year": rng.choice((2028, 2030))}
    if rng.random() < 0.5:
        return given, {"error": "no_rule"}
    given["percent"] = rng.choice((0, 50, 90, 100))
    exact = max(headcount(given) * F(given["ratio"]) - F(given["disabled_employed"]), 0)
    exact *= min(F(given["average_annual_wage"]), 2 * F(given.get("local_average_wage", given["average_annual_wage"])))
    return given, {"levy": plain(half_up(exact * given["percent"] / 100)), "full": plain(half_up(exact))}


def disability_levy_before(rng):
    """财税〔2015〕72号 alone, to 2019: the whole levy; the cap of twice the average from 2018 (财税〔2018〕39号)."""
    given = levy_input(rng) | {"year": rng.choice((2015, 2016, 2017, 2018, 2019))}
    if given["year"] < 2018:
        given.pop("local_average_wage", None)
    exact = max(headcount(given) * F(given["ratio"]) - F(given["disabled_employed"]), 0)
    exact *= min(F(given["average_annual_wage"]), 2 * F(given.get("local_average_wage", given["average_annual_wage"])))
    return given, {"levy": plain(half_up(exact)), "full": plain(half_up(exact))}


def disability_levy_hire(rng):
    """The levy without and with so many disabled employees more; they are staff too."""
    given = levy_input(rng)
    hire = rng.choice((1, 1, 2, 5))
    (_, before, _), (_, after, _) = levy(given), levy(given, hire)
    return given | {"hire": hire}, {"before": plain(before), "after": plain(after), "saved": plain(before - after)}


# Family planning: 广东省人口与计划生育条例 art. 36.

NO_ARTICLE = {"error": "no_rule"}  # the wording at hand is in force from 2021-12-01


def birth_for(rng, month, *ages):
    """A month of birth whose age in months is on, beside or far from an edge."""
    return month_add(month, -(rng.choice(ages) * 12) + rng.choice((-1, 0, 1, rng.randint(-400, 200))))


def care_leave(rng):
    """Art. 36(5): 年满六十周岁, 每年五日; 患病住院治疗的累计不超过十五日."""
    month = some_month(rng, "2021-11", "2026-11")
    birth = birth_for(rng, month, 60)
    given = {"parent_birth_month": birth, "month": month} | flags(rng, ("in_hospital",), 0.6)
    if month < "2021-12":
        return given, NO_ARTICLE
    old = month_add(birth, 720) <= month
    hospital = old and given.get("in_hospital", False)
    return given, {"days": (15 if hospital else 5) if old else 0, "modality": "at_most" if hospital else "exact"}


def one_child_fee(rng):
    """Art. 36(1): 从领取独生子女父母光荣证之日起至子女十四周岁止, 每月十元, 双方所在单位各负担百分之五十."""
    month = some_month(rng, "2021-11", "2026-11")
    birth = birth_for(rng, month, 14)
    if birth > month:
        birth = month_add(month, -100)
    certificate = month_add(birth, rng.choice((0, 1, 8, 100)))
    if rng.random() < 0.3 and birth <= month:
        certificate = max(birth, month_add(month, rng.choice((-1, 0, 1))))
    last = month_add(birth, 168)
    if month < "2021-12":
        return {"birth_month": birth, "certificate_month": certificate, "month": month}, NO_ARTICLE
    paid = certificate <= month <= last
    return ({"birth_month": birth, "certificate_month": certificate, "month": month},
            {"total": "10" if paid else "0", "each_employer": "5" if paid else "0", "last": last})


def family_planning_support(rng):
    """Art. 36(1): 男性满六十周岁、女性满五十五周岁始; the city pays from the month after, 150 a month from 2017-01.

    Art. 36(3) with clause 2.6 of the notice: from that age the special support is the higher one.
    """
    scheme, sex = rng.choice(("reward", "special")), rng.choice(("male", "female"))
    age = 60 if sex == "male" else 55
    month = some_month(rng, "2021-11", "2026-11")
    birth = birth_for(rng, month, age)
    since = month_add(birth, age * 12)
    given = {"scheme": scheme, "sex": sex, "birth_month": birth, "month": month}
    if month < "2021-12":
        return given, NO_ARTICLE
    if scheme == "special":
        if rng.random() < 0.5:
            given["loss"] = rng.choice(("death", "disability"))
        return given, {"eligible": True, "higher_amount": since <= month, "since": since}
    want = {"eligible": since <= month, "higher_amount": False, "since": since, "paid_from": month_add(since, 1)}
    return given, want | ({"amount": "150"} if since < month else {})


def family_planning_amount(rng):
    """Art. 36(1), (3): 按一定标准, from the caller's dated table."""
    first = some_month(rng, "2008-01", "2014-12")
    froms = [first, month_add(first, rng.randint(1, 12)), month_add(first, rng.randint(13, 60))][:rng.randint(1, 3)]
    table = []
    for start in froms:
        row = {"from": start, "basic": money(rng, 0, 1000, ("0", "150"))}
        table.append(row | {"higher": plain(F(row["basic"]) + F(money(rng, 0, 500)))})
    month = month_add(rng.choice(froms), rng.choice((-1, 0, 1, 40)))
    given = {"table": table, "month": month, "eligible": rng.random() < 0.8} | flags(rng, ("higher_amount",), 0.5)
    row = next((row for row in reversed(table) if row["from"] <= month), None)
    if row is None:
        return given | {"eligible": True}, {"error": "no_rule"}
    amount = row["higher" if given.get("higher_amount") else "basic"] if given["eligible"] else "0"
    return given, {"amount": amount}


# Care at home: 穗府办规〔2022〕13号.

def home_care_income_line(rng):
    """Art. 49: 家庭成员人均月收入低于本市最低生活保障标准的2.5倍."""
    standard = standard_of(rng)
    return {"standard": standard}, {"income_line": plain(half_up(F(standard) * F("2.5")))}


def home_care_aid(rng):
    """Art. 24, 26, 27: the class, its items, 400 or 200 a month and 200 more for the severely disabled."""
    standard, persons = F(standard_of(rng)), rng.choice((1, 2, 3))
    given = {"standard": plain(standard), "age": rng.choice((59, 60, 61, 79, 80, 81, 99, 100, 101, 70))}
    given.update(flags(rng, ("dibao", "marginal", "honoured", "model_worker", "special_family", "scattered_destitute"), 0.15))
    given.update(flags(rng, ("alone", "old_only", "dementia", "with_disabled_child"), 0.4) | flags(rng, ("in_institution",), 0.08))
    if rng.random() < 0.75:
        given["disability"] = rng.choice(("able", "mild", "moderate", "severe"))
    line = standard * F("2.5") * persons
    if persons > 1 or rng.random() < 0.3:
        given["household_persons"] = persons
    if rng.random() < 0.7:
        given["household_income"] = money(rng, 0, line * 2, (half_up(line), 0))
    return given, home_care_want(rng, given, line)


def home_care_want(rng, given, line):
    """The answer to a person; adds the subsidy of the destitute to some inputs."""
    if given["age"] < 60 or given.get("in_institution"):
        return {"class": 0, "basic": "0", "nursing": "0", "monthly": "0"}  # art. 4
    first, second = home_care_grounds(given)
    if not first and second and "household_income" not in given:
        return {"error": "missing_field"}  # the second class is for the old in need, art. 49
    poor = "household_income" in given and F(given["household_income"]) < line
    grounds = first or (second if poor else [])
    if not grounds:
        return {"class": 0, "grounds": [], "basic": "0", "nursing": "0", "monthly": "0"}
    basic = 400 if first else 200
    nursing = 200 if given.get("disability") == "severe" else 0
    if given.get("scattered_destitute") and rng.random() < 0.5:
        given["destitute_care"] = plain(F(basic + nursing) + rng.choice((-100, F(-1, 100), F(1, 100), 500)))
        if F(given["destitute_care"]) > basic + nursing:
            return {"monthly": "0"}  # art. 27: 按较高标准享受补贴或者资助
    return {"class": 1 if first else 2, "grounds": grounds, "basic": str(basic), "nursing": str(nursing),
            "monthly": str(basic + nursing), "against": []}


def home_care_grounds(given):
    """The items of art. 24(1) and of 24(2) that are met, income apart; art. 49: 轻度、中度、重度 are all 失能.

    纯老家庭 includes who lives alone (含孤寡、独居、农村留守).
    """
    has = given.get
    disabled = has("disability", "able") != "able"
    needy = has("dibao") or has("marginal") or has("honoured")
    impaired = disabled or has("dementia")
    first = (has("scattered_destitute"), needy and disabled, (needy or given["age"] >= 80) and (has("alone") or has("with_disabled_child")),
             has("model_worker") and disabled, given["age"] >= 100, has("special_family"))
    second = (impaired and given["age"] >= 80, impaired and (has("old_only") or has("alone")))
    return ([f"24(1){number}" for number, met in enumerate(first, 1) if met],
            [f"24(2){number}" for number, met in enumerate(second, 1) if met])


def waiting_list(rng):
    """Clause 2.3a of the notice, 评估轮候: priority, then assessed need, then the day of the application."""
    count = rng.randint(0, 8)
    keys = rng.sample([(p, n, d) for p in (0, 1, 2) for n in (0, 5, 9) for d in (1, 2, 28)], count)
    people = [{"id": f"a{number}", "priority": p, "need": n, "applied": f"2024-02-{d:02d}"}
              for number, (p, n, d) in enumerate(keys)]
    order = sorted(people, key=lambda one: (one["priority"], -one["need"], one["applied"]))
    return {"applicants": people}, {"order": [one["id"] for one in order]}


def either(usual, *others):
    """A rule that is sometimes drawn by another function of it."""
    return lambda rng: (rng.choice(others) if rng.random() < 0.15 else usual)(rng)


RULES = with_refusals({
    "relief.back_pay": back_pay, "relief.care_leave": care_leave, "relief.contribution_aid": contribution_aid,
    "relief.destitute": destitute, "relief.dibao": dibao, "relief.dibao_standard": dibao_standard,
    "relief.disability_allowance": disability_allowance,
    "relief.disability_levy": either(disability_levy, disability_levy_later, disability_levy_before),
    "relief.disability_levy_hire": disability_levy_hire, "relief.education_aid": education_aid,
    "relief.family_planning_amount": family_planning_amount,
    "relief.family_planning_support": family_planning_support, "relief.home_care_aid": home_care_aid,
    "relief.home_care_income_line": home_care_income_line, "relief.indexed_allowance": indexed_allowance,
    "relief.means_check": means_check, "relief.medical_aid": medical_aid,
    "relief.multiple_of_standard": multiple_of_standard, "relief.one_child_fee": one_child_fee,
    "relief.pocket_money": pocket_money, "relief.refusals": refusals,
    "relief.standards": standards, "relief.temporary": either(temporary, temporary_without_spending), "relief.uplift": uplift,
    "relief.waiting_list": waiting_list,
})
