"""基金: 社会保险法 art. 64-69, 广东省社会保险基金监督条例 art. 51, 56, the notice of 2014, 1.5b, 1.7 and 1.8.

Thresholds, standards and growth are the caller's; the texts say what is added up, compared and printed. Where a chain
of years may be rounded in more than one way a figure is asked for only if all ways give it.
"""

from law._draws import agreed, amount, chance, fen, money, ordinal, rate, refuses
from law.common import F, half_up, month_add, plain, some_month, up


def lines(rng, names, most=10**8):
    return [{"name": name, "amount": money(rng, 0, most, (0, 8, 16, 80, 400, 1600))} for name in names]


def total(rows):
    return sum((F(row["amount"]) for row in rows), F(0))


NAMES = ("缴费", "利息", "财政补贴", "待遇", "other")


def year_account(rng, opening):
    """A year's account and what it adds up to: art. 65, balanced by the budget, a lack is made good by subsidy."""
    given = {"opening": plain(opening)}
    for side in ("income", "expenditure"):
        given[side] = lines(rng, rng.sample(NAMES, rng.randint(0, 3)))
    income, spent = total(given["income"]), total(given["expenditure"])
    if chance(rng, 0.2):  # exactly balanced, or a fen beside
        given["expenditure"] = [{"name": "待遇", "amount": plain(max(F(0), income + rng.choice((-1, 0, 1)) * F(1, 100)))}]
        spent = total(given["expenditure"])
    closing = opening + income - spent
    return given, closing, {"income": plain(income), "expenditure": plain(spent), "surplus": plain(income - spent),
                            "closing": plain(closing), "balanced": income >= spent,
                            "subsidy": plain(max(F(0), -closing))}


def some_opening(rng):
    return F(rng.choice(("0", money(rng, 0, 10**8), plain(-F(money(rng, 0, 10**6))))))


@refuses("opening", "income", "expenditure", signed=("opening", "closing"))
def account(rng):
    given, closing, want = year_account(rng, some_opening(rng))
    if chance(rng, 0.5):
        wrong = chance(rng, 0.2)
        given["closing"] = plain(closing + (rng.choice((-1, 1)) * F(1, 100) if wrong else 0))
        if wrong:
            return given, {"error": "conflict"}
    return given, want


@refuses("accounts")
def account_years(rng):
    """Each year opens with what the one before closed with (上年结余)."""
    opening, accounts, years, broken = some_opening(rng), [], [], False
    for _ in range(rng.randint(1, 5)):
        given, closing, want = year_account(rng, opening)
        accounts.append(given)
        years.append(want)
        opening = closing
        if chance(rng, 0.3):
            given["closing"] = plain(closing)
    if len(accounts) > 1 and chance(rng, 0.1):
        last = accounts[-1]
        last["opening"] = plain(F(last["opening"]) + F(1, 100))
        last.pop("closing", None)
        broken = True
    return {"accounts": accounts}, {"error": "conflict"} if broken else {"years": years}


@refuses("persons", "standard")
def activity_money(rng):
    persons, standard = rng.randint(0, 10**6), F(money(rng, 0, 5000, (50,)))
    return {"persons": persons, "standard": plain(standard)}, {"amount": plain(persons * standard)}


def compared(budget, final):
    """Line by line: what the final account is more than the budget, and its percentage to two decimals."""
    rows = []
    for row in budget:
        planned = F(row["amount"])
        actual = sum(F(other["amount"]) for other in final if other["name"] == row["name"])
        line = {"name": row["name"], "budget": plain(planned), "actual": plain(actual),
                "difference": plain(actual - planned)}
        if planned:
            line["percent"] = plain(half_up(actual * 100 / planned))
        rows.append(line)
    names = {row["name"] for row in budget}
    return rows + [{"name": row["name"], "budget": "0", "actual": row["amount"], "difference": row["amount"]}
                   for row in final if row["name"] not in names]


