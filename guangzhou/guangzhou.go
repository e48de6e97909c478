package guangzhou

import (
	"embed"
	"sync"
	"sync/atomic"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Place is the name a policy of this package carries.
const Place = "广州"

// files are the city's figures: see package figures for the format.
//
//go:embed figures/*.csv sources.csv
var files embed.FS

var theBook = sync.OnceValues(func() (figures.Book, error) {
	return figures.Read(files, figures.Place(Place), figures.Derive(derived()...))
})

// derived are the series that are another series by rule.
func derived() []figures.Derived {
	floor := func(series, why string) figures.Derived {
		return figures.Derived{Series: series, From: "minimum_wage", Since: rule.MonthOf(2015, 7), Why: why}
	}
	merged := func(series, from string) figures.Derived {
		return figures.Derived{Series: series, From: from, Since: rule.MonthOf(2020, 1),
			Why: "collected with medical insurance on its base"}
	}
	return []figures.Derived{
		merged("maternity.floor", "medical.floor"),
		merged("maternity.ceiling", "medical.ceiling"),
		floor("unemployment.floor", "the floor is the city's minimum wage (广东省失业保险条例 art. 8)"),
		floor("injury.floor", "the floor is the city's minimum wage, as the tables of 2015 to 2025 have it"),
		// The average of a calendar year is the base of the medical year from the next July (市政府令第123号 art. 38, 66).
		{Series: "illness_supplement.city_average", From: "city.average_wage", Months: 18, Year: 12,
			Why: "the average of the year before is the base from July to June (市政府令第123号 art. 38, 66)"},
	}
}

// Option changes how the figures are read: the options of package figures, whose docs say more.
type Option = figures.Option

// Reading is the options of figures as fields, such as those of an input: Policy(month, reading.Options()...).
type Reading = figures.Reading

// CarryForward takes a figure past its series' last entry for at most 12 months, graded provisional.
func CarryForward() Option { return figures.CarryForward() }

// KnownOn answers as on a day, so that an old run can be reproduced.
func KnownOn(day rule.Date) Option { return figures.KnownOn(day) }

// MinGrade treats a figure known less well than g as unknown.
func MinGrade(g rule.Grade) Option { return figures.MinGrade(g) }

// Disputed takes the likelier value of a figure on which public sources contradict one another.
func Disputed() Option { return figures.Disputed() }

// Own puts a user's own dated figures over the city's, graded supplied, with their own documents.
func Own(book figures.Book) Option { return figures.Own(book) }

// Policy joins the dated figures for one month. A figure that is not known is recorded in the policy (see
// payroll.Policy.Missing) and refused by the slip that needs it; a month outside 2000-2100 is an error.
func Policy(month rule.Month, with ...Option) (payroll.Policy, error) {
	book, err := theBook()
	if err != nil {
		return payroll.Policy{}, err
	}
	if len(with) > 0 || month.Year() < firstYear || month.Year() > lastYear {
		return book.Policy(month, with...)
	}
	slot := &policies[month.Sub(rule.MonthOf(firstYear, 1))]
	if p := slot.Load(); p != nil {
		return *p, nil
	}
	p, err := book.Policy(month)
	if err == nil {
		slot.Store(&p)
	}
	return p, err
}

const firstYear, lastYear = 2000, 2100

// policies keeps each month's policy once it has been joined without options; a caller gets a copy.
var policies [(lastYear - firstYear + 1) * 12]atomic.Pointer[payroll.Policy]

// Lookup returns one series' figure for a month, such as Lookup("minimum_wage", month); a figure of a year is found
// under any of its months. An unknown name is ErrUnknownField, a month without an entry ErrNoRule, a figure known
// less well than MinGrade ErrBelowGrade. Names and units are those of figures.Names and figures.Describe.
func Lookup(name string, month rule.Month, with ...Option) (rule.Figure, error) {
	book, err := theBook()
	if err != nil {
		return rule.Figure{}, err
	}
	return book.Lookup(name, month, with...)
}

// LookupOn is Lookup for a day, for figures that change inside a month, such as the rates of provident fund loans.
func LookupOn(name string, day rule.Date, with ...Option) (rule.Figure, error) {
	book, err := theBook()
	if err != nil {
		return rule.Figure{}, err
	}
	return book.LookupOn(name, day, with...)
}

// Table is one series for people to read.
type Table = figures.Table

// Tables returns every series with all its entries, in a fixed order.
func Tables() ([]Table, error) {
	book, err := theBook()
	return book.Tables(), err
}

// Source is a document or a page that figures are read from.
type Source = figures.Source

// Sources returns every document of sources.csv, by key.
func Sources() ([]Source, error) {
	book, err := theBook()
	return book.Sources(), err
}

// Version names the version of the figures, such as "2026-11-1f0c9a3e": it changes with every byte of them.
func Version() string {
	book, _ := theBook() // an empty one beside an error
	return book.Version()
}
