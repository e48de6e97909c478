"""The provident fund: 住房公积金管理条例, 财税〔2006〕10号, the two usual schedules; and money for public rental housing."""

from fractions import Fraction as F

from law._days import day, figure, plus_days, some_day
from law.common import half_up, money, month_add, plain, some_month, up

BASES = (2300, 2500, 20010, 30000, F("500.5"), F("10.1"))


def deposit_base(rng, given):
    """The base and rate of a deposit, with a month its limits (timeline: housing.*)."""
    given |= {"base": money(rng, 0, 60000, BASES), "rate": money(rng, "0.05", "0.2", ("0.05", "0.12"), places=2)}
    base, limit = F(given["base"]), "none"
    if rng.random() < 1 / 2:
        month = given["month"] = some_month(rng, "2015-07", "2026-11")
        floor, ceiling = figure("housing.floor", month)[0], figure("housing.ceiling", month)[0]
        most = figure("housing.max_rate", month)[0]
        given["base"] = money(rng, 0, 60000, (floor, ceiling))
        base = F(given["base"])
        limit = "floor" if base < floor else "ceiling" if base > ceiling else "none"
        base = min(max(base, floor), ceiling)
        if rng.random() < 9 / 10:
            given["rate"] = money(rng, "0.05", most, ("0.05", most), places=2)
        if F(given["rate"]) > most:
            return None, None
    return base, limit


def rounded(given, amount):
    """To the whole yuan unless the fen is asked for."""
    return half_up(amount, 2 if given.get("rounding") == "fen" else 0)


def fund_deposit(rng):
    """条例 art. 16, 18: base times rate; the practice of whole yuan is an option."""
    given = {}
    if rng.random() < 1 / 2:
        given["rounding"] = rng.choice(("yuan", "fen"))
    base, limit = deposit_base(rng, given)
    if base is None:
        return given, {"error": "out_of_range"}
    amount = rounded(given, base * F(given["rate"]))
    return given, {"each_side": plain(amount), "base": plain(base), "limit": limit}


