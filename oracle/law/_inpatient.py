"""A year of hospital stays of an employee or retiree: 市政府令第123号 art. 10, 11, 18, 19, 22-25, 53, 66."""

from fractions import Fraction as F

from law.common import half_up, money, plain

DEDUCTIBLE = {"employee": {1: 400, 2: 800, 3: 1600}, "retiree": {1: 280, 2: 560, 3: 1120}}
RATIO = {"employee": {1: F("0.9"), 2: F("0.85"), 3: F("0.8")}, "retiree": {1: F("0.93"), 2: F("0.895"), 3: F("0.86")}}
# art. 11: what the person pays first.
FIRST_PAY = {"class_b": F("0.05"), "treatment": F("0.1"), "examination": F("0.15"), "disposable": F("0.1"),
             "implant": F("0.2")}
LENGTH = {"general": 90, "tuberculosis": 180}
ELSEWHERE = ("work_injury", "third_party", "public_health")


def due(person, stay, before):
    """art. 18 (3), (4): again after each 90 days, tuberculosis 180, never for the mentally ill; art. 53: transfers."""
    kind = stay.get("kind", "general")
    if kind == "mental":
        return F(0)
    each = DEDUCTIBLE[person][stay["tier"]]
    length = LENGTH[kind]
    again = (before + stay["days"] - 1) // length - (max(before, 1) - 1) // length
    first = each
    if "transferred_from_tier" in stay:
        first = max(0, each - DEDUCTIBLE[person][stay["transferred_from_tier"]])
    return F(first + again * each)


def supplementary(own):
    """art. 25: 70 % of what has added up above 2,000 in the year."""
    return half_up(max(F(0), own - 2000) * F("0.7"))


class Year:
    """What the funds have paid in the year, and the own cost that counts for the supplementary cover."""

    def __init__(self, person, wage, supplemented, used):
        self.person, self.supplemented = person, supplemented
        self.pooled, self.major = F(used.get("pooled", 0)), F(used.get("major_illness", 0))
        self.own = F(used.get("own", 0))
        self.caps = 6 * wage, 3 * wage  # art. 23, 24
        self.days = self.before = 0  # without a break, with the stay before and before this one

    def excluded(self, stay):
        """art. 10: what another has to bear, and care abroad, which nobody bears for the person."""
        bill = F(stay["bill"])
        other = bill if stay["cause"] in ELSEWHERE else F(0)
        return {"first_pay": F(0), "pooled": F(0), "major_illness": F(0), "supplement": F(0), "self": bill - other,
                "elsewhere": other, "recoverable": F(0)}

    def settle(self, stay):
        transferred = "transferred_from_tier" in stay
        self.before = stay.get("days_before", self.days if transferred else 0)
        self.days = self.before + stay["days"]
        return self.split(stay)

    def split(self, stay):
        if stay.get("cause", "illness") not in ("illness", "third_party_unpaid"):
            return self.excluded(stay)
        first_pay = sum(half_up(F(stay.get(item, 0)) * share) for item, share in FIRST_PAY.items())
        basic = F(stay["bill"]) - F(stay.get("out_of_scope", 0)) - first_pay
        deductible = due(self.person, stay, self.before)
        borne = min(deductible, basic)
        exhausted = self.pooled >= self.caps[0]
        pooled, major, own = self.shares(stay, basic - borne)
        supplement = F(0)
        if self.supplemented:  # art. 25: of the own cost below the pooled fund's cap
            counted = F(0) if exhausted else own + borne
            supplement = supplementary(self.own + counted) - supplementary(self.own)
            self.own += counted
        self.pooled, self.major = self.pooled + pooled, self.major + major
        fund = pooled + major
        return {"first_pay": first_pay, "deductible": deductible, "deductible_paid": borne, "pooled": pooled,
                "major_illness": major, "supplement": supplement, "self": F(stay["bill"]) - fund - supplement,
                "elsewhere": F(0), "recoverable": fund if stay.get("cause") == "third_party_unpaid" else F(0)}

    def shares(self, stay, above):
        """art. 19, 22: what the fund pays of the costs above the deductible; art. 23, 24: what is over its cap."""
        ratio = RATIO[self.person][stay["tier"]]
        essential, visit = F(stay.get("essential", 0)), F(stay.get("consultation", 0))
        higher = min(ratio + F("0.1"), F("0.95"))
        exact = (above - essential - visit) * ratio + essential * higher + visit * F(stay.get("consultation_rate", 0))
        pooled = half_up(exact)
        left = max(F(0), self.caps[0] - self.pooled)
        if pooled <= left:
            return pooled, F(0), above - pooled
        under = left / ratio  # the costs the pooled fund still takes
        major = min(half_up((above - under) * F("0.95")), self.caps[1] - self.major)
        return left, major, under - left


