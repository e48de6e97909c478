#!/usr/bin/env python3
"""Says what the sources print of every figure of Guangzhou, without any code or figure of the library.

    python3 oracle/confirm.py --texts DIR           writes oracle/confirmed.csv
    python3 oracle/confirm.py --check               exits 1 where the tables of evidence print something else
    python3 oracle/confirm.py --check --texts DIR   the same for the texts and the digest of notices

The tables are those of oracle/evidence; DIR has the folders law and rules with the texts, which are not kept here.
places.csv says where each series is printed. README.md says what the columns of both files mean.
"""

import argparse
import csv
import datetime
import io
import re
import sys
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE / "confirmed.csv"
HEADER = ["series", "month", "value", "from", "to", "issued", "flags", "words", "document", "source", "place"]
TIMELINE, MORE, PARAMS = "contribution-timeline.csv", "more-figures.csv", "guangzhou-params.csv"
DIGEST = "rules/notices-digest.md"

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,8}〔\d{4}〕\d+号")
# A day that the cell of an instrument puts behind its issuer or its number.
ISSUED = re.compile(r"(?:局 |通告 |of |通知 |通知, |bureau, |published |号 \()(\d{4}-\d\d-\d\d)")
OF_MONTHS = re.compile(r"号 \((\d{4})-\d\d/(\d\d)\)")
SIGNED = re.compile(r"^\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*$", re.MULTILINE)


class PlaceError(Exception):
    """A place of places.csv that is not in its source, or prints another number of figures than it has series."""


def rows_of(file):
    with open(HERE / file, encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, strict=True))
    for row in rows:
        if None in row or None in row.values():
            raise PlaceError(f"{file}: a row with too few or too many cells: {row}")
    return rows


def plain(number):
    """A Decimal without an exponent and without zeros behind the point."""
    return format(number.normalize(), "f")


def last_day(year, month):
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def day_of(text):
    """A month or day as 2025-06 or 2025-06-01, from words such as 2025年6月1日 or 2025.6."""
    found = [int(n) for n in re.findall(r"\d+", text)]
    return "-".join([f"{found[0]:04d}"] + [f"{n:02d}" for n in found[1:]])


def years_after(day, years):
    return day.replace(year=day.year + years)


def before(day):
    return (day - datetime.timedelta(days=1)).isoformat()


# What the cells of a table of evidence say.


def name_of(row):
    """What the patterns of places.csv look at: the parameter, what it is of, the first month."""
    return "|".join(row[c] for c in ("series", "parameter", "key", "from") if c in row)


def found_in(row, spec):
    """The groups of a pattern in a column, from a place such as "key:base (\\d+)"."""
    column, pattern = spec.split(":", 1)
    if pattern == "last day":
        return [max(DAY.findall(row[column]))]
    match = re.search(pattern, row[column])
    if match is None:
        raise PlaceError(f"{pattern} is not in {column} of {name_of(row)}")
    return list(match.groups())


def dates(row):
    return sorted(DATED.findall(row["evidence"]))


def start_of(row, spec):
    """The first month, or, where it is not known, that of the first dated page."""
    if spec == "-":
        return ""
    if spec:
        return found_in(row, spec)[0]
    seen = dates(row)
    if row["from"] == "unknown":
        return seen[0] if seen else row["to"]
    return row["from"]


def end_of(row, spec, start):
    """The last month; "open" where no end was seen; where it is not known that of the last dated page."""
    if spec == "-":
        return ""
    if spec:
        return found_in(row, spec)[0]
    if row["to"] == "unknown":
        return max([start, *dates(row)])
    return row["to"] or "open"


def issued_of(row, known):
    """The day of issue that the cell of the instrument prints, else that of its first document where it is known."""
    first, *_ = re.split("[;；] ?", row["instrument"])
    found, months, document = ISSUED.search(first), OF_MONTHS.search(first), DOCUMENT.match(first)
    if found:
        return found[1]
    if months:
        return last_day(int(months[1]), int(months[2])).isoformat()
    return known.get(document[0], "") if document else ""


def days_of_issue(tables):
    """The day of issue of a document, where a table prints it behind the number or says when it was issued."""
    out = {}
    for row in (row for rows in tables.values() for row in rows):
        for document, day in re.findall(rf"({DOCUMENT.pattern}) \(({DAY.pattern})", row["instrument"]):
            out.setdefault(document, day)
    for row in tables[MORE]:
        documents = DOCUMENT.findall(row["instrument"])
        if row["parameter"] == "notice.issued" and len(documents) == 1:
            out.setdefault(documents[0], max(DAY.findall(row["value"])))
    return out


def factor(unit):
    return {"%": Decimal("0.01"), "‰": Decimal("0.001")}.get(unit[:1], Decimal(1))


def values(row, place, count):
    """The figures of a row in the order of the series of the place."""
    if place["value"] == "-":
        return [""] * count
    texts = found_in(row, place["value"]) if place["value"] else NUMBER.findall(row["value"])
    unit = factor(place["unit"] or row.get("unit", ""))
    if len(texts) % count or not texts:
        raise PlaceError(f"{name_of(row)} prints {texts} for {place['series']}")
    return [plain(Decimal(t.replace(",", "")) * unit) for t in texts]