@refuses("budget", "final")
def budget_execution(rng):
    """监督条例 art. 51; the execution rate (预算执行率) of each line."""
    (budget, _, planned), (final, _, actual) = (year_account(rng, some_opening(rng)) for _ in range(2))
    want = {"budget": planned, "final": None}
    for side in ("income", "expenditure"):
        final[side] = [{"name": row["name"], "amount": rng.choice((row["amount"], "0", money(rng, 0, 10**8), amount(
            rng, F(100) / max(F(1), F(row["amount"])), 0, 10**6)))} for row in budget[side]]
        rng.shuffle(final[side])
        if final[side] and chance(rng, 0.2):
            final[side].pop()  # a line of the budget of which nothing came
        if chance(rng, 0.2):
            final[side].append({"name": "不在预算内", "amount": money(rng, 0, 10**6)})
        want[side] = compared(budget[side], final[side])
    income, spent = total(final["income"]), total(final["expenditure"])
    closing = F(final["opening"]) + income - spent
    want["final"] = {"income": plain(income), "expenditure": plain(spent), "surplus": plain(income - spent),
                     "closing": plain(closing), "balanced": income >= spent, "subsidy": plain(max(F(0), -closing))}
    if chance(rng, 0.3):
        final["closing"] = plain(closing)
    return {"budget": budget, "final": final}, want


@refuses("persons", "average_base", "rate", "collection")
def contributions(rng):
    """Persons × monthly base × rate × share collected × 12 (digest 11)."""
    persons, share, got = rng.randint(0, 10**6), rate(rng, ("0.24", "0.0045")), rate(rng, ("0.95", "1"))
    factor = persons * F(share) * F(got) * 12
    base = amount(rng, factor, 0, 50000)
    given = {"persons": persons, "average_base": base, "rate": share, "collection": got}
    return given, {"contributions": fen(F(base) * factor)}


@refuses("first", "revenues")
def fiscal_input(rng):
    """Notice 1.7: grows as revenue grows; of the first year or of the year before, and not below it where so said."""
    revenues = [F(money(rng, 1, 10**6, (1000, 1100)))]
    for _ in range(rng.randint(0, 4)):
        revenues.append(half_up(revenues[-1] * F(rng.randint(80, 120), 100)))
    first = F(amount(rng, revenues[-1] / revenues[0], 0, 10**6))
    given = {"first": plain(first), "revenues": [plain(r) for r in revenues]}
    never = False
    if chance(rng, 0.5):
        given["never_falls"] = never = chance(rng, 0.6)
    level, chain, exact = [first], [first], first
    for now, before in zip(revenues[1:], revenues):
        level.append(max(half_up(first * now / revenues[0]), level[-1] if never else 0))
        exact = max(half_up(exact * now / before), exact) if never else half_up(exact * now / before)
        chain.append(exact)
    return given, {"inputs": [plain(x) for x in level]} if level == chain else {}


def reserve(rng, edges):
    """A balance and a monthly spending whose months lie at or beside an edge."""
    spent = F(money(rng, 1, 10**6, (100,)))
    balance = half_up(spent * F(rng.choice(edges))) + rng.choice((-1, 0, 0, 1)) * F(1, 100)
    if chance(rng, 0.5):
        balance = F(money(rng, 0, 10**7))
    return max(F(0), balance), spent


@refuses("balance", "monthly_expenditure")
def payable_months(rng):
    """Digest 11: the balance over the mean monthly spending, one decimal."""
    balance, spent = reserve(rng, [F(rng.randint(0, 400), 20)])
    return {"balance": plain(balance), "monthly_expenditure": plain(spent)}, {
        "months": plain(half_up(balance / spent, 1))}


@refuses("levels", "balance", "monthly_expenditure")
def warning(rng):
    """监督条例 art. 56: the gravest level whose months are not reached, and what would lift the fund out of it."""
    limits = sorted(F(n, 2) for n in rng.sample(range(1, 40), rng.randint(1, 4)))
    levels = [{"name": f"level {i}", "below": plain(x)} for i, x in enumerate(limits)]
    balance, spent = reserve(rng, limits)
    months = balance / spent
    want = {"months": plain(half_up(months, 1))}
    reached = [[i for i, x in enumerate(limits) if m < x] for m in (months, half_up(months, 1))]
    if reached[0] == reached[1]:
        at = reached[0][:1]
        want["level"] = levels[at[0]]["name"] if at else ""
        want["short"] = plain(up(limits[at[0]] * spent - balance)) if at else "0"
    return {"levels": levels, "balance": plain(balance), "monthly_expenditure": plain(spent)}, want