def drawn_stay(rng, person, plain_ones):
    tier = rng.randint(1, 3)
    stay = {"tier": tier, "days": rng.choice((1, 10, 89, 90, 91, 180, 181, 270, 271, 361, rng.randint(1, 400)))}
    kind = rng.choice(("general", "general", "tuberculosis", "mental", None, None))
    stay |= {"kind": kind} if kind else {}
    bill = F(money(rng, 0, 60000, (due(person, stay, 0), 20000)))
    stay["bill"] = plain(bill)
    room = bill
    if not plain_ones:
        for item in FIRST_PAY:
            if rng.random() < 1 / 3:
                part = F(money(rng, 0, room / 3))
                stay[item], room = plain(part), room - part
        if kind == "mental":  # without a deductible it is known what it is taken from
            for item in ("essential", "consultation"):
                if rng.random() < 1 / 2:
                    part = F(money(rng, 0, room / 3))
                    stay[item], room = plain(part), room - part
            if "consultation" in stay:
                stay["consultation_rate"] = rng.choice(("0.7", "0.75", "0.8", "1"))
    if rng.random() < 1 / 4:
        stay["out_of_scope"] = money(rng, 0, room)
    if rng.random() < 1 / 6:
        stay["cause"] = rng.choice(("illness", "third_party_unpaid", "abroad") + ELSEWHERE)
    return stay


def drawn_stays(rng, person, plain_ones):
    """One to three stays, sometimes a transfer from the one before."""
    stays = []
    for _ in range(rng.randint(1, 3)):
        stay = drawn_stay(rng, person, plain_ones)
        last = stays[-1] if stays else None
        if last and last["days"] % 90 and "transferred_from_tier" not in last and rng.random() < 1 / 3:
            stay["transferred_from_tier"] = last["tier"]
            stay.pop("cause", None), stay.pop("kind", None), last.pop("cause", None)
            stay |= {"kind": last["kind"]} if "kind" in last else {}
            for item in ("essential", "consultation", "consultation_rate"):
                stay.pop(item, None)
        stays.append(stay)
    if rng.random() < 1 / 6 and not any("transferred_from_tier" in stay for stay in stays):
        stays[0] |= {"transferred_from_tier": rng.randint(1, 3), "days_before": rng.choice((1, 89, 91, 179))}
    return stays


def inpatient(rng):
    person = rng.choice(("employee", "retiree"))
    supplemented = rng.random() < 1 / 3
    wage = F(money(rng, 60000, 150000, (90000,), places=0))
    near_cap = rng.random() < 1 / 3
    stays = drawn_stays(rng, person, supplemented or near_cap)
    given = {"version": "decree_123_2015", "person": person, "stays": stays, "city_annual_wage": plain(wage)}
    given |= {"supplemented": True} if supplemented else {}
    used = {}
    if near_cap:
        left = 0 if supplemented else F(money(rng, 0, 30000, (0, 1000)))
        used["pooled"] = plain(6 * wage - left)
        if F(used["pooled"]) == 6 * wage and rng.random() < 1 / 2:
            used["major_illness"] = plain(3 * wage - F(money(rng, 0, 20000, (0,))))
    if supplemented:
        used["own"] = money(rng, 0, 4000, (2000,))
    given |= {"used": used} if used else {}
    year = Year(person, wage, supplemented, used)
    settled = [year.settle(stay) for stay in stays]
    want = {"stays": [{name: plain(amount) for name, amount in one.items()} for one in settled]}
    want["year"] = {name: plain(sum(one[name] for one in settled))
                    for name in ("pooled", "major_illness", "supplement", "self", "elsewhere")}
    want["used"] = {"pooled": plain(year.pooled), "major_illness": plain(year.major)}
    if supplemented:
        want["used"]["own"] = plain(year.own)
    return given, want
