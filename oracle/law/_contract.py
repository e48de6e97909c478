"""Inputs the contract refuses: RULES.md says what each field may be, so a wrong one is known without any code."""

import copy
import re
from functools import lru_cache
from pathlib import Path

RULES_MD = Path(__file__).resolve().parents[2] / "RULES.md"
FIELD = re.compile(r"^\| `([^`]+)` \| ([a-z ]+) \| (.*?) \| (yes|no) \|")


@lru_cache(maxsize=None)
def tables():
    """For every rule the fields of its input: (name, type, what is allowed, whether it is required)."""
    found, rule, reading = {}, None, False
    for line in RULES_MD.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            rule, reading = line[4:], False
        elif line.startswith("| input"):
            reading = True
        elif line.startswith("| output"):
            reading = False
        field = FIELD.match(line)
        if field and reading:
            found.setdefault(rule, []).append((field[1], field[2], field[3], field[4] == "yes"))
    return found


def bounds(allowed):
    """The least and the greatest as text, where the contract gives both."""
    found = re.match(r"(-?[0-9.]+) to ([0-9.]+)", allowed)
    return found.groups() if found else None


def wrong_decimals(allowed):
    out = [(3000.5, "bad_type"), ("1e3", "bad_number"), ("+1", "bad_number"), ("1,000", "bad_number")]
    places = re.search(r"at most (\d+) decimals", allowed)
    least_most = bounds(allowed)
    if least_most:
        out += [(str(int(float(least_most[0])) - 1), "out_of_range"), (str(int(least_most[1].split(".")[0]) + 1),
                                                                      "out_of_range")]
        if places:
            out.append((least_most[1].split(".")[0] + "." + "0" * int(places[1]) + "1", "out_of_range"))
    return out


def wrong_values(kind, allowed):
    """Values a field of this type refuses, each with the code of its error."""
    if kind == "decimal":
        return wrong_decimals(allowed)
    if kind in ("count", "year"):
        out = [("7", "bad_type"), (True, "bad_type")]
        least_most = bounds(allowed)
        return out + [(int(least_most[0]) - 1, "out_of_range"), (int(least_most[1]) + 1, "out_of_range")]
    if kind == "month":
        return [("2020-13", "bad_date"), ("2020-00", "bad_date"), ("202001", "bad_date"), (202001, "bad_type")]
    if kind == "day":
        return [("2021-02-29", "bad_date"), ("2020-04-31", "bad_date"), ("2020-04", "bad_date"), (20200401, "bad_type")]
    if kind == "boolean":
        return [("true", "bad_type"), (1, "bad_type")]
    if kind == "text" and "`" in allowed:
        return [("nothing_such", "out_of_range"), (1, "bad_type")]
    if kind.startswith(("list", "object", "map")):
        return [("", "bad_type"), (3, "bad_type")]
    return []


def refused(rng, rule, given):
    """An accepted input with one fault, and the code the contract has for it."""
    fields = [field for field in tables()[rule] if "." not in field[0] and "[" not in field[0]]
    given = copy.deepcopy(given)
    if rng.random() < 1 / 5:
        given["nothing_such"] = rng.choice((1, "1", None, True))
        return given, {"error": "unknown_field"}
    name, kind, allowed, required = rng.choice(fields)
    if required and rng.random() < 1 / 2:
        del given[name]
        return given, {"error": "missing_field"}
    choices = wrong_values(kind, allowed)
    if not choices:
        return refused(rng, rule, given)
    given[name], code = rng.choice(choices)
    return given, {"error": code}


def with_refusals(rules, share=1 / 25):
    """The rules, each of them now and then with an input the contract refuses."""
    def wrap(rule, function):
        def draw(rng):
            given, want = function(rng)
            if "error" not in want and rng.random() < share:
                return refused(rng, rule, given)
            return given, want
        return draw
    return {rule: wrap(rule, function) for rule, function in rules.items()}