@refuses("normal", "cut", "cut_over", "restore_below", "is_cut", "balance", "monthly_expenditure")
def reserve_rate(rng):
    """Notice 1.3c: cut above so many months, restored below so many, as it is in between."""
    low, high = F(rng.randint(1, 12)), F(rng.randint(12, 24))
    balance, spent = reserve(rng, (low, high))
    now = chance(rng, 0.5)
    given = {"normal": "0.0545", "cut": rng.choice(("0.0505", "0.04")), "cut_over": plain(high),
             "restore_below": plain(low), "is_cut": now, "balance": plain(balance), "monthly_expenditure": plain(spent)}
    after = {m >= low if now else m > high for m in (balance / spent, half_up(balance / spent, 1))}
    if len(after) > 1:
        return given, {}
    now = after.pop()
    return given, {"rate": given["cut" if now else "normal"], "is_cut": now}


def compound(first, growth, year):
    """A year's value: compounded exactly and then rounded, or rounded each year."""
    exact, chain = first, first
    for _ in range(year):
        exact, chain = exact * (1 + growth), half_up(chain * (1 + growth))
    return half_up(exact), chain


@refuses("first_year", "years", "opening", "income", "expenditure", "income_growth", "expenditure_growth",
         signed=("income_growth", "expenditure_growth"))
def projection(rng):
    """Notice 1.8: opening, income, interest on it, spending, closing; until the balance does not suffice."""
    first, count = rng.randint(2014, 2030), rng.randint(1, 6)
    g, h = (F(rng.choice(("0", "0.05", "0.1", "-0.02", "0.061"))) for _ in range(2))
    income, spent = (F(rng.choice((1000, 1200, 10**6)) if chance(rng, 0.5) else money(rng, 1, 10**6)) for _ in range(2))
    opening, share = F(money(rng, 0, 10**7, (0,))), rate(rng, ("0", "0.02", "0.0275"))
    given = {"first_year": first, "years": count, "opening": plain(opening), "income": plain(income),
             "expenditure": plain(spent), "income_growth": plain(g), "expenditure_growth": plain(h)}
    if share != "0" or chance(rng, 0.5):
        given["return"] = share
    changes = []
    if chance(rng, 0.4):
        changes = [plain(F(rng.choice((-1, 1))) * F(money(rng, 0, 1000))) for _ in range(count)]
        given["changes"] = changes
    years = []
    for year in range(count):
        got, paid = compound(income, g, year), compound(spent, h, year)
        if got[0] != got[1] or paid[0] != paid[1]:
            return given, {}
        change = F(changes[year]) if changes else F(0)
        interest = half_up(opening * F(share))
        closing = opening + got[0] + change + interest - paid[0]
        if closing < 0:
            return given, {"gap": plain(-closing)}
        row = {"year": first + year, "opening": plain(opening), "income": plain(got[0]), "change": plain(change),
               "interest": plain(interest), "expenditure": plain(paid[0]), "closing": plain(closing)}
        means = [m for m in (paid[0] / 12, half_up(paid[0] / 12)) if m]
        agreed(row, "payable_months", *(plain(half_up(closing / m, 1)) for m in means))
        years.append(row)
        opening = closing
    return given, {"years": years, "gap": "0"}


