package figures

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/shebao-go/shebao/rule"
)

// neededColumns and otherColumns are the columns of a file of figures.
var (
	neededColumns = []string{"series", "from", "value"}
	otherColumns  = []string{
		"to",
		"grade",
		"source",
		"source_zh",
		"url",
		"number",
		"article",
		"quote",
		"issued",
		"other",
		"other_source",
		"flags",
		"note",
	}
)

// Row is one dated figure as a caller writes it: the fields of a file's row as text. SourceZH and URL may be empty.
type Row struct {
	Series, From, To, Value, Source, SourceZH, URL string
}

// row is one figure read from a file, with its place for errors of the whole series.
type row struct {
	record
	series string
	entry  rule.Entry[rule.Number]
}

// flags are the words of the column flags.
type flags struct {
	inForceBy, holds, expires bool
	due                       time.Month
	modality                  rule.Modality
}

// readRow turns a record into a figure. sources is nil where the folder has none: then source is free text.
func readRow(r record, sources map[string]rule.Cite) (row, error) {
	var wrong faults
	out := row{record: r, series: r.fields["series"]}
	kind, known := catalogue[out.series]
	if !known {
		kind.Input = anyNumber()
		wrong.add(
			r.at(
				"series",
				bad(
					rule.ErrUnknownField,
					"series",
					out.series,
					"is no figure this library knows",
					nearName(out.series),
				),
			),
		)
	}
	f, err := readFlags(r.fields["flags"])
	wrong.add(r.at("flags", err))
	cite, err := readCite(r, sources)
	wrong.add(err)
	period, err := readPeriod(r, f.holds, cite.Checked)
	wrong.add(err)
	value, err := readValue(kind, r.fields["value"])
	wrong.add(r.at("value", err))
	grade, err := readGrade(r)
	wrong.add(r.at("grade", err))
	if cite.Checked.IsZero() { // a user's own source, looked at when it was written down
		cite.Checked = period.Last().Month()
	}
	out.entry = rule.Entry[rule.Number]{
		From:        period.From,
		Until:       period.Until,
		Value:       value,
		Grade:       grade,
		Modality:    f.modality,
		Cite:        cite,
		InForceBy:   f.inForceBy,
		Holds:       f.holds,
		Due:         f.due,
		Expires:     f.expires,
		Other:       r.fields["other"],
		OtherSource: r.fields["other_source"],
	}
	if len(wrong.list) == 0 {
		wrong.add(checkEntry(r, kind, out.entry))
	}
	return out, wrong.err()
}

// checkEntry refuses a row that contradicts itself.
func checkEntry(r record, kind Kind, e rule.Entry[rule.Number]) error {
	switch {
	case kind.slip && (e.From.Day() != 1 || e.Until.Day() != 1):
		return r.at("from", bad(rule.ErrBadDate, "from", r.fields["from"],
			"to "+r.fields["to"]+" are not whole months, which a figure of a slip is for",
			"write months, such as 2026-07 and 2027-06"))
	case e.Grade == rule.Disputed && (e.Other == "" || e.OtherSource == ""):
		return r.at(
			"other",
			bad(
				rule.ErrMissingField,
				"other",
				e.Other,
				"is missing",
				"give the other value and other_source of a disputed figure",
			),
		)
	case e.Expires && e.Due != 0:
		return r.at("flags", bad(rule.ErrConflict, "flags", r.fields["flags"],
			"say that a successor is due and that none is", "keep one of due and expires"))
	case e.Holds && (e.Expires || e.Due != 0):
		return r.at(
			"flags",
			bad(
				rule.ErrConflict,
				"flags",
				r.fields["flags"],
				"say that the figure holds and that it ends",
				"keep one of holds, due and expires",
			),
		)
	case e.Due != 0 && (e.Until.Day() != 1 || e.Until.Month().Month() != e.Due):
		return r.at(
			"to",
			bad(
				rule.ErrConflict,
				"to",
				r.fields["to"],
				"is not the month before its successor is due",
				"correct to, or due",
			),
		)
	case e.Grade == rule.Official && !quotes(kind, e):
		return r.at("quote", bad(rule.ErrMissingField, "quote", "", "does not hold the value "+e.Value.String(),
			"quote the words that print it, or write in note what it is made of, such as 20268 = 6756 × 3"))
	}
	return nil
}

// readPeriod reads from and to: both months, or both days.
func readPeriod(r record, holds bool, checked rule.Month) (rule.Period, error) {
	from, to := r.fields["from"], r.fields["to"]
	first, daily, err := readFrom("from", from)
	if err != nil {
		_, _, other := readFrom("to", to)
		if to == "" {
			other = nil
		}
		return rule.Period{}, errors.Join(r.at("from", err), r.at("to", other))
	}
	switch {
	case holds && to != "":
		return rule.Period{}, r.at(
			"to",
			bad(rule.ErrConflict, "to", to, "ends a figure that holds", "leave to empty, or remove the flag holds"),
		)
	case holds && checked.IsZero():
		return rule.Period{}, r.at(
			"flags",
			bad(
				rule.ErrConflict,
				"flags",
				"holds",
				"needs a source of sources.csv with its month checked",
				"give to instead",
			),
		)
	case holds:
		return rule.Period{From: first, Until: rule.HeldUntil(checked)}, nil
	case to == "":
		return rule.Period{}, r.at(
			"to",
			bad(rule.ErrMissingField, "to", "", "is empty", "give the last month, such as 2016-06"),
		)
	}
	last, lastDaily, err := readFrom("to", to)
	if err == nil && daily != lastDaily {
		err = bad(rule.ErrBadDate, "to", to, "is not of the kind of from", "write two months or two days")
	}
	until := last.Add(1)
	if !lastDaily {
		until = last.Month().Add(1).First()
	}
	if err == nil && !first.Before(until) {
		err = bad(rule.ErrBadDate, "to", to, "is before from "+from, "correct one of them")
	}
	return rule.Period{From: first, Until: until}, r.at("to", err)
}

