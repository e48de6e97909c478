#!/usr/bin/env python3
"""Writes random cases of every rule a text decides, with what the text gives, for the library to be compared with.

    python3 oracle/differ.py --area medical --count 20000 --seed 1 >cases.json
    go run ./examples/scenario cases.json

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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--area", choices=AREAS, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    arguments = parser.parse_args()
    separator = "[\n"
    for case in cases(arguments.area, arguments.count, arguments.seed):
        sys.stdout.write(separator + json.dumps(case, ensure_ascii=False))
        separator = ",\n"
    print("\n]")


if __name__ == "__main__":
    main()