@refuses("rate", "target", "start", "months", "base", "first_year", "years", signed=("growth",))
def rate_effect(rng):
    """The old rate before the first step, the new one from the last; a month is a twelfth of a year. What the steps in
    between are no text says, so a year with some of them is asked for only where one step does it all."""
    old, new = rate(rng, ("0.2", "0.12")), rate(rng, ("0.14", "0.16"))
    first, count = rng.randint(2014, 2026), rng.randint(1, 4)
    start = some_month(rng, f"{first}-01", f"{first + count}-12")
    base, got = F(amount(rng, F(rng.choice((old, new))), 0, 10**9, (10**6,))), F(1)
    months, every = rng.choice(((0, 12), (0, 12), (0, 6), (12, 12), (24, 12), (6, 6), (36, 12)))
    given = {"rate": old, "target": new, "start": start, "months": months, "base": plain(base), "first_year": first,
             "years": count}
    if every != 12:
        given["every_months"] = every
    if chance(rng, 0.4):
        given["collection"] = rate(rng, ("0.95", "0.9"))
        got = F(given["collection"])
    g = F(0)
    if chance(rng, 0.4):
        given["growth"] = rng.choice(("0.05", "-0.02", "0.1"))
        g = F(given["growth"])
    years = []
    for year in range(first, first + count):
        exact, chain = base * (1 + g) ** (year - first), compound(base, g, year - first)[1]
        late = min(12, max(0, ordinal(f"{year + 1}-01") - ordinal(start)))
        moved = (F(old) * (12 - late) + F(new) * late) / 12
        befores, afters = ([half_up(b * got * r) for b in (exact, half_up(exact), chain)] for r in (F(old), moved))
        row = {"year": year}
        if months and f"{year}-12" >= start and f"{year}-01" < month_add(start, months):
            years.append(row)
            continue
        agreed(row, "before", *map(plain, befores))
        agreed(row, "after", *map(plain, afters))
        agreed(row, "change", *(plain(b - a) for a, b in zip(befores, afters)))
        years.append(row)
    return given, {"years": years}


