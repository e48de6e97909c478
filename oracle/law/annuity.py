"""企业年金: 劳社部令第20号 (to 2018-01) and 企业年金办法 (令第36号, from 2018-02); 财税〔2013〕103号 for the tax."""

from law._draws import amount, chance, fen, money, rate, refuses
from law.common import F, down, half_up, month_add, plain, some_month

HELD = "2027-12"  # docs/DESIGN.md: what has no end holds to the end of the year after it was looked at
FIRST = "2018-02"  # 令第36号 art. 32: in force from 2018-02-01


@refuses("from", "until", "missed", "months", "amount")
def back_payment(rng):
    """Art. 16: the back-payment is at most the amount and the time that was suspended."""
    months = rng.choice((1, 2, 6, 12, 24, 36))
    first = some_month(rng, FIRST, month_add(HELD, 1 - months))
    paid_for = max(0, months + rng.choice((-1, 0, 0, 1, 5)))
    missed = money(rng, 0, 10**7, (0, 10**6))
    paid = money(rng, 0, 10**7, (F(missed),))
    given = {"from": first, "until": month_add(first, months - 1), "missed": missed, "months": paid_for,
             "amount": paid}
    return given, {"months_most": months, "months_over": max(0, paid_for - months), "amount_most": missed,
                   "amount_over": plain(max(F(0), F(paid) - F(missed)))}


@refuses("month", "wages", "employer", "employees")
def limits(rng):
    """令第20号 art. 8: 1/12 and 1/6 of last year's wages; 令第36号 art. 15: 8 % and 12 % of the year's.

    不超过: the most is the last whole fen that does not pass the limit. What employees may pay is left open where the
    employer alone is above its own.
    """
    month = rng.choice(("2018-01", "2018-02", some_month(rng, "2014-01", "2018-01"),
                        some_month(rng, FIRST, HELD)))
    new = month >= FIRST
    own, both = (F(8, 100), F(12, 100)) if new else (F(1, 12), F(1, 6))
    wages = amount(rng, own, 0, 10**9, (0,))
    employer = F(money(rng, 0, max(1, int(F(wages) * both)), (half_up(F(wages) * own),)))
    employees = F(money(rng, 0, max(1, int(F(wages) * both)), (max(F(0), half_up(F(wages) * both) - employer),)))
    want = {"of_last_years_wages": not new, "modality": "at_most"}
    for name, share, paid in (("employer", own, employer), ("total", both, employer + employees)):
        most = down(F(wages) * share)
        want |= {f"{name}_most": plain(most), f"{name}_over": plain(max(F(0), paid - most))}
    if employer <= down(F(wages) * own):
        want["employees_most"] = plain(down(F(wages) * both) - employer)
    return {"month": month, "wages": wages, "employer": plain(employer), "employees": plain(employees)}, want


@refuses("month", "credits")
def spread(rng):
    """令第36号 art. 18: the most credited is at most five times the average (不得超过: to the whole fen)."""
    month = some_month(rng, FIRST, HELD)
    count = rng.randint(1, 12)
    credits = [F(money(rng, 0, 1000, (0, 100))) for _ in range(count)]
    if count > 5:  # x on the limit: x = 5 (rest + x) / n
        rest = sum(credits[1:])
        credits[0] = half_up(5 * rest / (count - 5)) + rng.choice((-1, 0, 1)) * F(1, 100)
        credits[0] = max(F(0), credits[0])
    most = 5 * sum(credits) / count
    want = {"most": plain(down(most)), "over": [i for i, x in enumerate(credits) if x > most]}
    if chance(rng, 0.05):
        month, want = some_month(rng, "2010-01", "2018-01"), {"error": "no_rule"}
    return {"month": month, "credits": [plain(x) for x in credits]}, want


@refuses("contribution", "own_base", "local_average")
def tax_deferred(rng):
    """财税〔2013〕103号 一: untaxed to 4 % (不超过: to the whole fen) of a base of at most three local averages."""
    average = None if chance(rng, 0.3) else money(rng, 1000, 20000)
    cap = None if average is None else 3 * F(average)
    base = amount(rng, F(4, 100), 0, 10**5, (cap,) if cap else ())
    exact = (F(base) if cap is None else min(F(base), cap)) * F(4, 100)
    paid = F(money(rng, 0, max(1, int(2 * exact)), (half_up(exact),)))
    limit = down(exact)
    given = {"contribution": plain(paid), "own_base": base, "local_average": average}
    return given, {"limit": plain(limit), "untaxed": plain(min(paid, limit)),
                   "taxed": plain(max(F(0), paid - limit))}


FULL = ("retirement_age", "total_incapacity", "died", "plan_ended", "employer_ended", "not_renewed", "plan_other")


@refuses("schedule", "service_months", "own", "employer")
def vesting(rng):
    """Art. 19: own money is the employee's; the employer's by the plan, all within 8 years; art. 20: all at once."""
    steps = sorted(rng.sample(range(0, 97), rng.randint(1, 5)))
    shares = sorted(F(rate(rng, ("0.2", "0.5", "0.25", "0.3333"))) for _ in steps[:-1]) + [F(1)]
    schedule = [{"months": m, "share": plain(s)} for m, s in zip(steps, shares)]
    service = rng.choice((0, rng.choice(steps), max(0, rng.choice(steps) - 1), rng.choice(steps) + 1, 96, 95,
                          rng.randint(0, 200)))
    share = max([F(0)] + [s for m, s in zip(steps, shares) if m <= service])
    given = {"schedule": schedule, "service_months": service, "own": money(rng, 0, 10**6)}
    event = rng.choice((None, "in_service", *FULL))
    if event:
        given["event"] = event
    if event in FULL:
        share = F(1)
    given["employer"] = amount(rng, share, 0, 10**6, (0,))
    if chance(rng, 0.05):  # not rising, or not all of it within 8 years
        wrong = rng.choice(({"months": steps[-1], "share": "1"}, {"months": 97, "share": "1"}, {"share": "0.9999"}))
        if len(wrong) == 1:
            schedule[-1] |= wrong
        else:
            schedule.append(wrong)
        return given, {"error": "out_of_range"}
    vested = half_up(F(given["employer"]) * share)
    return given, {"share": plain(share), "own": given["own"], "employer": fen(vested),
                   "unvested": plain(F(given["employer"]) - vested), "total": plain(F(given["own"]) + vested)}


RULES = {
    "annuity.back_payment": back_payment,
    "annuity.limits": limits,
    "annuity.spread": spread,
    "annuity.tax_deferred": tax_deferred,
    "annuity.vesting": vesting,
}
