package serve

import (
	"net/http"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// seriesList is a figure through all its months, or two of them beside each other.
type seriesList struct {
	versions
	Series   []series       `json:"series" doc:"one, or two" zh:"一项或两项数据"`
	Compared []comparedSpan `json:"compared,omitempty" doc:"of two: every span" zh:"两项数据逐段对照"`
}

// series is a figure with every value it had.
type series struct {
	Name    string        `json:"name" doc:"its name" zh:"名称"`
	Scheme  string        `json:"scheme,omitempty" doc:"whose it is, such as pension" zh:"所属险种"`
	What    string        `json:"what" doc:"what it is" zh:"英文含义"`
	WhatZH  string        `json:"what_zh" doc:"the same in Chinese" zh:"中文含义"`
	Unit    string        `json:"unit" doc:"the unit of its value" zh:"单位"`
	Entries []seriesEntry `json:"entries" doc:"in the order of their days" zh:"各期，按时间排列"`
}

// entries are the values of a figure with their days.
type entries []rule.Entry[rule.Number]

// seriesEntry is a value with its days and its document.
type seriesEntry struct {
	From        string     `json:"from" doc:"first day it is in force" zh:"起始日"`
	To          string     `json:"to" doc:"last day it is in force" zh:"终止日"`
	Value       string     `json:"value" doc:"none where none is set" zh:"数值；none 表示不设"`
	Grade       rule.Grade `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source      string     `json:"source" doc:"its document" zh:"依据（英文）"`
	SourceZH    string     `json:"source_zh" doc:"the same in Chinese" zh:"依据"`
	URL         string     `json:"url,omitempty" doc:"the document's address" zh:"网址"`
	Other       string     `json:"other,omitempty" doc:"another source's value, where disputed" zh:"另一来源的数值"`
	OtherSource string     `json:"other_source,omitempty" doc:"who says so" zh:"另一来源"`
}

// comparedSpan is a span in which neither of two figures changes.
type comparedSpan struct {
	From       string `json:"from" doc:"first day" zh:"起始日"`
	To         string `json:"to" doc:"last day" zh:"终止日"`
	First      string `json:"first,omitempty" doc:"absent where there is no value" zh:"第一项"`
	Second     string `json:"second,omitempty" doc:"absent where there is no value" zh:"第二项"`
	Difference string `json:"difference,omitempty" doc:"second less first, of one unit" zh:"差额（第二项减第一项）"`
}

// seriesRoute is the route of a figure through its months.
func seriesRoute() route {
	text := func(example string) map[string]any {
		return map[string]any{"type": "string", "examples": []string{example}}
	}
	return route{method: "GET", path: "/v1/series", id: "series", answer: "SeriesList", serve: (*server).series,
		query: []parameter{
			{"name", text("pension.floor"), rule.Say("the figure's name", "数据名称")},
			{"with", text("medical.floor"), rule.Say("another to compare it with", "与之对照的另一项")}},
		summary: rule.Say("A figure through all its months, each value with its document; or two compared.",
			"一项数据各期的数值与依据；或两项数据对照。")}
}

// series answers with a figure through its months.
func (s *server) series(w http.ResponseWriter, r *http.Request) {
	given, err := queryOf(r, []string{"name", "with"})
	if err != nil {
		s.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	list := seriesList{versions: theseVersions()}
	var days []entries
	for _, field := range []string{"name", "with"} {
		if given[field] == nil && field == "with" {
			continue
		}
		one, of, err := seriesOf(field, strings.Join(given[field], ""))
		if err != nil {
			s.refuse(w, r, http.StatusBadRequest, err)
			return
		}
		list.Series, days = append(list.Series, one), append(days, of)
	}
	if len(list.Series) > 1 {
		list.Compared = compared(days[0], days[1], list.Series[0].Unit == list.Series[1].Unit)
	}
	body, err := jsonrule.Marshal(list)
	if err != nil {
		s.fail(w, r, broken())
		return
	}
	s.write(w, r, body, "en, zh")
}

// seriesOf is the figure of a name that a field of the query has.
func seriesOf(field, name string) (series, entries, error) {
	kind, known := figures.Describe(name)
	if !known {
		return series{}, nil, badField(rule.ErrUnknownField, field, name, rule.Say("is no figure", "不是数据名称"),
			rule.Say("use a name of /v1/figures", "请用 /v1/figures 所列的名称"))
	}
	tables, err := guangzhou.Tables()
	if err != nil {
		return series{}, nil, err
	}
	out := series{Name: name, What: kind.What.In(rule.English), WhatZH: kind.What.In(rule.Chinese), Unit: kind.Unit,
		Entries: []seriesEntry{}}
	var days entries
	if at := slices.IndexFunc(tables, func(t guangzhou.Table) bool { return t.Name == name }); at >= 0 {
		days = tables[at].Entries
	}
	if kind.Scheme != 0 {
		out.Scheme = kind.Scheme.String()
	}
	for _, e := range days {
		out.Entries = append(out.Entries, seriesEntry{From: e.From.String(), To: e.Period().Last().String(),
			Value: valueOf(e.Value), Grade: e.Grade, Source: e.Cite.In(rule.English),
			SourceZH: e.Cite.In(rule.Chinese), URL: e.Cite.URL, Other: e.Other, OtherSource: e.OtherSource})
	}
	return out, days, nil
}

// valueOf is a value as text; none where none is set.
func valueOf(n rule.Number) string {
	if n.IsNone() {
		return "none"
	}
	return n.String()
}

// compared are two figures side by side, a span for each time one of them changes, with their difference where both
// are of one unit.
func compared(a, b entries, oneUnit bool) []comparedSpan {
	var days []rule.Date
	for _, e := range slices.Concat(a, b) {
		days = append(days, e.From, e.Until)
	}
	slices.SortFunc(days, func(a, b rule.Date) int { return a.Sub(b) })
	days = slices.Compact(days)
	out := []comparedSpan{}
	for i := range days[:max(0, len(days)-1)] {
		first, hasFirst := a.on(days[i])
		second, hasSecond := b.on(days[i])
		if !hasFirst && !hasSecond {
			continue
		}
		span := comparedSpan{From: days[i].String(), To: days[i+1].Add(-1).String()}
		if hasFirst {
			span.First = valueOf(first)
		}
		if hasSecond {
			span.Second = valueOf(second)
		}
		if hasFirst && hasSecond && oneUnit && !first.IsNone() && !second.IsNone() {
			span.Difference = second.Decimal().Sub(first.Decimal()).String()
		}
		out = append(out, span)
	}
	return out
}

// on is the value in force on a day, and whether there is one.
func (all entries) on(day rule.Date) (rule.Number, bool) {
	for _, e := range all {
		if e.Period().Contains(day) {
			return e.Value, true
		}
	}
	return rule.Number{}, false
}