def flags_of(row, place):
    """in_force_by where the first month is not known, holds where no end was seen, and what the place looks for."""
    if place["flags"] == "-":
        return ""
    out = []
    if row.get("from") == "unknown" and place["from"] in ("", "-"):
        out.append("in_force_by")
    if not row["to"] and not place["to"]:
        out.append("holds")
    if place["flags"]:
        flag, spec = place["flags"].split("@")
        found_in(row, spec)
        out.append(flag)
    return " ".join(out)


def quoted(row):
    return " ".join(re.findall("“([^”]*)”", row["instrument"] + row["evidence"]))


def in_words(line, words):
    """Which cells of a line stand in words that are quoted."""
    out = []
    if line["value"] not in ("", "none"):
        number = Decimal(line["value"])
        forms = {f"{number}", f"{number:,}", f"{plain(number * 100)}%", f"{plain(number * 100)}％"}
        if any(re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d.,]*\d)", words) for form in forms):
            out.append("value")
    for cell in ("from", "to", "issued"):
        if re.fullmatch(DATED, line[cell]):
            year, month = int(line[cell][:4]), int(line[cell][5:7])
            if re.search(rf"{year}(?:年|-|\.)0?{month}(?!\d)", words):
                out.append(cell)
    return " ".join(out)


def line_of(series, **cells):
    line = dict.fromkeys(HEADER, "") | {"series": series} | cells
    line["month"] = line["month"] or line["from"] or line["to"]
    return line


def of_timeline(tables, known):
    """The timeline has the names of the library's series, so every row is a line."""
    instruments = {(row["series"], row["from"]): row["instrument"] for row in tables[TIMELINE]}
    last = ""
    for row in tables[TIMELINE]:
        scheme, _ = row["series"].split(".")
        instrument = row["instrument"]
        if instrument == "same":
            instrument = last
        elif instrument in ("as the floor", "as the employer rate"):
            instrument = instruments.get((f"{scheme}.{instrument[7:].replace(' ', '_')}", row["from"]), "")
        last = instrument
        row = row | {"instrument": instrument}
        value = row["value"] if row["value"] == "none" else plain(Decimal(row["value"]))
        line = line_of(row["series"], value=value, **{"from": row["from"]}, to=row["to"] or "open",
                       issued=issued_of(row, known), flags=row["flags"], source=TIMELINE, place=row["from"],
                       document="; ".join(DOCUMENT.findall(instrument)))
        yield line | {"words": in_words(line, quoted(row))}


def month_of(row, spec):
    if spec == "row":
        return row["from"]
    return found_in(row, spec)[0] if ":" in spec else spec


