// Package tabletest runs the tables of tests and compares decimals by value.
//
// A table that is empty fails, so that no test passes because nothing ran.
package tabletest

import (
	"reflect"
	"testing"

	"github.com/shopspring/decimal"
)

// Run runs every case of a table under its name and fails where the table is empty.
func Run[C any](t *testing.T, cases map[string]C, test func(t *testing.T, c C)) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("the table has no case")
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { test(t, c) })
	}
}

// Each runs the cases of a table in their order, each under its field name, and fails where the table is empty, a case
// has no name or two have the same.
func Each[C any](t *testing.T, cases []C, test func(t *testing.T, c C)) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("the table has no case")
	}
	named := map[string]bool{}
	for _, c := range cases {
		name := reflect.ValueOf(c).FieldByName("name").String()
		if name == "" || named[name] {
			t.Fatalf("the name %q is empty or stands for two cases", name)
		}
		named[name] = true
		t.Run(name, func(t *testing.T) { test(t, c) })
	}
}

// Dec returns the decimal a plain text stands for and fails the test where it stands for none.
func Dec(t testing.TB, text string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatalf("%q is not a decimal: %v", text, err)
	}
	return d
}

// Equal fails the test where got is not exactly the value of want.
func Equal(t testing.TB, want string, got decimal.Decimal) {
	t.Helper()
	if !Dec(t, want).Equal(got) {
		t.Errorf("got %s, want %s", got, want)
	}
}
