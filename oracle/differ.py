#!/usr/bin/env python3
"""Writes random cases of every rule a text decides, with what the text gives, for the library to be compared with.

    python3 oracle/differ.py --area medical --count 20000 --seed 1 >cases.json
    go run ./examples/scenario cases.json
    python3 oracle/differ.py --keep     writes some cases of each rule to scenario/testdata/drawn
    python3 oracle/differ.py --check    exits 1 where those files are not what this script gives

The modules of `law` hold one function a rule. It draws an input from the random numbers it is given and works out the
answer from the text in exact fractions; it shares no code and no figure with the library. The same seed writes the same
cases.
"""

import argparse
import importlib
import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

AREAS = sorted(path.stem for path in (Path(__file__).resolve().parent / "law").glob("[a-z]*.py")
               if path.stem != "common")


def cases(area, count, seed):
    """The cases of an area, its rules in turn."""
    module = importlib.import_module(f"law.{area}")
    rng = random.Random(f"{area} {seed}")
    names = sorted(module.RULES)
    for number in range(count):
        name = names[number % len(names)]
        given, want = module.RULES[name](rng)
        yield {"id": f"{area}-{seed}-{number}", "rule": name, "in": given, "want": want,
               "source": f"oracle/law/{area}.py", "grade": "A"}


KEPT = Path(__file__).resolve().parent.parent / "scenario" / "testdata" / "drawn"
OF_A_RULE = 16


def page(area, count, seed):
    """The cases of an area as a case file, a case on a line."""
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases(area, count, seed)) + "\n]\n"


def kept(area):
    """The cases of an area that are kept: as many of each of its rules."""
    return page(area, OF_A_RULE * len(importlib.import_module(f"law.{area}").RULES), "kept")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--area", choices=AREAS)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--keep", action="store_true", help="write the files that are kept")
    parser.add_argument("--check", action="store_true", help="compare the files that are kept")
    arguments = parser.parse_args()
    if arguments.keep or arguments.check:
        for area in AREAS:
            file = KEPT / f"{area}.json"
            if arguments.keep:
                file.write_text(kept(area), encoding="utf-8")
            elif file.read_text(encoding="utf-8") != kept(area):
                sys.exit(f"{file.name} is not what this script gives; write it anew with --keep")
    elif arguments.area:
        sys.stdout.write(page(arguments.area, arguments.count, arguments.seed))
    else:
        parser.error("--area is needed, or --keep, or --check")


if __name__ == "__main__":
    main()