def fund_tax_free(rng):
    """财税〔2006〕10号: tax free up to 12 % of at most three city averages."""
    given = {"rounding": rng.choice(("fen", "fen", "yuan"))}
    base, limit = deposit_base(rng, given)
    average = F(money(rng, 1000, 16000, (8000, half_up(F(given["base"]) / 3)), places=0))
    given["city_average"] = plain(average)
    if base is None:
        return given, {"error": "out_of_range"}
    rate = F(given["rate"])
    if given["rounding"] == "yuan":  # how the free part of a rounded deposit is rounded, no text says
        rate = min(rate, F("0.12"))
        given |= {"rate": plain(rate), "city_average": plain(F(max(1000, 1 + base // 3)))}
        deposit = plain(half_up(base * rate, 0))
        return given, {"base": plain(base), "limit": limit, "deposit": deposit, "tax_free": deposit, "taxable": "0"}
    deposit = half_up(base * rate)
    free = min(deposit, half_up(min(base, 3 * average) * min(rate, F("0.12"))))
    return given, {"base": plain(base), "limit": limit, "deposit": plain(deposit), "tax_free": plain(free),
                   "taxable": plain(deposit - free)}


def fund_interest_year(rng):
    """Each of twelve equal deposits earns from the next month on: 66 of 144 months' worth, and the opening a year."""
    opening, deposits = F(money(rng, 0, 300000, (F("85514.18"),))), F(money(rng, 0, 120000, (55872,)))
    rate = F(rng.choice(("0.015", "0.015", "0", money(rng, 0, "0.05", places=4))))
    interest = half_up(opening * rate + deposits * rate * F(66, 144))
    return {"opening": plain(opening), "deposits": plain(deposits), "rate": plain(rate)}, {
        "interest": plain(interest), "closing": plain(opening + deposits + interest)}


def movements(rng, start, end, opening, signs):
    """Days in order; nothing is drawn that is not there."""
    days = sorted(some_day(rng, start, plus_days(end, -1)) for _ in range(rng.randint(0, 4)))
    balance, out = opening, []
    for one in days:
        amount = F(money(rng, 0, 5000)) * rng.choice(signs)
        if balance + amount < 0:
            amount = -balance
        balance += amount
        out.append({"day": one, "amount": plain(amount)})
    return out


def interest_by_day(rng):
    """条例 art. 21: from the day it is paid in, by days of a year of 360 or 365."""
    start = some_day(rng, "2016-02-21", "2025-06-30", ("2024-02-29",))
    end = plus_days(start, rng.choice((1, 30, 31, 365, 366, rng.randint(1, 800))))
    opening, basis = F(money(rng, 0, 100000)), rng.choice((360, 365))
    moves = movements(rng, start, end, opening, (1, 1, -1))
    rate = F(rng.choice(("0.015", money(rng, 0, "0.05", places=4))))

    def earns(amount, first):
        return F(amount) * rate * (day(end) - day(first)).days / basis
    interest = half_up(earns(opening, start) + sum(earns(one["amount"], one["day"]) for one in moves))
    given = {"from": start, "until": end, "opening": plain(opening), "movements": moves, "rate": plain(rate),
             "counting": "from_day", "day_basis": basis}
    if rng.random() < 1 / 25:
        del given["day_basis"]
        return given, {"error": "missing_field"}
    return given, {"interest": plain(interest),
                   "closing": plain(opening + sum(F(one["amount"]) for one in moves) + interest)}


def fund_interest(rng):
    """By days, or deposits from the month after the one they came in."""
    if rng.random() < 2 / 3:
        return interest_by_day(rng)
    first = some_month(rng, "2016-03", "2025-06")
    count = rng.choice((1, 6, 12, rng.randint(1, 24)))
    start, end = first + "-01", month_add(first, count) + "-01"
    opening = F(money(rng, 0, 100000))
    moves = movements(rng, start, end, opening, (1,))
    rate = F(rng.choice(("0.015", money(rng, 0, "0.05", places=4))))
    exact = opening * rate * count / 12
    for one in moves:
        months = (int(end[:4]) - int(one["day"][:4])) * 12 + int(end[5:7]) - int(one["day"][5:7]) - 1
        exact += F(one["amount"]) * rate * months / 12
    interest = half_up(exact)
    return {"from": start, "until": end, "opening": plain(opening), "movements": moves, "rate": plain(rate),
            "counting": "from_next_month"}, {
        "interest": plain(interest), "closing": plain(opening + sum(F(one["amount"]) for one in moves) + interest)}


def annuity(principal, rate, months):
    """等额本息: principal x r x (1+r)^n / ((1+r)^n - 1), r a twelfth of the year's rate."""
    monthly = rate / 12
    if monthly == 0:
        return principal / months
    growth = (1 + monthly) ** months
    return principal * monthly * growth / (growth - 1)


def drawn_loan(rng, longest):
    principal = F(money(rng, 1000, 2000000, (1000000, 700000)))
    rate = F(rng.choice(("0.0285", "0.026", "0.031", "0.0325", "0", money(rng, 0, "0.06", places=4))))
    months = rng.choice((1, 2, 12, longest, rng.randint(1, longest)))
    return principal, rate, months


def first_payment(principal, rate, months, method):
    if method == "equal_payment":
        return half_up(annuity(principal, rate, months))
    return half_up(principal / months + principal * rate / 12)


def loan_fields(principal, rate, months, method):
    return {"principal": plain(principal), "annual_rate": plain(rate), "months": months, "method": method}


def loan(rng):
    method = rng.choice(("equal_payment", "equal_principal"))
    principal, rate, months = drawn_loan(rng, 360)
    return loan_fields(principal, rate, months, method), {
        "payment": plain(first_payment(principal, rate, months, method))}


def loan_burden(rng):
    """The first payment is not above the share of the income."""
    method = rng.choice(("equal_payment", "equal_principal"))
    principal, rate, months = drawn_loan(rng, 360)
    payment, share = first_payment(principal, rate, months, method), rng.choice((F("0.5"), F("0.4"), F("0.6")))
    income = F(money(rng, 0, 30000, (half_up(payment / share),)))
    given = loan_fields(principal, rate, months, method) | {"income": plain(income), "share": plain(share)}
    return given, {"payment": plain(payment), "most": plain(share * income), "within": payment <= share * income}


def loan_schedule(rng):
    """The same payment, or the same principal; interest on what is left, and the last instalment exact."""
    principal, rate, months = drawn_loan(rng, rng.choice((6, 6, 24, 60)))
    method = rng.choice(("equal_payment", "equal_principal"))
    if method == "equal_principal":  # of parts in whole fen; how others are rounded no text says
        principal = half_up(principal / months) * months
    payment, left, rows, total = half_up(annuity(principal, rate, months)), principal, [], F(0)
    for number in range(months):
        interest = half_up(left * rate / 12)
        part = payment - interest if method == "equal_payment" else half_up(principal / months)
        if number == months - 1:
            part = left
        left, total = left - part, total + interest
        rows.append({"payment": plain(part + interest), "interest": plain(interest), "principal": plain(part),
                     "balance": plain(left)})
    return loan_fields(principal, rate, months, method), {"instalments": rows, "interest": plain(total)}


def loan_ceiling(rng):
    """Balances times the multiplier and the deposits to retirement; the cap; the price without the down payment."""
    applicants = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        applicants.append({"balance": money(rng, 0, 100000), "monthly": money(rng, 0, 8000),
                           "to_retire": rng.choice((0, 1, 300, rng.randint(0, 480))), "age": rng.randint(216, 700)})
    multiplier, uplift = F(rng.choice(("8", "10", "8.5"))), F(rng.choice(("1", "1.3", "1.4", "1.2")))
    down, price = F(rng.choice(("0.2", "0.3", "0.15", "0"))), F(money(rng, 100000, 5000000, (2000000,)))
    caps = F(rng.choice((600000, 700000, 800000, 1000000))), F(rng.choice((1000000, 1200000, 1600000, 2000000)))
    given = {"multiplier": plain(multiplier), "cap_one": plain(caps[0]), "cap_more": plain(caps[1]),
             "down_payment": plain(down), "max_months": rng.choice((360, 240)), "past_retired": rng.choice((0, 60)),
             "max_age": rng.choice((816, 780)), "price": plain(price), "applicants": applicants}
    given |= {"uplift": plain(uplift)} if uplift != 1 or rng.random() < 1 / 2 else {}
    accounts = sum(F(a["balance"]) * multiplier + F(a["monthly"]) * a["to_retire"] for a in applicants)
    cap = (caps[0] if len(applicants) == 1 else caps[1]) * uplift
    limits = {"accounts": accounts, "cap": cap, "price": price * (1 - down)}
    least = min(limits.values())
    want = {name: plain(amount) for name, amount in limits.items()} | {"amount": plain(F(least // 1))}
    want["max_months"] = [min(given["max_months"], a["to_retire"] + given["past_retired"],
                              given["max_age"] - a["age"]) for a in applicants]
    if list(limits.values()).count(least) == 1:
        want["limiting"] = next(name for name, amount in limits.items() if amount == least)
    return given, want


# Rates of a first home up to five years and longer, of a second: notices of the People's Bank.
LOAN_RATES = (("2022-10-01", "0.026", "0.031", "0.03025", "0.03575"), ("2024-05-18", "0.0235", "0.0285", "0.02775",
              "0.03325"), ("2025-05-08", "0.021", "0.026", "0.02525", "0.03075"))


def loan_of_2023(rng, given, longer):
    """600,000 of one applicant and 1,000,000 of more, to 2024-04; 30 % more with two children for a first home."""
    given["date"] = some_day(rng, "2023-07-01", "2024-03-31")
    ceiling = F(600000 if given["applicants"] == 1 else 1000000)
    want = {"rate": ("0.026", "0.031")[longer], "ceiling": plain(ceiling)}
    if rng.random() < 1 / 2:  # the 40 % printed later has no day: the 30 % are the likelier
        given |= {"children": True, "disputed": True}
        want |= {"uplift": "0.3", "highest": plain(ceiling * F("1.3"))}
    return given, want


def loan_terms(rng):
    date = some_day(rng, "2015-10-01", "2026-10-31", ("2022-10-01", "2024-05-18", "2025-05-08"))
    months, second = rng.choice((1, 59, 60, 61, 360, rng.randint(1, 360))), rng.random() < 1 / 3
    given = {"date": date, "applicants": rng.randint(1, 3), "term_months": months}
    longer = 1 if months > 60 else 0
    if date < "2022-10-01":
        return given, {"rate": ("0.0275", "0.0325")[longer], "rate_kind": "exact"}
    if rng.random() < 1 / 4:
        return loan_of_2023(rng, given, longer)
    row = [row for row in LOAN_RATES if row[0] <= date][-1]
    given |= {"second_home": True} if second else {}
    return given, {"rate": row[1 + longer + (2 if second else 0)], "rate_kind": "at_least" if second else "exact"}


def split(added, loss, reserve, fee):
    """条例 art. 29, the notice of 2014: the loss of last year, the reserve, the fee, all the rest to public rental."""
    left, out = max(added, F(0)), {}
    for name, asked in (("prior_loss", loss), ("risk_reserve", reserve), ("management_fee", fee)):
        out[name] = min(asked, left)
        left -= out[name]
    out["public_rental"] = left
    out["unmet"] = loss + reserve + fee - out["prior_loss"] - out["risk_reserve"] - out["management_fee"]
    return out


def added_value(rng):
    asked = [F(money(rng, 0, 10**6)) for _ in range(3)]
    if rng.random() < 1 / 2:
        asked[0] = F(0)
    added = F(money(rng, 0, 3 * 10**6, (sum(asked), asked[0], asked[0] + asked[1])))
    given = {"added_value": plain(added), "risk_reserve": plain(asked[1]), "management_fee": plain(asked[2])}
    given |= {"prior_loss": plain(asked[0])} if asked[0] else {}
    return given, {name: plain(amount) for name, amount in split(added, *asked).items()}


def land_share(rng, given):
    """The 2014 notice: at least 13 % of the net land revenue, so a part of a fen goes up; what an allocation lacks."""
    net = F(money(rng, 0, 10**7, (1000, F("100.5"), F("0.5"))))
    given["net_revenue"] = plain(net)
    ratio = F("0.13")
    if rng.random() < 1 / 2:
        ratio = F(rng.choice(("0.1", "0.13", "0.15", "0", "1")))
        given["ratio"] = plain(ratio)
    least = up(net * ratio)
    want = {"least": plain(least), "modality": "at_least"}
    if rng.random() < 1 / 2:
        allocated = F(money(rng, 0, 10**7, (least,)))
        given["allocated"] = plain(allocated)
        want["shortfall"] = plain(max(least - allocated, F(0)))
        return want, allocated
    return want, least


def land_revenue(rng):
    given = {}
    want, _ = land_share(rng, given)
    return given, want


def rental_funding(rng):
    """Each year the land's part and the rest of the added value; a loss is the next year's to make good."""
    years, want, loss, whole = [], [], F(0), F(0)
    first = rng.randint(2013, 2020)
    for number in range(rng.randint(1, 4)):
        given = {"year": first + number}
        share, land = land_share(rng, given)
        added = F(money(rng, 0, 10**6)) * rng.choice((1, 1, -1))
        reserve, fee = F(money(rng, 0, 10**5)), F(money(rng, 0, 10**5))
        given |= {"added_value": plain(added), "risk_reserve": plain(reserve), "management_fee": plain(fee)}
        one = split(added, loss, reserve, fee)
        loss = loss - one["prior_loss"] + max(-added, F(0))
        total = land + one["public_rental"]
        whole += total
        want.append({"year": given["year"], "share": share, "land": plain(land), "loss": plain(loss),
                     "added": {name: plain(amount) for name, amount in one.items()}, "total": plain(total)})
        years.append(given)
    for one in want:
        one["shares"] = [one["total"]]
    return {"years": years, "projects": [{"name": "A", "weight": rng.choice(("1", "0.5", "7"))}]}, {
        "years": want, "total": plain(whole), "projects": [plain(whole)]}


RULES = {
    "housing.added_value": added_value,
    "housing.fund_deposit": fund_deposit,
    "housing.fund_interest": fund_interest,
    "housing.fund_interest_year": fund_interest_year,
    "housing.fund_tax_free": fund_tax_free,
    "housing.land_revenue": land_revenue,
    "housing.loan": loan,
    "housing.loan_burden": loan_burden,
    "housing.loan_ceiling": loan_ceiling,
    "housing.loan_schedule": loan_schedule,
    "housing.loan_terms": loan_terms,
    "housing.rental_funding": rental_funding,
}
