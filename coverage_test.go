package shebao_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// clauses are the clauses of the city's 2014 notice, each of which needs a row in COVERAGE.md.
var clauses = strings.Fields("1.1a 1.1b 1.1c 1.2a 1.2b 1.3a 1.3b 1.3c 1.4a 1.4b 1.4c 1.5a 1.5b 1.6 1.7 1.8 2.1a 2.1b " +
	"2.1c 2.1d 2.2a 2.2b 2.3a 2.3b 2.4a 2.4b 2.5a 2.5b 2.6 2.7 2.8 3.1-3.3 4.1-4.2")

// coverage is one row of the table: the rules named in it and how it stands.
type coverage struct {
	rules  []string
	status string
}

func readCoverage(t *testing.T) map[string]coverage {
	t.Helper()
	text, err := os.ReadFile("COVERAGE.md")
	require.NoError(t, err)
	rows := map[string]coverage{}
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || strings.HasPrefix(cells[1], "---") || strings.TrimSpace(cells[1]) == "clause" {
			continue
		}
		clause := strings.TrimSpace(cells[1])
		require.NotContains(t, rows, clause, "clause %s has two rows", clause)
		row := coverage{status: strings.TrimSpace(cells[4])}
		for _, m := range regexp.MustCompile("`([a-z_]+\\.[a-z_]+)`").FindAllStringSubmatch(cells[3], -1) {
			row.rules = append(row.rules, m[1])
		}
		rows[clause] = row
	}
	return rows
}

// TestCoverage ties COVERAGE.md to the rules both ways: every clause has a row that works, is not built yet or says why
// it cannot be computed; every rule named there exists; every rule that answers a clause is named in its row.
func TestCoverage(t *testing.T) {
	rows := readCoverage(t)
	for _, clause := range clauses {
		row, ok := rows[clause]
		if !assert.True(t, ok, "clause %s has no row", clause) {
			continue
		}
		switch {
		case strings.HasPrefix(row.status, "works: the program"):
			assert.Empty(t, row.rules, "clause %s names rules", clause)
			_, err := os.Stat(regexp.MustCompile("`(examples/[a-z]+)`").FindStringSubmatch(row.status)[1])
			assert.NoError(t, err, "clause %s", clause)
		case strings.HasPrefix(row.status, "works"), strings.HasPrefix(row.status, "in part"):
			assert.NotEmpty(t, row.rules, "clause %s works by no rule", clause)
		case strings.HasPrefix(row.status, "not computable: "), strings.HasPrefix(row.status, "not built yet"):
			assert.Empty(t, row.rules, "clause %s names rules", clause)
		default:
			assert.Fail(t, "status", "clause %s: %q", clause, row.status)
		}
	}
	named := map[string]bool{}
	for clause, row := range rows {
		assert.Contains(t, append(clauses, "-"), clause)
		for _, rule := range row.rules {
			named[clause+" "+rule] = true
		}
	}
	for _, r := range scenario.Rules() {
		for _, clause := range strings.Split(r.Clause, ", ") {
			assert.True(t, named[clause+" "+r.Name], "%s answers clause %s and is not in its row", r.Name, clause)
			delete(named, clause+" "+r.Name)
		}
	}
	assert.Empty(t, named, "COVERAGE.md names rules that do not exist or answer another clause")
}
