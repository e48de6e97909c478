package guangzhou

import (
	"errors"
	"fmt"
	"sync"

	"github.com/shebao-go/shebao/rule"
)

// noScheme marks a series that belongs to no scheme, such as the minimum wage.
const noScheme rule.Scheme = 0

// table is one series as it is written down: a name, what it is, and its rows.
type table struct {
	name   string
	scheme rule.Scheme
	what   string
	unit   string
	rows   []row
}

// row is one dated figure. from and to are months, both inclusive; an empty to means that no end was seen.
type row struct {
	from, to  string
	value     string // digits, or "none"
	grade     rule.Grade
	inForceBy bool          // from is the first month a source shows the figure, not its start
	expires   bool          // the instrument itself ends with to
	modality  rule.Modality // zero is Exact
	cite      rule.Cite
}

// checked is the month every source was last looked at.
func checked() rule.Month { return rule.MonthOf(2026, 11) }

// book is every series by name, built from the tables once.
type book struct {
	names  []string
	units  map[string]string
	series map[string]rule.Series[rule.Number]
}

var theBook = sync.OnceValues(build)

// build turns the tables into series. An error here is a mistake in a table, which the tests of this package catch.
func build() (*book, error) {
	b := &book{units: map[string]string{}, series: map[string]rule.Series[rule.Number]{}}
	var errs []error
	for _, tables := range [...][]table{pensionTables, medicalTables, unemploymentTables, injuryTables, housingTables, averagesTables, reliefTables} {
		for _, t := range tables {
			errs = append(errs, b.add(t))
		}
	}
	errs = append(errs, b.addDerived())
	return b, errors.Join(errs...)
}

func (b *book) add(t table) error {
	if _, twice := b.series[t.name]; twice {
		return fmt.Errorf("series %s is there twice", t.name)
	}
	var entries []rule.Entry[rule.Number]
	var errs []error
	for _, r := range t.rows {
		e, err := r.entry(t.name)
		entries, errs = append(entries, e), append(errs, err)
	}
	s, err := rule.NewSeries(t.scheme, t.what, entries...)
	b.names, b.units[t.name], b.series[t.name] = append(b.names, t.name), t.unit, s
	return errors.Join(append(errs, err)...)
}

// entry reads one row.
func (r row) entry(name string) (rule.Entry[rule.Number], error) {
	from, err1 := rule.ParseMonth(r.from)
	to, err2 := checked(), error(nil)
	if r.to != "" {
		to, err2 = rule.ParseMonth(r.to)
	}
	value, err3 := rule.NoNumber(), error(nil)
	if r.value != "none" {
		value, err3 = rule.Input{Field: name, Max: 10_000_000_000, Places: 8}.ParseNumber(r.value)
	}
	cite := r.cite
	cite.Checked = checked()
	modality := r.modality
	if modality == 0 {
		modality = rule.Exact
	}
	return rule.Entry[rule.Number]{From: from.First(), Until: to.Add(1).First(), Value: value, Grade: r.grade, Modality: modality,
		Cite: cite, InForceBy: r.inForceBy, Open: r.to == "", Expires: r.expires}, errors.Join(err1, err2, err3)
}

// floorSince is the first month a source shows the minimum wage as the floor of unemployment and injury insurance.
func floorSince() rule.Month { return rule.MonthOf(2015, 7) }

// mergedSince is the month from which maternity insurance is collected on the medical base.
func mergedSince() rule.Month { return rule.MonthOf(2020, 1) }

// addDerived adds the series that are another series by rule: no figure is written down twice.
func (b *book) addDerived() error {
	add := func(name, unit string, scheme rule.Scheme, what string, entries []rule.Entry[rule.Number]) error {
		s, err := rule.NewSeries(scheme, what, entries...)
		b.names, b.units[name], b.series[name] = append(b.names, name), unit, s
		return err
	}
	const yuan = "yuan a month"
	wage := func(why string) []rule.Entry[rule.Number] { return since(b.series["minimum_wage"], floorSince(), why) }
	medical := func(limit string) []rule.Entry[rule.Number] {
		return since(b.series["medical."+limit], mergedSince(), "collected with medical insurance on its base")
	}
	return errors.Join(
		add("maternity.floor", yuan, rule.Maternity, "floor", medical("floor")),
		add("maternity.ceiling", yuan, rule.Maternity, "ceiling", medical("ceiling")),
		add("unemployment.floor", yuan, rule.Unemployment, "floor", wage("the floor is the city's minimum wage (广东省失业保险条例 art. 8)")),
		add("injury.floor", yuan, rule.Injury, "floor", wage("the floor is the city's minimum wage, as a consultancy table of 2020 has it")),
		add("illness_supplement.city_average", yuan, rule.IllnessSupplement, "city average wage of the year before", lastYears(b.series["city.average_wage"])),
	)
}

// since cuts a series off before a month and notes why it stands here.
func since(s rule.Series[rule.Number], first rule.Month, why string) []rule.Entry[rule.Number] {
	var out []rule.Entry[rule.Number]
	for _, e := range s.Entries() {
		if !e.Until.After(first.First()) {
			continue
		}
		if e.From.Before(first.First()) {
			e.From = first.First()
		}
		out = append(out, noted(e, why))
	}
	return out
}

// lastYears moves the average wage of a calendar year to the medical year it is the base of: July of the next year to
// June (市政府令第123号 art. 38 and 66).
func lastYears(s rule.Series[rule.Number]) []rule.Entry[rule.Number] {
	out := s.Entries()
	for i, e := range out {
		next := e.From.Month().Add(18)
		e.From, e.Until = next.First(), next.Add(12).First()
		out[i] = noted(e, "the average of the year before is the base from July to June (市政府令第123号 art. 38, 66)")
	}
	return out
}

func noted(e rule.Entry[rule.Number], why string) rule.Entry[rule.Number] {
	if e.Cite.Note != "" {
		why = e.Cite.Note + "; " + why
	}
	e.Cite.Note = why
	return e
}
