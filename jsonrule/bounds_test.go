package jsonrule

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The bounds of every kind are those the doc of the package names.
func TestKindsOfNumbers(t *testing.T) {
	for _, c := range []struct {
		kind            string
		of              []kind
		least, greatest string
		places          int
	}{
		{kind: "wage", of: []kind{decimalKind}, least: "0", greatest: "10000000000", places: 2},
		{kind: "yuan", of: []kind{decimalKind}, least: "0", greatest: "10000000000", places: 2},
		{kind: "total", of: []kind{decimalKind}, least: "0", greatest: "1000000000000000", places: 2},
		{kind: "base", of: []kind{decimalKind}, least: "1", greatest: "10000000", places: 2},
		{kind: "income", of: []kind{decimalKind}, least: "0.01", greatest: "1000000", places: 8},
		{kind: "rate", of: []kind{decimalKind}, least: "0", greatest: "1", places: 8},
		{kind: "coefficient", of: []kind{decimalKind}, least: "0.00000001", greatest: "1", places: 8},
		{kind: "growth", of: []kind{decimalKind}, least: "-0.5", greatest: "1", places: 6},
		{kind: "factor", of: []kind{decimalKind}, least: "0", greatest: "10", places: 4},
		{kind: "index", of: []kind{decimalKind}, least: "0", greatest: "10", places: 8},
		{kind: "area", of: []kind{decimalKind}, least: "0", greatest: "100000", places: 4},
		{kind: "persons", of: []kind{decimalKind}, least: "0", greatest: "100000000", places: 8},
		{kind: "number", of: []kind{decimalKind}, least: "-1000000000000000", greatest: "1000000000000000", places: 2},
		{kind: "years", of: []kind{decimalKind}, least: "0", greatest: "100", places: 8},
		{kind: "divisor", of: []kind{decimalKind}, least: "56", greatest: "233", places: 1},
		{kind: "months", of: []kind{decimalKind, countKind}, least: "0", greatest: "1200", places: 8},
		{kind: "count", of: []kind{countKind}, least: "0", greatest: "1000000000"},
		{kind: "year", of: []kind{countKind}, least: "1900", greatest: "2200"},
		{kind: "age", of: []kind{countKind}, least: "0", greatest: "150"},
		{kind: "lots"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			var goesWith []kind
			for _, of := range []kind{decimalKind, countKind} {
				s := shape{kind: of}
				if err := s.number(reflect.StructTag(`in:"` + c.kind + `,optional"`)); err != nil {
					require.ErrorContains(t, err, "has the kind \""+c.kind+"\", which is none of its type")
					continue
				}
				goesWith = append(goesWith, of)
				assert.Equal(t, c.least, s.least())
				assert.Equal(t, c.greatest, s.greatest())
				assert.Equal(t, c.places, s.bounds.Places)
				assert.True(t, s.bounded)
				assert.Equal(t, c.kind == "year", s.year)
			}
			assert.Equal(t, c.of, goesWith)
		})
	}
}

// Bounds of a tag stand in the place of those of the kind; the one that is left is worth what it was.
func TestBoundsOfTags(t *testing.T) {
	for _, c := range []struct{ name, tag, least, greatest string }{
		{name: "the least in tenths", tag: `in:"base" min:"1.5"`, least: "1.5", greatest: "10000000"},
		{name: "the greatest in thousandths", tag: `in:"growth" max:"0.125"`, least: "-0.5", greatest: "0.125"},
		{name: "both", tag: `in:"growth" min:"-0.01" max:"0.125"`, least: "-0.01", greatest: "0.125"},
		{name: "a unit of the scale below 0", tag: `in:"growth" min:"-0.01"`, least: "-0.01", greatest: "1"},
		{name: "whole numbers with zeros", tag: `in:"growth" min:"0" max:"100"`, least: "0", greatest: "100"},
		{name: "the greatest of all", tag: `in:"number" max:"9223372036854775807"`, least: "-1000000000000000",
			greatest: "9223372036854775807"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := shape{kind: decimalKind}
			require.NoError(t, s.number(reflect.StructTag(c.tag)))
			assert.Equal(t, c.least, s.least())
			assert.Equal(t, c.greatest, s.greatest())
		})
	}
	for _, c := range []struct{ name, tag, want string }{
		{name: "the least", tag: `in:"yuan" min:"x"`, want: `bound "x"`},
		{name: "the greatest", tag: `in:"yuan" min:"1" max:"1,000"`, want: `bound "1,000"`},
		{name: "beyond a machine", tag: `in:"yuan" max:"9223372036854775808"`, want: `bound "9223372036854775808"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := shape{kind: decimalKind}
			require.ErrorContains(t, s.number(reflect.StructTag(c.tag)), c.want)
		})
	}
}
