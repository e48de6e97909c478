"""Support that goes on or ends: reviews, transitions, rents above the limits, misuse (2013 and 2024)."""

from fractions import Fraction as F

from law._days import is_leap_day, plus_days, plus_months, some_day
from law.common import half_up, money, month_add, plain

# 穗府办〔2013〕3号 art. 51; 穗府办规〔2024〕13号 art. 54 beside 穗建规字〔2024〕5号 七, which alone has the stays above the limits.
IN_FORCE = {"2013": ("2013-05-01", "2016-04-30"), "2024": ("2024-07-26", "2029-03-03")}
STAYS = ("2024-03-04", "2029-03-03")
YEARS = {("2013", "subsidy"): 3, ("2013", "contract"): 3, ("2013", "stay"): 1, ("2024", "subsidy"): 5,
         ("2024", "contract"): 5, ("2024", "stay"): 2}


def drawn_term(rng, supports):
    """A support, its first day, its last, the last day to ask in time and the last that is still taken."""
    text, support = rng.choice(("2013", "2024")), rng.choice(supports)
    window = STAYS if (text, support) == ("2024", "stay") else IN_FORCE[text]
    start = some_day(rng, *window)
    while is_leap_day(start):
        start = some_day(rng, *window)
    last = plus_days(plus_months(start, 12 * YEARS[text, support]), -1)
    by, late = plus_months(last, -3), plus_months(last, 3)
    if plus_days(by, 1)[8:] != start[8:] or plus_days(late, 1)[8:] != start[8:]:
        return drawn_term(rng, supports)  # three months from the end of a month have two readings
    return {"text": text, "support": support, "start": start}, last, by, late


def review(rng):
    """2013 art. 32, 36; 2024 art. 27, 31, 35, 37, 五 (二): three months before the end; later papers for three months."""
    given, last, by, late = drawn_term(rng, ("subsidy", "contract", "stay"))
    if given["text"] == "2013" and given["support"] == "stay":  # art. 38 (2) has no review of it
        return given, {"error": "not_applicable"}
    if rng.random() < 1 / 15:
        window = STAYS if given["support"] == "stay" else IN_FORCE[given["text"]]
        return given | {"start": rng.choice((plus_days(window[0], -1), plus_days(window[1], 1), "2020-01-01"))}, {
            "error": "no_rule"}
    want = {"last": last, "apply_by": by}
    if given["text"] == "2024" and given["support"] != "stay":
        want["late_by"] = late
    return given, want


def review_means(rng):
    """2024 四 (二): not where all are 60, nobody changed and it is not over three months late; in 2013 always."""
    given, last, by, late = drawn_term(rng, ("subsidy", "contract"))
    given["filed"] = plus_days(rng.choice((by, last, late)), rng.choice((-30, -1, 0, 1, 30)))
    needed = given["text"] == "2013" or given["filed"] > late
    for name, missing in (("all_over_60", True), ("members_changed", False)):
        if rng.random() < (4 / 5 if missing else 1 / 5):
            given[name] = True
        needed = needed or bool(given.get(name)) != missing
    return given, {"needed": needed}


def months_between(first, last):
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def review_passed(rng):
    """2024 art. 35-37, 2013 art. 36: in time from the month after the end, late from the month after it passed."""
    given, last, by, late = drawn_term(rng, ("subsidy", "contract"))
    monthly = F(money(rng, 0, 3000, (500,)))
    given["monthly"] = plain(monthly)
    in_time = rng.random() < 1 / 2
    if in_time:
        given["filed"] = plus_days(by, rng.choice((-60, -1, 0)))
        given["approved"] = some_day(rng, given["filed"], plus_days(last, 200), (last,))
        after = max(0, months_between(last, given["approved"]))
        if given["text"] == "2013":  # art. 36 stops the support of those who are late only
            after = 0
        return given, {"from": month_add(last[:7], 1), "paid_late": after, "lost": 0,
                       "back_pay": plain(monthly * after)}
    given["filed"] = some_day(rng, plus_days(by, 1), late, (last,))
    given["approved"] = some_day(rng, max(given["filed"], plus_days(last, 1)), plus_days(late, 100))
    return given, {"from": month_add(given["approved"][:7], 1), "paid_late": 0, "back_pay": "0",
                   "lost": months_between(last, given["approved"])}


def stay_rent(rng):
    """2013 art. 38 (2), (3): a year at the project's rent, then 1.2 times; with a home acquired 1.2 times at once."""
    rent, months = F(money(rng, 0, 5000, (F("800.10"), F("0.03")))), rng.choice((1, 11, 12, 12, 13, 24, 1200))
    given = {"project_rent": plain(rent), "months_after": months}
    home = rng.random() < 1 / 4
    given |= {"home_acquired": True} if home else {}
    return given, {"rent": plain(half_up(rent * F("1.2")) if home or months > 12 else rent)}


def least_rent(project, given):
    """10 % of the project's rent or the preferential rent, the higher."""
    return max(project / 10, F(given.get("preferential_rent", 0)))


def transition_rent(rng):
    """2013 art. 38 (2): half the allowance goes on; 2024 五 (二): half the reduction, at most 15 % of the income."""
    text, banded = rng.choice(("2013", "2024", "2024")), rng.random() < 2 / 3
    project = F(money(rng, 500, 4000, (1500,)))
    net = F(money(rng, 0, project, (project,)))
    given = {"text": text, "project_rent": plain(project), "net": plain(net)}
    if banded:
        given["banded"], exact = True, project - (project - net) / 2
    else:
        cost = F(money(rng, 0, project))
        given["cost_rent"], exact = plain(cost), cost / 2
    if text == "2024" and rng.random() < 1 / 2:
        given["preferential_rent"] = money(rng, 0, project / 3)
    income = F(money(rng, 0, 400000, (half_up(exact * 80), half_up(least_rent(project, given) * 80))))
    given["income"] = plain(income)
    share = income / 12 * F("0.15")
    if text == "2013" or exact <= share:
        return given, {"rent": plain(half_up(exact)), "capped": False}
    if "preferential_rent" not in given:
        return given, {"error": "missing_field"}
    if least_rent(project, given) > exact:  # the least rent above the rent itself: the text has two readings
        return transition_rent(rng)
    return given, {"rent": plain(half_up(max(share, least_rent(project, given)))), "capped": True}


