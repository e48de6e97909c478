package figures

import (
	"slices"
	"strings"
	"time"

	"github.com/shebao-go/shebao/jsonrule"
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
		"unusual",
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
	var wrong jsonrule.Errors
	out := row{record: r, series: r.fields["series"]}
	kind, known := catalogue[out.series]
	if !known {
		kind.Input = anyNumber()
		wrong.Add(
			r.at(
				"series",
				bad(rule.ErrUnknownField, "series", out.series, unknownFigure(), nearName(out.series)),
			),
		)
	}
	f, err := readFlags(r.fields["flags"])
	wrong.Add(r.at("flags", err))
	wrong.Add(r.at("unusual", checkUnusual(r.fields["unusual"])))
	cite, err := readCite(r, sources)
	wrong.Add(err)
	period, err := readPeriod(r, f.holds, cite.Checked)
	wrong.Add(err)
	value, err := readValue(kind, r.fields["value"])
	wrong.Add(r.at("value", err))
	grade, err := readGrade(r)
	wrong.Add(r.at("grade", err))
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
	if wrong.Len() == 0 {
		wrong.Add(checkEntry(r, kind, out.entry))
	}
	return out, wrong.Err()
}

// checkEntry refuses a row that contradicts itself.
func checkEntry(r record, kind Kind, e rule.Entry[rule.Number]) error {
	switch {
	case kind.slip && (e.From.Day() != 1 || e.Until.Day() != 1):
		return r.at("from", bad(rule.ErrBadDate, "from", r.fields["from"],
			rule.Sayf("to %s are not whole months, which a figure of a slip is for", "至 %s 不是整月，而工资单的数值按月适用",
				r.fields["to"]), rule.Say("write months, such as 2026-07 and 2027-06", "请填写月份，例如 2026-07 和 2027-06")))
	case e.Grade == rule.Disputed && (e.Other == "" || e.OtherSource == ""):
		return r.at(
			"other",
			bad(rule.ErrMissingField, "other", e.Other, rule.Say("is missing", "没有填写"),
				rule.Say("give the other value and other_source of a disputed figure",
					"有争议的数值须填写 other 和 other_source")),
		)
	case e.Expires && e.Due != 0:
		return r.at("flags", bad(rule.ErrConflict, "flags", r.fields["flags"],
			rule.Say("say that a successor is due and that none is",
				"既表示将有后续数值，又表示没有"), rule.Say("keep one of due and expires", "due 与 expires 请保留其一")))
	case e.Holds && (e.Expires || e.Due != 0):
		return r.at(
			"flags",
			bad(rule.ErrConflict, "flags", r.fields["flags"],
				rule.Say("say that the figure holds and that it ends",
					"既表示持续有效，又表示会终止"), rule.Say("keep one of holds, due and expires", "holds、due、expires 请保留其一")),
		)
	case e.Due != 0 && (e.Until.Day() != 1 || e.Until.Month().Month() != e.Due):
		return r.at(
			"to",
			bad(rule.ErrConflict, "to", r.fields["to"],
				rule.Say("is not the month before its successor is due",
					"不是后续数值应公布月份的前一个月"), rule.Say("correct to, or due", "请改正 to 或 due")),
		)
	case e.Grade == rule.Official && !quotes(kind, e):
		return r.at("quote", bad(rule.ErrMissingField, "quote", "",
			rule.Sayf("does not hold the value %s", "不含数值 %s",
				e.Value), rule.Say(
				"quote the words that print it, or write in note what it is made of, such as 20268 = 6756 × 3",
				"请引用载明该数值的原文，或在 note 中写明其构成，例如 20268 = 6756 × 3")))
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
		return rule.Period{}, rule.Join(r.at("from", err), r.at("to", other))
	}
	switch {
	case holds:
		return heldPeriod(r, first, checked)
	case to == "":
		return rule.Period{}, r.at(
			"to",
			bad(rule.ErrMissingField, "to", "", rule.Say("is empty", "为空"),
				rule.Say("give the last month, such as 2016-06", "请填写最后一个月，例如 2016-06")),
		)
	}
	last, lastDaily, err := readFrom("to", to)
	if err == nil && daily != lastDaily {
		err = bad(rule.ErrBadDate, "to", to, rule.Say("is not of the kind of from", "与 from 的类型不同"),
			rule.Say("write two months or two days", "请都写月份或都写日期"))
	}
	until := last.Add(1)
	if !lastDaily {
		until = last.Month().Add(1).First()
	}
	if err == nil && !first.Before(until) {
		err = bad(rule.ErrBadDate, "to", to, rule.Sayf("is before from %s", "早于 from %s", from),
			rule.Say("correct one of them", "请改正其一"))
	}
	return rule.Period{From: first, Until: until}, r.at("to", err)
}