def rungs(rng, first):
    """Deposits and bonds and what each pays by month: yearly interest, or all of it at the end, simple."""
    given, flows = [], []
    for i in range(rng.randint(1, 4)):
        months, share = rng.choice((1, 3, 6, 12, 24, 36, 60)), rate(rng, ("0.02", "0.0275", "0.015"))
        principal, start = amount(rng, F(share) * months / 12, 1, 10**7, (1000,)), month_add(first, -rng.randint(0, 11))
        row = {"name": f"r{i}", "principal": principal, "rate": share, "from": start, "months": months}
        if months % 12 == 0 and chance(rng, 0.5):
            row["yearly"] = chance(rng, 0.6)  # a bond that pays every year runs for whole years
        given.append(row)
        each = [12] * (months // 12) if row.get("yearly") else [months]
        at = start
        for part in each:
            at = month_add(at, part)
            flows.append((at, F(0), half_up(F(principal) * F(share) * part / 12)))
        flows.append((at, F(principal), F(0)))
    return given, flows


@refuses("rungs")
def reserve_return(rng):
    """Notice 1.7: deposits and bonds; the yield by money and time."""
    given, flows = rungs(rng, some_month(rng, "2014-06", "2026-11"))
    if chance(rng, 0.1):  # a yield on half of its last digit
        odd = F(rng.randrange(1, 99, 2), 100)
        given = [{"name": "r0", "principal": "32", "rate": plain(odd / 32), "from": "2020-01", "months": 12}]
        flows = [("2021-01", F(32), odd)]
    principal, interest = sum(f[1] for f in flows), sum(f[2] for f in flows)
    months = sorted({f[0] for f in flows if f[1] or f[2]})
    weight = sum(F(r["principal"]) * r["months"] for r in given) / 12
    return {"rungs": given}, {
        "principal": plain(principal), "interest": plain(interest), "yield": plain(half_up(interest / weight, 6)),
        "flows": [{"month": m, "principal": plain(sum(f[1] for f in flows if f[0] == m)),
                   "interest": plain(sum(f[2] for f in flows if f[0] == m))} for m in months]}


@refuses("cash", "rungs", "needs")
def reserve_cover(rng):
    """社会保险法 art. 69 (安全): cash and what has fallen due by then pay for each month, or the first is short."""
    first = some_month(rng, "2014-06", "2026-11")
    given, flows = rungs(rng, first)
    flows = [f for f in flows if f[0] >= first]
    if any(month_add(r["from"], r["months"]) < first for r in given):
        return {"cash": "0", "rungs": given, "needs": [{"month": first, "amount": "0"}]}, {"covered": True}
    held = F(money(rng, 0, 10**6, (0,)))
    needs, want, cash, paid = [], {"covered": True, "lacking": "0"}, held, F(0)
    for i in sorted(rng.sample(range(40), rng.randint(1, 6))):
        month = month_add(first, i)
        ready = cash + sum(f[1] + f[2] for f in flows if f[0] <= month) - paid
        need = F(money(rng, 0, 10**6, (0,)))
        if want["covered"] and ready >= 0 and chance(rng, 0.6):
            need = ready + rng.choice((-1, 0, 0, 1)) * F(1, 100) if chance(rng, 0.3) else F(int(ready / 2))
        need = max(F(0), need)
        needs.append({"month": month, "amount": plain(need)})
        if want["covered"] and need > ready:
            want = {"covered": False, "short_from": month, "lacking": plain(need - ready)}
        paid += need
    if want["covered"]:
        last = needs[-1]["month"]
        want["left"] = plain(cash + sum(f[1] + f[2] for f in flows if f[0] <= last) - paid)
    return {"cash": plain(held), "rungs": given, "needs": needs}, want


def settled(cost, fund):
    """What the fund does not pay of the bills is the hospital's; it keeps what the fund pays beyond them."""
    return {"cost": plain(cost), "fund": plain(fund), "hospital": plain(cost - fund)}


@refuses("groups")
def settlement_per_case(rng):
    """令第123号 art. 58: by the agreed way of payment; an agreed price is paid whatever a case cost."""
    groups = [{"name": f"g{i}", "cases": rng.choice((0, 1, rng.randint(0, 500))), "standard": money(rng, 0, 50000),
               "cost": money(rng, 0, 10**6)} for i in range(rng.randint(1, 4))]
    fund = sum(g["cases"] * F(g["standard"]) for g in groups)
    return {"groups": groups}, settled(sum(F(g["cost"]) for g in groups), fund)


@refuses("persons", "months", "standard", "cost")
def settlement_per_head(rng):
    given = {"persons": rng.randint(0, 10**5), "months": rng.choice((1, 12, 120)), "standard": money(rng, 0, 500),
             "cost": money(rng, 0, 10**8)}
    return given, settled(F(given["cost"]), given["persons"] * given["months"] * F(given["standard"]))


@refuses("cap", "least_use", "keep_share", "overruns", "cost")
def settlement_under_cap(rng):
    """结余留用, 超支分担: a share of what is left if enough was used; above the cap each part by its share."""
    cap = F(money(rng, 1000, 10**7, (10**6,)))
    least, keep = F(rng.choice(("0.9", "0.85", "0", "1"))), F(rate(rng, ("0.6", "0.5", "0.333")))
    ends = sorted(F(n, 20) for n in rng.sample(range(1, 10), rng.randint(0, 3)))
    shares = [F(rate(rng, ("0.7", "0.5", "0.3"))) for _ in ends]
    edges = [half_up(cap * x) for x in (least, 1, *(1 + e for e in ends))]
    cost = F(money(rng, 0, int(cap * F(3, 2)), edges))
    given = {"cap": plain(cap), "least_use": plain(least), "keep_share": plain(keep), "cost": plain(cost),
             "overruns": [{"up_to": plain(e), "fund_share": plain(s)} for e, s in zip(ends, shares)]}
    if cost <= cap:
        return given, settled(cost, half_up(cost + (keep * (cap - cost) if cost >= least * cap else 0)))
    parts = [max(F(0), min(cost, cap * (1 + e)) - cap * (1 + b)) * s for e, b, s in zip(ends, [F(0), *ends], shares)]
    readings = {half_up(cap + sum(parts)), cap + sum(map(half_up, parts))}
    return given, settled(cost, readings.pop()) if len(readings) == 1 else {"cost": plain(cost)}


RULES = {f"fund.{rule.__name__}": rule for rule in (
    account, account_years, activity_money, budget_execution, contributions, fiscal_input, payable_months, projection,
    rate_effect, reserve_cover, reserve_rate, reserve_return, settlement_per_case, settlement_per_head,
    settlement_under_cap, warning)}
