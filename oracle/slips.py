#!/usr/bin/env python3
"""Recomputes slips of Guangzhou from the evidence alone, in decimal arithmetic, without any code of the library.

    python3 oracle/slips.py               writes oracle/slips.csv
    python3 oracle/slips.py --check       exits 1 where oracle/slips.csv is not what the evidence gives
    python3 oracle/slips.py --self-test   exits 1 where a printed amount does not come out

It reads the three tables in oracle/evidence and nothing else. README.md says which rules it applies.
"""

import argparse
import csv
import io
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE / "slips.csv"
HEADER = ["month", "case", "variant", "wage", "scheme", "payer", "base", "rate", "amount"]
FIRST, LAST = "2015-07", "2026-11"

# The declared wages: under every floor, between all limits, between all limits with products that end in half a unit,
# over every ceiling.
CASES = {"below": Decimal("1000"), "inside": Decimal("10007.77"), "tie": Decimal("10010"), "above": Decimal("60000")}

FEN, YUAN = Decimal("0.01"), Decimal("1")
INJURY_RATE = "injury.class_2_rate"
FUND_RATE = Decimal("0.05")
MATERNITY_FROM = "2020-01"  # before: a charge on the employer's payroll, no line of a person
CARRIED_MONTHS = 12


class EvidenceError(Exception):
    """The tables do not answer, or answer twice."""


def ordinal(month):
    """The number of a month such as 2015-07, counted from year 0."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def month_of(number):
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def months(first, last):
    return [month_of(n) for n in range(ordinal(first), ordinal(last) + 1)]


def half_up(value, unit):
    """Rounds an amount of at least 0 to a unit, a half upwards (四舍五入)."""
    return value.quantize(unit, rounding=ROUND_HALF_UP)


class Table:
    """One file of evidence: dated figures by the name of their series, months inclusive, no end = still in force."""

    def __init__(self, file, name):
        self.file, self.entries = file, {}
        with open(HERE / "evidence" / file, encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text, strict=True):
                if None in row or None in row.values():
                    raise EvidenceError(f"{file}: a row with too few or too many cells: {row}")
                self.entries.setdefault(row[name], []).append(row)

    def find(self, series, month):
        """The text of the figure in force in a month; None where no entry covers it."""
        found = [row for row in self.entries.get(series, []) if self._covers(row, month)]
        if len(found) > 1:
            raise EvidenceError(f"{self.file}: {series} has {len(found)} entries for {month}")
        return found[0]["value"] if found else None

    def carried(self, series, month):
        """The last figure of a series whose successor is due and not published, for a year; else None."""
        last = max(self.entries.get(series, []), key=lambda row: row["to"] or "9999-12", default=None)
        if last is None or not last["to"] or not re.search(r"due=\d\d", last["flags"]):
            return None
        return last["value"] if 0 < ordinal(month) - ordinal(last["to"]) <= CARRIED_MONTHS else None

    def _covers(self, row, month):
        for cell in (row["from"], row["to"]):
            if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])|", cell):
                raise EvidenceError(f"{self.file}: a month that cannot be read: {row}")
        return row["from"] <= month and (not row["to"] or month <= row["to"])


class Evidence:
    """The three tables. The timeline is the only source of a contribution's limits and rates."""

    def __init__(self):
        self.timeline = Table("contribution-timeline.csv", "series")
        self.more = Table("more-figures.csv", "parameter")
        self.params = Table("guangzhou-params.csv", "parameter")

    def figure(self, series, month):
        """A limit or rate of the timeline, carried where its successor is due; "none" is None."""
        text = self.timeline.find(series, month)
        if text is None:
            text = self.timeline.carried(series, month)
        if text is None:
            raise EvidenceError(f"{series} is not known for {month}")
        return None if text == "none" else Decimal(text)

    def temporary(self, series, month):
        """A relief of the timeline, which is there in its own months only; None outside them."""
        text = self.timeline.find(series, month)
        return None if text is None else Decimal(text)

    def general(self, series, month):
        """A figure of no scheme: of more-figures.csv where it is there, else of guangzhou-params.csv."""
        newer, older = self.more.find(series, month), self.params.find(series, month)
        if newer is None and older is None:
            raise EvidenceError(f"{series} is not known for {month}")
        if newer is not None and older is not None and Decimal(newer) != Decimal(older):
            raise EvidenceError(f"{series} is {newer} and {older} in {month}")
        return Decimal(older if newer is None else newer)

    def minimum_wage(self, month):
        return self.general("minimum_wage", month)

    def city_average(self, month):
        """The staff average (在岗) of the calendar year before the fee year, July to June, of a month."""
        year = int(month[:4]) - (1 if month[5:] >= "07" else 2)
        return self.general("city.avg_monthly_wage_staff", f"{year}-01")


