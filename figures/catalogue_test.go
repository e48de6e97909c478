package figures_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

var update = flag.Bool("update", false, "write testdata/catalogue.txt anew")

// What the catalogue says of each figure, in its order, is recorded: go test ./figures -run Recorded -update writes it.
func TestCatalogueIsRecorded(t *testing.T) {
	const path = "testdata/catalogue.txt"
	var is strings.Builder
	for _, name := range figures.Names() {
		k, ok := figures.Describe(name)
		require.True(t, ok, name)
		scheme := "-"
		if k.Scheme != 0 {
			scheme = k.Scheme.String()
		}
		fmt.Fprintf(&is, "%s | %s | %s | %s | %s | %v\n", k.Name, scheme, k.Unit, k.What.English, k.What.Chinese,
			k.Absent)
	}
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(is.String()), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), is.String())
}

// A figure whose name starts with a scheme is of that scheme: what an error about it names as its area.
func TestFiguresAreOfTheSchemeOfTheirName(t *testing.T) {
	for _, name := range figures.Names() {
		k, _ := figures.Describe(name)
		for s := rule.Pension; s <= rule.Housing; s++ {
			if word, _, _ := strings.Cut(name, "."); word == s.String() {
				assert.Equal(t, s, k.Scheme, name)
			}
		}
	}
}

// A book names its series in the order of the catalogue, whatever the order of its rows.
func TestNamesOfABookAreInTheOrderOfTheCatalogue(t *testing.T) {
	var rows []figures.Row
	for _, name := range slices.Backward(figures.Names()) {
		rows = append(rows, figures.Row{Series: name, From: "2025-07", To: "2025-12", Value: "0", Source: "notice"})
	}
	book, err := figures.OfRows(rows)
	require.NoError(t, err)
	assert.Equal(t, figures.Names(), book.Names())
}