def of_row(row, place, known):
    """The lines of one row of a table of parameters; with "years" one for each calendar year of its key."""
    series = place["series"].split()
    found = values(row, place, len(series))
    start = start_of(row, place["from"])
    spans = [(start, end_of(row, place["to"], start))]
    if place["month"] == "years":
        spans = [(f"{year}-01", f"{year}-12") for year in re.findall(r"\b20\d\d\b", row["key"])]
    if len(found) != len(series) * len(spans):
        raise PlaceError(f"{name_of(row)} prints {found} for {place['series']}")
    issued = found_in(row, place["issued"])[0] if ":" in place["issued"] else ""
    if not place["issued"]:
        issued = issued_of(row, known)
    for i, value in enumerate(found):
        first, last = spans[i // len(series)]
        month = month_of(row, place["month"]) if place["month"] not in ("", "years") else ""
        line = line_of(series[i % len(series)], month=month, value=value, **{"from": first}, to=last, issued=issued,
                       flags=flags_of(row, place), source=place["source"], place=name_of(row),
                       document="; ".join(DOCUMENT.findall(row["instrument"])))
        yield line | {"words": in_words(line, quoted(row))}


def of_tables(tables, places, known):
    """The lines of the places in the tables; what is remembered only (C) is no figure."""
    for place in places:
        rows = [row for row in tables[place["source"]] if re.search(place["rows"], name_of(row))]
        rows = [row for row in rows if row.get("confidence") != "C" and not row["value"].startswith("not ")]
        if not rows:
            raise PlaceError(f"{place['source']} has no row {place['rows']}")
        for row in rows:
            yield from of_row(row, place, known)


# What a text says.


def in_text(text, spec):
    match = re.search(spec, text, re.DOTALL)
    if match is None:
        raise PlaceError(f"{spec} is not in the text")
    return match


def signed_on(text):
    """The day of the signature: the last line that is a day and nothing else."""
    return datetime.date.fromisoformat(day_of(SIGNED.findall(text)[-1]))


def header_day(text, name):
    return datetime.date.fromisoformat(day_of(in_text(text, name + r"：\s*(\d{4}年\d\d月\d\d日)")[1]))


def end_in_text(text, spec):
    """The last month or day: printed, or by the day a page says it ends, or by the years a text is valid."""
    if spec in ("", "-"):
        return ""
    if spec.startswith("before:"):
        return before(datetime.date.fromisoformat(day_of(in_text(text, spec.removeprefix("before:"))[1])))
    if spec == "expiry":
        start, end = header_day(text, "实施日期"), header_day(text, "失效日期")
        after = end + datetime.timedelta(days=1)
        return end.isoformat() if (after.month, after.day) == (start.month, start.day) else before(end)
    if spec == "validity":
        years = int(in_text(text, r"有效期(\d+)年")[1])
        start = re.search(r"自(\d{4}年\d+月\d+日)起施行", text)
        printed = re.search(r"(\d{4}年\d+月\d+日)印发", text)
        named = start or printed
        begun = datetime.date.fromisoformat(day_of(named[1])) if named else signed_on(text)
        return before(years_after(begun, years))
    return day_of("-".join(in_text(text, spec).groups()))


def of_text(text, place):
    """The lines of one place of a text."""
    series, unit = place["series"].split(), factor(place["unit"])
    found, at = [""] * len(series), 0
    start = in_text(text, place["from"]) if place["from"] not in ("", "-") else None
    if place["value"] != "-":
        match = in_text(text, place["value"])
        found, at = [plain(Decimal(group) * unit) for group in match.groups()], match.start(1)
    elif start:
        at = start.start(1)
    if len(found) != len(series):
        raise PlaceError(f"{place['source']} prints {found} for {place['series']}")
    issued = ""
    if place["issued"] == "signature":
        issued = signed_on(text).isoformat()
    elif place["issued"] not in ("", "-"):
        issued = day_of(in_text(text, place["issued"])[1])
    flags = ["expires"] if place["to"] in ("expiry", "validity") else []
    if place["flags"]:
        flag, spec = place["flags"].split("@text:")
        in_text(text, spec)
        flags.append(flag)
    cells = {"from": day_of(start[1]) if start else "", "to": end_in_text(text, place["to"]), "issued": issued,
             "flags": " ".join(flags), "month": place["month"], "source": place["source"],
             "document": "; ".join(DOCUMENT.findall(place["source"])),
             "place": f"line {text.count(chr(10), 0, at) + 1}"}
    around = text[text.rfind("\n", 0, at) + 1:text.find("\n", at)]
    for one, value in zip(series, found):
        line = line_of(one, value=value, **cells)
        words = " ".join(cell for cell in ("value", "from", "to", "issued", "flags") if line[cell])
        if place["source"] == DIGEST:
            words = in_words(line, " ".join(re.findall('"([^"]*)"', around)))
        yield line | {"words": words}


def of_texts(folder, places):
    """The lines of the texts, whose words are quoted by being there, and of the digest, which has some in quotes."""
    for place in places:
        text = (folder / place["source"]).read_text(encoding="utf-8").replace("％", "%")
        yield from of_text(text, place)


def newest(lines):
    """more-figures.csv continues guangzhou-params.csv, so its figure stands where the two have others for a month.

    A day of issue that a line is about stands before one worked out from the number of a document.
    """
    own = {(l["series"], l["from"][:7]): l["value"] for l in lines if l["source"] == MORE and l["value"]}
    days = {(l["series"], l["month"][:7]): l["issued"] for l in lines if l["issued"] and not l["value"]}
    out = []
    for line in lines:
        if line["source"] == PARAMS and own.get((line["series"], line["from"][:7]), line["value"]) != line["value"]:
            continue
        if line["value"] and line["source"].endswith(".csv") and (line["series"], line["month"][:7]) in days:
            line = line | {"issued": ""}
        out.append(line)
    return out


def lines_of(texts):
    """Every line: of the tables, and of the texts where their folder is given, else as they were written."""
    tables = {file: rows_of("evidence/" + file) for file in (TIMELINE, MORE, PARAMS)}
    places = rows_of("places.csv")
    of_tables_ = [p for p in places if p["source"] in tables]
    known = days_of_issue(tables)
    lines = list(of_timeline(tables, known)) + list(of_tables(tables, of_tables_, known))
    if texts:
        lines += of_texts(texts, [p for p in places if p["source"] not in tables])
    return sorted(newest(lines), key=lambda line: (line["series"], line["month"], line["source"], line["place"]))


def page(lines):
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    lines = lines_of(options.texts)
    if not options.check:
        if not options.texts:
            sys.exit("--texts names the folder of the texts")
        OUTPUT.write_text(page(lines), encoding="utf-8")
        return
    kept = rows_of("confirmed.csv")
    if not options.texts:
        kept = [line for line in kept if line["source"].endswith(".csv")]
    if page(kept) != page(lines):
        sys.exit("oracle/confirmed.csv is not what the sources print: write it anew and read the difference")
    print(f"oracle/confirmed.csv: {len(lines)} lines as the sources print them")


if __name__ == "__main__":
    main()