def transition_subsidy(rng):
    """2013 art. 38 (1), (3): half for six months, nothing with a home acquired; 2024 五 (一) knows no exception."""
    text, subsidy, home = rng.choice(("2013", "2024")), F(money(rng, 0, 3000, (F("643.55"),))), rng.random() < 1 / 3
    given = {"text": text, "subsidy": plain(subsidy)}
    given |= {"home_acquired": True} if home else {}
    if home and text == "2013":
        return given, {"monthly": "0", "months": 0}
    return given, {"monthly": plain(half_up(subsidy / 2)), "months": 6}


def tier(amount, limit):
    return 1 if amount <= limit * F(3, 2) else 2 if amount <= 3 * limit else 3


def over_limit_rent(rng):
    """2024 五 (二): to 1.5 times the limits the lower of the rent and 20 % of the income; to 3 times 1.5 rents; 2 rents."""
    project = F(money(rng, 100, 4000, (1200,)))
    given = {"project_rent": plain(project)}
    if rng.random() < 1 / 2:
        given["preferential_rent"] = money(rng, 0, project / 2)
    limits = {"income": F(money(rng, 10000, 150000, (50000,))), "assets": F(money(rng, 100000, 800000, (200000,)))}
    amounts = {name: F(money(rng, limit + F(1, 100), 4 * limit, (half_up(limit * F(3, 2)), 3 * limit)))
               for name, limit in limits.items()}
    if rng.random() < 2 / 3:
        amounts[rng.choice(("income", "assets"))] = F(0)
    if 3 * limits["income"] == amounts["income"] or 3 * limits["assets"] == amounts["assets"]:
        return over_limit_rent(rng)  # 3 times exactly is in both bands
    given |= {"income": plain(amounts["income"]), "income_limit": plain(limits["income"]),
              "assets": plain(amounts["assets"]), "asset_limit": plain(limits["assets"])}
    home = rng.random() < 1 / 8
    given |= {"home_acquired": True} if home else {}
    level = max(tier(amounts[name], limits[name]) for name in limits)
    if home or level == 3:
        return given, {"must_leave": True, "rent": plain(2 * project), "capped": False} | ({} if home else {"tier": 3})
    if level == 2:
        return given, {"must_leave": False, "tier": 2, "rent": plain(half_up(project * F(3, 2))), "capped": False}
    share = amounts["income"] / 12 / 5
    if share >= project:
        return given, {"must_leave": False, "tier": 1, "rent": plain(project), "capped": False}
    if "preferential_rent" not in given:
        return given, {"error": "missing_field"}
    return given, {"must_leave": False, "tier": 1, "capped": True,
                   "rent": plain(half_up(max(share, least_rent(project, given))))}


OFFENCES = (("false_papers", "fraud"), ("sublet", "subletting"), ("rent", "arrears"), ("empty_months", "vacancy"),
            ("altered", "alteration"), ("damaged", "damage"), ("hazard", "danger"), ("other_offences", "other"))


def misuse(rng):
    """2013 art. 41, 42: three months of rent in a row or six in all, three months empty; no application for 5 years."""
    cancelled = some_day(rng, *IN_FORCE["2013"])
    while is_leap_day(cancelled):
        cancelled = some_day(rng, *IN_FORCE["2013"])
    given, offences = {"text": "2013", "cancelled": cancelled}, []
    for field, offence in OFFENCES:
        if rng.random() > 1 / 4:
            continue
        if field == "rent":
            row = rng.choice((0, 1, 2, 3, 4))
            total = row + rng.choice((0, 1, 2, 3, 4))
            given |= {"rent_row": row, "rent_total": total}
            done = row >= 3 or total >= 6
        elif field == "empty_months":
            given[field] = rng.choice((0, 1, 2, 3, 4))
            done = given[field] >= 3
        else:
            given[field] = done = True
        offences += [offence] if done else []
    want = {"offences": offences}
    if offences:
        want["until"] = plus_months(cancelled, 60)
    return given, want


def misuse_recovery(rng):
    """2013 art. 41: subsidies and allowances, and the market rent of the time instead of what was paid."""
    months, market = rng.randint(0, 60), F(money(rng, 0, 3000))
    paid = F(money(rng, 0, market * months)) if rng.random() < 3 / 4 else F(0)
    subsidies, allowances = F(money(rng, 0, 20000)), F(money(rng, 0, 20000))
    return {"text": "2013", "subsidies": plain(subsidies), "allowances": plain(allowances), "months": months,
            "rent_paid": plain(paid), "market_rent": plain(market)}, {
        "amount": plain(subsidies + allowances + market * months - paid)}


RULES = {
    "housing.misuse": misuse,
    "housing.misuse_recovery": misuse_recovery,
    "housing.over_limit_rent": over_limit_rent,
    "housing.review": review,
    "housing.review_means": review_means,
    "housing.review_passed": review_passed,
    "housing.stay_rent": stay_rent,
    "housing.transition_rent": transition_rent,
    "housing.transition_subsidy": transition_subsidy,
}