// heldPeriod is the span of a figure whose end nobody announced: to the end of the year after its source was looked at.
func heldPeriod(r record, first rule.Date, checked rule.Month) (rule.Period, error) {
	from, to := r.fields["from"], r.fields["to"]
	switch {
	case to != "":
		return rule.Period{}, r.at(
			"to",
			bad(rule.ErrConflict, "to", to, rule.Say("ends a figure that holds", "给持续有效的数值设了终点"),
				rule.Say("leave to empty, or remove the flag holds", "请将 to 留空，或去掉 holds")),
		)
	case checked.IsZero():
		return rule.Period{}, r.at(
			"flags",
			bad(rule.ErrConflict, "flags", "holds",
				rule.Say("needs a source of sources.csv with its month checked",
					"需要 sources.csv 中注明核对月份的来源"), rule.Say("give to instead", "请改填 to")),
		)
	case !first.Before(rule.HeldUntil(checked)):
		return rule.Period{}, r.at(
			"from",
			bad(rule.ErrConflict, "from", from,
				rule.Sayf("is after the end of the year that follows %s, when the source was looked at",
					"晚于来源核对月份 %s 的次年年底", checked),
				rule.Say("correct from, or the month checked of the source, or give to instead of holds",
					"请改正 from 或来源的核对月份，或不用 holds 而填写 to")),
		)
	}
	return rule.Period{From: first, Until: rule.HeldUntil(checked)}, nil
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
		return day, daily, bad(rule.ErrBadDate, field, text, rule.Say("has blanks around it", "前后有空格"),
			rule.Say("remove them", "请删除空格"))
	}
	return day, daily, bad(rule.ErrBadDate, field, text, rule.Say("is not a month or a day", "不是月份或日期"),
		rule.Say(
			"write it as 2015-07 or 2015-07-01; if a spreadsheet changed it, "+
				"format the column as text and type it again",
			"请写作 2015-07 或 2015-07-01；如被表格软件改动，请将该列设为文本后重新输入"))
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
	in.Field, in.Do = "value", rule.Say(
		"write a plain decimal such as 5510 or 0.08, without commas, % or exponents; none where it does not exist",
		"请填写普通小数，例如 5510 或 0.08，不带逗号、百分号或指数；不存在时写 none")
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
	if g == rule.Provisional {
		err = bad(rule.ErrOutOfRange, "grade", text, rule.Say("is not stored", "不可写入文件"),
			rule.Say("use official, corroborated, reported or disputed, or leave it empty for a figure of your own",
				"请用 official、corroborated、reported 或 disputed；您自己的数值请留空"))
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
			bad(rule.ErrUnknownField, "source", key, rule.Say("is not a key of sources.csv", "不是 sources.csv 中的 key"),
				rule.Say("add it there, or correct it", "请在其中添加，或改正")),
		)
	case sources != nil && r.fields["source_zh"]+r.fields["url"] != "":
		return cite, r.at("source_zh", bad(rule.ErrConflict, "source_zh", "",
			rule.Say("and url stand in sources.csv",
				"和 url 应写在 sources.csv 中"), rule.Say("leave them out beside a key of it", "使用其 key 时请留空")))
	case strings.TrimSpace(key) == "":
		return cite, r.at(
			"source",
			bad(rule.ErrMissingField, "source", "", rule.Say("is empty", "为空"),
				rule.Say("say where the figure comes from, such as 珠人社规〔2020〕6号", "请写明数值来源，例如 珠人社规〔2020〕6号")),
		)
	case sources == nil:
		cite = rule.Cite{Title: key, Chinese: r.fields["source_zh"], URL: r.fields["url"]}
	}
	cite.Number, cite.Article = r.fields["number"], r.fields["article"]
	cite.Quote, cite.Note = r.fields["quote"], r.fields["note"]
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
			return f, bad(rule.ErrConflict, "flags", word, rule.Say("is there twice", "重复出现"),
				rule.Say("keep one", "请保留一个"))
		}
		switch i := slices.IndexFunc(modalities, func(m rule.Modality) bool { return m.String() == word }); {
		case i >= 0 && f.modality != rule.Exact:
			return f, bad(rule.ErrConflict, "flags", word,
				rule.Sayf("and %s exclude each other", "与 %s 互相排斥", f.modality), rule.Say("keep one of them", "请保留其一"))
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
			return f, bad(rule.ErrOutOfRange, "flags", word, rule.Say("is not known", "不在可选范围内"),
				rule.Say("use in_force_by, holds, due=01, due=03, due=07, expires, at_least, at_most, about, target",
					"可用：in_force_by、holds、due=01、due=03、due=07、expires、at_least、at_most、about、target"))
		}
	}
	return f, nil
}