def clamp(wage, floor, ceiling):
    base = max(wage, floor)
    return base if ceiling is None else min(base, ceiling)


def limits(evidence, month):
    """Floor and ceiling by scheme; a ceiling of None is no ceiling."""
    least = evidence.minimum_wage(month)
    own = {s: (evidence.figure(s + ".floor", month), evidence.figure(s + ".ceiling", month))
           for s in ("pension", "medical", "housing")}
    return own | {
        "maternity": own["medical"],
        "unemployment": (least, evidence.figure("unemployment.ceiling", month)),
        "injury": (least, evidence.figure("injury.ceiling", month)),
    }


def rates(evidence, month, variant):
    """The rate by scheme and payer, in the order of the slip."""
    def rate(series):
        return evidence.figure(series, month)

    def relieved(series):
        factor = None
        if variant in ("relief_2020_small", "relief_2020_large"):
            factor = evidence.temporary(variant.replace("2020_", "2020."), month)
        return rate(series) * (Decimal(1) if factor is None else factor)

    halved = None if variant == "public_body" else evidence.temporary("medical.enterprise_relief_rate", month)
    coefficient = rate("unemployment.coefficient_full")
    out = {
        ("pension", "employee"): rate("pension.employee_rate"),
        ("pension", "employer"): relieved("pension.employer_rate"),
        ("medical", "employee"): rate("medical.employee_rate"),
        ("medical", "employer"): rate("medical.employer_rate") if halved is None else halved,
        ("maternity", "employer"): rate("maternity.employer_rate"),
        ("illness_supplement", "employer"): rate("illness_supplement.rate"),
        ("unemployment", "employee"): rate("unemployment.employee_rate"),
        ("unemployment", "employer"): relieved("unemployment.benchmark_rate") * coefficient,
        ("injury", "employer"): relieved(INJURY_RATE),
        ("housing", "employee"): FUND_RATE,
        ("housing", "employer"): FUND_RATE,
    }
    if not rate("housing.min_rate") <= FUND_RATE <= rate("housing.max_rate"):
        raise EvidenceError(f"the fund's {FUND_RATE} is not allowed in {month}")
    if month < MATERNITY_FROM:
        del out["maternity", "employer"]
    if out["illness_supplement", "employer"] is None:
        del out["illness_supplement", "employer"]
    return out


def slip(evidence, month, variant, wage):
    """The lines of one person's month: (scheme, payer, base, rate, amount)."""
    bounds = limits(evidence, month)
    lines = []
    for (scheme, payer), rate in rates(evidence, month, variant).items():
        if scheme == "illness_supplement":
            base = evidence.city_average(month)
        else:
            base = clamp(wage, *bounds[scheme])
        lines.append((scheme, payer, base, rate, half_up(base * rate, YUAN if scheme == "housing" else FEN)))
    return lines


def variants(evidence, month):
    """The settings that are computed in a month: an enterprise always, the others where a relief may touch them."""
    out = ["enterprise"]
    if evidence.temporary("medical.enterprise_relief_rate", month) is not None:
        out.append("public_body")
    if any(evidence.temporary("relief_2020." + size, month) is not None for size in ("small", "large")):
        out += ["relief_2020_small", "relief_2020_large"]
    return out