// readFrom reads a month as its first day, or a day.
func readFrom(field, text string) (day rule.Date, daily bool, err error) {
	if day, err := rule.ParseDate(text); err == nil {
		return day, true, nil
	}
	if m, err := rule.ParseMonth(text); err == nil {
		return m.First(), false, nil
	}
	if trimmed := strings.TrimSpace(text); trimmed != text && trimmed != "" {
		return rule.Date{}, false, bad(rule.ErrBadDate, field, text, "has blanks around it", "remove them")
	}
	return rule.Date{}, false, bad(rule.ErrBadDate, field, text, "is not a month or a day",
		"write it as 2015-07 or 2015-07-01; where a spreadsheet changed it, format the column as text and type it again")
}

// renamed puts another name on a field error.
func renamed(field string, err error) error {
	if e, ok := err.(*rule.FieldError); ok {
		e.Field = field
	}
	return err
}

// readValue reads a plain decimal within the bounds of the figure, or none.
func readValue(kind Kind, text string) (rule.Number, error) {
	if text == "none" {
		return rule.NoNumber(), nil
	}
	in := kind.Input
	in.Field, in.Do = "value", rule.Untranslated("write a plain decimal such as 5510 or 0.08, without commas, per cent signs or exponents; none where it does not exist")
	return in.ParseNumber(text)
}

// readGrade reads the grade; one left out is the user's own figure.
func readGrade(r record) (rule.Grade, error) {
	var g rule.Grade
	text := r.fields["grade"]
	if text == "" {
		return rule.Supplied, nil
	}
	err := g.UnmarshalText([]byte(text))
	if err == nil && g == rule.Provisional {
		err = bad(
			rule.ErrOutOfRange,
			"grade",
			text,
			"is not stored",
			"use official, corroborated, reported or disputed, or leave it empty for a figure of your own",
		)
	}
	return g, err
}

// readCite reads the document of a row.
func readCite(r record, sources map[string]rule.Cite) (rule.Cite, error) {
	key := r.fields["source"]
	cite, known := sources[key]
	switch {
	case sources != nil && !known:
		return cite, r.at(
			"source",
			bad(rule.ErrUnknownField, "source", key, "is not a key of sources.csv", "add it there, or correct it"),
		)
	case sources != nil && r.fields["source_zh"]+r.fields["url"] != "":
		return cite, r.at("source_zh", bad(rule.ErrConflict, "source_zh", "", "and url stand in sources.csv",
			"leave them out beside a key of it"))
	case sources == nil && strings.TrimSpace(key) == "":
		return cite, r.at(
			"source",
			bad(
				rule.ErrMissingField,
				"source",
				"",
				"is empty",
				"say where the figure comes from, such as 珠人社规〔2020〕6号",
			),
		)
	case sources == nil:
		cite = rule.Cite{Title: key, Chinese: r.fields["source_zh"], URL: r.fields["url"]}
	}
	cite.Number, cite.Article, cite.Quote, cite.Note = r.fields["number"], r.fields["article"], r.fields["quote"], r.fields["note"]
	if text := r.fields["issued"]; text != "" {
		day, err := rule.ParseDate(text)
		if err != nil {
			return cite, r.at("issued", renamed("issued", err))
		}
		cite.Issued = day
	}
	return cite, nil
}

// modalities are the flags that say what kind of number a figure is.
var modalities = []rule.Modality{rule.AtLeast, rule.AtMost, rule.About, rule.Target}

// readFlags reads the words of the column flags.
func readFlags(text string) (flags, error) {
	f := flags{modality: rule.Exact}
	words := strings.Fields(text)
	for i, word := range words {
		kind, _, _ := strings.Cut(word, "=")
		if slices.ContainsFunc(words[:i], func(before string) bool {
			return before == word ||
				strings.HasPrefix(before, kind+"=")
		}) {
			return f, bad(rule.ErrConflict, "flags", word, "is there twice", "keep one")
		}
		switch i := slices.IndexFunc(modalities, func(m rule.Modality) bool { return m.String() == word }); {
		case i >= 0 && f.modality != rule.Exact:
			return f, bad(rule.ErrConflict, "flags", word, "and "+f.modality.String()+" exclude each other",
				"keep one of them")
		case i >= 0:
			f.modality = modalities[i]
		case word == "in_force_by":
			f.inForceBy = true
		case word == "holds":
			f.holds = true
		case word == "expires":
			f.expires = true
		case word == "due=01" || word == "due=03" || word == "due=07":
			f.due = time.Month(word[len(word)-1] - '0')
		default:
			return f, bad(
				rule.ErrOutOfRange,
				"flags",
				word,
				"is not known",
				"use in_force_by, holds, due=01, due=03, due=07, expires, at_least, at_most, about, target",
			)
		}
	}
	return f, nil
}