def check_cases(evidence, month):
    """Each declared wage is on its side of every limit of the month."""
    for scheme, (floor, ceiling) in limits(evidence, month).items():
        top = Decimal("Infinity") if ceiling is None else ceiling
        inside = all(floor < CASES[case] < top for case in ("inside", "tie"))
        if not (CASES["below"] < floor and inside and (ceiling is None or CASES["above"] > ceiling)):
            raise EvidenceError(f"{month}: a declared wage is on the wrong side of {scheme} {floor} to {ceiling}")


def rows(evidence):
    out = []
    for month in months(FIRST, LAST):
        check_cases(evidence, month)
        for variant in variants(evidence, month):
            for case, wage in CASES.items():
                for scheme, payer, base, rate, amount in slip(evidence, month, variant, wage):
                    out.append([month, case, variant, f"{wage:.2f}", scheme, payer, f"{base:.2f}",
                                f"{rate.normalize():f}", f"{amount:.2f}"])
    return out


def written(lines):
    """The text of slips.csv."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER] + lines)
    return text.getvalue()


def check(lines):
    """Compares slips.csv with what the evidence gives; says where they part."""
    have = OUTPUT.read_bytes().decode("utf-8").splitlines(keepends=True) if OUTPUT.exists() else []
    want = written(lines).splitlines(keepends=True)
    for number in range(max(len(have), len(want))):
        got, expected = have[number:number + 1], want[number:number + 1]
        if got != expected:
            print(f"oracle/slips.csv line {number + 1}: is {got or 'missing'}, must be {expected or 'absent'}; "
                  "run python3 oracle/slips.py and read the difference", file=sys.stderr)
            return False
    print(f"oracle/slips.csv: {len(lines)} rows as the evidence gives them")
    return True


def least_of_all(evidence, month):
    """What both payers owe at the floors, without the fund."""
    lines = slip(evidence, month, "enterprise", CASES["below"])
    return sum(line[4] for line in lines if line[0] != "housing")


def goldens(evidence):
    """Amounts printed elsewhere: (what, got, want)."""
    def of(month, scheme, payer="employer", wage="10000", variant="enterprise"):
        return [line[4] for line in slip(evidence, month, variant, Decimal(wage)) if line[:2] == (scheme, payer)]

    def on_ten_thousand(month, scheme, want, variant="enterprise"):
        return f"{scheme} of 10,000 in {month}, {variant}", of(month, scheme, variant=variant), [Decimal(want)]

    yield "the least of 2025-01", least_of_all(evidence, "2025-01"), Decimal("1810.55")
    yield "the least of 2025-03", least_of_all(evidence, "2025-03"), Decimal("1813.35")
    rise = least_of_all(evidence, "2025-01") - least_of_all(evidence, "2024-12")
    yield "the rise of 2025-01", rise, Decimal("55.00") + Decimal("17.64")
    for month in months("2022-01", "2022-07"):
        yield on_ten_thousand(month, "pension", "1500.00")
    yield on_ten_thousand("2022-10", "pension", "1400.00")
    yield on_ten_thousand("2024-05", "pension", "1500.00")
    yield on_ten_thousand("2025-01", "pension", "1600.00")
    yield on_ten_thousand("2019-02", "medical", "650.00")
    yield on_ten_thousand("2021-08", "medical", "350.00")
    yield on_ten_thousand("2021-08", "medical", "550.00", "public_body")
    for variant in ("enterprise", "public_body"):
        yield on_ten_thousand("2021-08", "maternity", "85.00", variant)
    for month in ("2021-10", "2022-08"):
        yield on_ten_thousand(month, "medical", "500.00")
        yield on_ten_thousand(month, "maternity", "45.00")
    yield "supplement of 2020-07", of("2020-07", "illness_supplement"), [Decimal("26.76")]
    yield "supplement of 2022-09", of("2022-09", "illness_supplement"), [Decimal("31.26")]
    yield "no supplement in 2022-12", of("2022-12", "illness_supplement"), []
    yield "no maternity line in 2019-12", of("2019-12", "maternity"), []
    for month, own, both in (("2025-06", "2200.08", "4400.16"), ("2025-07", "2203.92", "4407.84")):
        yield f"pension of 30,000 in {month}", of(month, "pension", "employee", "30000"), [Decimal(own)]
        yield f"pension of 30,000 in {month}", of(month, "pension", "employer", "30000"), [Decimal(both)]
    yield "exempt in 2020-12", of("2020-12", "injury", variant="relief_2020_small"), [Decimal("0.00")]
    yield "half in 2020-06", of("2020-06", "pension", variant="relief_2020_large"), [Decimal("700.00")]
    yield "full again in 2020-07", of("2020-07", "pension", variant="relief_2020_large"), [Decimal("1400.00")]


def limit_goldens(evidence):
    """Limits and rates named by the notices: (what, got, want)."""
    for month in months("2021-09", "2021-12"):
        yield f"medical floor of {month}", limits(evidence, month)["medical"][0], Decimal(6175)
    yield "medical limits of 2022-12", limits(evidence, "2022-12")["medical"], (Decimal(5309), Decimal(26544))
    yield "fund floor of 2021-12", limits(evidence, "2021-12")["housing"][0], Decimal(2300)
    for month, rate in (("2021-04", "0.002"), ("2021-05", "0.002"), ("2022-04", "0.002"), ("2022-05", "0.0032"),
                        ("2023-04", "0.0032"), ("2023-05", "0.004")):
        yield f"injury class 2 in {month}", evidence.figure(INJURY_RATE, month), Decimal(rate)
    for month in months(FIRST, LAST):
        bounds = limits(evidence, month)
        ceiling = bounds["unemployment"][1] if month <= "2019-06" else None
        yield f"injury ceiling of {month}", bounds["injury"][1], ceiling
        yield f"fund floor of {month} and the minimum wage", bounds["housing"][0], evidence.minimum_wage(month)
        average = evidence.city_average(month)
        yield f"unemployment ceiling of {month} and three averages", bounds["unemployment"][1], 3 * average
        if month <= "2022-11":
            yield f"medical ceiling of {month} and three averages", bounds["medical"][1], 3 * average


def rounding_goldens(lines):
    """A half goes up, and the rows have products that end in one: (what, got, want)."""
    for base, rate, want in (("5011", "0.005", "25.06"), ("9319", "0.055", "512.55"), ("6275", "0.0026", "16.32"),
                             ("5010.50", "0.05", "250.53")):
        yield f"{base} x {rate}", half_up(Decimal(base) * Decimal(rate), FEN), Decimal(want)
    yield "10,010 x 5 % to the yuan", half_up(Decimal("10010") * Decimal("0.05"), YUAN), Decimal("501")
    for scheme, unit in (("unemployment", FEN), ("medical", FEN), ("housing", YUAN)):
        products = [Decimal(row[6]) * Decimal(row[7]) for row in lines if row[4] == scheme]
        ties = [p for p in products if p % unit == unit / 2]
        yield f"products of {scheme} that end in a half", bool(ties), True


def self_test(evidence, lines):
    count, wrong = 0, 0
    for part in (goldens(evidence), limit_goldens(evidence), rounding_goldens(lines)):
        for what, got, want in part:
            count += 1
            if got != want:
                wrong += 1
                print(f"self-test: {what}: is {got}, must be {want}", file=sys.stderr)
    print(f"self-test: {count} amounts, limits and rates, {wrong} wrong")
    return wrong == 0


def main():
    parser = argparse.ArgumentParser(description="slips of Guangzhou from the evidence alone")
    parser.add_argument("--check", action="store_true", help="compare with oracle/slips.csv, write nothing")
    parser.add_argument("--self-test", action="store_true", help="compare with printed amounts, write nothing")
    options = parser.parse_args()
    evidence = Evidence()
    lines = rows(evidence)
    good = True
    if options.self_test:
        good = self_test(evidence, lines)
    if options.check:
        good = check(lines) and good
    if not options.check and not options.self_test:
        OUTPUT.write_bytes(written(lines).encode("utf-8"))
        print(f"oracle/slips.csv: {len(lines)} rows written")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except EvidenceError as error:
        sys.exit(f"oracle: {error}")
